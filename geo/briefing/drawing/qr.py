"""QR codes of links, as squares to be drawn (ISO/IEC 18004)."""

from dataclasses import dataclass

import segno

__all__ = ["QUIET", "QrCode", "qr_code"]

QUIET = 4
"""Empty modules that must surround the code (ISO/IEC 18004, quiet zone)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QrCode:
    """The modules of a code without its quiet zone."""

    rows: tuple[tuple[bool, ...], ...]
    """Dark modules, from the top."""

    @property
    def modules(self) -> int:
        """Modules along a side, the quiet zone included."""
        return len(self.rows) + 2 * QUIET


def qr_code(text: str) -> QrCode | None:
    """The code of a text at the medium level of correction; None where it is longer than a code can hold."""
    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError:
        return None
    return QrCode(rows=tuple(tuple(bool(module) for module in row) for row in code.matrix))

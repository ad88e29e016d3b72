"""How title and subtitle of a figure are broken into lines."""

from geo.briefing.drawing.typesetting import Style, width_in, wrap

__all__ = ["even_lines", "lines_between_parts"]

_EVEN = tuple(share / 20 for share in range(19, 9, -1))
"""Of the width: lines of a title that are tried for lines of about the same length."""
_DOT = " · "


def even_lines(text: str, style: Style, width: float) -> list[str]:
    """The lines of a text, as few as there must be, and none much shorter than the others."""
    lines = wrap(text, style, width)
    for share in _EVEN:
        narrower = wrap(text, style, share * width)
        # No word is broken for the sake of looks.
        if len(narrower) > len(lines) or " ".join(narrower) != " ".join(lines):
            break
        lines = narrower
    return lines


def lines_between_parts(text: str, style: Style, width: float) -> list[str]:
    """The lines of parts joined by middle dots, broken between two parts where they can be: a date stays whole."""
    lines: list[str] = []
    for part in text.split(_DOT):
        joined = f"{lines[-1]}{_DOT}{part}" if lines else part
        if lines and width_in(joined, style) <= width:
            lines[-1] = joined
        else:
            lines += wrap(part, style, width)
    return lines

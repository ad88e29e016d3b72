"""Office files as packages (ECMA-376, part 2): the imprint they carry, and the same bytes on every day."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final
from xml.sax.saxutils import escape

from geo import __version__
from geo.briefing.content.imprint import XML_NAMESPACE, Imprint, to_json
from geo.briefing.content.quotations import link_text
from geo.briefing.content.sheet import Sheet
from geo.briefing.office.language_runs import LANGUAGE
from geo.text import visible

__all__ = ["IMPRINT_PART", "imprint_xml", "seal", "set_properties"]

IMPRINT_PART: Final = "/customXml/item1.xml"
"""Where the imprint stands."""

_APP_PART: Final = "docProps/app.xml"
_APP_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>hotspots {__version__}</Application></Properties>"
).encode()
"""Which program has written the file."""

_LONGEST_PROPERTY: Final = 255
"""Characters of a core property that every program reads."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a zip entry."""
_LEVEL: Final = 6
_PACKED: Final = (".png", ".jpeg", ".jpg")


def imprint_xml(imprint: Imprint) -> bytes:
    """The imprint as a custom XML part."""
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{declared}<imprint xmlns="{XML_NAMESPACE}">{escape(to_json(imprint))}</imprint>'.encode()


def set_properties(properties: Any, sheet: Sheet) -> None:  # noqa: ANN401  # of one library or the other
    """Set the core properties of a file made from a template, which has none: no dates either, there is no clock."""
    told = {
        "title": sheet.title,
        "author": sheet.about.author or sheet.about.publisher,
        "subject": sheet.subtitle,
        "comments": "; ".join(part for part in (sheet.version, link_text(sheet)) if part),
        "language": LANGUAGE,
    }
    for name, text in told.items():
        setattr(properties, name, visible(text)[:_LONGEST_PROPERTY])


def seal(content: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The same package with nothing of the day or the machine in it: fixed times, one system, parts in their order.

    `replaced` has parts by their names in the archive, to stand there instead; the program's name is one of them.
    """
    instead = {_APP_PART: _APP_PROPERTIES, **(replaced or {})}
    sealed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(sealed, "w") as target:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            # Pictures are packed already.
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            target.writestr(entry, instead.get(name) or parts.read(name), compresslevel=_LEVEL)
    return sealed.getvalue()

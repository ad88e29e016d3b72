"""The sections of a deck, by which PowerPoint groups slides in its overview: an extension of ECMA-376 (p14, 2010)."""

import uuid
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml

from geo.briefing.office.slide_design import Deck
from geo.text import visible

__all__ = ["DeckSection", "add_sections"]

DeckSection = tuple[str, Sequence[int]]
"""A name and the ids of its slides; a deck's sections hold each of its slides once, in their order."""

_MAIN: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
_P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_URI: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NAMES: Final = uuid.UUID("0b6f9f6a-1a0b-5d0e-9c55-3d6a5f1f8f4e")
"""The namespace of sections' ids, which are made from what the deck shows and not from chance (RFC 9562, 5.5)."""


def add_sections(deck: Deck, sections: Sequence[DeckSection], of: str) -> None:
    """Add the sections; `of` tells this deck's content from that of others."""
    told = "".join(_section(name, ids, f"{of} {number}") for number, (name, ids) in enumerate(sections))
    extension = (
        f'<p:ext xmlns:p="{_MAIN}" uri="{_URI}"><p14:sectionLst xmlns:p14="{_P14}">{told}</p14:sectionLst></p:ext>'
    )
    # Extensions stand last in the presentation.
    holder = deck.element.find(f"{{{_MAIN}}}extLst")
    if holder is None:
        holder = parse_xml(f'<p:extLst xmlns:p="{_MAIN}"/>')
        deck.element.append(holder)
    holder.append(parse_xml(extension))


def _section(name: str, ids: Sequence[int], of: str) -> str:
    guid = str(uuid.uuid5(_NAMES, f"{of} {name}")).upper()
    slides = "".join(f'<p14:sldId id="{number}"/>' for number in ids)
    return (
        f'<p14:section name={quoteattr(visible(name))} id="{{{guid}}}"><p14:sldIdLst>{slides}</p14:sldIdLst>'
        "</p14:section>"
    )

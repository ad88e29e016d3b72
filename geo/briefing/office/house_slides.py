"""A house's own deck as a template of slides: its masters, layouts, typefaces and colours, without its slides.

It is given the three layouts that slides are made on, as the shipped templates have them, each made from the layout of
the house whose placeholders suit best. No other layout of the house is touched.
"""

import io
from collections.abc import Iterator
from typing import Any, Final

from pptx import Presentation

from geo.briefing.office.house_boxes import house_boxes
from geo.briefing.office.house_layout import add_layout
from geo.briefing.office.house_package import clear_properties, drop_kinds, drop_relations
from geo.briefing.office.house_placeholders import base_layouts
from geo.briefing.office.house_text import has_our_levels
from geo.briefing.office.house_theme import SLIDE
from geo.briefing.office.slide_design import SlideLayout, SlideShape, named_places

__all__ = ["adopt_deck"]

_DECK_KINDS: Final = frozenset({"slideMaster", "notesMaster", "theme", "tableStyles", "font"})
_MASTER_KINDS: Final = frozenset({
    "slideMaster", "slideLayout", "notesMaster", "theme", "themeOverride", "image", "hdphoto",
})  # fmt: skip
_OF_SLIDES: Final = ("sldIdLst", "custShowLst", "custDataLst", "modifyVerifier", "handoutMasterIdLst", "extLst")
"""Elements of a presentation about its slides, their sections and who may write: they go with the slides."""
_MOVING: Final = ("timing", "transition")
_OPTIONAL: Final = frozenset({SlideShape.MARKING, SlideShape.MARKING_AGAIN})
_NEEDED: Final = {
    SlideLayout.OVERVIEW: frozenset(SlideShape) - _OPTIONAL - {SlideShape.NOTE},
    SlideLayout.EXCERPTS: frozenset(SlideShape) - _OPTIONAL,
    SlideLayout.TEXT: frozenset(SlideShape) - _OPTIONAL - {SlideShape.NOTE, SlideShape.FIGURE},
}
_WORDS: Final = {SlideShape.TITLE: "title", SlideShape.TEXT: "text", SlideShape.FOOTER: "footer",
                 SlideShape.NUMBER: "slide number"}  # fmt: skip
_MIXED: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def adopt_deck(content: bytes, *, banded: bool) -> tuple[bytes, tuple[str, ...]]:
    """A deck without slides that has our layouts, and what the house's own lacks, a line each.

    `banded`: slides will have bands at top and bottom, for which room is made where the house has no placeholder for
    the marking. Raises HotspotsError where the slides are too small, and what python-pptx raises for a damaged file.
    """
    deck = Presentation(io.BytesIO(content))
    told = [*_strip(deck)]
    chosen = base_layouts(deck)
    complete = {wanted for wanted, base in chosen.items() if _is_ours(wanted, base)}
    lacking: dict[str, None] = {}
    for wanted, base in chosen.items():
        if wanted in complete:
            continue
        house = house_boxes(deck, wanted, base, banded=banded)
        lacking |= dict.fromkeys(word for place, word in _WORDS.items() if place not in house.places)
        add_layout(deck, wanted, house)
        if base.name == wanted.value:
            base.slide_master.slide_layouts.remove(base)
    if lacking:
        told.append(f"has no placeholder for {' or '.join(lacking)}; such text is set between the margins")
    made = [f"“{wanted}” from “{base.name}”" for wanted, base in chosen.items() if wanted not in complete]
    if made:
        told.append(f"layouts are made of its own: {', '.join(made)}")
    out = io.BytesIO()
    clear_properties(deck.core_properties)
    deck.save(out)
    return out.getvalue(), tuple(told)


def _is_ours(wanted: SlideLayout, base: Any) -> bool:  # noqa: ANN401  # python-pptx's layout
    """Whether a layout of the house has all that slides are made of: it was made from a shipped template."""
    return base.name == wanted.value and named_places(base).keys() >= _NEEDED[wanted] and has_our_levels(base)


def _strip(deck: Any) -> Iterator[str]:  # noqa: ANN401  # python-pptx's presentation
    """Leave out of a deck what is no look; say what of it would be missed."""
    count = len(deck.slides)
    root = deck.element
    for name in _OF_SLIDES:
        for element in root.findall(f"{SLIDE}{name}"):
            root.remove(element)
    drop_relations(deck.part, _DECK_KINDS)
    drop_kinds(deck.part.package)
    bases = [*deck.slide_masters, *(layout for master in deck.slide_masters for layout in master.slide_layouts)]
    if (notes := _notes_master(deck)) is not None:
        bases.append(notes)
    dropped = moved = False
    for base in bases:
        dropped |= drop_relations(base.part, _MASTER_KINDS)
        moved |= _stop(base.element)
    if count:
        yield f"its {'slide is' if count == 1 else f'{count} slides are'} left out"
    if moved:
        yield "its animations and transitions are left out"
    if dropped:
        yield "objects and links to files on its masters and layouts are left out"


def _stop(root: Any) -> bool:  # noqa: ANN401
    """Take movement out of a master or layout; whether there was any."""
    moving = [child for child in root if child.tag in {f"{SLIDE}{name}" for name in _MOVING}
              or (child.tag == _MIXED and any(one.tag == f"{SLIDE}transition" for one in child.iter()))]  # fmt: skip
    for child in moving:
        root.remove(child)
    return bool(moving)


def _notes_master(deck: Any) -> Any:  # noqa: ANN401
    """The master of the speaker's notes; dropped, for python-pptx to make one, where it has no place for text."""
    relations = [(k, one) for k, one in deck.part.rels.items() if one.reltype.endswith("/notesMaster")]
    for key, relation in relations:
        master = relation.target_part.notes_master
        if any(holder.placeholder_format.type.name == "BODY" for holder in master.placeholders):
            return master
        deck.part.rels.pop(key)
        for element in deck.element.findall(f"{SLIDE}notesMasterIdLst"):
            deck.element.remove(element)
    return None

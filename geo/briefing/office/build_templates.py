"""Makes the templates of slides in all sizes from the one that is kept by hand; seals it and the note's.

Run it after each change of a template, and commit what it writes:

    python -m geo.briefing.office.build_templates

Type, colours and names stand in `templates/slides-16x9.pptx` and `templates/note.docx`; where the boxes of slides lie
stands here, since it is the same rule for every size.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from docx import Document
from pptx import Presentation
from pptx.util import Inches

from geo.briefing.content.paper import Size, paper_of
from geo.briefing.office.house_package import drop_kinds
from geo.briefing.office.ministry import dress_deck, dress_note
from geo.briefing.office.package import seal
from geo.briefing.office.slide_design import TEMPLATES, Deck, SlideBox, SlideLayout, SlideShape
from geo.briefing.office.template import MINISTRY
from geo.files import replace_file

__all__ = ["build_templates", "main"]

BY_HAND: Final = ("slides-16x9.pptx", "note.docx")
_SLIDES: Final = {
    "slides-16x9.pptx": Size.SLIDE_16X9,
    "slides-4x3.pptx": Size.SLIDE_4X3,
    "slides-a4.pptx": Size.A4_LANDSCAPE,
    "slides-letter.pptx": Size.LETTER,
}

_MM_PER_INCH: Final = 25.4
# Inches.
_MARGIN, _GAP, _TOP, _TITLE, _SUBTITLE, _BOTTOM = 0.5, 0.3, 0.36, 0.7, 0.42, 0.68
_FOOTER_Y, _FOOTER_HEIGHT, _NUMBER_WIDTH, _AIR = 0.32, 0.26, 0.7, 0.1
_SUMMARY, _NOTE = 0.86, 0.6
_FIGURE_SHARE: Final = 0.55
"""Of the width between the margins; the words beside it need the rest."""

# What an office program writes of the day, the machine and the person.
_PROPERTIES: Final = {
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-'
    'properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"/>',
    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>hotspots</Application></Properties>",
}
_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def build_templates(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of all templates, from those in the folder that are kept by hand."""
    for name, size in _SLIDES.items():
        for dressed in (False, True):
            deck = Presentation(str(folder / BY_HAND[0]))
            width, height = _resize(deck, size)
            if dressed:
                dress_deck(deck, width, height)
            drop_kinds(deck.part.package)
            yield name.replace("-", f"-{MINISTRY.name}-") if dressed else name, _sealed(deck)
    for dressed in (False, True):
        note = Document(str(folder / BY_HAND[1]))
        if dressed:
            dress_note(note)
        drop_kinds(note.part.package)
        yield f"note-{MINISTRY.name}.docx" if dressed else BY_HAND[1], _sealed(note)


def _resize(deck: Deck, size: Size) -> tuple[float, float]:
    """Give the deck another size, and every placeholder its box on it; the size in inches."""
    sides = paper_of(size)
    short, long = sorted((sides.width_mm, sides.height_mm))
    width, height = round(long / _MM_PER_INCH, 3), round(short / _MM_PER_INCH, 3)
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    _place(deck.slide_master, _boxes(SlideLayout.TEXT, width, height))
    for layout in SlideLayout:
        _place(deck.slide_layouts.get_by_name(layout.value), _boxes(layout, width, height))
    return width, height


def _place(base: Any, boxes: dict[SlideShape, SlideBox]) -> None:  # noqa: ANN401  # python-pptx's master or layout
    for holder in base.placeholders:
        holder.left, holder.top, holder.width, holder.height = boxes[SlideShape(holder.name)].emu


def _boxes(layout: SlideLayout, width: float, height: float) -> dict[SlideShape, SlideBox]:
    wide, top, bottom = width - 2 * _MARGIN, _TOP + _TITLE + _SUBTITLE + _AIR, height - _BOTTOM
    body = SlideBox(x=_MARGIN, y=top, width=wide, height=bottom - top)
    foot = {"y": height - _FOOTER_Y - _FOOTER_HEIGHT, "height": _FOOTER_HEIGHT}
    boxes = {
        SlideShape.TITLE: SlideBox(x=_MARGIN, y=_TOP, width=wide, height=_TITLE),
        SlideShape.SUBTITLE: SlideBox(x=_MARGIN, y=_TOP + _TITLE + 0.02, width=wide, height=_SUBTITLE),
        SlideShape.FOOTER: SlideBox(x=_MARGIN, width=wide - _NUMBER_WIDTH - _AIR, **foot),
        SlideShape.NUMBER: SlideBox(x=width - _MARGIN - _NUMBER_WIDTH, width=_NUMBER_WIDTH, **foot),
    }
    match layout:
        case SlideLayout.TEXT:
            return {**boxes, SlideShape.TEXT: body}
        case SlideLayout.OVERVIEW:
            figure = SlideBox(x=body.x, y=body.y, width=wide, height=body.height - _SUMMARY - _AIR)
            text = SlideBox(x=body.x, y=bottom - _SUMMARY, width=wide, height=_SUMMARY)
            return {**boxes, SlideShape.FIGURE: figure, SlideShape.TEXT: text}
        case SlideLayout.EXCERPTS:
            share = round(wide * _FIGURE_SHARE, 2)
            figure = SlideBox(x=body.x, y=body.y, width=share, height=body.height - _NOTE - _AIR)
            text = SlideBox(x=body.x + share + _GAP, y=body.y, width=wide - share - _GAP, height=body.height)
            note = SlideBox(x=body.x, y=bottom - _NOTE, width=share, height=_NOTE)
            return {**boxes, SlideShape.FIGURE: figure, SlideShape.TEXT: text, SlideShape.NOTE: note}


def _sealed(document: Any) -> bytes:  # noqa: ANN401
    out = io.BytesIO()
    document.save(out)
    return seal(out.getvalue(), {name: (_DECLARED + xml).encode() for name, xml in _PROPERTIES.items()})


def main() -> int:
    """Write all templates to their folder; the exit status."""
    for name, content in list(build_templates(TEMPLATES)):
        replace_file(TEMPLATES / name, content)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A briefing as PowerPoint slides: an overview, a slide for each hotspot, the sources; all words are native text.

Slides have the size of the brief where that is a slide's or a page's on its side
(`geo.briefing.office.slide_design.open_deck`).
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from geo.atlas.viewpoints import AreaNote
from geo.briefing.content.caption import alt_text, boundaries, caption, source_summary
from geo.briefing.content.imprint import make_imprint
from geo.briefing.content.quotations import Quotation, quotation
from geo.briefing.content.sheet import Sheet
from geo.briefing.content.silence import sign_aside, unquoted_line
from geo.briefing.figures.draw import FigureFormat, draw_figure, render
from geo.briefing.office.claim_slides import claim_subjects
from geo.briefing.office.package import IMPRINT_PART, imprint_xml, seal, set_properties
from geo.briefing.office.slide_design import (
    Deck,
    Design,
    SlideBox,
    SlideLayout,
    SlideShape,
    figure_paper,
    open_deck,
    read_design,
)
from geo.briefing.office.slide_pages import (
    ParagraphGroup,
    ParagraphRole,
    SlidePage,
    SlideParagraph,
    fitting_size,
    paginate,
)
from geo.briefing.office.slide_shapes import (
    add_bands,
    add_footer,
    fill,
    fill_line,
    name_shape,
    set_notes,
    set_picture,
    shape_of,
)
from geo.briefing.office.type_metrics import count_lines, line_height, text_width
from geo.dataset.dates import date_text
from geo.selection.selection import FigureKind

__all__ = ["to_pptx"]

FIGURE_DPI: Final = 200
"""Of pictures on slides: sharp on a screen of 2,560 pixels, and a deck of fifty can still be mailed."""
_FIGURE_TEXT_PT: Final = 10

_TITLE_SIZES: Final = (28, 26, 24, 22, 20, 18, 16, 14, 12, 11, 10, 9, 8)
_SUBTITLE_SIZES: Final = (12, 11, 10, 9, 8)
_SUMMARY_SIZES: Final = (12, 11, 10, 9, 8)
_NOTE_PT: Final = 11
_SUMMARY_LEAD: Final = "Sources."
_HIGHEST_SUMMARY, _HIGHEST_NOTE = 0.86, 1.2
"""Inches."""
_NOTE_LEAD: Final = "Analyst’s note:"
_CODING_LEAD: Final = "Analyst’s coding:"
_QUOTE_SIZES: Final = (20, 18, 16, 15, 14, 13, 12)
_SOURCE_SIZES: Final = (16, 15, 14, 13, 12)
_PT_PER_INCH: Final = 72
_SLACK_PT: Final = 6
"""Left free below a text: programs differ in how high they set a line."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Picture:
    """A figure as slides show it."""

    png: bytes
    alt_text: str
    caption: str
    notes: tuple[AreaNote, ...]


def to_pptx(sheet: Sheet, progress: Progress | None = None) -> bytes:
    """The briefing as a .pptx; the same sheet gives the same bytes.

    `progress` is told how many of the slides' subjects are done, and how many there are: overview, each hotspot,
    sources. Raises HotspotsError where a figure cannot be drawn.
    """
    deck = open_deck(sheet.brief.size)
    plan = read_design(deck)
    hotspots = tuple(sheet.part.dataset.hotspots)
    # One hotspot on a map is its own overview.
    overview = not (len(hotspots) == 1 and sheet.brief.selection.hotspot and sheet.kind is FigureKind.MAP)
    total = overview + len(hotspots) + 1
    told = progress or (lambda _done, _total: None)
    notes: dict[str, None] = {}
    captioned = ""
    if overview:
        picture = _add_overview(deck, plan, sheet)
        notes |= dict.fromkeys(note.text for note in picture.notes)
        captioned = picture.caption
        told(1, total)
    for done, hotspot_id in enumerate(hotspots, start=overview + 1):
        picture = _add_hotspot(deck, plan, sheet if not overview else sheet.narrow(hotspot_id), hotspot_id)
        notes |= dict.fromkeys(note.text for note in picture.notes)
        captioned = captioned or picture.caption
        told(done, total)
    _add_sources(deck, plan, sheet, tuple(notes))
    told(total, total)
    return _saved(deck, sheet, captioned)


def _add_overview(deck: Deck, plan: Design, sheet: Sheet) -> _Picture:
    summary = f"{_SUMMARY_LEAD} {source_summary(sheet)}"
    wide = plan.boxes(SlideLayout.OVERVIEW)[SlideShape.TEXT]
    size = fitting_size(summary, wide.width_pt, _HIGHEST_SUMMARY * _PT_PER_INCH, _SUMMARY_SIZES)
    height = count_lines(summary, wide.width_pt, size) * line_height(summary, size) / _PT_PER_INCH
    boxes = plan.boxes(SlideLayout.OVERVIEW, height)
    picture = _picture(sheet, boxes[SlideShape.FIGURE])
    slide = _new_slide(deck, plan, SlideLayout.OVERVIEW, sheet, sheet.title)
    set_picture(slide, picture.png, boxes[SlideShape.FIGURE], picture.alt_text)
    shape = shape_of(slide, SlideShape.TEXT)
    shape.left, shape.top, shape.width, shape.height = boxes[SlideShape.TEXT].emu
    fill_line(shape, summary.removeprefix(_SUMMARY_LEAD), size, lead=_SUMMARY_LEAD)
    shape.text_frame.paragraphs[0].level = int(ParagraphRole.STATEMENT)
    name_shape(slide, SlideShape.TEXT)
    set_notes(slide, [picture.caption, summary, *_link_lines(sheet)])
    _finish(slide, plan, sheet)
    return picture


def _add_hotspot(deck: Deck, plan: Design, part: Sheet, hotspot_id: str) -> _Picture:
    hotspot = part.part.dataset.hotspots[hotspot_id]
    note = " ".join((hotspot.note or "").split())
    boxes = _boxes_beside(plan, note)
    picture = _picture(part, boxes[SlideShape.FIGURE])
    items = quotation(part, hotspot_id)
    pages = _excerpt_pages(part, items, boxes[SlideShape.TEXT], "" if SlideShape.NOTE in boxes else note)
    for number, page in enumerate(pages, start=1):
        counted = f" ({number} of {len(pages)})" if len(pages) > 1 else ""
        slide = _new_slide(deck, plan, SlideLayout.EXCERPTS, part, part.title + counted)
        set_picture(slide, picture.png, boxes[SlideShape.FIGURE], picture.alt_text)
        fill(shape_of(slide, SlideShape.TEXT), page)
        name_shape(slide, SlideShape.TEXT)
        _set_note(slide, boxes.get(SlideShape.NOTE), note)
        keys = dict.fromkeys(paragraph.key for paragraph in page.paragraphs)
        set_notes(slide, list(_speaker_notes(part, [items[k] for k in keys if k >= 0], note, picture.caption)))
        _finish(slide, plan, part)
    return picture


def _boxes_beside(plan: Design, note: str) -> dict[SlideShape, SlideBox]:
    """The boxes of a hotspot's slide; the one for the analyst's note on the place is as high as the note.

    A note that would leave too little of the figure has no box: it stands among the excerpts.
    """
    own = plan.boxes(SlideLayout.EXCERPTS)[SlideShape.NOTE]
    width = own.width_pt - 2 * own.padding * _PT_PER_INCH
    text = f"{_NOTE_LEAD} {note}"
    height = count_lines(text, width, _NOTE_PT, bold=True) * line_height(text, _NOTE_PT) / _PT_PER_INCH
    return plan.boxes(SlideLayout.EXCERPTS, height + 2 * own.padding if note and height <= _HIGHEST_NOTE else 0)


def _excerpt_pages(part: Sheet, items: Sequence[Quotation], box: SlideBox, note: str) -> tuple[SlidePage, ...]:
    blocks = [ParagraphGroup(paragraphs=tuple(_excerpt(key, item))) for key, item in enumerate(items)]
    if unquoted := unquoted_line(part):
        last = SlideParagraph(role=ParagraphRole.FINDING, text=unquoted, key=-1)
        blocks[-1] = ParagraphGroup(paragraphs=(*blocks[-1].paragraphs, last))
    if note:
        told = SlideParagraph(role=ParagraphRole.ANALYST, text=f"Analyst’s note on the place: {note}", key=-1)
        blocks.append(ParagraphGroup(paragraphs=(told,)))
    return paginate(blocks, box.width_pt, box.height_pt - _SLACK_PT, _QUOTE_SIZES)


def _excerpt(key: int, item: Quotation) -> Iterator[SlideParagraph]:
    """The quote, who says it, where it is from, and the analyst's words."""
    yield SlideParagraph(role=ParagraphRole.QUOTE, text=f"“{item.quote}”", key=key)
    if item.said:
        yield SlideParagraph(role=ParagraphRole.SPEAKER, text=f"— {item.said}", key=key, lead=f"— {item.speaker}")
    yield SlideParagraph(role=ParagraphRole.REFERENCE, text=item.reference, key=key)
    for lead, text in ((_CODING_LEAD, item.coding), (_NOTE_LEAD, item.gloss)):
        if text:
            yield SlideParagraph(role=ParagraphRole.ANALYST, text=f"{lead} {text}", key=key)


def _add_sources(deck: Deck, plan: Design, sheet: Sheet, notes: Sequence[str]) -> None:
    box = plan.boxes(SlideLayout.TEXT)[SlideShape.TEXT]
    subjects = (
        *claim_subjects(sheet),
        ("Sources", list(_source_blocks(sheet))),
        ("Boundaries, data and link", _data_blocks(sheet, notes)),
    )
    for title, blocks in subjects:
        pages = paginate(blocks, box.width_pt, box.height_pt - _SLACK_PT, _SOURCE_SIZES)
        for number, page in enumerate(pages, start=1):
            counted = f" ({number} of {len(pages)})" if len(pages) > 1 else ""
            slide = _new_slide(deck, plan, SlideLayout.TEXT, sheet, title + counted)
            fill(shape_of(slide, SlideShape.TEXT), page)
            name_shape(slide, SlideShape.TEXT)
            _finish(slide, plan, sheet)


def _source_blocks(sheet: Sheet) -> Iterator[ParagraphGroup]:
    for source in sheet.sources:
        told = f"[{source.number}] {source.citation} {sign_aside(sheet, source.id)}".rstrip()
        lines = [(ParagraphRole.LISTED, told)]
        if source.source.note:
            lines.append((ParagraphRole.ANALYST, f"{_NOTE_LEAD} {' '.join(source.source.note.split())}"))
        yield ParagraphGroup(paragraphs=tuple(SlideParagraph(role=role, text=text) for role, text in lines))


def _data_blocks(sheet: Sheet, notes: Sequence[str]) -> list[ParagraphGroup]:
    made = [f"Made by {sheet.about.author}." if sheet.about.author else "", sheet.about.contact or ""]
    texts = (
        source_summary(sheet),
        boundaries(sheet),
        " ".join(part for part in made if part),
        f"{sheet.version}; information as of {date_text(sheet.as_of)}. SHA-256 of the data: {sheet.whole.sha256}",
        *_link_lines(sheet),
        *notes,
    )
    return [
        ParagraphGroup(paragraphs=(SlideParagraph(role=ParagraphRole.STATEMENT, text=text),)) for text in texts if text
    ]


def _speaker_notes(part: Sheet, items: Sequence[Quotation], note: str, captioned: str) -> Iterator[str]:
    for item in items:
        yield f"[{item.number}] {item.full}"
        for lead, text in ((_CODING_LEAD, item.coding), (_NOTE_LEAD, item.gloss)):
            if text:
                yield f"{lead} {text}"
    if note:
        yield f"Analyst’s note on the place: {note}"
    yield f"Figure: {captioned}"
    yield from _link_lines(part)


def _link_lines(sheet: Sheet) -> list[str]:
    return [f"Link: {sheet.link}"] if sheet.has_link else []


def _set_note(slide: Any, box: SlideBox | None, note: str) -> None:  # noqa: ANN401  # python-pptx's slide
    shape = shape_of(slide, SlideShape.NOTE)
    if box is None:
        shape.element.getparent().remove(shape.element)
        return
    shape.left, shape.top, shape.width, shape.height = box.emu
    fill_line(shape, note, _NOTE_PT, lead=_NOTE_LEAD)
    name_shape(slide, SlideShape.NOTE)


def _picture(sheet: Sheet, box: SlideBox) -> _Picture:
    drawing = draw_figure(sheet, figure_paper(box, _FIGURE_TEXT_PT), compact=True)
    return _Picture(
        png=render(drawing, FigureFormat.PNG, dpi=FIGURE_DPI),
        alt_text=alt_text(sheet),
        caption=caption(sheet, drawing.projection, drawing.notes),
        notes=drawing.notes,
    )


def _new_slide(deck: Deck, plan: Design, layout: SlideLayout, sheet: Sheet, title: str) -> Any:  # noqa: ANN401
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(layout.value))
    boxes = plan.boxes(layout)
    for place, text, sizes in (
        (SlideShape.TITLE, title, _TITLE_SIZES),
        (SlideShape.SUBTITLE, sheet.subtitle, _SUBTITLE_SIZES),
    ):
        box = boxes[place]
        size = fitting_size(text, box.width_pt, box.height_pt, sizes, bold=place is SlideShape.TITLE)
        fill_line(shape_of(slide, place), text, size)
        name_shape(slide, place)
    return slide


def _finish(slide: Any, plan: Design, sheet: Sheet) -> None:  # noqa: ANN401
    told = f"As of {date_text(sheet.as_of)} · {sheet.version}"
    linked = f"{told} · {sheet.link}"
    room = plan.boxes(SlideLayout.TEXT)[SlideShape.FOOTER].width_pt
    add_footer(slide, linked if sheet.has_link and text_width(linked, 10) <= room else told)
    add_bands(slide, plan, sheet.marking, draft=sheet.brief.draft)


def _saved(deck: Deck, sheet: Sheet, captioned: str) -> bytes:
    package = deck.part.package
    xml = imprint_xml(make_imprint(sheet, "pptx", captioned))
    deck.part.relate_to(Part(PackURI(IMPRINT_PART), "application/xml", package, xml), RT.CUSTOM_XML)
    set_properties(deck.core_properties, sheet)
    out = io.BytesIO()
    deck.save(out)
    return seal(out.getvalue())

"""A briefing as PowerPoint slides; all words are native text.

A deck of what was collected begins with its findings; then come the overview, a slide for each hotspot, and the
sources. Slides have the size of the brief where that is a slide's or a page's on its side
(`geo.briefing.office.slide_design.open_deck`).
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from geo.atlas.viewpoints import AreaNote
from geo.briefing.content.briefing_parts import (
    briefing_parts,
    has_overview,
    left_out_text,
    overview_title,
    summary_subtitle,
)
from geo.briefing.content.caption import alt_text, caption, source_summary
from geo.briefing.content.formats import Progress
from geo.briefing.content.imprint import make_imprint
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.rendering import letting_go
from geo.briefing.figures.draw import Drawing, FigureFormat, draw_figure, render
from geo.briefing.office.package import IMPRINT_PART, imprint_xml, seal, set_properties
from geo.briefing.office.part_slides import NOTE_LEAD, NOTE_PT, SLACK_PT, PartPlan, link_lines, plan_part, quote_size
from geo.briefing.office.slide_design import (
    SlideBox,
    SlideLayout,
    SlideShape,
    figure_dpi,
    figure_paper,
    layout_of,
    open_deck,
    read_design,
)
from geo.briefing.office.slide_links import link_to_slide
from geo.briefing.office.slide_pages import (
    SMALLEST_PT,
    ParagraphGroup,
    ParagraphRole,
    fitting_size,
    paginate,
    shortened,
)
from geo.briefing.office.slide_sections import add_sections
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
from geo.briefing.office.summary_slides import DATA_TITLE, data_notes, end_subjects, hash_line, summary_groups
from geo.briefing.office.template import PLAIN, Template
from geo.briefing.office.type_metrics import height_of_text, text_width
from geo.dataset.dates import date_text
from geo.errors import HotspotsError

__all__ = ["to_pptx"]

_FIGURE_TEXTS_PT: Final = (15, 13, 11.5, 10)
"""Sizes of running text in a figure: with the first its small print has 12 points; a matrix of fifty rows has not."""

_TITLE_SIZES: Final = (28, 26, 24, 22, 20, 18, 16, 14, 12, 11, 10, 9, 8)
"""The last ones are for titles that somebody else would have made shorter."""
_SUMMARY_LEAD: Final = "Sources."
_SUMMARY_SIZES: Final = (20, 18, 16, 15, 14, 13, 12)
_SOURCE_SIZES: Final = (16, 15, 14, 13, 12)
_PT_PER_INCH: Final = 72

_AreaNotes = dict[str, AreaNote]
"""By their text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Picture:
    """A figure as slides show it."""

    png: bytes
    alt_text: str
    caption: str


def to_pptx(sheet: Sheet, progress: Progress | None = None, template: Template = PLAIN) -> bytes:
    """The briefing as a .pptx; the same sheet gives the same bytes.

    `progress` is told how many of the slides' subjects are done, and how many there are: findings, overview, each
    hotspot, sources. Raises HotspotsError where a figure cannot be drawn.
    """
    with letting_go(progress) as told:
        return _DeckWriter(sheet, told, template).write()


class _DeckWriter:
    """Writes one deck, from the first slide to the last."""

    def __init__(self, sheet: Sheet, progress: Progress, template: Template) -> None:
        self._sheet = sheet
        self._told = progress
        self._deck = open_deck(sheet.brief.size, template)
        self._plan = read_design(self._deck)
        self._sections: list[tuple[str, list[int]]] = []
        self._area_notes: _AreaNotes = {}
        self._leads: list[tuple[Any, Any, str]] = []
        """Slide and paragraph, and the hotspot to which a click on it leads."""
        self._first: dict[str, Any] = {}
        """The first slide of each hotspot."""
        self._caption = ""
        self._subtitle = summary_subtitle(sheet)

    def write(self) -> bytes:
        sheet = self._sheet
        parts = briefing_parts(sheet)
        plans = [plan_part(self._plan, part) for part in parts]
        size = quote_size(plans)
        collected, overview = sheet.brief.collected is not None, has_overview(sheet)
        total = collected + overview + len(parts) + 1
        done = 0
        if collected:
            self._begin("Summary")
            groups = list(summary_groups(sheet, parts))
            told = [left_out_text(sheet), *link_lines(sheet), hash_line(sheet)]
            notes = [f"{sheet.title}. {sheet.subtitle}", *(line for line in told if line)]
            self._add_text(sheet.title, groups, _SUMMARY_SIZES, notes)
            self._told(done := done + 1, total)
        if overview:
            self._begin("" if collected else "Overview")
            self._add_overview()
            self._told(done := done + 1, total)
        for number, plan in enumerate(plans):
            self._begin(plan.part.section or ("" if number else "Hotspots"))
            self._add_part(plan, size)
            self._told(done := done + 1, total)
        self._begin("Sources")
        areas = tuple(self._area_notes.values())
        for title, groups in end_subjects(sheet, areas):
            self._add_text(title, groups, _SOURCE_SIZES, data_notes(sheet, areas) if title == DATA_TITLE else [])
        self._told(total, total)
        for slide, paragraph, hotspot in self._leads:
            link_to_slide(slide, paragraph, self._first[hotspot])
        add_sections(self._deck, self._sections, sheet.content_sha256)
        return self._saved()

    def _begin(self, section: str) -> None:
        """Let a section begin with the next slide; without a name the last one goes on."""
        if section:
            self._sections.append((section, []))

    def _add_text(
        self,
        title: str,
        groups: Sequence[ParagraphGroup],
        sizes: Sequence[int],
        notes: Sequence[str] = (),
    ) -> None:
        box = self._plan.boxes(SlideLayout.TEXT)[SlideShape.TEXT]
        pages = paginate(groups, box.width_pt, box.height_pt - SLACK_PT, sizes)
        for number, page in enumerate(pages, start=1):
            slide = self._new_slide(SlideLayout.TEXT, f"{title}{_counted(number, len(pages))}", self._subtitle)
            self._leads += [(slide, *lead) for lead in fill(shape_of(slide, SlideShape.TEXT), page)]
            name_shape(slide, SlideShape.TEXT)
            if notes and number == 1:
                set_notes(slide, notes)
            self._finish(slide)

    def _add_overview(self) -> None:
        sheet = self._sheet
        summary = f"{_SUMMARY_LEAD} {source_summary(sheet)}"
        width = self._plan.boxes(SlideLayout.OVERVIEW)[SlideShape.TEXT].width_pt
        height = height_of_text(summary, width, SMALLEST_PT, bold=True)
        boxes = self._plan.boxes(SlideLayout.OVERVIEW, height / _PT_PER_INCH)
        picture = self._picture(sheet, boxes[SlideShape.FIGURE])
        slide = self._new_slide(SlideLayout.OVERVIEW, overview_title(sheet), self._subtitle)
        set_picture(slide, picture.png, boxes[SlideShape.FIGURE], picture.alt_text)
        shape = shape_of(slide, SlideShape.TEXT)
        shape.left, shape.top, shape.width, shape.height = boxes[SlideShape.TEXT].emu
        fill_line(shape, summary.removeprefix(_SUMMARY_LEAD), SMALLEST_PT, lead=_SUMMARY_LEAD)
        shape.text_frame.paragraphs[0].level = int(ParagraphRole.STATEMENT)
        name_shape(slide, SlideShape.TEXT)
        set_notes(slide, [picture.caption, summary, *link_lines(sheet)])
        self._finish(slide)

    def _add_part(self, plan: PartPlan, size_pt: int) -> None:
        part = plan.part
        figure = plan.boxes[SlideShape.FIGURE]
        picture = self._picture(part.sheet, figure)
        pages = plan.pages(size_pt)
        for number, page in enumerate(pages, start=1):
            title = f"{part.title}{_counted(number, len(pages))}"
            slide = self._new_slide(SlideLayout.EXCERPTS, title, part.subtitle)
            self._first.setdefault(part.hotspot, slide)
            set_picture(slide, picture.png, figure, picture.alt_text)
            fill(shape_of(slide, SlideShape.TEXT), page)
            name_shape(slide, SlideShape.TEXT)
            _set_note(slide, plan.boxes.get(SlideShape.NOTE), plan.note)
            set_notes(slide, list(plan.speaker_notes(page, picture.caption)))
            self._finish(slide)

    def _picture(self, sheet: Sheet, box: SlideBox) -> _Picture:
        drawing = _drawn(sheet, box)
        said = caption(sheet, drawing.projection, drawing.notes)
        self._caption = self._caption or said
        self._area_notes |= {note.text: note for note in drawing.notes}
        png = render(drawing, FigureFormat.PNG, dpi=figure_dpi(box))
        return _Picture(png=png, alt_text=alt_text(sheet), caption=said)

    def _new_slide(self, layout: SlideLayout, title: str, subtitle: str) -> Any:  # noqa: ANN401
        slide = self._deck.slides.add_slide(layout_of(self._deck, layout))
        self._sections[-1][1].append(slide.slide_id)
        boxes = self._plan.boxes(layout)
        box, low = boxes[SlideShape.TITLE], boxes[SlideShape.SUBTITLE]
        size = fitting_size(title, box.width_pt, box.height_pt, _TITLE_SIZES, bold=True)
        told = shortened(subtitle, low.width_pt, low.height_pt, SMALLEST_PT)
        for place, text, size_pt in ((SlideShape.TITLE, title, size), (SlideShape.SUBTITLE, told, SMALLEST_PT)):
            fill_line(shape_of(slide, place), text, size_pt)
            name_shape(slide, place)
        return slide

    def _finish(self, slide: Any) -> None:  # noqa: ANN401  # python-pptx's slide
        sheet = self._sheet
        told = f"As of {date_text(sheet.as_of)} · {sheet.version}"
        linked = f"{told} · {sheet.link}"
        room = self._plan.boxes(SlideLayout.TEXT)[SlideShape.FOOTER].width_pt
        add_footer(slide, linked if sheet.has_link and text_width(linked, SMALLEST_PT) <= room else told)
        add_bands(slide, self._plan, sheet.marking, draft=sheet.brief.draft)

    def _saved(self) -> bytes:
        deck, package = self._deck, self._deck.part.package
        xml = imprint_xml(make_imprint(self._sheet, "pptx", self._caption))
        deck.part.relate_to(Part(PackURI(IMPRINT_PART), "application/xml", package, xml), RT.CUSTOM_XML)
        set_properties(deck.core_properties, self._sheet)
        out = io.BytesIO()
        deck.save(out)
        # The pictures are in there twice now, and once more when it is sealed.
        del deck, package, self._deck
        return seal(out.getvalue())


def _drawn(sheet: Sheet, box: SlideBox) -> Drawing:
    """The figure in a box, in type as large as fits."""
    for size in _FIGURE_TEXTS_PT[:-1]:
        try:
            return draw_figure(sheet, figure_paper(box, size), compact=True)
        except HotspotsError:
            continue
    return draw_figure(sheet, figure_paper(box, _FIGURE_TEXTS_PT[-1]), compact=True)


def _counted(number: int, every: int) -> str:
    return f" ({number} of {every})" if every > 1 else ""


def _set_note(slide: Any, box: SlideBox | None, note: str) -> None:  # noqa: ANN401  # python-pptx's slide
    shape = shape_of(slide, SlideShape.NOTE)
    if box is None:
        shape.element.getparent().remove(shape.element)
        return
    shape.left, shape.top, shape.width, shape.height = box.emu
    fill_line(shape, note, NOTE_PT, lead=NOTE_LEAD)
    name_shape(slide, SlideShape.NOTE)

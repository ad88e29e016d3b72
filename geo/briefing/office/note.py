"""A briefing note as a Word document: summary table, a heading for each hotspot, quotations with footnotes, sources.

It is on letter where the brief's size is letter, else on A4, always upright.
"""

import io
from collections.abc import Sequence
from typing import Any, Final

from docx.shared import Mm

from geo.briefing.content.briefing_parts import (
    ALTERED_LEAD,
    LINE_LEAD,
    BriefingPart,
    briefing_parts,
    has_overview,
    left_out_text,
    summary_subtitle,
)
from geo.briefing.content.caption import alt_text, boundaries, caption, source_summary
from geo.briefing.content.claim_lines import CLAIMS_HEADING, CLAIMS_LEAD, claim_lines
from geo.briefing.content.formats import Progress
from geo.briefing.content.quotations import Quotation
from geo.briefing.content.sheet import Sheet
from geo.briefing.content.silence import SIGN_KEY, sign_aside
from geo.briefing.drawing.rendering import letting_go
from geo.briefing.figures.draw import FigureFormat, render
from geo.briefing.office.note_design import NoteStyle, note_paper, open_note, text_height_mm, text_width_mm
from geo.briefing.office.note_figures import NoteFigure, figure_of, fitting_figure
from geo.briefing.office.note_flow import NoteFlow
from geo.briefing.office.note_frame import add_header_and_footer
from geo.briefing.office.note_parts import Footnotes, add_bookmark, add_field, add_link, add_text, name_picture
from geo.briefing.office.note_saving import saved_note
from geo.briefing.office.note_table import add_summary_table, hotspot_bookmark, source_bookmark
from geo.briefing.office.template import PLAIN, Template
from geo.dataset.dates import date_text
from geo.selection.claiming import CODING
from geo.selection.selection import FigureKind
from geo.text import visible

__all__ = ["to_docx"]

FIGURE_DPI: Final = 220
"""Of pictures in the note: what a good office printer shows."""

_HEIGHTS_MM: Final = {
    FigureKind.MAP: 150.0, FigureKind.COVERAGE: 150.0, FigureKind.MULTIPLES: 190.0, FigureKind.MATRIX: 215.0,
    FigureKind.TIMELINE: 150.0, FigureKind.CLAIMS: 215.0, FigureKind.COMPARE: 135.0, FigureKind.CHANGES: 190.0,
}  # fmt: skip
"""Of the overview: a world map has a key of its places below it, lists are long."""
_COLLECTED_HEIGHTS_MM: Final = (75.0, 105.0)
"""Of the map of a briefing, below its findings: the least and the most."""
_HOTSPOT_HEIGHTS_MM: Final = (62.0, 92.0)
"""The same of one hotspot: a lower figure shows too little."""
_CAPTION_MM: Final = 25.0
"""Left below the largest figure for its caption, which stands on the same page."""
_TOO_LITTLE_MM: Final = 30.0
"""Where so little is left below a heading, it goes to the next page with its figure."""

_LONG_TABLE: Final = 10
"""Rows of a table that is given a page of its own."""


def to_docx(sheet: Sheet, progress: Progress | None = None, template: Template = PLAIN) -> bytes:
    """The briefing as a .docx; the same sheet gives the same bytes.

    `progress` is told how many sections are done, and how many there are: overview, each hotspot, sources. Raises
    HotspotsError where a figure cannot be drawn.
    """
    with letting_go(progress) as told:
        return _NoteWriter(sheet, told, template).write()


class _NoteWriter:
    """Writes one note, from top to bottom."""

    def __init__(self, sheet: Sheet, progress: Progress, template: Template) -> None:
        self._sheet = sheet
        self._told = progress
        self._note = open_note(note_paper(sheet.brief.size), template)
        self._footnotes = Footnotes(self._note)
        self._flow = NoteFlow(self._note)
        self._width_mm = text_width_mm(self._note)
        self._figures = 0
        self._bookmarks = 0
        self._area_notes: dict[str, None] = {}
        self._caption = ""

    def write(self) -> bytes:
        sheet = self._sheet
        parts = briefing_parts(sheet)
        total = len(parts) + 2
        add_header_and_footer(self._note, sheet)
        self._add_front(parts)
        self._told(1, total)
        for done, part in enumerate(parts, start=2):
            if heading := part.section or (self._first_section if part is parts[0] else ""):
                self._paragraph(NoteStyle.SECTION, heading)
            self._add_part(part)
            self._told(done, total)
        self._add_claims()
        self._add_sources()
        self._add_data()
        self._told(total, total)
        return saved_note(self._note, sheet, self._caption, self._footnotes)

    @property
    def _first_section(self) -> str:
        return "What the articles say" if self._sheet.since is None else "What changed"

    def _paragraph(self, look: NoteStyle, text: str = "") -> Any:  # noqa: ANN401  # python-docx's paragraph
        paragraph = self._note.add_paragraph(style=look)
        if text:
            add_text(paragraph, text)
        return paragraph

    def _bookmark(self, paragraph: Any, name: str) -> None:  # noqa: ANN401
        self._bookmarks += 1
        add_bookmark(paragraph, name, self._bookmarks)

    def _add_front(self, parts: Sequence[BriefingPart]) -> None:
        sheet = self._sheet
        self._paragraph(NoteStyle.TITLE, sheet.title)
        self._paragraph(NoteStyle.SUBTITLE, summary_subtitle(sheet))
        if sheet.brief.collected:
            self._add_findings(parts)
        paragraph = self._paragraph(NoteStyle.TEXT)
        add_text(paragraph, "Sources. ", bold=True)
        add_text(paragraph, source_summary(sheet))
        if has_overview(sheet):
            self._add_overview()
        if sheet.since is None:
            self._add_table()

    def _add_table(self) -> None:
        sheet = self._sheet
        section = self._paragraph(NoteStyle.SECTION, "Who speaks of what")
        # A long table does not begin with one row at the foot of a page, a short one is not broken.
        long = len(sheet.part.dataset.hotspots) > _LONG_TABLE
        section.paragraph_format.page_break_before = long
        lead = f"Excerpts by hotspot and article. Numbers are those of the sources. {SIGN_KEY}"
        self._paragraph(NoteStyle.TEXT, lead).paragraph_format.keep_with_next = True
        add_summary_table(self._note, sheet, together=not long)

    def _add_findings(self, parts: Sequence[BriefingPart]) -> None:
        """The findings of a briefing, each with a link to where it is told, and the analyst's lines."""
        self._paragraph(NoteStyle.SECTION, "Findings")
        for part in parts:
            paragraph = self._paragraph(NoteStyle.TEXT)
            add_link(paragraph, part.title, bookmark=hotspot_bookmark(part.hotspot))
            if part.line:
                paragraph.paragraph_format.keep_with_next = True
                self._add_analyst(part.line, f"{LINE_LEAD} ")
        if told := left_out_text(self._sheet):
            self._paragraph(NoteStyle.FINDING, told)

    def _add_part(self, part: BriefingPart) -> None:
        heading = self._paragraph(NoteStyle.HOTSPOT, part.heading)
        self._bookmark(heading, hotspot_bookmark(part.hotspot))
        if part.line:
            self._add_analyst(part.line, f"{LINE_LEAD} ").paragraph_format.keep_with_next = True
        # A figure that moved to the next page would leave half of this one empty: then the words come first.
        room = self._flow.follow()
        begun = self._flow.page
        figure = fitting_figure(part.sheet, self._flow, self._width_mm, _HOTSPOT_HEIGHTS_MM)
        waits = figure is None and room > _TOO_LITTLE_MM
        if not waits:
            self._add_part_figure(part, figure)
        for text in part.altered:
            self._add_finding(text, ALTERED_LEAD)
        for item in part.quotes:
            self._add_excerpt(item)
            self._flow.follow()
            if waits and self._flow.page > begun:
                # The figure stands at the top of the page on which the words go on.
                self._add_part_figure(part)
                waits = False
        if part.unquoted:
            self._paragraph(NoteStyle.FINDING, part.unquoted)
        if waits:
            self._add_part_figure(part)

    def _add_part_figure(self, part: BriefingPart, figure: NoteFigure | None = None) -> None:
        self._add_figure(figure or figure_of(part.sheet, self._width_mm, _HOTSPOT_HEIGHTS_MM[1]))
        if note := part.sheet.part.dataset.hotspots[part.hotspot].note:
            self._add_analyst(note)

    def _add_overview(self) -> None:
        sheet = self._sheet
        short = sheet.brief.collected is not None and sheet.kind in {FigureKind.MAP, FigureKind.COVERAGE}
        figure = fitting_figure(sheet, self._flow, self._width_mm, _COLLECTED_HEIGHTS_MM) if short else None
        height_mm = min(_HEIGHTS_MM[sheet.kind], text_height_mm(self._note) - _CAPTION_MM)
        self._add_figure(figure or figure_of(sheet, self._width_mm, height_mm))

    def _add_excerpt(self, item: Quotation) -> None:
        if item.mark:
            self._add_finding("", item.mark).paragraph_format.keep_with_next = True
        quote = self._paragraph(NoteStyle.QUOTE, f"“{item.quote}”")
        label = f"[{item.number}]"
        told = item.reference.removeprefix(f"{label} ")
        whose = f"{item.said}; " if item.said else ""
        bookmark = source_bookmark(item.number) if item.listed else ""
        self._footnotes.add(quote, label, bookmark, f"{whose}{told}: {item.anchor}.")
        if item.said:
            speaker = self._paragraph(NoteStyle.SPEAKER)
            add_text(speaker, "— ", bold=True)
            add_text(speaker, item.speaker, bold=True)
            add_text(speaker, item.said.removeprefix(item.speaker))
        reference = self._paragraph(NoteStyle.REFERENCE)
        if bookmark:
            add_link(reference, label, bookmark=bookmark)
        else:
            add_text(reference, label)
        add_text(reference, f" {told}")
        last = reference
        if item.altered:
            last.paragraph_format.keep_with_next = True
            last = self._add_finding(item.altered, ALTERED_LEAD)
        for lead, text in (("Analyst’s coding: ", item.coding), ("Analyst’s note: ", item.gloss)):
            if text:
                # No page begins with what is said of a quote on the page before.
                last.paragraph_format.keep_with_next = True
                last = self._add_analyst(text, lead)

    def _add_finding(self, text: str, lead: str) -> Any:  # noqa: ANN401  # python-docx’s paragraph
        paragraph = self._paragraph(NoteStyle.FINDING)
        add_text(paragraph, f"{lead} " if text else lead, bold=True)
        if text:
            add_text(paragraph, text)
        return paragraph

    def _add_analyst(self, text: str, lead: str = "Analyst’s note: ") -> Any:  # noqa: ANN401  # python-docx’s paragraph
        paragraph = self._paragraph(NoteStyle.ANALYST)
        add_text(paragraph, lead, bold=True)
        add_text(paragraph, text)
        return paragraph

    def _add_figure(self, figure: NoteFigure) -> None:
        drawing = figure.drawing
        png = render(drawing, FigureFormat.PNG, dpi=FIGURE_DPI)
        run = self._paragraph(NoteStyle.FIGURE).add_run()
        run.add_picture(io.BytesIO(png), Mm(self._width_mm), Mm(figure.height_mm))
        self._figures += 1
        name_picture(run, self._figures, visible(alt_text(drawing.sheet)))
        self._area_notes |= dict.fromkeys(figure.notes)
        self._caption = self._caption or caption(drawing.sheet, drawing.projection, drawing.notes)
        paragraph = self._paragraph(NoteStyle.CAPTION)
        add_text(paragraph, "Figure ", bold=True)
        add_field(paragraph, "SEQ Figure \\* ARABIC", str(self._figures), bold=True)
        add_text(paragraph, ". ", bold=True)
        add_text(paragraph, figure.caption)

    def _add_claims(self) -> None:
        lines = claim_lines(self._sheet) if self._sheet.kind is FigureKind.CLAIMS else ()
        if lines:
            self._paragraph(NoteStyle.SECTION, CLAIMS_HEADING)
            paragraph = self._paragraph(NoteStyle.ANALYST)
            add_text(paragraph, f"{CODING}: ", bold=True)
            add_text(paragraph, CLAIMS_LEAD)
            for line in lines:
                self._paragraph(NoteStyle.ANALYST, line)

    def _add_sources(self) -> None:
        self._paragraph(NoteStyle.SECTION, "Sources")
        for source in self._sheet.sources:
            paragraph = self._paragraph(NoteStyle.SOURCE)
            add_text(paragraph, f"[{source.number}]\t", bold=True)
            address = source.source.URL or ""
            add_text(paragraph, source.citation.removesuffix(address))
            if address:
                add_link(paragraph, address, address=address)
            if aside := sign_aside(self._sheet, source.id):
                add_text(paragraph, f" {aside}")
            self._bookmark(paragraph, source_bookmark(source.number))
            if source.source.note:
                self._add_analyst(source.source.note)

    def _add_data(self) -> None:
        sheet = self._sheet
        self._paragraph(NoteStyle.SECTION, "Boundaries, data and link")
        self._paragraph(NoteStyle.TEXT, boundaries(sheet))
        for text in self._area_notes:
            self._paragraph(NoteStyle.TEXT, text)
        if sheet.about.author or sheet.about.contact:
            told = ("Made by", sheet.about.author or sheet.about.publisher, sheet.about.contact or "")
            self._paragraph(NoteStyle.TEXT, " ".join(part for part in told if part))
        as_of = date_text(sheet.as_of)
        self._paragraph(
            NoteStyle.TEXT, f"{sheet.version}; information as of {as_of}. SHA-256 of the data: {sheet.whole.sha256}"
        )
        if sheet.has_link:
            add_link(self._paragraph(NoteStyle.TEXT, "Link: "), sheet.link, address=sheet.link)

"""What stands on slides without a figure: the findings at the beginning of a briefing, the sources at its end."""

from collections.abc import Iterator, Sequence

from geo.atlas.viewpoints import AreaNote
from geo.briefing.content.briefing_parts import LINE_LEAD, BriefingPart, left_out_text
from geo.briefing.content.caption import MOST_NOTES, boundaries, disputed_names, source_summary
from geo.briefing.content.sheet import Sheet
from geo.briefing.content.silence import sign_aside
from geo.briefing.office.claim_slides import claim_subjects
from geo.briefing.office.part_slides import NOTE_LEAD, link_lines
from geo.briefing.office.slide_pages import ParagraphGroup, ParagraphRole, SlideParagraph
from geo.dataset.dates import date_text

__all__ = ["DATA_TITLE", "data_notes", "end_subjects", "hash_line", "summary_groups"]

DATA_TITLE = "Boundaries, data and link"


def summary_groups(sheet: Sheet, parts: Sequence[BriefingPart]) -> Iterator[ParagraphGroup]:
    """The findings, each a line that leads to its slide, under their sections, with the analyst's lines below them."""
    for part in parts:
        paragraphs = []
        if part.section:
            paragraphs.append(SlideParagraph(role=ParagraphRole.FINDING, text=part.section, lead=part.section))
        paragraphs.append(
            SlideParagraph(role=ParagraphRole.STATEMENT, text=part.title, lead=part.title, leads_to=part.hotspot)
        )
        if part.line:
            text = f"{LINE_LEAD} {part.line}"
            paragraphs.append(SlideParagraph(role=ParagraphRole.ANALYST, text=text, lead=f"{LINE_LEAD} "))
        yield ParagraphGroup(paragraphs=tuple(paragraphs))
    if told := left_out_text(sheet):
        yield _stated(told)


def end_subjects(sheet: Sheet, notes: Sequence[AreaNote]) -> Iterator[tuple[str, list[ParagraphGroup]]]:
    """Claims, sources, and what is said of boundaries and data: a title and its words each."""
    yield from claim_subjects(sheet)
    yield "Sources", list(_source_groups(sheet))
    yield DATA_TITLE, [_stated(text) for text in _data_texts(sheet, notes) if text]


def hash_line(sheet: Sheet) -> str:
    """Which data it is made of, exactly: too long for a slide, and told to the speaker."""
    return f"SHA-256 of the data: {sheet.whole.sha256}"


def data_notes(sheet: Sheet, notes: Sequence[AreaNote]) -> list[str]:
    """What the speaker of the last slide has: the data's hash, and what its slide only names."""
    return [hash_line(sheet), *([note.text for note in notes] if _named_only(sheet, notes) else [])]


def _named_only(sheet: Sheet, notes: Sequence[AreaNote]) -> bool:
    """Whether disputed areas are only named: in a briefing, where they would take more slides than its places."""
    return sheet.brief.collected is not None and len(notes) > MOST_NOTES


def _area_texts(sheet: Sheet, notes: Sequence[AreaNote]) -> list[str]:
    if not _named_only(sheet, notes):
        return [note.text for note in notes]
    return [f"{disputed_names(notes)} What is said of each stands in the speaker notes of this slide."]


def _source_groups(sheet: Sheet) -> Iterator[ParagraphGroup]:
    for source in sheet.sources:
        told = f"[{source.number}] {source.citation} {sign_aside(sheet, source.id)}".rstrip()
        paragraphs = [SlideParagraph(role=ParagraphRole.LISTED, text=told)]
        if source.source.note:
            text = f"{NOTE_LEAD} {' '.join(source.source.note.split())}"
            paragraphs.append(SlideParagraph(role=ParagraphRole.ANALYST, text=text))
        yield ParagraphGroup(paragraphs=tuple(paragraphs))


def _data_texts(sheet: Sheet, notes: Sequence[AreaNote]) -> tuple[str, ...]:
    made = [f"Made by {sheet.about.author}." if sheet.about.author else "", sheet.about.contact or ""]
    return (
        left_out_text(sheet),
        source_summary(sheet),
        boundaries(sheet),
        " ".join(part for part in made if part),
        f"{sheet.version}; information as of {date_text(sheet.as_of)}.",
        *link_lines(sheet),
        *_area_texts(sheet, notes),
    )


def _stated(text: str) -> ParagraphGroup:
    return ParagraphGroup(paragraphs=(SlideParagraph(role=ParagraphRole.STATEMENT, text=text),))

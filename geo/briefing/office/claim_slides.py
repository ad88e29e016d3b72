"""The claims of a deck, as slides of their own before the sources."""

from collections.abc import Iterator

from geo.briefing.content.claim_lines import CLAIMS_HEADING, CLAIMS_LEAD, claim_lines
from geo.briefing.content.sheet import Sheet
from geo.briefing.office.slide_pages import ParagraphGroup, ParagraphRole, SlideParagraph
from geo.selection.claiming import CODING
from geo.selection.selection import FigureKind

__all__ = ["claim_subjects"]


def claim_subjects(sheet: Sheet) -> Iterator[tuple[str, list[ParagraphGroup]]]:
    """The claims as a subject of slides of their own, where these are what is asked for."""
    lines = claim_lines(sheet) if sheet.kind is FigureKind.CLAIMS else ()
    if lines:
        texts = (f"{CODING}: {CLAIMS_LEAD}", *lines)
        paragraphs = (SlideParagraph(role=ParagraphRole.ANALYST, text=text) for text in texts)
        yield CLAIMS_HEADING, [ParagraphGroup(paragraphs=(paragraph,)) for paragraph in paragraphs]

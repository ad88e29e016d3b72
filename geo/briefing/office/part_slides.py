"""The slides of one hotspot before anything is drawn: its boxes, its words in groups, and what the speaker is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geo.briefing.content.briefing_parts import ALTERED_LEAD, LINE_LEAD, BriefingPart
from geo.briefing.content.quotations import Quotation, link_text
from geo.briefing.content.sheet import Sheet
from geo.briefing.office.slide_design import Design, SlideBox, SlideLayout, SlideShape
from geo.briefing.office.slide_pages import (
    ParagraphGroup,
    ParagraphRole,
    SlidePage,
    SlideParagraph,
    common_size,
    paginate,
)
from geo.briefing.office.type_metrics import height_of_text

__all__ = ["NOTE_LEAD", "NOTE_PT", "SLACK_PT", "PartPlan", "link_lines", "plan_part", "quote_size"]

QUOTE_SIZES: Final = (20, 18, 16, 15, 14)
"""Of the quotes of a deck, in points: all have the same. What does not fit a slide at 14 goes on on the next one."""
NOTE_PT: Final = 12
NOTE_LEAD: Final = "Analyst’s note:"
SLACK_PT: Final = 6
"""Left free below a text: programs differ in how high they set a line."""
_CODING_LEAD: Final = "Analyst’s coding:"
_HIGHEST_NOTE: Final = 1.2
"""Inches."""
_PT_PER_INCH: Final = 72
_OF_NO_EXCERPT: Final = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class PartPlan:
    """The slides of one hotspot, of which only the size of type is open."""

    part: BriefingPart
    note: str
    """The analyst's note on the place; empty without."""
    boxes: dict[SlideShape, SlideBox]
    """Without the box for the note where there is none, or it stands among the excerpts."""
    items: tuple[Quotation, ...]
    groups: tuple[ParagraphGroup, ...]

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the text, in points."""
        box = self.boxes[SlideShape.TEXT]
        return box.width_pt, box.height_pt - SLACK_PT

    def pages(self, size_pt: int) -> tuple[SlidePage, ...]:
        """The words of each slide, with quotes in a size."""
        return paginate(self.groups, *self.room, (size_pt,))

    def speaker_notes(self, page: SlidePage, captioned: str) -> Iterator[str]:
        """What the speaker of a slide has: its quotes in full, what the analyst says, the figure's caption."""
        keys = dict.fromkeys(paragraph.key for paragraph in page.paragraphs)
        if self.part.line:
            yield f"{LINE_LEAD} {self.part.line}"
        for item in (self.items[key] for key in keys if key != _OF_NO_EXCERPT):
            yield f"{item.mark}{': ' if item.mark else ''}[{item.number}] {item.full}"
            for lead, text in ((_CODING_LEAD, item.coding), (NOTE_LEAD, item.gloss)):
                if text:
                    yield f"{lead} {text}"
        if self.note:
            yield f"Analyst’s note on the place: {self.note}"
        yield f"Figure: {captioned}"
        yield from link_lines(self.part.sheet)


def link_lines(sheet: Sheet) -> list[str]:
    """The link of a sheet as a line; none where there is none."""
    return [f"Link: {link_text(sheet)}"] if sheet.has_link else []


def plan_part(plan: Design, part: BriefingPart) -> PartPlan:
    """The slides of a part on a design."""
    hotspot = part.sheet.part.dataset.hotspots[part.hotspot]
    note = " ".join((hotspot.note or "").split())
    boxes = _boxes_beside(plan, note)
    items = part.quotes
    groups = _groups(part, items, "" if SlideShape.NOTE in boxes else note)
    return PartPlan(part=part, note=note, boxes=boxes, items=items, groups=tuple(groups))


def quote_size(plans: Sequence[PartPlan]) -> int:
    """The one size of all quotes of a deck: the largest that needs no more slides than the smallest."""
    return common_size([(plan.groups, *plan.room) for plan in plans], QUOTE_SIZES)


def _boxes_beside(plan: Design, note: str) -> dict[SlideShape, SlideBox]:
    """The boxes of a hotspot's slide; the one for the analyst's note on the place is as high as the note.

    A note that would leave too little of the figure has no box: it stands among the excerpts.
    """
    own = plan.boxes(SlideLayout.EXCERPTS)[SlideShape.NOTE]
    width = own.width_pt - 2 * own.padding * _PT_PER_INCH
    text = f"{NOTE_LEAD} {note}"
    height = height_of_text(text, width, NOTE_PT, bold=True) / _PT_PER_INCH
    return plan.boxes(SlideLayout.EXCERPTS, height + 2 * own.padding if note and height <= _HIGHEST_NOTE else 0)


def _groups(part: BriefingPart, items: Sequence[Quotation], note: str) -> Iterator[ParagraphGroup]:
    if part.line:
        yield _analyst(f"{LINE_LEAD} {part.line}", lead=f"{LINE_LEAD} ")
    unquoted = part.unquoted
    for text in part.altered:
        yield ParagraphGroup(paragraphs=(_finding(f"{ALTERED_LEAD} {text}", f"{ALTERED_LEAD} "),))
    for key, item in enumerate(items):
        paragraphs = list(_excerpt(key, item))
        if unquoted and key == len(items) - 1:
            paragraphs.append(_finding(unquoted))
        yield ParagraphGroup(paragraphs=tuple(paragraphs))
    if note:
        yield _analyst(f"Analyst’s note on the place: {note}")


def _analyst(text: str, lead: str = "") -> ParagraphGroup:
    paragraph = SlideParagraph(role=ParagraphRole.ANALYST, text=text, key=_OF_NO_EXCERPT, lead=lead)
    return ParagraphGroup(paragraphs=(paragraph,))


def _finding(text: str, lead: str = "", key: int = _OF_NO_EXCERPT) -> SlideParagraph:
    return SlideParagraph(role=ParagraphRole.FINDING, text=text, key=key, lead=lead)


def _excerpt(key: int, item: Quotation) -> Iterator[SlideParagraph]:
    """The quote, who says it, where it is from, what is altered of it, and the analyst's words."""
    mark = f"{item.mark}: " if item.mark else ""
    yield SlideParagraph(role=ParagraphRole.QUOTE, text=f"{mark}“{item.quote}”", key=key, lead=mark)
    if item.said:
        yield SlideParagraph(role=ParagraphRole.SPEAKER, text=f"— {item.said}", key=key, lead=f"— {item.speaker}")
    yield SlideParagraph(role=ParagraphRole.REFERENCE, text=item.reference, key=key)
    if item.altered:
        yield _finding(f"{ALTERED_LEAD} {item.altered}", f"{ALTERED_LEAD} ", key)
    for lead, text in ((_CODING_LEAD, item.coding), (NOTE_LEAD, item.gloss)):
        if text:
            yield SlideParagraph(role=ParagraphRole.ANALYST, text=f"{lead} {text}", key=key)

"""The parts of a document: a hotspot each, with its own headline, and of a briefing its section and analyst's line.

Every kind of document goes through these parts, in this order, so that they tell the same story.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geo.briefing.content.change_lines import ShownChanges
from geo.briefing.content.changed_quotes import change_fields, changed_quotations, former_sheet
from geo.briefing.content.quotations import Quotation, quotation
from geo.briefing.content.sheet import Sheet
from geo.briefing.content.silence import unquoted_line
from geo.briefing.content.titles import number_word
from geo.dataset.dates import date_text
from geo.selection.selection import FigureKind
from geo.text import counted

__all__ = [
    "ALTERED_LEAD",
    "LEFT_OUT_LEAD",
    "LINE_LEAD",
    "BriefingPart",
    "briefing_parts",
    "has_overview",
    "left_out_text",
    "overview_title",
    "summary_subtitle",
]

LINE_LEAD: Final = "Analyst’s line:"
"""What stands before what the analyst says of an item; never in quote marks."""
LEFT_OUT_LEAD: Final = "Left out:"
ALTERED_LEAD: Final = "What changed of it:"
"""What stands before the fields of a place or a quote that are altered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefingPart:
    """What a document says of one hotspot."""

    hotspot: str
    """Its id."""
    name: str
    sheet: Sheet
    """Of it alone."""
    title: str
    """Its finding, or the analyst's own headline; no other part of the document has the same."""
    subtitle: str
    line: str
    """What the analyst says of it; empty without."""
    section: str
    """The heading of the section that begins with it; empty where none does."""
    under: str
    """The heading that it stands under; empty where it stands under none."""
    collected: bool
    """Whether it is an item of a briefing."""
    quotes: tuple[Quotation, ...]
    """What is quoted: all that is shown, or of what changed that alone."""
    altered: tuple[str, ...] = ()
    """What is altered of the place itself, the program's words; only in a document of what changed."""
    changed: bool = False
    """Whether the document tells what changed: then nothing is said of who is silent."""

    @property
    def heading(self) -> str:
        """What heads it in a text: an item's finding or what changed, else the hotspot's name."""
        return self.title if self.collected or self.changed else self.name

    @property
    def unquoted(self) -> str:
        """Which articles have no excerpt here, and why; empty where every one has, or what changed is told."""
        return "" if self.changed else unquoted_line(self.sheet, self.hotspot)


def has_overview(sheet: Sheet) -> bool:
    """Whether the document begins with a figure of all that it shows: one hotspot on a map is its own overview."""
    return not (len(sheet.part.dataset.hotspots) == 1 and _mapped(sheet))


def briefing_parts(sheet: Sheet) -> tuple[BriefingPart, ...]:
    """The parts of a sheet, in the order of what was collected, else of the hotspots.

    Of what changed they are the places that changed, those that are gone last.
    """
    if sheet.since is not None:
        return tuple(_changed_parts(sheet, sheet.since))
    ids = tuple(sheet.part.dataset.hotspots)
    alone = sheet.brief.collected is None and not has_overview(sheet)
    sheets = {i: sheet if alone else sheet.narrow(i) for i in ids}
    titles = Counter(one.title for one in sheets.values())
    return tuple(_parts(sheet, sheets, titles))


def left_out_text(sheet: Sheet) -> str:
    """What the briefing was to show and the data does not have, as a sentence; empty where nothing is missing."""
    told = sheet.brief.collected.left_out if sheet.brief.collected else ()
    return f"{LEFT_OUT_LEAD} {'; '.join(told)}." if told else ""


def overview_title(sheet: Sheet) -> str:
    """The headline of the first figure, which in a briefing is not the briefing's own: what it maps, or finds."""
    number = len(sheet.part.dataset.hotspots)
    if sheet.brief.collected is None:
        return sheet.title
    if sheet.kind is not FigureKind.MAP:
        return replace(sheet, brief=replace(sheet.brief, title=None)).title
    return f"{number_word(number).capitalize()} place{'' if number == 1 else 's'} in this briefing"


def summary_subtitle(sheet: Sheet) -> str:
    """When the briefing is of, and what it rests on; what nobody collected has the subtitle of its sheet."""
    collected = sheet.brief.collected
    if collected is None:
        return sheet.subtitle
    told = (
        date_text(collected.date) if collected.date else "",
        counted(len(sheet.part.dataset.hotspots), "place"),
        f"{counted(sheet.shown.excerpts, 'quote')} from {counted(len(sheet.speaking), 'article')}",
        f"information as of {date_text(sheet.as_of)}",
    )
    return " · ".join(part for part in told if part)


def _mapped(sheet: Sheet) -> bool:
    selected = sheet.brief.selection.hotspot is not None or sheet.brief.collected is not None
    return selected and sheet.kind is FigureKind.MAP


def _parts(sheet: Sheet, sheets: dict[str, Sheet], titles: Counter[str]) -> Iterator[BriefingPart]:
    collected = sheet.brief.collected
    under = ""
    for hotspot_id, one in sheets.items():
        name = sheet.part.dataset.hotspots[hotspot_id].name
        item = collected.basket.item(hotspot_id) if collected else None
        section = collected.sections.get(hotspot_id, "") if collected else ""
        under = section or under
        title = one.title if titles[one.title] == 1 else f"{one.title} ({name})"
        yield BriefingPart(
            hotspot=hotspot_id,
            name=name,
            sheet=one,
            title=title,
            subtitle=_item_subtitle(one, title, name, under) if item else one.subtitle,
            line=item.line if item else "",
            section=section,
            under=under,
            collected=collected is not None,
            quotes=quotation(one, hotspot_id),
        )


def _changed_parts(sheet: Sheet, since: ShownChanges) -> Iterator[BriefingPart]:
    for place in since.places:
        there = place.id in sheet.part.dataset.hotspots
        yield BriefingPart(
            hotspot=place.id,
            name=place.hotspot.name,
            sheet=sheet.narrow(place.id) if there else former_sheet(sheet, since, place),
            title=since.of_place(place),
            subtitle=sheet.subtitle,
            line="",
            section="",
            under="",
            collected=False,
            quotes=changed_quotations(sheet, since, place),
            altered=change_fields(since, place),
            changed=True,
        )


def _item_subtitle(sheet: Sheet, title: str, name: str, under: str) -> str:
    """Section and place where the headline does not say it, and what it rests on."""
    told = (
        under,
        "" if name.casefold() in title.casefold() else name,
        f"{counted(sheet.shown.excerpts, 'quote')} from {counted(len(sheet.speaking), 'article')}",
        f"filter: {sheet.filter_text}" if sheet.filter_text and not sheet.chosen else "",
        f"information as of {date_text(sheet.as_of)}",
    )
    return " · ".join(part for part in told if part)

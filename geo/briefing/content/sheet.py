"""What a briefing says, before anything is drawn or written: the one view model of every figure and document.

Numbers of sources are those of the data file everywhere: [3] on a figure is [3] on the page and in the notes.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from geo import __version__
from geo.briefing.content.brief import Brief
from geo.briefing.content.change_lines import ShownChanges, changes_shown
from geo.briefing.content.chosen_quotes import check_quotes
from geo.briefing.content.compare_words import compare_title
from geo.briefing.content.compared import brief_of_pair, shown_of_pair
from geo.briefing.content.filter_words import filter_text
from geo.briefing.content.hashed_record import without_the_unsaid
from geo.briefing.content.nothing_left import nothing_left
from geo.briefing.content.picked import is_chosen, item_headline, picked_excerpts, picked_query, quoted_sources
from geo.briefing.content.titles import Told, made_title
from geo.dataset.dates import date_text
from geo.dataset.model import About, Source, Viewpoint
from geo.evidence.citation import cite
from geo.evidence.edition import Edition, hotspot_record
from geo.evidence.former import FormerEdition
from geo.evidence.said_by import speakers_line
from geo.selection.claiming import CODING, ClaimRow, claim_rows
from geo.selection.comparing import Comparison, compare
from geo.selection.filtering import Shown, apply_filters
from geo.selection.pair import PairOf
from geo.selection.selection import FigureKind, Filters, selection_to_query
from geo.selection.served_at import is_loopback
from geo.selection.signs import Signs, signs
from geo.text import counted

__all__ = ["NumberedSource", "Sheet", "make_sheet"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberedSource:
    """An article under its number."""

    number: int
    id: str
    source: Source
    citation: str
    """In house style, one line."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A brief with all that it shows of the data."""

    brief: Brief
    whole: Edition
    """The data file as it is."""
    part: Edition
    """Exactly what is shown: articles, hotspots and excerpts after the filters, or the selected hotspot alone.

    Its `about` has the viewpoint, the marking and the cut-off that were asked for.
    """
    sources: tuple[NumberedSource, ...]
    """The articles that pass the filters, those without an excerpt here included; in a briefing of several places those
    that it quotes.
    """
    since: ShownChanges | None = None
    """What changed, on a figure of that."""

    @property
    def about(self) -> About:
        """The map itself."""
        return self.whole.dataset.about

    @property
    def kind(self) -> FigureKind:
        """Which question is answered."""
        return self.brief.selection.figure

    @property
    def viewpoint(self) -> Viewpoint:
        """Whose borders are drawn."""
        return self.brief.selection.viewpoint or self.about.viewpoint

    @property
    def marking(self) -> str | None:
        """The handling marking, if any."""
        return (self.about.marking if self.brief.marking is None else self.brief.marking) or None

    @property
    def as_of(self) -> str:
        """Information cut-off, a partial date."""
        return self.brief.as_of or self.about.as_of

    @cached_property
    def shown(self) -> Shown:
        """What is shown, as map and list on the page read it; counts and classes come from here."""
        found = apply_filters(self.part.dataset, Filters())
        return replace(
            found,
            # A place whose parent is filtered out stays where the whole file has it.
            hotspots={i: found.hotspots[i] for i in self.part.dataset.hotspots},
            total_hotspots=len(self.whole.dataset.hotspots),
            total_sources=len(self.whole.dataset.sources),
            total_excerpts=len({e.id for h in self.whole.dataset.hotspots.values() for e in h.excerpts}),
        )

    @cached_property
    def claims(self) -> tuple[ClaimRow, ...]:
        """Who does what to whom in the excerpts shown, each claim once: the analyst's coding."""
        return claim_rows(self.shown, self.brief.selection.filters.claim)

    @cached_property
    def comparison(self) -> Comparison:
        """The two that are compared, on a sheet of that kind."""
        selection = self.brief.selection
        return compare(self.whole.dataset, self.shown, selection.compare, selection.filters.claim)

    @cached_property
    def speaking(self) -> tuple[NumberedSource, ...]:
        """The articles with at least one excerpt shown."""
        quoted = {e.source for h in self.part.dataset.hotspots.values() for e in h.excerpts}
        return tuple(s for s in self.sources if s.id in quoted)

    def passed_on(self, source_id: str) -> str:
        """Whose words an article passes on in its excerpts shown, as a sentence; empty where it speaks alone."""
        return speakers_line(self.part.excerpts_of(source_id))

    @property
    def _addresses(self) -> tuple[str, ...]:
        """Where the map is said to be served, the brief's word first; an empty one there says nowhere."""
        said = (self.brief.address, None if self.brief.address == "" else self.about.URL)
        return tuple(address for address in said if address)

    @property
    def unprinted(self) -> str:
        """The address that stands on nothing made of this sheet, since only this machine can open it; mostly empty."""
        lost = [address for address in self._addresses if is_loopback(address)]
        return lost[0] if lost and not self.has_link else ""

    @property
    def link(self) -> str:
        """The address that opens this view; the bare query where nobody has said where others find the map."""
        address = next((address for address in self._addresses if not is_loopback(address)), "")
        query = urlencode(selection_to_query(self.brief.selection) | picked_query(self.brief), doseq=True)
        return f"{address.partition('?')[0]}?{query}" if query or not address else address

    @property
    def chosen(self) -> bool:
        """Whether somebody chose the excerpts shown, so that nothing can be said of others."""
        return is_chosen(self.brief)

    @property
    def has_link(self) -> bool:
        """Whether the link can be opened: a bare query cannot, and is printed nowhere."""
        return self.link.startswith(("https://", "http://"))

    @property
    def title(self) -> str:
        """The figure's headline."""
        if self.brief.title:
            return self.brief.title
        if self.kind is FigureKind.COMPARE:
            return compare_title(self.whole.dataset, self.shown, self.comparison, self.brief.selection)
        if self.since is not None:
            return self.since.title
        selection, claims = self.brief.selection, self.claims if self.kind is FigureKind.CLAIMS else ()
        told = Told(
            dataset=self.whole.dataset,
            shown=self.shown,
            place=selection.hotspot,
            claims=claims,
            filters=selection.filters,
            chosen=self.chosen,
        )
        return made_title(self.kind, told)

    @property
    def filter_text(self) -> str:
        """The filters in force, in words: `topic energy; articles from 2019`; empty without any but articles."""
        told = filter_text(self.brief.selection.filters, self.whole.dataset)
        chosen = f"{counted(self.shown.excerpts, 'excerpt')} chosen" if self.chosen else ""
        return "; ".join(part for part in (told, chosen) if part)

    @property
    def subtitle(self) -> str:
        """Place, articles and hotspots counted, filter, cut-off; separated by middle dots."""
        selected, shown = self.brief.selection.hotspot, self.shown
        about = [] if self.title == self.about.title else [self.about.title]
        places = [] if selected else [f"{len(shown.hotspots)} of {shown.total_hotspots} hotspots"]
        if self.since is not None:
            places = [f"compared with {self.since.former.state}"]
        parts = [
            *about,
            *([self._claims_counted] if self.kind is FigureKind.CLAIMS else []),
            f"{len(self.sources)} of {shown.total_sources} articles",
            *places,
            f"filter: {self.filter_text}" if self.filter_text else self._without_filter,
            f"information as of {date_text(self.as_of)}",
        ]
        return " · ".join(parts)

    @cached_property
    def signs(self) -> Signs:
        """What each article has on each hotspot of the whole file, seen through the filters or what is chosen."""
        filtered = apply_filters(self.whole.dataset, self.brief.selection.filters)
        return signs(self.whole.dataset, self.shown if self.chosen else filtered)

    @property
    def _claims_counted(self) -> str:
        of = counted(len({row.excerpt.id for row in self.claims}), "excerpt")
        return f"{CODING}: {counted(len(self.claims), 'claim')} of {of}" if self.claims else f"{CODING}: no claim"

    @property
    def _without_filter(self) -> str:
        return "no filter" if self.brief.selection.filters.source is None else "no other filter"

    @property
    def version(self) -> str:
        """Program, its version, and eight hex digits of the data file's SHA-256."""
        return f"hotspots {__version__}, data {self.whole.sha256[:8]}"

    @cached_property
    def content_sha256(self) -> str:
        """SHA-256 over all that a figure of this sheet shows of the data; other changes of the file do not move it."""
        dataset = self.part.dataset
        # In the file's order, whatever the order shown: outputs keep their hash that are older than that order.
        hotspots = [i for i in self.whole.dataset.hotspots if i in dataset.hotspots]
        content: dict[str, object] = {
            "about": self.about.model_dump(mode="json", include={"title", "publisher", "author", "contact", "URL"}),
            "as_of": self.as_of,
            "marking": self.marking,
            "viewpoint": self.viewpoint.value,
            "sources": [[s.number, s.id, s.source.label, s.citation] for s in self.sources],
            "hotspots": [without_the_unsaid(hotspot_record(self.part, i)) for i in hotspots],
            "regions": [dataset.hotspots[i].region.model_dump(mode="json", by_alias=True) for i in hotspots],
        }
        if self.since is not None:
            content["since"] = self.since.hashed
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def narrow(self, hotspot_id: str) -> "Sheet":
        """The sheet of one hotspot of this one, as a map; of what was collected, under the headline of its item."""
        selection, filters = self.brief.selection, self.brief.selection.filters
        if self.kind is FigureKind.COMPARE and self.comparison.of is PairOf.ARTICLES:
            filters = replace(filters, source=tuple(source.id for source in self.sources))
        selection = replace(selection, hotspot=hotspot_id, figure=FigureKind.MAP, filters=filters)
        headline = item_headline(self.brief, hotspot_id)
        return make_sheet(replace(self.brief, selection=selection, title=headline, quotes=()), self.whole)


def make_sheet(brief: Brief, edition: Edition, former: FormerEdition | None = None) -> Sheet:
    """Take from an edition what a brief asks for; `former` is what a figure of what changed compares it with.

    Such a figure shows the hotspots of today of which anything changed, and all that is chosen where nothing did.
    Raises HotspotsError for a hotspot, article or quote that is not in the data, where nothing is left to show or
    compare, and for such a figure without a former edition.
    """
    dataset = edition.dataset
    brief = brief_of_pair(brief, dataset)
    selection = brief.selection
    shown = shown_of_pair(dataset, selection) if selection.compare else apply_filters(dataset, selection.filters)
    found = picked_excerpts(brief, dataset, shown)
    if not found or not all(found.values()):
        raise nothing_left(brief, [i for i, excerpts in found.items() if not excerpts])
    check_quotes(brief, (excerpt for excerpts in found.values() for excerpt in excerpts))
    since = changes_shown(selection, edition, former) if selection.figure is FigureKind.CHANGES else None
    ids = tuple(i for i in found if since is not None and i in since.today) or tuple(found)
    hotspots = {i: dataset.hotspots[i].model_copy(update={"excerpts": found[i]}) for i in ids}
    numbers = {source_id: number for number, source_id in enumerate(dataset.sources, start=1)}
    quoted, listed = quoted_sources(brief, dataset, shown)
    # What was chosen says nothing of other articles: only those that are quoted stand on it.
    chosen = {i: dataset.sources[i] for i in dataset.sources if i in (quoted if is_chosen(brief) else shown.sources)}
    # What is written from the part alone, such as a table of data, is under the same marking and the same borders.
    asked = {"viewpoint": selection.viewpoint, "as_of": brief.as_of, "marking": brief.marking}
    about = dataset.about.model_copy(update={name: value or None for name, value in asked.items() if value is not None})
    part = dataset.model_copy(update={"about": about, "sources": chosen, "hotspots": hotspots})
    return Sheet(
        brief=brief,
        whole=edition,
        part=replace(edition, dataset=part, whole=dataset),
        sources=tuple(
            NumberedSource(number=numbers[i], id=i, source=source, citation=cite(source))
            for i, source in chosen.items()
            if i in listed
        ),
        since=since,
    )

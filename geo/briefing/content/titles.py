"""Headlines that state a finding, made from the counts of what is shown; each names the period of the articles.

The rule for each kind of figure. An article is *quoted on* a place where an excerpt of it is shown, in passing or not;
that the others say nothing there is never said.

map, coverage  of several places: those on which the most articles are quoted, and on how many one alone is; of one
               place, also on the figures by article and the matrix: how many are, and whether one disputes what
               another passes on;
multiples      the article that is quoted on the most places, and the one that is on the fewest;
matrix         on how many places one article alone is quoted, and on how many all are;
timeline       how many articles date an event, and the years of the first and the last;
claims         who acts in the most claims, and of how many articles the claims are;
one article    on how many places it is quoted, and the one on which the most excerpts of it stand.

A finding that is not there, since several are alike or nothing is dated, is not made up: the headline then asks the
figure's question. A filter never makes an article silent: where one is in force besides the choice of articles, the
headline counts the articles that are left and not of how many, nor what stands in one alone, and says that it is
filtered.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geo.dataset.model import Dataset, Excerpt, Source
from geo.dataset.named import actor_name
from geo.selection.claiming import ClaimRow
from geo.selection.coverage import speakers_at
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.selection import FigureKind, Filters

__all__ = ["BOTH", "MOST_NAMED", "Told", "made_title", "names_or_number", "number_word", "period", "told_of"]

MOST_NAMED = 3
"""More hotspots than these with the same count are counted in a headline instead of named."""

BOTH = 2
"""So many articles are "both", not "all two"."""

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a headline is made of."""

    dataset: Dataset
    """The whole data file."""
    shown: Shown
    place: str | None
    """Id of the hotspot that is chosen, if one is; it is then the only one shown."""
    claims: tuple[ClaimRow, ...]
    """The claims shown, on a figure of claims."""
    filters: Filters
    chosen: bool = False
    """Whether somebody chose what is shown: others are then as little silent as under a filter."""

    @property
    def filtered(self) -> bool:
        """Whether a filter is in force besides the choice of articles, or a choice of what is shown."""
        return self.chosen or any(name != "articles" for name in self.filters.active)

    @property
    def speaking(self) -> tuple[str, ...]:
        """Ids of the articles with an excerpt shown, in the file's order."""
        quoted = {source for one in self.shown.hotspots.values() for source in one.sources}
        return tuple(source for source in self.shown.sources if source in quoted)

    @property
    def dated(self) -> tuple[Excerpt, ...]:
        """The excerpts shown that report an event with a date, once for each hotspot."""
        spots = self.shown.hotspots.values()
        return tuple(excerpt for spot in spots for excerpt in spot.excerpts if excerpt.event is not None)

    @property
    def dating(self) -> tuple[str, ...]:
        """Ids of the articles that date an event, in the file's order."""
        found = {excerpt.source for excerpt in self.dated}
        return tuple(source for source in self.shown.sources if source in found)


def made_title(kind: FigureKind, told: Told) -> str:
    """The headline of a figure."""
    articles = told.shown.sources
    if kind is FigureKind.CLAIMS:
        articles = tuple(s for s in articles if any(row.source == s for row in told.claims))
    elif kind is FigureKind.TIMELINE:
        articles = told.dating or told.speaking
    elif told.place is not None:
        articles = told.speaking
    text = _finding(kind, told)
    return text[0].upper() + text[1:] + told_of([told.dataset.sources[s] for s in articles], told.filters)


def told_of(articles: Collection[Source], filters: Filters) -> str:
    """What a headline adds of the articles that it counts: ` (2017–2021; filtered)`; no text where that is nothing."""
    filtered = any(name != "articles" for name in filters.active)
    told = [words for words in (period(articles), "filtered" if filtered else "") if words]
    return f" ({'; '.join(told)})" if told else ""


def period(sources: Collection[Source]) -> str:
    """The years of the articles, `2017–2021` or `2019`; no text where none has a date."""
    years = sorted(source.issued[:4] for source in sources if source.issued)
    return "" if not years else years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def number_word(number: int) -> str:
    """A number in words up to ten, else in digits: `five`, `1,200`."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _finding(kind: FigureKind, told: Told) -> str:
    if kind in {FigureKind.CLAIMS, FigureKind.TIMELINE}:
        return _of_claims(told) if kind is FigureKind.CLAIMS else _of_time(told)
    if told.place is not None:
        return _of_place(told, told.shown.hotspots[told.place])
    if len(told.shown.sources) == 1:
        return _of_one_article(told)
    several = {FigureKind.MULTIPLES: _of_articles, FigureKind.MATRIX: _of_cells}
    return several.get(kind, _of_places)(told)


def _of_place(told: Told, spot: ShownHotspot) -> str:
    number = len(spot.sources)
    articles = _counted(number, "article") if told.filtered else _share(number, told)
    text = f"{spot.hotspot.name}: what {articles} say{'s' if number == 1 else ''}"
    numbers = {source: n for n, source in enumerate(told.dataset.sources, start=1)}
    contradicted = next((one.said(numbers) for one in speakers_at(spot) if one.contradicted), None)
    return f"{text}; {contradicted}" if contradicted else text


def _of_one_article(told: Told) -> str:
    spots = list(told.shown.hotspots.values())
    text = f"what one article says of {_counted(len(spots), 'place')}"
    most = max(len(spot.excerpts) for spot in spots)
    (first, *others) = (spot for spot in spots if len(spot.excerpts) == most)
    return text if others or len(spots) == 1 else f"{text}, most of it on {first.hotspot.name}"


def _of_places(told: Told) -> str:
    spots = list(told.shown.hotspots.values())
    most = max(len(spot.sources) for spot in spots)
    best = [spot for spot in spots if len(spot.sources) == most]
    which, each = names_or_number(best), "each" if len(best) > 1 else "it"
    if most == 1:
        on = f"on {which} one article is" if told.filtered else f"on no place more than one of {_articles(told)} is"
        return f"{on} quoted"
    if told.filtered:
        return f"{which}: {_counted(most, 'article')} are quoted on {each}"
    text = f"{which}: {_share(most, told)} are quoted on {each}"
    return text + (f"; {alone}" if (alone := _alone(told)) else "")


def _alone(told: Told) -> str:
    """On how many places one article alone is quoted; empty where that is none."""
    spots = told.shown.hotspots.values()
    number = sum(len(spot.sources) == 1 for spot in spots)
    return f"on {_of(number, len(spots), 'place')} one alone" if number else ""


def _of_articles(told: Told) -> str:
    places = Counter(dict.fromkeys(told.shown.sources, 0))
    places.update(source for spot in told.shown.hotspots.values() for source in spot.sources)
    (first, most), *_, (last, fewest) = places.most_common()
    if told.filtered or most == fewest or list(places.values()).count(most) > 1:
        return f"who speaks of what: a map for each of {_articles(told)}"
    label = {source: told.dataset.sources[source].label for source in places}
    high, low = _alike(most, fewest)
    text = f"of {_articles(told)} {label[first]} is quoted on the most places, {high}"
    single = fewest > 0 and list(places.values()).count(fewest) == 1  # that one is quoted on none is for the figure
    return f"{text}, {label[last]} on the fewest, {low}" if single else text


def _of_cells(told: Told) -> str:
    spots = told.shown.hotspots.values()
    if told.filtered:
        return f"which of {_articles(told)} speak of which place"
    alone, every = (sum(len(spot.sources) == number for spot in spots) for number in (1, len(told.shown.sources)))
    text = f"on {_of(alone, len(spots), 'place')} one of {_articles(told)} alone is quoted"
    every_one = _share(len(told.shown.sources), told).removesuffix(" articles")
    return f"{text}, on {number_word(every) if every else 'none'} {every_one}"


def _of_time(told: Told) -> str:
    spots = told.shown.hotspots
    prefix = f"{spots[told.place].hotspot.name}: " if told.place is not None else ""
    days = [(e.event.date, e.event.until or e.event.date) for e in told.dated if e.event is not None]
    years, number = sorted(day[:4] for span in days for day in span), len(told.dating)
    if not years:
        return f"{prefix}no event with a date in {_counted(len(told.speaking), 'article')}"
    span = f"in {years[0]}" if years[0] == years[-1] else f"from {years[0]} to {years[-1]}"
    return f"{prefix}{_counted(number, 'article')} {'date' if number > 1 else 'dates'} events {span}"


def _of_claims(told: Told) -> str:
    prefix = f"{told.shown.hotspots[told.place].hotspot.name}: " if told.place is not None else ""
    articles = len({row.source for row in told.claims})
    if not articles:
        return f"{prefix}no claim coded in {_counted(len(told.speaking), 'article')}"
    of = _counted(articles, "article")
    acting = Counter(actor for row in told.claims for actor in dict.fromkeys(row.claim.who))
    ranked = acting.most_common()
    alike = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    if alike or not ranked or len(told.claims) == 1:
        where = "" if told.place else ", and where"
        return f"{prefix}who does what to whom{where}, as {of} {'have' if articles != 1 else 'has'} it"
    actor, number = ranked[0]
    return f"{prefix}{actor_name(told.dataset, actor)} acts in {_of(number, len(told.claims), 'claim')} of {of}"


def names_or_number(spots: Sequence[ShownHotspot]) -> str:
    """Their names, `Idlib, Iran and Syria`; of more than `MOST_NAMED` how many: `four places`."""
    *first, last = (spot.hotspot.name for spot in spots)
    if len(first) >= MOST_NAMED:
        return f"{number_word(len(spots))} places"
    return f"{', '.join(first)} and {last}" if first else last


def _share(number: int, told: Told) -> str:
    """How many of the articles: `three of five articles`, `both articles`, `one article` where there is one only."""
    every = len(told.shown.sources)
    if number < every:
        return f"{number_word(number)} of {_articles(told)}"
    return "one article" if every == 1 else "both articles" if every == BOTH else f"all {_articles(told)}"


def _articles(told: Told) -> str:
    return _counted(len(told.shown.sources), "article")


def _counted(number: int, noun: str) -> str:
    """`one article`, `five articles`: for nouns that take an s."""
    return f"{number_word(number)} {noun}{'' if number == 1 else 's'}"


def _of(number: int, every: int, noun: str) -> str:
    """`three of ten claims`, `3 of 29 claims`."""
    some, all_ = _alike(number, every)
    return f"{some} of {all_} {noun}{'' if every == 1 else 's'}"


def _alike(*numbers: int) -> list[str]:
    """Numbers that are compared: all in words, or all in digits."""
    return [number_word(n) if max(numbers) < len(_WORDS) else f"{n:,}" for n in numbers]

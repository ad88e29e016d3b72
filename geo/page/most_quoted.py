"""The strongest finding of what is shown: the hotspots on which the most articles are quoted, in one true sentence.

The rule. A hotspot counts the articles of which an excerpt is shown there, as the map's colours and the matrix do, in
passing or not. Those with the highest count are the finding; where that is one article, it says so, and of a single
article its excerpts are counted instead. It is counted anew for every filter, and says when one is in force besides the
choice of articles. That the other articles have nothing there, it never says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.briefing.content.titles import BOTH, names_or_number, number_word, told_of
from geo.dataset.claims import Weight
from geo.dataset.model import Dataset, Excerpt
from geo.evidence.proof import Proof
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.selection import Filters

__all__ = ["MostQuoted", "most_quoted", "most_quoted_excerpt", "most_quoted_text", "ranked_hotspots"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MostQuoted:
    """The hotspots with the highest count."""

    hotspots: tuple[ShownHotspot, ...]
    """Best first, at least one."""
    articles: int
    """How many articles are quoted on each."""
    excerpts: int
    """Where one article alone is shown, how many excerpts of it stand on each; else 0."""


def ranked_hotspots(shown: Shown) -> tuple[ShownHotspot, ...]:
    """The hotspots shown: most articles first, then those that are not only named in passing, then most excerpts."""
    return tuple(sorted(shown.hotspots.values(), key=lambda h: (-len(h.sources), h.passing, -len(h.excerpts))))


def most_quoted(shown: Shown) -> MostQuoted | None:
    """The finding of what is shown; None where nothing is."""
    ranked = ranked_hotspots(shown)
    if not ranked:
        return None
    alone = len(shown.sources) == 1
    most = max(len(h.excerpts) if alone else len(h.sources) for h in ranked)
    best = tuple(h for h in ranked if most == (len(h.excerpts) if alone else len(h.sources)))
    return MostQuoted(hotspots=best, articles=1 if alone else most, excerpts=most if alone else 0)


def most_quoted_text(dataset: Dataset, shown: Shown, finding: MostQuoted, filters: Filters) -> str:
    """The finding as plain text without a full stop: `Idlib and Syria: three of five articles are quoted on each`."""
    several, which = len(finding.hotspots) > 1, names_or_number(finding.hotspots)
    which = which[0].upper() + which[1:]
    more = ", more than on any other place" if len(finding.hotspots) < len(shown.hotspots) else ""
    if finding.excerpts:
        (source,) = shown.sources
        count = f"{number_word(finding.excerpts)} excerpt{'' if finding.excerpts == 1 else 's'}"
        told = f"{which}: {count} of {dataset.sources[source].label}{' on each' if several else ''}{more}"
    elif finding.articles == 1:
        told = f"No place shows excerpts of more than one of {_articles(shown)}"
    else:
        told = f"{which}: {_share(finding, shown)} are quoted on {'each' if several else 'it'}{more}"
    return told + told_of([dataset.sources[s] for s in shown.sources], filters)


def _share(finding: MostQuoted, shown: Shown) -> str:
    if finding.articles < len(shown.sources):
        return f"{number_word(finding.articles)} of {_articles(shown)}"
    every = "both" if finding.articles == BOTH else f"all {number_word(finding.articles)}"
    return f"{every} articles" if _all_chosen(shown) else f"{every} articles shown"


def _articles(shown: Shown) -> str:
    number = number_word(len(shown.sources))
    return f"{number} articles" if _all_chosen(shown) else f"the {number} articles shown"


def _all_chosen(shown: Shown) -> bool:
    return len(shown.sources) == shown.total_sources


def most_quoted_excerpt(finding: MostQuoted, proofs: Mapping[str, Proof]) -> tuple[ShownHotspot, Excerpt] | None:
    """The first excerpt that is about one of the hotspots and whose wording is confirmed, with its hotspot."""
    about = ((h, e) for h in finding.hotspots for e in h.excerpts if e.weight is Weight.SUBJECT)
    return next(((h, e) for h, e in about if proofs[e.id].verified), None)

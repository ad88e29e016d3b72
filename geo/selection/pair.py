"""Two hotspots or two articles that are compared: which of the two a pair of ids is, and how it stands in a link.

`compare=arctic&compare=syria` are two hotspots, `compare=usip-2019&compare=wsj-2017` two articles; the first stands on
the left. Ids of hotspots and of articles may be the same: two ids that are both hotspots are compared as hotspots, and
only else as articles.
"""

from collections.abc import Sequence
from enum import StrEnum

from geo.dataset.model import Dataset
from geo.selection.link_reader import LinkReader, Notice

__all__ = ["PAIR", "PairOf", "pair_from_link", "pair_of"]

PAIR = 2
"""So many are compared."""


class PairOf(StrEnum):
    """What two ids name."""

    HOTSPOTS = "hotspots"
    ARTICLES = "articles"


def pair_of(dataset: Dataset, ids: Sequence[str]) -> PairOf | None:
    """What two different ids name; None where they are not two hotspots and not two articles."""
    if len(set(ids)) != PAIR or len(ids) != PAIR:
        return None
    if all(id_ in dataset.hotspots for id_ in ids):
        return PairOf.HOTSPOTS
    return PairOf.ARTICLES if all(id_ in dataset.sources for id_ in ids) else None


def pair_from_link(reader: LinkReader, dataset: Dataset) -> tuple[str, ...]:
    """The two ids of a link in its own order, else none and a notice of the reader."""
    known, asked = reader.in_order("compare", (*dataset.hotspots, *dataset.sources), "hotspot or article")
    if pair_of(dataset, known[:PAIR]) is not None:
        if len(known) > PAIR:
            reader.notices.append(
                Notice(what=f"The link compares {len(known)}; two can be compared.", without="The first two are.")
            )
        return known[:PAIR]
    if len(known) >= PAIR:
        what = f"The link compares a hotspot with an article, {known[0]} with {known[1]}."
        reader.notices.append(Notice(what=what, without="Two of a kind can be compared."))
    elif known and asked == 1:
        what = f"The link compares {known[0]} with nothing; `compare` takes two hotspots or two articles."
        reader.notices.append(Notice(what=what))
    return ()

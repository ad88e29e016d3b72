"""The finding at the start is counted from what is shown, and stays true under every filter."""

from dataclasses import replace
from itertools import combinations

import pytest
from app_page import REAL
from small_map import SmallDataset

from geo.briefing.content.titles import MOST_NAMED
from geo.dataset.claims import Weight
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Precision, Topic
from geo.evidence.edition import open_edition
from geo.evidence.proof import ProofState
from geo.page.most_quoted import (
    most_quoted,
    most_quoted_excerpt,
    most_quoted_text,
    ranked_hotspots,
)
from geo.selection.filtering import apply_filters
from geo.selection.selection import Filters

ARTICLES = tuple(REAL.sources)
FILTERS = (
    Filters(),
    *(Filters(source=(source,)) for source in ARTICLES),
    *(Filters(source=pair) for pair in combinations(ARTICLES, 2)),
    *(Filters(topic=(topic,)) for topic in (Topic.ENERGY, Topic.MILITARY, Topic.RIGHTS)),
    Filters(precision=(Precision.SEA,)),
    Filters(to="2019"),
    Filters(q="china", source=ARTICLES[:3]),
)


def told(dataset: Dataset, filters: Filters) -> str:
    shown = apply_filters(dataset, filters)
    found = most_quoted(shown)
    return most_quoted_text(dataset, shown, found, filters) if found else ""


def articles_by_hotspot(filters: Filters) -> dict[str, set[str]]:
    """Name of each hotspot shown → the articles shown on it, counted from the excerpts one by one."""
    shown = apply_filters(REAL, filters)
    return {h.hotspot.name: {e.source for e in h.excerpts} for h in shown.hotspots.values()}


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_the_hotspots_named_are_those_with_the_highest_count(filters: Filters) -> None:
    shown = apply_filters(REAL, filters)
    found = most_quoted(shown)
    assert found is not None
    articles = articles_by_hotspot(filters)
    excerpts = {h.hotspot.name: len(h.excerpts) for h in shown.hotspots.values()}
    alone = len(shown.sources) == 1
    counts = excerpts if alone else {name: len(ids) for name, ids in articles.items()}
    best = {name for name, count in counts.items() if count == max(counts.values())}
    assert {h.hotspot.name for h in found.hotspots} == best
    assert (found.articles, found.excerpts) == ((1, max(counts.values())) if alone else (max(counts.values()), 0))
    text = most_quoted_text(REAL, shown, found, filters)
    assert ("more than on any other place" in text) == (len(best) < len(counts) and (alone or found.articles > 1))
    if len(best) <= MOST_NAMED and (alone or found.articles > 1):
        assert all(name in text for name in best)
        assert not [
            name for name in set(counts) - best if name in text.split(":")[0].replace(" and ", ", ").split(", ")
        ]
    assert ("filtered" in text) == any(name != "articles" for name in filters.active)
    assert "silent" not in text
    assert "no excerpt" not in text.casefold()


MORE = ", more than on any other place"
SENTENCES: tuple[tuple[Filters, str], ...] = (
    (Filters(), f"North Korea and South China Sea: four of five articles are quoted on each{MORE} (2017–2021)"),
    (Filters(source=("wsj-2017",)), f"North Korea: four excerpts of Gabuev 2017{MORE} (2017)"),
    (Filters(source=("usip-2019", "wsj-2017")),
     f"North Korea and South China Sea: both articles shown are quoted on each{MORE} (2017–2019)"),
    (Filters(q="idlib"), "No place shows excerpts of more than one of five articles (2017–2021; filtered)"),
    (Filters(q="no such words"), ""),
)  # fmt: skip


@pytest.mark.parametrize(("filters", "text"), SENTENCES, ids=str)
def test_the_sentence(filters: Filters, text: str) -> None:
    assert told(REAL, filters) == text


def test_many_hotspots_with_one_count_are_counted_and_not_named() -> None:
    shown = apply_filters(REAL, Filters(topic=(Topic.MILITARY,), q="china"))
    found = most_quoted(shown)
    assert found is not None
    assert len(found.hotspots) > MOST_NAMED
    assert most_quoted_text(REAL, shown, found, Filters(q="china")).startswith("Four places: two of five articles ")


def test_a_single_excerpt_is_one(small_dataset: SmallDataset) -> None:
    dataset = load(small_dataset.data).dataset
    assert told(dataset, Filters(source=("bulletin-2019",), q="islands")) == (
        "Islands at the date line: one excerpt of Bulletin 2019 (2019; filtered)"
    )


def test_the_quote_is_about_the_hotspot_and_its_wording_is_confirmed(coded_map: SmallDataset) -> None:
    edition = open_edition(coded_map.data, coded_map.documents)
    found = most_quoted(apply_filters(edition.dataset, Filters()))
    proofs = edition.verification.proofs
    assert found is not None
    chosen = most_quoted_excerpt(found, proofs)
    assert chosen is not None
    first = next(e for h in found.hotspots for e in h.excerpts if e.weight is Weight.SUBJECT)
    assert chosen[1] is first
    doubted = {**proofs, first.id: replace(proofs[first.id], state=ProofState.MISSING)}
    other = most_quoted_excerpt(found, doubted)
    assert other is None or other[1] is not first
    nothing = {id_: replace(proof, state=ProofState.MISSING) for id_, proof in proofs.items()}
    assert most_quoted_excerpt(found, nothing) is None


def test_the_list_has_the_most_articles_first_and_what_is_named_in_passing_last_among_equals() -> None:
    ranked = ranked_hotspots(apply_filters(REAL, Filters()))
    keys = [(-len(h.sources), h.passing, -len(h.excerpts)) for h in ranked]
    assert keys == sorted(keys)
    assert len(ranked) == len(REAL.hotspots)

"""What two have in common, held against the excerpts counted one by one."""

from itertools import combinations

import pytest
from invented_sheet import edition, excerpt, hotspot, source
from repository import DATA

from geo.dataset.claims import EventType, Stance
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Topic
from geo.dataset.named import ARTICLE_SPEAKS
from geo.selection.comparing import Comparison, Facet, compare, partner, usual_pair
from geo.selection.filtering import apply_filters
from geo.selection.pair import PairOf
from geo.selection.selection import Filters

REAL = load(DATA).dataset
ARTICLES = tuple(combinations(REAL.sources, 2))
HOTSPOTS = (("arctic", "syria"), ("hong-kong", "arctic"), ("iran", "syria"), ("serbia", "kosovo"), ("gaza", "korea"))
FILTERS = (Filters(), Filters(topic=(Topic.MILITARY, Topic.SANCTIONS)), Filters(stance=(Stance.ASSERTS,)))


def compared(dataset: Dataset, pair: tuple[str, ...], filters: Filters | None = None) -> Comparison:
    asked = filters or Filters()
    return compare(dataset, apply_filters(dataset, asked), pair, asked.claim)


def has(found: Comparison, facet: Facet) -> dict[str, tuple[set[str], set[str]]]:
    """Value → ids of the excerpts of each side that have it, as the comparison says."""
    return {
        item.key: ({at.excerpt.id for at in item.quoted[0]}, {at.excerpt.id for at in item.quoted[1]})
        for item in found.items[facet]
    }


def joined(actors: tuple[str, ...]) -> str:
    return " & ".join(sorted(set(actors)))


def by_hand(pair: tuple[str, ...], filters: Filters, facet: Facet) -> dict[str, tuple[set[str], set[str]]]:
    """The same, from the data file one excerpt after the other."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for hotspot_id, spot in REAL.hotspots.items():
        for one in spot.excerpts:
            if filters.topic and not set(filters.topic) & set(one.topics):
                continue
            if filters.stance and one.stance not in filters.stance:
                continue
            owner = hotspot_id if pair[0] in REAL.hotspots else one.source
            values = {
                Facet.SPOKEN_OF: [one.source if pair[0] in REAL.hotspots else hotspot_id],
                Facet.TOPICS: [topic.value for topic in one.topics],
                Facet.SPEAKERS: [one.speaker or ARTICLE_SPEAKS],
                Facet.STANCES: [one.stance.value],
                Facet.MODES: [one.mode.value],
                Facet.CLAIMS: [
                    " > ".join((" & ".join(sorted(c.who)), c.does.value, " & ".join(sorted(c.whom))))
                    for c in one.claims
                ],
            }
            if owner in pair:
                for value in values[facet]:
                    found.setdefault(value, (set(), set()))[pair.index(owner)].add(one.id)
    return found


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("pair", [*ARTICLES, *HOTSPOTS])
def test_every_item_has_the_excerpts_that_the_data_have(pair: tuple[str, ...], filters: Filters) -> None:
    found = compared(REAL, pair, filters)
    for facet in Facet:
        assert has(found, facet) == by_hand(pair, filters, facet), facet


@pytest.mark.parametrize("pair", [*ARTICLES, *HOTSPOTS])
def test_each_item_stands_in_one_column_and_most_quoted_first(pair: tuple[str, ...]) -> None:
    found = compared(REAL, pair)
    for facet in Facet:
        one, both, other = found.columns(facet)
        assert sorted(i.key for column in (one, both, other) for i in column) == sorted(has(found, facet))
        assert all(item.counts[0] and not item.counts[1] for item in one)
        assert all(all(item.counts) for item in both)
        assert all(item.counts[1] and not item.counts[0] for item in other)
        for column in (one, both, other):
            totals = [sum(item.counts) for item in column]
            assert totals == sorted(totals, reverse=True)


@pytest.mark.parametrize("pair", [*ARTICLES, *HOTSPOTS])
def test_the_other_way_round_is_the_same_mirrored(pair: tuple[str, ...]) -> None:
    found, mirrored = compared(REAL, pair), compared(REAL, pair[::-1])
    for facet in Facet:
        assert has(found, facet) == {key: (one, other) for key, (other, one) in has(mirrored, facet).items()}
    assert found.shared == mirrored.shared


def test_a_sentence_under_both_hotspots_is_known_to_be_one() -> None:
    found = compared(REAL, ("iran", "syria"))
    ids = [{e.id for e in REAL.hotspots[i].excerpts} for i in ("iran", "syria")]
    assert found.shared == ids[0] & ids[1] != set()
    assert compared(REAL, ARTICLES[0]).shared == set()


def test_a_filter_on_claims_compares_those_only() -> None:
    found = compared(REAL, ARTICLES[0], Filters(claim=(EventType.SUPPORT,)))
    assert found.items[Facet.CLAIMS]
    assert all(" > support > " in item.key for item in found.items[Facet.CLAIMS])


def invented() -> Dataset:
    """Two articles on two places: they code one claim alike, and differ on a speaker."""
    claims = [{"who": ["Norland", "Sudmark"], "does": "consult"}]
    turned = [{"who": ["Sudmark", "Norland"], "does": "consult", "about": "b"}]
    one = excerpt("one", "They met.", claims=claims)
    two = excerpt("two", "They met twice.", claims=turned, mode="forecast")
    no = excerpt("one", "No.", speaker="A Minister", stance="disputes")
    yes = excerpt("two", "Yes.", speaker="A Minister")
    spots = {"a": hotspot("Aldmoor", one, no), "b": hotspot("Brack", two, yes)}
    return edition({"one": source("One"), "two": source("Two")}, spots, actors=["Norland", "Sudmark"]).dataset


def test_the_same_actors_doing_the_same_are_one_claim_whatever_their_order_place_and_firmness() -> None:
    (item,) = compared(invented(), ("one", "two")).both(Facet.CLAIMS)
    assert item.counts == (1, 1)
    assert item.manners == ("", "a forecast")


def test_a_speaker_whom_one_disputes_and_the_other_reports_is_contested() -> None:
    found = compared(invented(), ("one", "two"))
    (item,) = found.contested
    assert (item.label, item.manners) == ("A Minister", ("disputed", "reported"))
    assert compared(invented(), ("a", "b")).contested == (item,)


def test_where_both_dispute_or_one_does_both_nothing_is_contested() -> None:
    for pair in ARTICLES:
        for item in compared(REAL, pair).contested:
            stances = [{at.excerpt.stance for at in quotes} for quotes in item.quoted]
            assert {Stance.DISPUTES} in stances
            assert any(Stance.DISPUTES not in some for some in stances)


def test_what_suggests_itself_has_the_most_excerpts() -> None:
    shown = apply_filters(REAL, Filters())
    counts = {s: len({e.id for h in REAL.hotspots.values() for e in h.excerpts if e.source == s}) for s in REAL.sources}
    pair = usual_pair(REAL, shown)
    assert min(counts[s] for s in pair) >= max(counts[s] for s in REAL.sources if s not in pair)
    alone = usual_pair(REAL, apply_filters(REAL, Filters(source=("usip-2019",))))
    assert set(alone) <= set(REAL.hotspots)
    assert usual_pair(REAL, apply_filters(REAL, Filters(source=()))) == ()


def test_a_hotspot_is_compared_with_the_one_that_it_is_filed_under() -> None:
    shown = apply_filters(REAL, Filters())
    assert partner(REAL, shown, "hong-kong", PairOf.HOTSPOTS) == REAL.hotspots["hong-kong"].parent
    assert partner(REAL, shown, "arctic", PairOf.HOTSPOTS) not in {None, "arctic"}
    assert partner(REAL, shown, "usip-2019", PairOf.ARTICLES) in set(REAL.sources) - {"usip-2019"}


def test_what_is_not_two_of_a_kind_is_not_compared() -> None:
    for pair in ((), ("arctic",), ("arctic", "arctic"), ("arctic", "usip-2019"), ("arctic", "gone")):
        with pytest.raises(ValueError, match=r"\("):
            compared(REAL, pair)

"""The list of a review: what is open, what comes next, how a quote is made longer and shorter."""

from dataclasses import replace

import pytest

from geo.proposals.proposal import NewPlace, Proposal, Strength, Suggestions
from geo.proposals.review import Review, ReviewFilter, ReviewItem, Status, Step, listed, stepped
from geo.proposals.sentences import sentence_runs

TEXT = "The port of Gao is open. It is small.\nNobody counts the ships\nof the river. Kita is far."
SENTENCES = ((0, 24), (25, 37), (38, 75), (76, 88))


def proposal(hotspot: str, start: int, end: int, strength: Strength = Strength.STRONG) -> Proposal:
    return Proposal(source="gazette", hotspot=hotspot, start=start, end=end, quote=" ".join(TEXT[start:end].split()),
                    why=(hotspot,), strength=strength)  # fmt: skip


GAO, SMALL, SHIPS = proposal("port", 0, 24), proposal("port", 25, 37, Strength.WEAK), proposal("river", 38, 75)
KITA = proposal("kita", 76, 88)
NEW = NewPlace(id="kita", name="Kita", region={"point": [-9.5, 13.0], "radius_km": 20}, precision="city",
               proposals=(KITA,))  # fmt: skip
ITEMS = listed(Suggestions(source="gazette", proposals=(GAO, SMALL, SHIPS), new_places=(NEW,)))
EVERYTHING = ReviewFilter()


def keys(items: tuple[ReviewItem, ...]) -> list[str]:
    return [item.key for item in items]


def test_the_list_follows_the_text_and_of_a_sentence_the_strongest_comes_first() -> None:
    assert keys(ITEMS) == [GAO.key, SMALL.key, SHIPS.key, KITA.key]
    assert [item.new_place for item in ITEMS] == [None, None, None, NEW]
    weak = replace(KITA, hotspot="coast", strength=Strength.WEAK)
    endless = replace(GAO, quote="again " * 61)
    mixed = listed(Suggestions(source="gazette", proposals=(endless, weak, SHIPS), new_places=(NEW,)))
    assert [item.proposal for item in mixed] == [SHIPS, KITA, weak, endless]


def test_what_a_hotspot_quotes_any_part_of_is_accepted_for_that_hotspot_only() -> None:
    review = Review(items=ITEMS, quoted={"port": ((20, 30),), "river": ((0, 24),)}, rejected=frozenset({KITA.key}))
    assert [review.status(item) for item in ITEMS] == [
        Status.ACCEPTED, Status.ACCEPTED, Status.OPEN, Status.REJECTED,
    ]  # fmt: skip
    assert keys(review.open(EVERYTHING)) == [SHIPS.key]
    assert review.quoting(ITEMS[0]) == ("port", "river")
    assert review.quoting(ITEMS[3]) == ()
    assert review.count(EVERYTHING) == {Status.OPEN: 1, Status.ACCEPTED: 2, Status.REJECTED: 1}


def test_a_rejected_one_that_was_accepted_after_all_counts_as_accepted() -> None:
    assert (
        Review(items=ITEMS, quoted={"port": ((0, 24),)}, rejected=frozenset({GAO.key})).status(ITEMS[0]) == "accepted"
    )


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (ReviewFilter(hotspots=("port",)), [GAO, SMALL]),
        (ReviewFilter(hotspots=("kita", "river")), [SHIPS, KITA]),
        (ReviewFilter(strength=Strength.MEDIUM), [GAO, SHIPS, KITA]),
        (ReviewFilter(hotspots=("port",), strength=Strength.STRONG), [GAO]),
        (ReviewFilter(hotspots=("nowhere",)), []),
    ],
)
def test_filters_keep_the_order(choice: ReviewFilter, expected: list[Proposal]) -> None:
    assert keys(Review(items=ITEMS).chosen(choice)) == [p.key for p in expected]


def test_what_is_too_weak_is_counted_while_it_is_open() -> None:
    review = Review(items=ITEMS)
    assert review.too_weak(ReviewFilter(strength=Strength.MEDIUM)) == {Strength.WEAK: 1}
    assert review.too_weak(ReviewFilter(strength=Strength.MEDIUM, hotspots=("river",))) == {}
    assert review.too_weak(EVERYTHING) == {}
    assert replace(review, rejected=frozenset({SMALL.key})).too_weak(ReviewFilter(strength=Strength.STRONG)) == {}


def test_stepping_ends_at_either_end_and_passes_over_nothing() -> None:
    review = Review(items=ITEMS, rejected=frozenset({SMALL.key}))
    assert review.beside(EVERYTHING, GAO.key, -1) is None
    assert review.beside(EVERYTHING, GAO.key, 1) == ITEMS[1]
    assert review.beside(EVERYTHING, KITA.key, 1) is None
    assert review.beside(EVERYTHING, None, 1) == ITEMS[0]
    assert review.beside(ReviewFilter(hotspots=("nowhere",)), GAO.key, 1) is None


def test_the_next_to_decide_on_begins_again_at_the_top_and_leaves_out_what_is_decided() -> None:
    review = Review(items=ITEMS, rejected=frozenset({SMALL.key}))
    assert review.next_open(EVERYTHING, GAO.key) == ITEMS[2]
    assert review.next_open(EVERYTHING, KITA.key, also=(KITA.key,)) == ITEMS[0]
    last = Review(items=ITEMS[:1])
    assert last.next_open(EVERYTHING, GAO.key) == ITEMS[0]
    assert last.next_open(EVERYTHING, GAO.key, also=(GAO.key,)) is None


def test_hotspots_are_counted_in_the_lists_order() -> None:
    assert list(Review(items=ITEMS).hotspots().items()) == [("port", 2), ("river", 1), ("kita", 1)]


@pytest.mark.parametrize(
    ("span", "step", "expected"),
    [
        ((25, 37), Step.SENTENCE_BEFORE, (0, 37)),
        ((25, 37), Step.SENTENCE_AFTER, (25, 75)),
        ((25, 37), Step.WITHOUT_FIRST, None),
        ((25, 37), Step.WITHOUT_LAST, None),
        ((0, 75), Step.WITHOUT_FIRST, (25, 75)),
        ((0, 75), Step.WITHOUT_LAST, (0, 37)),
        ((0, 24), Step.SENTENCE_BEFORE, None),
        ((76, 88), Step.SENTENCE_AFTER, None),
        ((4, 15), Step.SENTENCE_AFTER, (4, 37)),
    ],
)
def test_a_quote_grows_and_shrinks_by_whole_sentences(
    span: tuple[int, int], step: Step, expected: tuple[int, int] | None
) -> None:
    assert stepped((SENTENCES,), span, step) == expected


def test_a_quote_takes_in_no_heading() -> None:
    text = "Ports\n\nShips wait there for the tide.\n\nRoads\n\nTrucks wait there for the rain. Nobody knows when.\n"
    trucks = text.index("Trucks"), text.index(" Nobody")
    assert stepped(sentence_runs(text), trucks, Step.SENTENCE_BEFORE) is None
    assert stepped(sentence_runs(text), trucks, Step.SENTENCE_AFTER) == (trucks[0], len(text) - 1)


def test_nothing_grows_where_there_is_no_sentence() -> None:
    assert stepped((), (0, 5), Step.SENTENCE_AFTER) is None

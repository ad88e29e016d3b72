from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repository import DATA

from geo.dataset.claims import Weight
from geo.dataset.dates import first_and_last_day
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Excerpt, Precision, Topic
from geo.selection.filtering import apply_filters, loosening, shown_sources
from geo.selection.selection import Filters

REAL = load(DATA).dataset
SOURCES = {"old": "2017-10", "new": "2020-03-05", "year": "2019", "undated": None}


def excerpt(source: str, quote: str, topics: tuple[str, ...] = (), actors: tuple[str, ...] = ()) -> dict[str, object]:
    return {"source": source, "quote": quote, "topics": topics, "actors": actors}


def hotspot(
    name: str, precision: str, *excerpts: dict[str, object], aliases: tuple[str, ...] = ()
) -> dict[str, object]:
    return {"name": name, "region": {"countries": ("SRB",)}, "precision": precision, "excerpts": excerpts,
            "aliases": aliases}  # fmt: skip


def small() -> Dataset:
    basis = {"type": "inferred"}
    sources = {
        key: {"label": key, "type": "report", "document": f"{key}.txt", "sha256": "0" * 64, "basis": basis}
        | ({"issued": issued, "basis": basis | {"issued": "inferred"}} if issued else {})
        for key, issued in SOURCES.items()
    }
    shared = excerpt("old", "Both fleets met off Ember.", ("military",), ("Norland",))
    hotspots = {
        "ember": hotspot(
            "Ember", "sea",
            excerpt("new", "The Strait of Ember stays open.", ("diplomacy", "economy"), ("Norland", "Sudmark")),
            shared,
            excerpt("new", "Tolls fell.", ("economy",)),
            aliases=("Gulf of Émber",),
        ),
        "hollin": hotspot("Hollin Bay", "city", excerpt("year", "The harbour froze.", ("energy",)), shared),
        "moor": hotspot("Aldmoor", "country", excerpt("undated", "A treaty was signed.", ("diplomacy",), ("Sudmark",))),
    }  # fmt: skip
    about = {"title": "T", "publisher": "P", "as_of": "2021", "actors": ("Norland", "Sudmark")}
    return Dataset.model_validate({"about": about, "sources": sources, "hotspots": hotspots})


SMALL = small()


def counts(filters: Filters, dataset: Dataset = SMALL) -> dict[str, int]:
    return {i: len(h.excerpts) for i, h in apply_filters(dataset, filters).hotspots.items()}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"ember": 3, "hollin": 2, "moor": 1}),
        (Filters(source=("old",)), {"ember": 1, "hollin": 1}),
        (Filters(source=("new", "undated")), {"ember": 2, "moor": 1}),
        (Filters(source=()), {}),
        (Filters(topic=(Topic.ECONOMY,)), {"ember": 2}),
        (Filters(topic=(Topic.ENERGY, Topic.DIPLOMACY)), {"ember": 1, "hollin": 1, "moor": 1}),
        (Filters(topic=(Topic.RIGHTS,)), {}),
        (Filters(actor=("Sudmark",)), {"ember": 1, "moor": 1}),
        (Filters(actor=("Norland", "Sudmark")), {"ember": 2, "hollin": 1, "moor": 1}),
        (Filters(precision=(Precision.CITY, Precision.COUNTRY)), {"hollin": 2, "moor": 1}),
        (Filters(from_="2019"), {"ember": 2, "hollin": 1}),
        (Filters(from_="2019-07"), {"ember": 2, "hollin": 1}),
        (Filters(to="2019"), {"ember": 1, "hollin": 2}),
        (Filters(to="2019-01-01"), {"ember": 1, "hollin": 2}),
        (Filters(to="2018-12-31"), {"ember": 1, "hollin": 1}),
        (Filters(from_="2017-10-31", to="2017-10-31"), {"ember": 1, "hollin": 1}),
        (Filters(from_="2020-03-06"), {}),
        (Filters(from_="2021", to="2016"), {}),
        (Filters(q="fleets"), {"ember": 1, "hollin": 1}),
        (Filters(q="EMBER"), {"ember": 3, "hollin": 1}),
        (Filters(q="emb\u00e9r"), {"ember": 3, "hollin": 1}),
        (Filters(q="gulf"), {"ember": 3}),
        (Filters(q="no such word"), {}),
        (Filters(topic=(Topic.MILITARY,), q="hollin"), {"hollin": 1}),
        (Filters(source=("new",), topic=(Topic.ECONOMY,), actor=("Norland",)), {"ember": 1}),
        (Filters(source=("old",), precision=(Precision.CITY,), to="2017", q="met"), {"hollin": 1}),
    ],
)
def test_filters_leave(filters: Filters, expected: dict[str, int]) -> None:
    assert counts(filters) == expected


def test_excerpts_stand_in_the_order_of_the_articles() -> None:
    shown = apply_filters(SMALL, Filters()).hotspots["ember"]
    assert [e.source for e in shown.excerpts] == ["old", "new", "new"]
    assert shown.sources == ("old", "new")
    assert [shown.count(source) for source in SOURCES] == [1, 2, 0, 0]


def test_what_a_hotspot_is_the_subject_of_comes_before_what_names_it_and_that_alone_is_passing() -> None:
    hotspots = {
        i: h.model_copy(update={"excerpts": tuple(e.model_copy(update={"weight": weight(i, e)}) for e in h.excerpts)})
        for i, h in SMALL.hotspots.items()
    }
    found = apply_filters(SMALL.model_copy(update={"hotspots": hotspots}), Filters()).hotspots
    assert [e.quote for e in found["ember"].excerpts] == [
        "Both fleets met off Ember.", "Tolls fell.", "The Strait of Ember stays open.",
    ]  # fmt: skip
    assert {i: h.passing for i, h in found.items()} == {"ember": False, "hollin": False, "moor": True}


def weight(hotspot_id: str, excerpt_: Excerpt) -> Weight:
    named = hotspot_id == "moor" or excerpt_.quote.startswith(("The Strait", "The harbour"))
    return Weight.MENTION if named else Weight.SUBJECT


def test_an_excerpt_under_two_hotspots_counts_once() -> None:
    shown = apply_filters(SMALL, Filters())
    assert (shown.excerpts, shown.total_excerpts) == (5, 5)
    assert shown.summary() == "3 of 3 hotspots, 5 of 5 excerpts"


def test_the_summary_counts_what_is_left_of_everything() -> None:
    assert apply_filters(SMALL, Filters(q="fleets")).summary() == "2 of 3 hotspots, 1 of 5 excerpts"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ("old", "new", "year", "undated")),
        (Filters(source=("undated", "old")), ("old", "undated")),
        (Filters(from_="2019"), ("new", "year")),
        (Filters(to="2019-06", source=("new", "year", "undated")), ("year",)),
    ],
)
def test_articles_that_can_be_shown(filters: Filters, expected: tuple[str, ...]) -> None:
    assert shown_sources(SMALL, filters) == expected
    assert apply_filters(SMALL, filters).sources == expected


@pytest.mark.parametrize(
    ("date", "span"),
    [
        ("2019", ("2019-01-01", "2019-12-31")),
        ("2019-06", ("2019-06-01", "2019-06-30")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("1900-02", ("1900-02-01", "1900-02-28")),
        ("2019-06-05", ("2019-06-05", "2019-06-05")),
    ],
)
def test_the_span_of_a_partial_date(date: str, span: tuple[str, str]) -> None:
    assert first_and_last_day(date) == span


def test_an_empty_result_names_the_filters_to_loosen_best_first() -> None:
    nothing = Filters(topic=(Topic.RIGHTS,), q="zzz", source=("old",))
    assert loosening(SMALL, nothing) == ()
    nothing = Filters(topic=(Topic.ENERGY,), source=("old",))
    assert loosening(SMALL, nothing) == (("topic", 2), ("articles", 1))
    assert loosening(SMALL, Filters(from_="2021", to="2022")) == (("dates", 3),)


PARTS = st.fixed_dictionaries(
    {
        "source": st.none() | st.sets(st.sampled_from(tuple(REAL.sources))).map(tuple),
        "topic": st.sets(st.sampled_from(Topic), max_size=3).map(tuple),
        "actor": st.sets(st.sampled_from(REAL.about.actors), max_size=3).map(tuple),
        "precision": st.sets(st.sampled_from(Precision), max_size=3).map(tuple),
        "from_": st.sampled_from((None, "2017", "2019-07", "2020-08-01")),
        "to": st.sampled_from((None, "2018", "2020-06", "2021-12-08")),
        "q": st.sampled_from(("", "china", "arctic", "nato russia", "zzz")),
    }
)
FILTERS = st.builds(lambda parts: Filters(**parts), PARTS)


@given(FILTERS)
def test_counts_of_the_real_data_agree(filters: Filters) -> None:
    shown = apply_filters(REAL, filters)
    assert shown.excerpts <= sum(len(h.excerpts) for h in shown.hotspots.values())
    assert {s for h in shown.hotspots.values() for s in h.sources} <= set(shown.sources)
    for hotspot_id, left in shown.hotspots.items():
        assert left.excerpts
        assert set(left.excerpts) <= set(REAL.hotspots[hotspot_id].excerpts)
        assert sum(left.count(s) for s in left.sources) == len(left.excerpts)


@given(FILTERS)
def test_dropping_a_filter_loses_nothing(filters: Filters) -> None:
    tight = apply_filters(REAL, filters).hotspots
    for looser in (replace(filters, topic=()), replace(filters, actor=()), replace(filters, source=None)):
        loose = apply_filters(REAL, looser).hotspots
        assert all(set(h.excerpts) <= set(loose[i].excerpts) for i, h in tight.items())


@given(FILTERS)
def test_loosening_tells_what_comes_back(filters: Filters) -> None:
    ways = dict(loosening(REAL, filters))
    assert set(ways) <= set(filters.active)
    if "search" in ways:
        assert ways["search"] == len(apply_filters(REAL, replace(filters, q="")).hotspots)


@pytest.mark.parametrize(("source", "topic"), tuple(product(REAL.sources, Topic)))
def test_an_article_and_a_topic_leave_what_carries_both(source: str, topic: Topic) -> None:
    shown = apply_filters(REAL, Filters(source=(source,), topic=(topic,)))
    expected = {
        i: [e for e in h.excerpts if e.source == source and topic in e.topics] for i, h in REAL.hotspots.items()
    }
    assert {i: list(h.excerpts) for i, h in shown.hotspots.items()} == {i: e for i, e in expected.items() if e}


@pytest.mark.parametrize(("hotspot_id", "name"), [(i, h.name) for i, h in REAL.hotspots.items()])
def test_a_hotspot_is_found_by_its_name(hotspot_id: str, name: str) -> None:
    shown = apply_filters(REAL, Filters(q=name.upper()))
    assert len(shown.hotspots[hotspot_id].excerpts) == len(REAL.hotspots[hotspot_id].excerpts)

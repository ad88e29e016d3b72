import unicodedata
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import dataset as invented_dataset
from repository import DATA

from geo.dataset.dates import date_or_none
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.selection.basket import LONGEST_WORDS, Basket, BasketItem
from geo.selection.link_reader import MAX_QUERY_LENGTH
from geo.selection.pair import PairOf, pair_of
from geo.selection.selection import (
    Camera,
    FigureKind,
    Filters,
    FrameSize,
    MapView,
    Selection,
    selection_from_query,
    selection_to_query,
)

REAL = load(DATA).dataset
INVENTED = invented_dataset(["Norland and Sudmark signed the Treaty of Aldmoor on 14 March 1998."])
KEYS = (
    "since",
    "hotspot",
    "source",
    "topic",
    "actor",
    "precision",
    "from",
    "to",
    "q",
    "view",
    "viewpoint",
    "figure",
    "compare",
    "size",
    "title",
    "lat",
    "lon",
    "zoom",
    "basket",
    "headline",
    "line",
)


def subset(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the values, in their order."""
    return (
        st.sets(st.sampled_from(values)).map(lambda some: tuple(v for v in values if v in some))
        if values
        else st.just(())
    )


def numbers(limit: float, decimals: int) -> st.SearchStrategy[float]:
    return st.floats(-limit, limit).map(lambda value: round(value, decimals))


DATES = (
    st.dates()
    .filter(lambda day: day.year >= 1000)
    .flatmap(lambda day: st.sampled_from((f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}")))
)
CAMERAS = st.builds(
    Camera, lat=numbers(90, 4), lon=numbers(180, 4), zoom=st.floats(-1, 20).map(lambda value: round(value, 2))
)
SEARCHES = st.text(st.characters(exclude_categories=["Cs"]), max_size=MAX_QUERY_LENGTH).map(str.strip)


def filters(dataset: Dataset) -> st.SearchStrategy[Filters]:
    return st.builds(
        Filters,
        source=st.none() | subset(tuple(dataset.sources)),
        topic=subset(tuple(Topic)).map(lambda names: tuple(Topic(n) for n in names)),
        actor=subset(dataset.about.actors),
        precision=subset(tuple(Precision)).map(lambda names: tuple(Precision(n) for n in names)),
        from_=st.none() | DATES,
        to=st.none() | DATES,
        q=SEARCHES,
    )


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=LONGEST_WORDS - 60).map(
    lambda text: " ".join(text.split())
)


def items(dataset: Dataset, hotspot: str) -> st.SearchStrategy[BasketItem]:
    ids = tuple(dict.fromkeys(e.id for e in dataset.hotspots[hotspot].excerpts))
    return st.builds(BasketItem, hotspot=st.just(hotspot), excerpts=subset(ids), headline=WORDS, line=WORDS)


def baskets(dataset: Dataset) -> st.SearchStrategy[Basket]:
    chosen = st.lists(st.sampled_from(tuple(dataset.hotspots)), unique=True, max_size=4)
    collected = chosen.flatmap(lambda ids: st.tuples(*(items(dataset, i) for i in ids)))
    return collected.map(lambda some: Basket(items=some))


def pairs(dataset: Dataset) -> st.SearchStrategy[tuple[str, ...]]:
    """None, two hotspots or two articles, in either order."""
    kinds = [tuple(ids) for ids in (dataset.hotspots, dataset.sources) if len(ids) > 1]
    two = (st.lists(st.sampled_from(ids), unique=True, min_size=2, max_size=2).map(tuple) for ids in kinds)
    return st.one_of(st.just(()), *two)


def selections(dataset: Dataset) -> st.SearchStrategy[Selection]:
    return st.builds(
        Selection,
        filters=filters(dataset),
        hotspot=st.none() | st.sampled_from(tuple(dataset.hotspots)),
        view=st.sampled_from(MapView),
        viewpoint=st.none() | st.sampled_from(Viewpoint),
        camera=st.none() | CAMERAS,
        figure=st.sampled_from(FigureKind),
        compare=pairs(dataset),
        size=st.sampled_from(FrameSize),
        titled=st.booleans(),
        since=st.sampled_from(("", "2026-03-01", "1a2b3c4d5e6f", "v1.2", "HEAD~3")),
        basket=baskets(dataset),
    )


CHOSEN = st.sampled_from((REAL, INVENTED)).flatmap(lambda dataset: st.tuples(st.just(dataset), selections(dataset)))
HOSTILE = st.text() | st.sampled_from(
    ("<script>alert(1)</script>", "![x](https://tracker.example/i.png)", "x" * 5000, "\x00", "\x1b[31m", "\u202e",
     "nan", "inf", "1e999", "0x10", "-", "../../etc/passwd", "@@=alert(1)", "9999-99-99", "2019-02-30", "\ud800",
     "1" * 400)
)  # fmt: skip
QUERIES = st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), st.lists(HOSTILE, max_size=4))


@given(CHOSEN)
def test_a_link_gives_the_selection_back(chosen: tuple[Dataset, Selection]) -> None:
    dataset, selection = chosen
    assert selection_from_query(selection_to_query(selection), dataset) == (selection, ())


@given(CHOSEN)
def test_a_link_survives_the_address_bar(chosen: tuple[Dataset, Selection]) -> None:
    dataset, selection = chosen
    query = selection_to_query(selection)
    assert parse_qs(urlencode(query, doseq=True), keep_blank_values=True) == query
    assert selection_from_query(parse_qs(urlencode(query, doseq=True)), dataset)[0] == selection


@given(CHOSEN)
def test_a_link_holds_known_keys_and_no_empty_values(chosen: tuple[Dataset, Selection]) -> None:
    query = selection_to_query(chosen[1])
    assert set(query) <= set(KEYS)
    assert all(values and all(values) for values in query.values())


def test_nothing_chosen_is_an_empty_link() -> None:
    assert selection_to_query(Selection()) == {}
    assert selection_from_query({}, REAL) == (Selection(), ())


def test_a_link_with_the_former_name_of_a_kind_opens_what_it_opened() -> None:
    selection, notices = selection_from_query({"figure": ["agreement"]}, REAL)
    assert (selection.figure, notices) == (FigureKind.COVERAGE, ())
    assert selection_to_query(selection) == {"figure": ["coverage"]}


def test_two_that_are_compared_stand_in_the_links_order_and_open_the_comparison() -> None:
    for pair in (("syria", "arctic"), ("wsj-2017", "usip-2019")):
        selection, notices = selection_from_query({"compare": list(pair)}, REAL)
        assert (selection.figure, selection.compare, notices) == (FigureKind.COMPARE, pair, ())
        assert selection_to_query(selection) == {"compare": list(pair)}
        assert selection_to_query(Selection(compare=pair)) == {"figure": ["map"], "compare": list(pair)}


def test_of_more_than_two_the_first_two_are_compared() -> None:
    selection, notices = selection_from_query({"compare": ["syria", "arctic", "iran"]}, REAL)
    assert selection.compare == ("syria", "arctic")
    assert list(map(str, notices)) == ["The link compares 3; two can be compared. The first two are."]


def test_ids_that_are_hotspots_and_articles_are_compared_as_hotspots() -> None:
    named = dict(zip(("iran", "syria"), REAL.sources.values(), strict=False))
    both = REAL.model_copy(update={"sources": {**named, "only-an-article": next(iter(REAL.sources.values()))}})
    assert pair_of(both, ("iran", "syria")) is PairOf.HOTSPOTS
    assert pair_of(both, ("iran", "only-an-article")) is PairOf.ARTICLES
    assert pair_of(both, ("arctic", "only-an-article")) is None


def test_no_article_is_not_every_article() -> None:
    nothing = Selection(filters=Filters(source=()))
    assert selection_to_query(nothing) == {"source": ["-"]}
    assert selection_from_query({"source": ["-"]}, REAL)[0].filters.source == ()


@given(QUERIES)
def test_any_link_gives_a_selection_that_the_data_can_show(query: dict[str, list[str]]) -> None:
    selection, notices = selection_from_query(query, REAL)
    assert selection.hotspot is None or selection.hotspot in REAL.hotspots
    assert set(selection.filters.source or ()) <= set(REAL.sources)
    assert set(selection.filters.actor) <= set(REAL.about.actors)
    assert len(selection.filters.q) <= MAX_QUERY_LENGTH
    assert selection_from_query(selection_to_query(selection), REAL)[0] == selection
    assert len(notices) < 30


@given(QUERIES)
def test_notices_are_short_printable_lines(query: dict[str, list[str]]) -> None:
    for notice in map(str, selection_from_query(query, REAL)[1]):
        assert len(notice) < 300
        assert not [c for c in notice if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]
        assert not set(notice) & set("<>[]!*~$\\")


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"hotspot": ["artic"]},
         "The link names the hotspot “artic”, which is not in this map. Did you mean arctic?"),
        ({"hotspot": ["zz"]}, "The link names the hotspot “zz”, which is not in this map."),
        ({"source": ["usip-2018"]},
         "The link names the article “usip-2018”, which is not in this map. Did you mean usip-2019?"),
        ({"topic": ["war"]}, "The link names the topic “war”, which is not in this map."),
        ({"actor": ["china"]}, "The link names the actor “china”, which is not in this map. Did you mean China?"),
        ({"precision": ["continent"]}, "The link names the precision “continent”, which is not in this map."),
        ({"view": ["round"]}, "The link names the view “round”, which is not in this map."),
        ({"viewpoint": ["XX"]}, "The link names the viewpoint “XX”, which is not in this map."),
        ({"compare": ["arctic", "syrria"]},
         "The link names the hotspot or article “syrria”, which is not in this map. Did you mean syria?"),
        ({"compare": ["arctic"]},
         "The link compares arctic with nothing; `compare` takes two hotspots or two articles."),
        ({"compare": ["arctic", "arctic"]},
         "The link compares arctic with nothing; `compare` takes two hotspots or two articles."),
        ({"compare": ["arctic", "usip-2019"]},
         "The link compares a hotspot with an article, arctic with usip-2019. Two of a kind can be compared."),
        ({"size": ["huge"]}, "The link names the size “huge”, which is not in this map."),
        ({"title": ["none"]}, "The link's `title` is “none”; it is `on` or `off`."),
        ({"from": ["last week"]},
         "The link's `from` is “last week”; a date is YYYY, YYYY-MM or YYYY-MM-DD. It was left out."),
        ({"to": ["2019-02-29"]},
         "The link's `to` is “2019-02-29”; a date is YYYY, YYYY-MM or YYYY-MM-DD. It was left out."),
        ({"lat": ["91"], "lon": ["0"], "zoom": ["1"]},
         "The link's camera was left out: it needs `lat` (-90 to 90), `lon` (-180 to 180) and `zoom` (-1 to 20)."),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_said(query: dict[str, list[str]], notice: str) -> None:
    selection, notices = selection_from_query(query, REAL)
    assert tuple(map(str, notices)) == (notice,)
    assert selection == Selection()


@pytest.mark.parametrize(
    ("lat", "lon", "zoom"),
    [
        ("nan", "0", "1"), ("0", "inf", "1"), ("0", "0", "1e999"), ("0", "181", "1"), ("0", "0", "21"),
        ("0", "0", "-1.01"), ("", "0", "1"), ("0", "0", ""), ("north", "0", "1"), ("1,5", "0", "1"),
    ],
)  # fmt: skip
def test_a_camera_that_is_nowhere_is_left_out_with_one_notice(lat: str, lon: str, zoom: str) -> None:
    selection, notices = selection_from_query({"lat": [lat], "lon": [lon], "zoom": [zoom]}, REAL)
    assert selection.camera is None
    assert len(notices) == 1


def test_the_good_values_of_a_key_are_kept_in_the_order_of_the_file() -> None:
    first, second, *_ = REAL.sources
    selection, notices = selection_from_query({"source": [second, "gone", first, second]}, REAL)
    assert selection.filters.source == (first, second)
    assert len(notices) == 1


def test_a_flood_of_unknown_values_is_counted() -> None:
    _, notices = selection_from_query({"topic": [f"topic-{n}" for n in range(10_000)]}, REAL)
    assert len(notices) == 4
    assert str(notices[-1]) == "The link has 9,997 more values of `topic` that are not in this map."


def test_a_search_is_cut_where_nobody_types_on() -> None:
    assert selection_from_query({"q": ["x" * 1000]}, REAL)[0].filters.q == "x" * MAX_QUERY_LENGTH


def test_a_long_unknown_value_is_quoted_in_part() -> None:
    _, (notice,) = selection_from_query({"hotspot": ["x" * 1000]}, REAL)
    assert str(notice) == f"The link names the hotspot “{'x' * 60}…”, which is not in this map."


@pytest.mark.parametrize(("text", "date"), [(" 2019-06 ", "2019-06"), ("2019", "2019"), ("19", None), ("", None)])
def test_a_date_is_read_or_is_none(text: str, date: str | None) -> None:
    assert date_or_none(text) == date


@pytest.mark.parametrize(
    ("filters_", "names"),
    [
        (Filters(), ()),
        (Filters(source=()), ("articles",)),
        (Filters(from_="2019", to="2020"), ("dates",)),
        (Filters(to="2020", q="x"), ("dates", "search")),
        (Filters(topic=(Topic.ENERGY,), actor=("China",), precision=(Precision.SEA,)), ("topic", "actor", "precision")),
    ],
)
def test_filters_in_force_have_names(filters_: Filters, names: tuple[str, ...]) -> None:
    assert filters_.active == names

"""Headlines count what they count: each number is held against the data it speaks of."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from former_maps import formerly
from invented_sheet import edition as invented
from invented_sheet import excerpt, source
from invented_sheet import hotspot as hotspot_of
from invented_sheet import sheet as sheet_of
from repository import DATA
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.content.titles import MOST_NAMED, number_word, period
from geo.dataset.model import Topic
from geo.dataset.named import actor_name
from geo.evidence.edition import Edition, open_edition
from geo.selection.coverage import speakers_at
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Filters, Selection


@pytest.fixture(scope="module")
def real() -> Edition:
    return open_edition(DATA, None)


def sheet(edition: Edition, kind: FigureKind, hotspot: str | None = None, **filters: object) -> Sheet:
    selection = Selection(figure=kind, hotspot=hotspot, filters=Filters(**filters))  # type: ignore[arg-type]  # by keyword
    return make_sheet(Brief(selection=selection), edition, formerly(edition))


def articles_on(found: Sheet) -> dict[str, set[str]]:
    """Name of each place → the articles quoted on it, from the excerpts one by one."""
    hotspots = found.part.dataset.hotspots.values()
    return {hotspot.name: {excerpt.source for excerpt in hotspot.excerpts} for hotspot in hotspots}


def numbers_in(title: str) -> list[int]:
    """Every number before the parentheses, in words or digits, but those in labels of articles."""
    words = {word: number for number, word in enumerate(map(number_word, range(11)))} | {"both": 2, "none": 0}
    text = re.sub(r"[A-Z]\w+ \d{4}", "", title.rpartition(" (")[0])
    found = re.findall(rf"\d+|\b(?:{'|'.join(words)})\b", text.casefold())
    return [int(one) if one.isdigit() else words[one] for one in found]


@pytest.mark.parametrize("kind", [kind for kind in FigureKind if kind is not FigureKind.CHANGES])
def test_one_article_is_never_called_five(real: Edition, kind: FigureKind) -> None:
    title = sheet(real, kind, source=("usip-2019",)).title
    assert "one article" in title.lower()
    assert "five" not in title
    assert "(2019)" in title


@pytest.mark.parametrize("kind", [FigureKind.MAP, FigureKind.COVERAGE])
@pytest.mark.parametrize("source", [None, ("usip-2019", "wsj-2017"), ("china-factor-2021", "usip-2019", "wsj-2017")])
def test_the_places_named_are_those_on_which_the_most_articles_are_quoted(
    real: Edition, kind: FigureKind, source: tuple[str, ...] | None
) -> None:
    found = sheet(real, kind, source=source)
    articles = articles_on(found)
    most = max(map(len, articles.values()))
    best = [name for name, quoted in articles.items() if len(quoted) == most]
    alone = sum(len(quoted) == 1 for quoted in articles.values())
    assert len(best) <= MOST_NAMED
    assert found.title.split(":")[0] == " and ".join(", ".join(best).rsplit(", ", 1))
    every = len(found.sources)
    share = [2] if most == every == 2 else [every] if most == every else [most, every]
    assert numbers_in(found.title) == [*share, alone, len(articles), 1]


def test_a_map_for_each_article_says_who_is_quoted_on_the_most_places_and_on_the_fewest(real: Edition) -> None:
    found = sheet(real, FigureKind.MULTIPLES)
    counts = Counter(source for quoted in articles_on(found).values() for source in quoted)
    (first, most), *_, (last, fewest) = counts.most_common()
    label = {s.id: s.source.label for s in found.sources}
    assert f"{label[first]} is quoted on the most places, {most}, {label[last]} on the fewest, {fewest}" in found.title


def test_an_article_that_is_quoted_nowhere_is_not_the_one_on_the_fewest_places(real: Edition) -> None:
    hotspots = {
        i: hotspot.model_copy(update={"excerpts": tuple(e for e in hotspot.excerpts if e.source != "wsj-2017")})
        for i, hotspot in real.dataset.hotspots.items()
    }
    kept = {i: hotspot for i, hotspot in hotspots.items() if hotspot.excerpts}
    without = replace(real, dataset=real.dataset.model_copy(update={"hotspots": kept}))
    title = sheet(without, FigureKind.MULTIPLES).title
    assert title.startswith("Of five articles Joscelyn 2020 is quoted on the most places")
    assert "fewest" not in title


def test_the_matrix_counts_its_rows(real: Edition) -> None:
    found = sheet(real, FigureKind.MATRIX)
    rows = [len(quoted) for quoted in articles_on(found).values()]
    assert numbers_in(found.title) == [rows.count(1), len(rows), 1, 5, rows.count(5), 5]


@pytest.mark.parametrize("hotspot", ["arctic", "korea", "venezuela", None])
def test_the_timeline_says_who_dates_and_from_when_to_when(real: Edition, hotspot: str | None) -> None:
    found = sheet(real, FigureKind.TIMELINE, hotspot)
    dated = [e for h in found.part.dataset.hotspots.values() for e in h.excerpts if e.event]
    years = sorted(day[:4] for e in dated if e.event for day in (e.event.date, e.event.until or e.event.date))
    if not dated:
        assert "no event with a date" in found.title.casefold()
    else:
        assert set(years[:1] + years[-1:]) == set(re.findall(r"\d{4}", found.title.rpartition(" (")[0]))
        assert numbers_in(found.title)[0] == len({e.source for e in dated})


def test_the_timeline_names_the_period_of_the_articles_that_date_an_event() -> None:
    event = {"event": {"date": "2016", "name": "The port is sold"}}
    place = hotspot_of("Port", excerpt("one", "It was sold.", **event), excerpt("two", "It is there."))
    of = invented({"one": source("One", "2018"), "two": source("Two", "2020")}, {"port": place})
    assert sheet_of(of, FigureKind.TIMELINE).title == "One article dates events in 2016 (2018)"


@pytest.mark.parametrize("hotspot", ["korea", "taiwan-strait", "hong-kong", "syria", None])
def test_who_acts_most_is_named_where_nobody_acts_as_often(real: Edition, hotspot: str | None) -> None:
    found = sheet(real, FigureKind.CLAIMS, hotspot)
    acting = Counter(actor for row in found.claims for actor in dict.fromkeys(row.claim.who))
    (first, most), (_, second) = (*acting.most_common(), ("", 0), ("", 0))[:2]
    if not found.claims:
        assert "no claim coded in" in found.title
    elif most == second:
        assert "who does what to whom" in found.title.casefold()
    else:
        assert f"{actor_name(real.dataset, first)} acts in " in found.title
        assert numbers_in(found.title)[:2] == [most, len(found.claims)]


@pytest.mark.parametrize("hotspot", ["arctic", "korea", "hong-kong"])
@pytest.mark.parametrize("kind", [FigureKind.MAP, FigureKind.COVERAGE, FigureKind.MULTIPLES, FigureKind.MATRIX])
def test_of_one_place_the_articles_that_are_quoted_on_it_are_counted(
    real: Edition, kind: FigureKind, hotspot: str
) -> None:
    found = sheet(real, kind, hotspot)
    (articles,) = articles_on(found).values()
    assert numbers_in(found.title) == [len(articles), 5]
    assert period([s.source for s in found.speaking]) in found.title


def test_where_one_article_disputes_what_another_passes_on_the_headline_says_so(coded_dataset: SmallDataset) -> None:
    edition = open_edition(coded_dataset.data, coded_dataset.documents)
    shown = apply_filters(edition.dataset, Filters()).hotspots
    numbers = {source: n for n, source in enumerate(edition.dataset.sources, start=1)}
    for hotspot_id, spot in shown.items():
        said = [one.said(numbers) for one in speakers_at(spot) if one.contradicted]
        title = sheet(edition, FigureKind.MAP, hotspot_id).title
        assert (said[0] in title) if said else ("dispute" not in title)


@pytest.mark.parametrize("kind", FigureKind)
def test_a_filter_is_said_and_makes_nobody_silent(real: Edition, kind: FigureKind) -> None:
    for hotspot in ("korea", None):
        title = sheet(real, kind, hotspot, topic=(Topic.ENERGY,)).title
        assert "filtered" in title
        assert "silent" not in title
        assert "alone" not in title
        assert "the fewest" not in title


def test_the_choice_of_articles_is_counted_and_no_filter_of_what_they_say(real: Edition) -> None:
    assert "filtered" not in sheet(real, FigureKind.MAP, "korea", source=("usip-2019", "wsj-2017")).title


def test_what_the_analyst_writes_stands_as_it_is(real: Edition) -> None:
    brief = Brief(selection=Selection(figure=FigureKind.MATRIX), title="Who speaks")
    assert make_sheet(brief, real).title == "Who speaks"


def test_the_period_is_that_of_the_dates_known() -> None:
    assert period([]) == ""

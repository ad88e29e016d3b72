from typing import Any

import pytest
from small_map import SmallDataset

from geo.dataset.loader import load
from geo.dataset.model import Dataset
from geo.page.name_lists import groups
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Filters


@pytest.fixture
def dataset(small_dataset: SmallDataset) -> Dataset:
    return load(small_dataset.data).dataset


def found(dataset: Dataset, kind: FigureKind, filters: Filters | None = None) -> list[Any]:
    return groups(dataset, apply_filters(dataset, filters or Filters()), kind)


def labels(group: Any) -> list[str]:  # noqa: ANN401  as the script reads it
    return [name["label"] for line in group["lines"] for name in line["names"]]


def test_coverage_lists_places_by_how_many_articles_speak_of_them(dataset: Dataset) -> None:
    two, one = found(dataset, FigureKind.COVERAGE)
    assert two["title"] == "2 of 2 articles (1)"
    assert labels(two) == ["Serbia"]
    assert labels(one) == ["Belgrade’s harbour", "Islands at the date line"]


def test_each_article_is_a_group_with_its_places_and_opens_what_it_says(dataset: Dataset) -> None:
    gazette, bulletin = found(dataset, FigureKind.MULTIPLES)
    assert gazette["title"] == "[1] Gazette 2020 is quoted on 2 hotspots"
    assert labels(gazette) == ["Serbia (2)", "Belgrade’s harbour (1)"]
    assert {name["source"] for line in bulletin["lines"] for name in line["names"]} == {"bulletin-2019"}


def test_an_article_that_is_filtered_out_has_no_group(dataset: Dataset) -> None:
    (group,) = found(dataset, FigureKind.MULTIPLES, Filters(source=("bulletin-2019",)))
    assert group["title"] == "[2] Bulletin 2019 is quoted on 2 hotspots"


def test_time_runs_forward_and_no_date_is_more_exact_than_it_is(dataset: Dataset) -> None:
    articles, events = found(dataset, FigureKind.TIMELINE)
    assert [(line["when"], line["what"]) for line in articles["lines"]] == [
        ("June 2019, inferred", "[2] Bulletin 2019"),
        ("5 March 2020", "[1] Gazette 2020"),
    ]
    assert [(line["when"], line["what"], line["own"]) for line in events["lines"]] == [
        ("May 2019", "", True),
        ("March 2020 to 2 April 2020", "Talks", True),
    ]
    assert labels(events) == ["Serbia [2]", "Islands at the date line [2]", "Belgrade’s harbour [1]"]


def test_what_two_excerpts_of_an_article_report_is_one_event(small_dataset: SmallDataset) -> None:
    small_dataset.replace(
        'accord on Tuesday."\n',
        'accord on Tuesday."\n        event: { date: 2020-03, until: 2020-04-02, name: "Talks" }\n',
    )
    _, events = found(load(small_dataset.data).dataset, FigureKind.TIMELINE)
    assert [line["what"] for line in events["lines"]] == ["", "Talks"]
    assert labels(events)[2:] == ["Serbia [1]", "Belgrade’s harbour [1]"]


def test_an_article_without_a_date_stands_last(dataset: Dataset) -> None:
    undated = dataset.sources["bulletin-2019"].model_copy(update={"issued": None})
    sources = {**dataset.sources, "bulletin-2019": undated}
    articles, _ = found(dataset.model_copy(update={"sources": sources}), FigureKind.TIMELINE)
    assert articles["lines"][-1]["when"] == "date unknown"


@pytest.mark.parametrize("kind", FigureKind)
def test_nothing_shown_names_nothing(kind: FigureKind, dataset: Dataset) -> None:
    assert [name for group in found(dataset, kind, Filters(source=())) for name in labels(group)] == []

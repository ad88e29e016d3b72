from typing import Any

import pytest
from small_map import SmallDataset

from geo.dataset.loader import load
from geo.page.matrix_view import matrix_data
from geo.page.shared import state
from geo.selection.filtering import apply_filters
from geo.selection.palette import DARK, LIGHT, Palette, contrast
from geo.selection.selection import Filters


@pytest.fixture(autouse=True)
def _nobody_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "speaker", lambda: None)


def test_every_shown_hotspot_is_counted_by_every_shown_article(small_dataset: SmallDataset) -> None:
    dataset = load(small_dataset.data).dataset
    found = matrix_data(dataset, apply_filters(dataset, Filters()), "serbia", LIGHT)
    rows = {row["id"]: ([cell["count"] for cell in row["cells"]], row["total"]) for row in found["rows"]}
    assert rows == {"serbia": ([2, 1], 3), "belgrade": ([1, 0], 1), "date-line": ([0, 1], 1)}
    assert found["totals"] == ["Hotspots quoted on", "2", "2", "3"]
    assert [row["depth"] for row in found["rows"]] == [0, 1, 0]
    assert found["selected"] == {"hotspot": "serbia", "source": None}


def test_articles_that_are_filtered_out_have_no_column_and_the_rest_keep_their_numbers(
    small_dataset: SmallDataset,
) -> None:
    dataset = load(small_dataset.data).dataset
    found = matrix_data(dataset, apply_filters(dataset, Filters(source=("bulletin-2019",))), None, LIGHT)
    assert [column["short"] for column in found["columns"]] == ["Hotspot", "[2] Bulletin 2019", "All"]


def test_nothing_shown_is_a_table_without_rows(small_dataset: SmallDataset) -> None:
    dataset = load(small_dataset.data).dataset
    assert matrix_data(dataset, apply_filters(dataset, Filters(source=())), None, LIGHT)["rows"] == []


def signs_of(found: dict[str, Any]) -> dict[str, list[str]]:
    return {row["id"]: [cell.get("text") or str(cell["count"]) for cell in row["cells"]] for row in found["rows"]}


def test_a_cell_without_a_number_says_what_the_article_has_there(coded_map: SmallDataset) -> None:
    dataset = load(coded_map.data).dataset
    found: Any = matrix_data(dataset, apply_filters(dataset, Filters()), None, LIGHT)
    assert signs_of(found) == {
        "serbia": ["2", "1", "within"], "belgrade": ["2", "–", "1"], "islands": ["silent", "1", "–"],
    }  # fmt: skip
    assert (
        "Without one: “within”: quoted only for a place within it; “–”: no excerpt; “silent”: read in full, says "
        "nothing of it." in found["caption"]
    )


def test_beside_a_filter_a_cell_is_filtered_and_none_is_silent(coded_map: SmallDataset) -> None:
    dataset = load(coded_map.data).dataset
    found: Any = matrix_data(dataset, apply_filters(dataset, Filters(q="islands")), None, LIGHT)
    assert signs_of(found) == {"serbia": ["filtered", "1", "filtered"], "islands": ["–", "1", "–"]}
    assert "“filtered”: not shown by the filter" in found["caption"]
    assert "silent" not in str(found)


def test_a_number_that_rests_on_mentions_only_is_framed_and_says_so(coded_map: SmallDataset) -> None:
    dataset = load(coded_map.data).dataset
    found: Any = matrix_data(dataset, apply_filters(dataset, Filters()), None, LIGHT)
    cells = {(row["id"], cell["source"]): cell for row in found["rows"] for cell in row["cells"] if cell["count"]}
    assert {at for at, cell in cells.items() if cell["passing"]} == {("serbia", "bulletin"), ("islands", "bulletin")}
    assert cells["serbia", "bulletin"]["label"] == "1 of Bulletin 2019 on Serbia, named in passing only"
    assert "In a frame: named in passing only." in found["caption"]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_number_can_be_read_on_its_colour(colours: Palette, small_dataset: SmallDataset) -> None:
    dataset = load(small_dataset.data).dataset
    for level in matrix_data(dataset, apply_filters(dataset, Filters()), None, colours)["levels"]:
        fill, ink = (tuple(map(int, level[name][4:-1].split(","))) for name in ("fill", "ink"))
        assert contrast(fill, ink) >= 4.5  # type: ignore[arg-type]  # three numbers each

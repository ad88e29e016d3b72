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


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_a_number_can_be_read_on_its_colour(colours: Palette, small_dataset: SmallDataset) -> None:
    dataset = load(small_dataset.data).dataset
    for level in matrix_data(dataset, apply_filters(dataset, Filters()), None, colours)["levels"]:
        fill, ink = (tuple(map(int, level[name][4:-1].split(","))) for name in ("fill", "ink"))
        assert contrast(fill, ink) >= 4.5  # type: ignore[arg-type]  # three numbers each

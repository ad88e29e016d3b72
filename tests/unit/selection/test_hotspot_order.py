import pytest
from invented_sheet import edition, excerpt, hotspot, source

from geo.dataset.model import Dataset
from geo.selection.filtering import apply_filters
from geo.selection.hotspot_order import depth, in_order
from geo.selection.selection import Filters


@pytest.fixture
def dataset() -> Dataset:
    """Two families, children before and far behind their parents."""

    def place(name: str, parent: str | None = None) -> dict[str, object]:
        return hotspot(name, excerpt("one", f"{name}."), **({"parent": parent} if parent else {}))

    places = {
        "village": place("Village", "town"),
        "asia": place("Asia"),
        "europe": place("Europe"),
        "town": place("Town", "europe"),
        "china": place("China", "asia"),
        "alps": place("Alps", "europe"),
    }
    return edition({"one": source("One")}, places).dataset


def test_each_hotspot_stands_after_its_parent_in_the_files_order(dataset: Dataset) -> None:
    assert in_order(dataset.hotspots) == ("asia", "china", "europe", "town", "village", "alps")
    assert [depth(dataset, i) for i in in_order(dataset.hotspots)] == [0, 1, 0, 1, 2, 1]


def test_what_is_shown_has_that_order_and_keeps_it_without_the_parents(dataset: Dataset) -> None:
    shown = apply_filters(dataset, Filters(q="village")).hotspots, apply_filters(dataset, Filters()).hotspots
    assert [list(one) for one in shown] == [["village"], list(in_order(dataset.hotspots))]
    left = {i: dataset.hotspots[i] for i in in_order(dataset.hotspots) if i not in {"europe", "town", "asia"}}
    assert in_order(left) == ("china", "village", "alps")

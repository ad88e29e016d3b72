from typing import Any

import pytest

from geo.dataset.reference_checks import check_references
from geo.dataset.yaml.tree import path_text


def data() -> dict[str, Any]:
    return {
        "about": {"actors": ["Norland"]},
        "sources": {"a": {"document": "a.txt", "sha256": "0", "label": "A"}},
        "hotspots": {
            "x": {"name": "X", "excerpts": [{"source": "a", "quote": "q", "actors": ["Norland"]}]},
            "y": {"name": "Y", "excerpts": [{"source": "a", "quote": "q"}]},
        },
    }


def found(value: object) -> list[tuple[str, str]]:
    return [(path_text(finding.path), finding.what) for finding in check_references(value)]


def test_sound_references_give_nothing() -> None:
    assert found(data()) == []


def test_a_circle_of_parents_is_told_once() -> None:
    value = data()
    value["hotspots"]["x"]["parent"] = "y"
    value["hotspots"]["y"]["parent"] = "x"
    assert found(value) == [("hotspots.x.parent", "parents go round in a circle: `x → y → x`")]


def test_a_hotspot_whose_parent_is_in_a_circle_is_no_part_of_it() -> None:
    value = data()
    value["hotspots"] = {"z": {"parent": "x"}} | value["hotspots"]
    value["hotspots"]["x"]["parent"] = "x"
    assert found(value) == [("hotspots.x.parent", "parents go round in a circle: `x → x`")]


def test_a_long_line_of_parents_is_no_circle() -> None:
    value = data()
    value["hotspots"] |= {f"h{n}": {"parent": f"h{n + 1}"} for n in range(5_000)} | {"h5000": {"parent": "x"}}
    assert found(value) == []


def test_the_same_quote_may_stand_in_two_hotspots_but_not_twice_in_one() -> None:
    value = data()
    value["hotspots"]["y"]["excerpts"] *= 2
    assert found(value) == [("hotspots.y.excerpts[1].quote", "excerpts[0] is the same quote of the same source")]


def test_an_unused_source_is_not_told_beside_a_misspelt_one() -> None:
    value = data()
    value["hotspots"]["x"]["excerpts"][0]["source"] = "b"
    value["hotspots"]["y"]["excerpts"][0]["source"] = "b"
    assert {what for _, what in found(value)} == {"there is no source `b`"}


def test_twins_differ_in_more_than_case() -> None:
    value = data()
    value["hotspots"]["y"]["name"] = "x"
    assert found(value) == [("hotspots.y.name", "`x` has the same name")]


@pytest.mark.parametrize(
    "value",
    [
        None, "x", 1, [], {}, {"about": 1, "sources": [], "hotspots": "x"}, {"about": {"actors": "x"}},
        {"hotspots": {"x": {"excerpts": {"a": 1}, "parent": 3, "name": []}}},
        {"hotspots": {"x": {"excerpts": [1, None, [], {"source": [], "actors": [{}, 1, []], "topics": 1}]}}},
        {"about": {"actors": [{}, [], 1, None]}, "sources": {"a": None, "b": {"document": []}}},
        {"hotspots": {"x": None}},
    ],
)  # fmt: skip
def test_data_of_any_shape_are_survived(value: object) -> None:
    found(value)

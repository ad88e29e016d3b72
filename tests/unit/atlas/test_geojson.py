import json

import shapely

from geo.atlas.geojson import collection, feature, geometry


def test_coordinates_are_rounded_and_whole_numbers_are_short() -> None:
    assert geometry(shapely.LineString([(1.0, 2.345678), (-0.001, 3)]), 2) == {
        "type": "LineString",
        "coordinates": [[1, 2.35], [0, 3]],
    }


def test_outer_rings_run_counter_clockwise() -> None:
    clockwise = shapely.Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    assert geometry(clockwise, 0)["coordinates"][0] == [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def test_a_collection_has_no_blanks_and_one_feature_a_line() -> None:
    content = collection([feature({"i": 1}, shapely.Point(1, 2), 1), feature({"i": 2}, shapely.Point(3, 4.25), 1)])
    assert content.count(b"\n") == 4
    assert b" " not in content
    assert [one["properties"]["i"] for one in json.loads(content)["features"]] == [1, 2]

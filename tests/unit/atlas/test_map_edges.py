from shapely import LineString, box

from geo.atlas.map_edges import without_strips


def test_the_antimeridian_and_the_bottom_are_left_out() -> None:
    outline = without_strips(box(170, -85.05, 180, -70))
    assert [list(line.coords) for line in outline.geoms] == [[(170, -85.05), (170, -70), (180, -70)]] or [
        list(line.coords) for line in outline.geoms
    ] == [[(180, -70), (170, -70), (170, -85.05)]]


def test_a_line_that_only_touches_the_antimeridian_stays() -> None:
    line = LineString([(179, 0), (180, 1), (179, 2)])
    assert without_strips(line).length == line.length


def test_nothing_is_left_of_a_strip() -> None:
    assert without_strips(LineString([(180, 10), (180, 20)])).is_empty


def test_a_ring_inland_stays_whole() -> None:
    assert without_strips(box(0, 0, 1, 1)).length == 4

import pytest
import shapely
from shapely import Polygon, box

from geo.atlas.build.coverage import even, faces, labelled_edges, node, rebuild, thin_edges, with_room, without_specks
from geo.errors import HotspotsError

LAND = {"a": box(0, 0, 1, 1), "b": box(1, 0, 2, 1)}


def zigzag(amplitude: float) -> dict[str, Polygon]:
    """Two neighbours with a border that wavers, and an island in a lake of the second."""
    border = [(1 + amplitude * (i % 2), i / 10) for i in range(11)]
    lake = box(1.5, 0.3, 1.9, 0.7)
    return {
        "a": Polygon([(0, 0), *border, (0, 1)]),
        "b": Polygon([(2, 0), (2, 1), *reversed(border)], [lake.exterior.coords]),
        "c": box(1.65, 0.45, 1.75, 0.55),
    }


def test_neighbours_share_an_edge_and_the_rest_is_coast() -> None:
    found = labelled_edges(LAND)
    assert {pair: line.length for pair, line in found.items()} == {("a", None): 3, ("a", "b"): 1, ("b", None): 3}


def test_an_overlap_is_no_coverage() -> None:
    with pytest.raises(HotspotsError, match="a and a share"):
        labelled_edges({"a": shapely.MultiPolygon([box(0, 0, 1, 1), box(0, 0, 1, 1)])})


def test_faces_of_crossing_lines_are_found_and_dangles_are_not() -> None:
    lines = [box(0, 0, 2, 2).boundary, shapely.LineString([(-1, 1), (3, 1)])]
    assert sorted(face.area for face in faces(node(lines))) == [2, 2]


@pytest.mark.parametrize("amplitude", [0.001, 0.02, 0.2])
def test_thinning_and_rebuilding_keeps_neighbours_together(amplitude: float) -> None:
    before = zigzag(amplitude)
    after = rebuild(thin_edges(before, 0.1, even), before, 0.01)
    assert set(after) == set(before)
    assert shapely.coverage_is_valid(list(after.values()))
    assert sum(map(shapely.get_num_coordinates, after.values())) <= sum(
        map(shapely.get_num_coordinates, before.values())
    )
    for label, shape in before.items():
        assert after[label].symmetric_difference(shape).area < 0.15 * shape.area
    points = shapely.get_coordinates(list(after.values())) * 100
    assert abs(points - points.round()).max() < 1e-6


def test_corners_on_the_antimeridian_stay() -> None:
    coast = {"a": Polygon([(170, 60), (180, 60), (180, 60.001), (180, 65), (170, 65)])}
    (line,) = thin_edges(coast, 5.0, even)
    assert {(180, 60), (180, 60.001), (180, 65)} <= set(line.coords)


def test_specks_go_unless_they_are_the_country() -> None:
    speck, isle = box(5, 5, 5.01, 5.01), box(7, 7, 7.01, 7.01)
    lake = box(0.5, 0.5, 0.51, 0.51)
    land = Polygon(box(0, 0, 1, 1).exterior, [lake.exterior])
    clean = without_specks({"a": shapely.MultiPolygon([land, speck]), "b": isle}, 0.01)
    assert clean["a"].equals(box(0, 0, 1, 1))
    assert clean["b"].equals(isle)


def test_an_enclave_is_no_lake() -> None:
    enclave = box(0.5, 0.5, 0.51, 0.51)
    land = Polygon(box(0, 0, 1, 1).exterior, [enclave.exterior])
    assert without_specks({"a": land, "b": enclave}, 0.01)["a"].equals(land)


def test_what_is_smaller_than_four_cells_becomes_a_square_of_four() -> None:
    tiny = box(0.501, 0.501, 0.504, 0.504)
    roomy = with_room({"a": box(0, 0, 1, 1).difference(tiny), "b": tiny}, 0.01)
    assert roomy["b"].area == pytest.approx(4e-4)
    assert shapely.coverage_is_valid(list(roomy.values()))
    assert sum(shape.area for shape in roomy.values()) == pytest.approx(1)


def test_a_square_kilometre_counts_the_same_at_every_latitude() -> None:
    assert even((20.0, 60.0)) == pytest.approx(0.5)

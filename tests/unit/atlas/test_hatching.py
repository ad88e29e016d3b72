import pytest
import shapely
from shapely import MultiPolygon, box

from geo.atlas.build.hatching import hatch


@pytest.mark.parametrize("size", [0.05, 0.3, 2.0, 10.0])
def test_areas_of_every_size_show_several_lines_inside(size: float) -> None:
    area = box(30, 40, 30 + size, 40 + size)
    lines = hatch(area)
    assert len(lines.geoms) >= 5
    assert area.buffer(0.001).covers(lines)


def test_lines_run_at_45_degrees_from_a_common_origin() -> None:
    for line in hatch(box(0, 0, 3, 3)).geoms:
        (x0, y0), (x1, y1) = line.coords
        assert y1 - y0 == pytest.approx(x1 - x0, abs=0.002)
        assert (y0 - x0) / (3 / 9 * 2**0.5) == pytest.approx(round((y0 - x0) / (3 / 9 * 2**0.5)), abs=0.01)


def test_a_small_part_beside_a_large_one_is_not_crowded() -> None:
    lines = hatch(MultiPolygon([box(0, 0, 4, 4), box(10, 0, 10.2, 0.2)]))
    assert sum(line.bounds[0] > 9 for line in lines.geoms) <= 2
    assert shapely.get_num_coordinates(lines) < 60

"""Lines in tiles: nothing is lost, nothing is off by more than can be seen, and from afar there are few vertices."""

import json
from itertools import pairwise

import numpy as np
import pytest
import shapely
from shapely import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from geo.cartography.line_tiles import COARSEST_TO_ZOOM, LEVELS, TILE_UNITS, AlikeLines, FillTiles, LineTiles, extent_of
from geo.cartography.shared_lines import shared_lines

WAVY = LineString([(400 + t, 500 + 30 * np.sin(t / 9) + 0.3 * np.sin(t * 5)) for t in np.linspace(0, 250, 4000)])
ISLET = LineString([(520.1, 420.1), (520.13, 420.1), (520.13, 420.12), (520.1, 420.1)])
BOX = (399.5, 415.2, 651.0, 532.9)
TILES = LineTiles([AlikeLines(properties={"k": 0}, lines=WAVY), AlikeLines(properties={"k": 7}, lines=ISLET)], BOX)


def rounded(level: int) -> float:
    """What coordinates of one decimal from afar, else of two, may be off by."""
    return (0.05 if level == 0 else 0.005) * 2**0.5 + 1e-9


def every_tile(tiles: LineTiles, level: int) -> dict[tuple[int, int], bytes]:
    places = [(x, y) for x in range(2**level) for y in range(2**level)]
    return {place: content for place in places if (content := tiles.get(level, *place)) is not None}


def of_level(tiles: LineTiles, level: int, k: int) -> BaseGeometry:
    found = []
    for content in every_tile(tiles, level).values():
        features = json.loads(content)["features"]
        found += [shapely.from_geojson(json.dumps(f["geometry"])) for f in features if f["properties"]["k"] == k]
    found = shapely.union_all(found)
    return shapely.line_merge(found) if "Line" in found.geom_type else found


@pytest.mark.parametrize("level", range(LEVELS))
def test_a_line_is_off_by_less_than_half_a_pixel_at_the_closest_zoom_of_its_level(level: int) -> None:
    closest = 8 if level + 1 == LEVELS else COARSEST_TO_ZOOM + level
    assert of_level(TILES, level, 0).hausdorff_distance(WAVY) < 1 / 3 / 2**closest + rounded(level)


def test_from_afar_there_are_few_vertices_and_near_all() -> None:
    counts = [shapely.get_num_coordinates(of_level(TILES, level, 0)) for level in range(LEVELS)]
    assert all(coarse <= fine for coarse, fine in pairwise(counts))
    assert counts[0] < 4000 / 10 < 3000 < counts[-1]


@pytest.mark.parametrize("level", range(LEVELS))
def test_a_line_goes_through_its_tiles_without_a_gap(level: int) -> None:
    assert of_level(TILES, level, 0).geom_type == "LineString"


@pytest.mark.parametrize("level", range(LEVELS))
def test_every_tile_of_the_extent_is_there_and_no_other(level: int) -> None:
    x0, y0, x1, y1 = extent_of(BOX)
    side = TILE_UNITS / 2**level
    columns, rows = range(int(x0 // side), int(-(-x1 // side))), range(int(y0 // side), int(-(-y1 // side)))
    assert set(every_tile(TILES, level)) == {(x, y) for x in columns for y in rows}


def test_there_is_no_level_below_the_last() -> None:
    assert TILES.get(LEVELS, 0, 0) is None


def test_the_digest_tells_lines_and_properties_apart() -> None:
    lines = [LineString([(0, 0), (1, 1)]), LineString([(0, 0), (1, 1.00001)])]
    tiles = [LineTiles([AlikeLines(properties={"k": k}, lines=line)], BOX) for k in (0, 1) for line in lines]
    assert len({one.digest for one in tiles}) == 4
    assert tiles[0].digest == LineTiles([AlikeLines(properties={"k": 0}, lines=lines[0])], BOX).digest


def test_what_is_made_counts() -> None:
    tiles = LineTiles([AlikeLines(properties={"k": 0}, lines=WAVY)], BOX)
    assert tiles.size() == 0
    made = tiles.get(0, 0, 0)
    assert made is not None
    assert tiles.size() == len(made)


def test_an_islet_of_less_than_a_pixel_is_a_stroke_and_of_less_than_a_third_nothing() -> None:
    counts = [shapely.get_num_coordinates(of_level(TILES, level, 7)) for level in range(LEVELS)]
    assert counts == [0, 0, 0, 2, 4, 4]


@pytest.mark.parametrize("level", range(LEVELS))
def test_areas_fill_what_their_outlines_enclose_across_all_tiles(level: int) -> None:
    area, islet = WAVY.buffer(12), Polygon(ISLET)
    drawn = [AlikeLines(properties={"k": 0}, lines=area), AlikeLines(properties={"k": 7}, lines=islet)]
    tiles = FillTiles(drawn, (380, 415, 670, 560))
    closest = 8 if level + 1 == LEVELS else COARSEST_TO_ZOOM + level
    found = of_level(tiles, level, 0)
    assert found.geom_type == "Polygon"
    assert found.boundary.hausdorff_distance(area.boundary) < 1 / 6 / 2**closest + rounded(level)
    assert of_level(tiles, level, 7).is_empty == (level < 3)  # there it is less than a third of a pixel


def test_no_lines_are_an_empty_tile() -> None:
    tiles = LineTiles([AlikeLines(properties={}, lines=MultiLineString())], BOX)
    found = every_tile(tiles, 3)
    assert {len(json.loads(content)["features"]) for content in found.values()} == {0}


def test_what_runs_together_is_one_line_of_both() -> None:
    coast = LineString([(0, 0), (1, 0), (2, 1), (3, 1)])
    outline = LineString([(4, 4), (2, 1), (1.00000001, 0), (0, 3)])
    shared = shared_lines({"coast": coast, 5: outline})
    assert list(shared) == [("coast",), ("coast", 5), (5,)]
    assert shared["coast", 5].equals(LineString([(1, 0), (2, 1)]))
    assert sum(line.length for line in shared.values()) == pytest.approx(coast.length + outline.length - 2**0.5)


def test_a_line_that_runs_back_over_itself_is_drawn_once() -> None:
    there_and_back = LineString([(0, 0), (1, 1), (0, 0)])
    (only,) = shared_lines({"coast": there_and_back}).values()
    assert only.length == pytest.approx(2**0.5)


def test_no_lines_share_nothing() -> None:
    assert shared_lines({"coast": MultiLineString()}) == {}

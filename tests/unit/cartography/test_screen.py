"""The figures' projections on the screen."""

import json
import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from repository import DATA

from geo.atlas.compose import compose_region
from geo.cartography.backdrop import region_area
from geo.cartography.projection import distance_m
from geo.cartography.screen import ARCTIC, ORIGIN, UNIT_M, WORLD, ScreenFrame, regional
from geo.cartography.screen_files import ground_files, land_tiles, region_box, region_outline, region_spot
from geo.dataset.loader import load
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Countries, Region

REAL = load(DATA).dataset
DE_FACTO = Viewpoint.DE_FACTO
REGIONS = {i: hotspot.region for i, hotspot in REAL.hotspots.items()}
SCREENS = (WORLD, ARCTIC, regional(REGIONS["syria"], DE_FACTO), regional(REGIONS["south-pacific"], DE_FACTO))


def area_of(screen: ScreenFrame, region: Region) -> shapely.Geometry:
    return screen.shape(region_area(screen.frame, region, DE_FACTO))


def geometry(found: dict[str, object] | None) -> shapely.Geometry:
    assert found is not None
    return shapely.from_geojson(json.dumps(found))


@given(st.sampled_from(SCREENS), st.floats(-180, 180), st.floats(-89, 89))
def test_a_place_is_found_again(screen: ScreenFrame, lon: float, lat: float) -> None:
    if screen.holds(lon, lat):
        back = screen.lonlat(*screen.position(lon, lat))
        assert distance_m(back, (lon, lat)) < 1000


@pytest.mark.parametrize("screen", SCREENS)
def test_every_position_is_positive_and_within_one_tile(screen: ScreenFrame) -> None:
    x0, y0, x1, y1 = screen.box
    assert 0 < x0 < 512 < x1 < 1024
    assert 0 < y0 < 512 < y1 < 1024


def test_a_zoom_means_what_it_means_on_a_web_map() -> None:
    one, other = WORLD.positions([(10.5, 0.0), (11.5, 0.0)])
    web_mercator = 512 / 360
    assert other[0] - one[0] == pytest.approx(web_mercator, rel=0.15)  # Equal Earth is narrower by that at the equator
    assert pytest.approx(2 * math.pi * 6_378_137, rel=1e-6) == UNIT_M * 512


def test_what_is_off_the_map_is_the_nearest_place_on_it() -> None:
    lon, lat = ARCTIC.lonlat(5000, 512)
    assert (round(lon), round(lat)) == (90, 40)


@pytest.mark.parametrize("hotspot_id", REGIONS)
def test_a_region_lies_whole_in_the_view_that_suits_it(hotspot_id: str) -> None:
    screen, region = regional(REGIONS[hotspot_id], DE_FACTO), REGIONS[hotspot_id]
    box, spot = region_box(screen, region, DE_FACTO), region_spot(screen, region, DE_FACTO)
    assert box is not None
    assert spot is not None
    assert box[0] <= spot[0] <= box[2]
    rim = screen.shape(screen.frame.outline).boundary
    assert screen is ARCTIC or not rim.intersects(area_of(screen, region))


def test_neighbours_share_a_view() -> None:
    names = {i: regional(region, DE_FACTO).name for i, region in REGIONS.items()}
    assert len({names[i] for i in ("syria", "iraq", "israel-palestinians", "georgia", "serbia", "libya")}) == 1
    assert names["arctic"] == "arctic"
    assert len(set(names.values())) <= len(REGIONS) / 2


def test_a_small_place_has_a_close_view_from_finer_outlines() -> None:
    kosovo = REGIONS["kosovo"]
    close = regional(kosovo, DE_FACTO)
    assert close.name == "close-21-42"
    assert close.closest_zoom > WORLD.closest_zoom
    fine, coarse = (shapely.get_num_coordinates(area_of(screen, kosovo)) for screen in (close, WORLD))
    assert fine > 3 * coarse
    # Its outline is that of its area, and not of the coarser one.
    line, area = geometry(region_outline(close, kosovo, DE_FACTO)), area_of(close, kosovo)
    assert line.hausdorff_distance(area.boundary) < 0.01, "they are told to a hundredth of a unit"
    # What is far away is not composed for it at all.
    assert region_box(close, REGIONS["venezuela"], DE_FACTO) is None


@pytest.mark.parametrize("country", ["FJI", "RUS"])
def test_nothing_ends_at_the_antimeridian_on_the_map_of_the_world(country: str) -> None:
    region: Region = Countries(countries=(country,))
    box = region_box(WORLD, region, DE_FACTO)
    assert box is not None
    assert box[2] - box[0] < 160  # not from one edge of the world to the other
    cut = shapely.get_num_geometries(compose_region(region, DE_FACTO))
    assert shapely.get_num_geometries(area_of(WORLD, region)) < cut
    # Where the shape is cut at 180° there is neither an edge nor a line.
    lines = geometry(region_outline(WORLD, region, DE_FACTO))
    seam = shapely.LineString(WORLD.positions([(180, lat) for lat in (-20, -15, 66, 68)]))
    assert lines.intersection(seam.buffer(0.01)).length < 1


def test_the_pacific_is_one_on_the_map_that_suits_it() -> None:
    screen = regional(REGIONS["south-pacific"], DE_FACTO)
    area = area_of(screen, REGIONS["south-pacific"])
    largest = max(shapely.get_parts(area), key=lambda part: part.area)
    assert largest.area > 0.9 * area.area


@pytest.mark.parametrize("screen", SCREENS)
def test_the_ground_is_there_in_its_order(screen: ScreenFrame) -> None:
    files = ground_files(screen, DE_FACTO)
    assert list(files) == ["sea", "contested", "net", "circle"]
    sea, whole = shapely.from_geojson(files["sea"]), land_tiles(screen, DE_FACTO).get(0, 0, 0)
    assert whole is not None
    land = shapely.from_geojson(whole)
    assert 0.1 < land.area / sea.area < 0.7
    assert sea.buffer(0.1).contains(land)
    circle = shapely.from_geojson(files["circle"])
    assert (not circle.is_empty) is (screen is ARCTIC)


def test_what_is_seen_of_a_regional_view_is_a_frame_unless_it_is_half_the_earth() -> None:
    syria = SCREENS[2]
    middle_x, middle_y = syria.position(38, 35)
    seen = syria.frame_of((middle_x - 4, middle_y - 3, middle_x + 4, middle_y + 3))
    assert seen is not None
    assert seen.centre == (pytest.approx(38, abs=0.1), pytest.approx(35, abs=0.1))
    assert seen.reach_deg < 30
    assert syria.frame_of((ORIGIN - 105, ORIGIN - 40, ORIGIN + 105, ORIGIN + 40)) is not None
    assert syria.frame_of((ORIGIN - 110, ORIGIN - 40, ORIGIN + 110, ORIGIN + 40)) is None
    assert WORLD.frame_of((500, 500, 520, 520)) is None
    assert ARCTIC.frame_of((500, 500, 520, 520)) is None


def test_notes_are_of_what_is_in_sight() -> None:
    x, y = WORLD.position(34, 45)
    near = {note.area for note in WORLD.notes((x - 5, y - 5, x + 5, y + 5), DE_FACTO)}
    assert "crimea" in near
    assert "western-sahara" not in near
    whole = WORLD.notes(WORLD.box, DE_FACTO)
    assert {"crimea", "western-sahara"} <= {note.area for note in whole}
    assert "liancourt" not in {note.area for note in whole}, "it is smaller than a pixel there"

import gzip
import json
from itertools import pairwise, product
from typing import Any

import pytest
from repository import DATA

from geo.cartography.line_tiles import LineTiles
from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame, regional
from geo.dataset.loader import load
from geo.dataset.model import Dataset, Hotspot, Viewpoint
from geo.dataset.recipe import Box, Clip, Countries, Difference, NorthOf, Point, Region, Seas, Union
from geo.page.maps.regions import (
    RegionFiles,
    drawn_regions,
    outline_file,
    overlaps,
    region_files,
)

REAL = load(DATA).dataset
DE_FACTO = Viewpoint.DE_FACTO
SCREENS = (WORLD, ARCTIC, regional(REAL.hotspots["syria"].region, DE_FACTO), None)
"""Projections, and the globe."""
DRAWN = drawn_regions(REAL, DE_FACTO, WORLD)
GLOBE = drawn_regions(REAL, DE_FACTO, None)
REGION_FILES_GZIPPED = 335_000
"""Fetched once and kept by the browser, beside the base map's files: 52 regions, of which one lies on land and sea."""
FIRST_TILES_GZIPPED = 150_000
"""Of a projection: regions, coasts, borders and outlines as they are seen from afar."""


CLOSE = 4
"""A level of tiles at which nothing is too small to be in one."""


def features(content: bytes | LineTiles | None) -> list[dict[str, Any]]:
    """The features of a file, or of all tiles of a level."""
    assert content is not None
    if isinstance(content, LineTiles):
        tiles = (content.get(CLOSE, x, y) for x, y in product(range(2**CLOSE), repeat=2))
        return [feature for tile in tiles if tile is not None for feature in features(tile)]
    collection = json.loads(content)
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def indices(content: bytes | LineTiles | None) -> set[int]:
    return {feature["properties"]["i"] for feature in features(content)}


def files(screen: ScreenFrame | None = WORLD) -> RegionFiles:
    return region_files(REAL, DE_FACTO, screen)


def with_hotspots(recipes: dict[str, Region]) -> Dataset:
    some = next(iter(REAL.hotspots.values()))
    hotspots = {
        i: Hotspot(name=i, region=r, precision=some.precision, excerpts=some.excerpts) for i, r in recipes.items()
    }
    return REAL.model_copy(update={"hotspots": hotspots})


@pytest.mark.parametrize("screen", SCREENS)
def test_every_region_is_in_one_of_two_files_or_in_both_and_has_an_outline(screen: ScreenFrame | None) -> None:
    found = files(screen)
    drawn = drawn_regions(REAL, DE_FACTO, screen)
    everything = [region.index for region in drawn.values() if region.box is not None]
    both = {DRAWN["asia-pacific"].index}  # countries and seas
    assert indices(found.land) & indices(found.sea) == (both if screen in {WORLD, ARCTIC, None} else set())
    assert sorted(indices(found.land) | indices(found.sea)) == everything
    if found.lines is None:
        assert sorted(indices(found.outlines)) == everything
    else:
        outlined = {kind for kinds in found.lines.kinds for kind in kinds if isinstance(kind, int)}
        assert outlined == set(everything)


def test_the_files_are_split_by_land_and_sea() -> None:
    by_index = {region.index: region for region in DRAWN.values()}
    both = DRAWN["asia-pacific"].index
    assert {by_index[i].over_sea for i in indices(files().sea) if i != both} == {True}
    assert {by_index[i].over_sea for i in indices(files().land)} == {False}


@pytest.mark.parametrize("name", ["land", "sea", "outlines"])
def test_the_smallest_region_comes_last(name: str) -> None:
    areas = {region.index: region.area_km2 for region in DRAWN.values()}
    order = [areas[feature["properties"]["i"]] for feature in features(getattr(files(None), name))]
    assert all(before >= after for before, after in pairwise(order))


@pytest.mark.parametrize("name", ["land", "sea"])
def test_in_a_tile_too_the_smallest_region_comes_last(name: str) -> None:
    areas = {region.index: region.area_km2 for region in DRAWN.values()}
    tile = getattr(files(), name).get(0, 0, 0)
    order = [areas[feature["properties"]["i"]] for feature in features(tile)]
    assert len(order) > 5
    assert all(before >= after for before, after in pairwise(order))


def test_a_feature_carries_its_index_and_nothing_of_the_data() -> None:
    for content in (files().land, files().sea, files(None).outlines):
        assert all(set(feature["properties"]) == {"i"} for feature in features(content))


@pytest.mark.parametrize(
    ("region", "over_sea"),
    [
        (Seas(seas=("baltic-sea",)), True),
        (NorthOf(north_of=66.5), True),
        (Box(box=(0, 0, 10, 10)), True),
        (Countries(countries=("SRB",)), False),
        (Point(point=(20, 44), radius_km=50), False),
        (Union(union=(Seas(seas=("baltic-sea",)), Box(box=(0, 0, 10, 10)))), True),
        (Union(union=(Seas(seas=("baltic-sea",)), Countries(countries=("SRB",)))), False),
        (Difference(difference=(Box(box=(0, 0, 10, 10)), Countries(countries=("SRB",)))), True),
        (Difference(difference=(Countries(countries=("SRB",)), Box(box=(0, 0, 10, 10)))), False),
        (Clip(clip=(Box(box=(10, 35, 60, 60)), Countries(countries=("SRB",)))), False),
    ],
)
def test_what_has_no_land_for_its_limits_lies_under_the_land(region: Region, over_sea: bool) -> None:
    assert drawn_regions(with_hotspots({"it": region}), DE_FACTO, WORLD)["it"].over_sea is over_sea


def test_small_regions_get_a_marker() -> None:
    dataset = with_hotspots({"serbia": Countries(countries=("SRB",)), "town": Point(point=(20, 44), radius_km=50)})
    drawn = drawn_regions(dataset, DE_FACTO, WORLD)
    assert drawn["town"].small
    assert not drawn["serbia"].small
    assert drawn["town"].area_km2 == pytest.approx(7_850, rel=0.02)


def overlapping(hotspot_id: str) -> tuple[str, ...]:
    return overlaps(REAL, DE_FACTO, hotspot_id)


def test_the_smaller_region_knows_what_it_lies_in_and_the_larger_what_lies_in_it() -> None:
    assert "syria" in overlapping("idlib")
    assert "idlib" in overlapping("syria")
    assert "venezuela" not in overlapping("syria")
    assert overlaps(REAL, DE_FACTO, None) == ()


@pytest.mark.parametrize("hotspot_id", REAL.hotspots)
def test_overlaps_are_mutual_and_the_smallest_comes_first(hotspot_id: str) -> None:
    found = overlapping(hotspot_id)
    assert hotspot_id not in found
    assert all(hotspot_id in overlapping(other) for other in found)
    areas = [DRAWN[other].area_km2 for other in found]
    assert areas == sorted(areas)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("hotspot_id", REAL.hotspots)
def test_a_region_is_marked_where_it_is_drawn(hotspot_id: str, screen: ScreenFrame | None) -> None:
    drawn = drawn_regions(REAL, DE_FACTO, screen)[hotspot_id]
    if drawn.box is None:
        assert screen not in {WORLD, None}
        assert drawn.spot is None
        return
    assert drawn.spot is not None
    west, south, east, north = drawn.box
    assert west > east or west <= drawn.spot[0] <= east
    assert south <= drawn.spot[1] <= north


def test_indices_are_the_places_in_the_file() -> None:
    assert [(region.id, region.index) for region in DRAWN.values()] == [(i, n) for n, i in enumerate(REAL.hotspots)]


def test_the_outline_of_the_open_hotspot_is_that_of_all_outlines() -> None:
    (alone,) = features(outline_file(REAL.hotspots["serbia"].region, DE_FACTO, None))
    index = DRAWN["serbia"].index
    (among,) = (f for f in features(files(None).outlines) if f["properties"]["i"] == index)
    assert alone["geometry"] == among["geometry"]
    assert alone["properties"] == {"i": 0}


def ordinates(geometry: object) -> list[float]:
    if isinstance(geometry, dict):
        return ordinates(geometry["coordinates"])
    assert isinstance(geometry, list)
    if isinstance(geometry[0], (int, float)):
        return [geometry[1]]
    return [y for part in geometry for y in ordinates(part)]


@pytest.mark.parametrize("screen", [WORLD, None])
def test_the_arctic_reaches_the_pole(screen: ScreenFrame | None) -> None:
    index = DRAWN["arctic"].index
    parts = [f["geometry"] for f in features(files(screen).sea) if f["properties"]["i"] == index]
    pole = 90 if screen is None else screen.position(0, 90)[1]
    assert max(max(ordinates(part)) for part in parts) == pytest.approx(pole, abs=0.03)


def test_words_of_the_data_change_nothing_that_is_fetched() -> None:
    hotspots = {i: h.model_copy(update={"name": f"{h.name}!", "note": "x"}) for i, h in REAL.hotspots.items()}
    renamed = REAL.model_copy(update={"hotspots": hotspots})
    assert region_files(renamed, DE_FACTO, WORLD) is files()
    assert drawn_regions(renamed, DE_FACTO, WORLD) is DRAWN


def test_another_viewpoint_draws_another_ukraine() -> None:
    areas = {v: drawn_regions(REAL, v, WORLD)["ukraine"].area_km2 for v in (Viewpoint.UKRAINE, Viewpoint.RUSSIA)}
    assert areas[Viewpoint.UKRAINE] > areas[Viewpoint.RUSSIA]


def test_what_the_browser_fetches_once_of_a_globe_is_within_its_budget() -> None:
    found = files(None)
    sizes = {name: len(gzip.compress(getattr(found, name))) for name in ("land", "sea", "outlines")}
    assert sum(sizes.values()) <= REGION_FILES_GZIPPED, sizes


@pytest.mark.parametrize("screen", [WORLD, ARCTIC])
def test_what_the_browser_fetches_at_first_is_within_its_budget(screen: ScreenFrame) -> None:
    found = files(screen)
    assert isinstance(found.land, LineTiles)
    assert isinstance(found.sea, LineTiles)
    assert found.lines is not None
    sizes = [len(gzip.compress(tiles.get(0, 0, 0) or b"")) for tiles in (found.land, found.sea, found.lines.tiles)]
    assert sum(sizes) <= FIRST_TILES_GZIPPED, sizes

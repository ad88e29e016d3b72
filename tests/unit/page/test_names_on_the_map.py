"""The names on a projection: how many there are, and that none touches another, a marker or the map's edge."""

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
import shapely
from shipped_map import DATASET

from geo.cartography.backdrop import region_area
from geo.cartography.screen import ARCTIC, ORIGIN, UNIT_M, WORLD, ScreenFrame, regional
from geo.cartography.screen_name_files import MapNames
from geo.cartography.screen_names import SetName
from geo.page.maps import camera
from geo.page.maps.name_files import MARK_RADIUS, map_names
from geo.page.maps.regions import drawn_regions
from geo.page.maps.scene import HotspotMark, MapFiles, Scene
from geo.selection.filtering import apply_filters
from geo.selection.palette import LIGHT, step
from geo.selection.selection import Filters

VIEWPOINT = DATASET.about.viewpoint
SIZES = {"laptop": (790, 470), "wide": (1117, 790), "phone": (362, 395)}
"""The map in windows of 1366 × 768, 1920 × 1080 and 390 × 844 pixels, as it is measured."""
NOWHERE = MapFiles(
    ground={}, region_land="", region_sea="", region_outlines=None, lines=None, picks="", marker_picks="",
    selected_outline=None,
)  # fmt: skip
Box = tuple[float, float, float, float]


def scene_of(screen: ScreenFrame, size: tuple[int, int], hotspot: str | None = None) -> Scene:
    """What the page shows without a filter."""
    shown = apply_filters(DATASET, Filters())
    marks = {
        i: HotspotMark(
            label=one.hotspot.name.split(" (")[0],
            step=step(len(one.sources), len(shown.sources)),
            tip=one.hotspot.name,
            passing=one.passing,
        )
        for i, one in shown.hotspots.items()
    }
    regions = drawn_regions(DATASET, VIEWPOINT, screen)
    where = camera.whole(screen, *size)
    if hotspot is not None and (box := regions[hotspot].box) is not None:
        where = camera.fit_box(screen, box, *size)
    return Scene(
        files=NOWHERE, regions=regions, marks=marks, selected=hotspot, screen=screen, camera=where, palette=LIGHT,
        serial=0,
    )  # fmt: skip


@cache
def names_of(screen: ScreenFrame, size: tuple[int, int], hotspot: str | None = None) -> MapNames:
    return map_names(scene_of(screen, size, hotspot), screen, DATASET, VIEWPOINT, size)


@cache
def world(window: str) -> MapNames:
    return names_of(WORLD, SIZES[window])


def at_start(names: MapNames) -> tuple[SetName, ...]:
    return names.placed(names.levels.level(names.window.zoom))


def overlapping(boxes: list[Box]) -> list[tuple[int, int]]:
    return [
        (i, j)
        for (i, a), (j, b) in combinations(enumerate(boxes), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def markers(names: MapNames, zoom: float) -> dict[str, tuple[float, float]]:
    """Where markers stand, in pixels from the projection's centre."""
    return {
        one.key: ((one.spot[0] - ORIGIN) * 2**zoom, (one.spot[1] - ORIGIN) * 2**zoom)
        for one in names.wanted
        if one.radius
    }


def from_box(box: Box, x: float, y: float) -> float:
    return float(np.hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3])))


@pytest.mark.parametrize(("window", "least"), [("laptop", 36), ("wide", 46), ("phone", 14)])
def test_so_many_are_named_at_the_start(window: str, least: int) -> None:
    assert len(at_start(world(window))) >= least


@pytest.mark.parametrize("window", SIZES)
def test_the_most_quoted_are_named_on_a_laptop_and_larger(window: str) -> None:
    names = world(window)
    if window != "phone":
        assert {"korea", "south-china-sea", "iran", "ukraine", "venezuela", "syria", "hong-kong", "xinjiang"} <= {
            one.key for one in at_start(names)
        }


@pytest.mark.parametrize("window", SIZES)
def test_no_name_touches_another_or_a_marker_at_any_zoom(window: str) -> None:
    names = world(window)
    for level in range(names.levels.last + 1):
        placed = names.placed(level)
        least, most = names.levels.span(level)
        for zoom in np.linspace(least, min(most, least + 2), 5):
            boxes = [one.box(zoom) for one in placed]
            assert overlapping(boxes) == []
            for key, (x, y) in markers(names, zoom).items():
                upon = [one.key for one, box in zip(placed, boxes, strict=True) if from_box(box, x, y) < MARK_RADIUS]
                assert upon == [], (key, zoom)


@pytest.mark.parametrize("window", SIZES)
def test_lines_lead_past_names(window: str) -> None:
    names = world(window)
    for level in range(names.levels.last + 1):
        placed = names.placed(level)
        for zoom in np.linspace(*names.levels.span(level), 4):
            lines = {
                one.key: shapely.LineString([((x - ORIGIN) * 2**zoom, (y - ORIGIN) * 2**zoom) for x, y in one.leader])
                for one in placed
                if one.leader
            }
            boxes = {one.key: shapely.box(*one.box(zoom)).buffer(-1) for one in placed}
            over = [(a, b) for a, line in lines.items() for b, box in boxes.items() if a != b and line.intersects(box)]
            assert over == []


@pytest.mark.parametrize("window", SIZES)
def test_each_zoom_step_names_more_until_all_have_a_name(window: str) -> None:
    names = world(window)
    counts = [len(names.placed(level)) for level in range(1, names.levels.last + 1)]
    assert all(before <= after for before, after in pairwise(counts))
    assert counts[-1] == len(names.wanted)


def test_every_place_without_a_name_has_a_marker_or_is_seen() -> None:
    names = world("laptop")
    named = {one.key for one in at_start(names)}
    regions = drawn_regions(DATASET, VIEWPOINT, WORLD)
    for one in names.wanted:
        if one.key not in named and not one.radius:
            box = regions[one.key].box
            assert box is not None
            assert max(box[2] - box[0], box[3] - box[1]) * 2**names.window.zoom > 6, one.key


@pytest.mark.parametrize("window", SIZES)
def test_hong_kong_is_named_beside_itself_and_not_beside_taiwan(window: str) -> None:
    names = world(window)
    for level in range(names.levels.last + 1):
        zoom = names.levels.span(level)[0]
        spots = markers(names, zoom)
        for one in names.placed(level):
            if one.key == "hong-kong" and one.leader is None:
                box = one.box(zoom)
                assert from_box(box, *spots["hong-kong"]) < from_box(box, *spots["taiwan"])


@pytest.mark.parametrize("window", SIZES)
def test_names_are_whole_within_the_smallest_map_that_is_measured_so(window: str) -> None:
    names = world(window)
    small, _ = names.window.boxes()
    for one in at_start(names):
        x0, y0, x1, y1 = one.box(names.window.zoom)
        assert small[0] <= x0 <= x1 <= small[2]
        assert small[1] <= y0 <= y1 <= small[3]


@pytest.mark.parametrize("hotspot", ["syria", "korea", "hong-kong", "kosovo", "arctic"])
def test_the_open_hotspot_is_named_and_the_edge_of_its_map_cuts_no_name(hotspot: str) -> None:
    screen = regional(DATASET.hotspots[hotspot].region, VIEWPOINT)
    names = names_of(screen, SIZES["laptop"], hotspot)
    placed = at_start(names)
    assert hotspot in {one.key for one in placed}
    small, large = names.window.boxes()
    inner, outer = shapely.box(*small), shapely.box(*large)
    for one in placed:
        box = shapely.box(*one.box(names.window.zoom))
        assert inner.contains(box) or not outer.intersects(box), one.key


def test_the_arctic_view_names_what_is_on_it() -> None:
    names = names_of(ARCTIC, SIZES["laptop"])
    named = {one.key for one in at_start(names)}
    assert "arctic" in named
    assert "south-pacific" not in {one.key for one in names.wanted}


def test_what_is_no_hotspot_is_named_where_there_is_room_and_never_twice() -> None:
    names = world("laptop")
    level = names.levels.level(names.window.zoom)
    context = names.context(level)
    texts = {one.name.key for one in context}
    assert {"United States of America", "South Atlantic"} <= texts
    assert not texts & {one.text for one in names.wanted}
    for zoom in names.levels.span(level):
        boxes = [one.box(zoom) for one in names.placed(level)] + [one.name.box(zoom) for one in context]
        assert overlapping(boxes) == []


def test_capitals_are_named_from_a_closer_zoom_on() -> None:
    names = world("laptop")
    far, near = ({one.name.key for one in names.context(level) if one.kind.name == "CAPITAL"} for level in (1, 4))
    assert far == set()
    assert {"Warsaw", "Ottawa"} <= near


@pytest.mark.parametrize("hotspot", ["central-asia", "gaza"])
def test_no_name_lies_beneath_buttons_scale_bar_locator_or_close_up(hotspot: str) -> None:
    screen = regional(DATASET.hotspots[hotspot].region, VIEWPOINT)
    names = names_of(screen, SIZES["laptop"], hotspot)
    level, zoom = names.levels.level(names.window.zoom), names.window.zoom
    assert len(names.window.covered) == (4 if hotspot == "gaza" else 3)
    boxes = [one.box(zoom) for one in names.placed(level)] + [one.name.box(zoom) for one in names.context(level)]
    for corner in names.window.covers():
        assert overlapping([corner, *boxes]) == []


@pytest.mark.parametrize("hotspot", ["baltic-sea", "kyrgyzstan"])
def test_quiet_names_are_not_struck_through_by_the_outline_of_what_is_open(hotspot: str) -> None:
    region = DATASET.hotspots[hotspot].region
    screen = regional(region, VIEWPOINT)
    names = names_of(screen, SIZES["laptop"], hotspot)
    zoom = names.window.zoom
    edge = shapely.transform(
        region_area(screen.frame, region, VIEWPOINT).boundary, lambda points: points * (2**zoom / UNIT_M)
    )
    context = names.context(names.levels.level(zoom))
    assert context
    assert [one.name.key for one in context if edge.intersects(shapely.box(*one.name.box(zoom)).buffer(-1))] == []

import gzip
import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import shapely
from app_page import REAL, address, component, open_page, remembered, rerun
from shapely.geometry import shape
from streamlit.testing.v1 import AppTest

from geo.atlas.antimeridian import Points
from geo.cartography.backdrop import region_area
from geo.cartography.pick_shapes import MARKER_LEVELS, REGION_LEVELS
from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame
from geo.dataset.model import Viewpoint
from geo.page.maps import camera
from geo.page.maps.picks import (
    REACH_PX,
    caught_markers,
    caught_regions,
    marker_pick_file,
    meant,
    region_pick_file,
)
from geo.page.maps.regions import drawn_regions
from geo.page.maps.scene import HotspotMark
from geo.page.shared.components import LAPTOP
from geo.page.shared.session import Move

DE_FACTO = Viewpoint.DE_FACTO
SCREENS = [WORLD, ARCTIC]
TIPS = {i: f"{hotspot.name}\n[1] Gazette: 2 excerpts" for i, hotspot in REAL.hotspots.items()}
PICKS_GZIPPED = 115_000
"""Shapes and tooltips of a globe."""
MARKS = {i: HotspotMark(label=h.name, step=0, tip=TIPS[i]) for i, h in REAL.hotspots.items()}


def region_levels(screen: ScreenFrame | None, marks: Mapping[str, HotspotMark]) -> dict[int, bytes]:
    shown = caught_regions(REAL, drawn_regions(REAL, DE_FACTO, screen), marks)
    levels = [0] if screen is None else [*REGION_LEVELS]
    return {level: region_pick_file(shown, DE_FACTO, screen, level) for level in levels}


def marker_levels() -> dict[int, bytes]:
    shown = caught_markers(drawn_regions(REAL, DE_FACTO, WORLD), MARKS)
    return {level: marker_pick_file(shown, level) for level in MARKER_LEVELS}


def features(content: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(content)["features"]
    return found


def told(feature: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = feature["properties"]
    return found


ON_THE_GLOBE = {
    (8.2, 46.8): "europe",  # Switzerland, a hole in the European Union
    (20.9, 42.6): "kosovo",
    (20.9, 43.9): "serbia",
    (40.7, 34.9): "syria",
    (41.6, 34.0): "iraq",
    (0.0, 89.0): "arctic",
    (179.0, 66.0): "eastern-military-district",
    (-178.0, 67.5): "eastern-military-district",
    (-100.0, 40.0): "",
}
"""Longitude, latitude in degrees → what is there."""


def test_on_a_globe_too_the_smallest_region_is_on_top() -> None:
    xs, ys = np.array([*ON_THE_GLOBE]).T
    for content in region_levels(None, MARKS).values():
        found = on_top(xs, ys, [(told(one)["id"], shape(one["geometry"])) for one in features(content)])
        assert dict(zip(ON_THE_GLOBE, found, strict=True)) == ON_THE_GLOBE


def test_what_a_globe_fetches_after_every_change_of_the_filters_is_within_its_budget() -> None:
    (content, *_) = region_levels(None, MARKS).values()
    assert len(gzip.compress(content)) <= PICKS_GZIPPED


@pytest.mark.parametrize("tip", ['"}]', "\\", "</script>", "\u2028", "naïve\n東京", "@@=alert(1)"])
def test_any_tooltip_arrives_as_it_is(tip: str) -> None:
    (one, *_) = features(region_levels(WORLD, {"syria": HotspotMark(label="Syria", step=0, tip=tip)})[3])
    assert told(one)["tip"] == tip


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_the_region_on_top_is_the_smallest_that_is_drawn_there(screen: ScreenFrame) -> None:
    regions = drawn_regions(REAL, DE_FACTO, screen)
    areas = {i: screen.shape(region_area(screen.frame, h.region, DE_FACTO)) for i, h in REAL.hotspots.items()}
    drawn = {i: area for i, area in areas.items() if not area.is_empty}
    x0, y0, x1, y1 = screen.box
    xs, ys = (part.ravel() for part in np.meshgrid(np.arange(x0, x1, 3.7), np.arange(y0, y1, 3.7)))
    # The largest first, so that smaller ones are written over them.
    order = sorted(drawn, key=lambda i: -regions[i].area_km2)
    expected = on_top(xs, ys, [(i, drawn[i]) for i in order])
    for level, content in region_levels(screen, MARKS).items():
        found = on_top(xs, ys, [(told(one)["id"], shape(one["geometry"])) for one in features(content)])
        wrong = found != expected
        edges = [area.boundary for area in drawn.values()]
        two_px = 2 / 2 ** {3: 3, 4: 4, 5: 5, 6: 8}[level]
        off = [(x, y) for x, y in zip(xs[wrong], ys[wrong], strict=True) if not beside(edges, x, y, two_px)]
        assert off == [], level


def on_top(xs: Points, ys: Points, order: list[tuple[str, shapely.Geometry]]) -> Points:
    """What lies on top at each place, painted in that order."""
    found = np.full(len(xs), "", dtype=object)
    for name, area in order:
        found[shapely.contains_xy(area, xs, ys)] = name
    return found


def beside(edges: list[shapely.Geometry], x: float, y: float, near: float) -> bool:
    return any(shapely.dwithin(edge, shapely.Point(x, y), near) for edge in edges)


def test_only_what_passes_the_filters_is_caught_and_it_tells_its_name() -> None:
    tips = {"syria": "Syria\n“quoted”", "africa": "Africa"}
    marks = {i: HotspotMark(label=i, step=0, tip=tip) for i, tip in tips.items()}
    for content in region_levels(WORLD, marks).values():
        assert {told(feature)["id"]: told(feature)["tip"] for feature in features(content)} == tips


def test_the_smallest_marker_is_on_top() -> None:
    regions = drawn_regions(REAL, DE_FACTO, WORLD)
    for content in marker_levels().values():
        areas = [regions[told(feature)["id"]].area_km2 for feature in features(content)]
        assert all(one >= other for one, other in pairwise(areas))


def test_from_afar_a_crowd_is_asked_about_and_from_close_by_nothing() -> None:
    levels = marker_levels()
    hits = {level: [told(f) for f in features(content) if told(f)["hit"]] for level, content in levels.items()}
    far = {row["id"]: row.get("near", []) for row in hits[0]}
    assert {"lebanon", "israel-palestinians"} <= set(far["idlib"])
    near = {row["id"]: row for row in hits[7]}
    assert "near" not in near["lebanon"]
    assert near["lebanon"]["tip"] == TIPS["lebanon"]
    assert all(row["near"][0] == row["id"] for row in hits[0] if "near" in row)


def test_a_near_miss_is_caught_in_a_wider_ring_than_a_hit() -> None:
    (content, *_) = marker_levels().values()
    rows = [told(feature) for feature in features(content)]
    rings, circles = ([row[name] for row in rows if row[name]] for name in ("miss", "hit"))
    assert len(rings) == len(circles) == len(rows) / 2
    assert min(rings) >= max(circles) + REACH_PX - 1


FEATURE = {"type": "Feature", "properties": {"id": "syria", "tip": "Syria"}, "geometry": None}


@pytest.mark.parametrize(
    ("objects", "hotspots"),
    [
        ({"pick-world-3": [FEATURE]}, ("syria",)),
        ({"name-world-3": [FEATURE]}, ("syria",)),
        ({"name-world-3": [{"type": "Feature", "properties": {"t": "Syria"}, "id": "syria"}]}, ("syria",)),
        ({"name-globe-3": [{"id": "syria"}]}, ("syria",)),
        ({"hit-world-3": [{"properties": {"id": "idlib", "near": ["idlib", "syria"]}}]}, ("idlib", "syria")),
        ({"miss-globe-0": [{"id": "idlib", "near": ["idlib", "syria"]}]}, ("idlib", "syria")),
        ({"beside-world-3": [None]}, ()),
        ({"sea-globe-3": [None]}, ()),
        ({}, ()),
    ],
)
def test_a_pick_means_a_hotspot_or_several_or_none(objects: dict[str, Any], hotspots: tuple[str, ...]) -> None:
    assert meant(objects) == hotspots


def tools(page: AppTest) -> dict[str, Any]:
    return component(page, "maptools")


def test_the_page_asks_which_of_several_was_meant_until_one_is_opened() -> None:
    page = open_page({"hotspot": "syria"})
    assert tools(page)["asked"] == []
    remembered(page).map.asked = ("idlib", "lebanon", "gone")
    rerun(page)
    assert [one["id"] for one in tools(page)["asked"]] == ["idlib", "lebanon"]
    assert address(page)["hotspot"] == ["syria"]
    assert tools(page)["scale"]["about_centre"] is True  # the view is Syria's own
    page.query_params["hotspot"] = "lebanon"
    rerun(page)
    assert tools(page)["asked"] == []


def test_the_whole_map_is_shown_again_although_the_camera_is_there_already_and_nothing_is_closed() -> None:
    page = open_page({"hotspot": "syria"})
    assert address(page)["view"] == ["region"]
    whole = camera.whole(WORLD, *LAPTOP)
    told_zooms = set()
    for _ in range(2):
        remembered(page).map.move = Move.WHOLE
        rerun(page)
        found = json.loads(page.get("deck_gl_json_chart")[0].proto.json)["initialViewState"]
        assert found["zoom"] == pytest.approx(whole.zoom, abs=0.02)
        told_zooms.add(found["zoom"])
        assert address(page)["hotspot"] == ["syria"]
        assert "view" not in address(page)  # the world's
    assert len(told_zooms) == 2

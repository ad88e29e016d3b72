"""The globe's layers: what hides the far side and names near the limb, and which names are in which layer."""

import json
import re
from dataclasses import replace
from math import cos, radians

import pytest

from geo.cartography.globe_names import FURTHER_DEG
from geo.page.maps.camera import GLOBE_ALTITUDE, GLOBE_NEAR
from geo.page.maps.globe_layers import globe_names, globe_seas, with_further_names
from geo.page.maps.regions import DrawnRegion
from geo.page.maps.scene import HotspotMark, MapFiles, Scene
from geo.selection.palette import LIGHT
from geo.selection.selection import Camera

FILES = MapFiles(
    ground={}, region_land="", region_sea="", region_outlines=None, lines=None, picks="", marker_picks="",
    selected_outline=None,
)  # fmt: skip
# Far from all others; close together on a whole globe, and apart at four times its size.
PLACES = {
    "alone": (-60.0, -10.0),
    "north": (10.0, 50.0),
    "south": (10.5, 46.0),
    "west": (6.0, 48.0),
    "east": (14.0, 48.0),
}


def region(index: int, name: str) -> DrawnRegion:
    return DrawnRegion(
        id=name, index=index, over_sea=False, small=False, area_km2=1e6 - index, spot=PLACES[name], box=None,
    )  # fmt: skip


SCENE = Scene(
    files=FILES, regions={name: region(i, name) for i, name in enumerate(PLACES)},
    marks={name: HotspotMark(label=f"{name.title()} Long-Name", step=0, tip="") for name in PLACES}, selected=None,
    screen=None, camera=Camera(lat=0, lon=0, zoom=1), palette=LIGHT, serial=0, height_px=450, globe_px=200,
)  # fmt: skip


def offset(spec: dict[str, object]) -> int:
    found = re.fullmatch(r"\[0, (-\d+)\]", str(spec["get_polygon_offset"]))
    assert found is not None
    return int(found[1])


def depth(radius: float, away: float) -> float:
    """Of OpenGL's perspective, 0 at the near plane and 1 at the far one, which deck.gl's globe puts behind itself."""
    near, far = GLOBE_NEAR, GLOBE_ALTITUDE + 2 * radius
    return (1 / near - 1 / away) / (1 / near - 1 / far)


def angle_hidden(spec: dict[str, object], zoomed: float, bits: int = 24) -> float:
    """The angle from the middle of the view at which this plane begins to hide, on a globe so many times the whole."""
    radius = SCENE.globe_px / SCENE.height_px * zoomed
    plane = depth(radius, GLOBE_ALTITUDE + radius) + offset(spec) / 2**bits
    angles = (one / 10 for one in range(901))
    return next(a for a in angles if depth(radius, GLOBE_ALTITUDE + radius * (1 - cos(radians(a)))) >= plane)


@pytest.mark.parametrize("zoomed", [1.0, 2.0, 4.0])
def test_names_vanish_at_the_reach_of_their_layer_at_every_size_of_the_globe(zoomed: float) -> None:
    specs = globe_names(SCENE)
    curtains = [spec for spec in specs if str(spec["id"]).startswith("curtain-")]
    assert curtains
    for curtain in curtains:
        reach = int(str(curtain["id"]).removeprefix("curtain-"))
        assert angle_hidden(curtain, zoomed) == pytest.approx(reach, abs=3)
        above = specs[specs.index(curtain) + 1]
        assert {row["reach"] for row in above["data"]} == {reach}  # type: ignore[attr-defined]


@pytest.mark.parametrize("zoomed", [1.0, 2.0, 4.0])
def test_a_name_can_be_clicked_where_it_is_seen(zoomed: float) -> None:
    scene = with_further_names(SCENE, lambda name, _: name)
    specs = {str(spec["id"]): spec for spec in globe_names(scene)}
    boxes = {name: spec for name, spec in specs.items() if spec.get("picked")}
    assert {name.replace("name", "labels") for name in boxes} == {name for name in specs if name.startswith("labels")}
    _, beside, _ = globe_seas(scene)
    for name, box in boxes.items():
        text = specs[name.replace("name", "labels")]
        reach = FURTHER_DEG if "step" in name else int(name.removeprefix("name-"))
        deeper = re.fullmatch(r"\[0, (\d+)\]", str(box["get_polygon_offset"]))
        assert deeper is not None
        plane = {"get_polygon_offset": f"[0, {offset(beside) - int(deeper[1])}]"}
        assert angle_hidden(plane, zoomed, bits=16) == pytest.approx(reach, abs=3)
        same = {"data", "get_position", "get_pixel_offset", "get_text_pixel_offset", "visible_min_zoom"}
        assert {key: box.get(key) for key in same} == {key: text.get(key) for key in same}
        assert {"id", "tip"} <= set(text["data"][0]) or text["type"] == "TileLayer"  # type: ignore[index]


def test_the_far_side_is_hidden_and_a_click_beside_the_globe_is_one_on_nothing() -> None:
    behind, beside, sea = globe_seas(SCENE)
    assert angle_hidden(behind, 1.0) == pytest.approx(87, abs=0.5)
    # deck.gl looks for what is under the mouse in a buffer whose depth has 16 bits.
    assert angle_hidden(beside, 1.0, bits=16) == pytest.approx(87, abs=0.5)
    assert not behind.get("picked")
    assert angle_hidden(beside, 1.0) > angle_hidden(behind, 1.0)  # never seen: it lies behind the other
    assert (beside["picked"], sea["picked"]) == (True, True)
    assert (beside["data"], sea["data"]) == ([None], [None])


def test_names_without_room_are_in_files_for_a_closer_look() -> None:
    put: dict[str, bytes] = {}

    def shelve(name: str, content: bytes) -> str:
        put[name] = content
        return f"map-data/{name}.json"

    scene = with_further_names(SCENE, shelve)
    specs = [spec for spec in globe_names(scene) if not spec.get("picked")]
    here = [row["name"] for spec in specs if spec["type"] == "TextLayer" for row in spec["data"]]  # type: ignore[attr-defined]
    closer = [feature["properties"]["name"] for content in put.values() for feature in json.loads(content)["features"]]
    assert sorted(here + closer) == sorted(f"{name.title()}\nLong-Name" for name in PLACES)
    assert "Alone\nLong-Name" in here
    assert closer
    zooms = [spec["visible_min_zoom"] for spec in specs if spec["type"] == "TileLayer"]
    assert len(zooms) == len(put)
    assert zooms == sorted(set(zooms), key=float)  # type: ignore[arg-type]


def test_a_scene_without_hotspots_has_no_names() -> None:
    assert globe_names(replace(SCENE, marks={})) == []

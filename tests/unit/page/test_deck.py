import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame
from geo.cartography.screen_names import ZoomLevels
from geo.page.maps.deck import build_deck
from geo.page.maps.line_weights import HOLLOW, OUTLINE
from geo.page.maps.picks import PICK_LAYERS
from geo.page.maps.regions import DrawnRegion
from geo.page.maps.scene import HotspotMark, MapFiles, NameFiles, Scene
from geo.selection.palette import DARK, LIGHT
from geo.selection.selection import Camera

ACCESSORS = {"polygon", "at", "fill", "line", "width", "wide", "middle", "name", "off", "shift"}
"""Keys of rows that accessors read."""
TABLE = re.compile(r"\(\[[\d.,\[\]]*\]\)\[properties\.i\]")
HOSTILE = (
    "@@=alert(1)", "<script>alert(1)</script>", '"]);fetch("https://tracker.example")//', "{{name}}", "{id}", "`${1}`",
    "![x](https://tracker.example/i.png)", "__MAP_STYLE__", "@@type", "\\u0000", "naïve ß 東京",
)  # fmt: skip

GROUND = ("sea", "land", "cap", "coast", "borders", "contested", "hatch", "net", "circle")
FILES = MapFiles(
    ground={name: f"map-data/{name}.json" for name in GROUND}, region_land="map-data/region-land.json",
    region_sea="map-data/region-sea.json", region_outlines="map-data/region-outlines.json", lines=None,
    picks="map-data/picks-{z}.json", marker_picks="map-data/marker-picks-{z}.json", selected_outline=None,
)  # fmt: skip


def region(index: int, hotspot_id: str, *, area_km2: float, over_sea: bool = False) -> DrawnRegion:
    west, south = index * 10.0, index * 5.0
    return DrawnRegion(
        id=hotspot_id, index=index, over_sea=over_sea, small=area_km2 < 60_000, area_km2=area_km2,
        spot=(west + 2, south + 2), box=(west, south, west + 5, south + 5),
    )  # fmt: skip


REGIONS = {
    "plain": region(0, "plain", area_km2=1e6),
    "bay": region(1, "bay", area_km2=5e6, over_sea=True),
    "town": region(2, "town", area_km2=100),
    "hidden": region(3, "hidden", area_km2=2e6),
}


def mark(text: str, step: int = 0) -> HotspotMark:
    return HotspotMark(label=text, step=step, tip=f"{text}\n[1] Gazette: 2 excerpts")


SCENE = Scene(
    files=FILES,
    regions=REGIONS,
    marks={"plain": mark("Plain", 4), "bay": mark("Bay", 1), "town": mark("Town")},
    selected=None,
    screen=WORLD,
    camera=Camera(lat=10, lon=20, zoom=1.5),
    palette=LIGHT,
    serial=7,
)
SELECTED = replace(SCENE, selected="town", files=replace(FILES, selected_outline="map-data/outline.json"))
NAMED = replace(
    SELECTED,
    names=NameFiles(
        names="map-data/names-{z}.json", boxes="map-data/name-boxes-{z}.json", lands="map-data/name-lands-{z}.json",
        seas="map-data/name-seas-{z}.json", levels=ZoomLevels(begin=1, least=0.5, most=8),
    ),
)  # fmt: skip
SCREENS = (WORLD, ARCTIC, None)
"""Two projections, and the globe."""
SCENES = [replace(scene, screen=screen) for scene in (SCENE, SELECTED) for screen in SCREENS]


def deck(scene: Scene) -> dict[str, Any]:
    content = json.loads(build_deck(scene).to_json())
    assert isinstance(content, dict)
    return content


def layers(scene: Scene) -> dict[str, dict[str, Any]]:
    """The layers by the first word of their ids."""
    return {layer["id"].split(f"-{scene.name}")[0]: layer for layer in deck(scene)["layers"]}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def without_rows(scene: Scene) -> dict[str, Any]:
    content = deck(scene)
    for layer in content["layers"]:
        if not isinstance(layer["data"], str):
            layer["data"] = []
    return content


@pytest.mark.parametrize("scene", SCENES)
def test_equal_scenes_give_equal_json(scene: Scene) -> None:
    assert build_deck(scene).to_json() == build_deck(replace(scene)).to_json()


@pytest.mark.parametrize("scene", SCENES)
def test_the_json_is_sorted_and_has_no_blanks(scene: Scene) -> None:
    assert build_deck(scene).to_json() == json.dumps(deck(scene), sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_fetched_from_elsewhere(scene: Scene) -> None:
    assert not [s for s in strings(deck(scene)) if "//" in s]
    addresses = [layer["data"] for layer in deck(scene)["layers"] if isinstance(layer["data"], str)]
    assert all(address.startswith("map-data/") for address in addresses)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("screen", SCREENS)
def test_text_of_the_data_stands_in_rows_only(text: str, screen: ScreenFrame | None) -> None:
    marks = {i: mark(f"{text} {i}") for i in SCENE.marks}
    hostile = replace(SELECTED, marks=marks, screen=screen, globe_px=4000)
    assert not [s for s in strings(without_rows(hostile)) if f"{text} plain" in s]
    # In a projection names and tooltips are in files, and nothing of them in the deck.
    assert any(f"{text} town" in s for s in strings(deck(hostile))) is (screen is None)


@given(st.text(min_size=1))
def test_any_text_arrives_as_it_is(label: str) -> None:
    marks = {"plain": HotspotMark(label=label, step=0, tip=label)}
    rows = [row for layer in deck(replace(SCENE, screen=None, marks=marks))["layers"] for row in layer["data"]
            if isinstance(row, dict) and "name" in row]  # fmt: skip
    assert {row["name"].replace("\n", " ") for row in rows} <= {" ".join(label.split())}


@pytest.mark.parametrize("scene", SCENES)
def test_expressions_hold_only_numbers_or_the_name_of_a_value(scene: Scene) -> None:
    expressions = [s.removeprefix("@@=") for s in strings(without_rows(scene)) if s.startswith("@@=")]
    assert expressions
    for expression in expressions:
        assert (
            expression in ACCESSORS
            or TABLE.fullmatch(expression)
            or re.fullmatch(r"properties\.\w+", expression)
            or re.fullmatch(r"[-\d., \[\]]+", expression)
        )


@pytest.mark.parametrize("screen", SCREENS)
def test_only_layers_that_can_be_picked_are_named_anew_after_a_pick(screen: ScreenFrame | None) -> None:
    before, after = (deck(replace(SCENE, screen=screen, serial=n))["layers"] for n in (7, 8))
    changed = {b["id"]: b["pickable"] for b, a in zip(before, after, strict=True) if b["id"] != a["id"]}
    assert changed == {b["id"]: True for b in before if b["pickable"]}
    ground = {"sea", "beside"} if screen is None else {"beside"}
    names = {"name"} if screen is None else set()  # a projection's come with its files, of which the scene has none
    assert {name.split("-")[0] for name in changed} == {*PICK_LAYERS, *ground} - {"name"} | names


def test_every_layer_and_the_view_are_named_anew_in_another_view() -> None:
    decks = [deck(replace(SCENE, screen=screen)) for screen in SCREENS]
    for one, other in combinations(decks, 2):
        assert not {layer["id"] for layer in one["layers"]} & {layer["id"] for layer in other["layers"]}
        assert one["views"][0].get("id") != other["views"][0].get("id")


@pytest.mark.parametrize("scene", SCENES)
def test_ids_of_layers_are_unique(scene: Scene) -> None:
    ids = [layer["id"] for layer in deck(scene)["layers"]]
    assert len(ids) == len(set(ids))


def test_a_pick_names_its_hotspot() -> None:
    found = layers(replace(SCENE, screen=None))
    assert found["pick"]["data"] == "map-data/picks-0.json"
    assert found["pick"]["@@type"] == "GeoJsonLayer"  # tiles are not found near the poles
    assert [row["id"] for row in found["hit"]["data"]] == ["town"]
    assert found["sea"]["data"] == [None]
    found = layers(SCENE)
    assert found["pick"]["data"].startswith(FILES.picks)
    assert found["hit"]["data"].startswith(FILES.marker_picks)
    assert found["beside"]["data"] == [None]


def test_a_click_finds_markers_above_regions_and_near_misses_beneath_them() -> None:
    for screen in SCREENS:
        names = [name.split("-")[0] for name in layers(replace(SCENE, screen=screen))]
        order = [name for name, _ in groupby(names) if name in PICK_LAYERS]
        assert order in (["miss", "pick", "hit"], ["miss", "pick", "hit", "name"])


def test_what_is_filtered_away_is_neither_coloured_nor_outlined_nor_named() -> None:
    found = layers(SCENE)
    table = json.loads(found["region-land"]["_subLayerProps"]["polygons-fill"]["getFillColor"][4:].split(")[")[0])
    assert table == [[*LIGHT.ramp[4]], [*LIGHT.fill(1, over_sea=False)], [*LIGHT.ramp[0]], [0, 0, 0, 0]]
    outlines = json.loads(layers(replace(SCENE, screen=None))["outlines"]["getLineColor"][4:].split(")[")[0])
    assert [colour[3] for colour in outlines] == [255, 255, 255, 0]


def test_what_is_named_in_passing_only_is_hollow_with_an_outline_that_is_seen() -> None:
    marks = {i: replace(found, passing=i in {"bay", "town"}) for i, found in SCENE.marks.items()}
    found = layers(replace(SCENE, marks=marks))
    fills = json.loads(found["region-sea"]["_subLayerProps"]["polygons-fill"]["getFillColor"][4:].split(")[")[0])
    assert fills == [[*LIGHT.fill(4, over_sea=True)], [*LIGHT.sea], [*LIGHT.sea], [0, 0, 0, 0]]
    drawn = layers(replace(SCENE, marks=marks, screen=None))["outlines"]
    outlines, widths = (json.loads(drawn[name][4:].split(")[")[0]) for name in ("getLineColor", "getLineWidth"))
    assert outlines[:2] == [[*LIGHT.outline, 255], [*LIGHT.sea_outline, 255]]
    assert widths == [OUTLINE, HOLLOW, HOLLOW, 0]
    assert [row["fill"] for row in found["marker"]["data"]] == [[*LIGHT.halo]]


def test_a_wide_region_is_a_tint_and_the_others_step_back_from_the_one_that_is_open() -> None:
    def fill(scene: Scene, index: int) -> list[int]:
        table = layers(scene)["region-land"]["_subLayerProps"]["polygons-fill"]["getFillColor"][4:].split(")[")[0]
        found: list[int] = json.loads(table)[index]
        return found

    wide = replace(SCENE, marks={**SCENE.marks, "plain": replace(SCENE.marks["plain"], vague=True)})
    assert fill(wide, 0) == [*LIGHT.vague_fill(4, over_sea=False)]
    assert fill(SELECTED, 2) == fill(SCENE, 2)
    assert fill(SELECTED, 0) == [*LIGHT.receded(LIGHT.ramp[4], over_sea=False)]


def test_regions_at_sea_have_the_colours_of_the_sea() -> None:
    fills = layers(SCENE)["region-sea"]["_subLayerProps"]["polygons-fill"]["getFillColor"]
    assert json.dumps([*LIGHT.fill(1, over_sea=True)], separators=(",", ":")) in fills


def test_new_colours_are_taken_up_by_the_browser() -> None:
    for palette in (LIGHT, DARK):
        fill = layers(replace(SCENE, palette=palette))["region-land"]["_subLayerProps"]["polygons-fill"]
        assert fill["updateTriggers"]["getFillColor"] == fill["getFillColor"].removeprefix("@@=")


def test_every_layer_feeds_its_shader_in_the_same_way() -> None:
    """Each further way is compiled when it is first drawn, which takes long without a graphics card."""
    drawn = {name: made for name, made in layers(NAMED).items() if made["@@type"] != "SolidPolygonLayer"}
    for name, made in drawn.items():
        fill = made.get("_subLayerProps", {}).get("polygons-fill", {})
        for look in ("getFillColor", "getLineColor", "getLineWidth", "getTextColor"):
            for found in (made.get(look), fill.get(look)):
                assert found is None or str(found).startswith("@@="), (name, look)


@pytest.mark.parametrize("name", ["net", "rim", "contested", "names", "lands", "seas"])
def test_new_colours_of_lines_and_names_are_taken_up_too(name: str) -> None:
    light, dark = (layers(replace(NAMED, palette=palette))[name] for palette in (LIGHT, DARK))
    for look in {"getLineColor", "getTextColor"} & set(light):
        assert light["updateTriggers"][look] != dark["updateTriggers"][look]


def test_the_open_hotspot_has_an_outline_of_its_own_and_its_marker_too() -> None:
    assert "selected" not in layers(SCENE)
    found = layers(SELECTED)
    for name, colour in (("casing", LIGHT.halo), ("selected", LIGHT.selected)):
        assert found[name]["data"] == "map-data/outline.json"
        assert json.loads(found[name]["getLineColor"].removeprefix("@@="))[:3] == [*colour]
    casing_px, line_px = (float(found[name]["getLineWidth"].removeprefix("@@=")) for name in ("casing", "selected"))
    assert casing_px > line_px
    assert list(found).index("casing") < list(found).index("selected")
    assert found["marker"]["data"][0]["line"] == [*LIGHT.selected]


def test_with_nothing_to_show_the_base_map_is_left() -> None:
    found = layers(replace(SCENE, marks={}))
    assert found["marker"]["data"] == []
    assert found["land"]["data"] == FILES.ground["land"]


def test_the_camera_is_that_of_the_scene() -> None:
    state = deck(replace(SCENE, screen=None))["initialViewState"]
    assert (state["latitude"], state["longitude"], state["zoom"]) == (10, 20, 1.5)
    state = deck(SCENE)["initialViewState"]
    assert state["target"] == [*WORLD.position(20, 10), 0]
    # The controller writes the two others, and heeds the first no more.
    assert state["zoom"] == state["zoomX"] == state["zoomY"] == 1.5


def test_the_coordinates_of_a_projection_are_those_of_its_plane() -> None:
    assert {layer.get("coordinateSystem") for layer in deck(SCENE)["layers"]} == {"cartesian"}
    assert {layer.get("coordinateSystem") for layer in deck(replace(SCENE, screen=None))["layers"]} == {None}


def test_the_tooltip_is_plain_text() -> None:
    tooltip = build_deck(SCENE)._tooltip  # noqa: SLF001  # pydeck hands it to Streamlit this way
    assert tooltip["text"] == "{tip}"
    assert "html" not in tooltip


def test_a_filter_changes_no_address() -> None:
    fewer = replace(SCENE, marks={"plain": mark("Plain")})
    assert {n: d["data"] for n, d in layers(SCENE).items() if isinstance(d["data"], str)} == {
        n: d["data"] for n, d in layers(fewer).items() if isinstance(d["data"], str)
    }


def test_a_deck_of_nothing_is_small() -> None:
    assert len(build_deck(replace(SCENE, marks={}, regions={})).to_json()) < 5_200

"""The deck.gl scene, built with pydeck: the only module that imports it.

What Streamlit's front end makes of a deck shaped three decisions (streamlit 1.67):

* A picked object dims every layer that has a `getFillColor`. Fills are therefore given to the sub-layer
  (`_subLayerProps`), where that rule does not reach.
* A pick cannot be cleared from Python, but it is dropped when its layer's id is gone. The layers that can be picked
  carry a serial number in their id, which grows with every pick: each click is then an event, also a second one on the
  same region, and nothing is remounted.
* A click on nothing is no event where nothing was picked. The sea itself can be picked, without an object, so that it
  shows no tooltip.

Text of the data stands in rows, as values; accessors hold numbers only, since the front end evaluates them.
"""

import json
from collections.abc import Mapping

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from geo.page.maps.claim_arrows import arrow_layers
from geo.page.maps.scene import HotspotMark, Scene
from geo.selection.palette import Rgb
from geo.selection.selection import MapView

PICK_LAYERS = ("pick", "marker")
"""Layers whose rows name a hotspot by `id`."""

LABEL_FONT = '"Source Sans, Noto Sans, sans-serif"'
"""In pydeck's quotes; no family with a digit, which a canvas refuses without a word."""
TOOLTIP = {"backgroundColor": "#111827", "color": "#ffffff", "fontSize": "13px", "padding": "6px 9px"}

VIEWS: Mapping[MapView, tuple[str, object]] = {
    MapView.FLAT: ("MapView", {"dragRotate": False, "touchRotate": False}),
    MapView.GLOBE: ("_GlobeView", True),
}
CLEAR = (0, 0, 0, 0)
BODY_DEPTH_M = 800_000
MARKER_PX, HOLLOW_PX = 6, 2
"""Width of the outline of a region that is named in passing only; that of the others is 1."""
DASH = [5, 3]


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck whose JSON has no blanks: pydeck's own is pretty-printed, three times as long."""

    def to_json(self) -> str:
        """Return the JSON that the browser gets."""
        return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))


def build_deck(scene: Scene) -> CompactDeck:
    """Return the deck: sea, seas under the land, land, regions, hatching, borders, outlines, picks, labels."""
    layers = [
        _sea(scene),
        *([_body(scene)] if scene.view is MapView.GLOBE else []),
        _fills(scene, "region-sea", scene.files.region_sea, over_sea=True),
        _land(scene, "land", scene.files.land),
        *([_land(scene, "cap", scene.files.cap)] if scene.view is MapView.GLOBE else []),
        _fills(scene, "region-land", scene.files.region_land, over_sea=False),
        _lines(scene, "hatch", scene.files.hatch, scene.palette.hatch, width=0.8, alpha=150),
        _lines(scene, "coast", scene.files.coast, scene.palette.coast, width=0.7),
        _lines(scene, "borders", scene.files.borders, scene.palette.border, width=0.8),
        _lines(scene, "contested", scene.files.contested, scene.palette.contested, width=1.2, dashed=True),
        _outlines(scene),
        *_selected(scene),
        *_claims(scene),
        _picks(scene),
        _markers(scene),
        *([_labels(scene)] if scene.marks else []),
    ]
    kind, controller = VIEWS[scene.view]
    camera = scene.camera
    return CompactDeck(
        layers=layers,
        views=[pdk.View(type=kind, controller=controller)],
        initial_view_state=pdk.ViewState(latitude=camera.lat, longitude=camera.lon, zoom=camera.zoom),
        map_provider=None,  # and no map_style: any value of it makes the front end fetch tiles
        tooltip={"text": "{tip}", "style": TOOLTIP},
    )


def _id(scene: Scene, name: str, *, picked: bool = False) -> str:
    # The view is part of the id: deck.gl cuts polygons for a globe only when a layer is made.
    return f"{name}-{scene.view.value}-{scene.serial}" if picked else f"{name}-{scene.view.value}"


def _painted(scene: Scene) -> dict[str, object]:
    """Parameters of a layer painted flat over the one before, whatever the depth of its triangles."""
    globe = scene.view is MapView.GLOBE
    return {"depthCompare": "always", "cullMode": "back"} if globe else {"depthCompare": "always"}


def _standing(scene: Scene) -> dict[str, object]:
    """Parameters of lines, markers and labels: hidden behind the globe."""
    return {"depthCompare": "less-equal"} if scene.view is MapView.GLOBE else {"depthCompare": "always"}


def _sea(scene: Scene) -> pdk.Layer:
    # A flat map shows water beyond the edges of the world, not a hole in the page.
    limit, edge = (90.0, 180) if scene.view is MapView.GLOBE else (89.9, 540)
    return pdk.Layer(
        "SolidPolygonLayer",
        data=[None],
        id=_id(scene, "sea", picked=True),
        get_polygon=json.dumps(_ring(limit, edge)),
        get_fill_color=[*scene.palette.sea],
        pickable=True,
        parameters=_painted(scene),
    )


def _body(scene: Scene) -> pdk.Layer:
    """The unseen ball that hides what stands on the globe's far side; picked, it is as empty as the sea.

    A layer that passes every depth test writes no depth, so the painted ones hide nothing. The ball is smaller than
    the globe: labels stand upright, and near the rim a ball of full size would cut them in two.
    """
    ring = [[lon, lat, -BODY_DEPTH_M] for lon, lat in _ring(90.0, 180)]
    return pdk.Layer(
        "SolidPolygonLayer",
        data=[None],
        id=_id(scene, "body", picked=True),
        get_polygon=json.dumps(ring),
        get_fill_color=[*CLEAR],
        pickable=True,
        parameters=_standing(scene) | {"cullMode": "back"},
    )


def _ring(limit: float, edge: int) -> list[list[float]]:
    top = [[float(lon), limit] for lon in range(edge, -edge - 1, -30)]
    return [[float(lon), -limit] for lon in range(-edge, edge + 1, 30)] + top + [[float(-edge), -limit]]


def _fill_layer(scene: Scene, name: str, url: str, colour: object, trigger: str) -> pdk.Layer:
    fill = {"getFillColor": colour, "updateTriggers": {"getFillColor": trigger}}
    return pdk.Layer(
        "GeoJsonLayer",
        data=url,
        id=_id(scene, name),
        stroked=False,
        filled=True,
        pickable=False,
        parameters=_painted(scene),
        _sub_layer_props={"polygons-fill": fill},
    )


def _land(scene: Scene, name: str, url: str) -> pdk.Layer:
    return _fill_layer(scene, name, url, [*scene.palette.land], "")


def _table(values: list[object]) -> str:
    """Return a deck.gl expression that looks a value up by the feature's `i`."""
    # In brackets, since the expression parser takes `[…][…]` for two expressions.
    return f"({json.dumps(values, separators=(',', ':'))})[properties.i]"


def _fill(scene: Scene, mark: HotspotMark, *, over_sea: bool) -> Rgb:
    if mark.passing:  # bare, whatever larger region lies beneath
        return scene.palette.sea if over_sea else scene.palette.land
    return scene.palette.fill(mark.step, over_sea=over_sea)


def _fills(scene: Scene, name: str, url: str, *, over_sea: bool) -> pdk.Layer:
    marks = scene.marks
    colours: list[object] = [
        [*_fill(scene, marks[i], over_sea=over_sea)] if i in marks else [*CLEAR] for i in scene.regions
    ]
    expression = f"@@={_table(colours)}"
    return _fill_layer(scene, name, url, expression, expression)


def _lines(  # noqa: PLR0913  # one row of the table in `build_deck`
    scene: Scene, name: str, url: str, colour: Rgb, *, width: float, alpha: int = 255, dashed: bool = False
) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        data=url,
        id=_id(scene, name),
        stroked=True,
        filled=False,
        pickable=False,
        get_line_color=[*colour, alpha],
        get_line_width=width,
        line_width_units='"pixels"',
        parameters=_standing(scene),
        **(_dashes() if dashed else {}),
    )


def _dashes() -> dict[str, object]:
    style = [{"@@type": "PathStyleExtension", "dash": True}]
    return {"extensions": style, "get_dash_array": DASH, "dash_justified": True}


def _outlines(scene: Scene) -> pdk.Layer:
    colours: list[object] = [[*scene.palette.outline, 255] if i in scene.marks else [*CLEAR] for i in scene.regions]
    expression = _table(colours)
    # A hollow region has nothing but its outline to be seen by.
    widths = _table([HOLLOW_PX if i in scene.marks and scene.marks[i].passing else 1 for i in scene.regions])
    return pdk.Layer(
        "GeoJsonLayer",
        data=scene.files.region_outlines,
        id=_id(scene, "outlines"),
        stroked=True,
        filled=False,
        pickable=False,
        get_line_color=expression,
        get_line_width=widths,
        line_width_units='"pixels"',
        parameters=_standing(scene),
        _sub_layer_props={"linestrings": {"updateTriggers": {"getColor": expression, "getWidth": widths}}},
    )


def _selected(scene: Scene) -> list[pdk.Layer]:
    url = scene.files.selected_outline
    if url is None:
        return []
    # A light line beside a dark one stands out from any colour (WCAG technique C40).
    casing = _lines(scene, "casing", url, scene.palette.halo, width=5.5)
    casing.parameters = _standing(scene) | {"depthWriteEnabled": False}  # or it would hide the line on a globe
    return [casing, _lines(scene, "selected", url, scene.palette.selected, width=3)]


def _claims(scene: Scene) -> list[pdk.Layer]:
    """The arrows of claims, above everything but markers and labels; a click goes through them."""
    if scene.arrows is None:
        return []
    layers = []
    for look in arrow_layers(scene.arrows, scene.palette):
        kind, name, dashed = str(look.pop("type")), str(look.pop("id")), look.pop("dashed", False)
        upright = {} if kind == "PathLayer" else {"cullMode": "none"}
        style = look | (_dashes() if dashed else {})
        # Casings of neighbours, marks and heads are painted over each other, as on paper.
        parameters = _standing(scene) | upright | {"depthWriteEnabled": False}
        layers.append(pdk.Layer(kind, id=_id(scene, name), pickable=False, parameters=parameters, **style))
    return layers


def _picks(scene: Scene) -> pdk.Layer:
    return pdk.Layer(
        "SolidPolygonLayer",
        data=scene.files.picks,
        id=_id(scene, "pick", picked=True),
        get_polygon="polygon",
        get_fill_color=[*CLEAR],
        pickable=True,
        parameters=_painted(scene),
    )


def _markers(scene: Scene) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        data=scene.marker_rows(),
        id=_id(scene, "marker", picked=True),
        get_position="at",
        get_radius=MARKER_PX,
        radius_units='"pixels"',
        stroked=True,
        filled=True,
        get_fill_color="fill",
        get_line_color="line",
        get_line_width="width",
        line_width_units='"pixels"',
        pickable=True,
        billboard=True,
        parameters=_standing(scene),
    )


def _labels(scene: Scene) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        data=scene.label_rows(),
        id=_id(scene, "labels"),
        get_position="at",
        get_text="name",
        get_size=13,
        get_color=[*scene.palette.label],
        get_text_anchor="anchor",
        font_family=LABEL_FONT,
        font_weight=600,
        font_settings={"sdf": True, "fontSize": 64, "radius": 16, "buffer": 16, "cutoff": 0.25, "smoothing": 0.15},
        outline_width=4,
        outline_color=[*scene.palette.halo, 230],
        character_set='"auto"',
        background=True,  # unseen: it is what the collision filter tests a label by
        get_background_color=[*CLEAR],
        background_padding=[6, 3],
        pickable=False,
        extensions=[{"@@type": "CollisionFilterExtension"}],
        get_collision_priority="rank",
        collision_test_props={"sizeScale": 1.5},
        parameters=_standing(scene) | {"cullMode": "none"},  # deck.gl winds glyphs backwards on a globe (#10519)
    )

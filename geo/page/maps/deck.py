"""The deck.gl scene, built with pydeck: the only module that imports it.

What Streamlit's front end makes of a deck shaped these decisions (streamlit 1.67, deck.gl 9.4):

* A pick cannot be cleared from Python, but it is dropped when its layer's id is gone. The layers that can be picked
  carry a serial number in their id, which grows with every pick: each click is then an event, also a second one on the
  same region, and nothing is remounted.
* A projection is drawn by an orthographic view, whose controller keeps `zoomX` and `zoomY` and heeds `zoom` no more.
  Its coordinates are `cartesian`, a string here (older versions of deck.gl have a number).
* Each projection has a view and layers of its own ids: else where a hand has moved one would be taken for the other.

Text of the data stands in rows, as values; accessors hold numbers only, since the front end evaluates them.
"""

import json

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from geo.page.maps import globe_layers, ground_layers, hotspot_layers, line_layers, name_layers, net_layers, picks
from geo.page.maps.camera import GLOBE_ALTITUDE, GLOBE_NEAR, least_globe_zoom
from geo.page.maps.claim_arrows import arrow_layers
from geo.page.maps.layer_specs import Spec, dashes, standing
from geo.page.maps.scene import Scene

TOOLTIP = {"backgroundColor": "#111827", "color": "#ffffff", "fontSize": "13px", "padding": "6px 9px"}

LEAST_ZOOM, MOST_ZOOM = -1.0, 8.0
"""How far a hand can zoom out and in, in a projection."""


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck whose JSON has no blanks: pydeck's own is pretty-printed, three times as long."""

    def to_json(self) -> str:
        """Return the JSON that the browser gets."""
        return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))


def build_deck(scene: Scene) -> CompactDeck:
    """Return the deck: sea, seas under the land, land, regions, hatching, borders, outlines, picks, labels."""
    specs = [
        *ground_layers.water(scene),
        hotspot_layers.areas(scene, over_sea=True),
        *ground_layers.land(scene),
        hotspot_layers.areas(scene, over_sea=False),
        *line_layers.common_lines(scene),
        *ground_layers.borders(scene),
        *hotspot_layers.outlines(scene),
        *_claims(scene),
        *picks.catching(scene),
        *net_layers.net_labels(scene),
        *name_layers.written_names(scene),
        hotspot_layers.markers(scene),
        *name_layers.name_boxes(scene),
        *globe_layers.globe_names(scene),
    ]
    return CompactDeck(
        layers=[_layer(scene, spec) for spec in specs],
        views=[_view(scene)],
        initial_view_state=_view_state(scene),
        map_provider=None,  # and no map_style: any value of it makes the front end fetch tiles
        tooltip={"text": "{tip}", "style": TOOLTIP},
    )


def _view(scene: Scene) -> pdk.View:
    if scene.screen is None:
        # North stays up, however the globe is turned: its names keep apart only so.
        upright = {"id": scene.name, "bearing": 0, "pitch": 0}
        reach = {"altitude": GLOBE_ALTITUDE, "nearZMultiplier": GLOBE_NEAR}
        return pdk.View(type="_GlobeView", id=scene.name, controller=True, viewState=upright, **reach)
    return pdk.View(type="OrthographicView", id=scene.name, controller=True, flipY=False)


def _view_state(scene: Scene) -> pdk.ViewState:
    camera = scene.camera
    if scene.screen is None:
        at = {"latitude": camera.lat, "longitude": camera.lon, "zoom": camera.zoom}
        return pdk.ViewState(**at, minZoom=least_globe_zoom(scene.globe_px), maxZoom=MOST_ZOOM)
    x, y = scene.screen.position(camera.lon, camera.lat)
    zooms = {"zoom": camera.zoom, "zoomX": camera.zoom, "zoomY": camera.zoom}
    least = LEAST_ZOOM if scene.names is None else scene.names.levels.least
    return pdk.ViewState(target=[x, y, 0], minZoom=least, maxZoom=MOST_ZOOM, **zooms)


def _layer(scene: Scene, spec: Spec) -> pdk.Layer:
    """Pydeck's layer of a spec. The view is part of the id: deck.gl cuts polygons for a globe only when one is made."""
    rest = {key: value for key, value in spec.items() if key not in {"type", "id", "picked"}}
    picked = bool(spec.get("picked"))
    name = f"{spec['id']}-{scene.name}-{scene.serial}" if picked else f"{spec['id']}-{scene.name}"
    plane = {} if scene.screen is None else {"coordinate_system": '"cartesian"'}
    return pdk.Layer(spec["type"], id=name, **plane | rest | {"pickable": picked})


def _claims(scene: Scene) -> list[Spec]:
    """The arrows of claims, above everything but markers and labels; a click goes through them."""
    if scene.arrows is None:
        return []
    specs = []
    for look in arrow_layers(scene.arrows, scene.palette):
        dashed = look.pop("dashed", False)
        upright = {} if look["type"] == "PathLayer" else {"cullMode": "none"}
        # Casings of neighbours, marks and heads are painted over each other, as on paper.
        parameters = standing(scene) | upright | {"depthWriteEnabled": False}
        specs.append(look | (dashes() if dashed else {}) | {"parameters": parameters})
    return specs

"""The layers of a deck as plain data: deck.gl's type, an id, and properties as pydeck takes them.

`geo.page.maps.deck` makes pydeck's layers of them. Properties are pydeck's keywords: a string is an accessor, a string
in quotes of its own is a string.

Colours and widths that are the same for all of a layer are written as accessors, too (`alike`). Without a graphics card
each way to feed a shader is compiled when it is first drawn, half a second for lines: so all layers feed it in one way.
"""

import json
from collections.abc import Sequence

from geo.cartography.line_tiles import COARSEST_TO_ZOOM, LEVELS, TILE_UNITS, extent_of
from geo.page.maps.scene import Scene
from geo.selection.palette import Rgb

Spec = dict[str, object]
"""`type`, `id`, perhaps `picked` (whether it can be clicked, and is named anew after each click), and properties."""

CLEAR = (0, 0, 0, 0)
DASH = [5, 3]

LABEL_FONT = '"Source Sans, Noto Sans, sans-serif"'
"""In pydeck's quotes; no family with a digit, which a canvas refuses without a word."""

_ONE_TILE = 2**20
"""Size of a tile at zoom 0, in units: then all of a map lies in one, up to the closest zoom."""

_EXTENT = [0, 0, 2048, 2048]

GLYPHS = {"sdf": True, "fontSize": 64, "radius": 16, "buffer": 16, "cutoff": 0.25, "smoothing": 0.15}
"""How letters with a halo are drawn."""


def painted(scene: Scene) -> Spec:
    """Return the parameters of a layer painted flat over the one before, whatever the depth of its triangles."""
    globe = scene.screen is None
    return {"depthCompare": "always", "cullMode": "back"} if globe else {"depthCompare": "always"}


def standing(scene: Scene) -> Spec:
    """Return the parameters of lines, markers and labels: hidden behind the globe."""
    return {"depthCompare": "less-equal"} if scene.screen is None else {"depthCompare": "always"}


def alike(value: object) -> str:
    """Return the accessor of a value that all of a layer share."""
    return json.dumps(value, separators=(",", ":"))


def fills(scene: Scene, name: str, url: str, colour: str) -> Spec:
    """Return a layer of areas; `colour` is an accessor.

    The colour is given to the sub-layer (`_subLayerProps`): a picked object dims every layer that has a `getFillColor`
    of its own (streamlit 1.67).
    """
    fill = {"getFillColor": f"@@={colour}", "updateTriggers": {"getFillColor": colour}}
    return {
        "type": "GeoJsonLayer", "id": name, "data": url, "stroked": False, "filled": True, "pickable": False,
        "parameters": painted(scene), "_sub_layer_props": {"polygons-fill": fill}, **_tiled(scene, url),
    }  # fmt: skip


def lines(  # noqa: PLR0913  # one row of a table of layers
    scene: Scene, name: str, url: str, colour: Rgb, *, width: float, alpha: int = 255, dashed: bool = False
) -> Spec:
    """Return a layer of lines of a width in pixels."""
    look, broad = alike([*colour, alpha]), alike(width)
    return {
        "type": "GeoJsonLayer", "id": name, "data": url, "stroked": True, "filled": False, "pickable": False,
        "get_line_color": look, "get_line_width": broad, "line_width_units": '"pixels"',
        "update_triggers": {"getLineColor": look, "getLineWidth": broad}, "parameters": standing(scene),
        **(dashes() if dashed else {}),
    }  # fmt: skip


def tiled_lines(scene: Scene, name: str, url: str, looks: Spec) -> Spec:
    """Return a layer of lines in tiles."""
    return {
        "id": name, "data": url, "stroked": True, "filled": False, "pickable": False,
        "line_width_units": '"pixels"', "parameters": standing(scene), **looks, **_tiled(scene, url),
    }  # fmt: skip


def _tiled(scene: Scene, url: str) -> Spec:
    """Return what makes a layer one of tiles: the browser fetches what it shows, as fine as it shows it."""
    if scene.screen is None or "{z}" not in url:
        return {}
    return {
        "type": "TileLayer", "tile_size": TILE_UNITS, "extent": [*extent_of(scene.screen.box)], "min_zoom": 0,
        "max_zoom": LEVELS - 1, "zoom_offset": -COARSEST_TO_ZOOM, "max_requests": -1,  # as many at once as it likes
    }  # fmt: skip


def by_level(address: str) -> Spec:
    """Return what makes a layer take one file, the `{z}` of its address, for each level of zoom."""
    return {
        "type": "TileLayer", "data": f"{address}?{{x}}{{y}}", "tile_size": _ONE_TILE, "extent": _EXTENT,
        "max_requests": -1,
    }  # fmt: skip


def dashes() -> Spec:
    """Return what makes lines dashed."""
    style = [{"@@type": "PathStyleExtension", "dash": True}]
    return {"extensions": style, "get_dash_array": DASH, "dash_justified": True}


def table(values: Sequence[object]) -> str:
    """Return a deck.gl expression that looks a value up by the feature's `i`."""
    # In brackets, since the expression parser takes `[…][…]` for two expressions.
    return f"({json.dumps(values, separators=(',', ':'))})[properties.i]"

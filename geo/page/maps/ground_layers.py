"""The ground of the map: sea, land, borders."""

import json

from geo.page.maps.globe_layers import globe_seas, globe_shading
from geo.page.maps.layer_specs import CLEAR, Spec, alike, fills, lines, painted
from geo.page.maps.line_weights import CONTESTED, NET, NET_ALPHA, RIM
from geo.page.maps.scene import Scene


def water(scene: Scene) -> list[Spec]:
    """Return what lies beneath everything.

    A click on nothing is no event where nothing was picked (streamlit 1.67). So the sea itself can be picked, without
    an object, so that it shows no tooltip; and so can what lies beside a projection's outline.
    """
    alpha = NET_ALPHA if scene.screen else 190
    net = lines(scene, "net", scene.files.ground["net"], scene.palette.coast, width=NET, alpha=alpha)
    if scene.screen is None:
        return [*globe_seas(scene), net]
    return [
        _beside(scene),
        fills(scene, "sea", scene.files.ground["sea"], alike(scene.palette.sea)),
        net,
    ]


def land(scene: Scene) -> list[Spec]:
    """Return the land."""
    names = ["land", "cap"] if scene.screen is None else ["land"]
    return [fills(scene, name, scene.files.ground[name], alike(scene.palette.land)) for name in names]


def borders(scene: Scene) -> list[Spec]:
    """Return what has lines of its own: contested borders; on the globe hatching, coasts and borders; else the rim."""
    ground, palette = scene.files.ground, scene.palette
    found = [
        lines(scene, "contested", ground["contested"], palette.contested, width=CONTESTED, dashed=True),
        lines(scene, "circle", ground["circle"], palette.outline, width=1.0, dashed=True),
    ]
    if scene.screen is not None:
        return [*found, lines(scene, "rim", ground["sea"], palette.coast, width=RIM)]
    return [
        *globe_shading(scene),
        lines(scene, "hatch", ground["hatch"], palette.hatch, width=0.8, alpha=150),
        lines(scene, "coast", ground["coast"], palette.coast, width=0.7),
        lines(scene, "borders", ground["borders"], palette.border, width=0.8),
        *found,
    ]


def _beside(scene: Scene) -> Spec:
    """What lies round a projection as far as anybody can pan."""
    low, high = -2000.0, 3000.0
    ring = [[low, low], [high, low], [high, high], [low, high], [low, low]]
    return {
        "type": "SolidPolygonLayer", "id": "beside", "picked": True, "data": [None], "get_polygon": json.dumps(ring),
        "get_fill_color": [*CLEAR], "parameters": painted(scene),
    }  # fmt: skip

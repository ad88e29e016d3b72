"""What only a globe has: the ball that hides its far side, and its names."""

import json

from geo.page.maps.layer_specs import CLEAR, GLYPHS, LABEL_FONT, Spec, standing, surface
from geo.page.maps.scene import Scene

BESIDE = "\u2002\u2002"
"""Two en spaces, which set a label beside its marker: the collision filter knows nothing of pixel offsets."""

LABEL_HEIGHT_M = 100_000
"""How high labels float over a globe, so that its surface does not cut them."""

BODY_DEPTH_M = 800_000


def globe_seas(scene: Scene) -> list[Spec]:
    """Return what lies beneath everything on a globe."""
    return [surface(scene, "sea", _sphere(0.0), [*scene.palette.sea]), _body(scene)]


def globe_names(scene: Scene) -> list[Spec]:
    """Return the names on a globe; of those that would touch, the collision filter drops the lower ranks."""
    return [
        {
            "type": "TextLayer", "id": "labels", "data": _label_rows(scene), "get_position": "at", "get_text": "name",
            "get_size": 13, "get_color": [*scene.palette.label], "get_text_anchor": "anchor",
            "font_family": LABEL_FONT, "font_weight": 600, "font_settings": GLYPHS, "outline_width": 4,
            "outline_color": [*scene.palette.halo, 230], "character_set": '"auto"',
            "background": True,  # unseen: it is what the collision filter tests a label by
            "get_background_color": [*CLEAR], "background_padding": [6, 3], "pickable": False,
            "extensions": [{"@@type": "CollisionFilterExtension"}], "get_collision_priority": "rank",
            "collision_test_props": {"sizeScale": 1.5},
            # deck.gl winds glyphs backwards on a globe (#10519).
            "parameters": standing(scene) | {"cullMode": "none"},
        }
    ]  # fmt: skip


def _label_rows(scene: Scene) -> list[dict[str, object]]:
    """A row for each label: position, text, anchor (beside a marker, else centred) and rank."""
    rows: list[dict[str, object]] = [
        {
            "at": [*(region.spot or ()), LABEL_HEIGHT_M],
            "name": f"{BESIDE}{scene.marks[region.id].label}" if region.small else scene.marks[region.id].label,
            "anchor": "start" if region.small else "middle",
            "rank": scene.rank(region),
        }
        for region in scene.smallest_last()
        if scene.arrows is None or region.id in scene.arrows.named(scene.selected)
    ]
    return rows if scene.arrows is None else rows + scene.arrows.label_rows(LABEL_HEIGHT_M)


def _body(scene: Scene) -> Spec:
    """The unseen ball that hides what stands on the globe's far side; picked, it is as empty as the sea.

    A layer that passes every depth test writes no depth, so the painted ones hide nothing. The ball is smaller than
    the globe: labels stand upright, and near the rim a ball of full size would cut them in two.
    """
    parameters = standing(scene) | {"cullMode": "back"}
    return surface(scene, "body", _sphere(-BODY_DEPTH_M), [*CLEAR]) | {"parameters": parameters}


def _sphere(height_m: float) -> str:
    at = [height_m] if height_m else []
    top = [[float(lon), 90.0, *at] for lon in range(180, -181, -30)]
    return json.dumps([[float(lon), -90.0, *at] for lon in range(-180, 181, 30)] + top + [[-180.0, -90.0, *at]])

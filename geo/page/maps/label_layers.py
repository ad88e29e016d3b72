"""Names on the globe."""

from geo.page.maps.globe_layers import globe_names
from geo.page.maps.layer_specs import CLEAR, GLYPHS, LABEL_FONT, Spec, standing
from geo.page.maps.scene import Scene

BESIDE = "\u2002\u2002"
"""Two en spaces, which set a label beside its marker: the collision filter knows nothing of pixel offsets."""


def names(scene: Scene) -> list[Spec]:
    """Return the names of what is shown; of those that would touch, the collision filter drops the lower ranks."""
    if not scene.marks or scene.screen is not None:
        return []
    if scene.screen is None:
        return globe_names(scene)
    return [
        {
            "type": "TextLayer", "id": "labels", "data": label_rows(scene), "get_position": "at", "get_text": "name",
            "get_size": 13, "get_color": [*scene.palette.label], "get_text_anchor": "anchor",
            "font_family": LABEL_FONT, "font_weight": 600, "font_settings": GLYPHS, "outline_width": 4,
            "outline_color": [*scene.palette.halo, 230], "character_set": '"auto"',
            "background": True,  # unseen: it is what the collision filter tests a label by
            "get_background_color": [*CLEAR], "background_padding": [6, 3], "pickable": False,
            "extensions": [{"@@type": "CollisionFilterExtension"}], "get_collision_priority": "rank",
            "collision_test_props": {"sizeScale": 1.5},
            "parameters": standing(scene) | {"cullMode": "none"},
        }
    ]  # fmt: skip


def label_rows(scene: Scene) -> list[dict[str, object]]:
    """Return a row for each label: position, text, anchor (beside a marker, else centred) and rank."""
    rows: list[dict[str, object]] = [
        {
            "at": [*(region.spot or ())],
            "name": f"{BESIDE}{scene.marks[region.id].label}" if region.small else scene.marks[region.id].label,
            "anchor": "start" if region.small else "middle",
            "rank": scene.rank(region),
        }
        for region in scene.smallest_last()
        if scene.arrows is None or region.id in scene.arrows.named(scene.selected)
    ]
    return rows if scene.arrows is None else rows + scene.arrows.label_rows(None)

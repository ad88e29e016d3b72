"""What the lines of the net are called: in the polar view, where a reader has no other way to tell north from north."""

from geo.cartography.screen_net import NetName, net_names
from geo.page.maps.layer_specs import GLYPHS, LABEL_FONT, Spec, standing
from geo.page.maps.scene import Scene

_SIZE_PX = 11
_INWARD_PX = 13
"""How far the names of meridians stand within the rim: a whole map has no room beyond it."""
_ALPHA = 190


def net_labels(scene: Scene) -> list[Spec]:
    """Return the names of parallels, meridians and the Arctic Circle; none where the net has no names."""
    names = () if scene.screen is None else net_names(scene.screen)
    if not names:
        return []
    return [
        {
            "type": "TextLayer", "id": "net-names", "data": [_row(name) for name in names], "get_position": "at",
            "get_text": "name", "get_size": _SIZE_PX, "get_pixel_offset": "off",
            "get_color": [*scene.palette.label, _ALPHA], "font_family": LABEL_FONT, "font_settings": GLYPHS,
            "outline_width": 4, "outline_color": [*scene.palette.halo, _ALPHA], "character_set": '"auto"',
            "pickable": False, "parameters": standing(scene),
        }
    ]  # fmt: skip


def _row(name: NetName) -> dict[str, object]:
    dx, dy = name.inward  # y of the screen runs down
    return {"at": name.at, "name": name.text, "off": [round(dx * _INWARD_PX), round(-dy * _INWARD_PX)]}

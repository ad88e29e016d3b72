"""What the lines of the net are called: in the polar view, where a reader has no other way to tell north from north."""

from geo.cartography.screen_net import NetName, net_names
from geo.page.maps.layer_specs import GLYPHS, LABEL_FONT, Spec, standing
from geo.page.maps.scene import Scene

_SIZE_PX = 11
_OFF_PX = 14
"""How far the names of meridians stand from the rim."""
_TIGHT = 0.9
"""Where the rim of a whole map is this near to the edge of the window, names stand within it; else outside, where they
meet no others."""
_ALPHA = 190


def net_labels(scene: Scene) -> list[Spec]:
    """Return the names of parallels, meridians and the Arctic Circle; none where the net has no names."""
    names = () if scene.screen is None else net_names(scene.screen)
    if not names:
        return []
    return [
        {
            "type": "TextLayer", "id": "net-names", "data": [_row(name, wide=scene.wide) for name in names],
            "get_position": "at",
            "get_text": "name", "get_size": _SIZE_PX, "get_pixel_offset": "off",
            "get_color": [*scene.palette.label, _ALPHA], "font_family": LABEL_FONT, "font_settings": GLYPHS,
            "outline_width": 4, "outline_color": [*scene.palette.halo, _ALPHA], "character_set": '"auto"',
            "pickable": False, "parameters": standing(scene),
        }
    ]  # fmt: skip


def _row(name: NetName, *, wide: bool) -> dict[str, object]:
    dx, dy = name.away
    inside = name.on_rim and abs(dy if wide else dx) > _TIGHT
    off_px = -_OFF_PX if inside else _OFF_PX
    return {"at": name.at, "name": name.text, "off": [round(dx * off_px), round(-dy * off_px)]}  # y runs down here

"""What the server has placed is what the browser writes: every name whole, as wide as it was reckoned."""

import io
import json
from urllib.parse import urlsplit

import numpy as np
from browser_contexts import OpenContext
from map_page import SLOW_MS, MapPage
from PIL import Image

from geo.cartography.screen import ORIGIN, WORLD
from geo.cartography.screen_names import NAME_PX, name_size
from geo.page.maps import camera
from geo.selection.palette import LIGHT

SCALE = 1.5
"""Of the device, as tools that capture pages have it; with a filter in the browser no name was drawn then."""

_NAMES = """() => performance.getEntriesByType("resource").map(entry => entry.name)
  .find(name => name.includes("/map-data/name-boxes-"))"""


def ink(
    picture: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]",
) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    """Which pixels have the colour of letters."""
    return (np.abs(picture.astype(int) - LIGHT.label).max(axis=2) < 60).astype(bool)


def test_every_name_is_written_where_it_was_placed_at_any_device_scale(open_context: OpenContext, server: str) -> None:
    context, _ = open_context(server, device_scale_factor=SCALE)
    app = MapPage(context.new_page(), server)
    app.open()
    app.until(lambda: app.page.evaluate(_NAMES) is not None, "no names are fetched", 3 * SLOW_MS)
    address = app.page.evaluate(_NAMES)
    features = json.loads(app.page.request.get(address).body())["features"]
    assert len(features) >= 36
    canvas = app.canvas.bounding_box()
    assert canvas is not None
    size = tuple(round(2 ** (round(np.log2(length) * 8) / 8)) for length in (canvas["width"], canvas["height"]))
    zoom = camera.whole(WORLD, *size).zoom

    def written() -> list[str]:
        """The names that are not where they should be."""
        shot = Image.open(io.BytesIO(app.page.screenshot(clip=canvas, timeout=3 * SLOW_MS))).convert("RGB")
        dark = ink(np.asarray(shot))
        return [one["id"] for one in features if not is_written(one, dark, zoom, canvas["width"], canvas["height"])]

    app.until(lambda: written() == [], f"not written: {urlsplit(address).path}", 3 * SLOW_MS)


def is_written(feature: dict, dark: np.ndarray, zoom: float, width: float, height: float) -> bool:
    """Whether letters fill a name's box from side to side."""
    (x, y), (right, down) = feature["geometry"]["coordinates"], feature["properties"]["o"]
    lines = feature["properties"]["t"].split("\n")
    x = (width / 2 + (x - ORIGIN) * 2**zoom + right) * SCALE
    y = (height / 2 - (y - ORIGIN) * 2**zoom + down) * SCALE
    across, up = (length * SCALE for length in name_size(lines))
    box = dark[round(y - up / 2) : round(y + up / 2), round(x - across / 2) : round(x + across / 2)]
    columns = np.flatnonzero(box.any(axis=0))
    letters = sum(len(line.replace(" ", "")) for line in lines)
    # The widths of letters are rounded up, and round ones leave some room beside them.
    slack = 0.8 * NAME_PX * SCALE
    return bool(len(columns) and box.sum() > 2 * letters and columns[0] < slack and columns[-1] > box.shape[1] - slack)

"""What lies over the map in its corners, so that no name is put beneath: as `maptools.css` and `page.css` place it."""

from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame
from geo.cartography.screen_names import Corner
from geo.page.maps import camera
from geo.page.maps.insets import TOO_SMALL
from geo.page.maps.scene import Scene

PHONE_PX = 640
"""Width of a map up to which it may be a telephone's, which has larger buttons and a smaller locator."""

BUTTONS, PHONE_BUTTONS, BUTTONS_IN_A_ROW = (46.0, 116.0), (56.0, 146.0), (146.0, 56.0)
"""Above to the right; in a row while a sheet leaves the map of a telephone little height."""
SCALE_BAR = (140.0, 42.0)
"""Below to the left."""
LOCATOR, PHONE_LOCATOR = (100.0, 96.0), (76.0, 72.0)
"""Below to the right, in a regional view."""
CLOSE_UP = (252.0, 180.0)
"""Below to the left, over the scale bar, where what is open is small."""


def covered(scene: Scene, screen: ScreenFrame, size: tuple[int, int]) -> tuple[Corner, ...]:
    """Return the corners of a map of that size in pixels where something lies over it."""
    phone = size[0] <= PHONE_PX
    buttons = (BUTTONS_IN_A_ROW if scene.selected else PHONE_BUTTONS) if phone else BUTTONS
    found: list[Corner] = [(1, 1, *buttons), (-1, -1, *SCALE_BAR)]
    if scene.selected is None or screen in {WORLD, ARCTIC}:
        return tuple(found)
    if screen.frame_of(camera.seen(screen, scene.camera, *size)) is not None:
        found.append((1, -1, *(PHONE_LOCATOR if phone else LOCATOR)))
        if _share(scene, screen, scene.selected, size) < TOO_SMALL:
            found.append((-1, -1, *CLOSE_UP))
    return tuple(found)


def _share(scene: Scene, screen: ScreenFrame, hotspot: str, size: tuple[int, int]) -> float:
    """The share of the map that the box round a hotspot takes when the camera is on it."""
    box = scene.regions[hotspot].box
    if box is None:
        return 1.0
    x0, y0, x1, y1 = camera.seen(screen, camera.fit_box(screen, box, *size), *size)
    return (box[2] - box[0]) * (box[3] - box[1]) / ((x1 - x0) * (y1 - y0))

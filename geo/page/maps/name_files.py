"""Which names the map of a projection needs, and the files that hold them."""

from dataclasses import replace
from math import floor

from geo.cartography.screen import ScreenFrame
from geo.cartography.screen_name_files import MapNames, box_file, land_file, name_file, sea_file
from geo.cartography.screen_names import WantedName, Window, ZoomLevels
from geo.dataset.model import Dataset, Viewpoint
from geo.page.maps import camera
from geo.page.maps.claim_arrows import ACTOR_RANK
from geo.page.maps.deck import MOST_ZOOM
from geo.page.maps.furniture import covered
from geo.page.maps.scene import NameFiles, Scene
from geo.page.shared import served_files

MARK_RADIUS, ACTOR_RADIUS = 7.0, 5.0
"""Of markers and of the dots of actors, in pixels, with their outlines."""

_STEP = 2 ** (1 / 16)
"""By how much the map may be larger or smaller than it was measured, which is in steps of an eighth of a doubling."""


def with_names(scene: Scene, dataset: Dataset, viewpoint: Viewpoint, size: tuple[int, int]) -> Scene:
    """Return a scene with its names, placed for a map of that size in pixels; the globe's as it is."""
    if scene.screen is None:
        return scene
    names = map_names(scene, scene.screen, dataset, viewpoint, size)
    tips = tuple((key, scene.marks[key].tip) for key in scene.marks)
    return replace(
        scene,
        names=NameFiles(
            names=served_files.offer("names", name_file, names),
            boxes=served_files.offer("name-boxes", box_file, names, tips),
            lands=None if scene.arrows else served_files.offer("name-lands", land_file, names),
            seas=None if scene.arrows else served_files.offer("name-seas", sea_file, names),
            levels=names.levels,
        ),
    )


def map_names(
    scene: Scene, screen: ScreenFrame, dataset: Dataset, viewpoint: Viewpoint, size: tuple[int, int]
) -> MapNames:
    """Return what the places of a scene's names depend on."""
    x, y = screen.position(scene.camera.lon, scene.camera.lat)
    return MapNames(
        screen=screen,
        viewpoint=viewpoint,
        wanted=_wanted(scene, dataset),
        levels=_levels(scene, screen, size),
        window=Window(
            zoom=scene.camera.zoom,
            middle=(x, y),
            width=size[0],
            height=size[1],
            slack=_STEP,
            covered=covered(scene, screen, size),
        ),
        outlined=None if scene.selected is None else dataset.hotspots[scene.selected].region,
        lines=() if scene.arrows is None else tuple(arrow.path for arrow in scene.arrows.arrows),
    )


def _levels(scene: Scene, screen: ScreenFrame, size: tuple[int, int]) -> ZoomLevels:
    """Levels of which one begins where the camera stands, or up to a quarter of a zoom step before."""
    whole, zoom = camera.whole(screen, *size).zoom, scene.camera.zoom
    steps = floor((zoom - whole) * 4) / 4
    # A hair before, so that the whole map itself, whose zoom is rounded, is in the level that begins there.
    begin = whole - 0.02 + (steps if steps < 0 else steps % 1)
    return ZoomLevels(begin=round(begin, 2), least=min(whole - 0.25, zoom), most=MOST_ZOOM)


def _wanted(scene: Scene, dataset: Dataset) -> tuple[WantedName, ...]:
    found = [
        WantedName(
            key=region.id,
            text=scene.marks[region.id].label,
            rank=scene.rank(region),
            spot=region.spot,
            radius=MARK_RADIUS if region.small else 0.0,
            region=dataset.hotspots[region.id].region,
            area_km2=region.area_km2,
        )
        for region in scene.smallest_last()
        if region.spot and (scene.arrows is None or region.id in scene.arrows.named(scene.selected))
    ]
    if scene.arrows is not None:
        found += [
            WantedName(key=f" {name}", text=name, rank=ACTOR_RANK, spot=at, radius=ACTOR_RADIUS)
            for name, at in scene.arrows.actors.items()
        ]
    return tuple(found)

"""Which view of the earth the map shows, and where its camera stands: chosen by the reader, or by what is open."""

from dataclasses import replace

from geo.atlas.disputes import AreaNote
from geo.atlas.viewpoints import viewpoint_notes
from geo.cartography.projection import MapFrame
from geo.cartography.screen import ARCTIC, WORLD, ScreenFrame, regional
from geo.dataset.model import Dataset
from geo.page.maps import camera
from geo.page.maps.claim_arrows import ClaimArrows, claim_arrows
from geo.page.maps.regions import drawn_regions
from geo.page.shared import state
from geo.page.shared.components import map_size
from geo.page.shared.session import Move, session
from geo.page.shared.widgets import WidgetKey
from geo.selection.claiming import claim_rows
from geo.selection.filtering import apply_filters
from geo.selection.selection import Camera, FigureKind, MapView, Selection


def screen_of(dataset: Dataset, selection: Selection) -> ScreenFrame | None:
    """Return the projection of the chosen view; None for the globe."""
    match selection.view:
        case MapView.GLOBE:
            return None
        case MapView.ARCTIC:
            return ARCTIC
        case MapView.REGION if selection.hotspot is not None:
            viewpoint = selection.viewpoint or dataset.about.viewpoint
            return regional(dataset.hotspots[selection.hotspot].region, viewpoint)
        case _:
            return WORLD


def suitable_view(dataset: Dataset, selection: Selection) -> MapView:
    """Return the view in which the open hotspot is best shown; the globe and arrows from afar stay where they are."""
    if selection.hotspot is None or selection.view is MapView.GLOBE:
        return selection.view
    if selection.figure is FigureKind.CLAIMS:
        return MapView.WORLD
    found = screen_of(dataset, replace(selection, view=MapView.REGION))
    return {WORLD: MapView.WORLD, ARCTIC: MapView.ARCTIC}.get(found, MapView.REGION) if found else selection.view


def settle(dataset: Dataset, selection: Selection) -> Selection:
    """Return the selection with the view and the camera of this run.

    They change where a hotspot was just opened, and stay where they were else. A link that names a hotspot but neither
    view nor camera is one that opens it.
    """
    move = state.take_move()
    if move is Move.WHOLE:
        # All of a region's own view would be no more than its surroundings.
        selection = replace(selection, view=MapView.WORLD if selection.view is MapView.REGION else selection.view)
        state.keep_view(selection.view)
        whole = camera.whole(screen_of(dataset, selection), *map_size(WidgetKey.MEASURE))
        found = _news(whole, camera_of(dataset, selection))
        state.keep_camera(found)
        return replace(selection, camera=found)
    if move is Move.NONE:
        if selection.view is MapView.REGION and selection.hotspot is None:
            selection = replace(selection, view=MapView.WORLD)
            state.keep_view(selection.view)
        return selection
    if move is Move.OPEN:
        selection = replace(selection, view=suitable_view(dataset, selection))
        state.keep_view(selection.view)
    if selection.hotspot is None:
        return selection
    found = _news(_fitted(dataset, selection), selection.camera)
    state.keep_camera(found)
    session().map.guessed = session().map.measured is None
    return replace(selection, camera=found)


def _news(found: Camera, before: Camera | None) -> Camera:
    """The camera, a hair off where that is what it was before.

    The same place, or the same zoom, is no news to the front end, which may have been moved by hand since.
    """
    if before is None:
        return found
    aside = 0.0001 if (found.lat, found.lon) == (before.lat, before.lon) else 0.0
    closer = 0.01 if found.zoom == before.zoom else 0.0
    return Camera(lat=round(found.lat + aside, 4), lon=found.lon + aside, zoom=found.zoom + closer)


def camera_of(dataset: Dataset, selection: Selection) -> Camera:
    """Return where the camera stands: as the selection says, where that is on the map, else where it shows most."""
    screen, at = screen_of(dataset, selection), selection.camera
    if at is not None and (screen is None or screen.holds(at.lon, at.lat)):
        return at
    if selection.hotspot is not None:
        return _fitted(dataset, selection)
    return camera.whole(screen, *map_size(WidgetKey.MEASURE))


def _fitted(dataset: Dataset, selection: Selection) -> Camera:
    """The camera on the open hotspot, or on all arrows of its claims; on all of the map where it is not on it."""
    assert selection.hotspot is not None
    screen, size = screen_of(dataset, selection), map_size(WidgetKey.MEASURE)
    arrows = open_arrows(dataset, selection, screen, 0.0)
    viewpoint = selection.viewpoint or dataset.about.viewpoint
    box = (arrows and arrows.bounds) or drawn_regions(dataset, viewpoint, screen)[selection.hotspot].box
    if box is None:
        return camera.whole(screen, *size)
    return camera.fit_globe(box, *size) if screen is None else camera.fit_box(screen, box, *size)


def open_arrows(dataset: Dataset, selection: Selection, screen: ScreenFrame | None, zoom: float) -> ClaimArrows | None:
    """Return the arrows of the open hotspot's claims for a map of that zoom; None where claims are not shown."""
    if selection.hotspot is None or selection.figure is not FigureKind.CLAIMS:
        return None
    shown = apply_filters(dataset, selection.filters)
    # What its excerpts state, also where the same words stand under another hotspot.
    own = {selection.hotspot: shown.hotspots[selection.hotspot]} if selection.hotspot in shown.hotspots else {}
    rows = claim_rows(replace(shown, hotspots=own), selection.filters.claim)
    return claim_arrows(dataset, rows, selection.viewpoint or dataset.about.viewpoint, screen, zoom)


def seen_frame(dataset: Dataset, selection: Selection) -> MapFrame | None:
    """Return what the camera shows of a regional view, as a frame of a figure.

    None in other views, and where more than a hemisphere is in sight: it tells by itself where on earth it is.
    """
    screen = screen_of(dataset, selection)
    if selection.view is not MapView.REGION or screen is None:
        return None
    where = camera_of(dataset, selection)
    return screen.frame_of(camera.seen(screen, where, *map_size(WidgetKey.MEASURE)))


def share_of_map(dataset: Dataset, selection: Selection) -> float:
    """Return the share of the map that the box round the open hotspot takes when the camera is on it."""
    screen, viewpoint = screen_of(dataset, selection), selection.viewpoint or dataset.about.viewpoint
    if screen is None or selection.hotspot is None:
        return 1.0
    box = drawn_regions(dataset, viewpoint, screen)[selection.hotspot].box
    if box is None:
        return 1.0
    width, height = map_size(WidgetKey.MEASURE)
    x0, y0, x1, y1 = camera.seen(screen, _fitted(dataset, selection), width, height)
    return (box[2] - box[0]) * (box[3] - box[1]) / ((x1 - x0) * (y1 - y0))


def notes_in_view(dataset: Dataset, selection: Selection) -> tuple[AreaNote, ...]:
    """Return the notes of the contested areas that are to be seen where the app has put the camera."""
    viewpoint = selection.viewpoint or dataset.about.viewpoint
    screen, where, size = screen_of(dataset, selection), camera_of(dataset, selection), map_size(WidgetKey.MEASURE)
    if screen is None:
        return tuple(viewpoint_notes(viewpoint, camera.seen_on_globe(where, *size)))
    return screen.notes(camera.seen(screen, where, *size), viewpoint)

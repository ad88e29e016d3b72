"""The map: the deck of what is shown, and its boundary note."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import partial

import streamlit as st

from geo.atlas import basemap, viewpoints
from geo.atlas.vagueness import is_vague
from geo.cartography.graticule import globe_net
from geo.cartography.line_tiles import LineTiles
from geo.cartography.screen import ORIGIN, ScreenFrame
from geo.cartography.screen_files import ground_files, land_tiles, region_ink
from geo.cartography.screen_scale import ground_scale
from geo.dataset.claims import PASSING
from geo.dataset.model import Dataset, Viewpoint
from geo.page.maps import camera, poster, vantage
from geo.page.maps.deck import build_deck
from geo.page.maps.globe_layers import with_further_names
from geo.page.maps.line_weights import selection_widths
from geo.page.maps.name_files import with_names
from geo.page.maps.picks import caught_markers, caught_regions, marker_pick_file, meant, region_pick_file
from geo.page.maps.regions import drawn_regions, outline_file, region_files
from geo.page.maps.scene import HotspotMark, MapFiles, Scene
from geo.page.shared import served_files, state, widgets
from geo.page.shared.components import map_size, map_tools, measure_map
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.session import Move, session
from geo.page.shared.widgets import WidgetKey
from geo.selection.filtering import Shown, ShownHotspot
from geo.selection.palette import DARK, LIGHT, Palette
from geo.selection.ramp_classes import ramp_classes
from geo.selection.selection import Selection
from geo.text import counted


def palette() -> Palette:
    """Return the colours for the reader's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def draw_map_view(dataset: Dataset, shown: Shown, selection: Selection) -> None:
    """Draw the map; a click on a region opens it, a click beside every region closes the open one."""
    viewpoint = selection.viewpoint or dataset.about.viewpoint
    screen = vantage.screen_of(dataset, selection)
    regions = drawn_regions(dataset, viewpoint, screen)
    marks = {i: _mark(dataset, shown, hotspot, viewpoint) for i, hotspot in shown.hotspots.items()}
    where, (width_px, height_px) = vantage.camera_of(dataset, selection), map_size(WidgetKey.MEASURE)
    arrows = vantage.open_arrows(dataset, selection, screen, where.zoom)
    if arrows is not None:
        # Beside arrows the fills tell nothing: every place can be opened, and that is all.
        marks = {i: replace(mark, step=0) for i, mark in marks.items()}
    scene = Scene(
        files=_files(dataset, selection, screen, marks),
        regions=regions,
        marks=marks,
        selected=selection.hotspot,
        screen=screen,
        camera=where,
        palette=palette(),
        serial=session().map.serial,
        selected_px=_selected_px(dataset, selection, screen, where.zoom),
        line_work=region_files(dataset, viewpoint, screen).lines,
        wide=width_px >= height_px,
        arrows=arrows,
    )
    poster.draw_poster(scene, (width_px, height_px), whole=where == camera.whole(screen, width_px, height_px))
    if screen is None:
        scene = replace(scene, height_px=height_px, globe_px=camera.globe_px(width_px, height_px))
        scene = with_further_names(scene, served_files.put)
    st.pydeck_chart(
        build_deck(with_names(scene, dataset, viewpoint, (width_px, height_px))),
        on_select=_picked,
        selection_mode="single-object",
        # Of its own for the globe: a view state of the one kind of view is an error to the other.
        key=WidgetKey.GLOBE if screen is None else WidgetKey.CHART,
        height="stretch",  # the page's style sheet says how high, by the window
        alt=f"Map of {shown.summary()}. The table of hotspots below holds the same and works with the keyboard.",
    )
    _draw_tools(shown, screen)
    measure_map(WidgetKey.MEASURE)


def _draw_tools(shown: Shown, screen: ScreenFrame | None) -> None:
    """Draw what lies over the map; the scale of a globe is measured in the browser."""
    asked = [{"id": i, "name": shown.hotspots[i].hotspot.name} for i in session().map.asked if i in shown.hotspots]
    scale = None if screen is None else {"origin": ORIGIN, **asdict(ground_scale(screen))}
    map_tools(
        WidgetKey.TOOLS,
        {"scale": scale, "asked": asked},
        on_pick=partial(state.take_pick, WidgetKey.TOOLS),
        on_whole=_show_whole,
        on_close=partial(_ask, ()),
    )


def _selected_px(
    dataset: Dataset, selection: Selection, screen: ScreenFrame | None, zoom: float
) -> tuple[float, float]:
    """Widths of the open region's line and casing: of an archipelago finer, lest it be nothing but ink."""
    if screen is None or selection.hotspot is None:
        return selection_widths(0, 0)
    viewpoint = selection.viewpoint or dataset.about.viewpoint
    area, length = region_ink(screen, dataset.hotspots[selection.hotspot].region, viewpoint)
    return selection_widths(area * 4**zoom, length * 2**zoom)


def _files(
    dataset: Dataset, selection: Selection, screen: ScreenFrame | None, marks: Mapping[str, HotspotMark]
) -> MapFiles:
    viewpoint = selection.viewpoint or dataset.about.viewpoint
    if screen is None:
        globe = {**basemap.layers(viewpoint), "cap": basemap.polar_cap(), **globe_net()}
        ground: dict[str, bytes | LineTiles] = {**globe}
    else:
        ground = {**ground_files(screen, viewpoint), "land": land_tiles(screen, viewpoint)}
    regions = region_files(dataset, viewpoint, screen)
    picks, marker_levels = _picks(dataset, viewpoint, screen, marks)
    outline = None
    if selection.hotspot is not None:
        outline = outline_file(dataset.hotspots[selection.hotspot].region, viewpoint, screen)
    return MapFiles(
        ground={name: _address(name, content) for name, content in ground.items()},
        region_land=_address("region-land", regions.land),
        region_sea=_address("region-sea", regions.sea),
        region_outlines=None if regions.outlines is None else served_files.put("region-outlines", regions.outlines),
        lines=None if regions.lines is None else _address("lines", regions.lines.tiles),
        picks=picks,
        marker_picks=marker_levels,
        selected_outline=None if outline is None else served_files.put("outline", outline),
    )


def _picks(
    dataset: Dataset, viewpoint: Viewpoint, screen: ScreenFrame | None, marks: Mapping[str, HotspotMark]
) -> tuple[str, str]:
    """Addresses of what catches the mouse: regions, markers."""
    regions = drawn_regions(dataset, viewpoint, screen)
    shapes = served_files.offer("picks", region_pick_file, caught_regions(dataset, regions, marks), viewpoint, screen)
    if screen is None:
        return shapes, ""
    return (
        shapes,
        served_files.offer("marker-picks", marker_pick_file, caught_markers(regions, marks)),
    )


def _address(name: str, content: bytes | LineTiles) -> str:
    return served_files.put(name, content) if isinstance(content, bytes) else served_files.put_tiles(name, content)


def _mark(dataset: Dataset, shown: Shown, hotspot: ShownHotspot, viewpoint: Viewpoint) -> HotspotMark:
    numbers = {source: n for n, source in enumerate(dataset.sources, start=1)}
    lines = [
        f"[{numbers[s]}] {dataset.sources[s].label}: {counted(hotspot.count(s), 'excerpt')}" for s in hotspot.sources
    ]
    return HotspotMark(
        label=hotspot.hotspot.name.split(" (")[0],  # what is in brackets is for the panel
        step=ramp_classes(shown).step(hotspot),
        tip="\n".join([hotspot.hotspot.name, *lines, *([f"{PASSING} only"] if hotspot.passing else [])]),
        passing=hotspot.passing,
        vague=is_vague(hotspot.hotspot, viewpoint),
    )


def _ask(hotspots: tuple[str, ...]) -> None:
    """Ask which of these the reader means; nothing asks no more. What is open stays open."""
    session().map.asked = hotspots


def _show_whole() -> None:
    session().map.move = Move.WHOLE


def _picked() -> None:
    """Take the pick over into the selection; the next deck's layers have other ids, which clears it in the browser."""
    objects = widgets.picked_on_map()
    if not objects:
        return
    session().map.serial += 1
    found = meant(objects)
    if len(found) > 1:
        _ask(found)
    elif found or session().map.hotspot is not None or session().map.asked:
        state.select(found[0] if found else None)


FEW_NOTES = 3
"""Up to so many contested areas in view are explained under the map; of more, the names are given."""

MANY_NOTES = 8
"""From so many on, only how many there are."""


def draw_boundary_note(dataset: Dataset, selection: Selection) -> None:
    """State whose borders are drawn, and what is contested where the app has put the camera."""
    viewpoint = selection.viewpoint or dataset.about.viewpoint
    notes = vantage.notes_in_view(dataset, selection)
    if len(notes) <= FEW_NOTES:
        contested = " ".join(escape_markdown(note.text) for note in notes)
    elif len(notes) < MANY_NOTES:
        contested = f"Contested in this view: {escape_markdown(', '.join(note.name for note in notes))}; see About."
    else:
        contested = f"{len(notes)} contested areas in this view are explained under About."
    if younger := viewpoints.younger_line(viewpoint, dataset.about.as_of):
        st.caption(f":orange[:material/event_upcoming:] **{escape_markdown(younger)}**")
    st.caption(
        f"{escape_markdown(viewpoints.both_dates(viewpoint, dataset.about.as_of))} "
        f"Boundaries: {viewpoints.DATASET}, viewpoint: {escape_markdown(viewpoints.viewpoint_label(viewpoint))}. "
        f"They do not imply endorsement or acceptance by {escape_markdown(dataset.about.publisher)}. {contested}"
    )

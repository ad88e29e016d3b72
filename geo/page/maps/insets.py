"""Small maps in the corner of a regional view: where on earth it is, and a place too small to be seen in it."""

import html

import streamlit as st

from geo.briefing.maps.place_svg import close_map, locator_map
from geo.dataset.model import Dataset
from geo.page.maps import vantage
from geo.page.shared import served_files
from geo.selection.palette import Palette
from geo.selection.selection import MapView, Selection

TOO_SMALL = 0.08
"""Share of the map below which a place has an inset of its own."""


def draw_insets(dataset: Dataset, selection: Selection, colours: Palette) -> None:
    """Draw the locator of a regional view, and the inset of a small place that is open in it.

    Both show where the app has put the camera, as the note of boundaries does, and not where a hand has moved it.
    """
    frame = vantage.seen_frame(dataset, selection)
    if frame is None or selection.hotspot is None or selection.view is not MapView.REGION:
        return
    where = served_files.put("locator", locator_map(frame, colours), "svg")
    parts = [f'<img class="locator" src="{where}" alt="Where on earth this is">']
    if vantage.share_of_map(dataset, selection) < TOO_SMALL:
        hotspot = dataset.hotspots[selection.hotspot]
        picture, km = close_map(hotspot.region, selection.viewpoint or dataset.about.viewpoint, colours)
        address, name = served_files.put("close", picture, "svg"), html.escape(hotspot.name)
        parts.append(
            f'<figure class="close-up"><img src="{address}" alt="{name}, close up">'
            f"<figcaption>{name}: {km:,} km across</figcaption></figure>"
        )
    st.html(f'<div class="insets">{"".join(parts)}</div>')

"""The plain way to build the same map, which `bench_click.py` compares with: everything inside the deck's JSON.

Same regions, ground, colours, quotes and camera moves; no filters, proof, list or link. `?light=yes` leaves out the
ground and the regions' outlines, so that a machine without a graphics card recognises clicks at all.
"""

import json
from pathlib import Path
from typing import Any

import pydeck as pdk
import streamlit as st

from geo.atlas import basemap
from geo.dataset.loader import load
from geo.dataset.model import Dataset
from geo.page.maps import camera
from geo.page.maps.regions import drawn_regions
from geo.page.shared.components import LAPTOP
from geo.selection.palette import LIGHT, step
from geo.selection.selection import MapView

HOTSPOTS = Path(__file__).resolve().parents[2] / "data" / "hotspots.yaml"


@st.cache_resource(show_spinner=False)
def read() -> Dataset:
    return load(HOTSPOTS).dataset


@st.cache_resource(show_spinner=False)
def ground() -> dict[str, dict[str, Any]]:
    return {name: json.loads(content) for name, content in basemap.layers(read().about.viewpoint).items()}


@st.cache_resource(show_spinner=False)
def features() -> list[dict[str, Any]]:
    dataset = read()
    viewpoint = dataset.about.viewpoint
    drawn = sorted(drawn_regions(dataset, viewpoint).values(), key=lambda region: -region.area_km2)
    made = []
    for region in drawn:
        hotspot = dataset.hotspots[region.id]
        sources = {excerpt.source for excerpt in hotspot.excerpts}
        fill = LIGHT.fill(step(len(sources), len(dataset.sources)), over_sea=region.over_sea)
        properties = {"id": region.id, "name": hotspot.name, "fill": [*fill]}
        geometry = basemap.region_geometry(hotspot.region, viewpoint)
        made.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return made


def lines(name: str, data: object, colour: tuple[int, ...], width: float) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer", data=data, id=name, stroked=True, filled=False, get_line_color=[*colour],
        get_line_width=width, line_width_units='"pixels"',
    )  # fmt: skip


def deck(opened: str | None) -> pdk.Deck:
    regions = {"type": "FeatureCollection", "features": features()}
    chosen = [feature for feature in features() if feature["properties"]["id"] == opened]
    light = "light" in st.query_params
    heavy = [
        pdk.Layer("GeoJsonLayer", data=ground()["land"], id="land", stroked=False, get_fill_color=[*LIGHT.land]),
        lines("coast", ground()["coast"], LIGHT.coast, 0.7),
        lines("borders", ground()["borders"], LIGHT.border, 0.8),
        lines("contested", ground()["contested"], LIGHT.contested, 1.2),
    ]
    layers = [
        *([] if light else heavy),
        pdk.Layer(
            "GeoJsonLayer", data=regions, id="regions", pickable=True, get_fill_color="properties.fill",
            stroked=not light, get_line_color=[*LIGHT.outline], get_line_width=0.9, line_width_units='"pixels"',
        ),
        lines("selected", {"type": "FeatureCollection", "features": chosen}, LIGHT.selected, 3),
    ]  # fmt: skip
    view = pdk.ViewState(**{name: float(st.query_params[name[:3]]) for name in ("latitude", "longitude")}, zoom=4)
    if opened:
        at = camera.fit(drawn_regions(read(), read().about.viewpoint)[opened].bounds, MapView.FLAT, *LAPTOP)
        view = pdk.ViewState(latitude=at.lat, longitude=at.lon, zoom=at.zoom)
    return pdk.Deck(layers=layers, initial_view_state=view, map_provider=None, tooltip={"text": "{name}"})


def draw() -> None:
    st.set_page_config(layout="wide")
    left, right = st.columns([5, 3])
    with left, st.container(key="map"):
        st.pydeck_chart(deck(st.session_state.get("opened")), on_select=picked, key="chart", height=520)
    opened = st.session_state.get("opened")
    with right, st.container(key="panel"):
        if opened:
            st.header(read().hotspots[opened].name)
            for excerpt in read().hotspots[opened].excerpts:
                st.text(f"{read().sources[excerpt.source].label}\n{excerpt.quote}")


def picked() -> None:
    for rows in st.session_state["chart"]["selection"]["objects"].values():
        st.session_state["opened"] = rows[0]["properties"]["id"]


draw()

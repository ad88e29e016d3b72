"""The plain way to build such a map, which `bench_click.py` compares with: everything inside the deck's JSON.

Web Mercator, countries and hotspots of few vertices, as a first script takes them from a file at 1:110m. Same hotspots,
colours, quotes and camera moves as ours; no names, filters, proof, list or link.
"""

import json
from math import asinh, log2, pi, radians, tan
from pathlib import Path
from typing import Any

import pydeck as pdk
import shapely
import streamlit as st

from geo.atlas.atoms import atoms
from geo.atlas.compose import bounds, compose_region, under_land
from geo.dataset.loader import load
from geo.dataset.model import Dataset
from geo.page.shared.components import LAPTOP
from geo.selection.palette import LIGHT, step

HOTSPOTS = Path(__file__).resolve().parents[2] / "data" / "hotspots.yaml"

COARSE_DEG = 0.25
"""What makes some 10,000 vertices of the countries, as Natural Earth's at 1:110m have."""

LEAST_DEG2 = 0.3
"""Smaller islands are left out, as they are there."""


@st.cache_resource(show_spinner=False)
def read() -> Dataset:
    return load(HOTSPOTS).dataset


def feature(shape: shapely.Geometry, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": json.loads(shapely.to_geojson(shapely.set_precision(shape, 0.01))),
    }


@st.cache_resource(show_spinner=False)
def countries() -> dict[str, Any]:
    units: dict[str, list[shapely.Geometry]] = {}
    for atom in atoms().values():
        units.setdefault(atom.unit, []).append(atom.geometry)
    shapes = shapely.coverage_simplify([shapely.coverage_union_all(parts) for parts in units.values()], COARSE_DEG)
    kept = [
        shapely.MultiPolygon([part for part in shapely.get_parts(shape) if part.area > LEAST_DEG2]) for shape in shapes
    ]
    return {"type": "FeatureCollection", "features": [feature(shape, {}) for shape in kept if not shape.is_empty]}


@st.cache_resource(show_spinner=False)
def hotspots() -> dict[str, dict[str, Any]]:
    """A feature for each hotspot, the smallest last."""
    dataset = read()
    made = []
    for hotspot_id, hotspot in dataset.hotspots.items():
        shape = shapely.simplify(compose_region(hotspot.region, dataset.about.viewpoint), COARSE_DEG)
        sources = {excerpt.source for excerpt in hotspot.excerpts}
        fill = LIGHT.fill(step(len(sources), len(dataset.sources)), over_sea=under_land(hotspot.region))
        made.append((shape.area, feature(shape, {"id": hotspot_id, "name": hotspot.name, "fill": [*fill]})))
    return {one["properties"]["id"]: one for _, one in sorted(made, key=lambda pair: -pair[0])}


def shapes(name: str, data: object, width: float, **more: object) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer", data=data, id=name, stroked=True, get_line_color=[*LIGHT.outline], get_line_width=width,
        line_width_units='"pixels"', **more,
    )  # fmt: skip


def mercator(lat: float) -> float:
    return asinh(tan(radians(lat))) / (2 * pi) * 512


def fitted(hotspot: str) -> pdk.ViewState:
    """Where a region fills the map."""
    west, south, east, north = bounds(read().hotspots[hotspot].region, read().about.viewpoint)
    width, height = (east - west) / 360 * 512, mercator(north) - mercator(south)
    zoom = min(log2(LAPTOP[0] * 0.62 / width), log2(LAPTOP[1] * 0.62 / height))
    return pdk.ViewState(latitude=(south + north) / 2, longitude=(west + east) / 2, zoom=zoom)


def deck(opened: str | None) -> pdk.Deck:
    regions = {"type": "FeatureCollection", "features": [*hotspots().values()]}
    chosen = {"type": "FeatureCollection", "features": [hotspots()[opened]] if opened else []}
    layers = [
        shapes("countries", countries(), 0.8, get_fill_color=[*LIGHT.land]),
        shapes("regions", regions, 0.9, pickable=True, get_fill_color="properties.fill"),
        shapes("selected", chosen, 3, filled=False),
    ]
    asked = st.query_params
    view = pdk.ViewState(latitude=float(asked["lat"]), longitude=float(asked["lon"]), zoom=float(asked["zoom"]))
    return pdk.Deck(
        layers=layers,
        initial_view_state=fitted(opened) if opened else view,
        map_provider=None,
        tooltip={"text": "{name}"},
    )


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

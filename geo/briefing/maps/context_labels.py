"""Names in small type of what lies around the regions of a map: disputed areas, neighbours, seas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from geo.atlas.atoms import labels as country_points
from geo.briefing.drawing.typesetting import Style, wrap
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.region_labels import Written, label_size, set_label, simple_land, within, without_details
from geo.cartography.label_homes import inside
from geo.cartography.label_placement import LabelAnchor, LabelBox, place_labels
from geo.cartography.named_shapes import countries, disputed, disputed_units, waters
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe_names import atlas_index

__all__ = ["context_labels"]

_SIZE_EM = 0.8
_WRAP_EM = 9.0
"""Width at which a name is broken into lines, in sizes of its type."""
_REACH_EM = 4.0
"""How far the name of a disputed area may stand from it, in sizes of its type."""
_BEYOND_EM = 0.6
_COARSE = 0.003
"""Tolerance of what names keep clear of, as a share of its length."""
_MOST = 15
_LEAST_SHARE = 0.006
"""Share of the frame from which a neighbour or a sea is named."""
_LEAST_DISPUTED = 0.0006
_LONGEST_NAME = 30
"""Letters of a disputed area's name; longer ones stand in the caption only."""

_FAR_PARTS = {("France", "French Guiana"): (-55.0, 2.0, -51.0, 6.0)}
"""Country and part → west, south, east, north: Natural Earth has one unit for both."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _NamedArea:
    name: str
    area: BaseGeometry
    """In projected metres."""
    spot: tuple[float, float]
    """Where it is pointed at, in projected metres."""


def context_labels(
    canvas: Canvas, shown: Sequence[MultiPolygon], viewpoint: Viewpoint, obstacles: Sequence[LabelBox]
) -> tuple[tuple[Written, ...], tuple[Written, ...]]:
    """Names of disputed areas and neighbours, and of seas, as far as there is room; none of what is shown.

    Disputed areas that are drawn are named first, beside them where they are small.
    """
    frame = canvas.frame
    style = Style(size_pt=_SIZE_EM * canvas.text_pt)
    shapely.prepare(shown)
    taken = list(obstacles)
    contested = _named(canvas, _disputed_places(frame), style, taken, shown, viewpoint)
    neighbours = _named(canvas, _country_places(frame, viewpoint), style, taken, shown)
    seas = _named(canvas, _sea_places(frame), replace(style, italic=True), taken, shown)
    return (*contested, *neighbours), seas


def _named(  # noqa: PLR0913, PLR0917 - what is named, how, and where
    canvas: Canvas,
    places: Sequence[_NamedArea],
    style: Style,
    taken: list[LabelBox],
    shown: Sequence[MultiPolygon],
    beside: Viewpoint | None = None,
) -> tuple[Written, ...]:
    """Names of places; `taken` grows by them. With `beside` they may stand beside their places, on nobody's land."""
    room = within(canvas, 0.4 * style.size_pt)
    avoid = None
    if beside and places:
        avoid = canvas.shape(simple_land(canvas.frame, beside))
        # A name beside its place is never on what is shown.
        room = _without(room, [canvas.shape(area) for area in shown])
    found: list[Written] = []
    for one in places:
        if any(area.contains(Point(one.spot)) for area in shown):
            continue
        lines = tuple(wrap(one.name, style, _WRAP_EM * style.size_pt / 72))
        width, height = label_size(lines, None, style)
        x, y = canvas.points(np.array([one.spot]))[0]
        home = canvas.shape(_without(one.area, shown))
        # A name may reach a little beyond a narrow country.
        home = home if beside else home.buffer(_BEYOND_EM * style.size_pt, quad_segs=1)
        anchor = LabelAnchor(
            x=float(x), y=float(y), width=width, height=height, home=home, apart=beside is not None, avoid=avoid
        )
        reach = _REACH_EM * style.size_pt if beside else -1
        (placed,) = place_labels([anchor], room, taken, reach_pt=reach)
        if placed is not None:
            found.append(set_label(placed, lines, None, style))
            taken += found[-1].boxes
    return tuple(found)


def _without(area: BaseGeometry, others: Sequence[BaseGeometry]) -> BaseGeometry:
    upon = [shapely.simplify(other, _COARSE * _length(other)) for other in others if other.intersects(area)]
    return area.difference(shapely.union_all(upon)) if upon else area


def _length(area: BaseGeometry) -> float:
    x0, y0, x1, y1 = area.bounds
    return float(max(x1 - x0, y1 - y0))


@lru_cache(maxsize=16)
def _disputed_places(frame: MapFrame) -> tuple[_NamedArea, ...]:
    """The disputed areas, each by its own name."""
    names = {key: name.partition(" (")[0] for key, name in atlas_index().areas.items()}
    found = {key: area for key, area in disputed(frame).items() if len(names[key]) <= _LONGEST_NAME}
    return _largest(frame, {names[key]: area for key, area in found.items()}, {}, _LEAST_DISPUTED)


@lru_cache(maxsize=16)
def _country_places(frame: MapFrame, viewpoint: Viewpoint) -> tuple[_NamedArea, ...]:
    """The countries that are no disputed areas: those have their names already."""
    index = atlas_index()
    seen = {
        index.countries[code]: area
        for code, area in countries(frame, viewpoint).items()
        if code in index.countries and code not in disputed_units()
    }
    points = {index.countries[code]: point for code, point in country_points().items() if code in index.countries}
    return tuple(_far_part(one, frame) for one in _largest(frame, seen, points, _LEAST_SHARE))


def _far_part(one: _NamedArea, frame: MapFrame) -> _NamedArea:
    """A country of which a part far away is in frame, by that part's name."""
    lon, lat = frame.to_sphere(np.array([one.spot]))[0]
    for (country, part), (west, south, east, north) in _FAR_PARTS.items():
        if one.name == country and west < lon < east and south < lat < north:
            return replace(one, name=part)
    return one


@lru_cache(maxsize=16)
def _sea_places(frame: MapFrame) -> tuple[_NamedArea, ...]:
    return _largest(frame, {atlas_index().seas[sea]: area for sea, area in waters(frame).items()}, {}, _LEAST_SHARE)


def _largest(
    frame: MapFrame, areas: Mapping[str, MultiPolygon], points: Mapping[str, tuple[float, float]], share: float
) -> tuple[_NamedArea, ...]:
    """The largest of areas; `points` are where the atlas would write them, longitude and latitude in degrees."""
    least = share * frame.outline.area
    large = sorted((one for one in areas.items() if one[1].area > least), key=lambda one: (-one[1].area, one[0]))
    found = []
    for name, area in large[:_MOST]:
        simple = without_details(area, frame)
        x, y = frame.to_plane(np.array([points[name]]))[0] if name in points else (np.nan, np.nan)
        usual = np.isfinite(x) and simple.contains(Point(x, y))
        found.append(_NamedArea(name=name, area=simple, spot=(float(x), float(y)) if usual else inside(simple)))
    return tuple(found)

"""Who does what at a place, as arrows from actors to places: curves that stay apart, their marks and their legend.

An arrow stands for all claims of one actor at one place in one group of events. Its line is dashed for words and solid
for deeds; the mark in its middle is that of the group on figure and table, with the number of claims where there are
several. What has no point of its own (an organisation) or acts where it is has no arrow, and is named below the map.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from geo.atlas.compose import label_point
from geo.cartography.screen import ScreenFrame
from geo.dataset.claims import Quad
from geo.dataset.model import Dataset, Viewpoint
from geo.dataset.named import actor_name
from geo.page.maps.regions import MapPosition
from geo.selection.arcs import fan
from geo.selection.claiming import ClaimFlow, ClaimRow, actor_region, claim_flows, claims_drawn
from geo.selection.palette import Palette, Rgb

LonLat = tuple[float, float]
"""Longitude, latitude in degrees."""

QUAD_SIGNS: Mapping[Quad, str] = {
    Quad.VERBAL_COOPERATION: "○",
    Quad.MATERIAL_COOPERATION: "●",
    Quad.VERBAL_CONFLICT: "△",
    Quad.MATERIAL_CONFLICT: "▲",
}
"""The marks of the groups, as on the figure: circles are cooperation and triangles conflict, open ones words."""
WORDS = frozenset((Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT))
COOPERATION = frozenset((Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION))

GAP_PX = 17
"""Between an arrow and either of its ends."""
DEG_PER_PX = 360 / 512
"""Degrees to a pixel of a globe at zoom 0, near its middle; in a projection a pixel is then a unit."""
WIDTHS_PX = (1.6, 2.4, 3.2, 4.0)
"""Of lines, for one claim, two, three, and more."""
HEAD_PX, MARK_PX = 15, 18
BESIDE = "\u2002"
"""An en space, which sets a name beside its dot."""
MARK_SHARES = (0.5, 0.35, 0.65, 0.2)
"""Where on their ways the marks of arrows stand that run side by side."""
ACTOR_RANK = 950
"""Names of actors go before those of hotspots where both would not fit."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimArrow:
    """One arrow as it is drawn; its positions are the map's (`geo.page.maps.regions.MapPosition`)."""

    flow: ClaimFlow
    start: MapPosition
    """Where its actor stands."""
    path: tuple[MapPosition, ...]
    turn_deg: float
    """By which its head, drawn pointing up, is turned anticlockwise."""
    middle: MapPosition
    """Where its mark stands, near its middle."""


@dataclass(frozen=True, kw_only=True)
class ClaimArrows:
    """The arrows of an open hotspot, and who has none."""

    arrows: tuple[ClaimArrow, ...]
    claims: Mapping[Quad, int]
    """How many claims the arrows of each group stand for: one that several actors do counts once."""
    actors: Mapping[str, MapPosition]
    """Names of the actors that have an arrow, and where they stand."""
    placeless: Mapping[str, int]
    """Names of the actors without a point of their own, and their claims."""
    at_home: Mapping[str, int]
    """Names of the actors that act where they are, and their claims."""

    @cached_property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north edge of all arrows, as positions; None without one."""
        points = [point for arrow in self.arrows for point in arrow.path] + list(self.actors.values())
        if not self.arrows:
            return None
        lons, lats = zip(*points, strict=True)
        return min(lons), min(lats), max(lons), max(lats)

    def named(self, selected: str | None) -> frozenset[str]:
        """The hotspots that are named beside arrows: the open one and where arrows end. Others would hide them."""
        return frozenset(arrow.flow.place for arrow in self.arrows) | {selected or ""}

    def label_rows(self, height_m: float | None) -> list[dict[str, object]]:
        """A row for each actor's name, as the map's labels are; on a globe they float so high.

        A name stands at the side of its dot that its arrows leave free.
        """
        lift = () if height_m is None else (height_m,)
        rows: list[dict[str, object]] = []
        for name, at in self.actors.items():
            eastward = self._leaves_east(at)
            text, anchor = (f"{name}{BESIDE}", "end") if eastward else (f"{BESIDE}{name}", "start")
            rows.append({"at": (*at, *lift), "name": text, "anchor": anchor, "rank": ACTOR_RANK})
        return rows

    def _leaves_east(self, at: MapPosition) -> bool:
        """Whether most of an actor's arrows set out to the east."""
        steps = [(arrow.path[1][0] - at[0] + 180) % 360 - 180 for arrow in self.arrows if arrow.start == at]
        return sum(step > 0 for step in steps) > len(steps) / 2


def claim_arrows(
    dataset: Dataset, rows: Sequence[ClaimRow], viewpoint: Viewpoint, screen: ScreenFrame | None, zoom: float
) -> ClaimArrows:
    """The arrows of some claims for a map of that zoom, on which they keep their distance from their ends.

    An actor beyond the edge of a projection has none, and counts as placeless.
    """
    drawn: list[tuple[ClaimFlow, LonLat, LonLat]] = []
    placeless: dict[str, int] = {}
    at_home: dict[str, int] = {}
    for flow in claim_flows(rows):
        region, name = actor_region(dataset, flow.actor), actor_name(dataset, flow.actor)
        place = dataset.hotspots[flow.place].region
        start, end = None if region is None else label_point(region, viewpoint), label_point(place, viewpoint)
        if start is None or not (screen is None or (screen.holds(*start) and screen.holds(*end))):
            placeless[name] = placeless.get(name, 0) + flow.count
        elif start == end:
            at_home[name] = at_home.get(name, 0) + flow.count
        else:
            drawn.append((flow, start, end))
    ends = [(start, end) for _, start, end in drawn]
    curves = _on_globe(ends, zoom) if screen is None else _in_plane(ends, screen, zoom)
    before = Counter[tuple[str, str]]()
    arrows = []
    for (flow, at, _), curve in zip(drawn, curves, strict=True):
        start = at if screen is None else screen.position(*at)
        arrows.append(_arrow(flow, start, curve, before[flow.actor, flow.place]))
        before[flow.actor, flow.place] += 1
    starts = {actor_name(dataset, arrow.flow.actor): arrow.start for arrow in arrows}
    claims = claims_drawn(rows, [flow for flow, _, _ in drawn])
    return ClaimArrows(arrows=tuple(arrows), claims=claims, actors=starts, placeless=placeless, at_home=at_home)


def _arrow(flow: ClaimFlow, start: MapPosition, path: tuple[MapPosition, ...], before: int) -> ClaimArrow:
    """The arrow of a path, with its mark apart from those of as many arrows `before` it from and to the same place."""
    (x0, y0), (x1, y1) = path[-2:]
    turn = math.degrees(math.atan2(y1 - y0, (x1 - x0 + 180) % 360 - 180)) - 90
    middle = path[round(MARK_SHARES[before % len(MARK_SHARES)] * (len(path) - 1))]
    return ClaimArrow(flow=flow, start=start, path=path, turn_deg=round(turn, 1), middle=middle)


def _in_plane(ends: Sequence[tuple[LonLat, LonLat]], screen: ScreenFrame, zoom: float) -> list[tuple[MapPosition, ...]]:
    """Curves in the plane of the map, which never leave it at one side to come back at the other."""
    flat = [(screen.position(*start), screen.position(*end)) for start, end in ends]
    found = []
    for (start, end), curve in zip(flat, _roomy(flat, GAP_PX / 2**zoom), strict=True):
        found.append(tuple((round(x, 3), round(y, 3)) for x, y in curve or (start, end)))
    return found


def _roomy(ends: Sequence[tuple[LonLat, LonLat]], gap: float) -> tuple[tuple[LonLat, ...] | None, ...]:
    """The curves; those without room between their ends are drawn without a gap."""
    apart, close = fan(ends, gap), fan(ends, 0.0)
    return tuple(one or other for one, other in zip(apart, close, strict=True))


def _on_globe(ends: Sequence[tuple[LonLat, LonLat]], zoom: float) -> list[tuple[LonLat, ...]]:
    """Curves in the plane that shows every distance and direction from their end as it is on the sphere."""
    gap_deg = GAP_PX * DEG_PER_PX / 2**zoom
    found: dict[int, tuple[LonLat, ...]] = {}
    for middle in dict.fromkeys(end for _, end in ends):
        members = [number for number, (_, end) in enumerate(ends) if end == middle]
        flat = [(_from_middle(ends[number][0], middle), (0.0, 0.0)) for number in members]
        for number, (start, end), curve in zip(members, flat, _roomy(flat, gap_deg), strict=True):
            found[number] = tuple(_to_sphere(point, middle) for point in curve or (start, end))
    return [found[number] for number in range(len(ends))]


def _from_middle(point: LonLat, middle: LonLat) -> LonLat:
    """Degrees to the east and north in the azimuthal equidistant projection (Snyder 1987, p. 191 ff.)."""
    (lon, lat), (lon_0, lat_0) = (tuple(map(math.radians, place)) for place in (point, middle))
    east = math.cos(lat) * math.sin(lon - lon_0)
    north = math.cos(lat_0) * math.sin(lat) - math.sin(lat_0) * math.cos(lat) * math.cos(lon - lon_0)
    along = math.sin(lat_0) * math.sin(lat) + math.cos(lat_0) * math.cos(lat) * math.cos(lon - lon_0)
    away = math.degrees(math.atan2(math.hypot(east, north), along))
    bearing = math.atan2(east, north)
    return away * math.sin(bearing), away * math.cos(bearing)


def _to_sphere(point: LonLat, middle: LonLat) -> LonLat:
    away, bearing = math.radians(math.hypot(*point)), math.atan2(*point)
    lon_0, lat_0 = map(math.radians, middle)
    sine = math.sin(lat_0) * math.cos(away) + math.cos(lat_0) * math.sin(away) * math.cos(bearing)
    lat = math.asin(max(-1.0, min(1.0, sine)))
    y, x = math.sin(bearing) * math.sin(away) * math.cos(lat_0), math.cos(away) - math.sin(lat_0) * math.sin(lat)
    lon = math.degrees(lon_0 + math.atan2(y, x))
    return round((lon + 180) % 360 - 180, 3), round(math.degrees(lat), 3)


def quad_colour(quad: Quad, palette: Palette) -> Rgb:
    """The colour of a group's arrows."""
    return palette.cooperation if quad in COOPERATION else palette.conflict


def arrow_layers(found: ClaimArrows, palette: Palette) -> list[dict[str, object]]:
    """The layers of the arrows as deck.gl's types, data and properties, the lowest first; none can be picked."""
    rows = [
        {
            "path": arrow.path,
            "ink": quad_colour(arrow.flow.quad, palette),
            "width": WIDTHS_PX[min(arrow.flow.count, len(WIDTHS_PX)) - 1],
            "tip": arrow.path[-1],
            "head": "▲",
            "turn": arrow.turn_deg,
            "middle": arrow.middle,
            "mark": QUAD_SIGNS[arrow.flow.quad]
            + (str(arrow.flow.count) if arrow.flow.count > 1 else "")
            + arrow.flow.firmness,
            "words": arrow.flow.quad in WORDS,
        }
        for arrow in found.arrows
    ]
    words, deeds = ([row for row in rows if row["words"] is kind] for kind in (True, False))
    lines = {"type": "PathLayer", "get_path": "path", "width_units": '"pixels"', "cap_rounded": False}
    text = {"type": "TextLayer", "font_family": '"Source Sans, Noto Sans, sans-serif"', "character_set": '"auto"'}
    outlined = {
        "font_settings": {"sdf": True, "fontSize": 64, "radius": 16, "buffer": 16, "cutoff": 0.25, "smoothing": 0.15},
        "outline_width": 4,
        "outline_color": [*palette.halo, 240],
    }
    drawn = {"get_color": "ink", "get_width": "width"}
    dots = [{"at": at} for at in found.actors.values()]
    return [
        {**lines, "id": "claim-casing", "data": rows, "get_color": [*palette.halo, 200], "get_width": 5.5},
        {**lines, **drawn, "id": "claim-deeds", "data": deeds},
        {**lines, **drawn, "id": "claim-words", "data": words, "dashed": True},
        {**text, "id": "claim-heads", "data": rows, "get_position": "tip", "get_text": "head", "get_angle": "turn",
         "get_size": HEAD_PX, "get_color": "ink"},
        {**text, **outlined, "id": "claim-marks", "data": rows, "get_position": "middle", "get_text": "mark",
         "get_size": MARK_PX, "get_color": "ink", "font_weight": 700},
        {"type": "ScatterplotLayer", "id": "claim-actors", "data": dots, "get_position": "at", "get_radius": 4,
         "radius_units": '"pixels"', "get_fill_color": [*palette.label], "get_line_color": [*palette.halo],
         "stroked": True, "get_line_width": 1.5, "line_width_units": '"pixels"', "billboard": True},
    ]  # fmt: skip

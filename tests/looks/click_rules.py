"""What a click is to open, by the rule and not by the page's code: from the atlas, and from what the map has written.

A name opens its hotspot; a marker, within its circle, the hotspot it stands for; else the smallest region there; else
a marker so near that it was just missed. Where circles of markers touch, the map asks.
"""

import re
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin

import shapely
from map_page import MapPage

from geo.atlas.compose import compose_region, label_point, region_area_km2
from geo.cartography.globe_names import REACHES_DEG
from geo.cartography.screen_names import name_size
from geo.dataset.model import Dataset
from geo.page.maps import camera
from geo.selection.selection import Camera

__all__ = ["Meant", "Rule", "Written", "pixel_of"]

MARKER_PX, NEAR_PX = 7, 18
"""Radius of a marker's circle, and how far from its middle a click still is a near miss."""

TOUCHING_PX, APART_PX = 12, 24.5
"""Circles whose middles are nearer than the one are asked about, and none whose are farther apart than the other."""

BESIDE_PX = 2
"""What is taken for a name beyond its letters."""

MARKED_KM2 = 60_000
"""Smaller regions have a marker."""

_NAMES = """() => {
  const chart = document.querySelector('[data-testid="stDeckGlJsonChart"]');
  const own = chart[Object.keys(chart).find(key => key.startsWith("__reactFiber"))];
  const fibers = [own?.alternate?.child, own?.child];
  const live = deck => Boolean(deck?.getViewports && deck.getCanvas?.()?.isConnected);
  let deck = null;
  while (fibers.length && !deck) {
    const fiber = fibers.pop();
    if (!fiber) continue;
    for (let hook = fiber.memoizedState; hook?.next !== undefined; hook = hook.next) {
      const kept = hook.memoizedState;
      for (const held of [kept, kept?.current, kept?.[0]]) if (live(held?.deck)) deck = held.deck;
    }
    fibers.push(fiber.sibling, fiber.child);
  }
  const view = deck.getViewports()[0];
  const seen = layer => {
    for (let one = layer; one; one = one.parent) {
      if (one.props.visible === false || (one.props.tile && !one.props.tile.isVisible)) return false;
    }
    return true;
  };
  const { left, top } = deck.getCanvas().getBoundingClientRect();
  const texts = deck.layerManager.getLayers().filter(layer => layer.constructor.layerName === "TextLayer");
  return texts.filter(layer => /^(names|labels)-/.test(layer.id) && seen(layer)).flatMap(layer => {
    const { id } = layer;
    const { data, getText, getPosition, getPixelOffset } = layer.props;
    const of = (get, row, index) => typeof get === "function" ? get(row, { index, data, target: [] }) : get;
    return [...data].map((row, index) => {
      const [x, y] = view.project([...of(getPosition, row, index)].slice(0, 2));
      const [right, down] = of(getPixelOffset, row, index);
      const at = of(getPosition, row, index);
      return { text: of(getText, row, index), x: left + x + right, y: top + y + down, at: [at[0], at[1]], id };
    });
  });
}"""
"""The names on the map and where their middles are on the screen, in pixels: what deck.gl draws, asked from itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A name on the screen; lengths in pixels."""

    hotspot: str
    x: float
    y: float
    lines: tuple[str, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on its letters, or just beside them."""
        width, height = name_size(self.lines)
        return abs(x - self.x) < width / 2 + BESIDE_PX and abs(y - self.y) < height / 2 + BESIDE_PX


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """What a click opens, or asks about."""

    surely: tuple[str, ...]
    perhaps: frozenset[str] = frozenset()
    """What the map may ask about besides."""

    def allows(self, found: tuple[str, ...]) -> bool:
        """Whether that opened, or was asked about."""
        return {*self.surely} <= {*found} <= {*self.surely} | self.perhaps


@dataclass(frozen=True, kw_only=True, slots=True)
class Globe:
    """A globe on the screen: orthographic (Snyder 1987, p. 149), lengths in pixels."""

    lon: float
    lat: float
    middle: tuple[float, float]
    radius: float

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Longitude, latitude in degrees → x, y."""
        lat, lat_0, away = radians(lat), radians(self.lat), radians(lon - self.lon)
        up = cos(lat_0) * sin(lat) - sin(lat_0) * cos(lat) * cos(away)
        return self.middle[0] + self.radius * cos(lat) * sin(away), self.middle[1] - self.radius * up

    def place(self, x: float, y: float) -> tuple[float, float] | None:
        """x, y → longitude, latitude in degrees; None beside the globe."""
        x, y = (x - self.middle[0]) / self.radius, (self.middle[1] - y) / self.radius
        if (away := hypot(x, y)) >= 1:
            return None
        near, lat_0 = cos(asin(away)), radians(self.lat)
        lat = asin(near * sin(lat_0) + y * cos(lat_0))
        lon = radians(self.lon) + atan2(x, near * cos(lat_0) - y * sin(lat_0))
        return (degrees(lon) + 180) % 360 - 180, degrees(lat)

    def shows(self, lon: float, lat: float, reach_deg: float = 90) -> bool:
        """Whether a place is nearer than that to the middle of the globe."""
        lat, lat_0, away = radians(lat), radians(self.lat), radians(lon - self.lon)
        return sin(lat_0) * sin(lat) + cos(lat_0) * cos(lat) * cos(away) > cos(radians(reach_deg))

    def names(self, layer: str, lon: float, lat: float) -> bool:
        """Whether a layer's names are shown so far from the middle."""
        reach = re.match(r"labels-(\d+)-", layer)
        return self.shows(lon, lat, float(reach[1]) if reach else max(REACHES_DEG))


def _globe(app: MapPage) -> Globe | None:
    if app.in_url("view") != ["globe"]:
        return None
    box, texts = app.map_box(), [app.in_url(name) for name in ("lat", "lon", "zoom")]
    at = camera.whole(None, box["width"], box["height"])
    if all(texts):
        lat, lon, zoom = (float(text[0]) for text in texts)
        at = Camera(lat=lat, lon=lon, zoom=zoom)
    radius = 512 / (2 * pi) / cos(radians(at.lat)) * 2**at.zoom
    return Globe(lon=at.lon, lat=at.lat, middle=app.middle(), radius=radius)


def pixel_of(app: MapPage, lon: float, lat: float) -> tuple[float, float]:
    """Where a place is on the screen."""
    globe = _globe(app)
    return app.place(lon, lat) if globe is None else globe.pixel(lon, lat)


def place_of(app: MapPage, x: float, y: float) -> tuple[float, float] | None:
    """The place at a point of the screen, longitude and latitude in degrees; None beside the earth."""
    if (globe := _globe(app)) is not None:
        return globe.place(x, y)
    at, screen, (x_0, y_0) = app.camera(), app.screen(), app.middle()
    u_0, v_0 = screen.position(at.lon, at.lat)
    u, v = u_0 + (x - x_0) / 2**at.zoom, v_0 - (y - y_0) / 2**at.zoom
    found = screen.lonlat(u, v)
    u_1, v_1 = screen.position(*found)
    return found if hypot(u - u_1, v - v_1) < 0.1 else None


class Rule:
    """The rule for the hotspots of a data file."""

    def __init__(self, dataset: Dataset) -> None:
        viewpoint = dataset.about.viewpoint
        regions = {i: one.region for i, one in dataset.hotspots.items()}
        areas = {i: region_area_km2(region, viewpoint) for i, region in regions.items()}
        self._order = sorted(areas, key=lambda i: areas[i])
        """The smallest first."""
        self._shapes = {i: compose_region(region, viewpoint) for i, region in regions.items()}
        self._marked = {i: label_point(regions[i], viewpoint) for i in self._order if areas[i] < MARKED_KM2}
        self._ids = {one.name.split(" (")[0]: i for i, one in dataset.hotspots.items()}

    def names_on(self, app: MapPage) -> list[Written]:
        """The names of hotspots that are written on the map."""
        globe = _globe(app)
        rows = [row for row in app.page.evaluate(_NAMES) if globe is None or globe.names(row["id"], *row["at"])]
        found = [(self._ids.get(row["text"].replace("\n", " ")), row) for row in rows]
        return [
            Written(hotspot=i, x=row["x"], y=row["y"], lines=tuple(row["text"].split("\n"))) for i, row in found if i
        ]

    def meant(self, app: MapPage, names: list[Written], x: float, y: float) -> Meant:
        """What a click at a point of the screen is to open."""
        if under := [name.hotspot for name in names if name.holds(x, y)]:
            return Meant(surely=(under[-1],))
        globe, screen = _globe(app), app.screen()
        shown = {i: at for i, at in self._marked.items() if (globe.shows if globe else screen.holds)(*at)}
        spots = {i: pixel_of(app, *at) for i, at in shown.items()}
        away = {i: hypot(spot[0] - x, spot[1] - y) for i, spot in spots.items()}
        if hit := [i for i in self._order if away.get(i, MARKER_PX) < MARKER_PX]:
            apart = {i: hypot(spot[0] - spots[hit[0]][0], spot[1] - spots[hit[0]][1]) for i, spot in spots.items()}
            return _asked(hit[0], apart, TOUCHING_PX, APART_PX)
        place = place_of(app, x, y)
        if place and (region := next((i for i in self._order if self._shapes[i].contains(shapely.Point(place))), None)):
            return Meant(surely=(region,))
        if missed := [i for i in self._order if away.get(i, NEAR_PX) < NEAR_PX]:
            return _asked(missed[0], away, NEAR_PX, 3 * NEAR_PX)
        return Meant(surely=())


def _asked(first: str, away: dict[str, float], near_px: float, far_px: float) -> Meant:
    """One, with those that are as near to it as the one distance, and perhaps those nearer than the other."""
    others = tuple(i for i in away if i != first and away[i] < near_px)
    return Meant(surely=(first, *others), perhaps=frozenset(i for i in away if away[i] < far_px))

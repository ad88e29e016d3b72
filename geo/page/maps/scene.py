"""What a map shows, before any drawing library: files, regions, marks, the selected one, the camera and the colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log10

from geo.cartography.screen import ScreenFrame
from geo.cartography.screen_files import LineWork
from geo.cartography.screen_names import ZoomLevels
from geo.page.maps.claim_arrows import ClaimArrows
from geo.page.maps.line_weights import CASING, SELECTED
from geo.page.maps.regions import DrawnRegion
from geo.selection.palette import Palette, Rgb
from geo.selection.selection import Camera


@dataclass(frozen=True, kw_only=True, slots=True)
class MapFiles:
    """Addresses of the files the browser fetches once, relative to the page."""

    ground: Mapping[str, str]
    """By layer: of a projection as `geo.cartography.screen_files.ground_files` has them, of the globe as
    `geo.atlas.basemap.layers` does, and its `cap`."""
    region_land: str
    region_sea: str
    region_outlines: str | None
    """Of the globe."""
    lines: str | None
    """Of a projection: the tiles of coasts, borders, hatching and outlines."""
    picks: str
    """What catches the mouse (`geo.page.maps.picks`): the pattern of files by level, the smallest region last."""
    marker_picks: str
    """The same of markers, in a projection; empty on a globe."""
    selected_outline: str | None
    names: Mapping[str, str] = field(default_factory=dict)
    """Of a globe, by step of its size: names for which there is room only from that step on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HotspotMark:
    """How one shown hotspot looks: `step` is its class on the ramp, `tip` its tooltip in plain text."""

    label: str
    step: int
    tip: str
    passing: bool = False
    """Whether it is named in passing only: then it is hollow."""
    vague: bool = False
    """Whether it is a wide region: then it is a pale tint."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NameFiles:
    """Addresses of the names on a projection, with `{z}` in the place of the zoom level."""

    names: str
    boxes: str
    """What catches the mouse."""
    lands: str | None
    """Names of what is no hotspot: countries and capitals; None beside arrows."""
    seas: str | None
    levels: ZoomLevels


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Everything a deck shows; equal scenes give equal JSON."""

    files: MapFiles
    regions: Mapping[str, DrawnRegion]
    """All of the data, in the file's order."""
    marks: Mapping[str, HotspotMark]
    selected: str | None
    screen: ScreenFrame | None
    """The projection; None is the globe."""
    camera: Camera
    palette: Palette
    serial: int
    height_px: float = 450.0
    """Height of the map."""
    globe_px: float = 205.0
    """Radius of the whole globe on the map, in pixels."""
    line_work: LineWork | None = None
    """Of a projection: what the lines are whose files are `files.lines`."""
    selected_px: tuple[float, float] = (SELECTED, SELECTED * CASING)
    """Widths of the open region's line and of its casing."""
    wide: bool = True
    """Whether the map is wider than high."""
    arrows: ClaimArrows | None = None
    """Who does what here, where claims are shown."""
    names: NameFiles | None = None
    """Of a projection; the globe has labels of its own."""

    @property
    def name(self) -> str:
        """The view's name, which is part of the ids of its layers: what belongs to one never leaks into another."""
        return "globe" if self.screen is None else self.screen.name

    def fill(self, hotspot_id: str, *, over_sea: bool) -> Rgb:
        """Return the colour of a shown region; while one is open, the others step back."""
        mark, palette = self.marks[hotspot_id], self.palette
        if mark.passing:  # bare, whatever larger region lies beneath
            return palette.ground(over_sea=over_sea)
        colour = (palette.vague_fill if mark.vague else palette.fill)(mark.step, over_sea=over_sea)
        return colour if self.selected in {None, hotspot_id} else palette.receded(colour, over_sea=over_sea)

    def edge(self, hotspot_id: str) -> Rgb:
        """Return the colour of a shown region's outline."""
        return self.palette.edge(over_sea=self.regions[hotspot_id].over_sea, vague=self.marks[hotspot_id].vague)

    def smallest_last(self) -> list[DrawnRegion]:
        """Return the shown regions that are on the map, the smallest last: on top, so that it wins under the cursor."""
        shown = (r for hotspot_id, r in self.regions.items() if hotspot_id in self.marks and r.spot is not None)
        return sorted(shown, key=lambda region: -region.area_km2)

    def rank(self, region: DrawnRegion) -> int:
        """Return a label's priority where several would touch: the selected, then the most quoted, then the largest."""
        if region.id == self.selected:
            return 900
        mark = self.marks[region.id]
        return (0 if mark.passing else mark.step) * 100 + round(10 * log10(max(region.area_km2, 1)))

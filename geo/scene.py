"""What a map shows, before any drawing library: files, regions, marks, the selected one, the camera and the colours."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10

from geo.palette import Palette
from geo.regions import DrawnRegion
from geo.selection import Camera, MapView


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """Addresses of the files the browser fetches once, relative to the page."""

    land: str
    cap: str
    """Antarctica south of 85.05° S, for the globe."""
    coast: str
    borders: str
    contested: str
    hatch: str
    region_land: str
    region_sea: str
    region_outlines: str
    picks: str
    """What catches the mouse: rows of `id`, `tip` and `polygon`, the smallest region last."""
    selected_outline: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """How one shown hotspot looks: `step` is its class on the ramp, `tip` its tooltip in plain text."""

    label: str
    step: int
    tip: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Everything a deck shows; equal scenes give equal JSON."""

    files: Files
    regions: Mapping[str, DrawnRegion]
    marks: Mapping[str, Mark]
    selected: str | None
    view: MapView
    camera: Camera
    palette: Palette
    serial: int

    def smallest_last(self) -> list[DrawnRegion]:
        """Return the shown regions, the smallest last: on top, so that it wins under the cursor."""
        shown = (region for hotspot_id, region in self.regions.items() if hotspot_id in self.marks)
        return sorted(shown, key=lambda region: -region.area_km2)

    def rank(self, region: DrawnRegion) -> int:
        """Return a label's priority where several would touch: the selected, then the most quoted, then the largest."""
        if region.id == self.selected:
            return 900
        return self.marks[region.id].step * 100 + round(10 * log10(max(region.area_km2, 1)))

"""What a map shows, before any drawing library: files, regions, marks, the selected one, the camera and the colours."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10

from geo.page.maps.claim_arrows import ClaimArrows
from geo.page.maps.regions import DrawnRegion
from geo.selection.palette import Palette, Rgb
from geo.selection.selection import Camera, MapView

BESIDE = "\u2002\u2002"
"""Two en spaces, which set a label beside its marker: the collision filter knows nothing of pixel offsets."""

LABEL_HEIGHT_M = 100_000
"""How high labels float over a globe, so that its surface does not cut them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MapFiles:
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
class HotspotMark:
    """How one shown hotspot looks: `step` is its class on the ramp, `tip` its tooltip in plain text."""

    label: str
    step: int
    tip: str
    passing: bool = False
    """Whether it is named in passing only: then it is hollow."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Everything a deck shows; equal scenes give equal JSON."""

    files: MapFiles
    regions: Mapping[str, DrawnRegion]
    marks: Mapping[str, HotspotMark]
    selected: str | None
    view: MapView
    camera: Camera
    palette: Palette
    serial: int
    arrows: ClaimArrows | None = None
    """Who does what here, where claims are shown."""

    def smallest_last(self) -> list[DrawnRegion]:
        """Return the shown regions, the smallest last: on top, so that it wins under the cursor."""
        shown = (region for hotspot_id, region in self.regions.items() if hotspot_id in self.marks)
        return sorted(shown, key=lambda region: -region.area_km2)

    def rank(self, region: DrawnRegion) -> int:
        """Return a label's priority where several would touch: the selected, then the most quoted, then the largest."""
        if region.id == self.selected:
            return 900
        mark = self.marks[region.id]
        return (0 if mark.passing else mark.step) * 100 + round(10 * log10(max(region.area_km2, 1)))

    def marker_rows(self) -> list[dict[str, object]]:
        """Return a row for each region too small to see from afar: `id` and `tip` for a pick, and how it looks."""
        palette = self.palette
        return [
            {
                "id": region.id,
                "tip": self.marks[region.id].tip,
                "at": region.label,
                "fill": self._marker_fill(self.marks[region.id]),
                "line": palette.selected if region.id == self.selected else palette.outline,
                "width": 3 if region.id == self.selected else 1.5,
            }
            for region in self.smallest_last()
            if region.small
        ]

    def _marker_fill(self, mark: HotspotMark) -> Rgb:
        # Not clear: through a hollow marker one would see the borders beneath it.
        return self.palette.halo if mark.passing else self.palette.ramp[mark.step]

    def label_rows(self) -> list[dict[str, object]]:
        """Return a row for each label: position, text, anchor (beside a marker, else centred) and rank."""
        globe = self.view is MapView.GLOBE
        rows: list[dict[str, object]] = [
            {
                "at": [*region.label, LABEL_HEIGHT_M] if globe else region.label,
                "name": f"{BESIDE}{self.marks[region.id].label}" if region.small else self.marks[region.id].label,
                "anchor": "start" if region.small else "middle",
                "rank": self.rank(region),
            }
            for region in self.smallest_last()
            if self.arrows is None or region.id in self.arrows.named(self.selected)
        ]
        return rows if self.arrows is None else rows + self.arrows.label_rows(LABEL_HEIGHT_M if globe else None)

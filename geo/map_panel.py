"""Draws one map into axes: ground, regions, labels and what helps to read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from shapely import MultiPolygon

from geo.backdrop import Backdrop, backdrop, region_area
from geo.drawn_paths import area_patch, line_patch
from geo.ink import TEXT, rgb
from geo.labelling import Box
from geo.map_labels import Label, Written, can_name, region_labels
from geo.model import Viewpoint
from geo.palette import LIGHT, Rgb, mix
from geo.projection import MapFrame
from geo.recipe import Region
from geo.regions import under_land

__all__ = ["Mark", "can_name", "draw_map"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """How one hotspot looks."""

    fill: Rgb | None = None
    """Colour of its area; None: only its outline is drawn."""
    hatch: str | None = None
    """matplotlib's hatch, in the colour of the outline."""
    label: str | None = None
    """Its name."""
    number: int | None = None
    """A number in a disc."""


def draw_map(
    axes: Axes,
    frame: MapFrame,
    regions: Mapping[str, Region],
    marks: Mapping[str, Mark],
    viewpoint: Viewpoint,
    *,
    text_pt: float,
    furniture: bool = True,
) -> None:
    """Draw a frame; regions without a mark are not drawn.

    The axes should have the frame's aspect. `furniture` is scale bar, locator and the names of neighbours and seas;
    a graticule belongs to the ground.
    """
    panel = _Panel(axes, frame, text_pt)
    panel.ground(backdrop(frame, viewpoint))
    shown = {key: region for key, region in regions.items() if key in marks}
    areas = {key: region_area(frame, region, viewpoint) for key, region in shown.items()}
    for key in sorted(areas, key=lambda key: (-areas[key].area, key)):
        panel.region(areas[key], marks[key], over_sea=under_land(shown[key]))
    panel.net()
    wanted = {key: Label(text=mark.label, number=mark.number) for key, mark in marks.items()}
    placed = region_labels(frame, shown, wanted, viewpoint, panel.metres_per_pt, text_pt, panel.taken)
    for written in placed.values():
        panel.write(written, TEXT)


_EDGE_PT = 1.0


class _Panel:
    """Axes in the frame's metres, with what is drawn on them so far."""

    def __init__(self, axes: Axes, frame: MapFrame, text_pt: float) -> None:
        figure = axes.get_figure()
        assert figure is not None
        width_pt = axes.get_position().width * figure.get_size_inches()[0] * 72
        self.axes, self.frame, self.text_pt = axes, frame, text_pt
        self.metres_per_pt = frame.width_m / width_pt
        self.taken: list[Box] = []
        axes.set_axis_off()
        axes.set_xlim(frame.extent[0], frame.extent[2])
        axes.set_ylim(frame.extent[1], frame.extent[3])
        axes.set_aspect("equal", adjustable="box")

    def ground(self, ground: Backdrop) -> None:
        add = self.axes.add_patch
        add(area_patch(self.frame.outline, fill=LIGHT.sea, zorder=1, linewidth=0))
        add(area_patch(ground.land, fill=LIGHT.land, zorder=4, linewidth=0))
        add(line_patch(ground.hatch, LIGHT.hatch, linewidth=0.35, alpha=0.7, zorder=6))
        add(line_patch(ground.borders, LIGHT.border, linewidth=0.5, zorder=7))
        add(line_patch(ground.contested, LIGHT.contested, linewidth=0.7, linestyle=(0, (4, 3)), zorder=7))
        add(line_patch(ground.coast, LIGHT.coast, linewidth=0.5, zorder=7))
        add(area_patch(self.frame.outline, fill=None, edge=LIGHT.coast, zorder=12, linewidth=0.8))

    def region(self, area: MultiPolygon, mark: Mark, *, over_sea: bool) -> None:
        add, under = self.axes.add_patch, 2 if over_sea else 5
        fill = mix(mark.fill, LIGHT.sea, 0.6) if mark.fill and over_sea else mark.fill
        add(area_patch(area, fill=fill, zorder=under, linewidth=0))
        if mark.hatch:
            add(area_patch(area, fill=None, edge=LIGHT.outline, hatch=mark.hatch, zorder=under, linewidth=0))
        edge = 3 if over_sea else 8
        add(area_patch(area, fill=None, edge=LIGHT.outline, zorder=edge, linewidth=_EDGE_PT))

    def net(self) -> None:
        """Draw meridians and parallels."""

    def write(self, written: Written, colour: Rgb) -> None:
        x0, y0 = self.frame.extent[:2]
        self.axes.text(
            x0 + written.x * self.metres_per_pt,
            y0 + written.y * self.metres_per_pt,
            "\n".join(written.lines) or str(written.number),
            fontsize=written.style.size_pt, fontweight=700 if written.style.bold else 400, ha="center", va="center",
            color=rgb(colour), zorder=20, path_effects=[withStroke(linewidth=2, foreground=rgb(LIGHT.halo))],
        )  # fmt: skip

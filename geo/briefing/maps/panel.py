"""Draws one map into axes: ground, regions, labels and what helps to read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Circle
from shapely import LineString, MultiLineString, MultiPolygon, clip_by_rect, line_merge, prepare
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from geo.atlas.antimeridian import pieces
from geo.atlas.compose import over_and_under, under_land
from geo.briefing.drawing.number_badges import BadgeLook
from geo.briefing.drawing.typesetting import LEADING, MUTED, PAGE, TEXT, Style, rgb, width_in
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.context_labels import ContextNames, context_labels
from geo.briefing.maps.furniture import BAR_PT, Furniture, arrange_furniture, net_box, small_type
from geo.briefing.maps.lettering import Lettering
from geo.briefing.maps.paths import area_patch, line_patch
from geo.briefing.maps.region_labels import RegionLabel, dot_radius, is_tiny, region_labels, small_marks, spot
from geo.briefing.maps.seen_regions import SeenRegion, seen_region
from geo.cartography.backdrop import Backdrop, backdrop, region_area, region_land
from geo.cartography.graticule import graticule
from geo.cartography.label_placement import LabelBox
from geo.cartography.projection import MapFrame
from geo.dataset.model import Viewpoint
from geo.dataset.recipe import Region, Seas
from geo.selection.palette import LAND_TINT, LIGHT, SEA_TINT, Rgb, mix

__all__ = ["CIRCLE_DOTS", "DASHES", "SEA_NAME", "MapSymbol", "can_name", "draw_map"]

_EDGE_EM = 0.1
"""Width of an outline on a map of one region; on one of many it is half as much."""
_FEW = 3
_FULL_PT = 400.0
"""Width of a map from which on its lines have their full widths."""
_THINNEST = 0.5
_SQUEEZE = 0.02
"""How far the aspects of frame and axes may differ."""
DASHES = (0, (4, 3))
"""Contested borders."""
CIRCLE_DOTS = (0, (0.01, 2.2))
"""The Arctic Circle: round dots in the colour of water, so that nobody takes a parallel for a contested border."""
_BENEATH = 3
"""`zorder` of the outline of a sea: below the land."""
_BAND_PT = 0.5
"""How near to a contested border an outline is part of it."""
_LOCATOR_LAND: Rgb = (176, 178, 172)
_LOCATOR_FRAME: Rgb = (140, 45, 4)
SEA_NAME: Rgb = (54, 82, 106)
"""Names of seas; 4.5:1 on the sea, also where a wide region tints it."""
_NET: Rgb = (160, 175, 186)
_CIRCLE: Rgb = (72, 110, 142)


@dataclass(frozen=True, kw_only=True, slots=True)
class MapSymbol:
    """How one hotspot looks."""

    fill: Rgb | None = None
    """Colour of its area on land. None: only its outline is drawn."""
    sea_fill: Rgb | None = None
    """Colour of its area at sea; None: a lighter one is made of `fill`, which is of no ramp."""
    vague: bool = False
    """Whether it is a wide region: its outline is quieter, and what it has of land has the whole of its tint."""
    hatch: str | None = None
    """matplotlib's hatch, in white; over the sea, where the fill is pale, in the fill's own colour."""
    ink: Rgb | None = None
    """Colour of the hatch where that would not be seen."""
    hollow: bool = False
    """Whether it shows the bare ground, whatever region lies beneath it; then it has no fill."""
    edge: Rgb | None = None
    """Colour of its outline; None: that of the palette."""
    label: str | None = None
    """Its name."""
    number: int | None = None
    """A number in a disc; with a label it stands before it."""
    badge: BadgeLook | None = None
    """Shape of the number where that says something; None: a plain disc."""


def can_name(  # noqa: PLR0913, PLR0917 - what is drawn, and where
    frame: MapFrame,
    regions: Mapping[str, Region],
    names: Mapping[str, str],
    viewpoint: Viewpoint,
    width_in: float,
    height_in: float,
    text_pt: float,
    keep_off: Sequence[LabelBox] = (),
) -> bool:
    """Whether every name fits on a map of that size in inches, near its region and apart from the others.

    `names` are by region; one without a name is only drawn. `keep_off` are boxes in points that no name may touch.
    """
    assert abs(frame.width_m / frame.height_m * height_in / width_in - 1) < _SQUEEZE
    canvas = Canvas(frame=frame, width_pt=round(width_in * 72, 3), text_pt=text_pt)
    areas = [region_area(canvas.frame, region, viewpoint) for region in regions.values()]
    wanted = {key: RegionLabel(text=names.get(key)) for key in regions}
    taken = [*arrange_furniture(canvas, areas, wanted=True).boxes, *keep_off]
    return len(region_labels(canvas, regions, wanted, viewpoint, taken)) == sum(key in names for key in regions)


def draw_map(  # noqa: PLR0913 - what is drawn, and where
    axes: Axes,
    frame: MapFrame,
    regions: Mapping[str, Region],
    marks: Mapping[str, MapSymbol],
    viewpoint: Viewpoint,
    *,
    text_pt: float,
    furniture: bool = True,
    keep_off: Sequence[LabelBox] = (),
) -> Mapping[str, SeenRegion]:
    """Draw a frame into axes of its aspect and return where each region is seen; one without a mark is not drawn.

    `furniture` is scale bar, locator and the names of neighbours and seas; a net of meridians belongs to the ground.
    `keep_off` are boxes in points that no name may touch.
    """
    figure = axes.get_figure(root=True)
    assert figure is not None
    width_pt = round(float(axes.get_position().width * figure.get_size_inches()[0] * 72), 3)
    canvas = Canvas(frame=frame, width_pt=width_pt, text_pt=text_pt)
    shown = {key: region for key, region in regions.items() if key in marks}
    areas = {key: region_area(frame, region, viewpoint) for key, region in shown.items()}
    arranged = arrange_furniture(canvas, list(areas.values()), wanted=furniture)
    panel = _Panel(axes, canvas, ground := backdrop(frame, viewpoint))
    panel.ground(ground)
    dots = _draw_regions(panel, shown, areas, marks, viewpoint)
    wanted = {key: RegionLabel(text=mark.label, number=mark.number) for key, mark in marks.items()}
    labels = region_labels(canvas, shown, wanted, viewpoint, (*arranged.boxes, *keep_off))
    for key, written in labels.items():
        panel.lettering.write(written, TEXT, marks[key].badge)
    panel.furniture(arranged)
    if furniture:
        marked = small_marks(canvas, areas.values(), dots.values())
        boxes = [*arranged.boxes, *keep_off, *marked, *(box for one in labels.values() for box in one.boxes)]
        covering = [areas[key] for key, region in shown.items() if not under_land(region) or isinstance(region, Seas)]
        names = {mark.label.partition(" [")[0] for mark in marks.values() if mark.label}
        panel.context(context_labels(canvas, covering, viewpoint, boxes, names))
    return {key: seen_region(canvas, areas[key], dots.get(key), labels.get(key)) for key in shown}


def _draw_regions(
    panel: "_Panel",
    shown: Mapping[str, Region],
    areas: Mapping[str, MultiPolygon],
    marks: Mapping[str, MapSymbol],
    viewpoint: Viewpoint,
) -> Mapping[str, tuple[float, float]]:
    """The regions, small ones above large ones, and dots on those that are too small to be seen: their places."""
    canvas, dots = panel.canvas, {}
    edge_pt = _EDGE_EM * canvas.text_pt * (1 if len(shown) <= _FEW else 0.5)
    for key in sorted(areas, key=lambda key: (-areas[key].area, key)):
        land = region_land(canvas.frame, shown[key], viewpoint) if under_land(shown[key]) else None
        over, under = over_and_under(shown[key])
        if over is not None and under is not None:
            panel.fill(region_area(canvas.frame, under, viewpoint), marks[key], MultiPolygon())
            panel.fill(region_area(canvas.frame, over, viewpoint), marks[key], None)
        else:
            panel.fill(areas[key], marks[key], land)
        panel.outline(areas[key], marks[key], edge_pt, above=8 if land is None else _BENEATH)
        place = spot(canvas.frame, shown, key, viewpoint) if is_tiny(areas[key], canvas) else None
        if place is not None:
            panel.dot(place, marks[key])
            dots[key] = place
    return dots


class _Panel:
    """Axes in the frame's metres; what lies higher has the larger `zorder`.

    Everything is added as an artist, not as a patch: for each patch the limits of the axes would be looked at again,
    which takes longer than all the rest.
    """

    def __init__(self, axes: Axes, canvas: Canvas, ground: Backdrop) -> None:
        self.axes, self.canvas, self.frame = axes, canvas, canvas.frame
        self.lettering = Lettering(axes, canvas)
        self.band = ground.contested.buffer(_BAND_PT * canvas.metres_per_pt, quad_segs=2)
        prepare(self.band)
        # Lines of a map the size of a stamp would hide its land.
        self.thin = min(max(canvas.width_pt / _FULL_PT, _THINNEST), 1.0)
        axes.set_axis_off()
        axes.set_xlim(self.frame.extent[0], self.frame.extent[2])
        axes.set_ylim(self.frame.extent[1], self.frame.extent[3])
        axes.set_aspect("equal", adjustable="box")

    def ground(self, ground: Backdrop) -> None:
        add, net = self.axes.add_artist, graticule(self.frame)
        add(area_patch(self.frame.outline, fill=LIGHT.sea, zorder=1, linewidth=0))
        polar = not net.circle.is_empty
        add(line_patch(net.net, _NET, linewidth=0.4 * self.thin, alpha=0.8, zorder=6 if polar else 3.5))
        add(area_patch(ground.land, fill=LIGHT.land, zorder=4, linewidth=0))
        add(line_patch(ground.hatch, LIGHT.hatch, linewidth=0.35 * self.thin, alpha=0.7, zorder=6))
        add(line_patch(ground.borders, LIGHT.border, linewidth=0.5 * self.thin, zorder=7))
        # On the darkest fills the dashes would be lost without something light beneath them.
        add(line_patch(ground.contested, LIGHT.halo, linewidth=2.0 * self.thin, alpha=0.7, zorder=6.5))
        add(line_patch(ground.contested, LIGHT.contested, linewidth=0.8 * self.thin, linestyle=DASHES, zorder=7))
        add(line_patch(ground.coast, LIGHT.coast, linewidth=0.5 * self.thin, zorder=7))
        add(line_patch(net.circle, _CIRCLE, linewidth=1.3 * self.thin, linestyle=CIRCLE_DOTS, zorder=9))
        add(area_patch(self.frame.outline, fill=None, edge=LIGHT.coast, zorder=12, linewidth=0.8 * self.thin))

    def fill(self, area: MultiPolygon, mark: MapSymbol, land: MultiPolygon | None) -> None:
        """An area without its outline; one of the sea lies beneath the land, and what it has of `land` is tinted."""
        add, level = self.axes.add_artist, 5.0 if land is None else 2.0
        fill = mark.fill
        if fill is not None and land is not None:
            fill = mark.sea_fill or mix(fill, LIGHT.sea, SEA_TINT)
        if mark.hollow:
            fill = LIGHT.land if land is None else LIGHT.sea
        add(area_patch(area, fill=fill, zorder=level, linewidth=0))
        if land is not None and (mark.fill or mark.hollow):
            tint = mix(mark.fill or LIGHT.land, LIGHT.land, 1 if mark.vague else LAND_TINT)
            add(area_patch(land, fill=tint, zorder=4.5, linewidth=0))
        if mark.hatch:
            ink = mark.ink or (PAGE if land is None or mark.fill is None else mark.fill)
            add(area_patch(area, fill=None, edge=ink, hatch=mark.hatch, zorder=level, linewidth=0))

    def outline(self, area: MultiPolygon, mark: MapSymbol, edge_pt: float, *, above: int) -> None:
        """The outline of an area at a `zorder`, dashed where it is a contested border."""
        add, (certain, contested) = self.axes.add_artist, self._edges(area)
        edge = mark.edge or LIGHT.edge(over_sea=above == _BENEATH, vague=mark.vague)
        add(line_patch(certain, edge, zorder=above, linewidth=edge_pt * self.thin))
        # A border does not become certain by being an edge of what is shown.
        add(line_patch(contested, edge, zorder=above, linewidth=edge_pt * self.thin, linestyle=DASHES))

    def _edges(self, area: MultiPolygon) -> tuple[BaseGeometry, BaseGeometry]:
        """The outline of an area, apart from where it is a contested border, and there."""
        outline = area.boundary
        if not outline.intersects(self.band):
            return outline, MultiLineString()
        band = clip_by_rect(self.band, *outline.bounds)
        parts = (outline.difference(band), outline.intersection(band))
        certain, contested = (MultiLineString(pieces(line_merge(part), LineString)) for part in parts)
        return certain, contested

    def dot(self, place: tuple[float, float], mark: MapSymbol) -> None:
        """A dot on a region that is too small to be seen."""
        radius = dot_radius(self.canvas.text_pt) * self.canvas.metres_per_pt
        look = {"facecolor": rgb(mark.fill or PAGE), "edgecolor": rgb(mark.edge or LIGHT.outline), "linewidth": 0.8}
        self.axes.add_artist(Circle(place, radius, zorder=15, **look))

    def context(self, names: ContextNames) -> None:
        """What lies around the regions by its name; towns have dots, with a light rim that parts them from the rest."""
        for written in names.lands:
            self.lettering.write(written, MUTED)
        for written in names.seas:
            self.lettering.write(written, SEA_NAME)
        look = {"facecolor": rgb(TEXT), "edgecolor": rgb(LIGHT.halo), "linewidth": 0.6}
        for label in names.towns:
            self.lettering.write(label.written, TEXT)
            radius = label.town.radius * self.canvas.metres_per_pt
            self.axes.add_artist(Circle(self.canvas.metres(label.town.x, label.town.y), radius, zorder=14, **look))

    def furniture(self, arranged: Furniture) -> None:
        """Scale bar, locator and the net's labels."""
        style = small_type(self.canvas)
        for label in arranged.net:
            x0, y0, x1, y1 = net_box(self.canvas, label)
            self.lettering.text(label.text, (x0 + x1) / 2, (y0 + y1) / 2, style, MUTED)
        self._bar(arranged, style)
        if arranged.locator is not None and arranged.locator_box is not None:
            self._locator(arranged)

    def _bar(self, arranged: Furniture, style: Style) -> None:
        if arranged.bar_box is None:
            return
        x0, y0, _, y1 = arranged.bar_box
        for i, line in enumerate(arranged.words):
            y = y1 - (i + 0.5) * LEADING * style.size_pt
            self.lettering.text(line, x0 + width_in(line, style) * 36, y, style, TEXT)
        if arranged.bar_pt is not None:
            corners = [(0, BAR_PT), (0, 0), (arranged.bar_pt, 0), (arranged.bar_pt, BAR_PT)]
            points = [self.canvas.metres(x0 + x, y0 + y) for x, y in corners]
            for width, ink in ((3.0, LIGHT.halo), (1.1, TEXT)):
                self.lettering.line(points, ink, width, 19)

    def _locator(self, arranged: Furniture) -> None:
        inset, box = arranged.locator, arranged.locator_box
        assert inset is not None
        assert box is not None
        radius = (box[2] - box[0]) / 2 * self.canvas.metres_per_pt
        x, y = self.canvas.metres((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        matrix = [radius, 0, 0, radius, x, y]
        add = self.axes.add_artist
        add(Circle((x, y), radius, facecolor=rgb(LIGHT.sea), edgecolor=rgb(PAGE), linewidth=3, zorder=17))
        add(area_patch(affine_transform(inset.land, matrix), fill=_LOCATOR_LAND, zorder=17.1, linewidth=0))
        add(Circle((x, y), radius, fill=False, edgecolor=rgb(MUTED), linewidth=0.6, zorder=17.3))
        frame = affine_transform(inset.frame, matrix)
        add(area_patch(frame, fill=None, edge=_LOCATOR_FRAME, zorder=17.2, linewidth=1.2))

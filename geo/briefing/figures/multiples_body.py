"""A small map for each article, all in one frame: who speaks of what. One without a mark says why."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from matplotlib.figure import Figure

from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.briefing.content.silence import article_sign
from geo.briefing.drawing.legend import LegendEntry, draw_sample
from geo.briefing.drawing.source_marks import source_mark
from geo.briefing.drawing.typesetting import MUTED, TEXT, Style, line_in, printable, set_text, width_in
from geo.briefing.figures.body import Fit
from geo.briefing.figures.hit_areas import PaperMark, map_shapes
from geo.briefing.figures.layout import PaperBox
from geo.briefing.figures.map_body import BODY, MapBody
from geo.briefing.figures.map_ground import DISPUTES, axes_in, contested
from geo.briefing.figures.mark_words import hotspot_mark
from geo.briefing.figures.shared_places import shared_places
from geo.briefing.maps.panel import MapSymbol, draw_map
from geo.cartography.noted_areas import noted_areas
from geo.selection.palette import LIGHT, SEA_TINT, mix
from geo.selection.signs import Sign
from geo.text import counted

__all__ = ["MultiplesBody"]

_GAP_EM = 1.2
"""Between two panels, in sizes of the type."""
_HEAD_LINES = 1.35
_LABEL_SHARE = 0.8
"""Type in a panel, as a share of running text."""
_TOLD: Mapping[Sign, str] = {
    Sign.WITHIN: "only a place within it",
    Sign.HIDDEN: "not shown by the filter",
    Sign.NO_EXCERPT: "no excerpt",
    Sign.SILENT: "silent",
}
"""Why a panel is empty."""
_WIDE_TINT = 0.3
"""Share of an article's colour in a wide region, which is no heavier than a country."""
_ROOM_EM2 = 40.0
"""What of a panel each place must have, in squares of the type's size, to be numbered: else numbers hide the map."""
_EDGE = 0.55
"""Share of black in the outline of a place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Grid:
    columns: int
    rows: int
    width: float
    height: float
    """Of one panel's map, inches."""


@dataclass(frozen=True, kw_only=True)
class MultiplesBody:
    """Panels in a grid, in the order of the articles."""

    sheet: Sheet
    text_pt: float
    """Size of running text on the paper."""

    @cached_property
    def whole(self) -> MapBody:
        """The map of all places together, which all panels have the frame of."""
        return MapBody(sheet=self.sheet, text_pt=self.text_pt * _LABEL_SHARE)

    def useful(self, width: float, height: float) -> float:
        """How much of a box can be used, square inches."""
        grid = self._grid(width, height)
        return len(self.sheet.sources) * self.whole.useful(grid.width, grid.height) if grid else 0.0

    def trim(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of what is drawn in a box."""
        grid = self._grid(width, height)
        if grid is None:
            return width, height
        return (
            grid.columns * (grid.width + self._gap) - self._gap,
            grid.rows * (grid.height + self._head + self._gap) - self._gap,
        )

    @property
    def needs_key(self) -> bool:
        """Whether numbered hotspots must be listed: small maps tell something without numbers too."""
        return False

    def first_fit(self, width: float, height: float) -> Fit:
        """How it might come out on a paper of that size, before the layout is known: a guess that is quick."""
        fit = self.whole.first_fit(width, height)
        grid = self._grid(BODY * width, BODY * height)
        keyed = grid is not None and self._has_room(grid)
        return replace(fit, legend=DISPUTES, key=fit.key if keyed else ())

    def fit(self, width: float, height: float, *, named: bool) -> Fit:
        """How it comes out in a box."""
        grid = self._grid(width, height)
        assert grid is not None
        frame = self.whole.frame(grid.width, grid.height)
        body = self.whole
        fits = named and body.can_name(frame, body.place_names, (grid.width, grid.height))
        keyed = not fits and self._has_room(grid)
        return Fit(
            legend=contested(frame, self.sheet.viewpoint),
            key=body.key() if keyed else (),
            named=fits,
            frame=frame,
            notes=tuple(noted_areas(frame, self.sheet.viewpoint)),
            near=body.near(frame),
        )

    def draw(self, figure: Figure, box: PaperBox, fit: Fit) -> tuple[PaperMark, ...]:
        """Draw it into a box as it was fitted; on each map the hotspots of its article can be pointed at."""
        x0, y0, x1, y1 = box
        grid = self._grid(x1 - x0, y1 - y0)
        assert grid is not None
        panels = [self._panel(grid, (x0, y1), place) for place in range(grid.columns * grid.rows)]
        count = len(self.sheet.sources)
        if count < len(panels):
            panels = self._with_shared(figure, grid, panels)
        marks: list[PaperMark] = []
        for panel, source in zip(panels[:count], self.sheet.sources, strict=True):
            marks += self._draw_panel(figure, panel, source, fit)
        return tuple(marks)

    def _panel(self, grid: _Grid, at: tuple[float, float], place: int) -> PaperBox:
        """The box of a place in the grid, whose upper left corner is given: with its heading."""
        row, column = divmod(place, grid.columns)
        left, top = at[0] + column * (grid.width + self._gap), at[1] - row * (grid.height + self._head + self._gap)
        return left, top - self._head - grid.height, left + grid.width, top

    def _with_shared(self, figure: Figure, grid: _Grid, panels: list[PaperBox]) -> list[PaperBox]:
        """The panels of a grid with empty places: what the articles share stands there, or the last row is centred."""
        count = len(self.sheet.sources)
        shared = shared_places(self.sheet, grid.width, grid.height + self._head, self.text_pt)
        if shared is not None:
            block, size_pt = shared
            left, _, _, top = panels[count]
            block.draw(figure, (left, top), grid.width, size_pt)
            return panels
        spare = (len(panels) - count) * (grid.width + self._gap) / 2
        first = count - count % grid.columns
        return [*panels[:first], *((x + spare, y, right + spare, top) for x, y, right, top in panels[first:count])]

    def _has_room(self, grid: _Grid) -> bool:
        """Whether numbers leave the map to be seen."""
        em = self.whole.text_pt / 72
        return grid.width * grid.height / em**2 >= _ROOM_EM2 * len(self.whole.regions)

    def numbered(self, fit: Fit, width: float) -> Fit:  # noqa: ARG002  one order for all panels
        """The fit as it is: a place has one number on all maps."""
        return fit

    def keyed(self, number: int, fit: Fit) -> PaperMark:
        """The hotspot that has a number, without a shape: what all articles have there."""
        sources = self.sheet.sources
        return replace(self.whole.keyed(number, fit), source=sources[0].id if len(sources) == 1 else None)

    def _draw_panel(self, figure: Figure, box: PaperBox, source: NumberedSource, fit: Fit) -> tuple[PaperMark, ...]:
        x0, y0, x1, y1 = box
        mark = source_mark(source.number)
        body = self.whole
        shown = {i for i, h in self.sheet.shown.hotspots.items() if source.id in h.sources}
        marks = {
            i: MapSymbol(
                fill=mix(mark.colour, LIGHT.land, _WIDE_TINT) if i in body.vague else mark.colour,
                sea_fill=mix(mark.colour, LIGHT.sea, _WIDE_TINT if i in body.vague else SEA_TINT),
                edge=mix(TEXT, mark.colour, _EDGE),
                vague=i in body.vague,
                label=body.place_names[i] if fit.named else None,
                number=body.numbers[i] if fit.key else None,
            )
            for i in body.regions
            if i in shown
        }
        base = y1 - 0.95 * self.text_pt / 72
        # Each article has a map of its own: a hatch would tell nothing, and hide small places.
        sample = LegendEntry(text="", fill=mark.colour, edge=TEXT)
        draw_sample(figure, (x0, base), sample, self.text_pt * 0.9)
        self._head_line(figure, (x0 + 2.5 * self.text_pt / 72, base, x1), source, self._told(source))
        axes = axes_in(figure, (x0, y0, x1, y1 - self._head))
        regions = {i: body.regions[i] for i in marks}
        assert fit.frame is not None
        seen = draw_map(axes, fit.frame, regions, marks, self.sheet.viewpoint, text_pt=body.text_pt, furniture=False)
        return tuple(hotspot_mark(self.sheet, i, map_shapes(seen[i], (x0, y0)), source=source.id) for i in seen)

    def _head_line(self, figure: Figure, place: tuple[float, float, float], source: NumberedSource, told: str) -> None:
        """The panel's heading: number and label, then what it has if there is room; why it is empty always."""
        x, y, right = place
        strong, weak = Style(size_pt=self.text_pt, bold=True), Style(size_pt=self.text_pt, colour=MUTED)
        sign, label = f"[{source.number}]", printable(f"[{source.number}] {source.source.label}")
        short = (sign, told) if told in _TOLD.values() else (label, "")
        for text, aside in ((label, told), short, (sign, told)):
            behind = f"· {aside}" if aside else ""
            wide = width_in(f"{text} ", strong)
            if x + wide + width_in(behind, weak) <= right:
                set_text(figure, (x, y), text, strong)
                if behind:
                    set_text(figure, (x + wide, y), behind, weak)
                return
        set_text(figure, (x, y), sign, strong)

    def _told(self, source: NumberedSource) -> str:
        """What of the places shown the article has: how many, or how many excerpts on the only one."""
        hotspots = [h for h in self.sheet.shown.hotspots.values() if source.id in h.sources]
        if not hotspots:
            return _TOLD[article_sign(self.sheet, source.id)]
        if len(self.sheet.shown.hotspots) == 1:
            return counted(hotspots[0].count(source.id), "excerpt")
        return counted(len(hotspots), "place")

    @property
    def _gap(self) -> float:
        return _GAP_EM * self.text_pt / 72

    @property
    def _head(self) -> float:
        return line_in(self.text_pt, _HEAD_LINES)

    def _grid(self, width: float, height: float) -> _Grid | None:
        """The grid with the largest maps; None where there is no room for any."""
        count = len(self.sheet.sources)
        grids = []
        for columns in range(1, count + 1):
            rows = math.ceil(count / columns)
            wide = (width - (columns - 1) * self._gap) / columns
            high = (height - (rows - 1) * self._gap) / rows - self._head
            if wide > 0.3 and high > 0.2:
                useful = self.whole.useful(wide, high)
                wide, high = self.whole.trim(wide, high)
                grids.append((useful, -columns, _Grid(columns=columns, rows=rows, width=wide, height=high)))
        return max(grids, key=lambda rated: rated[:2])[2] if grids else None

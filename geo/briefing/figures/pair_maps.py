"""Two hotspots on two maps of one projection and one scale, so that they can be compared by size."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from matplotlib.figure import Figure

from geo.atlas.compose import over_and_under
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import MUTED, Style, line_in, printable, set_text, width_in, wrap
from geo.briefing.figures.body import Fit
from geo.briefing.figures.hit_areas import PaperMark, map_shapes
from geo.briefing.figures.layout import PaperBox
from geo.briefing.figures.map_body import BODY, MapBody
from geo.briefing.figures.map_ground import DISPUTES, axes_in, contested
from geo.briefing.figures.map_shape import MapShape, map_shape
from geo.briefing.figures.mark_words import hotspot_mark
from geo.briefing.figures.region_samples import hollow_entry
from geo.briefing.maps.panel import draw_map
from geo.cartography.framing import plan_pair
from geo.cartography.noted_areas import noted_areas
from geo.cartography.projection import MapFrame
from geo.dataset.claims import PASSING
from geo.selection.palette import LIGHT
from geo.text import counted

__all__ = ["PairMaps"]

_GAP_EM = 1.2
"""Between the two maps, in sizes of the type."""
_HEAD_LINES = 1.35
_LABEL_SHARE = 0.85
"""Type on a map, as a share of running text."""
_FURNISHED_IN = 1.8
"""On a map narrower than this, scale bar, locator and names of neighbours would hide it."""


@dataclass(frozen=True, kw_only=True)
class PairMaps:
    """The maps side by side, or below each other in a narrow box; the first hotspot comes first."""

    sheet: Sheet
    text_pt: float
    """Size of running text on the paper."""

    @cached_property
    def _looks(self) -> MapBody:
        return MapBody(sheet=self.sheet, text_pt=self.text_pt)

    @cached_property
    def _ids(self) -> tuple[str, str]:
        one, other = self.sheet.brief.selection.compare
        return one, other

    @cached_property
    def _shape(self) -> MapShape:
        """The proportions that both maps can have."""
        return map_shape(lambda aspect: self._frames(aspect, 1)[0])

    def _frames(self, width: float, height: float) -> tuple[MapFrame, MapFrame]:
        one, other = (self._looks.regions[i] for i in self._ids)
        aspect, forced = round(width / height, 3), self.sheet.brief.projection
        return plan_pair((one, other), self.sheet.viewpoint, aspect=aspect, forced=forced)

    def _panel(self, width: float, height: float) -> tuple[int, float, float]:
        """Columns, and width and height of one map, so that both are as large as they can be."""
        gap, head = _GAP_EM * self.text_pt / 72, line_in(self.text_pt, _HEAD_LINES)
        tried = []
        for columns in (2, 1):
            rows = 2 // columns
            wide, high = (width - (columns - 1) * gap) / columns, (height - (rows - 1) * gap) / rows - head
            if wide > 0.3 and high > 0.2:
                tried.append((self._shape.useful(wide, high), columns, *self._shape.trim(wide, high)))
        return max(tried)[1:] if tried else (2, 0.3, 0.2)

    def useful(self, width: float, height: float) -> float:
        """How much of a box can be used, square inches."""
        _, wide, high = self._panel(width, height)
        return 2 * self._shape.useful(wide, high)

    def trim(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of what is drawn in a box."""
        columns, wide, high = self._panel(width, height)
        gap, rows = _GAP_EM * self.text_pt / 72, 2 // columns
        return columns * (wide + gap) - gap, rows * (high + line_in(self.text_pt, _HEAD_LINES) + gap) - gap

    @property
    def needs_key(self) -> bool:
        """Whether numbered hotspots must be listed: each map is headed by the name of its own."""
        return False

    def first_fit(self, width: float, height: float) -> Fit:
        """How it might come out on a paper of that size, before the layout is known."""
        return replace(self.fit(BODY * width, BODY * height, named=True), legend=(*self._legend(), *DISPUTES))

    def fit(self, width: float, height: float, *, named: bool) -> Fit:
        """How it comes out in a box."""
        _, wide, high = self._panel(width, height)
        frames = self._frames(wide, high)
        viewpoint = self.sheet.viewpoint
        notes = dict.fromkeys(note for frame in frames for note in noted_areas(frame, viewpoint))
        seen = {entry for frame in frames for entry in contested(frame, viewpoint)}
        return Fit(
            legend=(*self._legend(), *(entry for entry in DISPUTES if entry in seen)),
            named=named,
            frame=frames[0],
            other=frames[1],
            notes=tuple(notes),
        )

    def numbered(self, fit: Fit, width: float) -> Fit:  # noqa: ARG002  nothing is numbered
        """The fit itself."""
        return fit

    def draw(self, figure: Figure, box: PaperBox, fit: Fit) -> tuple[PaperMark, ...]:
        """Draw it into a box as it was fitted; each hotspot can be pointed at on its map."""
        x0, y0, x1, y1 = box
        columns, wide, high = self._panel(x1 - x0, y1 - y0)
        assert fit.frame is not None
        assert fit.other is not None
        gap, head = _GAP_EM * self.text_pt / 72, line_in(self.text_pt, _HEAD_LINES)
        marks: list[PaperMark] = []
        for place, (id_, frame) in enumerate(zip(self._ids, (fit.frame, fit.other), strict=True)):
            row, column = divmod(place, columns)
            left, top = x0 + column * (wide + gap), y1 - row * (high + head + gap)
            base = top - 0.95 * self.text_pt / 72
            self._head(figure, (left, base, left + wide), place, frame)
            panel = (left, top - head - high, left + wide, top - head)
            symbol = replace(self._looks.symbol(id_, named=True), label=self._looks.place_names[id_])
            regions = {id_: self._looks.regions[id_]}
            seen = draw_map(
                axes_in(figure, panel), frame, regions, {id_: symbol}, self.sheet.viewpoint,
                text_pt=_LABEL_SHARE * self.text_pt, furniture=wide >= _FURNISHED_IN,
            )  # fmt: skip
            marks.append(hotspot_mark(self.sheet, id_, map_shapes(seen[id_], panel[:2])))
        return tuple(marks)

    def keyed(self, number: int, fit: Fit) -> PaperMark:  # noqa: ARG002  nothing is numbered
        """There is no such list."""
        raise AssertionError(number)

    def _head(self, figure: Figure, place: tuple[float, float, float], side: int, frame: MapFrame) -> None:
        """A map's heading: the hotspot's name, then its excerpts and articles where there is room.

        On a map without a scale bar it is told how far the map reaches.
        """
        x, y, right = place
        strong, weak = Style(size_pt=self.text_pt, bold=True), Style(size_pt=self.text_pt, colour=MUTED)
        found = self.sheet.comparison.sides[side]
        articles = {at.excerpt.source for at in found.quoted}
        name = printable(found.name)
        told = f"· {counted(found.excerpts, 'excerpt')} of {counted(len(articles), 'article')}"
        if right - x < _FURNISHED_IN:
            told = f"· {float(f'{frame.width_m / 1000:.2g}'):,.0f} km across"
        wide = width_in(f"{name} ", strong)
        first, *rest = wrap(name, strong, right - x) or [""]
        set_text(figure, (x, y), f"{first} …" if rest else first, strong)
        if not rest and x + wide + width_in(told, weak) <= right:
            set_text(figure, (x + wide, y), told, weak)

    def _legend(self) -> Iterator[LegendEntry]:
        """What the two hotspots look like: filled, or hollow where they are named in passing only."""
        body = self._looks
        filled = [i for i in self._ids if i not in body.passing]
        looks = {i: body.symbol(i, named=True) for i in filled}
        if filled:
            parts = {i: over_and_under(body.regions[i]) for i in filled}
            on_land = next((i for i in filled if parts[i][0] is not None), None)
            at_sea = next((i for i in filled if parts[i][1] is not None), None)
            first = looks[on_land or filled[0]]
            yield LegendEntry(
                text="hotspot that is compared",
                fill=first.fill if on_land else first.sea_fill,
                tint=looks[at_sea].sea_fill if at_sea else None,
                edge=LIGHT.edge(over_sea=on_land is None, vague=first.vague),
            )
        if len(filled) < len(self._ids):
            hollow = body.passing.intersection(self._ids)
            regions = [body.regions[i] for i in hollow]
            yield hollow_entry(f"{PASSING} only", regions, vague=hollow <= body.vague)

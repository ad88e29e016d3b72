"""Bodies that are one map: where the places are, or how many articles quote each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from matplotlib.figure import Figure

from geo.atlas.compose import over_and_under
from geo.atlas.vagueness import is_vague
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.blocks import ListItem
from geo.briefing.drawing.entry_signs import Disc
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import printable
from geo.briefing.figures.body import Fit
from geo.briefing.figures.hit_areas import PaperMark, map_shapes
from geo.briefing.figures.layout import PaperBox
from geo.briefing.figures.map_ground import DISPUTES, axes_in, contested
from geo.briefing.figures.map_shape import MapShape, map_shape
from geo.briefing.figures.mark_words import hotspot_mark
from geo.briefing.figures.region_samples import alone_fill, hollow_entry
from geo.briefing.figures.told_places import naming, told_places
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.near_areas import near_areas
from geo.briefing.maps.numbering import order_by_place, order_drawn
from geo.briefing.maps.panel import MapSymbol, can_name, draw_map
from geo.briefing.maps.seen_regions import SeenRegion
from geo.cartography.framing import plan_frame
from geo.cartography.label_placement import LabelBox
from geo.cartography.noted_areas import noted_areas
from geo.cartography.projection import MapFrame
from geo.dataset.claims import PASSING
from geo.dataset.recipe import Region
from geo.selection.palette import LIGHT, class_label, step
from geo.selection.selection import FigureKind
from geo.text import counted

__all__ = ["BODY", "HIGHLIGHT", "MOST_NAMES", "MapBody"]

HIGHLIGHT = 0
"""Class of the ramp that every hotspot is filled by where colour tells nothing."""

BODY = 0.65
"""Of a paper's sides: about what the body gets."""
MOST_NAMES = 30
"""More names nobody reads on a map, wherever they might fit."""


@dataclass(frozen=True, kw_only=True)
class MapBody:
    """One map: places in one colour, or in the colour of how many articles quote them."""

    sheet: Sheet
    text_pt: float
    """Size of running text on the paper."""
    least: int = 0
    """Of how many articles at least a place is named or numbered; 0 for all places. The others are told by colour."""

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Outlines of the hotspots shown."""
        return {i: h.region for i, h in self.sheet.part.dataset.hotspots.items()}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The hotspots' numbers by where they lie, from west to east: those of maps that share them."""
        order = order_by_place(self.typical, {i: self.regions[i] for i in self.told}, self.sheet.viewpoint)
        return {i: number for number, i in enumerate(order, start=1)}

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The regions that are named or numbered: all, or those of the most articles."""
        return told_places(self.sheet, self.regions, self.least)

    @cached_property
    def signs(self) -> Mapping[str, str]:
        """The numbers of the articles that speak of each hotspot: `[1] [4]`."""
        by_id = {source.id: source.number for source in self.sheet.sources}
        return {
            i: " ".join(f"[{by_id[source]}]" for source in shown.sources)
            for i, shown in self.sheet.shown.hotspots.items()
        }

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """The hotspots' names as the fonts have them."""
        return {i: printable(h.name) for i, h in self.sheet.part.dataset.hotspots.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The labels: `Korea [1] [4]`."""
        return {i: f"{name} {self.signs[i]}" for i, name in self.place_names.items()}

    @cached_property
    def passing(self) -> frozenset[str]:
        """The hotspots that are only named in passing: they are hollow."""
        return frozenset(i for i, shown in self.sheet.shown.hotspots.items() if shown.passing)

    @cached_property
    def vague(self) -> frozenset[str]:
        """The wide regions: they have a tint."""
        hotspots = self.sheet.part.dataset.hotspots
        return frozenset(i for i, hotspot in hotspots.items() if is_vague(hotspot, self.sheet.viewpoint))

    @cached_property
    def steps(self) -> Mapping[str, int]:
        """The hotspots' classes."""
        if self.sheet.kind is not FigureKind.COVERAGE:
            return dict.fromkeys(self.regions, HIGHLIGHT)
        total = len(self.sheet.sources)
        return {i: step(len(shown.sources), total) for i, shown in self.sheet.shown.hotspots.items()}

    def symbol(self, key: str, *, named: bool) -> MapSymbol:
        """How a place looks, in the colours of the page's map."""
        hollow, vague = key in self.passing, key in self.vague
        fill = (alone_fill if self._alone else LIGHT.vague_fill) if vague else LIGHT.fill
        return MapSymbol(
            fill=None if hollow else fill(self.steps[key], over_sea=False),
            sea_fill=None if hollow else fill(self.steps[key], over_sea=True),
            hollow=hollow,
            vague=vague,
            label=self.names[key] if named else None,
        )

    def symbols(self, fit: Fit) -> Mapping[str, MapSymbol]:
        """How each place looks as it was fitted, with its name or its number; with neither where none is listed."""
        told = frozenset(self.told)
        if fit.named or not fit.key:
            return {key: self.symbol(key, named=fit.named and key in told) for key in self.regions}
        numbers = {key: number for number, key in enumerate(fit.order, start=1)}
        return {key: replace(self.symbol(key, named=False), number=numbers.get(key)) for key in self.regions}

    @property
    def _alone(self) -> bool:
        """Whether one place is all there is: a wide region then need not be paler than what lies within it."""
        return len(self.regions) == 1 and self.sheet.kind is FigureKind.MAP

    def frame(self, width: float, height: float) -> MapFrame:
        """Projection and extent for a box."""
        return plan_frame(
            self.regions,
            self.sheet.viewpoint,
            aspect=round(width / height, 3),
            forced=self.sheet.brief.projection,
            everything=self.sheet.brief.selection.hotspot is None,
        )

    def useful(self, width: float, height: float) -> float:
        """How much of a box can be used, square inches."""
        return self._shape.useful(width, height)

    def trim(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of what is drawn in a box."""
        return self._shape.trim(width, height)

    @cached_property
    def typical(self) -> MapFrame:
        """The frame for a box of usual proportions: what kind of map it is."""
        return self.frame(self._shape.usual, 1)

    @cached_property
    def _shape(self) -> MapShape:
        return map_shape(lambda aspect: self.frame(aspect, 1))

    @property
    def needs_key(self) -> bool:
        """Whether numbered hotspots must be listed: they are nameless without."""
        return True

    def first_fit(self, width: float, height: float) -> Fit:
        """How it might come out on a paper of that size, before the layout is known: a guess that is quick."""
        order = () if len(self.told) <= MOST_NAMES else tuple(self.numbers)
        return self._fit(self.frame(BODY * width, BODY * height), DISPUTES, order)

    def fit(self, width: float, height: float, *, named: bool) -> Fit:
        """How it comes out in a box."""
        frame = self.frame(width, height)
        fits = (
            named
            and len(self.told) <= MOST_NAMES
            and can_name(
                frame, self.regions, {i: self.names[i] for i in self.told}, self.sheet.viewpoint, width, height,
                self.text_pt, self.keep_off(frame, width),
            )
        )  # fmt: skip
        return self._fit(frame, contested(frame, self.sheet.viewpoint), () if fits else tuple(self.numbers))

    def _fit(self, frame: MapFrame, disputes: Sequence[LegendEntry], order: tuple[str, ...]) -> Fit:
        """How it comes out in a frame: with names, or numbered in an order."""
        return Fit(
            legend=(*self._classes(), *disputes), key=self._key(order) if order else (), named=not order, order=order,
            frame=frame, notes=tuple(noted_areas(frame, self.sheet.viewpoint)), near=self.near(frame),
            naming=naming(len(self.told), self.least, numbered=bool(order)) if self.least else "",
        )  # fmt: skip

    def near(self, frame: MapFrame) -> frozenset[str]:
        """The disputed areas at the places that are named, at wide regions only where there is nothing else."""
        told = {i: self.regions[i] for i in self.told}
        places = {i: region for i, region in told.items() if i not in self.vague} or told
        return near_areas(frame, places, self.sheet.viewpoint)

    def keep_off(self, frame: MapFrame, width: float) -> tuple[LabelBox, ...]:  # noqa: ARG002  for bodies that draw more
        """What no name may touch on a map of that width in inches, in points: nothing but the furniture."""
        return ()

    def can_name(self, frame: MapFrame, names: Mapping[str, str], size: tuple[float, float]) -> bool:
        """Whether all names can stand on a map of that width and height (inches)."""
        if len(self.regions) > MOST_NAMES:
            return False
        return can_name(frame, self.regions, names, self.sheet.viewpoint, *size, self.text_pt)

    def key(self) -> tuple[ListItem, ...]:
        """The list of the hotspots by their `numbers`, with those of the articles that speak of them."""
        return self._key(tuple(self.numbers))

    def _key(self, order: Sequence[str]) -> tuple[ListItem, ...]:
        return tuple(
            ListItem(sign=Disc(number=number), text=self.place_names[i], aside=self.signs.get(i, ""))
            for number, i in enumerate(order, start=1)
        )

    def numbered(self, fit: Fit, width: float) -> Fit:
        """The fit with the numbers as they stand on a map of that width in inches, from west to east."""
        if not fit.key:
            return fit
        assert fit.frame is not None
        canvas = Canvas(frame=fit.frame, width_pt=round(width * 72, 3), text_pt=self.text_pt)
        off = self.keep_off(fit.frame, width)
        order = order_drawn(canvas, self.regions, self.told, self.sheet.viewpoint, off)
        return replace(fit, order=order, key=self._key(order))

    def draw(self, figure: Figure, box: PaperBox, fit: Fit) -> tuple[PaperMark, ...]:
        """Draw it into a box as it was fitted; each hotspot can be pointed at."""
        assert fit.frame is not None
        axes = axes_in(figure, box)
        seen = draw_map(axes, fit.frame, self.regions, self.symbols(fit), self.sheet.viewpoint, text_pt=self.text_pt)
        return self.marks(seen, box)

    def marks(self, seen: Mapping[str, SeenRegion], box: PaperBox) -> tuple[PaperMark, ...]:
        """The hotspots of the sheet that are seen on a map in that box."""
        shown = self.sheet.shown.hotspots
        return tuple(hotspot_mark(self.sheet, i, map_shapes(seen[i], box[:2])) for i in seen if i in shown)

    def keyed(self, number: int, fit: Fit) -> PaperMark:
        """The hotspot that has a number, without a shape."""
        return hotspot_mark(self.sheet, (fit.order or tuple(self.numbers))[number - 1])

    def _classes(self) -> tuple[LegendEntry, ...]:
        filled = [i for i in self.regions if i not in self.passing]
        hotspots = self.sheet.part.dataset.hotspots
        only = next(iter(hotspots.values())).name if len(hotspots) == 1 else ""
        words = f"{only}: {PASSING} only" if only else f"{PASSING} only"
        if self.sheet.kind is FigureKind.COVERAGE:
            words = f"{PASSING} only: {counted(len(self.passing), 'place')}"
        hollow = hollow_entry(words, [self.regions[i] for i in self.passing], vague=self.passing <= self.vague)
        return (*self._filled_classes(filled, only), *self._wide(filled), *((hollow,) if self.passing else ()))

    def _filled_classes(self, filled: Sequence[str], only: str) -> Iterator[LegendEntry]:
        if self.sheet.kind is not FigureKind.COVERAGE:
            # The only place has its name on the map, or in the key.
            if filled and not only:
                yield self._sample("hotspot: a place the articles speak of", filled)
            return
        total = len(self.sheet.sources)
        classes: dict[int, list[str]] = {}
        for i in filled:
            classes.setdefault(step(len(self.sheet.shown.hotspots[i].sources), total), []).append(i)
        for index in sorted(classes, reverse=True):
            quoted = f"{class_label(index, total)} of {counted(total, 'article')}"
            yield self._sample(f"{quoted}: {counted(len(classes[index]), 'place')}", classes[index])

    def _sample(self, text: str, hotspots: Sequence[str]) -> LegendEntry:
        """The entry of hotspots of one class, which are blue at sea: of a wide one only where there is no other."""
        shown = [i for i in hotspots if i not in self.vague] or hotspots
        look = self.symbol(shown[0], named=True)
        parts = [over_and_under(self.regions[i]) for i in shown]
        on_land, at_sea = (any(part[which] is not None for part in parts) for which in (0, 1))
        return LegendEntry(
            text=text,
            fill=look.fill if on_land else look.sea_fill,
            tint=look.sea_fill if at_sea else None,
            edge=LIGHT.edge(over_sea=not on_land, vague=look.vague),
        )

    def _wide(self, filled: Sequence[str]) -> Iterator[LegendEntry]:
        """What the tint of wide regions means, where others are filled too."""
        if self.vague.intersection(filled) and not self.vague.issuperset(filled):
            land, sea = (
                LIGHT.vague_fill(2 if self.sheet.kind is FigureKind.COVERAGE else HIGHLIGHT, over_sea=over_sea)
                for over_sea in (False, True)
            )
            yield LegendEntry(text="wide region or ocean: paler", fill=land, tint=sea, edge=LIGHT.vague_outline)

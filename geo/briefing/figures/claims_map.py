"""One hotspot's claims as a map: an arrow from each actor to where it does something, as the analyst coded it.

An arrow stands for all claims of one actor at one place in one group of events. Who has no place of its own, or acts
where it is, is listed in the legend.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from matplotlib.figure import Figure

from geo.atlas.compose import label_point
from geo.atlas.vagueness import is_vague
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import printable
from geo.briefing.figures.body import Fit
from geo.briefing.figures.claims_cells import QUAD_MARKS, firmness_legend
from geo.briefing.figures.hit_areas import PaperMark
from geo.briefing.figures.layout import PaperBox
from geo.briefing.figures.map_body import HIGHLIGHT, MapBody
from geo.briefing.figures.map_ground import axes_in
from geo.briefing.maps.arrows import MapArrow, arrow_boxes, draw_arrows
from geo.briefing.maps.canvas import Canvas
from geo.briefing.maps.panel import MapSymbol, draw_map
from geo.cartography.framing import plan_frame
from geo.cartography.label_placement import LabelBox
from geo.cartography.projection import MapFrame
from geo.dataset.named import actor_name
from geo.dataset.recipe import Point, Region
from geo.selection.claiming import ClaimFlow, actor_region, claim_flows, claims_drawn
from geo.selection.palette import LIGHT, Rgb
from geo.text import counted

__all__ = ["ClaimsMapBody", "has_arrows"]

_ACTOR = "actor: "
"""Begins the keys of actors, which no id of a hotspot does."""
_ACTOR_KM = 1.0
"""Radius of the disc that stands for where an actor is: so small that it is drawn as a dot."""
_ACTOR_FILL: Rgb = LIGHT.label


def has_arrows(sheet: Sheet) -> bool:
    """Whether the claims of a sheet make a map: one hotspot is open, and somebody acts there from elsewhere."""
    return sheet.brief.selection.hotspot is not None and bool(ClaimsMapBody(sheet=sheet, text_pt=1.0).drawn)


@dataclass(frozen=True, kw_only=True)
class ClaimsMapBody(MapBody):
    """The map of one hotspot's claims."""

    @cached_property
    def flows(self) -> tuple[ClaimFlow, ...]:
        """Everything that is done, by actor, place and group."""
        return claim_flows(self.sheet.claims)

    @cached_property
    def drawn(self) -> Mapping[ClaimFlow, tuple[tuple[float, float], tuple[float, float]]]:
        """The arrows, and where they begin and end (longitude, latitude in degrees)."""
        dataset, viewpoint = self.sheet.whole.dataset, self.sheet.viewpoint
        found = {}
        for flow in self.flows:
            region = actor_region(dataset, flow.actor)
            if region is not None:
                start = label_point(region, viewpoint)
                end = label_point(dataset.hotspots[flow.place].region, viewpoint)
                if start != end:
                    found[flow] = (start, end)
        return found

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Outlines of the hotspot and of where its arrows end, and a dot for each actor with an arrow."""
        hotspots = self.sheet.whole.dataset.hotspots
        places = dict.fromkeys((*self.sheet.part.dataset.hotspots, *(flow.place for flow in self.drawn)))
        actors = {f"{_ACTOR}{flow.actor}": start for flow, (start, _) in self.drawn.items()}
        return {place: hotspots[place].region for place in places} | {
            key: Point(point=at, radius_km=_ACTOR_KM) for key, at in actors.items()
        }

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """The names of places and actors as the fonts have them."""
        dataset = self.sheet.whole.dataset
        return {
            key: printable(
                actor_name(dataset, key.removeprefix(_ACTOR)) if key.startswith(_ACTOR) else dataset.hotspots[key].name
            )
            for key in self.regions
        }

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The labels: as on every map, the open hotspot with the numbers of its articles."""
        return {key: f"{name} {self.signs.get(key, '')}".rstrip() for key, name in self.place_names.items()}

    @cached_property
    def vague(self) -> frozenset[str]:
        """The wide regions among the places; no actor's dot is one."""
        hotspots = self.sheet.whole.dataset.hotspots
        places = [key for key in self.regions if not key.startswith(_ACTOR)]
        return frozenset(key for key in places if is_vague(hotspots[key], self.sheet.viewpoint))

    @cached_property
    def passing(self) -> frozenset[str]:
        """None: what is done at a place is said of it, also in passing."""
        return frozenset()

    @cached_property
    def steps(self) -> Mapping[str, int]:
        """One class for all: here colour tells nothing."""
        return dict.fromkeys(self.regions, HIGHLIGHT)

    def symbol(self, key: str, *, named: bool) -> MapSymbol:
        """How a place or the dot of an actor looks."""
        look = super().symbol(key, named=named)
        return replace(look, fill=_ACTOR_FILL, sea_fill=None) if key.startswith(_ACTOR) else look

    def frame(self, width: float, height: float) -> MapFrame:
        """Projection and extent for a box: all of the arrows."""
        return plan_frame(
            self.regions, self.sheet.viewpoint, aspect=round(width / height, 3),
            forced=self.sheet.brief.projection, everything=True,
        )  # fmt: skip

    def draw(self, figure: Figure, box: PaperBox, fit: Fit) -> tuple[PaperMark, ...]:
        """Draw it into a box as it was fitted; the open hotspot can be pointed at."""
        assert fit.frame is not None
        marks = self.symbols(fit)
        axes = axes_in(figure, box)
        width = box[2] - box[0]
        seen = draw_map(
            axes, fit.frame, self.regions, marks, self.sheet.viewpoint, text_pt=self.text_pt,
            keep_off=self.keep_off(fit.frame, width),
        )  # fmt: skip
        draw_arrows(axes, self._canvas(fit.frame, width), self._arrows)
        return self.marks(seen, box)

    def keyed(self, number: int, fit: Fit) -> PaperMark:
        """What has a number: the hotspot, or an actor or place that opens nothing."""
        key = fit.order[number - 1]
        if key in self.sheet.shown.hotspots:
            return super().keyed(number, fit)
        return PaperMark(hotspots=(), name=self.place_names[key], shapes=())

    def keep_off(self, frame: MapFrame, width: float) -> tuple[LabelBox, ...]:
        """The arrows: no name may touch them."""
        return arrow_boxes(self._canvas(frame, width), self._arrows)

    def _canvas(self, frame: MapFrame, width: float) -> Canvas:
        return Canvas(frame=frame, width_pt=round(width * 72, 3), text_pt=self.text_pt)

    @property
    def _arrows(self) -> tuple[MapArrow, ...]:
        looks = {flow: QUAD_MARKS[flow.quad] for flow in self.drawn}
        return tuple(
            MapArrow(
                start=start, end=end, colour=looks[flow].edge, fill=looks[flow].fill, marker=looks[flow].marker,
                dashed=looks[flow].dashed, count=flow.count,
                sign=flow.firmness,
            )
            for flow, (start, end) in self.drawn.items()
        )  # fmt: skip

    def _classes(self) -> tuple[LegendEntry, ...]:
        places = [key for key in self.regions if not key.startswith(_ACTOR)]
        sample = () if len(places) == 1 else (self._sample("place of a claim", places),)
        return (*sample, *self._signs())

    def _signs(self) -> Iterator[LegendEntry]:
        """What arrows mean, and who has none."""
        drawn = claims_drawn(self.sheet.claims, tuple(self.drawn))
        yield LegendEntry(text="actor", marker="o", fill=_ACTOR_FILL, edge=LIGHT.outline)
        for quad, mark in QUAD_MARKS.items():
            if claims := drawn.get(quad):
                yield LegendEntry(
                    text=f"{quad.value}: {counted(claims, 'claim')}", line=True, dashed=mark.dashed, edge=mark.edge,
                    fill=mark.fill, head=mark.marker,
                )  # fmt: skip
        yield from firmness_legend(flow.firmness for flow in self.drawn)
        if any(flow.count > 1 for flow in self.drawn):
            most = max(flow.count for flow in self.drawn)
            yield LegendEntry(text=f"thicker: more claims, up to {most}", sign="━")
        for sign, said, placed in (("–", "without a place", False), ("↻", "at the place itself", True)):
            text = self._undrawn(placed=placed)
            if text:
                yield LegendEntry(text=f"{said}: {text}", sign=sign)

    def _undrawn(self, *, placed: bool) -> str:
        """The actors without an arrow, with what they do: those with a place of their own, or those without."""
        dataset = self.sheet.whole.dataset
        counts: dict[str, int] = {}
        for flow in self.flows:
            if flow not in self.drawn and (actor_region(dataset, flow.actor) is not None) is placed:
                name = printable(actor_name(dataset, flow.actor))
                counts[name] = counts.get(name, 0) + flow.count
        return ", ".join(f"{name} ({counted(count, 'claim')})" for name, count in counts.items())

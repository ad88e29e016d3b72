"""What changed since a former edition as a map: places that are new, altered or gone, and a list of what changed.

A place's number stands in a shape that says what became of it; the list has the same shapes. Places of which nothing
changed are not drawn.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from matplotlib.figure import Figure

from geo.atlas.vagueness import is_vague
from geo.briefing.content.change_lines import STATUS_WORDS, PlaceChange, ShownChanges
from geo.briefing.content.paper import Size
from geo.briefing.drawing.blocks import ListItem
from geo.briefing.drawing.entry_signs import Disc
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.number_badges import BADGES
from geo.briefing.drawing.typesetting import printable
from geo.briefing.figures.body import Fit
from geo.briefing.figures.hit_areas import PaperMark, map_shapes
from geo.briefing.figures.layout import PaperBox
from geo.briefing.figures.map_body import BODY, MapBody
from geo.briefing.figures.map_ground import DISPUTES, axes_in, contested
from geo.briefing.maps.panel import MapSymbol, draw_map
from geo.briefing.maps.seen_regions import SeenRegion
from geo.cartography.projection import MapFrame
from geo.dataset.comparison import ChangeKind
from geo.dataset.recipe import Region
from geo.evidence.change_words import beginning
from geo.text import counted

__all__ = ["ChangesMapBody"]

_LEGEND = {
    ChangeKind.ADDED: "new",
    ChangeKind.ALTERED: "altered itself, in its excerpts or their checks",
    ChangeKind.GONE: "gone",
}
_MOST_TOLD = 16
"""Of more places the list has no words but signs."""
_UPRIGHT = frozenset({Size.A4_PORTRAIT, Size.LETTER})
"""Papers with room for the first words of what changed."""
_MOST_QUOTED = 24
"""More excerpts than that are not quoted, wherever there is room."""
_HATCH = "xx"


@dataclass(frozen=True, kw_only=True)
class ChangesMapBody(MapBody):
    """The map of what changed."""

    @property
    def since(self) -> ShownChanges:
        """What changed."""
        assert self.sheet.since is not None
        return self.sheet.since

    @cached_property
    def places(self) -> Mapping[str, PlaceChange]:
        """The places that changed, by id."""
        return {place.id: place for place in self.since.places}

    @property
    def many(self) -> bool:
        """Whether there are so many places that the list only counts."""
        return len(self.places) > _MOST_TOLD

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Outlines of what changed, as they are, or were; where nothing did, of all that is shown."""
        if not self.places:
            return {i: h.region for i, h in self.sheet.part.dataset.hotspots.items()}
        return {i: place.hotspot.region for i, place in self.places.items()}

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """The names of the places that changed as the fonts have them."""
        return {i: printable(place.hotspot.name) for i, place in self.places.items()}

    @cached_property
    def vague(self) -> frozenset[str]:
        """The wide regions."""
        return frozenset(i for i, place in self.places.items() if is_vague(place.hotspot, self.sheet.viewpoint))

    def symbol(self, key: str, *, named: bool) -> MapSymbol:  # noqa: ARG002  all are numbered
        """How a place looks, by what became of it."""
        look, vague = BADGES[self.places[key].kind], key in self.vague
        fill = look.wide_area if vague else look.area
        hatch = _HATCH if fill is None else None
        return MapSymbol(
            fill=fill, sea_fill=fill, hollow=fill is None, vague=vague, badge=look,
            edge=look.edge, hatch=hatch, ink=look.edge if hatch else None,
        )  # fmt: skip

    def first_fit(self, width: float, height: float) -> Fit:
        """How it might come out on a paper of that size."""
        return self._fit(self.frame(BODY * width, BODY * height), DISPUTES, tuple(self.places))

    def fit(self, width: float, height: float, *, named: bool) -> Fit:  # noqa: ARG002  all are numbered
        """How it comes out in a box."""
        frame = self.frame(width, height)
        return self._fit(frame, contested(frame, self.sheet.viewpoint), tuple(self.places))

    def _fit(self, frame: MapFrame, disputes: Sequence[LegendEntry], order: tuple[str, ...]) -> Fit:
        # Without a place, too, there is a list: of the articles that changed.
        return replace(super()._fit(frame, disputes, order), key=self._key(order), named=False)

    def numbered(self, fit: Fit, width: float) -> Fit:
        """The fit with the numbers of what changed as they stand on a map of that width in inches."""
        return super().numbered(fit, width) if self.places else fit

    def _key(self, order: Sequence[str]) -> tuple[ListItem, ...]:
        """The numbered places with what changed and in which articles; then the articles that changed themselves."""
        numbers = {source: number for number, source in enumerate(self.sheet.whole.dataset.sources, start=1)}

        def signs(place: PlaceChange) -> str:
            return " ".join(f"[{number}]" for number in sorted(numbers[s] for s in place.sources if s in numbers))

        items = []
        for number, i in enumerate(order, start=1):
            place = self.places[i]
            sign = Disc(number=number, look=BADGES[place.kind])
            if self.many:
                items.append(ListItem(sign=sign, text=self.place_names[i], aside=place.signs))
                continue
            aside = f"{place.words} {signs(place)}".rstrip() + self._quoted(place)
            items.append(ListItem(sign=sign, text=f"{self.place_names[i]}:", aside=aside))
        told = [ListItem(sign=number, text=label, aside=words) for number, label, words in self.since.articles
                if words in STATUS_WORDS.values()]  # fmt: skip
        return (*items, *told)

    def _quoted(self, place: PlaceChange) -> str:
        """The first words of the excerpts that changed, where the paper has room for those of all places."""
        count = sum(len(one.excerpts) for one in self.places.values())
        if self.sheet.brief.size not in _UPRIGHT or count > _MOST_QUOTED or not place.excerpts:
            return ""
        quotes = [printable(beginning(change.excerpt.quote)) for change in place.excerpts]
        if place.kind is not ChangeKind.ALTERED:
            return f": {'; '.join(quotes)}"
        told = [f"{change.kind}: {quote}" for change, quote in zip(place.excerpts, quotes, strict=True)]
        return f"; {'; '.join(told)}"

    def draw(self, figure: Figure, box: PaperBox, fit: Fit) -> tuple[PaperMark, ...]:
        """Draw it into a box as it was fitted; each place can be pointed at, and opens where it is there."""
        assert fit.frame is not None
        marks = self.symbols(fit) if self.places else {}
        axes = axes_in(figure, box)
        seen = draw_map(axes, fit.frame, self.regions, marks, self.sheet.viewpoint, text_pt=self.text_pt)
        return self.marks(seen, box)

    def marks(self, seen: Mapping[str, SeenRegion], box: PaperBox) -> tuple[PaperMark, ...]:
        """The places that are seen on a map in that box."""
        return tuple(self._mark(i, seen[i], box) for i in seen)

    def keyed(self, number: int, fit: Fit) -> PaperMark:
        """The place that has a number, without a shape."""
        return self._mark(fit.order[number - 1], None, (0, 0, 0, 0))

    def _mark(self, key: str, seen: SeenRegion | None, box: PaperBox) -> PaperMark:
        place = self.places[key]
        there = key in self.sheet.shown.hotspots
        told = (place.words,) if there else (place.words, "no longer on the map")
        shapes = map_shapes(seen, box[:2]) if seen is not None else ()
        return PaperMark(hotspots=(key,) if there else (), name=place.hotspot.name, told=told, shapes=shapes)

    def _classes(self) -> tuple[LegendEntry, ...]:
        counts = Counter(place.kind for place in self.places.values())
        signs = LegendEntry(sign="+ − ~", text="excerpts added, gone, altered")
        classes = tuple(
            LegendEntry(
                text=f"{_LEGEND[kind]}: {counted(counts[kind], 'place')}",
                fill=look.area, edge=look.edge, hatch=None if look.area else _HATCH, badge=look,
            )
            for kind, look in BADGES.items()
            if counts[kind]
        )  # fmt: skip
        return (*classes, signs) if self.many else classes

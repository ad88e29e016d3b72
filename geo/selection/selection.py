"""What is chosen on the page: filters, hotspot, view and camera, and the link that holds all of it.

`selection_from_query` and `selection_to_query` are a pair: `selection_from_query(selection_to_query(s), dataset)` gives
`s` back without notices.
Values from a link are checked against the dataset; what does not exist becomes a notice, never an exception.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite

from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.dataset.named import ARTICLE_SPEAKS, actors_named, speakers_named
from geo.selection.basket import Basket, basket_from_link, basket_to_query
from geo.selection.link_reader import OFF, LinkReader, Notice, Query
from geo.selection.pair import pair_from_link

NO_SOURCE = "-"
"""Stands in a link for "no article chosen"; never an id, since ids begin with a letter or digit."""


class MapView(StrEnum):
    """How the earth is shown."""

    WORLD = "world"
    """All of it, in the projection of world figures."""
    ARCTIC = "arctic"
    """Round the North Pole."""
    REGION = "region"
    """In a projection that suits the open hotspot, as its figure is."""
    GLOBE = "globe"


FORMER_VIEWS: Mapping[str, str] = {"flat": "world"}
"""Names that views had before → their names; links that have them still work."""


class FrameSize(StrEnum):
    """How large the map of an embedded page is."""

    FILL = "fill"
    """As large as its frame."""
    PRESENTATION = "presentation"
    """16:9, as a slide, with its legend."""


FORMER_KINDS: Mapping[str, str] = {"agreement": "coverage"}
"""Names that kinds of figures had before → their names; links and commands that have them still work."""


class FigureKind(StrEnum):
    """Which question a figure answers; on the page, which view of the data is open."""

    MAP = "map"
    """Where: one hotspot, or everything shown."""
    MULTIPLES = "multiples"
    """Who speaks of what: one small map for each article."""
    COVERAGE = "coverage"
    """How many of the articles speak of each hotspot; not whether they agree."""
    MATRIX = "matrix"
    """Hotspot by article: how many excerpts, and what is known where there is none."""
    TIMELINE = "timeline"
    """When the articles appeared, and when what they report happened."""
    CLAIMS = "claims"
    """Who does what to whom, and where, as the analyst coded it."""
    COMPARE = "compare"
    """What two hotspots or two articles have in common, and where they differ."""
    CHANGES = "changes"
    """What was added, altered and is gone since a former state of the data file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Camera:
    """Centre in degrees (WGS 84) and deck.gl zoom (each step doubles the scale; 0 shows 360° on 512 px)."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What may be shown. Empty means no restriction, except for `source`, where None means every article."""

    source: tuple[str, ...] | None = None
    topic: tuple[Topic, ...] = ()
    actor: tuple[str, ...] = ()
    """Names of `about.actors` and ids of hotspots."""
    speaker: tuple[str, ...] = ()
    """Speakers, and `ARTICLE_SPEAKS` for the article itself."""
    stance: tuple[Stance, ...] = ()
    mode: tuple[Mode, ...] = ()
    claim: tuple[EventType, ...] = ()
    """Kinds of claim: what somebody does to somebody."""
    precision: tuple[Precision, ...] = ()
    from_: str | None = None
    to: str | None = None
    q: str = ""

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the filters in force, in the words of the page."""
        dates = self.from_ or self.to
        named = (
            ("articles", self.source is not None),
            ("topic", self.topic),
            ("actor", self.actor),
            ("speaker", self.speaker),
            ("stance", self.stance),
            ("mode", self.mode),
            ("claim", self.claim),
            ("precision", self.precision),
            ("dates", dates),
            ("search", self.q),
        )
        return tuple(name for name, on in named if on)


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Everything that a link holds."""

    filters: Filters = field(default_factory=Filters)
    hotspot: str | None = None
    figure: FigureKind = FigureKind.MAP
    compare: tuple[str, ...] = ()
    """Ids of two hotspots or of two articles (`geo.selection.pair`); none: those that suggest themselves."""
    view: MapView = MapView.WORLD
    viewpoint: Viewpoint | None = None
    camera: Camera | None = None
    size: FrameSize = FrameSize.FILL
    titled: bool = True
    """Whether an embedded page carries its title and its source line."""
    since: str = ""
    """With what today's data is compared in the view of changes: a day, a data hash or a revision; empty: not said."""
    basket: Basket = field(default_factory=Basket)
    """What was collected for a briefing; of no figure."""


def selection_to_query(selection: Selection) -> dict[str, list[str]]:
    """Return the link's parameters, without those that stand at their default."""
    filters, camera = selection.filters, selection.camera
    source = None if filters.source is None else list(filters.source) or [NO_SOURCE]
    single = {
        "hotspot": selection.hotspot,
        "from": filters.from_,
        "to": filters.to,
        "q": filters.q,
        "figure": None if selection.figure is _usual_figure(selection.compare) else selection.figure.value,
        "since": selection.since,
        "view": None if selection.view is MapView.WORLD else selection.view.value,
        "viewpoint": selection.viewpoint and selection.viewpoint.value,
        "size": None if selection.size is FrameSize.FILL else selection.size.value,
        "title": None if selection.titled else OFF,
        "lat": camera and f"{camera.lat:.4f}",
        "lon": camera and f"{camera.lon:.4f}",
        "zoom": camera and f"{camera.zoom:.2f}",
    }
    several = {
        "compare": list(selection.compare),
        "source": source or [],
        "topic": [t.value for t in filters.topic],
        "actor": list(filters.actor),
        "speaker": list(filters.speaker),
        "stance": [s.value for s in filters.stance],
        "mode": [m.value for m in filters.mode],
        "claim": [c.value for c in filters.claim],
        "precision": [p.value for p in filters.precision],
    }
    return (
        {key: [value] for key, value in single.items() if value}
        | {k: v for k, v in several.items() if v}
        | (basket_to_query(selection.basket))
    )


def selection_from_query(query: Query, dataset: Dataset) -> tuple[Selection, tuple[Notice, ...]]:
    """Return the selection a link asks for, and a notice for each value that cannot be had.

    Notices quote the link's value, so they must never be rendered as Markdown or HTML.
    """
    reader = LinkReader(query)
    source = reader.several("source", tuple(dataset.sources), "article", also=(NO_SOURCE,))
    filters = Filters(
        source=tuple(s for s in source if s != NO_SOURCE) if source else None,
        topic=tuple(Topic(t) for t in reader.several("topic", tuple(Topic), "topic")),
        actor=reader.several("actor", actors_named(dataset), "actor"),
        speaker=reader.several("speaker", speakers_named(dataset), "speaker", also=(ARTICLE_SPEAKS,)),
        stance=tuple(Stance(s) for s in reader.several("stance", tuple(Stance), "stance")),
        mode=tuple(Mode(m) for m in reader.several("mode", tuple(Mode), "mode")),
        claim=tuple(EventType(c) for c in reader.several("claim", tuple(EventType), "kind of claim")),
        precision=tuple(Precision(p) for p in reader.several("precision", tuple(Precision), "precision")),
        from_=reader.date("from"),
        to=reader.date("to"),
        q=reader.first("q").strip(),
    )
    figure = reader.one("figure", tuple(FigureKind), "figure", FORMER_KINDS)
    compare = pair_from_link(reader, dataset)
    view = reader.one("view", tuple(MapView), "view", FORMER_VIEWS)
    viewpoint = reader.one("viewpoint", tuple(Viewpoint), "viewpoint")
    size = reader.one("size", tuple(FrameSize), "size")
    selection = Selection(
        filters=filters,
        hotspot=reader.one("hotspot", tuple(dataset.hotspots), "hotspot"),
        figure=FigureKind(figure) if figure else _usual_figure(compare),
        compare=compare,
        view=MapView(view) if view else MapView.WORLD,
        viewpoint=Viewpoint(viewpoint) if viewpoint else None,
        camera=_camera(reader),
        size=FrameSize(size) if size else FrameSize.FILL,
        titled=reader.switch("title"),
        since=reader.since("since"),
        basket=basket_from_link(reader, dataset),
    )
    return selection, tuple(reader.notices)


def _usual_figure(compare: tuple[str, ...]) -> FigureKind:
    """What a link without `figure` shows: of two that it names, the comparison."""
    return FigureKind.COMPARE if compare else FigureKind.MAP


def _camera(reader: LinkReader) -> Camera | None:
    texts = [reader.first(key) for key in ("lat", "lon", "zoom")]
    if not any(texts):
        return None
    try:
        lat, lon, zoom = (float(t) for t in texts)
    except ValueError:
        lat = lon = zoom = float("nan")
    if all(map(isfinite, (lat, lon, zoom))) and abs(lat) <= 90 and abs(lon) <= 180 and -1 <= zoom <= 20:
        return Camera(lat=lat, lon=lon, zoom=zoom)
    what = "The link's camera was left out: it needs `lat` (-90 to 90), `lon` (-180 to 180) and `zoom` (-1 to 20)."
    reader.notices.append(Notice(what=what))
    return None

"""What is chosen on the page: filters, hotspot, view and camera, and the link that holds all of it.

`selection_from_query` and `selection_to_query` are a pair: `selection_from_query(selection_to_query(s), dataset)` gives
`s` back without notices.
Values from a link are checked against the dataset; what does not exist becomes a notice, never an exception.
"""

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from types import MappingProxyType

from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.dates import date_or_none
from geo.dataset.model import Dataset, Precision, Topic, Viewpoint
from geo.dataset.named import ARTICLE_SPEAKS, actors_named, speakers_named

NO_SOURCE = "-"
"""Stands in a link for "no article chosen"; never an id, since ids begin with a letter or digit."""

ON, OFF = "on", "off"
"""What a switch in a link says; on is the default."""

MAX_QUERY_LENGTH = 200
"""Longest text of a search or a link's value that is looked at, in characters."""

MAX_NOTICES = 3
"""Unknown values of one key that get a notice each; the rest are counted."""


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
    view: MapView = MapView.WORLD
    viewpoint: Viewpoint | None = None
    camera: Camera | None = None
    size: FrameSize = FrameSize.FILL
    titled: bool = True
    """Whether an embedded page carries its title and its source line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """Something in a link that cannot be had; `str()` says it to a reader, plain text and never Markdown or HTML."""

    what: str
    """A sentence, or two."""
    without: str = ""
    """What is shown in its place, where the words do not say so: another sentence."""

    def __str__(self) -> str:
        return f"{self.what} {self.without}".rstrip()


Query = Mapping[str, Sequence[str]]
"""A link's parameters: every value of every key, as text."""


def selection_to_query(selection: Selection) -> dict[str, list[str]]:
    """Return the link's parameters, without those that stand at their default."""
    filters, camera = selection.filters, selection.camera
    source = None if filters.source is None else list(filters.source) or [NO_SOURCE]
    single = {
        "hotspot": selection.hotspot,
        "from": filters.from_,
        "to": filters.to,
        "q": filters.q,
        "figure": None if selection.figure is FigureKind.MAP else selection.figure.value,
        "view": None if selection.view is MapView.WORLD else selection.view.value,
        "viewpoint": selection.viewpoint and selection.viewpoint.value,
        "size": None if selection.size is FrameSize.FILL else selection.size.value,
        "title": None if selection.titled else OFF,
        "lat": camera and f"{camera.lat:.4f}",
        "lon": camera and f"{camera.lon:.4f}",
        "zoom": camera and f"{camera.zoom:.2f}",
    }
    several = {
        "source": source or [],
        "topic": [t.value for t in filters.topic],
        "actor": list(filters.actor),
        "speaker": list(filters.speaker),
        "stance": [s.value for s in filters.stance],
        "mode": [m.value for m in filters.mode],
        "claim": [c.value for c in filters.claim],
        "precision": [p.value for p in filters.precision],
    }
    return {key: [value] for key, value in single.items() if value} | {k: v for k, v in several.items() if v}


def selection_from_query(query: Query, dataset: Dataset) -> tuple[Selection, tuple[Notice, ...]]:
    """Return the selection a link asks for, and a notice for each value that cannot be had.

    Notices quote the link's value, so they must never be rendered as Markdown or HTML.
    """
    reader = _LinkReader(query)
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
    view = reader.one("view", tuple(MapView), "view", FORMER_VIEWS)
    viewpoint = reader.one("viewpoint", tuple(Viewpoint), "viewpoint")
    size = reader.one("size", tuple(FrameSize), "size")
    selection = Selection(
        filters=filters,
        hotspot=reader.one("hotspot", tuple(dataset.hotspots), "hotspot"),
        figure=FigureKind(figure) if figure else FigureKind.MAP,
        view=MapView(view) if view else MapView.WORLD,
        viewpoint=Viewpoint(viewpoint) if viewpoint else None,
        camera=reader.camera(),
        size=FrameSize(size) if size else FrameSize.FILL,
        titled=reader.switch("title"),
    )
    return selection, tuple(reader.notices)


def _shown(value: str) -> str:
    """The value as a notice quotes it: one line, printable, short."""
    plain = re.sub(r"[^\w\s.,:;+/@-]", "�", value[:60])
    return f"“{' '.join(plain.split())}{'…' if len(value) > 60 else ''}”"


class _LinkReader:
    """Reads one link; collects what is wrong with it."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self.notices: list[Notice] = []

    def first(self, key: str) -> str:
        values = self._query.get(key) or [""]
        return values[0][:MAX_QUERY_LENGTH]

    def _unknown(self, value: str, noun: str, known: Collection[str]) -> None:
        close = difflib.get_close_matches(value, known, n=1)
        hint = f" Did you mean {close[0]}?" if close else ""
        what = f"The link names the {noun} {_shown(value)}, which is not in this map.{hint}"
        self.notices.append(Notice(what=what))

    def one(
        self, key: str, known: Collection[str], noun: str, former: Mapping[str, str] = MappingProxyType({})
    ) -> str | None:
        value = self.first(key)
        value = former.get(value, value)
        if not value or value in known:
            return value or None
        self._unknown(value, noun, known)
        return None

    def several(self, key: str, known: Collection[str], noun: str, also: Collection[str] = ()) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(v[:MAX_QUERY_LENGTH] for v in self._query.get(key, ()) if v))
        unknown = [v for v in values if v not in known and v not in also]
        for value in unknown[:MAX_NOTICES]:
            self._unknown(value, noun, known)
        if (more := len(unknown) - MAX_NOTICES) > 0:
            self.notices.append(Notice(what=f"The link has {more:,} more values of `{key}` that are not in this map."))
        # The file's own order, so that two links to the same choice are the same link.
        return tuple(k for k in (*known, *also) if k in values)

    def switch(self, key: str) -> bool:
        value = self.first(key)
        if value and value not in (ON, OFF):
            self.notices.append(Notice(what=f"The link's `{key}` is {_shown(value)}; it is `{ON}` or `{OFF}`."))
        return value != OFF

    def date(self, key: str) -> str | None:
        value = self.first(key)
        date = date_or_none(value)
        if value and date is None:
            what = f"The link's `{key}` is {_shown(value)}; a date is YYYY, YYYY-MM or YYYY-MM-DD."
            self.notices.append(Notice(what=what, without="It was left out."))
        return date

    def camera(self) -> Camera | None:
        texts = [self.first(key) for key in ("lat", "lon", "zoom")]
        if not any(texts):
            return None
        try:
            lat, lon, zoom = (float(t) for t in texts)
        except ValueError:
            lat = lon = zoom = float("nan")
        if all(map(isfinite, (lat, lon, zoom))) and abs(lat) <= 90 and abs(lon) <= 180 and -1 <= zoom <= 20:
            return Camera(lat=lat, lon=lon, zoom=zoom)
        what = "The link's camera was left out: it needs `lat` (-90 to 90), `lon` (-180 to 180) and `zoom` (-1 to 20)."
        self.notices.append(Notice(what=what))
        return None

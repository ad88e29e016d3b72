"""The data a `hotspots.yaml` holds, as frozen pydantic models.

Knows nothing of YAML, Streamlit or geometry. Field names are those of the file; the JSON Schema and the
field reference in docs are generated from the descriptions here. Bibliographic names are CSL-JSON's
(https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), boxes and points are GeoJSON's
(RFC 7946: longitude first, WGS 84). An absent field means *unknown*; an empty string is an error.
"""

import hashlib
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from geo.dataset.claims import Claim, Mode, Stance, Weight
from geo.dataset.dates import PartialDate
from geo.dataset.event import Event
from geo.dataset.marking import Marking
from geo.dataset.recipe import Frozen, Id, Region, Text
from geo.dataset.rules import Rule

__all__ = [
    "About",
    "Basis",
    "Dataset",
    "Excerpt",
    "Hotspot",
    "Name",
    "Precision",
    "ReadExtent",
    "Source",
    "SourceType",
    "Topic",
    "Viewpoint",
]


class Topic(StrEnum):
    """What an excerpt is about: a closed set, so that filters stay short and comparable."""

    DIPLOMACY = "diplomacy"
    MILITARY = "military"
    ECONOMY = "economy"
    ENERGY = "energy"
    TECHNOLOGY = "technology"
    RIGHTS = "rights"
    SANCTIONS = "sanctions"
    SOVEREIGNTY = "sovereignty"
    HUMANITARIAN = "humanitarian"
    INFORMATION = "information"


class Precision(StrEnum):
    """How exactly the texts place a hotspot; shown beside it, so that nobody reads more into an outline."""

    POINT = "point"
    CITY = "city"
    PROVINCE = "province"
    COUNTRY = "country"
    MULTI_COUNTRY = "multi-country"
    REGION = "region"
    BORDER = "border"
    SEA = "sea"
    CIRCUMPOLAR = "circumpolar"

    @property
    def label(self) -> str:
        """The value as a reader sees it: `country` stands for Kosovo and Taiwan too, and takes no side."""
        return "country or territory" if self is Precision.COUNTRY else self.value


class Basis(StrEnum):
    """Where the value of a bibliographic field comes from."""

    DOCUMENT = "document"
    PAGE_METADATA = "page metadata"
    """Said by the file about itself: tags of the page, properties of the PDF or Word file, headers of the message."""
    EDITOR = "editor"
    """Stated by whoever added the article."""
    LOOK_UP = "look-up"
    URL = "URL"
    INFERRED = "inferred"


class ReadExtent(StrEnum):
    """How much of an article somebody read for what it says of each hotspot."""

    FULL = "full"
    PARTLY = "partly"


class SourceType(StrEnum):
    """The CSL-JSON item types that the project cites."""

    ARTICLE = "article"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    ARTICLE_JOURNAL = "article-journal"
    POST_WEBLOG = "post-weblog"
    REPORT = "report"
    WEBPAGE = "webpage"


class Viewpoint(StrEnum):
    """Whose borders are drawn: what holds on the ground, the United Nations' position, or a state's own view."""

    DE_FACTO = "de-facto"
    UNITED_NATIONS = "UN"
    """The United Nations' position, as this project reads their resolutions."""
    CHINA = "CN"
    INDIA = "IN"
    RUSSIA = "RU"
    SERBIA = "RS"
    UKRAINE = "UA"
    UNITED_STATES = "US"


URL_PATTERN = r"^https?://[^\s<>\"']+$"


class About(Frozen):
    """What the whole file is, who answers for it and when its information ends."""

    title: Text
    """Title of the map."""
    publisher: Text
    """Who publishes the map; named in the boundary disclaimer."""
    as_of: PartialDate
    """Information cut-off. Never taken from the clock."""
    viewpoint: Viewpoint = Viewpoint.DE_FACTO
    """Whose borders are drawn at first."""
    actors: tuple[Text, ...] = ()
    """The actors that excerpts and claims may name besides hotspots: powers, organisations, people."""
    marking: Marking | None = None
    """Handling marking: a TLP 2.0 label or free banner text."""
    author: Text | None = None
    """Who made the map; named on figures."""
    contact: Text | None = None
    """Whom to ask; named on figures."""
    URL: Annotated[Text, Field(pattern=URL_PATTERN)] | None = None
    """Where the map is served; links on figures begin with it."""


class Name(Frozen):
    """A CSL-JSON name: a person's family and given name, or an organisation's name as `literal`."""

    family: Text | None = None
    """Family name."""
    given: Text | None = None
    """Given name."""
    literal: Text | None = None
    """Name of an organisation, or a name that does not split."""

    @model_validator(mode="after")
    def _family_or_literal(self) -> Self:
        if (self.family is None) == (self.literal is None):
            raise PydanticCustomError(
                Rule.NAME_IS_SPLIT_OR_WHOLE, "a name has either `family` (with `given`) or `literal`"
            )
        return self

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


BASIS_FIELDS = ("title", "author", "container-title", "publisher", "issued", "URL", "type")
BasisField = Literal["title", "author", "container-title", "publisher", "issued", "URL", "type"]


class Source(Frozen):
    """One article: CSL-JSON fields, the document that was read, and where each field comes from."""

    label: Annotated[Text, Field(max_length=28)]
    """Short name for filters and legends, such as `USIP 2019`."""
    type: SourceType
    """CSL-JSON item type."""
    title: Text | None = None
    """Title of the article."""
    author: Annotated[tuple[Name, ...], Field(min_length=1)] | None = None
    """Authors, in order."""
    container_title: Annotated[Text | None, Field(alias="container-title")] = None
    """Newspaper, magazine or site it appeared in."""
    publisher: Text | None = None
    """Publisher of the copy that was read."""
    issued: PartialDate | None = None
    """Date of publication, as precise as it is known."""
    accessed: PartialDate | None = None
    """Date the copy was read."""
    URL: Annotated[Text, Field(pattern=URL_PATTERN)] | None = None
    """Where the article stands; only `https:` and `http:`."""
    document: Annotated[Text, Field(pattern=r"^[^/\\\x00]+$")]
    """File name of the document that was read, without a folder."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of that file."""
    basis: dict[BasisField, Basis] = Field(default_factory=dict)
    """Where the value of each bibliographic field comes from."""
    note: Text | None = None
    """What a reader should know about the source; the analyst's words."""
    read: ReadExtent | None = None
    """How much of it somebody read for what it says of each hotspot; absent: nobody says that they did."""
    silent_on: Annotated[tuple[Id, ...], Field(alias="silent-on")] = ()
    """Ids of the hotspots of which it says nothing at all, where it was read in full."""

    @model_validator(mode="after")
    def _silence_was_looked_for(self) -> Self:
        if self.silent_on and self.read is not ReadExtent.FULL:
            raise PydanticCustomError(Rule.SILENCE_IS_READ, "`silent-on` is said of an article not read in full")
        return self

    @model_validator(mode="after")
    def _basis_names_present_fields(self) -> Self:
        present = {"type"} | {f for f in BASIS_FIELDS if getattr(self, f.replace("-", "_")) is not None}
        if unknown := [f for f in self.basis if f not in present]:
            raise PydanticCustomError(
                Rule.BASIS_OF_PRESENT_FIELDS,
                "`basis` names {fields}, which the source does not have",
                {"fields": ", ".join(unknown)},
            )
        if missing := [f for f in BASIS_FIELDS if f in present and f not in self.basis]:
            raise PydanticCustomError(
                Rule.BASIS_OF_EACH_FIELD,
                "`basis` does not say where {fields} comes from",
                {"fields": ", ".join(missing)},
            )
        return self

    def unknown_fields(self) -> tuple[str, ...]:
        """The bibliographic fields of which nothing is known, by their CSL-JSON names."""
        return tuple(f for f in BASIS_FIELDS if getattr(self, f.replace("-", "_")) is None)


class Excerpt(Frozen):
    """One to three whole sentences of a source, verbatim."""

    source: Id
    """Id of the source."""
    quote: Text
    """The source's own words; never the analyst's."""
    note: Text | None = None
    """The analyst's gloss, shown apart from the quote."""
    topics: tuple[Topic, ...] = ()
    """What it is about."""
    actors: tuple[Text, ...] = ()
    """Whom it is about; names of `about.actors`, or ids of hotspots."""
    event: Event | None = None
    """What it reports, where its text gives a date."""
    speaker: Annotated[Text, Field(max_length=80)] | None = None
    """Whose words or claim it is, where it is not the article's own: `Sergey Lavrov`."""
    stance: Stance = Field(default_factory=lambda known: Stance.REPORTS if known.get("speaker") else Stance.ASSERTS)
    """The article's attitude to it; left out: `reports` where a speaker is named, else `asserts`."""
    mode: Mode = Mode.STATED
    """How firmly it is said; left out: `stated`."""
    weight: Weight = Weight.SUBJECT
    """Whether the hotspot is what the sentence is about; left out: `subject`."""
    claims: tuple[Claim, ...] = ()
    """Who does what to whom in it; the analyst's coding, never the source's words."""

    @model_validator(mode="after")
    def _passed_on_words_have_a_speaker(self) -> Self:
        if self.speaker is None and self.stance is not Stance.ASSERTS:
            raise PydanticCustomError(
                Rule.SPEAKER_IS_NAMED, "the article {stance} it, and no speaker is named", {"stance": self.stance.value}
            )
        return self

    @property
    def id(self) -> str:
        """Ten hex digits of SHA-256 over source and quote: the same words of the same source are one excerpt."""
        return hashlib.sha256(f"{self.source}\n{self.quote}".encode()).hexdigest()[:10]


class Hotspot(Frozen):
    """A place, how to draw it, and what the sources say of it."""

    name: Annotated[Text, Field(max_length=60)]
    """Name on the map."""
    region: Region
    """How its outline is made."""
    precision: Precision
    """How exactly the texts place it."""
    parent: Id | None = None
    """Id of the hotspot it lies within or beside."""
    aliases: tuple[Text, ...] = ()
    """Other names in the texts, for search."""
    note: Text | None = None
    """What a reader should know of the place or its outline; the analyst's words."""
    excerpts: Annotated[tuple[Excerpt, ...], Field(min_length=1)]
    """What the sources say."""


class Dataset(Frozen):
    """A whole file."""

    about: About
    """The map itself."""
    sources: Annotated[dict[Id, Source], Field(min_length=1)]
    """The articles, by id; their order numbers them."""
    hotspots: Annotated[dict[Id, Hotspot], Field(min_length=1)]
    """The places, by id."""

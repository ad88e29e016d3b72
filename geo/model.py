"""The data a `hotspots.yaml` holds, as frozen pydantic models.

Knows nothing of YAML, Streamlit or geometry. Field names are those of the file; the JSON Schema and the
README's field reference are generated from the descriptions here. Bibliographic names are CSL-JSON's
(https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), boxes and points are GeoJSON's
(RFC 7946: longitude first, WGS 84). An absent field means *unknown*; an empty string is an error.
"""

import hashlib
import re
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

__all__ = [
    "About",
    "Basis",
    "Box",
    "Countries",
    "Dataset",
    "Event",
    "Excerpt",
    "Hotspot",
    "Name",
    "PartialDate",
    "Precision",
    "Region",
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
    SEA = "sea"
    CIRCUMPOLAR = "circumpolar"


class Basis(StrEnum):
    """Where the value of a bibliographic field comes from."""

    DOCUMENT = "document"
    LOOK_UP = "look-up"
    URL = "URL"
    INFERRED = "inferred"


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
    """Whose borders are drawn: what holds on the ground, or a state's own view as Natural Earth records it."""

    DE_FACTO = "de-facto"
    CHINA = "CN"
    INDIA = "IN"
    RUSSIA = "RU"
    SERBIA = "RS"
    UKRAINE = "UA"
    UNITED_STATES = "US"


class Frozen(BaseModel):
    """Base of every model here: immutable, no unknown keys, no silent conversion of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)


ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60)]
"""A key of `sources` or `hotspots`, and what stands in a link: lower-case letters, digits, single hyphens."""

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Text with something in it."""


def _as_date_text(value: Any) -> Any:
    # YAML 1.2 core reads a bare `2019` as an integer; as a date there is only one thing it can mean.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999 else value


def _days_in_month(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _check_date(value: str) -> str:
    year, *rest = (int(part) for part in value.split("-"))
    if rest and not 1 <= rest[0] <= 12:
        raise ValueError(f"there is no month {rest[0]:02}")
    if len(rest) == 2 and not 1 <= rest[1] <= _days_in_month(year, rest[0]):
        raise ValueError(f"there is no day {rest[1]:02} in {value[:7]}")
    return value


DATE_PATTERN = r"^[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?$"
PartialDate = Annotated[
    str,
    Field(pattern=DATE_PATTERN, description="YYYY, YYYY-MM or YYYY-MM-DD: write only as much as is known"),
    BeforeValidator(_as_date_text),
    AfterValidator(_check_date),
]
"""A calendar date with its precision (EDTF level 0): `2019`, `2019-06` or `2019-06-05`."""

TLP_LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


def _check_marking(value: str) -> str:
    if re.match(r"\s*tlp\b", value, re.IGNORECASE) and value not in TLP_LABELS:
        raise ValueError(f"TLP 2.0 labels are exactly {', '.join(TLP_LABELS)}")
    return value


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
    """The actors that excerpts may name: powers and organisations, not hotspots."""
    marking: Annotated[Text, AfterValidator(_check_marking)] | None = None
    """Handling marking: a TLP 2.0 label or free banner text."""


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
            raise ValueError("a name has either `family` (with `given`) or `literal`")
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
    URL: Annotated[Text, Field(pattern=r"^https?://[^\s<>\"']+$")] | None = None
    """Where the article stands; only `https:` and `http:`."""
    document: Annotated[Text, Field(pattern=r"^[^/\\\x00]+$")]
    """File name of the document that was read, without a folder."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of that file."""
    basis: dict[BasisField, Basis] = Field(default_factory=dict)
    """For each bibliographic field: read in the document, looked up, taken from the URL, or inferred."""
    note: Text | None = None
    """What a reader should know about the source; the analyst's words."""

    @model_validator(mode="after")
    def _basis_names_present_fields(self) -> Self:
        present = {"type"} | {f for f in BASIS_FIELDS if getattr(self, f.replace("-", "_")) is not None}
        if unknown := [f for f in self.basis if f not in present]:
            raise ValueError(f"`basis` names {', '.join(unknown)}, which the source does not have")
        if missing := [f for f in BASIS_FIELDS if f in present and f not in self.basis]:
            raise ValueError(f"`basis` does not say where {', '.join(missing)} comes from")
        return self

    def unknown_fields(self) -> tuple[str, ...]:
        """The bibliographic fields of which nothing is known, by their CSL-JSON names."""
        return tuple(f for f in BASIS_FIELDS if getattr(self, f.replace("-", "_")) is None)


Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]


class Countries(Frozen):
    """A union of countries, as the viewpoint in force draws them."""

    countries: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]{3}$")], ...], Field(min_length=1)]
    """Natural Earth `ADM0_A3` codes: ISO 3166-1 alpha-3, with KOS, SOL and CYN besides."""


class Subregions(Frozen):
    """Every country of some United Nations subregions (Natural Earth `SUBREGION`)."""

    subregions: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Names such as `Central Asia`."""


class Continents(Frozen):
    """Every country of some continents (Natural Earth `CONTINENT`)."""

    continents: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Names such as `Africa`."""


class Areas(Frozen):
    """Disputed areas and pieces of countries that the atlas holds apart, such as `crimea`."""

    areas: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of `geo/geodata/README.md`."""


class Provinces(Frozen):
    """A union of first-level provinces."""

    provinces: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,4}$")], ...], Field(min_length=1)]
    """ISO 3166-2 codes such as `SY-ID`; the atlas ships those of its province list."""


class Seas(Frozen):
    """A union of seas, drawn under the land."""

    seas: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids such as `south-china-sea` (limits after IHO S-23)."""


class NorthOf(Frozen):
    """Everything north of a parallel: land and sea."""

    north_of: Latitude
    """Latitude in degrees; the Arctic Circle is 66.5622."""


class Box(Frozen):
    """A box in longitude and latitude; `west` greater than `east` crosses the antimeridian."""

    box: tuple[Longitude, Latitude, Longitude, Latitude]
    """GeoJSON bbox order: west, south, east, north, in degrees."""

    @model_validator(mode="after")
    def _south_below_north(self) -> Self:
        if self.box[1] >= self.box[3]:
            raise ValueError("a box is [west, south, east, north] with south below north")
        return self


class Point(Frozen):
    """A disc around a point."""

    point: tuple[Longitude, Latitude]
    """Longitude, latitude in degrees."""
    radius_km: Annotated[float, Field(gt=0, le=2000)]
    """Radius on the sphere, in kilometres."""


class Union(Frozen):
    """All of several regions together."""

    union: Annotated[tuple["Region", ...], Field(min_length=2)]
    """The regions."""


class Difference(Frozen):
    """The first region without the others."""

    difference: Annotated[tuple["Region", ...], Field(min_length=2)]
    """The regions; the first is the one that is cut."""


class Clip(Frozen):
    """What several regions have in common."""

    clip: Annotated[tuple["Region", ...], Field(min_length=2)]
    """The regions."""


_REGION_MODELS: tuple[type[Frozen], ...] = (
    Countries, Subregions, Continents, Areas, Provinces, Seas, NorthOf, Box, Point, Union, Difference, Clip,
)  # fmt: skip
REGION_KEYS: tuple[str, ...] = tuple(next(iter(model.model_fields)) for model in _REGION_MODELS)


def _region_kind(value: Any) -> str | None:
    """The recipe's key, which says what kind it is; None where no key or several kinds are named."""
    names = value if isinstance(value, dict) else type(value).model_fields if isinstance(value, Frozen) else ()
    kinds = [key for key in REGION_KEYS if key in names]
    return kinds[0] if len(kinds) == 1 else None


Region = Annotated[
    Annotated[Countries, Tag("countries")]
    | Annotated[Subregions, Tag("subregions")]
    | Annotated[Continents, Tag("continents")]
    | Annotated[Areas, Tag("areas")]
    | Annotated[Provinces, Tag("provinces")]
    | Annotated[Seas, Tag("seas")]
    | Annotated[NorthOf, Tag("north_of")]
    | Annotated[Box, Tag("box")]
    | Annotated[Point, Tag("point")]
    | Annotated[Union, Tag("union")]
    | Annotated[Difference, Tag("difference")]
    | Annotated[Clip, Tag("clip")],
    Discriminator(
        _region_kind,
        custom_error_type="region_kind",
        custom_error_message=f"a region is a mapping with exactly one of {', '.join(REGION_KEYS)}",
    ),
]
"""A recipe for a region: data, not coordinates. `geo.compose` turns it into a geometry."""


class Event(Frozen):
    """What an excerpt reports, dated as precisely as its text dates it."""

    date: PartialDate
    """When it happened, or began."""
    until: PartialDate | None = None
    """When it ended, where the text gives a span."""
    name: Text | None = None
    """What happened, in the analyst's words."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until is not None and self.until < self.date:
            raise ValueError("`until` is before `date`")
        return self


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
    """Whom it is about; names of `about.actors`."""
    event: Event | None = None
    """What it reports, where its text gives a date."""

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

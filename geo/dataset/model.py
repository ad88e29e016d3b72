"""The data a `hotspots.yaml` holds, as frozen pydantic models.

Knows nothing of YAML, Streamlit or geometry. Field names are those of the file; the JSON Schema and the
field reference in docs are generated from the descriptions here. Bibliographic names are CSL-JSON's
(https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), boxes and points are GeoJSON's
(RFC 7946: longitude first, WGS 84). An absent field means *unknown*; an empty string is an error.
"""

import hashlib
import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from geo.dataset.dates import PartialDate
from geo.dataset.recipe import Frozen, Id, Region, Text
from geo.dataset.rules import Rule

__all__ = [
    "About",
    "Basis",
    "Dataset",
    "Event",
    "Excerpt",
    "Hotspot",
    "Name",
    "Precision",
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
    PAGE_METADATA = "page metadata"
    """Said by the file about itself: tags of the page, properties of the PDF or Word file, headers of the message."""
    EDITOR = "editor"
    """Stated by whoever added the article."""
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


URL_PATTERN = r"^https?://[^\s<>\"']+$"

TLP_LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


TLP_EXPECTED = f"TLP 2.0 labels are exactly {', '.join(TLP_LABELS)}"


def is_unknown_label(marking: str) -> bool:
    """Whether a handling marking looks like a label of TLP 2.0 and is none."""
    return re.match(r"\s*tlp\b", marking, re.IGNORECASE) is not None and marking not in TLP_LABELS


def _check_marking(value: str) -> str:
    if is_unknown_label(value):
        raise PydanticCustomError(Rule.MARKING_IS_KNOWN, "{expected}", {"expected": TLP_EXPECTED})
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
    """For each bibliographic field: read in the document, from the page's metadata, stated by an editor, looked up,
    taken from the URL, or inferred."""
    note: Text | None = None
    """What a reader should know about the source; the analyst's words."""

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
        if self.until is not None and self.until < self.date[: len(self.until)]:
            raise PydanticCustomError(Rule.ENDS_AFTER_IT_BEGINS, "`until` is before `date`")
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

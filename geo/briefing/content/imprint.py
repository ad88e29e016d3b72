"""What an output carries about itself, so that it can be made again, checked and asked for its sources.

It is JSON in ASCII without `<`, `>` and `&`, which therefore stands unchanged in a PNG's text chunk, in a PDF's
information dictionary and in XML or HTML. Where it stands in each format is said in
`geo.briefing.content.imprint_files`.
"""

import json
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from geo import __version__
from geo.briefing.content.brief import Brief
from geo.briefing.content.briefing_file import parse_briefing, to_briefing_yaml
from geo.briefing.content.collected import Collected
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet
from geo.cartography.projection_name import ProjectionName
from geo.dataset.dates import PartialDate
from geo.dataset.model import Dataset
from geo.dataset.recipe import Id
from geo.errors import HotspotsError
from geo.evidence.said_by import attribution
from geo.selection.selection import selection_from_query, selection_to_query

__all__ = [
    "HTML_ID",
    "IMPRINT_VERSION",
    "LARGEST_IMPRINT",
    "PNG_KEY",
    "XML_NAMESPACE",
    "Imprint",
    "ShownSource",
    "brief_of",
    "from_json",
    "make_imprint",
    "to_json",
]

IMPRINT_VERSION: Final = 3
"""The latest structure: version 1 has no `placed`, 1 and 2 have no `briefing` and no `quotes`. All are still read.

Version 2 is written of anything but a briefing of several places and a figure whose pull quotes somebody chose.
"""
LARGEST_IMPRINT: Final = 4 * 1024 * 1024
"""Characters of an imprint that is read: some hundred times that of the shipped map."""

PNG_KEY: Final = "hotspots"
"""Keyword of the PNG's text chunk."""
XML_NAMESPACE: Final = "urn:hotspots:imprint"
"""Namespace of the element `imprint` in SVG, PPTX and DOCX."""
HTML_ID: Final = "hotspots-imprint"
"""Id of the script element in HTML."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
ExcerptId = Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")]
_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class ShownSource(_Strict):
    """An article and what is shown of it."""

    number: Annotated[int, Field(ge=1)]
    """Its number on the figure."""
    id: Id
    """Its id in the data file."""
    citation: str
    """As it was cited."""
    excerpts: tuple[ExcerptId, ...]
    """Ids of its excerpts that are shown, each once; none where no excerpt of it is."""


class Request(_Strict):
    """What was asked for: the fields of a brief, its selection as a link's parameters."""

    query: dict[str, tuple[str, ...]]
    """A link's parameters, as `geo.selection.selection.selection_to_query` gives them."""
    size: Size
    dpi: int
    projection: ProjectionName | None
    marking: str | None
    draft: bool
    as_of: PartialDate | None
    title: str | None
    address: str | None
    briefing: str | None = None
    """What was collected for a briefing, as its YAML file."""
    quotes: tuple[ExcerptId, ...] = ()


class Imprint(_Strict):
    """What an output carries about itself."""

    imprint: Literal[1, 2, 3] = 2
    """Version of this structure."""
    program: str
    """Version of the program that wrote it."""
    form: str
    """The format, as the command line names it."""
    title: str
    """Headline of the output."""
    caption: str
    """The default caption, citations included."""
    link: str
    """The link that opens the same view."""
    data_sha256: Sha256
    """Of the data file."""
    content_sha256: Sha256
    """Over all that is shown (`Sheet.content_sha256`)."""
    marking: str | None
    """Handling marking in force."""
    as_of: PartialDate
    """Information cut-off in force."""
    viewpoint: str
    """Whose borders are drawn."""
    request: Request
    """What was asked for."""
    sources: tuple[ShownSource, ...]
    """The articles, by number."""
    hotspots: tuple[Id, ...]
    """Ids of the hotspots shown."""
    placed: dict[Id, dict[ExcerptId, str]] = {}
    """By hotspot, its excerpts that are shown and who says each, in words; empty text: the article states it."""


def make_imprint(sheet: Sheet, form: str, caption: str) -> Imprint:
    """The imprint of a sheet that is written in a format."""
    hotspots = sheet.part.dataset.hotspots
    shown: dict[str, dict[str, None]] = {source.id: {} for source in sheet.sources}
    for hotspot in hotspots.values():
        for excerpt in hotspot.excerpts:
            shown[excerpt.source][excerpt.id] = None
    return Imprint(
        imprint=IMPRINT_VERSION if sheet.brief.collected or sheet.brief.quotes else 2,
        program=__version__,
        form=form,
        title=sheet.title,
        caption=caption,
        link=sheet.link,
        data_sha256=sheet.whole.sha256,
        content_sha256=sheet.content_sha256,
        marking=sheet.marking,
        as_of=sheet.as_of,
        viewpoint=sheet.viewpoint.value,
        request=_request(sheet.brief),
        sources=tuple(
            ShownSource(number=s.number, id=s.id, citation=s.citation, excerpts=tuple(shown[s.id]))
            for s in sheet.sources
        ),
        hotspots=tuple(hotspots),
        placed={i: {excerpt.id: attribution(excerpt) for excerpt in h.excerpts} for i, h in hotspots.items()},
    )


def _request(brief: Brief) -> Request:
    return Request(
        query={key: tuple(values) for key, values in selection_to_query(brief.selection).items()},
        size=brief.size,
        dpi=brief.dpi,
        projection=brief.projection,
        marking=brief.marking,
        draft=brief.draft,
        as_of=brief.as_of,
        title=brief.title,
        address=brief.address,
        briefing=to_briefing_yaml(brief).decode() if brief.collected else None,
        quotes=brief.quotes,
    )


def to_json(imprint: Imprint) -> str:
    """The imprint as one line of ASCII that markup of every kind leaves alone."""
    told = imprint.model_dump(mode="json")
    for later in ("briefing", "quotes"):
        # Outputs keep their bytes that are older than briefings of several places and chosen quotes.
        if not told["request"][later]:
            del told["request"][later]
    return json.dumps(told, separators=(",", ":")).translate(_MARKUP)


def from_json(text: str) -> Imprint:
    """Read an imprint back; `from_json(to_json(i))` is `i`. Raises HotspotsError for what is none."""
    if len(text) > LARGEST_IMPRINT:
        raise HotspotsError(
            where="imprint", what=f"{len(text):,} characters", expected=f"at most {LARGEST_IMPRINT:,} were expected"
        )
    try:
        return Imprint.model_validate_json(text)
    except (ValidationError, ValueError) as error:
        version = _version(text)
        why, remedy = (
            (f"its version is {version}, this program reads {IMPRINT_VERSION}", "use the program that wrote it")
            if isinstance(version, int) and version > IMPRINT_VERSION
            else ("it is damaged", "make the file again")
        )
        what = f"the file's imprint cannot be read; {why}"
        raise HotspotsError(where="imprint", what=what, remedy=remedy) from error


def brief_of(imprint: Imprint, dataset: Dataset) -> tuple[Brief, tuple[str, ...]]:
    """The brief that made an output, and a line for each of its values that the dataset no longer has."""
    asked = imprint.request
    selection, notices = selection_from_query(asked.query, dataset)
    collected, gone = _collected(asked.briefing, dataset)
    brief = Brief(
        selection=selection,
        size=asked.size,
        dpi=asked.dpi,
        projection=asked.projection,
        marking=asked.marking,
        draft=asked.draft,
        as_of=asked.as_of,
        title=asked.title,
        address=asked.address,
        collected=collected,
        quotes=asked.quotes,
    )
    return brief, (*map(str, notices), *gone)


def _collected(text: str | None, dataset: Dataset) -> tuple[Collected | None, tuple[str, ...]]:
    """What was collected as far as the data still has it, and what it lacks."""
    if text is None:
        return None, ()
    try:
        collected = parse_briefing(text.encode(), "imprint", dataset, skip_missing=True).collected
    except HotspotsError:
        return None, ("the items of the briefing: gone from the data file",)
    return collected, collected.left_out if collected else ()


def _version(text: str) -> object:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value.get("imprint") if isinstance(value, dict) else None

"""The formats a briefing comes in: what they are called, and the name of a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geo.briefing.content.sheet import Sheet
from geo.selection.selection import FigureKind

__all__ = ["DRAWN", "FIGURES", "Format", "FormatInfo", "Progress", "file_name", "info"]

Progress = Callable[[int, int], None]
"""Told how many parts of a document are done, and how many there are."""


class Format(StrEnum):
    """A format, as the command line names it."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    PPTX = "pptx"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"
    CSV = "csv"
    GEOJSON = "geojson"
    GPKG = "gpkg"


FIGURES: Final = (Format.PNG, Format.SVG, Format.PDF)
"""The formats that are one figure."""

PAGED: Final = (Format.PPTX, Format.DOCX, Format.HTML)
"""The formats of many figures and their words, which take longer than a reader waits for without a word."""

DRAWN: Final = (*FIGURES, *PAGED)
"""Formats with a picture in them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormatInfo:
    """What is known of a format."""

    name: str
    """For a reader."""
    suffix: str
    """End of a file name, with its dot."""
    media_type: str
    """As registered with IANA, or in common use where it is not."""


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_INFO: Mapping[Format, FormatInfo] = {
    Format.PNG: FormatInfo(name="PNG picture", suffix=".png", media_type="image/png"),
    Format.SVG: FormatInfo(name="SVG picture", suffix=".svg", media_type="image/svg+xml"),
    Format.PDF: FormatInfo(name="PDF page", suffix=".pdf", media_type="application/pdf"),
    Format.PPTX: FormatInfo(
        name="PowerPoint slides", suffix=".pptx", media_type=f"{_OFFICE}.presentationml.presentation"
    ),
    Format.DOCX: FormatInfo(
        name="Word briefing note", suffix=".docx", media_type=f"{_OFFICE}.wordprocessingml.document"
    ),
    Format.HTML: FormatInfo(name="HTML page", suffix=".html", media_type="text/html"),
    Format.MARKDOWN: FormatInfo(name="Markdown", suffix=".md", media_type="text/markdown"),
    Format.BIBTEX: FormatInfo(name="BibTeX", suffix=".bib", media_type="application/x-bibtex"),
    Format.RIS: FormatInfo(name="RIS", suffix=".ris", media_type="application/x-research-info-systems"),
    Format.CSL: FormatInfo(name="CSL-JSON", suffix=".json", media_type="application/vnd.citationstyles.csl+json"),
    Format.CSV: FormatInfo(name="CSV table", suffix=".csv", media_type="text/csv"),
    Format.GEOJSON: FormatInfo(name="GeoJSON", suffix=".geojson", media_type="application/geo+json"),
    Format.GPKG: FormatInfo(name="GeoPackage", suffix=".gpkg", media_type="application/geopackage+sqlite3"),
}


def info(form: Format) -> FormatInfo:
    """What is known of a format."""
    return _INFO[form]


def file_name(sheet: Sheet, form: Format) -> str:
    """What the file is of, and when its information ends: `hotspots_arctic_2021-12-08.pptx`.

    A figure other than the map names its kind; what is of no single hotspot and no kind is `all`, and so is a document
    whose first figure is that of coverage, as usual. What was collected is `briefing_2021-12-09.pptx`, by the date of
    the briefing.
    """
    if sheet.brief.collected and not sheet.brief.selection.hotspot:
        return f"briefing_{sheet.brief.collected.date or sheet.as_of}{info(form).suffix}"
    hotspot = sheet.brief.selection.hotspot
    unnamed = {FigureKind.MAP} if form in FIGURES else {FigureKind.MAP, FigureKind.COVERAGE}
    kind = "" if sheet.kind in unnamed else sheet.kind.value
    subject = "-".join(part for part in (hotspot, *sheet.brief.selection.compare, kind) if part) or "all"
    return f"hotspots_{subject}_{sheet.as_of}{info(form).suffix}"

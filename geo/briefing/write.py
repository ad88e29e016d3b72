"""One way to write a briefing in each of its formats.

A writer is imported when it is needed: who asks for a table of data waits for no drawing library.
"""

from collections.abc import Callable, Mapping

from geo.briefing.content.formats import DRAWN, FIGURES, PAGED, Format, FormatInfo, Progress, file_name, info
from geo.briefing.content.sheet import Sheet
from geo.briefing.exports import bibtex, changes_csv, claims_csv, csl, csv_table, ris
from geo.briefing.office.template import (
    LARGEST_TEMPLATE,
    PLAIN,
    SHIPPED_TEMPLATES,
    TEMPLATE_SUFFIXES,
    Template,
    read_template,
    shipped_template,
)
from geo.selection.selection import FigureKind

__all__ = [
    "DRAWN",
    "FIGURES",
    "LARGEST_TEMPLATE",
    "PAGED",
    "SHIPPED_TEMPLATES",
    "TEMPLATE_SUFFIXES",
    "Format",
    "FormatInfo",
    "Progress",
    "Template",
    "can_be_quoted",
    "file_name",
    "info",
    "read_template",
    "respelling",
    "shipped_template",
    "write_sheet",
]


def write_sheet(
    sheet: Sheet, form: Format, progress: Progress | None = None, template: Template | None = None
) -> bytes:
    """Write a sheet in a format; the same sheet gives the same bytes. Slides, notes and pages report their progress.

    `template` is that of slides or a note; None: the plain one. Raises HotspotsError where what must be said does not
    fit.
    """
    if form in FIGURES:
        from geo.briefing.figures.draw import FigureFormat, draw_figure, render  # noqa: PLC0415  drawing library

        return render(draw_figure(sheet), FigureFormat(form.value))
    if form in PAGED:
        return _paged_writer(form, template or PLAIN)(sheet, progress)
    return _writer(form)(sheet)


def respelling(sheet: Sheet, form: Format) -> str:
    """Which names its figures cannot show in their own letters; empty where there is none, or no figure."""
    if form not in DRAWN:
        return ""
    from geo.briefing.figures.draw import respelt_line  # noqa: PLC0415  drawing library

    return respelt_line(sheet)


def can_be_quoted(text: str) -> bool:
    """Whether a figure can carry the text as a quote: in quotation marks no letter stands for another."""
    from geo.briefing.drawing.typesetting import respelt  # noqa: PLC0415  drawing library

    return not respelt(text)


def _paged_writer(form: Format, template: Template) -> Callable[[Sheet, Progress | None], bytes]:
    if form is Format.PPTX:
        from geo.briefing.office import slides  # noqa: PLC0415  PowerPoint's library

        return lambda sheet, progress: slides.to_pptx(sheet, progress, template)
    if form is Format.HTML:
        from geo.briefing.exports import html_page  # noqa: PLC0415  drawing library

        return html_page.to_html
    from geo.briefing.office import note  # noqa: PLC0415  Word's library

    return lambda sheet, progress: note.to_docx(sheet, progress, template)


def _writer(form: Format) -> Callable[[Sheet], bytes]:
    if form is Format.MARKDOWN:
        from geo.briefing.exports import markdown  # noqa: PLC0415  drawing library: the caption names the projection

        return markdown.to_markdown
    if form is Format.GPKG:
        from geo.briefing.exports import geopackage  # noqa: PLC0415  geometry library

        return geopackage.to_geopackage
    if form is Format.GEOJSON:
        from geo.briefing.exports import geojson  # noqa: PLC0415  geometry library

        return lambda sheet: geojson.to_geojson(sheet.part)
    light: Mapping[Format, Callable[[Sheet], bytes]] = {
        Format.BIBTEX: bibtex.to_bibtex,
        Format.RIS: ris.to_ris,
        Format.CSL: lambda sheet: csl.to_csl(sheet.part),
        Format.CSV: _to_table,
    }
    return light[form]


def _to_table(sheet: Sheet) -> bytes:
    """A row for each excerpt, claim or change, as the kind of figure asks."""
    match sheet.kind:
        case FigureKind.CLAIMS:
            return claims_csv.to_claims_csv(sheet)
        case FigureKind.CHANGES:
            return changes_csv.to_changes_csv(sheet)
        case _:
            return csv_table.to_csv(sheet.part)

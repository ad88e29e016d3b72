"""One way to write a briefing in each of its formats.

A writer is imported when it is needed: who asks for a table of data waits for no drawing library.
"""

from collections.abc import Callable, Mapping

from geo.briefing.content.formats import FIGURES, Format, FormatInfo, file_name, info
from geo.briefing.content.sheet import Sheet
from geo.briefing.exports import bibtex, csl, csv_table, ris

__all__ = ["FIGURES", "Format", "FormatInfo", "Progress", "file_name", "info", "write"]

Progress = Callable[[int, int], None]
"""Told how many slides or sections are done, and of how many."""


def write(sheet: Sheet, form: Format, progress: Progress | None = None) -> bytes:
    """Write a sheet in a format; the same sheet gives the same bytes. Slides, notes and pages report their progress.

    Raises HotspotsError where what must be said does not fit.
    """
    if form in FIGURES:
        from geo.briefing.figures.draw import FigureFormat, draw, render  # noqa: PLC0415  drawing library

        return render(draw(sheet), FigureFormat(form.value))
    if form in {Format.PPTX, Format.DOCX, Format.HTML}:
        return _paged_writer(form)(sheet, progress)
    return _writer(form)(sheet)


def _paged_writer(form: Format) -> Callable[[Sheet, Progress | None], bytes]:
    if form is Format.PPTX:
        from geo.briefing.office import slides  # noqa: PLC0415  PowerPoint's library

        return slides.write
    if form is Format.HTML:
        from geo.briefing.exports import html_page  # noqa: PLC0415  drawing library

        return html_page.write
    from geo.briefing.office import note  # noqa: PLC0415  Word's library

    return note.write


def _writer(form: Format) -> Callable[[Sheet], bytes]:
    if form is Format.MARKDOWN:
        from geo.briefing.exports import markdown  # noqa: PLC0415  drawing library: the caption names the projection

        return markdown.write
    if form is Format.GPKG:
        from geo.briefing.exports import geopackage  # noqa: PLC0415  geometry library

        return geopackage.write
    if form is Format.GEOJSON:
        from geo.briefing.exports import geojson  # noqa: PLC0415  geometry library

        return lambda sheet: geojson.write(sheet.part)
    light: Mapping[Format, Callable[[Sheet], bytes]] = {
        Format.BIBTEX: bibtex.write,
        Format.RIS: ris.write,
        Format.CSL: lambda sheet: csl.write(sheet.part),
        Format.CSV: lambda sheet: csv_table.write(sheet.part),
    }
    return light[form]

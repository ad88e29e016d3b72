"""One way to write a briefing in each of its formats.

A writer is imported when it is needed: who asks for a table of data waits for no drawing library.
"""

from collections.abc import Callable, Mapping

from geo import export_bibtex, export_csl, export_csv, export_ris
from geo.file_format import FIGURES, Format, FormatInfo, file_name, info
from geo.sheet import Sheet

__all__ = ["FIGURES", "Format", "FormatInfo", "Progress", "file_name", "info", "write"]

Progress = Callable[[int, int], None]
"""Told how many slides or sections are done, and of how many."""


def write(sheet: Sheet, form: Format, progress: Progress | None = None) -> bytes:
    """Write a sheet in a format; the same sheet gives the same bytes. Slides, notes and pages report their progress.

    Raises HotspotsError where what must be said does not fit.
    """
    if form in FIGURES:
        from geo.figure import FigureFormat, draw, render  # noqa: PLC0415  drawing library

        return render(draw(sheet), FigureFormat(form.value))
    if form in {Format.PPTX, Format.DOCX, Format.HTML}:
        return _paged_writer(form)(sheet, progress)
    return _writer(form)(sheet)


def _paged_writer(form: Format) -> Callable[[Sheet, Progress | None], bytes]:
    if form is Format.PPTX:
        from geo import brief_pptx  # noqa: PLC0415  PowerPoint's library

        return brief_pptx.write
    if form is Format.HTML:
        from geo import brief_html  # noqa: PLC0415  drawing library

        return brief_html.write
    from geo import brief_docx  # noqa: PLC0415  Word's library

    return brief_docx.write


def _writer(form: Format) -> Callable[[Sheet], bytes]:
    if form is Format.MARKDOWN:
        from geo import brief_markdown  # noqa: PLC0415  drawing library: the caption names the projection

        return brief_markdown.write
    if form is Format.GPKG:
        from geo import export_gpkg  # noqa: PLC0415  geometry library

        return export_gpkg.write
    if form is Format.GEOJSON:
        from geo import export_geojson  # noqa: PLC0415  geometry library

        return lambda sheet: export_geojson.write(sheet.part)
    light: Mapping[Format, Callable[[Sheet], bytes]] = {
        Format.BIBTEX: export_bibtex.write,
        Format.RIS: export_ris.write,
        Format.CSL: lambda sheet: export_csl.write(sheet.part),
        Format.CSV: lambda sheet: export_csv.write(sheet.part),
    }
    return light[form]

import re
import subprocess
import sys

import pytest
from repository import ROOT
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.write import Format, file_name, info, write_sheet
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Selection


@pytest.fixture
def edition(small_dataset: SmallDataset) -> Edition:
    return open_edition(small_dataset.data, small_dataset.documents)


def sheet_of(edition: Edition, **fields: object) -> Sheet:
    return make_sheet(Brief(**fields), edition)  # type: ignore[arg-type]


def test_a_file_name_says_what_and_when(edition: Edition) -> None:
    serbia = Selection(hotspot="serbia")
    matrix = Selection(figure=FigureKind.MATRIX)
    both = Selection(hotspot="serbia", figure=FigureKind.TIMELINE)
    assert file_name(sheet_of(edition, selection=serbia), Format.PPTX) == "hotspots_serbia_2020-12-31.pptx"
    assert file_name(sheet_of(edition, selection=matrix), Format.PNG) == "hotspots_matrix_2020-12-31.png"
    assert file_name(sheet_of(edition, selection=both), Format.SVG) == "hotspots_serbia-timeline_2020-12-31.svg"
    assert file_name(sheet_of(edition, as_of="2021"), Format.MARKDOWN) == "hotspots_all_2021.md"


def test_every_format_has_a_suffix_and_a_media_type_of_its_own() -> None:
    suffixes = [info(form).suffix for form in Format]
    assert len(set(suffixes)) == len(Format)
    assert all(re.fullmatch(r"\.[a-z]+", suffix) for suffix in suffixes)
    assert all(re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", info(form).media_type) for form in Format)


BEGINNINGS = {
    Format.PNG: b"\x89PNG\r\n",
    Format.SVG: b"<?xml",
    Format.PDF: b"%PDF-",
    Format.PPTX: b"PK\x03\x04",
    Format.DOCX: b"PK\x03\x04",
    Format.HTML: b"<!doctype html>",
    Format.MARKDOWN: b"# ",
    Format.BIBTEX: b"% hotspots ",
    Format.RIS: b"TY  - ",
    Format.CSL: b"[",
    Format.CSV: b"\xef\xbb\xbfhotspot,",
    Format.GEOJSON: b"{",
    Format.GPKG: b"SQLite format 3\0",
}


@pytest.mark.parametrize("form", Format)
def test_every_format_is_written_as_what_it_is_and_twice_the_same(edition: Edition, form: Format) -> None:
    sheet = sheet_of(edition, selection=Selection(hotspot="serbia"), dpi=96)
    content = write_sheet(sheet, form)
    assert content[:20].lower().startswith(BEGINNINGS[form].lower())
    assert write_sheet(sheet, form) == content
    assert b"belgrade" not in content.lower() or form not in {Format.CSV, Format.GEOJSON}


def test_asking_for_a_table_of_data_loads_no_drawing_and_no_geometry() -> None:
    heavy = ("docx", "matplotlib", "pptx", "shapely")
    code = f"import sys, geo.briefing.write; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas
import pytest
import shapely
from invented_sheet import edition, excerpt, hotspot, sheet, source
from repository import DATA, ROOT
from small_map import SmallDataset

from geo.atlas.compose import compose_region
from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.exports import csv_table, geopackage
from geo.dataset.model import Viewpoint
from geo.evidence.edition import open_edition
from geo.selection.palette import LIGHT
from geo.selection.selection import Filters, Selection


def sheet_of(small: SmallDataset, **selection: object) -> Sheet:
    edition = open_edition(small.data, small.documents)
    return make_sheet(Brief(selection=Selection(**selection)), edition)  # type: ignore[arg-type]  # by name


def layer(folder: Path, of: Sheet, name: str) -> geopandas.GeoDataFrame:
    file = folder / "out.gpkg"
    file.write_bytes(geopackage.to_geopackage(of))
    return geopandas.read_file(file, layer=name)


def rows(folder: Path, of: Sheet, table: str) -> list[dict[str, object]]:
    """A table as the standard library reads it."""
    file = folder / "out.gpkg"
    file.write_bytes(geopackage.to_geopackage(of))
    database = sqlite3.connect(file)
    try:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"select * from {table} order by fid")]  # table names are ours
    finally:
        database.close()


def test_outlines_are_those_of_the_viewpoint(small_dataset: SmallDataset, tmp_path: Path) -> None:
    of = sheet_of(small_dataset, viewpoint=Viewpoint.SERBIA)
    read = layer(tmp_path, of, "hotspots")
    assert read.crs.to_epsg() == 4326
    assert list(read["id"]) == ["serbia", "belgrade", "date-line"]
    region = of.part.dataset.hotspots["serbia"].region
    assert shapely.symmetric_difference(read.geometry[0], compose_region(region, Viewpoint.SERBIA)).area < 0.01
    assert shapely.symmetric_difference(read.geometry[0], compose_region(region, Viewpoint.DE_FACTO)).area > 1
    assert all(read.geometry.is_valid)


def test_attributes_say_who_speaks_of_a_hotspot(small_dataset: SmallDataset, tmp_path: Path) -> None:
    serbia = rows(tmp_path, sheet_of(small_dataset), "hotspots")[0]
    assert (serbia["name"], serbia["articles"], serbia["article_count"], serbia["excerpt_count"]) == (
        "Serbia",
        "[1] [2]",
        2,
        3,
    )
    assert serbia["analyst_note"] is None


def test_excerpts_are_those_of_the_table_for_spreadsheets(small_dataset: SmallDataset, tmp_path: Path) -> None:
    of = sheet_of(small_dataset)
    read = rows(tmp_path, of, "excerpts")
    wanted = [row for hotspot_id in of.part.dataset.hotspots for row in csv_table.csv_rows(of.part, hotspot_id)]
    assert [{c: "" if row[c] is None else str(row[c]) for c in csv_table.COLUMNS} for row in read] == wanted
    assert [row["source_number"] for row in read] == [1, 1, 2, 1, 2]


def test_claims_are_a_table_with_who_says_them_and_how(coded_dataset: SmallDataset, tmp_path: Path) -> None:
    coerces, retreats, speech = rows(tmp_path, sheet_of(coded_dataset), "claims")
    assert speech["claim"] == (
        "Belgrade’s harbour accuses Council and The islands, about The islands (economic, 4 March 2020)"
    )
    assert (speech["who"], speech["who_ids"]) == ("Belgrade’s harbour", "belgrade")
    assert (speech["whom"], speech["whom_ids"]) == ("Council; The islands", "Council; islands")
    assert (speech["about"], speech["about_name"], speech["date"]) == ("islands", "The islands", "2020-03-04")
    assert (speech["speaker"], speech["stance"], speech["mode"]) == (
        "the harbour master of Belgrade", "reports", "stated",
    )  # fmt: skip
    assert (coerces["does"], coerces["group"], coerces["mode"], coerces["about"]) == (
        "coerce", "material conflict", "forecast", "serbia",
    )  # fmt: skip
    assert (retreats["whom"], retreats["context"], retreats["speaker"]) == (None, None, None)


def test_without_a_claim_the_table_has_its_columns_all_the_same(small_dataset: SmallDataset, tmp_path: Path) -> None:
    assert rows(tmp_path, sheet_of(small_dataset), "claims") == []
    assert {"who", "does", "whom", "speaker"} <= set(layer(tmp_path, sheet_of(small_dataset), "claims").columns)


def test_a_hotspot_counts_what_names_it_in_passing(coded_dataset: SmallDataset, tmp_path: Path) -> None:
    read = rows(tmp_path, sheet_of(coded_dataset), "hotspots")
    assert [(row["excerpt_count"], row["mention_count"]) for row in read] == [(2, 1), (1, 0), (3, 0)]


def test_only_what_is_shown_is_written(small_dataset: SmallDataset, tmp_path: Path) -> None:
    of = sheet_of(small_dataset, filters=Filters(source=("bulletin-2019",)), hotspot="serbia")
    assert [row["hotspot"] for row in rows(tmp_path, of, "excerpts")] == ["serbia"]
    assert [(row["number"], row["id"]) for row in rows(tmp_path, of, "sources")] == [(2, "bulletin-2019")]
    assert [row["id"] for row in rows(tmp_path, of, "hotspots")] == ["serbia"]


def test_marking_draft_and_boundaries_travel_with_the_data(small_dataset: SmallDataset, tmp_path: Path) -> None:
    brief = Brief(marking="TLP:AMBER", draft=True)
    of = make_sheet(brief, open_edition(small_dataset.data, small_dataset.documents))
    facts = {row["name"]: row["value"] for row in rows(tmp_path, of, "about")}
    assert (facts["marking"], facts["status"]) == ("TLP:AMBER", "DRAFT – not cleared")
    assert str(facts["boundaries"]).startswith("Boundaries as of January 2024: Natural Earth")
    assert facts["data_sha256"] == of.whole.sha256


def styles(folder: Path, of: Sheet) -> dict[str, ET.Element]:
    """The styles by the layer that they are of."""
    file = folder / "out.gpkg"
    file.write_bytes(geopackage.to_geopackage(of))
    with closing(sqlite3.connect(file)) as database:
        found = database.execute("select f_table_name, styleQML from layer_styles where useAsDefault = 1").fetchall()
    return {name: ET.fromstring(qml) for name, qml in found}


def test_it_opens_in_qgis_with_the_classes_and_colours_of_the_map(coded_dataset: SmallDataset, tmp_path: Path) -> None:
    of = sheet_of(coded_dataset)
    style, read = styles(tmp_path, of)["hotspots"], rows(tmp_path, of, "hotspots")
    renderer = style.find("renderer-v2")
    assert renderer is not None
    assert renderer.get("attr") == "look"
    shown = {c.get("value"): c for c in renderer.iter("category")}
    assert set(shown) == {row["look"] for row in read} == {"land 2", "land 1", "sea 3"}
    assert [(row["look"], row["class"]) for row in read] == [("land 2", 2), ("land 1", 1), ("sea 3", 3)]
    assert [shown[look].get("label") for look in ("land 1", "land 2")] == ["1 excerpt", "2 excerpts"]
    colours = {
        symbol.get("name"): [o.get("value") for o in symbol.iter("Option") if o.get("name") == "color"]
        for symbol in renderer.iter("symbol")
    }
    rgba = ",".join(map(str, (*LIGHT.fill(2, over_sea=True), 255)))
    assert colours[shown["sea 3"].get("symbol")] == [rgba]


def test_every_look_of_the_shipped_map_has_its_class_in_the_style(tmp_path: Path) -> None:
    of = make_sheet(Brief(), open_edition(DATA, None))
    shown = {c.get("value") for c in styles(tmp_path, of)["hotspots"].iter("category")}
    read = rows(tmp_path, of, "hotspots")
    assert {row["look"] for row in read} == shown
    assert all(row["class"] == row["article_count"] for row in read), "of five articles the class is their number"


def test_columns_of_every_layer_have_names_in_words(small_dataset: SmallDataset, tmp_path: Path) -> None:
    of = sheet_of(small_dataset)
    for name, style in styles(tmp_path, of).items():
        aliases = {a.get("field"): a.get("name") for a in style.iter("alias")}
        columns = rows(tmp_path, of, name)[0] if name != "claims" else dict.fromkeys(layer(tmp_path, of, name).columns)
        assert set(aliases) - {"fid"} == set(columns) - {"fid", "geom"}
        assert not any("_" in str(alias) for alias in aliases.values())
    assert set(styles(tmp_path, of)) == {"hotspots", "excerpts", "claims", "sources", "about"}


@pytest.mark.parametrize("text", ["'; drop table about; --", "<b>&amp;</b>", "ع نص 平壤", "=1+1", "x" * 5000])
def test_odd_text_comes_back(tmp_path: Path, text: str) -> None:
    of = sheet(edition({"one": source("One")}, {"a": hotspot(text[:60], excerpt("one", text, note=text))}))
    (row,) = rows(tmp_path, of, "excerpts")
    assert (row["quote"], row["analyst_note"], row["hotspot_name"]) == (text, text, text[:60])


@pytest.mark.rebuild
def test_every_process_writes_the_same_bytes() -> None:
    code = (
        "import hashlib, pathlib, sys; from geo.briefing.exports import geopackage;"
        "from geo.briefing.content.brief import Brief;"
        "from geo.evidence.edition import open_edition; from geo.briefing.content.sheet import make_sheet;"
        "content = geopackage.to_geopackage(make_sheet(Brief(), open_edition(pathlib.Path(sys.argv[1]), None)));"
        "print(hashlib.sha256(content).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(DATA)],
        check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    content = geopackage.to_geopackage(make_sheet(Brief(), open_edition(DATA, None)))
    assert run.stdout.strip() == hashlib.sha256(content).hexdigest()

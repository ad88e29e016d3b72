"""The data behind a figure as a GeoPackage (OGC 12-128r18), for GIS: exactly the hotspots and excerpts shown.

Layers: `hotspots` (outlines, WGS 84, longitude first), and the tables `excerpts`, `claims`, `sources` and `about`. What
the analyst says stands in columns whose names begin with `analyst_`, and in all of `claims`: who does what to whom, one
row a claim, which is the analyst's coding of the excerpt it names. Only `quote` is the article's. `layer_styles` has
the style in which QGIS opens it.
"""

import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Any

import geopandas
import pandas as pd
import pyogrio

from geo.briefing.content.caption import boundaries
from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.briefing.exports import csv_table
from geo.briefing.exports.outline import exported_outline
from geo.briefing.exports.qgis_style import add_styles, looks
from geo.dataset.claims import QUADS, Claim, Weight
from geo.dataset.clauses import claim_text
from geo.dataset.dates import first_and_last_day
from geo.dataset.model import Basis, Excerpt
from geo.dataset.named import actor_name
from geo.evidence.edition import in_source_order

__all__ = ["to_geopackage"]

_COUNTS = {"start", "end", "source_number", "number", "article_count", "excerpt_count", "mention_count", "class"}
"""Columns of whole numbers; all others are text."""

_CLAIM = (
    "hotspot", "excerpt", "source", "claim", "who", "who_ids", "does", "group", "whom", "whom_ids", "about",
    "about_name", "context", "date", "speaker", "stance", "mode", "weight",
)  # fmt: skip
"""Columns of the table `claims`; `group` is PLOVER's, such as `verbal conflict`."""

_GDAL = Lock()
"""GDAL's settings are those of the whole process."""


def to_geopackage(sheet: Sheet) -> bytes:
    """The sheet's data; the time stamps in it are the information cut-off, so that the same sheet gives the same bytes.

    It is written in a folder of its own, which is gone afterwards.
    """
    tables = {
        "excerpts": _excerpts(sheet), "claims": _claims(sheet), "sources": _sources(sheet), "about": _about(sheet),
    }  # fmt: skip
    stamp = f"{first_and_last_day(sheet.as_of)[1]}T00:00:00.000Z"
    with tempfile.TemporaryDirectory(prefix="hotspots-") as folder:
        file = Path(folder) / "hotspots.gpkg"
        places = _hotspots(sheet)
        _write(file, sheet, places, tables, stamp)
        columns = {
            "hotspots": places.columns.drop("geometry"),
            **{name: table.columns for name, table in tables.items()},
        }
        with closing(sqlite3.connect(file)) as database, database:
            add_styles(database, sheet, columns, stamp)
        return file.read_bytes()


def _write(
    file: Path, sheet: Sheet, places: geopandas.GeoDataFrame, tables: Mapping[str, pd.DataFrame], stamp: str
) -> None:
    with _GDAL:
        before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": stamp})
        try:
            pyogrio.write_dataframe(
                places, file, layer="hotspots", driver="GPKG", promote_to_multi=True, VERSION="1.3",
                DESCRIPTION=boundaries(sheet),
            )  # fmt: skip
            for layer, table in tables.items():
                pyogrio.write_dataframe(table, file, layer=layer, driver="GPKG", append=True)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _hotspots(sheet: Sheet) -> geopandas.GeoDataFrame:
    numbers = {source.id: source.number for source in sheet.sources}
    rows, outlines, drawn = [], [], looks(sheet)
    for hotspot_id, hotspot in sheet.part.dataset.hotspots.items():
        quoted = sorted({numbers[excerpt.source] for excerpt in hotspot.excerpts})
        rows.append(
            {
                "id": hotspot_id,
                "name": hotspot.name,
                "precision": str(hotspot.precision),
                "parent": hotspot.parent,
                "aliases": "; ".join(hotspot.aliases) or None,
                "articles": " ".join(f"[{number}]" for number in quoted),
                "article_count": len(quoted),
                "excerpt_count": len(hotspot.excerpts),
                "mention_count": sum(excerpt.weight is Weight.MENTION for excerpt in hotspot.excerpts),
                "class": drawn[hotspot_id].step + 1,
                "look": drawn[hotspot_id].value,
                "analyst_note": hotspot.note,
            }
        )
        outlines.append(exported_outline(hotspot.region, sheet.viewpoint))
    return geopandas.GeoDataFrame(_frame(rows), geometry=outlines, crs="EPSG:4326")


def _excerpts(sheet: Sheet) -> pd.DataFrame:
    numbers = {source.id: source.number for source in sheet.sources}
    rows: list[dict[str, Any]] = []
    for hotspot_id in sheet.part.dataset.hotspots:
        for row in csv_table.csv_rows(sheet.part, hotspot_id):
            known = {column: value or None for column, value in row.items()}
            counted = {column: int(row[column]) if row[column] else None for column in ("start", "end")}
            rows.append({**known, **counted, "source_number": numbers[row["source"]]})
    return _frame(rows)


def _claims(sheet: Sheet) -> pd.DataFrame:
    rows = [
        {column: {**_claim(sheet, hotspot_id, claim), **_said(excerpt)}[column] for column in _CLAIM}
        for hotspot_id, hotspot in sheet.part.dataset.hotspots.items()
        for excerpt in in_source_order(sheet.part.dataset, hotspot)
        for claim in excerpt.claims
    ]
    # Also without a row the table has its columns.
    return _frame(rows) if rows else pd.DataFrame({column: pd.Series(dtype="str") for column in _CLAIM})


def _claim(sheet: Sheet, hotspot_id: str, claim: Claim) -> dict[str, Any]:
    whole = sheet.whole.dataset
    about = claim.about or hotspot_id
    return {
        "hotspot": hotspot_id,
        "claim": claim_text(whole, claim, hotspot_id),
        "who": "; ".join(actor_name(whole, actor) for actor in claim.who),
        "who_ids": "; ".join(claim.who),
        "does": claim.does.value,
        "group": QUADS[claim.does].value,
        "whom": "; ".join(actor_name(whole, actor) for actor in claim.whom) or None,
        "whom_ids": "; ".join(claim.whom) or None,
        "about": about,
        "about_name": whole.hotspots[about].name,
        "context": "; ".join(claim.context) or None,
        "date": claim.date,
    }


def _said(excerpt: Excerpt) -> dict[str, Any]:
    return {
        "excerpt": excerpt.id,
        "source": excerpt.source,
        "speaker": excerpt.speaker,
        **{name: str(getattr(excerpt, name)) for name in ("stance", "mode", "weight")},
    }


def _sources(sheet: Sheet) -> pd.DataFrame:
    return _frame([_source(source) for source in sheet.sources])


def _source(numbered: NumberedSource) -> dict[str, Any]:
    source = numbered.source
    inferred = [field for field, basis in source.basis.items() if basis == Basis.INFERRED]
    return {
        "number": numbered.number,
        "id": numbered.id,
        "label": source.label,
        "type": str(source.type),
        "title": source.title,
        "author": "; ".join(map(str, source.author or ())) or None,
        "container_title": source.container_title,
        "publisher": source.publisher,
        "issued": source.issued,
        "accessed": source.accessed,
        "url": source.URL,
        "citation": numbered.citation,
        "inferred": ", ".join(inferred) or None,
        "document": source.document,
        "sha256": source.sha256,
        "analyst_note": source.note,
    }


def _about(sheet: Sheet) -> pd.DataFrame:
    facts: dict[str, str | None] = {
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "marking": sheet.marking,
        "status": "DRAFT – not cleared" if sheet.brief.draft else None,
        "publisher": sheet.about.publisher,
        "author": sheet.about.author,
        "contact": sheet.about.contact,
        "as_of": sheet.as_of,
        "boundaries": boundaries(sheet),
        "version": sheet.version,
        "data_sha256": sheet.whole.sha256,
        "link": sheet.link.removesuffix("?"),
    }
    return _frame([{"name": name, "value": value} for name, value in facts.items() if value])


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows as columns of text and of whole numbers, of which any may be unknown."""
    frame = pd.DataFrame(rows)
    return frame.astype({column: "Int64" if column in _COUNTS else "str" for column in frame.columns})

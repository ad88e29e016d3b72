"""The excerpts as a table for spreadsheets: one row an excerpt, RFC 4180.

UTF-8 with a byte order mark: without it Excel reads the file in the machine's old code page and breaks every quotation
mark; LibreOffice, pandas (`encoding="utf-8-sig"`) and R take it as well.
"""

import csv
import io
import json
import re
from typing import Any

from geo.dataset.named import actor_name
from geo.evidence.edition import Edition, hotspot_record

__all__ = ["COLUMNS", "csv_rows", "plain_cell", "safe_cell", "to_csv"]

COLUMNS = (
    "hotspot", "hotspot_name", "parent", "precision", "excerpt", "source", "source_label", "quote", "analyst_note",
    "topics", "actors", "event_date", "event_until", "analyst_event_name", "citation", "url", "state",
    "document", "sha256", "start", "end",
    "speaker", "stance", "analyst_mode", "analyst_weight", "analyst_claims", "analyst_claims_json",
)  # fmt: skip
"""The columns, left to right; new ones come last, where no reader counts on another.

Several topics, actors or claims in one cell are separated by `; `. What the analyst says stands in the columns whose
names begin with `analyst_`, the article's words only under `quote`. An empty `speaker`: the article itself.
`analyst_claims_json` has the claims as the data file does, hotspots by their ids, each with its hotspot under `about`.
"""

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it as a formula (`=`, `+`, `-`, `@`)."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """The text behind a cell: undoes `safe_cell`, also where the text itself began with an apostrophe."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def to_csv(edition: Edition) -> bytes:
    """Every excerpt of every hotspot, in the edition's order; UTF-8 with a byte order mark, lines end in CRLF."""
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS)
    writer.writeheader()
    for hotspot_id in edition.dataset.hotspots:
        for row in csv_rows(edition, hotspot_id):
            writer.writerow({column: safe_cell(cell) for column, cell in row.items()})
    return table.getvalue().encode("utf-8-sig")


def csv_rows(edition: Edition, hotspot_id: str) -> list[dict[str, str]]:
    """One hotspot's excerpts by column, as they are; what is unknown is empty."""
    hotspot = hotspot_record(edition, hotspot_id)
    found = []
    for excerpt in hotspot["excerpts"]:
        source = edition.dataset.sources[excerpt["source"]]
        event = excerpt["event"] or {}
        row = {
            **{column: excerpt[column] for column in ("source", "quote", "citation", "state", "document")},
            **{column: hotspot[column] for column in ("parent", "precision")},
            **{column: excerpt[column] for column in ("start", "end")},
            "hotspot": hotspot_id,
            "hotspot_name": hotspot["name"],
            "excerpt": excerpt["id"],
            "source_label": source.label,
            "topics": "; ".join(excerpt["topics"]),
            "actors": "; ".join(actor_name(edition.named, actor) for actor in excerpt["actors"]),
            **{f"event_{part}": event.get(part) for part in ("date", "until")},
            "analyst_event_name": event.get("name"),
            "analyst_note": excerpt["note"],
            "url": source.URL,
            "sha256": source.sha256,
            **{column: excerpt[column] for column in ("speaker", "stance")},
            **{f"analyst_{column}": excerpt[column] for column in ("mode", "weight")},
            "analyst_claims": "; ".join(claim["text"] for claim in excerpt["claims"]),
            "analyst_claims_json": _claims_json(excerpt["claims"], hotspot_id),
        }
        found.append({column: "" if row[column] is None else str(row[column]) for column in COLUMNS})
    return found


def _claims_json(claims: list[dict[str, Any]], hotspot_id: str) -> str:
    """The claims as a JSON array on one line, without what is unknown; empty where there are none."""
    plain = [
        {
            key: value
            for key, value in {**claim, "about": claim["about"] or hotspot_id}.items()
            if value and key != "text"
        }
        for claim in claims
    ]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) if plain else ""

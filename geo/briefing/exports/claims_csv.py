"""The claims as a table for spreadsheets: one row a claim, RFC 4180, UTF-8 with a byte order mark.

A claim is the analyst's coding and none of the article's words; the article's words stand under `quote` only.
"""

import csv
import io

from geo.briefing.content.claim_lines import ClaimLine, coded_claims
from geo.briefing.content.sheet import Sheet
from geo.briefing.exports.csv_table import safe_cell

__all__ = ["CLAIM_COLUMNS", "to_claims_csv"]

CLAIM_COLUMNS = (
    "coded_claim", "coded_who", "coded_does", "coded_whom", "coded_group", "coded_context", "coded_date", "place",
    "place_name", "hotspots", "excerpt", "source", "source_label", "speaker", "stance", "mode", "quote", "citation",
    "state",
)  # fmt: skip
"""The columns, left to right. Several values in one cell are separated by `; `.

`coded_who` and `coded_whom` are as in the data file: names of actors, and ids of hotspots. `coded_does` and
`coded_context` are PLOVER's terms, `coded_group` its quad category. `place` holds the ids of the hotspots where it is
done or that it is about, `hotspots` those whose excerpts state it.
"""


def to_claims_csv(sheet: Sheet) -> bytes:
    """Every claim of what a sheet shows, each once, in the order of its hotspots; lines end in CRLF."""
    table = io.StringIO()
    writer = csv.DictWriter(table, CLAIM_COLUMNS)
    writer.writeheader()
    for line in coded_claims(sheet):
        writer.writerow({column: safe_cell(cell) for column, cell in _row(sheet, line).items()})
    return table.getvalue().encode("utf-8-sig")


def _row(sheet: Sheet, line: ClaimLine) -> dict[str, str]:
    row, claim, dataset = line.row, line.row.claim, sheet.whole.dataset
    citations = {source.id: source.citation for source in sheet.sources}
    return {
        "coded_claim": line.clause,
        "coded_who": "; ".join(claim.who),
        "coded_does": claim.does.value,
        "coded_whom": "; ".join(claim.whom),
        "coded_group": row.quad.value,
        "coded_context": "; ".join(claim.context),
        "coded_date": claim.date or "",
        "place": "; ".join(row.places),
        "place_name": "; ".join(dataset.hotspots[place].name for place in row.places),
        "hotspots": "; ".join(row.hotspots),
        "excerpt": row.excerpt.id,
        "source": row.source,
        "source_label": dataset.sources[row.source].label,
        "speaker": row.speaker or "",
        "stance": row.stance.value,
        "mode": row.mode.value,
        "quote": row.excerpt.quote,
        "citation": citations[row.source],
        "state": sheet.part.proof(row.excerpt).state.value,
    }

"""What changed as a table for spreadsheets: a row for each excerpt that came, went or is altered, RFC 4180.

The columns are those of every table of excerpts, then `change` and `changed_fields`. What is gone stands as it was.
"""

import csv
import io
from collections.abc import Iterator

from geo.briefing.content.change_lines import PlaceChange, ShownChanges
from geo.briefing.content.changed_quotes import CHECK_WORDS
from geo.briefing.content.sheet import Sheet
from geo.briefing.exports.csv_table import COLUMNS, csv_rows, safe_cell
from geo.evidence.edition import Edition

__all__ = ["CHANGE_COLUMNS", "to_changes_csv"]

CHANGE_COLUMNS = (*COLUMNS, "change", "changed_fields")
"""The columns. `change` is `added`, `altered`, `gone`, `no longer verified` or `newly verified`, or two of them, parted
by `; `; `changed_fields` are the keys of the fields that are altered. A hotspot of which fields of its own are altered
has a row without an excerpt."""


def to_changes_csv(sheet: Sheet) -> bytes:
    """Every change of what a sheet of that kind shows, by place; UTF-8 with a byte order mark, lines end in CRLF."""
    since = sheet.since
    assert since is not None
    table = io.StringIO()
    writer = csv.DictWriter(table, CHANGE_COLUMNS)
    writer.writeheader()
    for place in since.places:
        for row in _rows(sheet.whole, since, place):
            writer.writerow({column: safe_cell(row.get(column, "")) for column in CHANGE_COLUMNS})
    return table.getvalue().encode("utf-8-sig")


def _rows(now: Edition, since: ShownChanges, place: PlaceChange) -> Iterator[dict[str, str]]:
    then = since.former.edition
    there, were = (
        {row["excerpt"]: row for row in csv_rows(edition, place.id)} if place.id in edition.dataset.hotspots else {}
        for edition in (now, then)
    )
    if place.fields:
        of = place.hotspot
        own = {"hotspot": place.id, "hotspot_name": of.name, "parent": of.parent or "", "precision": str(of.precision)}
        yield own | {"change": place.kind.value, "changed_fields": "; ".join(place.fields)}
    turned = {one.excerpt.id: CHECK_WORDS[one.lost] for one in place.turned}
    for change in place.excerpts:
        row = (were if change.after is None else there)[change.excerpt.id]
        if change.after is None and not since.former.checked:
            row = row | {"state": ""}
        kinds = (change.kind.value, turned.pop(change.excerpt.id, "") if change.after is not None else "")
        fields = "; ".join(field.field for field in change.fields)
        yield row | {"change": "; ".join(filter(None, kinds)), "changed_fields": fields}
    for excerpt, words in turned.items():
        yield there[excerpt] | {"change": words}

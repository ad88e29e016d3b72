"""The sources as a CSL-JSON array, which Zotero and other reference managers read.

Whose words a source passes on in the excerpts shown stands in `note`, after the analyst's note.
"""

import json
from typing import Any

from geo.evidence.citation import csl
from geo.evidence.edition import Edition
from geo.evidence.said_by import speakers_line

__all__ = ["to_csl"]


def to_csl(edition: Edition) -> bytes:
    """Every source as a CSL-JSON item, in the file's order; UTF-8."""
    items = [_item(edition, source_id) for source_id in edition.dataset.sources]
    return f"{json.dumps(items, ensure_ascii=False, indent=2)}\n".encode()


def _item(edition: Edition, source_id: str) -> dict[str, Any]:
    item = csl(source_id, edition.dataset.sources[source_id])
    passed_on = speakers_line(edition.excerpts_of(source_id))
    return {**item, "note": " ".join(filter(None, (item.get("note"), passed_on)))} if passed_on else item

"""The sources as a CSL-JSON array, which Zotero and other reference managers read."""

import json

from geo.evidence.citation import csl
from geo.evidence.edition import Edition

__all__ = ["to_csl"]


def to_csl(edition: Edition) -> bytes:
    """Every source as a CSL-JSON item, in the file's order; UTF-8."""
    items = [csl(source_id, source) for source_id, source in edition.dataset.sources.items()]
    return f"{json.dumps(items, ensure_ascii=False, indent=2)}\n".encode()

"""The shipped data file, the articles that it quotes where they are here, and which places they name."""

import re

import pytest
from repository import DATA, DOCUMENTS

from geo.dataset.loader import load
from geo.dataset.model import Excerpt

__all__ = ["DATASET", "EXCERPTS", "PLACEMENTS", "document", "mentions", "spans"]

DATASET = load(DATA).dataset
PLACEMENTS = tuple((spot_id, excerpt) for spot_id, spot in DATASET.hotspots.items() for excerpt in spot.excerpts)
"""Every excerpt with the hotspot that it stands under."""
EXCERPTS = {excerpt.id: excerpt for _, excerpt in reversed(PLACEMENTS)}
"""Every excerpt once, as it stands under the first of its hotspots."""

_ELISION = " […] "

_CUES = {
    "afghanistan": ("AfghanistanLibyaSyriaVenezuela",),
    "belarus": ("Belarusian", "Lukashenko"),
    "canada": ("Canadian",),
    "europe": ("European",),
    "himalayas": ("China-India conflict",),
    "hong-kong": ("Hong Kongers",),
    "iran": ("Iranian", "Iranians"),
    "israel-palestinians": ("Israeli-Palestinian",),
    "korea": ("Kim Jong", "Korean"),
    "libya": ("AfghanistanLibyaSyriaVenezuela",),
    "serbia": ("Serbian",),
    "sino-russian-border": ("border conflicts",),
    "south-china-sea": ("South China Seas",),
    "sudan": ("Bashir",),
    "syria": ("Assad", "Syrian"),
    "taiwan": ("One-China",),
    "ukraine": ("Ukrainian",),
    "venezuela": ("Maduro", "Guaidó", "Venezuelan"),
    "xinjiang": ("Uighurs",),
}
"""What gives a place away in a text without being one of its names: people, adjectives, words run together."""


def document(source_id: str) -> str:
    """The text of an article. Skips the test where it is not on this machine."""
    path = DOCUMENTS / DATASET.sources[source_id].document
    if not path.is_file():
        pytest.skip(f"the article {path.name} is not on this machine")
    return path.read_text(encoding="utf-8")


def spans(excerpt: Excerpt) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each part of a quote, wherever it stands in the document: code points, end exclusive, any white space."""
    text = document(excerpt.source)
    patterns = (r"\s+".join(map(re.escape, part.split())) for part in excerpt.quote.split(_ELISION))
    return tuple(tuple(found.span() for found in re.finditer(pattern, text)) for pattern in patterns)


def mentions(spot_id: str, source_id: str) -> tuple[str, ...]:
    """The names and cues of a hotspot that stand as whole words in a document."""
    spot = DATASET.hotspots[spot_id]
    text = " ".join(document(source_id).split())
    names = (spot.name, *spot.aliases, *_CUES.get(spot_id, ()))
    return tuple(name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))

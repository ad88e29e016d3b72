"""An invented article, and a dataset that quotes it: nothing in it is anybody's."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from geo.dataset.model import Dataset

SENTENCES = (
    "Norland and Sudmark signed the Treaty of Aldmoor on 14 March 1998, after six years of talks.",
    "“Norland’s fleet will not enter the Strait of Ember,” said Minister Ada Quill.",
    "By 2004 the treaty — the first of its kind — had cut traffic by 37.5 per cent.",
    "Estmark, which never joined, officially sold 1,250 first-class patrol boats to Sudmark.",
    "Winter temperatures of −12 degrees close the harbour for 5–7 weeks each year…",
    "Sudmark does not recognise the island’s council, and Norland did not ask it to.",
    "The fishing co-operative at Hollin Bay re-formed in 2011 with only 40 members.",
    "Officials in Estmark “deny nothing and confirm nothing”, the Gazette’s editor wrote.",
    "The outflow from the upper reservoir rose from 10 - 5 units to 10² units overnight.",
    "Neither Norland nor Estmark has ratified the second protocol — or said why.",
    "Its non-aligned neighbours finance fifteen offshore wind farms, worth $3.2 billion.",
    "If Sudmark withdraws, Article 9 obliges Norland to return every lighthouse it holds.",
)
ARTICLE = "The Lights of Ember\n\n" + "\n\n".join(
    " ".join(SENTENCES[at : at + 3]) for at in range(0, len(SENTENCES), 3)
)


def dataset(quotes: Sequence[str], *, document: str = "gazette.txt", sha256: str | None = None) -> Dataset:
    """A dataset of one source and one hotspot that quotes it."""
    digest = sha256 or hashlib.sha256(ARTICLE.encode()).hexdigest()
    source = {"label": "Gazette 2020", "type": "webpage", "basis": {"type": "URL"}, "document": document}
    excerpts = tuple({"source": "gazette-2020", "quote": quote} for quote in quotes)
    hotspot = {"name": "Ember", "region": {"countries": ("NLD",)}, "precision": "sea", "excerpts": excerpts}
    return Dataset.model_validate(
        {
            "about": {"title": "Lights", "publisher": "Nobody", "as_of": "2020"},
            "sources": {"gazette-2020": {**source, "sha256": digest}},
            "hotspots": {"ember": hotspot},
        }
    )


def folder_with(path: Path, text: str = ARTICLE) -> Path:
    """The folder, now with the article in it."""
    (path / "gazette.txt").write_bytes(text.encode())
    return path

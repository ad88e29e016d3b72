"""Sheets of invented data, for figures and documents."""

import copy
from dataclasses import replace
from typing import Any

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.dataset.model import Dataset
from geo.evidence.edition import Edition, unproven
from geo.selection.selection import FigureKind, Selection

SHA = "ab" * 32


def source(label: str, issued: str | None = None, **more: object) -> dict[str, Any]:
    """A source with what every one has."""
    basis = {name: "document" for name in ("title", "container-title", "publisher", "URL", "author") if name in more}
    dated = {"issued": issued} if issued else {}
    return {
        "label": label, "type": "report", "document": "text.txt", "sha256": "0" * 64, **dated, **more,
        "basis": {"type": "inferred", **basis, **dict.fromkeys(dated, "document")},
    }  # fmt: skip


def excerpt(source_id: str, quote: str, **more: object) -> dict[str, Any]:
    """An excerpt; `more` as in the data file."""
    return {"source": source_id, "quote": quote, **more}


def hotspot(name: str, *excerpts: dict[str, Any], **more: object) -> dict[str, Any]:
    """A hotspot at a point."""
    region = {"point": [20.0, 44.0], "radius_km": 50}
    return {"name": name, "region": region, "precision": "city", "excerpts": list(excerpts), **more}


def edition(sources: dict[str, Any], hotspots: dict[str, Any], **about: object) -> Edition:
    """An edition of nothing but invented data, without documents."""
    head = {"title": "An invented map", "publisher": "The Example Desk", "as_of": "2020-12-31", **about}
    dataset = Dataset.model_validate(copy.deepcopy({"about": head, "sources": sources, "hotspots": hotspots}))
    return Edition(dataset=dataset, sha256=SHA, verification=unproven(dataset, "there are no documents"))


def sheet(of: Edition, figure: FigureKind = FigureKind.MAP, **brief: object) -> Sheet:
    """A sheet of everything that the edition holds."""
    asked = replace(Brief(selection=Selection(figure=figure)), **brief)  # type: ignore[arg-type]  # by name
    return make_sheet(asked, of)

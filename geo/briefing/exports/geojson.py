"""The hotspots as GeoJSON (RFC 7946): one feature each, with its excerpts; WGS 84, longitude first.

Outlines follow the boundary data and the viewpoint that the collection names. A region that crosses the antimeridian
is cut there, and its bbox then has a western edge greater than its eastern one (RFC 7946, 3.1.9 and 5.2). No edge is
longer than a degree, so that parallels stay parallels where somebody projects them. Properties
whose names begin with `analyst_` are the analyst's, words and coding; only `quote` is the article's. Without a
`speaker` the article itself speaks. Actors have their names, claims the ids of the data file and a text.
"""

import json
from collections.abc import Iterable
from typing import Any

from geo.atlas.compose import bounds, label_point
from geo.atlas.geojson import geometry
from geo.atlas.viewpoints import DATASET
from geo.briefing.exports.outline import DECIMALS, exported_outline
from geo.dataset.named import actor_name
from geo.evidence.edition import Edition, hotspot_record

__all__ = ["to_geojson"]


def to_geojson(edition: Edition) -> bytes:
    """Every hotspot as one feature, in the edition's order, one feature a line; UTF-8."""
    about = edition.dataset.about
    head = {
        "type": "FeatureCollection",
        "about": about.model_dump(mode="json"),
        "data": {"sha256": edition.sha256},
        "boundaries": {"dataset": DATASET, "viewpoint": str(about.viewpoint)},
    }
    features = ",\n".join(_json(_feature(edition, hotspot_id)) for hotspot_id in edition.dataset.hotspots)
    return f'{_json(head)[:-1]},"features":[\n{features}\n]}}\n'.encode()


def _feature(edition: Edition, hotspot_id: str) -> dict[str, Any]:
    region, viewpoint = edition.dataset.hotspots[hotspot_id].region, edition.dataset.about.viewpoint
    return {
        "type": "Feature",
        "id": hotspot_id,
        "bbox": _rounded(bounds(region, viewpoint)),
        "geometry": geometry(exported_outline(region, viewpoint), DECIMALS),
        "properties": {**_record(edition, hotspot_id), "label_point": _rounded(label_point(region, viewpoint))},
    }


def _record(edition: Edition, hotspot_id: str) -> dict[str, Any]:
    """The hotspot as plain values; the analyst's own words under names that begin with `analyst_`."""
    hotspot = hotspot_record(edition, hotspot_id)
    excerpts = [
        {
            **{_RENAMED.get(name, name): value for name, value in excerpt.items()},
            "actors": [actor_name(edition.named, actor) for actor in excerpt["actors"]],
            "event": excerpt["event"] and _renamed(excerpt["event"], "name", "analyst_name"),
        }
        for excerpt in hotspot["excerpts"]
    ]
    return {**_renamed(hotspot, "note", "analyst_note"), "excerpts": excerpts}


_RENAMED = {name: f"analyst_{name}" for name in ("note", "mode", "weight", "claims")}
"""Names of an excerpt's record → those that say that the values are the analyst's."""


def _renamed(values: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old else name: value for name, value in values.items()}


def _rounded(numbers: Iterable[float]) -> list[float]:
    return [round(number, DECIMALS) + 0.0 for number in numbers]  # + 0.0: no -0.0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

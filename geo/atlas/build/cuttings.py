"""What the atlas cuts out of Natural Earth's 1:50m countries, and the names it gives to the pieces.

Tables only. A cut follows the provinces of Natural Earth 4.1 (1:10m), which carry no ISO 3166-2 code: the codes
here are matched to them by country and name. Others follow the 1:10m disputed areas. Three have neither to follow and
are drawn by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "AREAS",
    "AREA_CUTS",
    "AREA_UNITS",
    "CALM_AREAS",
    "DISPUTED_CUTS",
    "ISLANDS",
    "LINE_CUTS",
    "PART_CUTS",
    "PROVINCES",
    "BoxCut",
    "DisputedCut",
    "LineCut",
    "ProvinceCut",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceCut:
    """A piece of a country made of whole 1:10m provinces."""

    country: str
    """`ADM0_A3` of the 1:50m country that is cut."""
    iso_a2: str
    """`iso_a2` of the provinces."""
    names: tuple[str, ...]
    """`name` of the provinces, spelt as in the file."""
    title: str
    """Display name."""
    area: str | None = None
    """Id of the disputed area that the piece belongs to besides."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BoxCut:
    """The parts of a country (islands, peninsulas held as parts of their own) that lie in a box."""

    country: str
    """`ADM0_A3` of the country."""
    box: tuple[float, float, float, float]
    """West, south, east, north in degrees; a part belongs when the box holds it whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LineCut:
    """A piece of a country on one side of a line drawn by hand."""

    country: str
    """`ADM0_A3` of the country."""
    line: tuple[tuple[float, float], ...]
    """Longitude, latitude in degrees; both ends lie outside the country."""
    side: tuple[float, float, float, float]
    """West, south, east, north in degrees: a face belongs when its representative point lies inside."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DisputedCut:
    """A piece of a country along an outline of Natural Earth's 1:10m disputed areas."""

    country: str
    """`ADM0_A3` of the 1:50m country that is cut."""
    names: tuple[str, ...]
    """`BRK_NAME` of the outlines."""
    margin_deg: float = 0.04
    """Within it the outline and the country's own are one line at two scales, and the country's is taken."""
    holder: str | None = None
    """Id of the atom that it is cut out of; None where that is what the source says."""


CLAIMED_2022 = "southeastern-ukraine"


def _ua(title: str, name: str) -> ProvinceCut:
    return ProvinceCut(country="UKR", iso_a2="UA", names=(name,), title=title, area=CLAIMED_2022)


def _ru(title: str, *names: str) -> ProvinceCut:
    return ProvinceCut(country="RUS", iso_a2="RU", names=names, title=title)


PROVINCES: Mapping[str, ProvinceCut] = {
    "CN-XJ": ProvinceCut(country="CHN", iso_a2="CN", names=("Xinjiang",), title="Xinjiang"),
    "CN-XZ": ProvinceCut(country="CHN", iso_a2="CN", names=("Xizang",), title="Tibet"),
    "RU-AMU": _ru("Amur Oblast", "Amur"),
    "RU-BU": _ru("Buryatia", "Buryat"),
    "RU-CHU": _ru("Chukotka", "Chukchi Autonomous Okrug"),
    "RU-KAM": _ru("Kamchatka Krai", "Kamchatka"),
    "RU-KHA": _ru("Khabarovsk Krai", "Khabarovsk"),
    # "Maga Buryatdan" is a fault of the file, a search-and-replace gone wrong.
    "RU-MAG": _ru("Magadan Oblast", "Maga Buryatdan"),
    "RU-PRI": _ru("Primorsky Krai", "Primor'ye"),
    "RU-SA": _ru("Sakha (Yakutia)", "Sakha (Yakutia)"),
    "RU-SAK": _ru("Sakhalin Oblast", "Sakhalin"),
    "RU-YEV": _ru("Jewish Autonomous Oblast", "Yevrey"),
    "RU-ZAB": _ru("Zabaykalsky Krai", "Chita"),
    "SY-ID": ProvinceCut(country="SYR", iso_a2="SY", names=("Idlib",), title="Idlib"),
    "UA-09": _ua("Luhansk Oblast", "Luhans'k"),
    "UA-14": _ua("Donetsk Oblast", "Donets'k"),
    "UA-23": _ua("Zaporizhzhia Oblast", "Zaporizhzhya"),
    "UA-65": _ua("Kherson Oblast", "Kherson"),
}
"""ISO 3166-2 → the province."""

AREA_CUTS: Mapping[str, ProvinceCut] = {
    "abkhazia": ProvinceCut(country="GEO", iso_a2="GE", names=("Abkhazia",), title="Abkhazia"),
    "arunachal-pradesh": ProvinceCut(
        country="IND", iso_a2="IN", names=("Arunachal Pradesh",), title="Arunachal Pradesh"
    ),
    "azad-kashmir": ProvinceCut(country="PAK", iso_a2="PK", names=("Azad Kashmir",), title="Azad Kashmir"),
    "gilgit-baltistan": ProvinceCut(country="PAK", iso_a2="PK", names=("Northern Areas",), title="Gilgit-Baltistan"),
    # Natural Earth 4.1 is older than the division of 2019: Ladakh is part of this piece.
    "jammu-and-kashmir": ProvinceCut(
        country="IND", iso_a2="IN", names=("Jammu and Kashmir",), title="Jammu and Kashmir"
    ),
}
"""Area id → the provinces it is made of."""

PART_CUTS: Mapping[str, BoxCut] = {
    "crimea": BoxCut(country="RUS", box=(32.0, 44.0, 37.0, 46.3)),
    "gaza": BoxCut(country="PSX", box=(34.0, 31.1, 34.7, 31.7)),
    "south-kurils": BoxCut(country="RUS", box=(145.0, 43.0, 149.3, 46.0)),
    "west-bank": BoxCut(country="PSX", box=(34.8, 31.2, 35.7, 32.7)),
}
"""Area id → the parts of a country that it is made of."""

LINE_CUTS: Mapping[str, LineCut] = {
    # East of the upper Jordan and the Sea of Galilee, down to the Yarmuk: 1:10m holds the Golan inside HaZafon.
    "golan": LineCut(
        country="ISR",
        line=((35.60, 33.30), (35.64, 33.24), (35.62, 33.05), (35.63, 32.90), (35.65, 32.77), (35.66, 32.60)),
        side=(35.61, 32.60, 36.0, 33.50),
    ),
    # The line of 1914, up to which South Sudan claims the land. In the 1:50m countries Kenya ends at the patrol line of
    # 1950, in the 1:10m provinces and the disputed areas at that of 1938, farther south.
    "ilemi": LineCut(country="KEN", line=((34.2, 4.62), (36.1, 4.62)), side=(34.2, 4.62, 36.1, 5.6)),
    # 27°40' N, the northern limit of the former Spanish Sahara; the berm itself is Natural Earth's.
    "western-sahara": LineCut(
        country="MAR",
        line=((-14.0, 27.6667), (-8.0, 27.6667)),
        side=(-18.0, 20.0, -8.0, 27.6667),
    ),
}
"""Area id → the side of a line that it is made of."""

DISPUTED_CUTS: Mapping[str, DisputedCut] = {
    "abyei": DisputedCut(country="SDN", names=("Abyei",)),
    "aksai-chin": DisputedCut(country="CHN", names=("Aksai Chin",)),
    # The 1:50m countries have it in China, the 1:10m provinces and the disputed areas ("Admin. by India") in India.
    "demchok": DisputedCut(country="CHN", names=("Demchok",), holder="IND.jammu-and-kashmir"),
    "essequibo": DisputedCut(country="GUY", names=("West of Essequibo River",)),
    "nagorno-karabakh": DisputedCut(country="AZE", names=("Nagorno-Karabakh",)),
    "shaksgam": DisputedCut(country="CHN", names=("Shaksam Valley",)),
    "shebaa": DisputedCut(country="ISR", names=("Shebaa Farms",), margin_deg=0.01, holder="ISR.golan"),
    "south-ossetia": DisputedCut(country="GEO", names=("South Ossetia",)),
    "transnistria": DisputedCut(country="MDA", names=("Transnistria",), margin_deg=0.03),
}
"""Area id → the outline that it is cut along."""

ISLANDS: Mapping[str, DisputedCut] = {
    "abu-musa": DisputedCut(country="IRN", names=("Abu Musa I.",)),
    "dokdo": DisputedCut(country="KOR", names=("Dokdo",)),
    "paracel-islands": DisputedCut(country="CHN", names=("Paracel Is.",)),
    "scarborough-reef": DisputedCut(country="SCR", names=("Scarborough Reef",)),
    "senkaku-islands": DisputedCut(country="JPN", names=("Pinnacle Is.",)),
    "spratly-islands": DisputedCut(country="PGA", names=("Spratly Is.",)),
}
"""Area id → islands that no 1:50m country has; `PGA` and `SCR` are Natural Earth's codes for what several states hold
or claim and none is given."""

AREA_UNITS: Mapping[str, str] = {
    "hong-kong": "HKG",
    "kosovo": "KOS",
    "macao": "MAC",
    "northern-cyprus": "CYN",
    "scarborough-reef": "SCR",
    "siachen": "KAS",
    "somaliland": "SOL",
    "spratly-islands": "PGA",
    "taiwan": "TWN",
    "western-sahara": "SAH",
}
"""Area id → the country of Natural Earth that it is, or that is a part of it."""

AREAS: Mapping[str, str] = {
    "abkhazia": "Abkhazia",
    "abu-musa": "Abu Musa",
    "abyei": "Abyei",
    "aksai-chin": "Aksai Chin",
    "arunachal-pradesh": "Arunachal Pradesh",
    "azad-kashmir": "Azad Kashmir",
    "crimea": "Crimea",
    "demchok": "Demchok",
    "dokdo": "Dokdo",
    "essequibo": "Essequibo",
    "gaza": "Gaza Strip",
    "gilgit-baltistan": "Gilgit-Baltistan",
    "golan": "Golan Heights",
    "hong-kong": "Hong Kong",
    "ilemi": "Ilemi Triangle",
    "jammu-and-kashmir": "Jammu and Kashmir (with Ladakh)",
    "korean-dmz": "Korean Demilitarized Zone",
    "kosovo": "Kosovo",
    "macao": "Macao",
    "nagorno-karabakh": "Nagorno-Karabakh",
    "northern-cyprus": "Northern Cyprus",
    "paracel-islands": "Paracel Islands",
    "scarborough-reef": "Scarborough Shoal",
    "senkaku-islands": "Senkaku Islands",
    "shaksgam": "Shaksgam Valley",
    "shebaa": "Shebaa Farms",
    "siachen": "Siachen Glacier",
    "somaliland": "Somaliland",
    "south-kurils": "South Kuril Islands",
    "south-ossetia": "South Ossetia",
    CLAIMED_2022: "Donetsk, Kherson, Luhansk and Zaporizhzhia oblasts",
    "spratly-islands": "Spratly Islands",
    "taiwan": "Taiwan",
    "transnistria": "Transnistria",
    "west-bank": "West Bank",
    "western-sahara": "Western Sahara",
}
"""Area id → display name."""

CALM_AREAS = frozenset({"hong-kong", "korean-dmz", "macao", "nagorno-karabakh"})
"""Areas that are no dispute over territory, or none any more: they are not hatched."""

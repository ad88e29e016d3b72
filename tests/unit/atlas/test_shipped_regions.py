"""Named cities lie in or outside the region of every shipped hotspot, in every viewpoint.

Cities are Natural Earth's; places that it has none for stand in `POINTS`. On a generalised coast a city may stand a
little off the land: what must lie inside may lie within `NEAR_DEG` of the region.
"""

from dataclasses import dataclass, field

import pytest
import shapely
from repository import DATA

from geo.atlas.cities import cities
from geo.atlas.compose import compose_region
from geo.dataset.loader import load
from geo.dataset.model import Viewpoint
from geo.dataset.recipe_names import place_named

HOTSPOTS = load(DATA).dataset.hotspots
NEAR_DEG = 0.1

POINTS: dict[str, tuple[float, float]] = {
    "Aksai Chin": (79.5, 35.2),
    "Bay of Bengal": (88.0, 15.0),
    "Bohai": (119.5, 38.7),
    "Depsang": (78.0, 35.2),
    "Doklam": (89.0, 27.3),
    "Etorofu": (147.8, 45.0),
    "Galwan": (78.2, 34.7),
    "Golan": (35.8, 33.0),
    "Gotland Deep": (20.0, 57.3),
    "Hot Springs": (78.95, 34.3),
    "Idlib": (36.63, 35.93),
    "Kerman": (57.08, 30.28),
    "Kherson": (32.62, 46.64),
    "Khuzestan": (48.7, 31.3),
    "Leh": (77.58, 34.16),
    "Lop Nur": (90.2, 40.2),
    "Luhansk": (39.3, 48.57),
    "Lviv": (24.03, 49.84),
    "Mazar-e Sharif": (67.11, 36.71),
    "North Pole": (0.0, 90.0),
    "Okinawa Trough": (126.0, 27.5),
    "Osh": (72.8, 40.53),
    "Pangong Tso": (78.7, 33.75),
    "Persian Gulf": (51.0, 27.5),
    "Philippine Sea": (132.0, 20.0),
    "Pitcairn": (-130.1, -25.07),
    "Ponta Delgada": (-25.67, 37.74),
    "Reykjavik": (-21.9, 64.13),
    "Sea of Okhotsk": (150.0, 54.0),
    "Sevastopol": (33.52, 44.6),
    "Simferopol": (34.1, 44.95),
    "South China Sea": (115.0, 14.0),
    "Southern Ocean": (150.0, -65.0),
    "Spratly Islands": (114.0, 10.0),
    "Sokhumi": (41.02, 43.02),
    "Strait of Taiwan": (119.3, 24.5),
    "Tasman Sea": (160.0, -38.0),
    "Tawang": (91.87, 27.59),
    "Tenerife": (-16.6, 28.3),
    "Tsushima Basin": (131.5, 36.8),
    "Yamato Basin": (135.0, 38.0),
    "Yellow Sea": (123.5, 35.5),
    "Zhenbao": (133.84, 46.48),
    "off Fujairah": (57.8, 25.0),
    "off Sri Lanka": (80.0, 0.0),
    "off Socotra": (53.0, 10.0),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What lies in a region and what does not; names as in Natural Earth or in `POINTS`."""

    inside: tuple[str, ...]
    outside: tuple[str, ...]
    contested: dict[str, str] = field(default_factory=dict)
    """Name → the viewpoints in which it lies inside, on purpose."""


NOT_HELD = "UN CN IN RS UA US"
"""Viewpoints in which Crimea is Ukraine's."""
NOT_2022 = "de-facto UN CN IN RS UA US"
"""Viewpoints in which the four oblasts are Ukraine's."""

TABLE: dict[str, Row] = {
    "arctic": Row(inside=("Murmansk", "North Pole"), outside=("Reykjavik", "Yakutsk", "Anchorage")),
    "serbia": Row(
        inside=("Belgrade",), outside=("Sarajevo", "Podgorica", "Skopje"), contested={"Pristina": "CN IN RU RS UA"}
    ),
    "venezuela": Row(inside=("Caracas", "Maracaibo"), outside=("Bogota", "Georgetown", "Willemstad")),
    "syria": Row(
        inside=("Damascus", "Aleppo", "Idlib"),
        outside=("Beirut", "Mosul", "Jerusalem"),
        contested={"Golan": "UN CN IN RU RS UA"},
    ),
    "korea": Row(inside=("Pyongyang",), outside=("Seoul", "Busan", "Vladivostok", "Dalian")),
    "central-asia": Row(
        inside=("Almaty", "Bishkek", "Dushanbe", "Tashkent", "Ashgabat"),
        outside=("Kabul", "Ürümqi", "Baku", "Orenburg"),
    ),
    "africa": Row(
        inside=("Cairo", "Laayoune", "Hargeysa", "Antananarivo", "Cape Town"),
        outside=("Madrid", "Sanaa", "Jerusalem", "Tenerife"),
    ),
    "sudan": Row(inside=("Khartoum",), outside=("Juba", "Asmara", "Ndjamena")),
    "central-african-republic": Row(inside=("Bangui",), outside=("Juba", "Ndjamena", "Yaounde")),
    "libya": Row(inside=("Tripoli", "Banghazi"), outside=("Tunis", "Cairo", "Ndjamena")),
    "kyrgyzstan": Row(inside=("Bishkek", "Osh"), outside=("Almaty", "Tashkent", "Kashgar")),
    "latin-america": Row(
        inside=("Mexico City", "Bogota", "Brasília", "Havana", "San Juan, PRI", "Stanley", "Buenos Aires"),
        outside=("Miami", "Cayenne", "San Diego", "Hamilton, BMU"),
    ),
    "canada": Row(inside=("Ottawa", "Vancouver, CAN"), outside=("Seattle", "Anchorage", "Nuuk", "Boston")),
    "middle-east": Row(
        inside=("Cairo", "Tehran", "Baghdad", "Jerusalem", "Aden", "Muscat"),
        outside=("Ankara", "Nicosia", "Kabul", "Khartoum", "Tripoli", "Baku"),
    ),
    "idlib": Row(inside=("Idlib",), outside=("Aleppo", "Damascus")),
    "iran": Row(inside=("Tehran", "Mashhad", "Khuzestan", "Kerman"), outside=("Baghdad", "Herat", "Basra", "Baku")),
    "gulf-of-oman": Row(inside=("off Fujairah",), outside=("Persian Gulf", "off Socotra", "Tehran")),
    "iraq": Row(inside=("Baghdad", "Basra", "Mosul"), outside=("Kuwait", "Damascus", "Tehran")),
    "baghdad-embassy": Row(inside=("Baghdad",), outside=("Basra", "Mosul")),
    "israel-palestinians": Row(
        inside=("Jerusalem", "Ramallah", "Gaza", "Tel Aviv-Yafo"),
        outside=("Damascus", "Beirut", "Amman"),
        contested={"Golan": "de-facto US"},
    ),
    "gaza": Row(inside=("Gaza",), outside=("Jerusalem", "Ramallah", "Cairo")),
    "lebanon": Row(inside=("Beirut",), outside=("Damascus", "Tel Aviv-Yafo", "Golan")),
    "yemen": Row(inside=("Sanaa", "Aden"), outside=("Djibouti", "Muscat", "off Socotra")),
    "afghanistan": Row(
        inside=("Kabul", "Kandahar", "Herat", "Mazar-e Sharif"), outside=("Peshawar", "Mashhad", "Dushanbe")
    ),
    "europe": Row(
        inside=(
            "Lisbon",
            "London",
            "Reykjavik",
            "Oslo",
            "Kiev",
            "Minsk",
            "Pristina",
            "Valletta",
            "Nicosia",
            "Funchal",
            "Tenerife",
            "Ponta Delgada",
        ),
        outside=(
            "Moscow",
            "Kaliningrad",
            "Istanbul",
            "Tbilisi",
            "Tunis",
            "Longyearbyen",
            "Cayenne",
            "Nuuk",
        ),
        contested={"Simferopol": NOT_HELD, "Sevastopol": NOT_HELD, "Donetsk": NOT_2022, "Luhansk": NOT_2022},
    ),
    "european-union": Row(
        inside=("Brussels", "Lisbon", "Helsinki", "Nicosia", "Valletta", "Dublin"),
        outside=("London", "Oslo", "Bern", "Kiev", "Belgrade", "Minsk", "Ankara", "Kaliningrad"),
    ),
    "kosovo": Row(inside=("Pristina",), outside=("Belgrade", "Skopje", "Tirana")),
    "ukraine": Row(
        inside=("Kiev", "Lviv", "Odessa"),
        outside=("Minsk", "Chișinău", "Moscow", "Rostov"),
        contested={
            "Simferopol": NOT_HELD,
            "Sevastopol": NOT_HELD,
            "Donetsk": NOT_2022,
            "Luhansk": NOT_2022,
            "Kherson": NOT_2022,
        },
    ),
    "crimea": Row(inside=("Simferopol", "Sevastopol"), outside=("Kherson", "Odessa", "Krasnodar")),
    "belarus": Row(inside=("Minsk",), outside=("Vilnius", "Kiev", "Warsaw", "Moscow")),
    "poland": Row(inside=("Warsaw", "Kraków"), outside=("Kaliningrad", "Lviv", "Berlin", "Minsk")),
    "baltic-states": Row(inside=("Tallinn", "Riga", "Vilnius"), outside=("Kaliningrad", "Helsinki", "Minsk")),
    "baltic-sea": Row(inside=("Gotland Deep",), outside=("Oslo", "Berlin", "Murmansk")),
    "georgia": Row(
        inside=("Tbilisi",), outside=("Yerevan", "Baku"), contested={"Sokhumi": "de-facto UN CN IN RS UA US"}
    ),
    "hong-kong": Row(inside=("Hong Kong",), outside=("Guangzhou", "Macau")),
    "xinjiang": Row(inside=("Ürümqi", "Kashgar", "Lop Nur"), outside=("Lhasa", "Lanzhou", "Almaty", "Leh")),
    "tibet": Row(inside=("Lhasa",), outside=("Chengdu", "Kathmandu", "Thimphu", "Ürümqi")),
    "himalayas": Row(
        inside=("Galwan", "Pangong Tso", "Depsang", "Hot Springs", "Aksai Chin", "Doklam", "Tawang"),
        outside=("Lhasa", "Delhi", "Srinagar", "Islamabad", "Kashgar", "Ürümqi", "Dhaka"),
    ),
    "sino-russian-border": Row(
        inside=("Blagoveshchensk", "Khabarovsk", "Zhenbao"),
        outside=("Harbin", "Chita", "Beijing", "Ulaanbaatar", "Almaty"),
    ),
    "eastern-military-district": Row(
        inside=("Khabarovsk", "Vladivostok", "Chita", "Yakutsk", "Etorofu"),
        outside=("Irkutsk", "Novosibirsk", "Harbin", "Sapporo"),
    ),
    "western-russia": Row(
        inside=("Moscow", "St. Petersburg", "Kazan", "Orenburg", "Murmansk", "Rostov"),
        outside=(
            "Donetsk",
            "Luhansk",
            "Kherson",
            "Simferopol",
            "Sevastopol",
            "Kaliningrad",
            "Yekaterinburg",
            "Omsk",
            "Kiev",
            "Minsk",
        ),
    ),
    "asia-pacific": Row(
        inside=(
            "Tokyo",
            "Manila",
            "Jakarta",
            "Seoul",
            "Pyongyang",
            "Taipei",
            "Canberra",
            "Beijing",
            "Hong Kong",
            "Hanoi",
            "Singapore",
            "Wellington",
            "South China Sea",
            "Spratly Islands",
            "Philippine Sea",
            "Okinawa Trough",
            "Yamato Basin",
        ),
        outside=(
            "Irkutsk",
            "Novosibirsk",
            "Almaty",
            "Vladivostok",
            "Ulaanbaatar",
            "Delhi",
            "Honolulu",
            "Bay of Bengal",
        ),
    ),
    "south-east-asia": Row(
        inside=("Jakarta", "Manila", "Hanoi", "Bangkok", "Singapore", "Dili"),
        outside=("Guangzhou", "Dhaka", "Port Moresby", "Darwin", "Taipei"),
    ),
    "south-korea": Row(inside=("Seoul", "Busan"), outside=("Pyongyang", "Fukuoka", "Dalian")),
    "vietnam": Row(inside=("Hanoi", "Ho Chi Minh City"), outside=("Vientiane", "Phnom Penh", "Nanning")),
    "taiwan": Row(inside=("Taipei", "Kaohsiung"), outside=("Xiamen", "Manila", "Naha")),
    "taiwan-strait": Row(inside=("Strait of Taiwan",), outside=("Okinawa Trough", "South China Sea", "Philippine Sea")),
    "south-china-sea": Row(
        inside=("South China Sea", "Spratly Islands"), outside=("Okinawa Trough", "Philippine Sea", "Strait of Taiwan")
    ),
    "east-china-sea": Row(inside=("Okinawa Trough",), outside=("South China Sea", "Yamato Basin", "Bohai")),
    "sea-of-japan": Row(
        inside=("Yamato Basin", "Tsushima Basin"), outside=("Sea of Okhotsk", "Yellow Sea", "Okinawa Trough")
    ),
    "indian-ocean": Row(
        inside=("off Sri Lanka",), outside=("South China Sea", "Persian Gulf", "Tasman Sea", "Southern Ocean")
    ),
    "south-pacific": Row(inside=("Pitcairn",), outside=("off Sri Lanka", "Philippine Sea", "South China Sea")),
}


def where(name: str) -> shapely.Point:
    if name in POINTS:
        return shapely.Point(POINTS[name])
    place, countries = place_named(name)
    assert len(countries) == 1, f"{name}: {countries}"
    city = next(one for one in cities() if (one.name, one.country) == (place, countries[0]))
    return shapely.Point(city.lon, city.lat)


def test_no_hotspot_is_missing_in_the_table() -> None:
    assert set(HOTSPOTS) - set(TABLE) == set()


@pytest.mark.parametrize("viewpoint", Viewpoint)
@pytest.mark.parametrize("spot_id", HOTSPOTS)
def test_cities_lie_where_the_hotspot_means(spot_id: str, viewpoint: Viewpoint) -> None:
    row, region = TABLE[spot_id], compose_region(HOTSPOTS[spot_id].region, viewpoint)
    held = {name for name, views in row.contested.items() if viewpoint.value in views.split()}
    assert [name for name in (*row.inside, *held) if region.distance(where(name)) > NEAR_DEG] == []
    assert [name for name in (*row.outside, *(row.contested.keys() - held)) if region.covers(where(name))] == []


@pytest.mark.parametrize("spot_id", [id_ for id_, row in TABLE.items() if row.contested and id_ in HOTSPOTS])
def test_what_is_contested_differs_between_viewpoints(spot_id: str) -> None:
    for name, views in TABLE[spot_id].contested.items():
        assert 0 < sum(view.value in views.split() for view in Viewpoint) < len(Viewpoint), name


BESIDE = {
    "baltic-sea": "a sea beside Europe's land",
    "crimea": "drawn with Russia in the views that hold it to be Russia's",
    "gulf-of-oman": "a sea beside the Middle East's land",
    "taiwan-strait": "a sea beside Taiwan",
}
"""Hotspots that lie beside their parent, and why."""


@pytest.mark.parametrize("viewpoint", Viewpoint)
@pytest.mark.parametrize("spot_id", [id_ for id_, spot in HOTSPOTS.items() if spot.parent and id_ not in BESIDE])
def test_a_hotspot_lies_within_its_parent_or_is_known_to_lie_beside_it(spot_id: str, viewpoint: Viewpoint) -> None:
    spot = HOTSPOTS[spot_id]
    assert spot.parent is not None
    region = compose_region(spot.region, viewpoint)
    parent = compose_region(HOTSPOTS[spot.parent].region, viewpoint)
    assert region.difference(parent).area < 0.001 * region.area, spot.parent

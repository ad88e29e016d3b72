import math

import pytest
import shapely

from geo.atlas.atoms import Area, atoms
from geo.atlas.cities import _ENGLISH, City, cities
from geo.dataset.recipe_names import atlas_index


def named(name: str) -> City:
    (city,) = (city for city in cities() if city.name == name)
    return city


def test_cities_are_many_and_lie_on_the_earth_in_countries_of_the_atlas() -> None:
    assert len(cities()) > 1200
    assert {city.country for city in cities()} <= set(atlas_index().countries)
    assert all(city.ascii_name.isascii() and city.name for city in cities())
    assert all(abs(city.lon) <= 180 and abs(city.lat) <= 90 for city in cities())


def test_nearly_every_city_lies_in_its_country_or_near_its_coast() -> None:
    land: dict[str, list[Area]] = {code: [] for code in atlas_index().countries}
    for atom in atoms().values():
        land.setdefault(atom.unit, []).append(atom.geometry)
    away = [
        city.name
        for city in cities()
        if shapely.distance(land[city.country], shapely.Point(city.lon, city.lat)).min() > 0.35
    ]
    # Natural Earth at 1:50m has neither the rock nor, simplified, the capes that the others are on.
    assert away == ["Gibraltar", "Grand Turk", "Point Hope"]


def test_large_cities_have_a_low_rank_and_names_are_those_of_english_maps() -> None:
    assert named("Shenzhen").rank < named("Macau").rank
    assert named("Guangzhou").population > 5_000_000
    assert (named("Kiev").english_name, named("Tokyo").english_name) == ("Kyiv", "Tokyo")
    assert _ENGLISH.keys() <= {(city.country, city.name) for city in cities()}


@pytest.mark.parametrize(
    "name", ["Tokyo", "Jakarta", "Manila", "Taipei", "Pyongyang", "Moscow", "Belgrade", "Pristina", "Juba", "Naypyidaw"]
)
def test_capitals_are_told(name: str) -> None:
    assert named(name).capital


@pytest.mark.parametrize(
    "name", ["Shanghai", "Vladivostok", "Irkutsk", "Johannesburg", "Rangoon", "Hong Kong", "Istanbul"]
)
def test_other_cities_are_no_capitals(name: str) -> None:
    assert not named(name).capital


@pytest.mark.parametrize(
    ("name", "country", "lon", "lat"),
    [("San Marino", "SMR", 12.44, 43.94), ("Kaédi", "MRT", -13.5, 16.15), ("Wau", "SDS", 27.99, 7.7)],
)
def test_faults_of_the_layer_are_mended(name: str, country: str, lon: float, lat: float) -> None:
    city = named(name)
    assert city.country == country
    assert math.dist((city.lon, city.lat), (lon, lat)) < 0.02

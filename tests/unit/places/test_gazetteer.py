import gzip
import hashlib
import re
from collections import Counter

import pytest

from geo.dataset.recipe_names import atlas_index
from geo.places.gazetteer import PLACENAMES, Gazetteer, gazetteer, placename_rows
from geo.places.spelling import matching_form
from geo.places.toponym import PlaceKind

LARGEST_BYTES = 1_000_000
CITIES_SHA256 = "d83b374298ce0931d55e845ff74ec2844bea7114aa8846d8ace4403e99cba122"
"""Of the rows, decompressed: they change only with `python -m geo.places.build_gazetteer`."""


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return gazetteer()


def test_it_is_at_most_a_megabyte_compressed() -> None:
    size = sum(
        len(content) if file.suffix == ".gz" else len(gzip.compress(content))
        for file in PLACENAMES.iterdir()
        for content in (file.read_bytes(),)
    )
    assert size <= LARGEST_BYTES


def test_the_cities_are_those_that_were_built() -> None:
    rows = gzip.decompress((PLACENAMES / "cities.tsv.gz").read_bytes())
    assert hashlib.sha256(rows).hexdigest() == CITIES_SHA256
    inhabitants = [int(line.split("\t")[5]) for line in rows.decode().splitlines()]
    assert inhabitants == sorted(inhabitants, reverse=True)


def test_every_country_of_the_atlas_is_there_once() -> None:
    assert sorted(row["a3"] for row in placename_rows("countries.tsv")) == sorted(atlas_index().countries)


def test_every_table_names_countries_of_the_atlas() -> None:
    countries = {"", *atlas_index().countries}
    assert {row["country"] for row in placename_rows("places.tsv")} <= countries
    derived = gzip.decompress((PLACENAMES / "cities.tsv.gz").read_bytes()).decode().splitlines()
    assert {line.split("\t")[1] for line in derived} <= countries
    divisions = (PLACENAMES / "divisions.tsv").read_text("utf-8").splitlines()
    assert {line.split("\t")[2] for line in divisions} <= countries


def test_no_place_is_listed_twice() -> None:
    listed = Counter((row["kind"], row["name"]) for row in placename_rows("places.tsv"))
    assert [place for place, times in listed.items() if times > 1] == []


@pytest.mark.parametrize("name", ["masks.txt", "organisations.txt", "words.txt", "given.txt"])
def test_lists_are_sorted_and_have_no_empty_line(name: str) -> None:
    lines = (PLACENAMES / name).read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert all(line == line.strip() != "" for line in lines)


@pytest.mark.parametrize("code", sorted(atlas_index().countries))
def test_every_country_is_found_by_its_name(known: Gazetteer, code: str) -> None:
    (row,) = (row for row in placename_rows("countries.tsv") if row["a3"] == code)
    assert code in {entry.country for entry in known[matching_form(row["name"])]}


def test_every_capital_knows_where_it_lies(known: Gazetteer) -> None:
    capitals = {capital for row in placename_rows("countries.tsv") for capital in row["capitals"].split("|") if capital}
    nowhere = {
        capital
        for capital in capitals
        if not any(entry.point for entry in known[matching_form(capital)] if entry.kind is PlaceKind.CAPITAL)
    }
    # Older names, seats with fewer than 15,000 inhabitants, and names that GeoNames spells in another way.
    assert len(nowhere) <= 45, sorted(nowhere)
    assert nowhere.isdisjoint({"Paris", "Kyiv", "Beijing", "Nairobi", "Lima", "Baghdad", "Damascus", "Tehran"})


def test_short_forms_are_known(known: Gazetteer) -> None:
    assert known["Ft. Worth"] == known["Fort Worth"] != ()
    assert known["Port au Prince"] == known["Port-au-Prince"] != ()
    assert known["Emirates"][0].weak
    assert known["Okla."][0].short
    assert known["Nowhere-upon-Sea"] == ()


def test_the_readme_names_every_file_and_every_set_of_words() -> None:
    readme = (PLACENAMES / "README.md").read_text("utf-8")
    assert {file.name for file in PLACENAMES.iterdir()} - {"README.md"} <= set(re.findall(r"`([\w.]+)`", readme))
    sets = [line.partition("\t")[0] for line in (PLACENAMES / "context.tsv").read_text("utf-8").splitlines()]
    assert all(f"`{name}`" in readme for name in sets)

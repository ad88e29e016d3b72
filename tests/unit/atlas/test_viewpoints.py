import re

import pytest

from geo.atlas.atoms import atom_edges, atoms
from geo.atlas.contested_borders import CONTESTED_BORDERS
from geo.atlas.natural_earth_pieces import PIECES
from geo.atlas.ruling import Ruling
from geo.atlas.viewpoints import (
    DATASET,
    DATASET_AS_OF,
    EDITORIAL,
    Border,
    border,
    boundaries_as_of,
    owner,
    viewpoint_definition,
    viewpoint_departures,
    viewpoint_label,
    viewpoint_reading,
    viewpoint_younger_than,
)
from geo.dataset.dates import date_or_none
from geo.dataset.model import Viewpoint
from geo.dataset.recipe_names import atlas_index


def owner_of(atom: str, viewpoint: Viewpoint) -> str:
    return owner(atoms()[atom], viewpoint)


@pytest.mark.parametrize(
    ("atom", "owners"),
    [
        ("RUS.crimea", "RUS UKR UKR UKR RUS UKR UKR UKR"),
        ("KOS", "KOS KOS SRB SRB SRB SRB SRB KOS"),
        ("TWN", "TWN CHN CHN TWN CHN CHN TWN TWN"),
        ("ISR.golan", "ISR SYR SYR SYR SYR SYR B16 ISR"),
        ("RUS.RU-SAK.south-kurils", "RUS RUS JPN RUS RUS RUS JPN JPN"),
        ("PAK.azad-kashmir", "PAK PAK PAK IND IND PAK PAK PAK"),
        ("PAK.gilgit-baltistan", "PAK PAK PAK IND IND PAK PAK PAK"),
        ("IND.arunachal-pradesh", "IND IND CHN IND IND IND IND IND"),
        ("IND.jammu-and-kashmir", "IND IND IND IND IND IND IND IND"),
        ("KAS", "IND IND IND IND IND IND IND KAS"),
        ("GEO.abkhazia", "GEO GEO GEO GEO B35 GEO GEO GEO"),
        ("UKR.UA-14.southeastern-ukraine", "UKR UKR UKR UKR RUS UKR UKR UKR"),
        ("CYN", "CYN CYP CYP CYP CYP CYP CYP CYP"),
        ("SOL", "SOL SOM SOM SOM SOM SOM SOM SOM"),
        ("MAR.western-sahara", "MAR SAH SAH MAR SAH MAR SAH MAR"),
        ("SAH", "SAH SAH SAH MAR SAH MAR SAH MAR"),
        ("PSX.west-bank", "PSX PSX PSX PSX PSX PSX PSX PSX"),
        ("CHN.CN-XZ.aksai-chin", "CHN CHN CHN IND CHN CHN CHN CHN"),
        ("CHN.CN-XJ.shaksgam", "CHN CHN CHN IND CHN CHN CHN CHN"),
        ("IND.jammu-and-kashmir.demchok", "IND IND CHN IND CHN IND IND CHN"),
        ("GEO.south-ossetia", "GEO GEO GEO GEO B37 GEO GEO GEO"),
        ("MDA.transnistria", "MDA MDA MDA MDA MDA MDA MDA MDA"),
        ("AZE.nagorno-karabakh", "AZE AZE AZE AZE AZE AZE AZE AZE"),
        ("ISR.golan.shebaa", "ISR SYR SYR SYR SYR SYR B16 ISR"),
        ("SDN.abyei", "SDN B13 SDN B13 SDN SDN B13 B13"),
        ("KEN.ilemi", "KEN KEN SDS KEN SDS KEN KEN B17"),
        ("GUY.essequibo", "GUY GUY GUY GUY GUY GUY GUY GUY"),
        ("JPN.senkaku-islands", "JPN JPN CHN JPN JPN JPN JPN JPN"),
        ("KOR.dokdo", "KOR KOR KOR KOR KOR KOR KOR KOR"),
        ("PGA", "PGA PGA CHN PGA PGA PGA PGA PGA"),
        ("SCR", "SCR SCR CHN SCR SCR SCR SCR SCR"),
        ("CHN.paracel-islands", "CHN CHN CHN CHN CHN CHN CHN CHN"),
        ("IRN.abu-musa", "IRN IRN IRN IRN IRN IRN IRN IRN"),
        ("SYR.SY-ID", "SYR SYR SYR SYR SYR SYR SYR SYR"),
    ],
)
def test_owners_by_viewpoint(atom: str, owners: str) -> None:
    assert [viewpoint.value for viewpoint in Viewpoint] == ["de-facto", "UN", "CN", "IN", "RU", "RS", "UA", "US"]
    assert " ".join(owner_of(atom, viewpoint) for viewpoint in Viewpoint) == owners


@pytest.mark.parametrize("ruling", EDITORIAL, ids=lambda ruling: f"{ruling.areas[0]}-{ruling.views[0]}")
def test_every_row_says_what_it_follows_since_when_and_why(ruling: Ruling) -> None:
    assert ruling.areas
    assert ruling.views
    assert ruling.owner in atlas_index().countries or re.fullmatch(r"[BC][0-9]{2}", ruling.owner)
    assert ruling.reason.endswith(".")
    assert len(ruling.reason) < 130
    assert re.search(r"[0-9]{4}|S/", ruling.source), "a source is an act with its date or number"
    assert date_or_none(ruling.as_of) == ruling.as_of
    assert ruling.as_of[:4] <= "2026"


def test_no_two_rows_rule_on_one_area_in_one_viewpoint() -> None:
    ruled = [(area, view) for ruling in EDITORIAL for area in ruling.areas for view in ruling.views]
    assert len(ruled) == len(set(ruled))


def test_a_row_that_departs_from_natural_earth_says_from_what() -> None:
    for ruling in EDITORIAL:
        for area in ruling.areas:
            columns = {PIECES[area][view] for view in ruling.views if view in PIECES.get(area, {})}
            if columns:
                assert columns == {ruling.natural_earth or ruling.owner}, (area, ruling)


def test_each_row_of_the_united_nations_rests_on_one_of_their_texts() -> None:
    rows = [ruling for ruling in EDITORIAL if Viewpoint.UNITED_NATIONS in ruling.views]
    for ruling in rows:
        assert ruling.views == (Viewpoint.UNITED_NATIONS,)
        assert re.match(r"(Security Council|General Assembly) resolution|Report of the Secretary-", ruling.source)


def test_the_boundaries_have_a_date_of_their_own() -> None:
    assert boundaries_as_of(Viewpoint.DE_FACTO) == DATASET_AS_OF == "2024-01"
    assert boundaries_as_of(Viewpoint.SERBIA) == "2024-05-08"
    assert all(boundaries_as_of(viewpoint) >= DATASET_AS_OF for viewpoint in Viewpoint)


@pytest.mark.parametrize(
    ("viewpoint", "cut_off", "younger"),
    [
        (Viewpoint.RUSSIA, "2021-12", ["southeastern-ukraine"]),
        (Viewpoint.RUSSIA, "2022-10-04", ["southeastern-ukraine"]),
        (Viewpoint.RUSSIA, "2022-10-05", []),
        (Viewpoint.RUSSIA, "2022", []),
        (Viewpoint.UKRAINE, "2021-12", ["south-kurils"]),
        (Viewpoint.UNITED_STATES, "2019-03", ["western-sahara"]),
        (Viewpoint.DE_FACTO, "2021-12", []),
        (Viewpoint.UNITED_NATIONS, "2021-12-08", ["southeastern-ukraine"]),
    ],
)
def test_what_of_a_viewpoint_is_younger_than_the_cut_off(
    viewpoint: Viewpoint, cut_off: str, younger: list[str]
) -> None:
    assert [area for ruling in viewpoint_younger_than(viewpoint, cut_off) for area in ruling.areas] == younger


def test_every_listed_border_exists() -> None:
    names = {name for edge in atom_edges() for name in (edge.a.id, edge.a.unit, edge.b.id, edge.b.unit)}
    for a, b in CONTESTED_BORDERS:
        assert a < b
        assert {a, b} <= names
        assert any({a, b} <= {e.a.id, e.a.unit, e.b.id, e.b.unit} for e in atom_edges()), (a, b)


@pytest.mark.parametrize(
    ("a", "b", "viewpoint", "drawn"),
    [
        ("SRB", "KOS", Viewpoint.DE_FACTO, Border.CONTESTED),
        ("SRB", "KOS", Viewpoint.SERBIA, Border.NONE),
        ("SRB", "HUN", Viewpoint.SERBIA, Border.INTERNATIONAL),
        ("KOR", "PRK", Viewpoint.DE_FACTO, Border.CONTESTED),
        ("CHN.CN-XZ", "CHN", Viewpoint.DE_FACTO, Border.NONE),
        ("CHN.CN-XJ", "IND.jammu-and-kashmir", Viewpoint.UNITED_STATES, Border.CONTESTED),
        ("IND.arunachal-pradesh", "IND", Viewpoint.CHINA, Border.CONTESTED),
        ("IND.arunachal-pradesh", "IND", Viewpoint.DE_FACTO, Border.NONE),
        ("GEO", "GEO.abkhazia", Viewpoint.DE_FACTO, Border.CONTESTED),
        ("GEO", "GEO.south-ossetia", Viewpoint.DE_FACTO, Border.CONTESTED),
        ("GEO", "GEO.south-ossetia", Viewpoint.UNITED_NATIONS, Border.NONE),
        ("MDA", "MDA.transnistria", Viewpoint.DE_FACTO, Border.CONTESTED),
        ("SRB", "KOS", Viewpoint.UNITED_NATIONS, Border.CONTESTED),
        ("RUS.crimea", "UKR.UA-65.southeastern-ukraine", Viewpoint.UNITED_NATIONS, Border.NONE),
        ("CHN.CN-XZ", "CHN.CN-XZ.aksai-chin", Viewpoint.INDIA, Border.CONTESTED),
        ("CHN.CN-XZ.aksai-chin", "IND.jammu-and-kashmir", Viewpoint.INDIA, Border.NONE),
        ("GEO", "GEO.abkhazia", Viewpoint.UKRAINE, Border.NONE),
        ("GEO", "GEO.abkhazia", Viewpoint.RUSSIA, Border.CONTESTED),
        ("RUS", "GEO.abkhazia", Viewpoint.UKRAINE, Border.INTERNATIONAL),
    ],
)
def test_borders_by_viewpoint(a: str, b: str, viewpoint: Viewpoint, drawn: Border) -> None:
    assert border(atoms()[a], atoms()[b], viewpoint) is drawn
    assert border(atoms()[b], atoms()[a], viewpoint) is drawn


def test_viewpoints_have_labels() -> None:
    assert [viewpoint_label(viewpoint) for viewpoint in Viewpoint][:2] == ["De facto", "UN position"]
    assert "Natural Earth 5.1" in DATASET


def test_a_viewpoint_says_whose_reading_it_is() -> None:
    assert viewpoint_reading(Viewpoint.DE_FACTO) == ""
    assert viewpoint_reading(Viewpoint.UNITED_NATIONS) == "as this project reads the resolutions of the United Nations"
    assert viewpoint_reading(Viewpoint.INDIA) == "parts of countries as this project reads that view"


def test_every_viewpoint_without_a_column_draws_what_no_row_rules_on_as_on_the_ground() -> None:
    ruled = {(area, view) for ruling in EDITORIAL for area in ruling.areas for view in ruling.views}
    for view in (Viewpoint.SERBIA, Viewpoint.UNITED_NATIONS):
        free = [atom for atom in atoms().values() if (atom.area, view) not in ruled]
        assert {atom.id for atom in free if owner(atom, view) != owner(atom, Viewpoint.DE_FACTO)} == set()


def test_a_viewpoint_says_what_it_draws() -> None:
    assert len({viewpoint_definition(viewpoint) for viewpoint in Viewpoint}) == 4
    ground = viewpoint_definition(Viewpoint.DE_FACTO)
    assert "Donetsk, Kherson, Luhansk and Zaporizhzhia oblasts is drawn with Ukraine" in ground
    assert "no map of the United Nations" in viewpoint_definition(Viewpoint.UNITED_NATIONS)


def test_a_viewpoint_says_where_it_departs_from_natural_earth() -> None:
    said = {viewpoint: viewpoint_departures(viewpoint) for viewpoint in Viewpoint}
    assert {viewpoint: len(sentences) for viewpoint, sentences in said.items() if sentences} == {
        Viewpoint.DE_FACTO: 1,
        Viewpoint.RUSSIA: 2,
        Viewpoint.UKRAINE: 1,
        Viewpoint.UNITED_STATES: 4,
    }
    (kurils,) = said[Viewpoint.UKRAINE]
    assert kurils == (
        "South Kuril Islands: Japan here, Russia in Natural Earth. Ukraine's parliament holds the islands to be "
        "Japan's, occupied by Russia. Resolution of the Verkhovna Rada, 7 October 2022."
    )

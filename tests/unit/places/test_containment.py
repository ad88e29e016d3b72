"""Which hotspots a place is evidence for, on an invented map."""

import dataclasses

import pytest
from invented_news import DATASET, place

from geo.dataset.recipe import BorderStrip, Countries, Places, Region, Seas, Union
from geo.places.containment import Containment, breadth
from geo.places.toponym import PlaceKind, Reach, Toponym


@pytest.fixture(scope="module")
def containment() -> Containment:
    return Containment(DATASET)


def reached(containment: Containment, text: str) -> dict[str, str]:
    """Hotspot to the marks of how it is reached, in order."""
    marks = ("direct", "wider", "rough")
    return {
        reach.hotspot: " ".join(mark for mark in marks if getattr(reach, mark))
        for reach in containment.reach(place(text))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali", {"mali": "direct", "sahel": "wider", "africa": "wider"}),
        ("Malian", {"mali": "direct", "sahel": "wider", "africa": "wider"}),
        ("Bamako", {"mali": "", "sahel": "wider", "africa": "wider"}),
        ("Niger", {"sahel": "", "africa": "wider"}),
        ("Ghana", {"africa": ""}),
        ("West Africa", {"africa": ""}),
        ("Africa", {"africa": "direct"}),
        ("Black Sea", {"black-sea": "direct"}),
        ("Barents Sea", {"far-north": "rough"}),
        ("Sevastopol", {"crimea": ""}),
        ("Jisr al-Shughur", {"idlib": ""}),
        ("Oruro", {"altiplano": "rough"}),
        ("Cuzco", {}),
        ("Tiksi", {"far-north": "rough"}),
        ("Romania", {"danube-states": ""}),
        ("Spain", {}),
    ],
)
def test_a_place_is_evidence_for_what_it_names_or_lies_in(
    containment: Containment, text: str, expected: dict[str, str]
) -> None:
    found = reached(containment, text)
    assert found == expected
    assert list(found) == list(expected), "the narrowest comes first"


@pytest.mark.parametrize("text", ["France", "French", "Paris"])
def test_actors_their_people_and_capitals_are_no_evidence(containment: Containment, text: str) -> None:
    assert containment.is_actor(place(text))
    assert containment.reach(place(text)) == ()


def test_a_seat_of_an_actor_is_no_evidence() -> None:
    about = DATASET.about.model_copy(update={"actors": ("European Union",)})
    seat = Toponym(start=0, end=8, text="Brussels", kind=PlaceKind.CAPITAL, name="Brussels", country="BEL")
    assert Containment(DATASET.model_copy(update={"about": about})).is_actor(seat)
    assert not Containment(DATASET).is_actor(seat)


def test_contested_islands_are_evidence_for_the_sea_round_them() -> None:
    sea = DATASET.hotspots["black-sea"].model_copy(update={"region": Seas(seas=("south-china-sea",))})
    islands = Toponym(start=0, end=8, text="Paracels", kind=PlaceKind.REGION, name="Paracel Islands")
    dataset = DATASET.model_copy(update={"hotspots": {"sea": sea}})
    (reach,) = Containment(dataset).reach(islands)
    assert (reach.hotspot, reach.direct, reach.rough) == ("sea", False, False)
    assert Containment(DATASET).reach(islands) == ()


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        (BorderStrip(border=("GHA", "CIV"), buffer_km=250.0), {"Tamale": True, "Accra": False, "Oruro": False}),
        (Places(places=("Bamako", "Accra"), radius_km=40.0), {"Tamale": False, "Accra": True, "Bamako": True}),
    ],
)
def test_a_city_by_a_border_or_a_named_one_is_rough_evidence(region: Region, expected: dict[str, bool]) -> None:
    spot = DATASET.hotspots["altiplano"].model_copy(update={"region": region})
    there = Containment(DATASET.model_copy(update={"hotspots": {"spot": spot}}))
    assert {text: bool(there.reach(place(text))) for text in expected} == expected
    assert all(reach.rough for text in expected for reach in there.reach(place(text)))


def test_another_city_of_an_actor_may_lie_in_a_hotspot(containment: Containment) -> None:
    assert not containment.is_actor(place("Lyon"))


def test_an_actor_that_is_a_hotspot_by_name_is_evidence_for_it(containment: Containment) -> None:
    named = dataclasses.replace(place("France"), hotspots=("sahel",))
    assert containment.reach(named) == (Reach(hotspot="sahel", why="France → Sahel", direct=True),)


def test_reasons_are_short(containment: Containment) -> None:
    assert [reach.why for reach in containment.reach(place("Mali"))] == ["Mali", "Mali → Sahel", "Mali → Africa"]


def test_the_answer_does_not_depend_on_where_the_place_stands(containment: Containment) -> None:
    assert containment.reach(place("Bamako", 7)) == containment.reach(place("Bamako", 70))


def test_hotspots_that_the_data_does_not_have_are_left_out(containment: Containment) -> None:
    assert containment.reach(dataclasses.replace(place("Cuzco"), hotspots=("gone",))) == ()


def test_breadth_orders_regions() -> None:
    regions = DATASET.hotspots
    order = ["black-sea", "crimea", "mali", "sahel", "danube-states", "africa", "far-north"]
    sizes = [breadth(regions[id_].region) for id_ in order]
    assert sizes == sorted(sizes)
    two = Union(union=(Countries(countries=("SUR",)), Countries(countries=("GUY",))))
    assert breadth(two) > breadth(two.union[0])

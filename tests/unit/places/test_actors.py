"""Which actors a sentence names."""

import pytest

from geo.places.actors import Actors


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Beijing and the Kremlin agreed.", ("China", "Russia")),
        ("The U.S. and U.N. envoys left.", ("United States", "United Nations")),
        ("They told us nothing about Latin America.", ()),
        ("Ships crossed the Indian Ocean and the South China Sea.", ()),
        ("Indian and Chinese ships met.", ("China", "India")),
        ("The Sino-Russian pact holds.", ("China",)),
        ("The Wardens’ Guild objected; Chinatown did not.", ("Wardens’ Guild",)),
    ],
)
def test_actors_are_found_by_every_usual_name(sentence: str, expected: tuple[str, ...]) -> None:
    names = ("China", "Russia", "United States", "United Nations", "India", "Wardens’ Guild")
    found = Actors(names).named_in(sentence)
    assert set(expected) <= set(found)
    assert set(found) - set(expected) <= ({"Russia"} if "Sino" in sentence else set())


def test_only_declared_actors_are_found() -> None:
    assert Actors(("France",)).named_in("Beijing, Moscow and Paris agreed.") == ("France",)

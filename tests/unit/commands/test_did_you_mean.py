from repository import DATA

from geo.commands.did_you_mean import unknown, unknown_hotspot
from geo.dataset.loader import load

REAL = DATA


def test_the_nearest_names_are_offered() -> None:
    assert str(unknown("--topic", "topic", "enrgy", ("economy", "energy"))) == (
        "--topic: there is no topic `enrgy`; one of economy, energy was expected; did you mean energy?"
    )


def test_without_a_near_name_all_are_listed_where_they_fit() -> None:
    assert str(unknown("--size", "size", "x", ("a4", "letter"))).endswith(
        "one of a4, letter was expected; choose one of these"
    )
    many = tuple(f"name-{n}" for n in range(40))
    assert str(unknown("--actor", "actor", "zzz", many, "see the data file")) == (
        "--actor: there is no actor `zzz`; a known actor was expected; see the data file"
    )


def test_a_map_without_actors_says_so() -> None:
    assert str(unknown("--actor", "actor", "China", ())).startswith(
        "--actor: there is no actor `China`; none is known; "
    )


def test_a_name_leads_to_the_id_of_its_hotspot() -> None:
    dataset = load(REAL).dataset
    assert str(unknown_hotspot("--hotspot", dataset, "Artic")).endswith("did you mean arctic or africa?")
    assert str(unknown_hotspot("ID", dataset, "???")).endswith("`hotspots list` shows them all")

"""Whom a file names: listed actors first, then places that act; a place has its name."""

from geo.dataset.model import Dataset, Excerpt
from geo.dataset.named import actor_name, actors_named, actors_of, speakers_named


def excerpt(quote: str, **more: object) -> dict[str, object]:
    return {"source": "a", "quote": quote} | more


def shore() -> Dataset:
    source = {"label": "A", "type": "report", "document": "a.txt", "sha256": "0" * 64, "basis": {"type": "inferred"}}
    spot = {"region": {"countries": ("SRB",)}, "precision": "country"}
    claim = {"who": ("bay",), "does": "accuse", "whom": ("Norland", "port")}
    return Dataset.model_validate({
        "about": {"title": "T", "publisher": "P", "as_of": "2021", "actors": ("Norland", "Sudland")},
        "sources": {"a": source},
        "hotspots": {
            "port": spot | {"name": "The Port", "excerpts": (excerpt("One.", speaker="Zoë Ash", actors=("Norland",)),)},
            "bay": spot | {"name": "The Bay", "excerpts": (excerpt("Two.", speaker="ann Lee", claims=(claim,)),)},
            "isle": spot | {"name": "The Isle", "excerpts": (excerpt("Three."),)},
        },
    })  # fmt: skip


def test_places_that_act_follow_the_listed_actors_in_the_files_order() -> None:
    assert actors_named(shore()) == ("Norland", "Sudland", "port", "bay")


def test_a_place_is_called_by_its_name_and_an_actor_as_it_is_listed() -> None:
    assert [actor_name(shore(), actor) for actor in ("Norland", "bay", "nobody")] == ["Norland", "The Bay", "nobody"]


def test_actors_of_an_excerpt_are_those_of_its_claims_too_each_once() -> None:
    one: Excerpt = shore().hotspots["bay"].excerpts[0]
    assert actors_of(one) == ("bay", "Norland", "port")


def test_speakers_stand_in_alphabetical_order_whatever_their_case() -> None:
    assert speakers_named(shore()) == ("ann Lee", "Zoë Ash")

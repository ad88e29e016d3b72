"""The labelled news texts of `tests/data/places/`, and how what was found in one is counted."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from repository import TEST_DATA

from geo.places.recogniser import Recogniser
from geo.places.toponym import PlaceKind

FOLDER = TEST_DATA / "places"
PARTS = ("development", "messy_development", "held_out", "messy_held_out")
STYLES = ("us-local", "world", "outbreak", "web")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An invented text with the places it names: `start`, `end` (code points), `text`, `kind`."""

    id: str
    style: str
    text: str
    places: tuple[dict[str, Any], ...]


def texts(part: str) -> Iterator[Labelled]:
    """The texts of one of the parts."""
    for row in json.loads((FOLDER / f"{part}.json").read_text("utf-8")):
        yield Labelled(id=row["id"], style=row["style"], text=row["text"], places=tuple(row["places"]))


def counts(recogniser: Recogniser, text: Labelled, *, demonyms: bool) -> Counter[str]:
    """How many spans are right, wrong and missed; a span is right where both of its ends are."""
    found = {(place.start, place.end) for place in recogniser.find(text.text, demonyms=demonyms)}
    gold = {(place["start"], place["end"]) for place in text.places if demonyms or place["kind"] != PlaceKind.DEMONYM}
    return Counter(right=len(found & gold), wrong=len(found - gold), missed=len(gold - found))


def f1(counted: Counter[str]) -> float:
    return 2 * counted["right"] / (2 * counted["right"] + counted["wrong"] + counted["missed"])

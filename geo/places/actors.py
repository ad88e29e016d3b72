"""Which of the corpus's actors a sentence names, by their own names, adjectives, capitals and seats of government."""

import re
from collections.abc import Iterable, Mapping

__all__ = ["OTHER_NAMES", "Actors"]

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "China": ("Chinese", "Beijing", "Sino", "PRC", "PLA", "CCP"),
    "Russia": ("Russian", "Russians", "Moscow", "Kremlin", "Russo"),
    "United States": (
        "U.S.", "US", "USA", "America", "America’s", "American", "Americans", "Washington", "White House", "Pentagon",
    ),
    "European Union": ("EU", "E.U.", "Brussels"),
    "United Nations": ("UN", "U.N.", "Security Council"),
    "NATO": ("North Atlantic Treaty Organization", "North Atlantic Alliance"),
    "India": ("Indian", "Indians", "New Delhi"),
    "Japan": ("Japanese", "Tokyo"),
    "Australia": ("Australian", "Australians", "Canberra"),
    "United Kingdom": ("U.K.", "UK", "Britain", "Great Britain", "British", "London", "Downing Street", "Whitehall"),
    "France": ("French", "Paris", "Élysée"),
    "Germany": ("German", "Germans", "Berlin"),
    "Turkey": ("Turkish", "Turks", "Ankara"),
    "Iran": ("Iranian", "Iranians", "Tehran"),
    "Israel": ("Israeli", "Israelis"),
    "Pakistan": ("Pakistani", "Islamabad"),
    "Saudi Arabia": ("Saudi", "Saudis", "Riyadh"),
    "North Korea": ("DPRK", "Pyongyang", "North Korean"),
    "South Korea": ("Seoul", "South Korean"),
    "African Union": ("AU",),
    "Quad": ("Quadrilateral Alliance", "Quadrilateral Security Dialogue"),
}  # fmt: skip
"""What else powers and organisations are called in the news; used only for those that the corpus declares."""

_PLACES = re.compile(
    r"(?:Indian Ocean|Sea of Japan|(?:South|East) China Seas?|(?:Latin|South|North|Central) America)\b"
)
"""Names of places that hold the name of an actor."""


class Actors:
    """The actors of one corpus, ready to be looked for in many sentences."""

    def __init__(self, names: Iterable[str]) -> None:
        self._patterns = {name: _pattern((name, *OTHER_NAMES.get(name, ()))) for name in names}

    def named_in(self, sentence: str) -> tuple[str, ...]:
        """The actors that a sentence names, in the order in which the corpus declares them."""
        rest = _PLACES.sub(lambda found: "·" * len(found[0]), sentence)
        return tuple(name for name, pattern in self._patterns.items() if pattern.search(rest))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

"""Finds every one of many names in a text, in one pass over it (Aho and Corasick, 1975)."""

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

__all__ = ["NameFinder"]


class NameFinder:
    """An automaton over names; of names that overlap in a text it finds the leftmost, and of those the longest.

    Letters must be the same, case included; a name is found inside a word, too.
    """

    def __init__(self, names: Sequence[str]) -> None:
        # The denser automaton takes three times as long to build and finds no faster at this number of names.
        self._automaton = AhoCorasick(
            names,
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Position of the name in `names`, start and end in code points of the text, of each name that stands there."""
        return self._automaton.find_matches_as_indexes(text)

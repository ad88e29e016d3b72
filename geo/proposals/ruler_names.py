"""Names of those who rule a place, as the map's quotations and the text say it: `the Maduro regime in Venezuela`.

Nothing else is known of them: no list of office-holders, which would be out of date.
"""

import re
from collections.abc import Iterable, Mapping

__all__ = ["Rulers"]

_NAME = r"(?:[A-ZÀ-Þ][^\W\d_]{1,30}[ -]){0,3}(?:al-)?[A-ZÀ-Þ][^\W\d_]{1,30}(?:-[a-z]{1,30})?"
_RULE = r"(?:regime|government|junta|rule|dictatorship|presidency|war machine)"
_RULING = re.compile(
    rf"\b{_RULE} of (?:President |General )?(?P<of>{_NAME})|(?P<whose>{_NAME})(?:[’']s?)? (?:[a-z]{{1,30}} )?{_RULE}\b"
)
_IN = re.compile(r" in (?:the )?[A-ZÀ-Þ]")
_PART = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,}")


class Rulers:
    """Rulers by name, each tied to the one hotspot that they are named with."""

    def __init__(
        self, quoted: Iterable[tuple[str, str]], told: Iterable[tuple[str, str]], places: Iterable[str]
    ) -> None:
        """Quotations and sentences, each with the id of the only hotspot that it stands under or names.

        What goes on with a place (`… regime in Syria`) decides, and of sentences only that counts. `places` are names
        of no persons.
        """
        no_names = {part for place in places for part in re.findall(r"\w+", place)} | {"President", "General", "The"}
        likely: dict[str, set[str]] = {}
        certain: dict[str, set[str]] = {}
        for texts, anywhere in ((quoted, True), (told, False)):
            for text, hotspot in texts:
                for found in _RULING.finditer(text):
                    placed = bool(_IN.match(text, found.end()))
                    homes = certain if placed else likely
                    for name in _PART.findall(found["of"] or found["whose"]) if placed or anywhere else ():
                        homes.setdefault(name, set()).add(hotspot)
        self._homes = {
            name: min(ids)
            for homes in (likely, certain)
            for name, ids in homes.items()
            if len(ids) == 1 and name not in no_names
        }

    def named_in(self, sentence: str) -> Mapping[str, str]:
        """The hotspots of the rulers that a sentence names, with the name."""
        return {self._homes[name]: name for name in _PART.findall(sentence) if name in self._homes}

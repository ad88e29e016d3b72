"""Which places of a map have a name or a number where there is no room for all, and the sentence that says so."""

from collections.abc import Collection

from geo.briefing.content.sheet import Sheet
from geo.briefing.content.titles import number_word
from geo.text import counted

__all__ = ["naming", "told_places"]


def told_places(sheet: Sheet, places: Collection[str], least: int) -> tuple[str, ...]:
    """Those of the places that so many articles at least speak of, not in passing only; all of them for 0."""
    shown = sheet.shown.hotspots
    if not least:
        return tuple(places)
    return tuple(i for i in places if i in shown and not shown[i].passing and len(shown[i].sources) >= least)


def naming(count: int, least: int, *, numbered: bool) -> str:
    """Which places have a name or number, as a sentence: "Named are the 9 places of three or more articles."."""
    if not count:
        return "There is no room for the names of the places."
    verb = f"{'Numbered' if numbered else 'Named'} {'is' if count == 1 else 'are'}"
    return f"{verb} the {counted(count, 'place')} of {number_word(least)} or more articles."

"""What is said of articles that have no excerpt here: why there is none, and silence only where somebody looked."""

from collections.abc import Mapping

from geo.briefing.content.sheet import Sheet
from geo.selection.coverage import speakers_at
from geo.selection.selection import FigureKind
from geo.selection.signs import SIGN_LEADS, Sign

__all__ = ["CELL_WORDS", "SIGN_KEY", "article_sign", "coverage_line", "sign_aside", "unquoted_line"]

_ASIDES: Mapping[Sign, str] = {
    Sign.WITHIN: "Only of a place within it.",
    Sign.HIDDEN: "Not shown by the filter.",
    Sign.NO_EXCERPT: "No excerpt.",
    Sign.SILENT: "Silent here, read in full.",
}

_FIRST = (Sign.QUOTED, Sign.WITHIN, Sign.HIDDEN, Sign.NO_EXCERPT, Sign.SILENT)
"""What an article has on several hotspots: the first of these that it has on one; silence only where on all."""

CELL_WORDS: Mapping[Sign, str] = {
    Sign.WITHIN: "within",
    Sign.HIDDEN: "hidden",
    Sign.NO_EXCERPT: "–",
    Sign.SILENT: "silent",
}
"""What stands in a cell of a table in place of a number."""

SIGN_KEY = (
    "– : no excerpt; within: quoted only for a place within it; hidden: not shown by the filter; silent: read in full, "
    "says nothing of it."
)
"""The key to `CELL_WORDS`, below a table."""


def article_sign(sheet: Sheet, source: str, hotspot: str | None = None) -> Sign:
    """What an article that passes the filters has on a hotspot, on the one that is chosen, or on any that is shown."""
    chosen = hotspot or sheet.brief.selection.hotspot
    if chosen is None and sheet.kind is FigureKind.COMPARE:
        found = [sheet.signs.of(place, source) for place in sheet.part.dataset.hotspots]
        return next(sign for sign in _FIRST if sign in found)
    return sheet.signs.of(chosen, source) if chosen is not None else sheet.signs.anywhere(source)


def unquoted_line(sheet: Sheet, hotspot: str | None = None) -> str:
    """Which of the articles have no excerpt here, and why: `No excerpt: [2] [3].`; empty where every one has.

    Here is the hotspot named, the one that is chosen, or all that is shown.
    """
    by_sign: dict[Sign, list[str]] = {}
    for source in sheet.sources:
        by_sign.setdefault(article_sign(sheet, source.id, hotspot), []).append(f"[{source.number}]")
    return " ".join(f"{lead}: {' '.join(by_sign[sign])}." for sign, lead in SIGN_LEADS.items() if sign in by_sign)


def sign_aside(sheet: Sheet, source: str) -> str:
    """The same for one article, as a sentence behind its citation; empty where an excerpt is shown."""
    return _ASIDES.get(article_sign(sheet, source), "")


def coverage_line(sheet: Sheet) -> str:
    """That coverage is no agreement, and where articles dispute a speaker or rest on the same one."""
    numbers = {source.id: source.number for source in sheet.sources}
    found = [
        f"{shown.hotspot.name}: {speaker.said(numbers)}"
        for shown in sheet.shown.hotspots.values()
        for speaker in speakers_at(shown)
    ]
    return f"Coverage is no agreement{': ' if found else ''}{'; '.join(found)}."

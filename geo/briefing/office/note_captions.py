"""Captions of a note's figures."""

from collections.abc import Sequence
from typing import Final

from geo.briefing.content.caption import extent
from geo.briefing.content.sheet import Sheet
from geo.dataset.dates import date_text

__all__ = ["short_caption"]

_MOST_AREA_NOTES: Final = 4
"""Notes on disputed areas in a caption; a world map has them all."""


def short_caption(sheet: Sheet, projection: str | None, notes: Sequence[str]) -> str:
    """The caption of a figure in a note, whose end lists sources, boundaries and every note on a disputed area."""
    many = f"Notes on the {len(notes)} disputed areas in frame stand at the end."
    told = notes if len(notes) <= _MOST_AREA_NOTES else (many,)
    numbers = " ".join(f"[{source.number}]" for source in sheet.speaking)
    drawn = [extent(sheet), f"Projection: {projection}."] if projection else []
    parts = (f"{sheet.title}.", f"Information as of {date_text(sheet.as_of)}.", f"Sources: {numbers}.", *drawn, *told)
    return " ".join(parts)

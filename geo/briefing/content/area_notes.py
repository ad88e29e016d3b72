"""What a figure prints of the disputed areas in its frame: most of those at the places shown, little of the others.

The caption that the file carries, and documents, say it of all of them.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from geo.atlas.viewpoints import AreaNote
from geo.text import counted

__all__ = ["MOST_NAMES_OF_AREAS", "MOST_SENTENCES", "printed_notes"]

MOST_SENTENCES: Final = 4
"""Of more disputed areas a figure gives the names only."""
MOST_NAMES_OF_AREAS: Final = 12
"""Where more are in frame, those away from the places shown are counted: a map of the world has three times as many."""


def printed_notes(
    notes: Sequence[AreaNote], near: Collection[str], *, in_full: bool, few: bool = False
) -> Iterator[str]:
    """The sentences on the disputed areas in frame; `near` are the ids of those at the places shown.

    With `in_full` those near are told in a sentence each, where they are few; `few` says that only some of the places
    are named, and that the areas are those at them.
    """
    close = [note for note in notes if note.area in near]
    away = [note for note in notes if note.area not in near]
    if not close or (in_full and len(close) <= MOST_SENTENCES):
        yield from (note.text for note in close)
        lead = "Also disputed in frame" if close else "Disputed areas in frame"
    else:
        at = f" at the places {'named' if few else 'shown'}" if away else ""
        yield f"Disputed areas{at}: {_names(close)}."
        lead = "Also in frame"
    if away and len(notes) <= MOST_NAMES_OF_AREAS:
        yield f"{lead}: {_names(away)}."
    elif away:
        yield f"{counted(len(away), 'more disputed area' if close else 'disputed area')} in frame."


def _names(notes: Sequence[AreaNote]) -> str:
    return ", ".join(note.name for note in notes)

"""The outline of a made Word note: its headings in order, with what stands under each, and its first figure.

Where its pages end only Word knows, which sets them when it opens the file; so nothing here pretends to be a page.
"""

import io
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.drawing import Drawing
from docx.table import Table

__all__ = ["NoteOutline", "NotePart", "outline_note"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NotePart:
    """What stands under one heading, up to the next."""

    heading: str
    level: int
    """0 is the title."""
    words: int
    figures: int
    tables: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteOutline:
    """A note without its pages."""

    parts: tuple[NotePart, ...]
    figure: bytes | None
    """The first figure, PNG."""


def outline_note(content: bytes) -> NoteOutline:
    """The outline of a .docx."""
    document: Any = Document(io.BytesIO(content))
    parts: list[NotePart] = []
    counts = [0, 0, 0]
    heading, level = "", 0
    for block in document.iter_inner_content():
        found = _level(block)
        if found is not None:
            parts += _closed(heading, level, counts)
            (heading, level), counts = (block.text, found), [0, 0, 0]
        elif isinstance(block, Table):
            counts[2] += 1
        else:
            counts[0] += len(block.text.split())
            counts[1] += sum(isinstance(part, Drawing) for run in block.runs for part in run.iter_inner_content())
    parts += _closed(heading, level, counts)
    images = (p.image for p in document.part.package.image_parts)
    figure = next((image.blob for image in images if image.content_type == "image/png"), None)
    return NoteOutline(parts=tuple(parts), figure=figure)


def _closed(heading: str, level: int, counts: list[int]) -> list[NotePart]:
    words, figures, tables = counts
    empty = not heading and not any(counts)
    return [] if empty else [NotePart(heading=heading, level=level, words=words, figures=figures, tables=tables)]


def _level(block: Any) -> int | None:  # noqa: ANN401  # a paragraph or table of python-docx
    """The level of a heading; None for what is none."""
    style = getattr(block, "style", None)
    name = str(getattr(style, "name", "")).lower()
    if not hasattr(block, "text") or not block.text.strip():
        return None
    if name == "title":
        return 0
    return int(name.rpartition(" ")[2]) if name.startswith("heading ") and name[-1].isdigit() else None

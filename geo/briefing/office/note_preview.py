# ruff: noqa: ANN401 - python-docx's paragraphs and tables come from untyped iterators
"""The outline of a made Word note: its headings in order, with what stands under each, and its first figure.

Where its pages end only Word knows, which sets them when it opens the file; so nothing here pretends to be a page.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx import Document
from docx.drawing import Drawing
from docx.table import Table

__all__ = ["NoteOutline", "NotePart", "outline_note"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NotePart:
    """What stands under one heading, up to the next."""

    heading: str = ""
    """Empty before the first one."""
    level: int = 0
    """0 is the title."""
    words: int = 0
    figures: int = 0
    tables: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteOutline:
    """A note without its pages."""

    parts: tuple[NotePart, ...]
    figure: bytes | None
    """The first figure, PNG; None where there is none."""


def outline_note(content: bytes) -> NoteOutline:
    """The outline of a .docx."""
    document: Any = Document(io.BytesIO(content))
    parts, figure = [NotePart()], None
    for block in document.iter_inner_content():
        last = parts[-1]
        if isinstance(block, Table):
            parts[-1] = replace(last, tables=last.tables + 1)
        elif (level := _level(block)) is not None:
            parts.append(NotePart(heading=block.text, level=level))
        else:
            images = list(_pictures(block))
            figure = figure or next((image.blob for image in images if image.content_type == "image/png"), None)
            words = len(block.text.split())
            parts[-1] = replace(last, words=last.words + words, figures=last.figures + len(images))
    return NoteOutline(parts=tuple(part for part in parts if part != NotePart()), figure=figure)


def _pictures(paragraph: Any) -> Iterator[Any]:
    for run in paragraph.runs:
        for part in run.iter_inner_content():
            if isinstance(part, Drawing) and part.has_picture:
                yield part.image


def _level(paragraph: Any) -> int | None:
    """The level of a heading; None for what is none."""
    name = str(paragraph.style.name).lower()
    if not paragraph.text.strip():
        return None
    if name == "title":
        return 0
    return int(name.rpartition(" ")[2]) if name.startswith("heading ") and name[-1].isdigit() else None

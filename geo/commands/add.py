"""`hotspots add`: from files to articles that excerpts can be proposed from."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.commands.terminal import ProgressLine, follow_up, say, say_json
from geo.dataset.loader import load
from geo.dataset.model import Source
from geo.errors import HotspotsError
from geo.evidence.documents import find_folder
from geo.files import read_file
from geo.intake.bibliography import name_from_text
from geo.intake.sandbox import LARGEST_FILE
from geo.intake.storing import Given, TakenIn, drop_unused, find_or_create_folder, take_in
from geo.text import visible

__all__ = ["add"]

FINE, PROBLEMS = 0, 1
_OF_ONE = ("id", "label", "title", "url", "author", "issued")
"""What can be stated of one article only."""
_SHOWN = (("title", "title"), ("author", "author"), ("container-title", "appeared in"), ("publisher", "publisher"),
          ("issued", "date"), ("URL", "URL"), ("type", "type"))  # fmt: skip


def add(data_file: Path, documents: Path | None, options: argparse.Namespace) -> int:
    """Take in each file by itself, print what is known of it, and return the exit status.

    Status 1 where any was refused; the reasons go to stderr. Raises HotspotsError where none can be taken in at all.
    """
    _check_options(options)
    dataset = load(data_file).dataset
    is_new = find_folder(documents, data_file) is None
    folder = find_or_create_folder(documents, data_file)
    given = _given(options)
    taken: list[dict[str, Any]] = []
    refused = 0
    for path in options.files:
        try:
            data = read_file(path, LARGEST_FILE, "the file of an article")
            with ProgressLine(path.name) as progress:
                article = take_in(
                    path.name, data, dataset=dataset, folder=folder, given=given, anyway=options.anyway,
                    waiting=progress.seconds,
                )  # fmt: skip
        except HotspotsError as error:
            refused += 1
            sys.stderr.write(f"{error}\n")
            continue
        words = len((folder / article.source.document).read_text("utf-8").split())
        follow = follow_up(f"suggest {article.id}", options)
        taken.append(_record(path, folder, article, words, follow))
        if not options.json:
            say(*_page(path, folder, article, words, follow))
            sys.stdout.flush()
    if is_new and not taken:
        drop_unused(folder)
    if options.json:
        say_json(taken)
    return PROBLEMS if refused else FINE


def _check_options(options: argparse.Namespace) -> None:
    stated = [name for name in _OF_ONE if getattr(options, name)]
    if stated and len(options.files) > 1:
        raise HotspotsError(
            where=f"--{stated[0]}",
            what=f"is said of {len(options.files)} files",
            expected="it can be right for one only",
            remedy="add them one by one",
        )


def _given(options: argparse.Namespace) -> Given:
    return Given(
        id=options.id,
        label=options.label,
        type=options.type,
        title=options.title,
        author=tuple(name_from_text(text) for text in options.author or ()),
        container_title=options.container_title,
        publisher=options.publisher,
        issued=options.issued,
        accessed=options.accessed,
        url=options.url,
    )


def _record(path: Path, folder: Path, article: TakenIn, words: int, follow: str) -> dict[str, Any]:
    source = article.source.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {
        "file": str(path),
        "id": article.id,
        "source": source,
        "unknown": list(article.source.unknown_fields()),
        "words": words,
        "folder": str(folder),
        "original": article.original,
        "notes": list(article.notes),
        "next": follow,
    }


def _page(path: Path, folder: Path, article: TakenIn, words: int, follow: str) -> Iterator[str]:
    source = article.source
    yield f"{visible(path.name)} → {article.id}  (label: {visible(source.label)})"
    for field, noun in _SHOWN:
        value = _value(source, field)
        said = f"{visible(value)}  [{source.basis[field]}]" if value else "unknown"  # type: ignore[index]  # the names of BasisField
        yield f"  {noun + ':':<13}{said}"
    if source.accessed:
        yield f"  {'accessed:':<13}{source.accessed}"
    yield f"  {'text:':<13}{words:,} words in {folder / source.document}"
    yield from (f"  {'note:':<13}{note}" for note in article.notes)
    yield f"  {'to correct:':<13}{folder / article.id}.source.yaml"
    yield f"  {'next:':<13}{visible(follow)}"


def _value(source: Source, field: str) -> str:
    value = getattr(source, field.replace("-", "_"))
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)

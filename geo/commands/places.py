"""`hotspots places`: every place that texts name, and the hotspots it is evidence for."""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from geo.commands.plain_text import aligned
from geo.commands.terminal import say_exactly
from geo.dataset.loader import load
from geo.errors import HotspotsError, quoted
from geo.files import read_file
from geo.intake.file_kind import kind_of
from geo.intake.reading import FileKind
from geo.intake.sandbox import LARGEST_FILE, extract
from geo.places.containment import Containment
from geo.places.recogniser import Recogniser
from geo.places.toponym import PlaceKind, Toponym
from geo.text import visible

__all__ = ["places"]

FINE, PROBLEMS = 0, 1
STDIN = "-"
_PLAIN = (".txt", ".text")
"""Endings of names of files that are read as they are, whatever they look like inside."""
_ENOUGH = "one JSON string a line was expected, or an object with `text`"
Record = dict[str, Any]
Finder = Callable[[str], list[Record]]


def places(data: Path, files: list[str], *, demonyms: bool, as_json: bool) -> int:
    """Print the places of each file, one JSON line each or as tables; returns the exit status.

    Offsets are code points of a plain-text file as it is, and of the extracted text of any other document. Texts on
    stdin are JSON lines, each answered before the next is read; blank lines are skipped. What cannot be read is told
    on a line of its own, and the status is then 1. Raises HotspotsError where the data file is not in order.
    """
    dataset = load(data).dataset
    find = partial(_records, Recogniser(dataset), Containment(dataset), demonyms)
    refused = False
    for number, name in enumerate(files):
        for record in _of_stdin(find) if name == STDIN else _of_file(name, find):
            refused |= "error" in record
            _say(record, first=number == 0, as_json=as_json)
    return PROBLEMS if refused else FINE


def _records(recogniser: Recogniser, containment: Containment, demonyms: bool, text: str) -> list[Record]:
    found = recogniser.find(text, demonyms=demonyms)
    return [_record(place, containment) for place in found if place.kind is not PlaceKind.ORGANISATION]


def _record(place: Toponym, containment: Containment) -> Record:
    reached = dict.fromkeys(reach.hotspot for reach in containment.reach(place))
    return {
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "kind": str(place.kind),
        "name": place.name,
        "country": place.country,
        "hotspots": list(reached),
    }


def _of_file(name: str, find: Finder) -> Iterator[Record]:
    try:
        yield {"file": name, "places": find(_text(name))}
    except HotspotsError as error:
        yield {"file": name, "error": str(error)}


def _text(name: str) -> str:
    path = Path(name)
    data = read_file(path, LARGEST_FILE, "a document")
    try:
        if len(data) <= LARGEST_FILE and (path.suffix.lower() in _PLAIN or kind_of(data) is FileKind.TEXT):
            return data.decode("utf-8")
    except (HotspotsError, UnicodeDecodeError):
        pass  # The extractor knows other encodings, and says what it cannot read.
    return extract(name, data).text


def _of_stdin(find: Finder) -> Iterator[Record]:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            text, others = _asked(line, f"line {number}")
        except HotspotsError as error:
            yield {"line": number, "error": str(error)}
            continue
        yield {**others, "places": find(text)}


def _asked(line: bytes, where: str) -> tuple[str, Record]:
    """The text of a JSON line, and the other keys that stand beside it; `where` is what an error names."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise HotspotsError(where=where, what="is no JSON", expected=_ENOUGH) from error
    others: Record = {}
    if isinstance(value, dict):
        others = {key: other for key, other in value.items() if key != "text"}
        value = value.get("text")
    if not isinstance(value, str):
        shown = quoted(line.decode("utf-8", "replace").strip())
        raise HotspotsError(where=where, what=f"{shown} holds no text", expected=_ENOUGH)
    return value, others


def _say(record: Record, *, first: bool, as_json: bool) -> None:
    if as_json:
        line = json.dumps(record, ensure_ascii=False)
        # A lone surrogate can be escaped in JSON, and cannot be written as UTF-8.
        say_exactly(((line if line.isascii() or _is_text(line) else json.dumps(record)) + "\n").encode())
    elif "error" in record:
        sys.stderr.write(f"{record['error']}\n")
    else:
        sys.stdout.write("" if first else "\n")
        sys.stdout.write("\n".join(_page(record)) + "\n")
    sys.stdout.flush()


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _page(record: Record) -> list[str]:
    """What one text names, for people: a row for each name with its places in the text."""
    found: dict[tuple[str, ...], list[str]] = {}
    for place in record["places"]:
        text = " ".join(place["text"].split())
        key = text, place["kind"], place["name"], place["country"] or "", ", ".join(place["hotspots"])
        found.setdefault(key, []).append(str(place["start"]))
    title = visible(str(record.get("file", record.get("id", "text"))))
    if not found:
        return [f"{title}: no place is named"]
    rows = [["TEXT", "KIND", "NAME", "COUNTRY", "EVIDENCE FOR", "TIMES", "FIRST AT"]]
    rows += [
        [text, kind, name, country, ids, str(len(at)), at[0]] for (text, kind, name, country, ids), at in found.items()
    ]
    times = sum(map(len, found.values()))
    return [f"{title}: {times} {'name of a place' if times == 1 else 'names of places'}", *aligned(rows, left=5)]

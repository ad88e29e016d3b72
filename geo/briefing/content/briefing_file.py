"""A briefing as a small YAML file: title, date, marking and the ordered items, each a hotspot with what is said of it.

    title: "What to watch in December"
    date: "2021-12-09"
    items:
      - section: "The north"
        hotspot: arctic
        headline: "The route opens before anybody polices it"
        line: "Watch the icebreakers"
        excerpts: ["1f3a9c77b0", "77b0e2"]
      - hotspot: syria

An excerpt is named by its id or by a beginning of it that no other excerpt of the hotspot has; an item without any
stands for all that the filters show. What the file says is a `Brief`, and a `Brief` is what is written.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.briefing.content.brief import Brief
from geo.briefing.content.briefing_filters import FILTER_KEYS, filters_of, filters_query
from geo.briefing.content.briefing_items import read_items
from geo.briefing.content.collected import Collected, without_gone
from geo.briefing.content.plain_fields import PlainFields, PlainReading
from geo.dataset.marking import TLP_EXPECTED, is_unknown_label
from geo.dataset.model import Dataset, Viewpoint
from geo.dataset.yaml.reader import UNSAFE_PREFIX, compose_tree
from geo.dataset.yaml.writer import scalar
from geo.errors import ByReader, HotspotsError
from geo.files import read_file
from geo.selection.basket import LONGEST_WORDS
from geo.selection.filtering import apply_filters
from geo.selection.selection import Selection
from geo.text import visible

__all__ = ["BRIEFING_SUFFIXES", "LARGEST_BRIEFING", "parse_briefing", "read_briefing", "to_briefing_yaml"]

BRIEFING_SUFFIXES: Final = (".yaml", ".yml")
"""What the name of a briefing ends in."""
LARGEST_BRIEFING: Final = 256 * 1024
"""Bytes of a briefing that is read: a hundred items with ten excerpts each have a tenth of it."""

_KEYS: Final = ("title", "date", "marking", "draft", "as_of", "viewpoint", "filters", "items")
_HEAD: Final = "# A briefing: its items in their order. One without excerpts stands for all of its place.\n"


def read_briefing(path: Path, dataset: Dataset, *, skip_missing: bool = False) -> Brief:
    """What a briefing's file asks for.

    With `skip_missing` hotspots and excerpts that the data does not have are left out and told in
    `Brief.collected.left_out`; at least one item must be left. Raises InvalidData with everything that is wrong in the
    file, and HotspotsError where it cannot be read.
    """
    data = read_file(path, LARGEST_BRIEFING, "the YAML file of a briefing")
    return parse_briefing(data, str(path), dataset, skip_missing=skip_missing)


def parse_briefing(data: bytes, name: str, dataset: Dataset, *, skip_missing: bool = False) -> Brief:
    """The same of a file's bytes; `name` stands for the file in the report."""
    if len(data) > LARGEST_BRIEFING:
        what, expected = "the file is too large", f"at most {LARGEST_BRIEFING:,} bytes are read"
        raise HotspotsError(where=Path(name), what=what, expected=expected, remedy="split it into several briefings")
    reading = PlainReading(compose_tree(data, name, holds="a title and items"))
    _refuse_data_file(name, reading.tree.data)
    top = PlainFields(reading, (), reading.tree.data, noun="a briefing", known=_KEYS)
    as_of, viewpoint = top.date("as_of"), top.one("viewpoint", tuple(Viewpoint))
    title, date, marking = top.text("title", LONGEST_WORDS), top.date("date"), _marking(reading, top)
    draft = top.switch("draft")
    selection = replace(_filtered(reading, top, dataset), viewpoint=Viewpoint(viewpoint) if viewpoint else None)
    basket, sections = read_items(reading, top, dataset, skip_missing=skip_missing)
    reading.check()
    collected = Collected(basket=basket, sections=sections, date=date)
    kept = without_gone(collected, dataset, apply_filters(dataset, selection.filters))
    if not kept.basket or (kept.left_out and not skip_missing):
        raise _nothing_left(name, kept)
    return Brief(selection=selection, marking=marking, draft=draft, as_of=as_of, title=title or None, collected=kept)


def to_briefing_yaml(brief: Brief) -> bytes:
    """The file of a brief with `collected`; UTF-8. `parse_briefing` of it gives what was collected and asked for again.

    Text is put on one line and cut to `LONGEST_WORDS`, and characters that nobody can see are replaced. Size,
    resolution, projection and address are left to whoever builds it. Raises ValueError for a brief without anything
    collected.
    """
    if brief.collected is None or not brief.collected.basket:
        message = "nothing was collected for the briefing"
        raise ValueError(message)
    viewpoint = brief.selection.viewpoint
    told = {
        "title": brief.title,
        "date": brief.collected.date,
        "marking": brief.marking,
        "as_of": brief.as_of,
        "viewpoint": viewpoint.value if viewpoint else None,
    }
    stated = {key: text for key, text in told.items() if text is not None and (key == "marking" or _plain(text))}
    lines = [f"{key}: {_written(text)}" for key, text in stated.items()]
    lines += ["draft: true"] if brief.draft else []
    if query := filters_query(brief.selection.filters):
        lines += ["filters:", *(f"  {key}: [{', '.join(map(_written, texts))}]" for key, texts in query.items())]
    lines.append("items:")
    for item in brief.collected.basket:
        section = brief.collected.sections.get(item.hotspot)
        entries = {"section": section, "hotspot": item.hotspot, "headline": item.headline, "line": item.line}
        written = [f"{key}: {_written(text)}" for key, text in entries.items() if text and _plain(text)]
        if item.excerpts:
            written.append(f"excerpts: [{', '.join(map(_written, item.excerpts))}]")
        lines += [f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(written)]
    return (_HEAD + "\n".join(lines) + "\n").encode()


def _written(text: str) -> str:
    """The text in double quotes, so that nothing in it is anything but text."""
    return scalar(_plain(text), '"')


def _plain(text: str) -> str:
    """The text on one line as it can be read again, cut where it is too long for that."""
    plain = " ".join(visible(text[: 2 * LONGEST_WORDS]).split())
    # The reader refuses text that begins so.
    plain = plain.lstrip("@ ") if plain.startswith(UNSAFE_PREFIX) else plain
    return plain[:LONGEST_WORDS].rstrip()


def _filtered(reading: PlainReading, top: PlainFields, dataset: Dataset) -> Selection:
    """What the filters of the file select."""
    if "filters" not in top:
        return Selection()
    path, value = top.path("filters"), top.raw("filters")
    fields = PlainFields(reading, path, value, noun="`filters`", known=FILTER_KEYS)
    return Selection(filters=filters_of(fields, dataset))


def _refuse_data_file(name: str, data: object) -> None:
    if isinstance(data, dict) and {"sources", "hotspots"} <= data.keys():
        raise HotspotsError(
            where=Path(name),
            what="this is a data file",
            expected="a briefing was expected, with a title and items",
            remedy=ByReader(cli="name it with --data", page="choose the file of a briefing"),
        )


def _marking(reading: PlainReading, top: PlainFields) -> str | None:
    marking = top.text("marking", LONGEST_WORDS, empty=True)
    if marking and is_unknown_label(marking):
        what = f"`{marking[:60]}` is no label"
        reading.note(top.path("marking"), what, TLP_EXPECTED, "correct the marking, or write other text")
    return marking


def _nothing_left(name: str, kept: Collected) -> HotspotsError:
    return HotspotsError(
        where=Path(name),
        what="; ".join(kept.left_out) or "there are no items",
        expected="an excerpt of each item was expected",
        remedy="mend the items or the filters",
    )

"""`hotspots brief BRIEFING`: what the file of a briefing asks for, and what the command line asks for instead."""

import sys
from dataclasses import replace
from pathlib import Path

from geo.briefing.content.brief import Brief
from geo.briefing.content.briefing_file import parse_briefing, read_briefing
from geo.dataset.model import Dataset
from geo.errors import HotspotsError

__all__ = ["built_of", "collected_brief"]


def collected_brief(path: Path, dataset: Dataset, *, skip_missing: bool) -> Brief:
    """What the file asks for.

    Raises HotspotsError with everything that is wrong in it. Where nothing is wrong but that the data lacks some of it,
    it is said that the rest can be built.
    """
    try:
        return read_briefing(path, dataset, skip_missing=skip_missing)
    except HotspotsError:
        if not skip_missing and _rest_is_there(path, dataset):
            sys.stderr.write("hotspots: the rest of the briefing is built with --skip-missing\n")
        raise


def built_of(read: Brief, asked: Brief) -> Brief:
    """The brief of a file as the command line asks for it: what both say is as the command line has it."""
    return replace(
        asked,
        title=asked.title or read.title,
        marking=read.marking if asked.marking is None else asked.marking,
        draft=asked.draft or read.draft,
        as_of=asked.as_of or read.as_of,
        collected=read.collected,
    )


def _rest_is_there(path: Path, dataset: Dataset) -> bool:
    try:
        parse_briefing(path.read_bytes(), str(path), dataset, skip_missing=True)
    except (HotspotsError, OSError):
        return False
    return True

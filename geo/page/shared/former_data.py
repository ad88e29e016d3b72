"""The former states of the data behind the page: which there are, and each as an edition.

What comes from a link or is typed names a day, a data hash or a revision, never a file (`geo.evidence.former`). Git is
asked once for each of them, and again after a while, since a branch moves.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import streamlit as st

from geo.briefing.content.brief import Brief
from geo.evidence.former import KEY_DIGITS, FormerEdition, data_history, open_former
from geo.evidence.git_history import Commit
from geo.page.shared.page_data import PageData
from geo.selection.selection import FigureKind

__all__ = ["compared_brief", "former_days", "usual_since"]

AGAIN_S: Final = 300
"""Seconds after which Git is asked again."""
MOST_DAYS: Final = 200
"""Days that are offered; others can be typed."""
_LOOKED_AT: Final = 30
"""States that are looked at for one that differs from the data of today."""


@st.cache_data(max_entries=8, ttl=AGAIN_S, show_spinner=False)
def _commits(path: str, sha256: str) -> tuple[Commit, ...]:  # noqa: ARG001  # stands for the file in the cache's key
    return data_history(Path(path)).revisions()


@st.cache_resource(max_entries=8, ttl=AGAIN_S, show_spinner=False)
def _former(path: str, sha256: str, since: str) -> FormerEdition:  # noqa: ARG001  # as above
    return open_former(since, Path(path))


@st.cache_data(max_entries=8, ttl=AGAIN_S, show_spinner=False)
def _usual(path: str, sha256: str) -> str:
    history = data_history(Path(path))
    for commit in _commits(path, sha256)[:_LOOKED_AT]:
        content = history.content(commit)
        if content is not None and (found := hashlib.sha256(content).hexdigest()) != sha256:
            return commit.day if history.on(commit.day) == commit else found[:KEY_DIGITS]
    return ""


def former_days(page: PageData) -> Sequence[str]:
    """Return the days on which the data file changed, as YYYY-MM-DD, the newest first.

    Raises HotspotsError where there is no history.
    """
    loaded = page.loaded
    return list(dict.fromkeys(commit.day for commit in _commits(str(loaded.path), loaded.sha256)))[:MOST_DAYS]


def usual_since(page: PageData) -> str:
    """Return what stands for the last state that differs from the data of today; no text where none does.

    Raises HotspotsError where there is no history.
    """
    return _usual(str(page.loaded.path), page.loaded.sha256)


def compared_brief(page: PageData, brief: Brief) -> tuple[Brief, FormerEdition | None]:
    """Return a brief with what it compares the data with in its link, and that edition; None where nothing is compared.

    Where nothing is named, it is the last state that differs. Raises HotspotsError where there is no such state.
    """
    if brief.selection.figure is not FigureKind.CHANGES:
        return brief, None
    since = brief.selection.since or usual_since(page)
    if not since:
        return brief, None
    former = _former(str(page.loaded.path), page.loaded.sha256, since)
    return replace(brief, selection=replace(brief.selection, since=former.key)), former

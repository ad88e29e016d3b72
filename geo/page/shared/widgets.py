"""The widgets whose values the page reads back or sets by their keys, and the only way to those values.

Everything else that the page remembers is in the `Session`. These values cannot be: Streamlit itself keeps what stands
in a widget, under its key. It drops the value when a run does not draw the widget, and lets it be set in the callbacks
and in a run until the widget is drawn.
"""

from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

_Kind = TypeVar("_Kind")


class WidgetKey(StrEnum):
    """The key of a widget; of several widgets of a kind, how their keys begin."""

    # Parts of the selection, named as in the link.
    SOURCE = "source"
    TOPIC = "topic"
    ACTOR = "actor"
    SPEAKER = "speaker"
    STANCE = "stance"
    MODE = "mode"
    CLAIM = "claim"
    PRECISION = "precision"
    FROM = "from"
    TO = "to"
    SEARCH = "q"
    VIEW = "view"
    VIEWPOINT = "viewpoint"
    FIGURE = "figure"
    SINCE = "since"
    COMPARE_ONE = "compare-one"
    COMPARE_OTHER = "compare-other"

    ONLY = "only"

    # What is clicked on, and what tells the size of the map.
    CHART = "chart"
    GLOBE = "globe-chart"
    LIST = "twin"
    MATRIX = "cells"
    NAMES = "lines"
    PICTURE = "live-picture"
    CLAIMS = "claim-rows"
    COMPARED = "compare-rows"
    MEASURE = "measure"
    FINDER = "finder"
    TOOLS = "map-tools"
    SHEET = "sheet"

    BRIEFING_PART = "briefing-part"
    BASKET = "basket-items"
    BASKET_TITLE = "basket-title"
    BASKET_DATE = "basket-date"
    BASKET_FILE = "basket-file"
    BRIEFING_MARKING = "briefing-marking"
    BRIEFING_AS_OF = "briefing-as-of"
    BRIEFING_DRAFT = "briefing-draft"

    BRIEFING_KIND = "briefing-kind"
    BRIEFING_WHAT = "briefing-what"
    BRIEFING_TITLE = "briefing-title"
    # One for each article on each map.
    BRIEFING_QUOTE = "briefing-quote"

    REVIEW_SOURCE = "review-source"
    REVIEW_HOTSPOTS = "review-hotspots"
    REVIEW_STRENGTH = "review-strength"
    REVIEW_TEXT = "review-text"

    # One for each proposal.
    WORDS = "words"
    TARGET = "target"
    SAID_BY = "said-by"
    SAID_STANCE = "said-stance"
    SAID_MODE = "said-mode"

    # One for each new hotspot that is proposed.
    PLACE_NAME = "place-name"
    PLACE_PRECISION = "place-precision"
    PLACE_REGION = "place-region"
    PLACE_PARENT = "place-parent"

    def of(self, what: str) -> str:
        """The key of the widget that belongs to `what`."""
        return f"{self}-{what}"


def value(key: str, kind: type[_Kind]) -> _Kind | None:
    """Return what stands in a widget, where that is of this kind; None where it is empty or was not drawn."""
    found = st.session_state.get(key)
    return found if isinstance(found, kind) else None


def set_value(key: str, new: object) -> None:
    """Set what stands in a widget; Streamlit raises an error of its own where this run has drawn it already."""
    st.session_state[key] = new


def keep_value(key: str) -> None:
    """Hold on to what stands in a widget although this run may not draw it; None where there is nothing yet."""
    st.session_state[key] = st.session_state.get(key)


def take_value(key: str) -> object:
    """Return what stands in a widget, and forget the widget; None where it is empty or was not drawn."""
    return st.session_state.pop(key, None)


def component_value(key: str, name: str) -> object:
    """Return what a component of ours has told under a name (see `components`); None where it has told nothing."""
    return getattr(st.session_state.get(key), name, None)


def picked_on_map() -> dict[str, list[dict[str, Any]]]:
    """Return what was clicked on in the chart: the data of the objects, by the ids of their layers."""
    found: dict[str, list[dict[str, Any]]] = {}
    for key in (WidgetKey.CHART, WidgetKey.GLOBE):
        if key in st.session_state:
            found.update(st.session_state[key]["selection"]["objects"])
    return found

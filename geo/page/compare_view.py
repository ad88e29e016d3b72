"""Two hotspots or two articles compared: which two, their maps, and a table whose numbers open their quotes."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from geo.briefing.content.compare_words import compare_notes, compare_title, manner_words
from geo.dataset.model import Dataset
from geo.dataset.named import source_number, source_sign
from geo.evidence.said_by import ARTICLE, said_by
from geo.page import figure_view
from geo.page.shared import state, widgets
from geo.page.shared.badges import BADGES
from geo.page.shared.compared_pair import compared_pair
from geo.page.shared.components import compare_table
from geo.page.shared.page_data import PageData
from geo.page.shared.session import session
from geo.page.shared.widgets import WidgetKey
from geo.selection.comparing import ComparedItem, Comparison, Facet, QuotedAt, compare, partner
from geo.selection.filtering import Shown
from geo.selection.pair import PairOf, pair_of
from geo.selection.selection import FigureKind, Selection
from geo.text import counted

__all__ = ["compare_data", "draw_compare_view", "open_comparison"]


def draw_compare_view(page: PageData, shown: Shown, selection: Selection, *, embedded: bool) -> None:
    """Draw the choice of the two, their maps and the table; embedded, the figure alone, which has its own table."""
    dataset = page.loaded.dataset
    pair = compared_pair(dataset, selection)
    if pair and not embedded:
        _draw_choice(dataset, shown, pair)
    figure_view.draw_figure_view(page, selection, embedded=embedded)
    if embedded or not pair:
        return
    found = compare(dataset, shown, pair, selection.filters.claim)
    if all(side.quoted for side in found.sides):
        with st.container(key="compared"):
            compare_table(WidgetKey.COMPARED, compare_data(page, shown, found, selection), _picked)


def open_comparison(dataset: Dataset, shown: Shown, hotspot: str) -> None:
    """Compare a hotspot with the one that suggests itself, as a first choice; for callbacks."""
    other = partner(dataset, shown, hotspot, PairOf.HOTSPOTS)
    session().map.compare = (hotspot, other) if other else ()
    widgets.set_value(WidgetKey.FIGURE, FigureKind.COMPARE.value)


def _draw_choice(dataset: Dataset, shown: Shown, pair: tuple[str, ...]) -> None:
    of = pair_of(dataset, pair)
    assert of is not None, "the link and the data were looked at"
    kinds = {PairOf.HOTSPOTS: tuple(shown.hotspots), PairOf.ARTICLES: shown.sources}
    every = {kind: (*ids, *(i for i in pair if kind is of and i not in ids)) for kind, ids in kinds.items()}
    first = [_option(kind, id_) for kind, ids in every.items() if len(ids) > 1 for id_ in ids]
    second = [_option(of, id_) for id_ in every[of] if id_ != pair[0]]
    # What stands in the widgets is what is compared, whoever has chosen it.
    for key, id_ in zip((WidgetKey.COMPARE_ONE, WidgetKey.COMPARE_OTHER), pair, strict=True):
        widgets.set_value(key, _option(of, id_))
    with st.container(key="compare-choice", horizontal=True, vertical_alignment="bottom", gap="small"):
        for label, key, options in (
            ("Compare", WidgetKey.COMPARE_ONE, first),
            ("with", WidgetKey.COMPARE_OTHER, second),
        ):
            st.selectbox(label, options, key=key, format_func=lambda value: _name(dataset, value),
                         on_change=_chosen, args=(dataset, shown, pair))  # fmt: skip
        st.button("Swap", key="compare-swap", icon=":material/swap_horiz:", type="tertiary",
                  on_click=_compare, args=(tuple(reversed(pair)),))  # fmt: skip


def _option(of: PairOf, id_: str) -> str:
    return f"{of}:{id_}"


def _name(dataset: Dataset, option: str) -> str:
    of, _, id_ = option.partition(":")
    if of == PairOf.HOTSPOTS:
        return dataset.hotspots[id_].name
    return f"{source_sign(dataset, id_)} {dataset.sources[id_].label}"


def _chosen(dataset: Dataset, shown: Shown, before: tuple[str, ...]) -> None:
    """Compare what stands in the widgets; who chooses a first one of the other kind gets a second one with it."""
    of, _, one = (widgets.value(WidgetKey.COMPARE_ONE, str) or "").partition(":")
    _, _, other = (widgets.value(WidgetKey.COMPARE_OTHER, str) or "").partition(":")
    if one == other:
        _compare((one, before[0]))
    elif pair_of(dataset, (one, other)) == of:
        _compare((one, other))
    elif of and (found := partner(dataset, shown, one, PairOf(of))):
        _compare((one, found))


def _compare(pair: tuple[str, ...]) -> None:
    session().map.compare = pair


def compare_data(page: PageData, shown: Shown, found: Comparison, selection: Selection) -> dict[str, object]:
    """Return the table as its script reads it: rows of three cells, and every quote once."""
    dataset = page.loaded.dataset
    return {
        "title": f"{compare_title(dataset, shown, found, replace(selection, hotspot=None))}.",
        "caption": f"{compare_notes(found, selection.filters)} A number opens its quotes.",
        "columns": found.heads,
        "rows": [
            {"head": found.head(facet), "coded": facet is Facet.CLAIMS, "cells": _cells(found, facet)}
            for facet in Facet
        ],
        "quotes": {at.excerpt.id: _quote(page, at) for side in found.sides for at in side.quoted},
        "places": {i: dataset.hotspots[i].name for i in {at.hotspot for side in found.sides for at in side.quoted}},
        "selected": {"hotspot": selection.hotspot, "source": state.speaker()},
    }


def _cells(found: Comparison, facet: Facet) -> list[list[dict[str, object]]]:
    return [[_item(found, facet, item) for item in items] for items in found.columns(facet)]


def _item(found: Comparison, facet: Facet, item: ComparedItem) -> dict[str, object]:
    numbers = [
        {
            "at": f"{facet} {side.id} {item.key}",
            "count": count,
            "label": f"{counted(count, 'excerpt')} of {side.label}: {item.label}",
            "quotes": _by_excerpt(quotes),
        }
        for side, count, quotes in zip(found.sides, item.counts, item.quoted, strict=True)
        if count
    ]
    return {"label": item.label, "manner": manner_words(item, facet), "numbers": numbers}


def _by_excerpt(quotes: Sequence[QuotedAt]) -> list[dict[str, object]]:
    """Each excerpt once, with the ids of the hotspots under which it is coded so."""
    places: dict[str, list[str]] = {}
    for at in quotes:
        places.setdefault(at.excerpt.id, []).append(at.hotspot)
    return [{"id": id_, "hotspots": hotspots} for id_, hotspots in places.items()]


def _quote(page: PageData, at: QuotedAt) -> dict[str, object]:
    excerpt, dataset = at.excerpt, page.loaded.dataset
    proof, number = page.verification.proofs[excerpt.id], source_number(dataset, excerpt.source)
    said = said_by(excerpt)
    whose = said if excerpt.speaker else f"{ARTICLE}; {said}" if said else ARTICLE
    doubt = "" if proof.verified else BADGES[proof.state][0]
    return {
        "quote": " ".join(excerpt.quote.split()),
        "said": whose,
        "article": f"[{number}] {dataset.sources[excerpt.source].label}",
        "source": excerpt.source,
        "doubt": doubt[:1].upper() + doubt[1:],
    }


def _picked() -> None:
    state.take_pick(WidgetKey.COMPARED)

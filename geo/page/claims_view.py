"""The table of claims: who does what to whom, where and when; each row opens the quote that it was coded from."""

from collections.abc import Sequence

import streamlit as st

from geo.dataset.dates import date_text, first_and_last_day
from geo.dataset.model import Dataset
from geo.dataset.named import actor_name
from geo.evidence.said_by import said_by
from geo.page.maps import map_view, vantage
from geo.page.maps.claim_arrows import COOPERATION, QUAD_SIGNS, WORDS, ClaimArrows, quad_colour
from geo.page.shared import state
from geo.page.shared.components import claims_table
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.widgets import WidgetKey
from geo.selection.claiming import CODING, FIRMNESS, ClaimRow, claim_rows, phrase
from geo.selection.filtering import Shown
from geo.selection.palette import Palette, css
from geo.selection.selection import Selection
from geo.text import counted

_COLUMNS = ("Who does what to whom", "Group", "Where", "When", "Said by", "Article")


def draw_claims_view(dataset: Dataset, shown: Shown, selection: Selection) -> None:
    """Draw the table; it is there, and says so, where nothing is coded."""
    rows = claim_rows(shown, selection.filters.claim)
    with st.container(key="claims"):
        claims_table(WidgetKey.CLAIMS, claims_data(dataset, shown, rows, selection.hotspot), _picked)


def draw_claims_map(dataset: Dataset, shown: Shown, selection: Selection) -> None:
    """Draw the map of the open hotspot with an arrow from each actor, and say who has none."""
    with st.container(key="map", gap="xsmall"):
        map_view.draw_map_view(dataset, shown, selection)
        found = vantage.open_arrows(dataset, selection, vantage.screen_of(dataset, selection), 0.0)
        assert found is not None, "a hotspot is open"
        _draw_legend(found, map_view.palette())
        map_view.draw_boundary_note(dataset, selection)


def _draw_legend(found: ClaimArrows, colours: Palette) -> None:
    """Say what arrows mean; the markup holds numbers and colours of our own only, nothing from the data."""
    signs = [
        f'<span class="sign" style="color:{css(quad_colour(quad, colours))}">'
        f"{QUAD_SIGNS[quad]} {'┄' if quad in WORDS else '─'}▸</span>"
        f'<span class="sign">{quad.value}: {counted(count, "claim")}</span>'
        for quad in QUAD_SIGNS
        if (count := found.claims.get(quad))
    ]
    drawn = "".join(arrow.flow.firmness for arrow in found.arrows)
    signs += [f'<span class="sign"><b>{sign}</b> {text}</span>' for sign, text in FIRMNESS.items() if sign in drawn]
    more = '<span class="sign">a number, a thicker line: several claims</span>' if _several(found) else ""
    st.html(f'<div class="legend"><span class="title">{CODING}: who does it here</span>{"".join(signs)}{more}</div>')
    told = [
        f"{before}: {', '.join(f'{name} ({count})' for name, count in who.items())}."
        for before, who in (
            ("No place on the map", found.placeless),
            ("At the place itself", found.at_home),
        )
        if who
    ]
    told = told if found.arrows or told else ["No excerpt of this hotspot that is shown is coded."]
    if told:
        st.caption(escape_markdown(" ".join(told)))


def _several(found: ClaimArrows) -> bool:
    return any(arrow.flow.count > 1 for arrow in found.arrows)


def claims_data(dataset: Dataset, shown: Shown, rows: Sequence[ClaimRow], selected: str | None) -> dict[str, object]:
    """Return the table as its script reads it."""
    excerpts = counted(len({row.excerpt.id for row in rows}), "excerpt")
    told = f"{counted(len(rows), 'claim')} of {excerpts}" if rows else "no excerpt shown is coded"
    numbers = {source: number for number, source in enumerate(dataset.sources, start=1)}
    return {
        "caption": f"{CODING}, in no article’s words: {told}, of {shown.excerpts} shown. A row opens the quote it was "
        "coded from; a head sorts.",
        "columns": _COLUMNS,
        "rows": [
            {
                "at": f"{row.excerpt.id} {number}",
                "hotspot": selected if selected in row.hotspots else row.hotspots[0],
                "source": row.source,
                "cells": _cells(dataset, row, numbers[row.source]),
            }
            for number, row in enumerate(rows)
        ],
        "selected": selected,
        "source": state.speaker(),
    }


def _cells(dataset: Dataset, row: ClaimRow, number: int) -> list[dict[str, str]]:
    """Return a row's cells in the order of the columns; `sort` where the order is not that of the text."""
    look, date = "cooperation" if row.quad in COOPERATION else "conflict", row.date
    return [
        {"text": phrase(row, dataset), "sort": ", ".join(actor_name(dataset, actor) for actor in row.claim.who)},
        {"text": row.quad.value, "sign": QUAD_SIGNS[row.quad], "look": look},
        {"text": ", ".join(dataset.hotspots[place].name for place in row.places)},
        {"text": date_text(date), "sort": str(first_and_last_day(date)[0])} if date else {"text": ""},
        {"text": said_by(row.excerpt) or "the article"},
        {"text": f"[{number}] {dataset.sources[row.source].label}"},
    ]


def _picked() -> None:
    state.take_pick(WidgetKey.CLAIMS)

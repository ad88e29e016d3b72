"""Which quote of each article a map figure carries: the analyst's choice, else that of the figure's own rule."""

from collections.abc import Mapping

import streamlit as st

from geo.briefing.content.brief import Brief
from geo.briefing.content.pull_quotes import pull_quotes
from geo.briefing.content.sheet import Sheet
from geo.briefing.write import can_be_quoted
from geo.errors import HotspotsError
from geo.evidence.change_words import beginning
from geo.page.figure_view import sheet_of
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.widgets import WidgetKey
from geo.selection.selection import FigureKind, Selection

__all__ = ["draw_quote_choices", "quote_names"]


def draw_quote_choices(page: PageData, selection: Selection) -> tuple[str, ...]:
    """Draw a choice for each article on a map figure; return the ids of the excerpts that are chosen.

    What is chosen for a place stays with it while others are looked at. Nothing is drawn for what carries no quotes.
    """
    if selection.figure is not FigureKind.MAP:
        return ()
    try:
        sheet = sheet_of(page, Brief(selection=selection))
    except HotspotsError:  # of what cannot be made, the preview says why
        return ()
    offered = [(source, names) for source in sheet.sources if len(names := quote_names(sheet, source.id)) > 1]
    if not offered:
        return ()
    automatic = {quote.told.source: quote.told.excerpt for quote in pull_quotes(sheet)}
    chosen: list[str | None] = []
    with st.expander("Quotes on the map", icon=":material/format_quote:", key="briefing-quotes"):
        for source, names in offered:
            options = {"": f"Automatic: {names.get(automatic[source.id], 'none')}", **names}
            taken = st.selectbox(
                f"[{source.number}] {escape_markdown(source.source.label)}", list(options),
                key=WidgetKey.BRIEFING_QUOTE.of(f"{selection.hotspot or ''}-{source.id}"),
                format_func=options.__getitem__, persist_state="session",
            )  # fmt: skip
            chosen.append(taken)
        st.caption("One quote of each article. A choice that has no room on the paper is refused.")
    return tuple(filter(None, chosen))


def quote_names(sheet: Sheet, source: str) -> Mapping[str, str]:
    """By id, what an article's quotes on the figure are called: of which place, who says it, and the first words.

    Of one place alone it is not named, nor is the article where it says the words itself. In the order of the places,
    each quote once and each name once; without those whose letters no font has.
    """
    alone = len(sheet.shown.hotspots) == 1
    named: dict[str, str] = {}
    for hotspot, spot in sheet.shown.hotspots.items():
        for excerpt in spot.excerpts:
            if excerpt.source != source or excerpt.id in named or not can_be_quoted(excerpt.quote):
                continue
            place = "" if alone else sheet.part.dataset.hotspots[hotspot].name
            before = " · ".join(part for part in (place, excerpt.speaker or "") if part)
            name = f"{before}: {beginning(excerpt.quote)}" if before else beginning(excerpt.quote)
            # Streamlit tells options apart by what they are called.
            same = sum(other == name or other.startswith(f"{name} (") for other in named.values())
            named[excerpt.id] = f"{name} ({same + 1})" if same else name
    return named

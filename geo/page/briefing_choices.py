"""What can be chosen about a briefing; none of it is in the page's link, all of it stays for the session."""

from dataclasses import replace
from functools import partial

import streamlit as st

from geo.briefing.content.brief import DEFAULT_DPI, Brief
from geo.briefing.content.paper import MAX_DPI, MIN_DPI, Size
from geo.briefing.write import DRAWN, FIGURES, Format
from geo.cartography.projection_name import ProjectionName
from geo.dataset.marking import TLP_LABELS
from geo.dataset.model import About, Dataset
from geo.page.shared import widgets
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.widgets import WidgetKey
from geo.page.views import LABELS as VIEWS
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Selection
from geo.selection.usual_figure import usual_figure

LABELS = {
    Format.PNG: "PNG",
    Format.SVG: "SVG",
    Format.PDF: "PDF",
    Format.PPTX: "PowerPoint",
    Format.DOCX: "Word",
    Format.HTML: "HTML",
    Format.MARKDOWN: "Markdown",
    Format.BIBTEX: "BibTeX",
    Format.RIS: "RIS",
    Format.CSL: "CSL-JSON",
    Format.CSV: "CSV",
    Format.GEOJSON: "GeoJSON",
    Format.GPKG: "GeoPackage",
}
SIZES = {
    Size.SLIDE_16X9: "Slide 16:9",
    Size.SLIDE_4X3: "Slide 4:3",
    Size.A4_PORTRAIT: "A4 upright",
    Size.A4_LANDSCAPE: "A4 across",
    Size.LETTER: "Letter",
    Size.HALF_PAGE: "Half a page",
    Size.SQUARE: "Square",
}
PROJECTIONS = {
    None: "By what is shown",
    ProjectionName.EQUAL_EARTH: "World: Equal Earth",
    ProjectionName.LAEA: "Region: Lambert equal-area",
    ProjectionName.POLAR: "Arctic: polar stereographic",
}
RESOLUTIONS = (MIN_DPI, 150, DEFAULT_DPI, MAX_DPI)
TITLED = (*DRAWN, Format.MARKDOWN)
"""Formats that print a title, and the link to what they show."""

NO_MARKING = "No marking"
EVERYTHING, OPEN = "everything", "open"
BASKET, SHOWN = "basket", "shown"
"""What a briefing can be of."""
LONGEST_TITLE = 500
"""Characters; longer ones are no titles."""


def begin(selection: Selection) -> None:
    """Start from what is on the screen: its view, on a map the open hotspot, and no title of one's own.

    The map of everything becomes the usual figure of it.
    """
    widgets.set_value(WidgetKey.BRIEFING_KIND, "" if selection.figure is FigureKind.MAP else selection.figure.value)
    on_map = selection.hotspot is not None and selection.figure in {FigureKind.MAP, FigureKind.CLAIMS}
    widgets.set_value(WidgetKey.BRIEFING_WHAT, OPEN if on_map else EVERYTHING)
    widgets.set_value(WidgetKey.BRIEFING_TITLE, "")
    widgets.set_value(WidgetKey.BRIEFING_PART, BASKET if selection.basket else SHOWN)


def draw_part(collected: int) -> str:
    """Draw the choice between the basket, of so many items, and what is on the screen; return `BASKET` or `SHOWN`."""
    names = {BASKET: f"Basket ({collected})" if collected else "Basket", SHOWN: "What is shown"}
    return str(
        st.segmented_control(
            "What it is made of", list(names), key=WidgetKey.BRIEFING_PART, format_func=names.__getitem__,
            required=True, label_visibility="collapsed",
        )
    )  # fmt: skip


def draw_format() -> Format:
    """Draw the choice of the format."""
    chosen = st.pills(
        "Format", [form.value for form in Format], key="briefing-format", default=Format.PNG.value, required=True,
        format_func=lambda value: LABELS[Format(value)], persist_state="session",
    )  # fmt: skip
    return Format(chosen or Format.PNG)


def draw_selection(dataset: Dataset, selection: Selection, form: Format) -> Selection:
    """Draw the choice of what it is about; return the selection with that."""
    shown = apply_filters(dataset, selection.filters)
    hotspot = selection.hotspot
    if hotspot is not None and hotspot in shown.hotspots:
        names = {
            EVERYTHING: f"Everything shown ({len(shown.hotspots)})",
            OPEN: f"Only {escape_markdown(dataset.hotspots[hotspot].name)}",
        }
        what = st.segmented_control(
            "What", list(names), key=WidgetKey.BRIEFING_WHAT, format_func=names.__getitem__, required=True,
            on_change=_ask_for_the_usual,
        )  # fmt: skip
        hotspot = hotspot if what == OPEN else None
    else:
        hotspot = None
    selection = replace(selection, hotspot=hotspot)
    kind = selection.figure
    if form in DRAWN:
        if not widgets.value(WidgetKey.BRIEFING_KIND, str):
            widgets.set_value(WidgetKey.BRIEFING_KIND, usual_figure(selection, dataset).value)
        kind = FigureKind(
            st.selectbox(
                "Figure", [kind.value for kind in FigureKind], key=WidgetKey.BRIEFING_KIND,
                format_func=lambda value: VIEWS[FigureKind(value)],
            )
        )  # fmt: skip
    return replace(selection, figure=kind)


def _ask_for_the_usual() -> None:
    """Leave the kind of figure to what it is about now, unless it is one of the others."""
    if widgets.value(WidgetKey.BRIEFING_KIND, str) in {FigureKind.MAP, FigureKind.COVERAGE}:
        widgets.set_value(WidgetKey.BRIEFING_KIND, "")


def draw_brief(about: About, selection: Selection, form: Format) -> partial[Brief]:
    """Draw every other choice; return the brief with all of them, not made yet: it may be refused."""
    brief = partial(Brief, selection=selection)
    if form in FIGURES:
        brief = _draw_size(brief, form)
    if form in DRAWN and selection.figure not in {FigureKind.MATRIX, FigureKind.TIMELINE}:
        projection = st.selectbox("Projection", list(PROJECTIONS), key="briefing-projection",
                                  format_func=PROJECTIONS.__getitem__, persist_state="session")  # fmt: skip
        brief = partial(brief, projection=projection)
    left, right = st.columns([3, 2])
    with left:
        marking = draw_marking(about)
    with right:
        as_of = draw_as_of(about)
    brief = partial(brief, marking=marking, as_of=as_of)
    if form in TITLED:
        title = st.text_input("Title", key=WidgetKey.BRIEFING_TITLE, placeholder="Made from what is shown",
                              max_chars=LONGEST_TITLE)  # fmt: skip
        brief = partial(brief, title=(title or "").strip() or None, draft=draw_draft())
    return brief


def _draw_size(brief: partial[Brief], form: Format) -> partial[Brief]:
    left, right = st.columns([3, 2])
    size = left.selectbox("Size", list(SIZES), key="briefing-size", format_func=SIZES.__getitem__,
                          persist_state="session")  # fmt: skip
    dpi = DEFAULT_DPI
    if form is Format.PNG:
        dpi = right.selectbox("Pixels per inch", RESOLUTIONS, index=RESOLUTIONS.index(DEFAULT_DPI),
                              key="briefing-dpi", persist_state="session")  # fmt: skip
    return partial(brief, size=size, dpi=dpi)


def draw_draft() -> bool:
    """Draw the choice of a stamp."""
    key = WidgetKey.BRIEFING_DRAFT
    return bool(st.checkbox("Stamp it as a draft that is not cleared", key=key, persist_state="session"))


def draw_as_of(about: About) -> str | None:
    """Draw the field of the information cut-off; None for the data file's."""
    as_of = st.text_input(
        "As of", key=WidgetKey.BRIEFING_AS_OF, placeholder=about.as_of, max_chars=10, persist_state="session",
    )  # fmt: skip
    return (as_of or "").strip() or None


def draw_marking(about: About) -> str:
    """Draw the choice of the handling marking; none is no text."""
    own = [about.marking] if about.marking else []
    options = list(dict.fromkeys([*own, NO_MARKING, *TLP_LABELS]))
    chosen = st.selectbox("Marking (choose or type)", options, key=WidgetKey.BRIEFING_MARKING,
                          accept_new_options=True, persist_state="session")  # fmt: skip
    return "" if chosen in (None, NO_MARKING) else str(chosen).strip()

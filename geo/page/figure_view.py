"""A view that the server draws: the figure of what is shown, sized for its place on the page."""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.briefing.content.brief import Brief
from geo.briefing.content.caption import alt_text
from geo.briefing.content.paper import Paper
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.dataset.model import Dataset
from geo.errors import HotspotsError
from geo.evidence.edition import Edition
from geo.page.shared import made_files, served_files, state
from geo.page.shared.compared_pair import compared_pair
from geo.page.shared.complaints import complaint_text
from geo.page.shared.components import live_picture, measure_map, view_size
from geo.page.shared.former_data import compared_brief
from geo.page.shared.markdown import escape_markdown
from geo.page.shared.page_data import PageData
from geo.page.shared.widgets import WidgetKey
from geo.selection.filtering import apply_filters
from geo.selection.selection import FigureKind, Selection

if TYPE_CHECKING:
    from geo.briefing.figures.hit_areas import HitArea

MM_PER_PX = 25.4 / made_files.CSS_DPI
TEXT_PT, SMALL_TEXT_PT = 9.5, 8.5
"""Size of type on the page; on a telephone there is less room."""

NARROW_PX = 500

TALLER = (1, 1.5, 2.25)
"""Heights that are tried, in heights of the place."""


def edition(page: PageData) -> Edition:
    """Return what the page shows as an edition."""
    return Edition(dataset=page.loaded.dataset, sha256=page.loaded.sha256, verification=page.verification)


def sheet_of(page: PageData, brief: Brief) -> Sheet:
    """Return what a brief shows of the page's data; of what changed, compared with the state that it names.

    Raises HotspotsError for what cannot be shown, or compared.
    """
    wanted, former = compared_brief(page, brief)
    return make_sheet(wanted, edition(page), former)


def drawn_sheet(page: PageData, selection: Selection) -> Sheet:
    """Return what the picture of a view shows, and an embedded page's title tells.

    The map is of the open hotspot, and so is that of its claims; beside every other picture it stays in the panel.
    Of a comparison it is the two of `compared_pair`. Raises HotspotsError as `sheet_of` does.
    """
    dataset, opened = page.loaded.dataset, selection.hotspot
    if selection.figure is FigureKind.CLAIMS:
        opened = opened if opened in apply_filters(dataset, selection.filters).hotspots else None
    elif selection.figure is not FigureKind.MAP:
        opened = None
    drawn = replace(selection, hotspot=opened, compare=compared_pair(dataset, selection))
    return sheet_of(page, Brief(selection=drawn))


def draw_figure_view(
    page: PageData, selection: Selection, *, embedded: bool = False, sheet: Sheet | None = None
) -> None:
    """Draw the chosen kind of figure of everything shown, live: its places say what they are, and open.

    The hotspot that is open stays in the panel. Embedded, there is nothing to press. `sheet` is that of the figure,
    where it is made already.
    """
    with st.container(key=f"figure-{selection.figure.value}"), st.container(key="picture"):
        try:
            with st.spinner("Drawing …"):
                sheet = sheet or drawn_sheet(page, selection)
                # The page has the table of a comparison itself, with numbers that open quotes.
                maps_only = sheet.kind is FigureKind.COMPARE and not embedded
                made, paper, taller = _picture(sheet, maps_only=maps_only)
        except HotspotsError as error:
            st.info(escape_markdown(complaint_text(error)), icon=":material/imagesmode:")
        else:
            data = {
                "src": served_files.put("figure", made.content, "png"),
                "alt": alt_text(sheet),
                "size": [round(side / MM_PER_PX, 1) for side in (paper.width_mm, paper.height_mm)],
                "taller": taller,
                "pressed": not embedded,
                "label": "What the picture shows. The arrow keys go from one to the next.",
                "marks": [_mark(page.loaded.dataset, area) for area in made.hit_areas],
                "selected": {"hotspot": selection.hotspot, "source": state.speaker()},
            }
            live_picture(WidgetKey.PICTURE, data, _picked)
        measure_map(WidgetKey.MEASURE)


def _mark(dataset: Dataset, area: "HitArea") -> dict[str, object]:
    """A part of the picture as its script reads it."""
    return {
        "opens": [{"hotspot": hotspot, "name": dataset.hotspots[hotspot].name} for hotspot in area.hotspots],
        "source": area.source,
        "name": area.name,
        "told": area.told,
        "shapes": [{"rings": shape.rings, "rank": shape.rank} for shape in area.shapes],
    }


def _picture(sheet: Sheet, *, maps_only: bool) -> tuple[made_files.Made, Paper, bool]:
    """The figure, its paper, and whether that is taller than its place: what is too much for it scrolls.

    Raises HotspotsError where it fits on no height.
    """
    for taller in TALLER[:-1]:
        with suppress(HotspotsError):
            paper = _paper(taller)
            return made_files.picture(sheet, paper, maps_only=maps_only), paper, taller > 1
    paper = _paper(TALLER[-1])
    return made_files.picture(sheet, paper, maps_only=maps_only), paper, True


def _paper(taller: float) -> Paper:
    width, height = view_size(WidgetKey.MEASURE)
    height = round(height * taller)
    return Paper(
        width_mm=round(width * MM_PER_PX, 3),
        height_mm=round(height * MM_PER_PX, 3),
        text_pt=TEXT_PT if width >= NARROW_PX else SMALL_TEXT_PT,
    )


def _picked() -> None:
    state.take_pick(WidgetKey.PICTURE)

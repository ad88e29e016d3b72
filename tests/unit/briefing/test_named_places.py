"""Coverage of the world on a small paper: the map is the main thing, and what is named is told."""

from functools import cache

import pytest
from drawn_text import outside, overlapping, written
from repository import DATA

from geo.briefing.content.area_notes import printed_notes
from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Size, paper_of
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.figures.draw import draw_figure
from geo.briefing.figures.map_body import MapBody
from geo.briefing.figures.marginalia import Marginalia
from geo.briefing.figures.named_places import MAIN, OF_MOST, TOO_SMALL, WITH_ALL, settled
from geo.briefing.figures.told_places import naming
from geo.cartography.noted_areas import noted_areas
from geo.errors import HotspotsError
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Selection

SMALL = (Size.SQUARE, Size.HALF_PAGE, Size.SLIDE_4X3)


@cache
def real() -> Edition:
    return open_edition(DATA, None)


def sheet_of(size: Size, **brief: object) -> Sheet:
    wanted = Brief(selection=Selection(figure=FigureKind.COVERAGE), size=size, **brief)  # type: ignore[arg-type]  # passed on
    return make_sheet(wanted, real())


def speaking(sheet: Sheet, least: int) -> set[str]:
    return {i for i, spot in sheet.shown.hotspots.items() if not spot.passing and len(spot.sources) >= least}


@pytest.mark.parametrize("size", Size)
def test_the_map_is_the_main_thing_on_every_paper(size: Size) -> None:
    sheet, paper = sheet_of(size), paper_of(size)
    around = Marginalia(sheet=sheet, paper=paper, compact=False)
    _, body, layout, fit = settled(around, MapBody(sheet=sheet, text_pt=paper.text_pt))
    area = paper.inches[0] * paper.inches[1]
    x0, y0, x1, y1 = layout.body
    whole = body.useful(*(side - 2 * layout.margin for side in paper.inches)) / area
    everything = len(fit.key) == len(sheet.shown.hotspots)
    assert everything is (size not in SMALL)
    least = WITH_ALL if everything else MAIN
    assert layout.useful / area >= min(least, OF_MOST * whole) - 1e-6
    assert (x1 - x0) * (y1 - y0) / area >= min(least, OF_MOST * whole) - 1e-6


@pytest.mark.parametrize(("size", "least"), [(Size.SQUARE, 3), (Size.HALF_PAGE, 3), (Size.SLIDE_4X3, 2)])
def test_what_is_numbered_on_a_small_paper_are_the_places_of_the_most_articles(size: Size, least: int) -> None:
    sheet = sheet_of(size)
    drawing = draw_figure(sheet)
    named = speaking(sheet, least)
    said = " ".join(written(drawing).split())
    assert naming(len(named), least, numbered=True) in said
    names = {i: hotspot.name for i, hotspot in sheet.part.dataset.hotspots.items()}
    everything = "".join(said.split())
    assert all("".join(names[i].split()) in everything for i in named)
    assert "U.S.Embassy,Baghdad" not in everything
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []


@pytest.mark.parametrize(("size", "least"), [(Size.SQUARE, TOO_SMALL), (Size.SLIDE_4X3, WITH_ALL)])
def test_a_map_of_where_places_are_lists_them_all_and_counts_the_disputed_areas_first(size: Size, least: float) -> None:
    sheet = make_sheet(Brief(selection=Selection(figure=FigureKind.MAP), size=size), real())
    drawing = draw_figure(sheet)
    everything = "".join(written(drawing).split())
    assert all("".join(hotspot.name.split()) in everything for hotspot in sheet.part.dataset.hotspots.values())
    paper = paper_of(size)
    around = Marginalia(sheet=sheet, paper=paper, compact=False)
    _, _, layout, _ = settled(around, MapBody(sheet=sheet, text_pt=paper.text_pt))
    assert layout.useful / (paper.inches[0] * paper.inches[1]) >= least
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []


def test_where_numbers_would_hide_the_map_it_is_refused() -> None:
    sheet = make_sheet(Brief(selection=Selection(figure=FigureKind.MAP), size=Size.HALF_PAGE), real())
    with pytest.raises(HotspotsError, match="52 numbered places leaves no room for the picture on 160 × 124 mm"):
        draw_figure(sheet)


def test_with_a_marking_a_stamp_and_a_code_the_map_keeps_its_place() -> None:
    sheet = sheet_of(Size.SQUARE, marking="TLP:AMBER+STRICT", draft=True, address="https://maps.example/")
    drawing = draw_figure(sheet)
    assert overlapping(drawing.picture) == []
    assert outside(drawing) == []


def test_areas_at_named_places_are_said_to_be_there() -> None:
    body = MapBody(sheet=sheet_of(Size.SQUARE), text_pt=9, least=4)
    frame = body.frame(6, 3)
    told = list(
        printed_notes(tuple(noted_areas(frame, body.sheet.viewpoint)), body.near(frame), in_full=False, few=True)
    )
    assert told[0].startswith("Disputed areas at the places named: Korean Demilitarized Zone")
    assert "Crimea" not in " ".join(told)


@pytest.mark.parametrize(
    ("count", "numbered", "said"),
    [
        (0, False, "There is no room for the names of the places."),
        (1, False, "Named is the 1 place of three or more articles."),
        (9, True, "Numbered are the 9 places of three or more articles."),
    ],
)
def test_which_places_are_named_is_a_sentence(count: int, numbered: bool, said: str) -> None:
    assert naming(count, 3, numbered=numbered) == said

"""Small maps, one for each article: places can be seen, and no place of the grid is a hole."""

from functools import cache

import pytest
from drawn_text import texts
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.figures.draw import Drawing, draw_figure
from geo.briefing.figures.shared_places import shared_places
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Filters, Selection


@cache
def real() -> Edition:
    return open_edition(DATA, None)


def sheet_of(size: Size = Size.SLIDE_16X9, **selection: object) -> Sheet:
    chosen = Selection(figure=FigureKind.MULTIPLES, **selection)  # type: ignore[arg-type]  # by name
    return make_sheet(Brief(selection=chosen, size=size), real())


@cache
def drawn(size: Size) -> Drawing:
    return draw_figure(sheet_of(size))


@pytest.mark.parametrize("size", [Size.SLIDE_16X9, Size.A4_PORTRAIT, Size.SQUARE])
def test_maps_of_many_places_have_neither_numbers_nor_hatches_over_them(size: Size) -> None:
    assert not [text for text, _ in texts(drawn(size).picture) if text.isdigit()]
    for axes in drawn(size).picture.axes:
        assert not [patch for patch in axes.patches if patch.get_hatch()]


@pytest.mark.parametrize("size", [Size.SLIDE_16X9, Size.A4_PORTRAIT, Size.SQUARE])
def test_what_the_articles_share_stands_where_the_grid_would_have_a_hole(size: Size) -> None:
    said = dict(texts(drawn(size).picture))
    x0, _, _, y1 = said["How many articles speak of a place"]
    heads = {text: box for text, box in said.items() if text.startswith("[") and "20" in text}
    last = heads["[5] Gabuev 2017"]
    assert x0 > last[2]
    assert abs(y1 - last[3]) < 12  # on one line with it
    assert {"4 of 5", "3 of 5", "2 of 5", "1 of 5"} <= said.keys()
    assert "North Korea, South China Sea" in said


def test_places_are_counted_where_their_names_find_no_room() -> None:
    sheet = sheet_of()
    roomy, narrow = (shared_places(sheet, 4, height, 9) for height in (6, 1.0))
    assert roomy is not None
    assert narrow is not None
    assert "South Pacific" in roomy[0].items[-1].text
    assert narrow[0].items[-1].text == "34 places"
    assert shared_places(sheet, 4, 0.2, 9) is None


def test_of_one_place_nothing_is_shared_and_the_last_row_is_centred() -> None:
    sheet = sheet_of(hotspot="arctic")
    assert shared_places(sheet, 4, 4, 9) is None
    panels = [axes.get_position() for axes in draw_figure(sheet).picture.axes]
    assert len(panels) == 5
    upper = (panels[0].x0 + panels[2].x1) / 2
    assert (panels[3].x0 + panels[4].x1) / 2 == pytest.approx(upper, abs=1e-6)


def test_one_article_alone_has_a_map_with_room_for_all_its_names() -> None:
    sheet = sheet_of(filters=Filters(source=("usip-2019",)))
    said = " ".join(text for text, _ in texts(draw_figure(sheet).picture))
    assert all(hotspot.name in said for hotspot in sheet.part.dataset.hotspots.values())

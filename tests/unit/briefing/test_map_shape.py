"""How a map fills its paper."""

from functools import cache

import pytest
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Size, paper_of
from geo.briefing.content.sheet import make_sheet
from geo.briefing.figures.map_body import MapBody
from geo.briefing.figures.map_shape import MapShape, map_shape
from geo.briefing.figures.marginalia import Marginalia
from geo.evidence.edition import Edition, open_edition
from geo.selection.palette import luminance
from geo.selection.selection import Selection


@cache
def real() -> Edition:
    return open_edition(DATA, None)


def body_of(hotspot: str, size: Size = Size.SLIDE_16X9) -> MapBody:
    sheet = make_sheet(Brief(selection=Selection(hotspot=hotspot), size=size), real())
    return MapBody(sheet=sheet, text_pt=paper_of(size).text_pt)


@pytest.mark.parametrize("size", [Size.SLIDE_16X9, Size.A4_PORTRAIT, Size.HALF_PAGE])
@pytest.mark.parametrize("hotspot", ["arctic", "south-pacific", "indian-ocean", "asia-pacific", "hong-kong"])
def test_a_figure_of_one_place_has_no_large_empty_part(hotspot: str, size: Size) -> None:
    body, paper = body_of(hotspot, size), paper_of(size)
    layout, _ = Marginalia(sheet=body.sheet, paper=paper, compact=False).settle(body)
    x0, y0, x1, y1 = layout.body
    width, height = paper.inches
    words = sum(one.width * one.block.height(one.width, one.size_pt) for one in layout.placed)
    assert (x1 - x0) * (y1 - y0) >= 0.33 * width * height
    assert (x1 - x0) * (y1 - y0) + words >= 0.62 * width * height
    # No band right across: what stands below each other is never far apart.
    blocks = [(one.at[1], one.at[1] - one.block.height(one.width, one.size_pt)) for one in layout.placed]
    edges = sorted([(y1, y0), *blocks], reverse=True)
    low = edges[0][1]
    for top, bottom in edges[1:]:
        assert low - top < 0.06 * height
        low = min(low, bottom)


def test_a_map_takes_the_form_that_is_largest_in_its_box() -> None:
    shape = MapShape(ranges=((1.5, 2.0), (1.0, 1.1)))
    assert shape.trim(16, 10) == (16, 10)
    assert shape.trim(30, 10) == (20, 10)
    assert shape.trim(10, 16) == (10, 10)
    assert shape.trim(12, 10) == (11, 10)
    assert MapShape().trim(3, 50) == (3, 50)


@pytest.mark.parametrize(
    ("hotspot", "fills"), [("syria", True), ("ukraine", True), ("south-pacific", False), ("arctic", False)]
)
def test_what_lies_close_together_fills_every_box(hotspot: str, fills: bool) -> None:  # both ways
    body = body_of(hotspot)
    shape = map_shape(lambda aspect: body.frame(aspect, 1))
    assert (shape.trim(10, 16) == (10, 16)) is fills
    for width, height in ((16, 10), (10, 10), (10, 16)):
        wide, high = shape.trim(width, height)
        assert body.frame(wide, high).rectangular is (hotspot != "arctic" and (fills or width > height))


@pytest.mark.parametrize("hotspot", ["arctic", "asia-pacific", "africa", "europe"])
def test_the_land_of_a_wide_region_alone_is_no_paler_than_its_sea(hotspot: str) -> None:
    look = body_of(hotspot).symbol(hotspot, named=True)
    assert look.vague
    assert look.fill is not None
    assert look.sea_fill is not None
    assert luminance(look.fill) <= luminance(look.sea_fill) + 0.005

"""Claims of one hotspot on paper: arrows that stay apart and off the names, and a list of who has none."""

import math
from itertools import combinations

import numpy as np
import pytest
from coded_claims_map import STARTS, coded_edition, thirty_arrows
from drawn_text import outside, overlapping, texts, written
from invented_sheet import sheet
from matplotlib.lines import Line2D

from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet
from geo.briefing.figures.claims_map import ClaimsMapBody, has_arrows
from geo.briefing.figures.draw import draw_figure
from geo.briefing.maps.arrows import planned_arrows
from geo.evidence.edition import Edition
from geo.selection.selection import FigureKind, Selection

SIZES = [Size.SLIDE_16X9, Size.A4_PORTRAIT, Size.SQUARE]


def opened(of: Edition, hotspot: str, **brief: object) -> Sheet:
    return sheet(of, selection=Selection(figure=FigureKind.CLAIMS, hotspot=hotspot), **brief)


def body(of: Sheet) -> ClaimsMapBody:
    return ClaimsMapBody(sheet=of, text_pt=11)


def test_an_open_hotspot_has_an_arrow_for_each_actor_and_group_and_lists_who_has_none() -> None:
    of = opened(coded_edition(), "serbia")
    assert [(flow.actor, flow.quad, flow.count) for flow in body(of).drawn] == [
        ("Russia", "verbal conflict", 1),
        ("Russia", "material cooperation", 1),
        ("China", "material cooperation", 2),
    ]
    drawing = draw_figure(of)
    said = written(drawing)
    assert drawing.projection is not None
    assert "Serbia: who does what to whom" in said
    assert "Serbia [1] [2]" in said
    assert "material cooperation: 2 claims" in said
    assert "without a place: NATO (1 claim)" in said
    assert "thicker: more claims, up to 2" in said
    assert "reported: a speaker’s claim, not the article’s" in said
    assert [text for text, _ in texts(drawing.picture)].count("†") == 2  # at its arrow and in the legend


def test_an_arrow_ends_at_the_place_that_the_claim_names() -> None:
    drawing = draw_figure(opened(coded_edition(), "korea"))
    assert "South China Sea" in written(drawing)


def test_without_anybody_who_acts_from_elsewhere_it_is_the_matrix() -> None:
    of = opened(coded_edition(), "sudan")
    assert not has_arrows(of)
    assert draw_figure(of).projection is None
    assert not has_arrows(sheet(coded_edition(), FigureKind.CLAIMS))


@pytest.mark.parametrize("size", SIZES)
def test_of_thirty_arrows_no_two_share_their_way(size: Size) -> None:
    of = opened(thirty_arrows(), "here", size=size)
    found = body(of)
    curves = planned_arrows(found.frame(8, 5), found._arrows, 200_000)  # noqa: SLF001  # what is drawn
    assert len(curves) == 3 * len(STARTS)
    assert None not in curves
    for one, other in combinations([curve for curve in curves if curve is not None], 2):
        apart = max(min(math.dist(p, q) for q in other) for p in one)
        assert apart > 60_000  # metres on the map


@pytest.mark.parametrize("size", SIZES)
def test_thirty_arrows_leave_every_name_apart_and_on_the_paper(size: Size) -> None:
    drawing = draw_figure(opened(thirty_arrows(), "here", size=size))
    assert outside(drawing) == []
    assert overlapping(drawing.picture) == []


def test_no_name_lies_on_an_arrow() -> None:
    drawing = draw_figure(opened(thirty_arrows(), "here"))
    picture = drawing.picture
    boxes = [box for text, box in texts(picture) if text in STARTS or text.startswith("Here [")]
    assert boxes
    (axes,) = picture.axes
    lines = [line for line in axes.findobj(Line2D) if 14 <= line.get_zorder() < 15 and len(line.get_xdata()) > 3]
    assert lines
    for line in lines:
        points = axes.transData.transform(np.column_stack([line.get_xdata(), line.get_ydata()]))
        for x0, y0, x1, y1 in boxes:
            inside = (points[:, 0] > x0) & (points[:, 0] < x1) & (points[:, 1] > y0) & (points[:, 1] < y1)
            assert not inside.any()

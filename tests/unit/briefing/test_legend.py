"""Samples of a legend: exactly as on the figure."""

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo.briefing.drawing.legend import SAMPLE_EM, LegendEntry, draw_sample
from geo.briefing.drawing.typesetting import new_figure, rgb

RED, PALE, DARK = (200, 30, 30), (230, 180, 180), (17, 24, 39)


def drawn(entry: LegendEntry) -> tuple[list[Rectangle], list[Line2D], list[str]]:
    figure = new_figure(2, 1)
    draw_sample(figure, (0.5, 0.5), entry, 10)
    boxes = [artist for artist in figure.findobj(Rectangle) if artist is not figure.patch]
    return boxes, figure.findobj(Line2D), [text.get_text() for text in figure.texts]


def test_a_swatch_has_fill_outline_and_hatch() -> None:
    boxes, lines, _ = drawn(LegendEntry(text="a", fill=RED, edge=DARK, hatch="////", hatch_colour=PALE))
    assert lines == []
    assert [box.get_facecolor()[:3] for box in boxes if box.get_facecolor()[3]] == [rgb(RED)]
    assert [box.get_hatch() for box in boxes if box.get_hatch()] == ["////"]
    assert max(box.get_linewidth() for box in boxes) > 0


def test_what_is_paler_over_the_sea_is_shown_in_both_colours() -> None:
    boxes, _, _ = drawn(LegendEntry(text="a", fill=RED, tint=PALE, edge=DARK))
    whole, half = [box for box in boxes if box.get_facecolor()[3]]
    assert half.get_facecolor()[:3] == rgb(PALE)
    assert half.get_width() * 2 == whole.get_width()
    assert half.get_x() > whole.get_x()


def test_a_line_is_dashed_where_it_is_on_the_figure() -> None:
    for dashed in (False, True):
        _, (line,), _ = drawn(LegendEntry(text="a", edge=DARK, line=True, dashed=dashed))
        assert line.is_dashed() is dashed


def test_marks_and_signs_stand_in_the_middle_of_the_sample() -> None:
    _, (mark,), texts = drawn(LegendEntry(text="a", fill=RED, marker="s", sign="3"))
    assert texts == ["3"]
    assert mark.get_xdata()[0] == 0.5 + SAMPLE_EM * 10 / 72 / 2

"""Handling marking, draft stamp and QR code."""

import pytest

from geo.briefing.drawing.qr import qr_code
from geo.briefing.drawing.typesetting import PAGE, new_figure
from geo.briefing.figures.stamps import (
    DRAFT,
    TLP_COLOURS,
    banner_height,
    code_side,
    draw_banners,
    draw_stamp,
    stamp_width,
)
from geo.dataset.marking import TLP_LABELS
from geo.errors import HotspotsError
from geo.selection.palette import contrast


def texts(figure: object) -> list[str]:
    return [text.get_text() for text in figure.texts]  # type: ignore[attr-defined]


def test_every_label_of_tlp_has_its_colour_on_black() -> None:
    assert tuple(sorted(TLP_COLOURS)) == tuple(sorted(TLP_LABELS))
    assert min(contrast(colour, (0, 0, 0)) for colour in TLP_COLOURS.values()) >= 4.5
    assert TLP_COLOURS["TLP:AMBER+STRICT"] == TLP_COLOURS["TLP:AMBER"] == (255, 192, 0)


@pytest.mark.parametrize("marking", [*TLP_LABELS, "Internal: for the desk only"])
def test_a_marking_stands_at_the_top_and_at_the_bottom(marking: str) -> None:
    figure = new_figure(6, 4)
    draw_banners(figure, marking, 9, 0.2)
    assert texts(figure) == [marking, marking]
    high, low = (text.get_position()[1] for text in figure.texts)
    assert high > 3.6
    assert low < 0.4
    assert all(text.get_fontsize() >= 9 for text in figure.texts)


def test_labels_of_tlp_are_at_least_twelve_points() -> None:
    figure = new_figure(6, 4)
    draw_banners(figure, "TLP:AMBER+STRICT", 7.5, 0.2)
    assert {text.get_fontsize() for text in figure.texts} == {12}


def test_a_long_banner_takes_two_lines_or_is_refused() -> None:
    one, two = (banner_height("word " * count, 9, 6) for count in (5, 25))
    assert 0 < one < two
    with pytest.raises(HotspotsError, match=r"marking: \d+ characters do not fit in two lines; about \d+ fit"):
        banner_height("word " * 80, 9, 6)


def test_without_a_marking_there_is_no_banner() -> None:
    assert banner_height(None, 9, 6) == 0


def test_a_stamp_is_as_wide_as_is_left_free_for_it() -> None:
    figure = new_figure(6, 4)
    draw_stamp(figure, (5.8, 3.8), 11)
    assert texts(figure) == [DRAFT]
    (frame,) = figure.patches + [a for a in figure.artists if hasattr(a, "get_width")]
    assert frame.get_width() < stamp_width(11)
    # The frame is dark enough to be seen without colour.
    red, green, blue, _ = frame.get_edgecolor()
    assert contrast((round(255 * red), round(255 * green), round(255 * blue)), PAGE) >= 4.5


def test_a_code_is_large_enough_for_a_screen_or_left_out() -> None:
    code = qr_code("https://maps.example/hotspots?hotspot=korea")
    assert code is not None
    assert code_side(code, 96, 7.5) * 96 / code.modules >= 2.5
    assert code_side(code, 600, 7.5) < code_side(code, 96, 7.5)
    assert code_side(code, 96, 1) == 0
    assert code_side(None, 300, 7.5) == 0

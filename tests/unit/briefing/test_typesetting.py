"""Type: measures, lines, and characters that no font has."""

import re

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from geo.briefing.drawing.typesetting import (
    FAMILIES,
    MUTED,
    PAGE,
    TEXT,
    Style,
    new_figure,
    printable,
    set_text,
    width_in,
    wrap,
)
from geo.selection.palette import LIGHT, contrast

STYLES = (Style(size_pt=9), Style(size_pt=22, bold=True), Style(size_pt=11, italic=True))
NAMES = ("Belgrade", "Београд", "Αθήνα", "平壤", "평양", "تهران", "תל אביב", "Zürich 50 % $5", "U.S.–China")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_as_wide_as_it_is_measured_at_every_resolution(name: str, style: Style) -> None:
    figure = new_figure(6, 2)
    for dpi in (96, 300):
        figure.set_dpi(dpi)
        text = set_text(figure, (0.5, 1), name, style)
        extent = text.get_window_extent(FigureCanvasAgg(figure).get_renderer())
        assert extent.width / dpi == pytest.approx(width_in(printable(name), style), abs=1.5 / dpi)


@pytest.mark.parametrize("name", NAMES)
def test_names_that_the_fonts_have_are_left_alone(name: str) -> None:
    assert printable(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [("हिन्दी", "hindi"), ("ไทย", "aithy"), ("a\u202eb\tc\n d", "a\ufffdb c d"), ("Fire 🔥", "Fire :fire:")],
)
def test_characters_that_no_font_has_are_written_in_latin_letters(name: str, shown: str) -> None:
    assert printable(name).lower() == shown.lower()


@given(st.text(max_size=40))
def test_whatever_is_printable_has_a_shape_in_every_style(text: str) -> None:
    # A missing glyph is a warning, and warnings are errors here.
    figure = new_figure(2, 1)
    for style in STYLES:
        set_text(figure, (0, 0.5), text, style)
    FigureCanvasAgg(figure).draw()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.floats(0.4, 4))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: float) -> None:
    style = Style(size_pt=9)
    lines = wrap(text, style, width)
    assert all(width_in(line, style) <= width * 1.02 or len(line) == 1 for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", printable(text))


def test_an_address_is_broken_behind_its_marks() -> None:
    style = Style(size_pt=9)
    lines = wrap("https://www.example.org/analysis/2020/07/15/the-most-dangerous-alliance/", style, 1.6)
    assert all(line.endswith(("/", "-")) for line in lines)


def test_settings_of_the_machine_do_not_count() -> None:
    assert mpl.rcParams["font.family"] == list(FAMILIES)
    assert mpl.rcParams["text.parse_math"] is False
    assert mpl.rcParams["svg.hashsalt"] == "hotspots"


@pytest.mark.parametrize("ground", [PAGE, LIGHT.land, LIGHT.sea])
def test_type_stands_out_from_every_ground(ground: tuple[int, int, int]) -> None:
    assert min(contrast(TEXT, ground), contrast(MUTED, ground)) >= 4.5


def test_a_name_is_in_one_script() -> None:
    assert printable("Ålund, and 通讯社.") == "Ålund, and TongXunShe."
    assert printable("平壤 평양") == "平壤 평양"

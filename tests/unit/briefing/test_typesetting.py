"""Type: measures, lines, and characters that no font has."""

import re
from pathlib import Path

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from geo.briefing.content.direction import bare
from geo.briefing.drawing import typesetting
from geo.briefing.drawing.typesetting import (
    FAMILIES,
    MUTED,
    PAGE,
    TEXT,
    Style,
    as_line,
    new_figure,
    printable,
    set_in_column,
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
    assert re.sub(r"\s", "", bare("".join(lines))) == re.sub(r"\s", "", bare(printable(text)))


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


def seen(line: str) -> str:
    """The characters of a line from left to right as they are drawn, without marks of direction.

    Brackets are `|`: one that is mirrored has the other one's shape.
    """
    files = mpl.font_manager.fontManager._find_fonts_by_props(FontProperties(family=list(FAMILIES)))  # noqa: SLF001
    found = "".join(item.char for item in get_font(files)._layout(line, LoadFlags.NO_HINTING))  # noqa: SLF001
    return bare(found).translate(dict.fromkeys(map(ord, "()"), "|"))


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("غزة and Rafah", "ةزغ and Rafah"),
        ("אבגד: 3 articles, 2 of 5", "דגבא: 3 articles, 2 of 5"),
        ("אבגד (2), הוזח (3) and more", "דגבא |2|, חזוה |3| and more"),
        ("by אבגד, הוזח", "by דגבא, חזוה"),
        ("[1] “אבגדה NATO 2019.” Gazette", "[1] “.NATO 2019 הדגבא” Gazette"),
        ("“אבגדה NATO 2019.” (1)", "|1| ”.NATO 2019 הדגבא“"),
        ("“אב” says NATO", "“בא” says NATO"),
        ("אבגד (1)", "|1| דגבא"),
        ("אבגד [1] [2]", "דגבא [1] [2]"),
        ("NATO, 3 (of 5)", "NATO, 3 |of 5|"),
    ],
)
def test_a_line_is_drawn_in_the_direction_of_its_own_words(text: str, drawn: str) -> None:
    assert seen(as_line(text)) == drawn


def test_every_line_keeps_the_direction_of_its_paragraph() -> None:
    style = Style(size_pt=10)
    english = wrap("Officials name אב גד הו, זח טי and כל מנ 2019 places", style, 1)
    assert [seen(line) for line in english] == ["Officials name", "וה דג בא, יט חז", "and נמ לכ 2019", "places"]
    # The second line has a comma and no letter that runs from the right.
    hebrew = wrap("“אבגד הוזח טיכל מנסע NATO and Union, 2019. פצקר”", style, 1)
    assert [seen(line) for line in hebrew] == ["לכיט חזוה דגבא“", "NATO and עסנמ", ".Union, 2019", "”רקצפ"]
    assert {as_line(line).right_to_left for line in hebrew} == {True}
    assert {as_line(line).right_to_left for line in english} == {False}


def test_a_quotation_within_a_line_keeps_its_direction_over_lines() -> None:
    lines = wrap("He wrote “אבגד הוזח NATO, טיכל מנסע.” and left", Style(size_pt=10), 1.05)
    assert [seen(line) for line in lines] == ["He wrote “דגבא", "לכיט ,NATO חזוה", ".עסנמ” and left"]


def test_what_runs_from_the_right_stands_at_the_right_edge_of_its_column() -> None:
    figure, style = new_figure(4, 1), Style(size_pt=10)
    renderer = FigureCanvasAgg(figure).get_renderer()
    box = set_in_column(figure, (0.5, 0.5), 3, "“אב גד”", style).get_window_extent(renderer)
    assert box.x1 / figure.dpi == pytest.approx(3.5, abs=0.02)
    box = set_in_column(figure, (0.5, 0.5), 3, "אב and more", style).get_window_extent(renderer)
    assert box.x0 / figure.dpi == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("file", sorted(Path(typesetting.__file__).parent.glob("fonts/*.ttf")), ids=lambda f: f.stem)
def test_every_face_has_the_outlines_that_a_pdf_holds(file: Path) -> None:
    # matplotlib writes outlines of the other kind (`OTTO`) as if they were these: MuPDF and Ghostscript show nothing.
    assert file.read_bytes()[:4] == b"\x00\x01\x00\x00"

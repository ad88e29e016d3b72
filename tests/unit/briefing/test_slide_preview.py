# ruff: noqa: ANN401 - python-pptx has no names for slides and shapes
"""A slide as it is looked at on the page: what is written in the file, where it stands there."""

import io
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt
from saved_office import saved

from geo.briefing.office.slide_design import TEMPLATES
from geo.briefing.office.slide_preview import count_slides, slide_picture

SVG = "{http://www.w3.org/2000/svg}"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc000000301010018dd8db0000000"
    "0049454e44ae426082"
)


def deck() -> Any:
    """An empty deck of 960 by 540 points."""
    return Presentation(str(TEMPLATES / "slides-16x9.pptx"))


def box(text: str, **more: Any) -> tuple[Any, Any]:
    """A deck with one box of 200 by 100 points at (50, 60), without insets, in type of 20 points."""
    made = deck()
    slide = made.slides.add_slide(made.slide_layouts[2])
    for holder in list(slide.placeholders):
        holder.element.getparent().remove(holder.element)
    shape = slide.shapes.add_textbox(Pt(50), Pt(60), Pt(200), Pt(100))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    frame.text = text
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(20)
    for name, value in more.items():
        setattr(frame, name, value)
    return made, shape


def lines(content: bytes, number: int = 1) -> list[tuple[str, float, float]]:
    """The lines of a slide: text, x and base in points."""
    root = ET.fromstring(slide_picture(content, number).svg)
    return [
        ("".join(text.itertext()), float(text.get("x", "0")), float(text.get("y", "0")))
        for text in root.iter(f"{SVG}text")
    ]


def test_text_stands_in_its_box_and_breaks_at_its_width() -> None:
    made, _ = box("Two and twenty letters stand in one line of this box")
    told = lines(saved(made))
    assert [text for text, _, _ in told] == ["Two and twenty", "letters stand in one", "line of this box"]
    assert {x for _, x, _ in told} == {50.0}
    # The first base lies below its line's upper part, the others a line of 1.2 times the type apart.
    assert [base for _, _, base in told] == pytest.approx([60 + 24 - 4.24, 60 + 48 - 4.24, 60 + 72 - 4.24], abs=0.01)


@pytest.mark.parametrize(("anchor", "above"), [(MSO_ANCHOR.TOP, 0), (MSO_ANCHOR.MIDDLE, 38), (MSO_ANCHOR.BOTTOM, 76)])
def test_text_is_anchored_where_the_box_says(anchor: MSO_ANCHOR, above: float) -> None:
    made, _ = box("One line", vertical_anchor=anchor)
    ((_, _, base),) = lines(saved(made))
    assert base == pytest.approx(60 + above + 24 - 4.24, abs=0.01)


@pytest.mark.parametrize(("align", "x", "side"), [(PP_ALIGN.CENTER, 150, "middle"), (PP_ALIGN.RIGHT, 250, "end")])
def test_text_is_aligned_as_its_paragraph_says(align: PP_ALIGN, x: float, side: str) -> None:
    made, shape = box("One line")
    shape.text_frame.paragraphs[0].alignment = align
    root = ET.fromstring(slide_picture(saved(made), 1).svg)
    (text,) = root.iter(f"{SVG}text")
    assert (float(text.get("x", "0")), text.get("text-anchor")) == (x, side)


def test_a_word_longer_than_the_box_is_broken() -> None:
    made, _ = box("m" * 30)
    told = lines(saved(made))
    assert "".join(text for text, _, _ in told) == "m" * 30
    # An m is 0.833 of the size wide: twelve would be a trifle more than 200 points.
    assert [len(text) for text, _, _ in told] == [11, 11, 8]


def test_size_colour_and_face_are_taken_from_layout_and_master() -> None:
    made = deck()
    slide = made.slides.add_slide(made.slide_layouts.get_by_name("Text"))
    slide.shapes.title.text_frame.text = "Inherited"
    root = ET.fromstring(slide_picture(saved(made), 1).svg)
    span = next(s for s in root.iter(f"{SVG}tspan") if s.text == "Inherited")
    assert (span.get("font-size"), span.get("font-weight"), span.get("fill")) == ("26", "700", "#1b2333")
    assert span.get("font-family", "").startswith("'Arial'")


def test_what_a_run_says_itself_counts() -> None:
    made, shape = box("Plain")
    run = shape.text_frame.paragraphs[0].add_run()
    run.text = " loud"
    run.font.size, run.font.bold, run.font.italic = Pt(30), True, True
    run.font.color.rgb = RGBColor(0xA6, 0x1B, 0x1B)
    root = ET.fromstring(slide_picture(saved(made), 1).svg)
    plain, loud = root.iter(f"{SVG}tspan")
    assert (plain.get("font-weight"), plain.get("font-size")) == (None, "20")
    assert (loud.get("font-weight"), loud.get("font-style"), loud.get("fill")) == ("700", "italic", "#a61b1b")


def test_fill_and_picture_are_drawn_below_what_comes_later() -> None:
    made, shape = box("On top")
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(0xEF, 0xF1, 0xF5)
    slide = made.slides[0]
    slide.shapes.add_picture(io.BytesIO(PNG), Pt(300), Pt(60), Pt(120), Pt(80))
    svg = slide_picture(saved(made), 1).svg.decode()
    assert 'x="50.00" y="60.00" width="200.00" height="100.00" fill="#eff1f5"' in svg
    assert '<svg x="300.00" y="60.00" width="120.00" height="80.00"><image' in svg
    assert svg.index("#eff1f5") < svg.index("On top") < svg.index("<image")


def test_a_cropped_picture_is_larger_than_what_is_seen_of_it() -> None:
    made, _ = box("Beside it")
    picture = made.slides[0].shapes.add_picture(io.BytesIO(PNG), Pt(0), Pt(0), Pt(100), Pt(50))
    picture.crop_left, picture.crop_right = 0.25, 0.25
    svg = slide_picture(saved(made), 1).svg.decode()
    assert '<image x="-50.00" y="0.00" width="200.00" height="50.00"' in svg


def test_a_slide_has_its_number_and_says_what_is_on_it() -> None:
    made, _ = box("First")
    slide = made.slides.add_slide(made.slide_layouts.get_by_name("Text"))
    slide.shapes.title.text_frame.text = "Second & last"
    number = next(h for h in slide.slide_layout.placeholders if h.name == "Slide number")
    slide.shapes._spTree.append(deepcopy(number.element))  # noqa: SLF001  # no public name
    data = saved(made)
    assert lines(data, 2)[-1][0] == "2"
    assert count_slides(data) == 2
    assert slide_picture(data, 2).words.startswith("Second & last")
    with pytest.raises(IndexError):
        slide_picture(data, 3)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b \"c\" 'd'", "\u202eturned\u202c", "\x0bbreak"])
def test_hostile_text_stays_text(text: str) -> None:
    made, _ = box(text)
    root = ET.fromstring(slide_picture(saved(made), 1).svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "".join(t for t, _, _ in lines(saved(made)))


def test_what_a_text_has_no_known_width_for_is_not_squeezed() -> None:
    made, _ = box("中文")
    root = ET.fromstring(slide_picture(saved(made), 1).svg)
    (text,) = root.iter(f"{SVG}text")
    assert text.get("textLength") is None
    assert made.slides[0].element.find(f".//{qn('a:t')}").text == "中文"


def test_what_follows_a_tab_stands_at_the_margin_and_so_do_the_lines_below() -> None:
    made, shape = box("[1]\tA source that is long enough for a second line")
    properties = shape.text_frame.paragraphs[0]._p.get_or_add_pPr()  # noqa: SLF001  # no public name
    properties.set("marL", str(Pt(40)))
    properties.set("indent", str(-Pt(40)))
    told = lines(saved(made))
    assert [(text, x) for text, x, _ in told] == [
        ("[1]", 50.0),
        ("A source that is", 90.0),
        ("long enough for a", 90.0),
        ("second line", 90.0),
    ]
    assert told[0][2] == told[1][2] < told[2][2]


def test_another_face_is_neither_stretched_nor_set_as_wide_as_arial() -> None:
    made, shape = box("Two and twenty letters")
    shape.text_frame.paragraphs[0].runs[0].font.name = "Times New Roman"
    root = ET.fromstring(slide_picture(saved(made), 1).svg)
    (text,) = root.iter(f"{SVG}text")
    assert "".join(text.itertext()) == "Two and twenty letters"
    assert text.get("textLength") is None


def test_a_shape_that_holds_no_text_is_drawn() -> None:
    made, shape = box("Here for the slide")
    shape.element.remove(shape.element.find(qn("p:txBody")))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(0x1F, 0x3A, 0x5F)
    picture = slide_picture(saved(made), 1)
    assert b"#1f3a5f" in picture.svg

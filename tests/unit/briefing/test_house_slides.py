# ruff: noqa: ANN401 - what is tested is the XML, for much of which the library has no public way
import io
from itertools import combinations
from typing import Any

import pytest
from house_templates import NAMESPACES, SLIDE, dark_deck, deck_of, lived_in_deck, parts_of
from invented_sheet import edition, excerpt, hotspot, sheet, source
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.util import Inches
from saved_office import saved

from geo.briefing.content.formats import Format
from geo.briefing.content.sheet import Sheet
from geo.briefing.office.house_theme import rgb_of
from geo.briefing.office.slide_design import BAND, SlideLayout, SlideShape, layout_of, open_deck, read_design
from geo.briefing.office.slides import to_pptx
from geo.briefing.office.template import MINISTRY, Template, read_template
from geo.errors import HotspotsError
from geo.selection.palette import contrast

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACES = {SlideShape.TITLE, SlideShape.SUBTITLE, SlideShape.TEXT, SlideShape.FOOTER, SlideShape.NUMBER}


def template(deck: Any, *, marked: bool = False) -> Template:
    return read_template(saved(deck), Format.PPTX, "house.pptx", marked=marked)


def opened(made: Template) -> Any:
    return Presentation(io.BytesIO(made.content))


def asked(**brief: Any) -> Sheet:
    note = "Drawn as a circle."
    return sheet(
        edition({"a": source("A 2020", "2020")}, {"x": hotspot("Here", excerpt("a", "A quote."), note=note)}), **brief
    )


def slides_of(made: Template, **brief: Any) -> list[Any]:
    return list(Presentation(io.BytesIO(to_pptx(asked(**brief), None, made))).slides)


def renumber_as_libreoffice_does(deck: Any) -> Any:
    """All placeholders of content have the number 0, and no picture placeholder is left."""
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            holder = shape.element.ph
            kind = shape.placeholder_format.type
            if kind is PP_PLACEHOLDER.PICTURE:
                shape.element.getparent().remove(shape.element)
            elif kind not in {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}:
                holder.attrib.pop("idx", None)
    return deck


@pytest.mark.parametrize(
    "deck",
    [deck_of(), deck_of((10, 7.5)), deck_of((7.5, 10.833)), deck_of((11.69, 8.27)), dark_deck(), lived_in_deck(),
     renumber_as_libreoffice_does(deck_of())],
    ids=["16:9", "4:3", "A4 upright", "A4 across", "dark", "lived in", "as LibreOffice has it"],
)  # fmt: skip
@pytest.mark.parametrize("marked", [False, True])
def test_every_place_has_its_box_within_the_slide_and_apart_from_the_others(deck: Any, *, marked: bool) -> None:
    made = opened(template(deck, marked=marked))
    plan = read_design(made)
    assert (plan.width, plan.height) == pytest.approx((made.slide_width / 914400, made.slide_height / 914400), abs=1e-3)
    extra = {
        SlideLayout.OVERVIEW: {SlideShape.FIGURE},
        SlideLayout.EXCERPTS: {SlideShape.FIGURE, SlideShape.NOTE},
        SlideLayout.TEXT: set(),
    }
    edge = BAND if marked else 0
    for layout, boxes in plan.layouts.items():
        assert set(boxes) == PLACES | extra[layout]
        for place, box in boxes.items():
            assert 0 <= box.x < box.x + box.width <= plan.width + 1e-3, (layout, place)
            assert edge <= box.y < box.y + box.height <= plan.height - edge + 1e-3, (layout, place)
        for one, other in combinations(boxes, 2):
            a, b = boxes[one], boxes[other]
            apart = a.x + a.width <= b.x + 1e-3 or b.x + b.width <= a.x + 1e-3
            above = a.y + a.height <= b.y + 1e-3 or b.y + b.height <= a.y + 1e-3
            assert apart or above, (layout, one, other)
        if SlideShape.FIGURE in boxes:
            assert boxes[SlideShape.FIGURE].width >= 3


def test_a_layout_with_two_contents_has_the_figure_in_the_first_and_the_quotes_in_the_second() -> None:
    deck = deck_of()
    left, right = (h for h in deck.slide_layouts[3].placeholders if h.placeholder_format.type is PP_PLACEHOLDER.OBJECT)
    boxes = read_design(opened(template(deck))).layouts[SlideLayout.EXCERPTS]
    assert boxes[SlideShape.FIGURE].x == pytest.approx(left.left / 914400, abs=1e-3)
    assert boxes[SlideShape.TEXT].x == pytest.approx(right.left / 914400, abs=1e-3)


def test_a_deck_with_titles_alone_has_content_between_title_and_footer_and_is_told() -> None:
    deck = deck_of()
    for layout in [one for one in deck.slide_layouts if one.name != "Title Only"]:
        deck.slide_layouts.remove(layout)
    for base in (deck.slide_master, deck.slide_layouts[0]):
        for holder in list(base.placeholders):
            if holder.placeholder_format.type in {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.SLIDE_NUMBER}:
                holder.element.getparent().remove(holder.element)
    made = template(deck)
    boxes = read_design(opened(made)).layouts[SlideLayout.TEXT]
    title, text, footer = boxes[SlideShape.TITLE], boxes[SlideShape.TEXT], boxes[SlideShape.FOOTER]
    assert title.y + title.height < text.y < text.y + text.height < footer.y
    assert "house.pptx: has no placeholder for text or slide number; such text is set between the margins" in made.told


def test_its_slides_and_all_that_hangs_on_them_are_left_out_and_told() -> None:
    made = template(lived_in_deck())
    parts = parts_of(made.content)
    kept = ("ppt/slides/", "ppt/notesSlides/", "ppt/media/", "vbaProject", "customXml/", "docProps/thumbnail")
    assert [name for name in parts if any(word in name for word in kept)] == []
    everything = b"".join(parts.values())
    assert not any(word in everything for word in (b"sectionLst", b"file:///", b"<p:timing", b"Somebody", b"Linked"))
    assert made.told[:3] == (
        "house.pptx: its 3 slides are left out",
        "house.pptx: its animations and transitions are left out",
        "house.pptx: objects and links to files on its masters and layouts are left out",
    )


def test_layouts_are_made_of_the_houses_and_its_own_stay() -> None:
    deck = deck_of()
    names = [layout.name for layout in deck.slide_layouts]
    made = template(deck)
    assert [layout.name for layout in opened(made).slide_layouts] == [*names, *SlideLayout]
    assert made.told == (
        (
            "house.pptx: layouts are made of its own: “Overview” from “Title and Content”, “Figure and excerpts” from "
            "“Two Content”, “Text” from “Title and Content”"
        ),
    )
    ids = [entry.get("id") for entry in opened(made).slide_master.element.iter(f"{SLIDE}sldLayoutId")]
    assert len(set(ids)) == len(ids)


def test_text_is_in_the_typeface_and_the_ink_of_the_theme() -> None:
    layout = layout_of(opened(template(dark_deck())), SlideLayout.TEXT)
    (text,) = (one for one in layout.placeholders if one.name == SlideShape.TEXT)
    runs = list(text.element.iter(f"{DRAWING}defRPr"))
    assert {run.find(f"{DRAWING}latin").get("typeface") for run in runs} == {"+mn-lt"}
    colours = {colour.get("val") for run in runs for colour in run.iter(f"{DRAWING}schemeClr")}
    # The theme's first accent, 4F81BD, has 3.9:1 on the ground, too little for text.
    assert contrast(rgb_of("4F81BD"), rgb_of("10243E")) < 4.5
    assert colours == {"tx1"}


def test_a_wider_typeface_leaves_less_room_for_the_same_box() -> None:
    deck = deck_of()
    (theme,) = (r.target_part for r in deck.slide_master.part.rels.values() if r.reltype.endswith("/theme"))
    known = read_design(opened(template(deck))).layouts[SlideLayout.TEXT][SlideShape.TEXT]
    theme.blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Ministry Sans"')
    foreign = read_design(opened(template(deck))).layouts[SlideLayout.TEXT][SlideShape.TEXT]
    assert foreign.width == known.width
    assert foreign.width_pt < 0.85 * known.width_pt
    assert foreign.height_pt < 0.9 * known.height_pt


def test_a_template_made_from_a_shipped_deck_is_taken_as_it_is() -> None:
    deck = Presentation(io.BytesIO(to_pptx(asked(), None, MINISTRY)))
    (title,) = (p for p in layout_of(deck, SlideLayout.TEXT).placeholders if p.name == SlideShape.TITLE)
    title.left, title.top, title.width, title.height = (Inches(n) for n in (1, 1, 3, 0.5))
    made = template(deck, marked=True)
    box = read_design(opened(made)).layouts[SlideLayout.TEXT][SlideShape.TITLE]
    assert (box.x, box.y, box.width, box.height) == (1, 1, 3, 0.5)
    assert [line for line in made.told if "layouts" in line] == []
    assert len(opened(made).slide_layouts) == len(SlideLayout)
    assert [name for name in parts_of(made.content) if name.startswith("customXml")] == []


@pytest.mark.parametrize("marking", ["TLP:AMBER", "Restricted", ""])
def test_the_marking_goes_into_the_banner_and_an_empty_banner_goes(marking: str) -> None:
    tlp = marking.startswith("TLP")
    for slide in slides_of(MINISTRY, marking=marking):
        banners = [shape for shape in slide.shapes if shape.name.startswith("Handling marking")]
        assert [one.text_frame.text for one in banners] == ([marking] * 2 if marking else [])
        assert all(one.is_placeholder for one in banners)
        grounds = {next(one.element.iter(f"{DRAWING}srgbClr")).get("val") for one in banners if tlp}
        assert grounds == ({"000000"} if tlp else set())
        if marking:
            assert next(iter(slide.shapes)).text_frame.text == marking


def test_a_houses_own_banner_is_found_by_its_name_and_the_other_edge_has_a_band() -> None:
    deck = deck_of()
    for layout in (deck.slide_layouts[1], deck.slide_layouts[3]):
        layout.element.cSld.spTree.append(parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="60" name="VS-Einstufung"/><p:cNvSpPr/><p:nvPr>'
            '<p:ph type="body" idx="40"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="6000000" y="0"/>'
            '<a:ext cx="3000000" cy="250000"/>'
            "</a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>"
        ))  # fmt: skip
    for slide in slides_of(template(deck, marked=True), marking="VS-NfD"):
        marked = {shape.name: shape for shape in slide.shapes if shape.name.startswith("Handling marking")}
        assert {shape.text_frame.text for shape in marked.values()} == {"VS-NfD"}
        assert marked[SlideShape.MARKING].is_placeholder
        assert marked[SlideShape.MARKING].left == 6000000
        assert not marked[SlideShape.MARKING_AGAIN].is_placeholder


def test_slides_are_written_on_a_houses_layouts_with_notes_although_its_own_page_for_them_has_no_text() -> None:
    deck = lived_in_deck()
    for holder in list(deck.notes_master.placeholders):
        if holder.placeholder_format.type is PP_PLACEHOLDER.BODY:
            holder.element.getparent().remove(holder.element)
    overview, excerpts, *_ = slides_of(template(deck, marked=True), marking="TLP:GREEN", draft=True)
    assert "A quote." in excerpts.notes_slide.notes_text_frame.text
    assert "“A quote.”" in next(shape.text_frame.text for shape in excerpts.shapes if shape.name == SlideShape.TEXT)
    pictures = [shape for slide in (overview, excerpts) for shape in slide.shapes if shape.name == SlideShape.FIGURE]
    assert [(one.crop_left, one.crop_top) for one in pictures] == [(0, 0), (0, 0)]


def test_a_footer_has_each_property_of_its_type_once_whatever_the_house_gives_its_number() -> None:
    deck = deck_of()
    for base in (deck.slide_master, *deck.slide_layouts):
        for look in base.element.xpath(".//a:fld/a:rPr"):
            look.append(parse_xml(f'<a:solidFill {NAMESPACES}><a:srgbClr val="123456"/></a:solidFill>'))
    for slide in slides_of(template(deck)):
        lines = [shape for shape in slide.shapes if shape.name in {SlideShape.FOOTER, SlideShape.NUMBER}]
        for look in [one for shape in lines for one in shape.element.iter(f"{DRAWING}rPr")]:
            tags = [child.tag.removeprefix(DRAWING) for child in look]
            assert tags == ["solidFill", "latin"]


def test_the_same_template_gives_the_same_bytes() -> None:
    content = saved(lived_in_deck())
    one, again = (read_template(content, Format.PPTX, "house.pptx", marked=True) for _ in range(2))
    assert to_pptx(asked(), None, one) == to_pptx(asked(), None, again)


def test_slides_too_small_for_a_figure_beside_quotes_are_told() -> None:
    with pytest.raises(HotspotsError, match=r"its slides of 4\.0 × 3\.0 inches leave"):
        template(deck_of((4, 3)))


def test_a_picture_on_a_very_large_slide_has_no_more_pixels_than_anybody_sees() -> None:
    picture = next(
        shape for shape in slides_of(template(deck_of((40, 22.5))))[0].shapes if shape.name == SlideShape.FIGURE
    )
    assert max(picture.image.size) <= 3200


def test_shipped_decks_still_need_every_layout() -> None:
    deck = open_deck(asked().brief.size)
    deck.slide_layouts.remove(deck.slide_layouts.get_by_name(SlideLayout.TEXT))
    with pytest.raises(KeyError, match="Text"):
        read_design(deck)

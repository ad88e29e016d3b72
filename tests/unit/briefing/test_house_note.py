# ruff: noqa: ANN401 - python-docx has no names for what is looked at here
import io
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from house_templates import make_german, note_of, parts_of, retyped
from invented_sheet import edition, excerpt, hotspot, sheet, source

from geo.briefing.content.formats import Format
from geo.briefing.content.sheet import Sheet
from geo.briefing.office.note import to_docx
from geo.briefing.office.note_design import NoteStyle, open_note, text_width_mm
from geo.briefing.office.template import MINISTRY, Template, read_template
from geo.errors import HotspotsError


def template(content: bytes) -> Template:
    return read_template(content, Format.DOCX, "house.docx", marked=True)


def asked(**brief: Any) -> Sheet:
    return sheet(edition({"a": source("A 2020", "2020")}, {"x": hotspot("Here", excerpt("a", "A quote."))}), **brief)


def written(made: Template, **brief: Any) -> Any:
    return Document(io.BytesIO(to_docx(asked(**brief), None, made)))


def texts(edge: Any) -> list[str]:
    return [paragraph.text for paragraph in edge.paragraphs if paragraph.text]


def rename_as_other_programs_do(note: Any) -> None:
    """Word's own styles under the names that Word shows."""
    shown = {"heading 1": "Heading 1", "heading 2": "Heading 2", "caption": "Caption", "footer": "Footer"}
    for name in note.styles.element.iter(qn("w:name")):
        name.set(qn("w:val"), shown.get(name.get(qn("w:val")), name.get(qn("w:val"))))


def strip_styles(note: Any) -> None:
    """No style but the default one, and none of its names."""
    for style in list(note.styles):
        if style.name != "Normal":
            style.delete()
    note.styles.element.find(f"{qn('w:style')}/{qn('w:name')}").set(qn("w:val"), "Standard")


@pytest.mark.parametrize("change", [lambda _note: None, make_german, rename_as_other_programs_do, strip_styles],
                         ids=["Word's default", "German", "names as shown", "no styles"])  # fmt: skip
def test_every_style_is_there_whatever_the_house_calls_its_own(change: Any) -> None:
    made = template(note_of(change))
    note = open_note(None, made)  # type: ignore[arg-type]  # a house's own has its paper
    assert {style for style in NoteStyle if note.styles[style] is None} == set()
    assert len({style.style_id for style in note.styles}) == len(list(note.styles))
    assert "“A quote.”" in [paragraph.text for paragraph in written(made).paragraphs]


def test_headings_are_the_houses_own_under_a_localised_id() -> None:
    made = template(note_of(make_german))
    headings = [p for p in written(made).paragraphs if p.style.name in {"Heading 1", "Heading 2"}]
    assert [(p.style.style_id, p.text) for p in headings][:3] == [
        ("berschrift1", "Who speaks of what"), ("berschrift1", "What the articles say"), ("berschrift2", "Here"),
    ]  # fmt: skip


def test_what_it_lacks_is_told_in_one_line_and_set_in_its_own_typeface() -> None:
    made = template(note_of(make_german))
    text, styles = made.told
    assert text == "house.docx: its text is left out"
    assert styles.startswith("house.docx: has no style “Quote”, “Quote speaker”,")
    assert "Heading" not in styles
    quote = Document(io.BytesIO(made.content)).styles[NoteStyle.QUOTE]
    assert (quote.font.name, quote.base_style.name, quote.font.size) == (None, "Normal", Pt(12.5))


def test_its_text_goes_and_its_letterhead_stays_beside_our_lines() -> None:
    note = written(template(note_of(make_german)), marking="TLP:GREEN")
    section = note.sections[0]
    assert [p.text for p in note.paragraphs if "Alter" in p.text] == []
    title = "An invented map"
    assert texts(section.first_page_header) == ["TLP:GREEN", "Bundesministerium für Beispiele", title]
    assert texts(section.header) == ["TLP:GREEN", "BMB", title]
    assert [texts(edge)[-1] for edge in (section.footer, section.first_page_footer)] == ["TLP:GREEN"] * 2


def test_the_page_is_the_templates_and_figure_and_table_keep_to_its_margins() -> None:
    def narrow(note: Any) -> None:
        section = note.sections[0]
        section.page_width, section.left_margin, section.right_margin = Mm(148), Mm(20), Mm(20)
        section.page_height = Mm(210)

    note = written(template(note_of(narrow)))
    assert text_width_mm(note) == pytest.approx(108, abs=0.1)
    assert [shape.width for shape in note.inline_shapes] == [pytest.approx(Mm(108), rel=0.01)] * 2
    assert max(shape.height for shape in note.inline_shapes) < Mm(210 - 50)
    assert sum(column.width for column in note.tables[0].columns) <= Mm(108.1)


def test_a_page_with_too_little_room_is_told() -> None:
    def tiny(note: Any) -> None:
        note.sections[0].page_width = Mm(100)

    with pytest.raises(HotspotsError, match=r"its page leaves 36 × \d+ mm between the margins; at least 80 × 120 mm"):
        template(note_of(tiny))


def test_a_header_that_an_earlier_section_has_is_that_of_the_note() -> None:
    def divide(note: Any) -> None:
        note.sections[0].header.paragraphs[0].text = "Of the first section"
        note.add_section()

    assert "Of the first section" in texts(written(template(note_of(divide))).sections[0].header)


def test_links_to_files_protection_and_old_footnotes_are_left_out() -> None:
    def bind(note: Any) -> None:
        settings = note.settings.element
        part = note.part.part_related_by(RT.SETTINGS)
        key = part.relate_to(
            "file://server/evil.dotm", f"{RT.HYPERLINK.rpartition('/')[0]}/attachedTemplate", is_external=True
        )
        settings.append(parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{key}"/>'))
        settings.append(parse_xml(f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/>'))
        old = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>'.encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        note.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, old, note.part.package), RT.FOOTNOTES)
        note.core_properties.author = "Somebody"

    content = to_docx(asked(), None, template(note_of(bind)))
    parts = parts_of(content)
    everything = b"".join(parts.values())
    assert not any(word in everything for word in (b"evil", b"documentProtection", b"Somebody"))
    assert parts["word/footnotes.xml"].count(b"<w:footnote ") == 3


def test_a_document_template_without_a_theme_or_a_footer_is_written_too() -> None:
    assert "“A quote.”" in [p.text for p in written(template(retyped(note_of(), "dotx"))).paragraphs]


@pytest.mark.parametrize("marking", ["TLP:AMBER", ""])
def test_the_ministrys_banner_is_filled_or_gone(marking: str) -> None:
    section = written(MINISTRY, marking=marking).sections[0]
    marked = [
        p for edge in (section.header, section.footer) for p in edge.paragraphs if p.style.name == NoteStyle.MARKING
    ]
    assert [p.text for p in marked] == ([marking] * 2 if marking else [])
    assert texts(section.header)[-1] == "An invented map"


def test_the_same_template_gives_the_same_bytes() -> None:
    content = note_of(make_german)
    assert to_docx(asked(), None, template(content)) == to_docx(asked(), None, template(content))

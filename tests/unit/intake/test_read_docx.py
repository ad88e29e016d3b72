"""Word documents whose text is not all in the body: notes and text boxes."""

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from saved_office import saved

from geo.intake.extract import extract_here

MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def with_notes(document: object, kind: str, notes: dict[int, str]) -> None:
    """Give a document a part of footnotes or endnotes, with the line that Word draws above them as note 0."""
    shown = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>' + "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t> {text}</w:t></w:r></w:p></w:{kind}>'
        for number, text in notes.items()
    )
    part = document.part  # type: ignore[attr-defined]  # it has no public type
    blob = f"<w:{kind}s {nsdecls('w')}>{shown}</w:{kind}s>".encode()
    relation = getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S")
    part.relate_to(Part(PackURI(f"/word/{kind}s.xml"), "application/xml", blob, part.package), relation)


def add(document: object, inside: str) -> None:
    """Add a paragraph of these runs."""
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')} xmlns:mc='{MARKUP}'>{inside}</w:p>"))  # type: ignore[attr-defined]  # as above


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def box(*texts: str) -> str:
    """A text box as Word writes it: for new programs, and again for old ones."""
    inside = "<w:txbxContent>" + "".join(f"<w:p>{run(text)}</w:p>" for text in texts) + "</w:txbxContent>"
    new, old = f"<w:drawing>{inside}</w:drawing>", f"<w:pict>{inside}</w:pict>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_notes_stand_behind_the_text_in_the_order_of_their_marks() -> None:
    document = Document()
    add(document, run("The channel is open") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(", they say."))
    add(document, '<w:del><w:r><w:footnoteReference w:id="3"/></w:r></w:del>' + run("Nobody paid."))
    add(document, '<w:r><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/></w:r>' + run("Nobody came."))
    with_notes(document, "footnote", {1: "The lists are lost.", 2: "By their own words.", 3: "Not to be read."})
    with_notes(document, "endnote", {1: "Harbour office, 2023."})
    assert extract_here(saved(document)).text.strip().split("\n\n") == [
        "The channel is open, they say.", "Nobody paid.", "Nobody came.", "Notes", "By their own words.",
        "The lists are lost.", "Harbour office, 2023.",
    ]  # fmt: skip


def test_a_text_box_comes_once_after_the_paragraph_that_holds_it() -> None:
    document = Document()
    add(document, box("A channel for everyone", "By Mara Lindqvist") + run("The channel is open, they say."))
    add(document, run("Nobody paid."))
    assert extract_here(saved(document)).text == (
        "The channel is open, they say.\n\nA channel for everyone\n\nBy Mara Lindqvist\n\nNobody paid.\n"
    )


def test_a_text_box_that_says_again_what_the_text_says_is_left_out() -> None:
    document = Document()
    add(document, run("The mayor left. “The channel is open,” he said.") + box("“The channel is open,”"))
    table = document.add_table(1, 1)
    table.cell(0, 0).paragraphs[0]._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>Nobody paid.</w:t></w:r>"))  # noqa: SLF001 - python-docx has no other way
    assert extract_here(saved(document)).text == "The mayor left. “The channel is open,” he said.\n\nNobody paid.\n"


def test_the_title_that_a_page_had_is_parted_from_its_site() -> None:
    document = Document()
    document.core_properties.title = "Nobody paid | The Northern Gazette"
    add(document, run("Nobody paid"))
    fields = extract_here(saved(document)).fields
    assert (fields["title"].value, fields["container-title"].value) == ("Nobody paid", "The Northern Gazette")

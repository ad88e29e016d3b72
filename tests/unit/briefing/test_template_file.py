import io
import zipfile

import pytest
from house_templates import TEMPLATES, deck_of, note_of, retyped, with_parts
from saved_office import saved

from geo.briefing.content.formats import Format
from geo.briefing.office.template import MINISTRY, PLAIN, read_template, shipped_template
from geo.briefing.office.template_file import read_template_file
from geo.errors import HotspotsError

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def deck() -> bytes:
    return saved(deck_of())


def refusal(content: bytes, form: Format = Format.PPTX) -> str:
    with pytest.raises(HotspotsError) as caught:
        read_template_file(content, form, "house.pptx")
    told = str(caught.value)
    assert "\n" not in told
    assert told.startswith("--template: house.pptx cannot be used; ")
    return told.removeprefix("--template: house.pptx cannot be used; ")


@pytest.mark.parametrize("kind", TEMPLATES)
def test_templates_and_files_with_macros_are_opened_as_documents(kind: str) -> None:
    form = Format.PPTX if kind.startswith("p") else Format.DOCX
    content = retyped(deck() if form is Format.PPTX else note_of(), kind)
    template = read_template(content, form, f"house.{kind}", marked=False)
    assert template.content
    assert (f"house.{kind}: its macros are left out" in template.told) == kind.endswith("m")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (OLD + "EncryptedPackage".encode("utf-16-le"), "it has a password"),
        (OLD + b"\0" * 100, "it is a file of Office 97"),
        (b"", "it is damaged, or no office file"),
        (b"%PDF-1.7", "it is damaged, or no office file"),
        (deck()[:2000], "it is damaged, or no office file"),
    ],
)
def test_what_is_no_package_is_told_in_one_line(content: bytes, told: str) -> None:
    assert refusal(content).startswith(told)


def test_the_other_kind_of_document_is_told() -> None:
    assert refusal(note_of()).startswith("it is a Word document; a file such as .pptx, .potx")
    with pytest.raises(HotspotsError, match=r"it is a presentation; a file such as \.docx, \.dotx"):
        read_template_file(deck(), Format.DOCX, "house.docx")


def test_an_archive_an_opendocument_file_and_strict_open_xml_are_told_apart() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "a")
    assert refusal(out.getvalue()).startswith("it is a ZIP archive and no office file")
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        package.writestr("content.xml", "<a/>")
    assert refusal(out.getvalue()).startswith("it is an OpenDocument file")
    usual, strict = (
        b"http://schemas.openxmlformats.org/officeDocument/2006",
        b"http://purl.oclc.org/ooxml/officeDocument",
    )
    told = refusal(with_parts(deck(), {"_rels/.rels": lambda old: old.replace(usual, strict)}))
    assert told.startswith("it is saved as Strict Open XML")


def test_what_would_unpack_to_too_much_is_not_unpacked() -> None:
    bomb = with_parts(deck(), {"ppt/media/image9.bmp": lambda _old: b"\0" * 30_000_000})
    assert "it would unpack to 29 MB" in refusal(bomb)
    many = with_parts(deck(), {f"ppt/media/{number}.bin": lambda _old: b"" for number in range(2000)})
    assert " parts; " in refusal(many)


def test_entities_are_refused() -> None:
    evil = with_parts(
        deck(), {"ppt/presProps.xml": lambda old: old.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)}
    )
    assert refusal(evil).startswith("it declares entities")


def test_a_part_that_is_no_xml_is_told_in_one_line() -> None:
    broken = with_parts(deck(), {"ppt/slideMasters/slideMaster1.xml": lambda _old: b"<broken"})
    with pytest.raises(HotspotsError, match=r"house\.pptx is damaged; a whole file was expected"):
        read_template(broken, Format.PPTX, "house.pptx", marked=False)


def test_shipped_templates_have_names_and_read_nothing() -> None:
    assert (shipped_template("plain"), shipped_template("ministry"), shipped_template("house")) == (
        PLAIN,
        MINISTRY,
        None,
    )
    assert (PLAIN.content, PLAIN.key) == (b"", "plain")


def test_the_same_template_has_the_same_key_and_another_has_another() -> None:
    content = deck()
    one, again = (read_template(content, Format.PPTX, name, marked=False) for name in ("a.pptx", "b.pptx"))
    marked = read_template(content, Format.PPTX, "a.pptx", marked=True)
    assert (one.key, one.content) == (again.key, again.content)
    assert marked.key != one.key

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint import HTML_ID, PNG_KEY, XML_NAMESPACE, Imprint, make_imprint, to_json
from geo.briefing.content.imprint_files import find_imprint, read_imprint, read_output
from geo.briefing.content.sheet import make_sheet
from geo.errors import HotspotsError
from geo.evidence.edition import open_edition

NONE = (
    "this file carries no imprint of hotspots; a PNG, SVG, PDF, PPTX, DOCX or HTML file that `hotspots brief` or the "
    "page has written was expected"
)


@pytest.fixture
def imprint(small_dataset: SmallDataset) -> Imprint:
    edition = open_edition(small_dataset.data, small_dataset.documents)
    return make_imprint(make_sheet(Brief(title="É & <b>"), edition), "png", "A caption.")


def png(text: str, *, late: bool = False, packed: bool = False, international: bool = False) -> bytes:
    out = io.BytesIO()
    info = PngImagePlugin.PngInfo()
    info.add_text("Title", "Another text")
    add = info.add_itxt if international else info.add_text
    add(PNG_KEY, text, zip=packed)
    Image.new("RGB", (4, 4)).save(out, "png", pnginfo=info)
    if not late:
        return out.getvalue()
    content = out.getvalue()
    chunk = len(text) + len(PNG_KEY) + 1
    at = content.index(b"tEXt" + PNG_KEY.encode()) - 4
    whole = content[at : at + chunk + 12]
    return content.replace(whole, b"").replace(b"\0\0\0\0IEND", whole + b"\0\0\0\0IEND")


def pdf(text: str) -> bytes:
    out = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.add_metadata({"/Title": "A title", "/Keywords": text})
    writer.write(out)
    return out.getvalue()


def element(text: str) -> str:
    return f'<imprint xmlns="{XML_NAMESPACE}">{text}</imprint>'


def svg(text: str) -> bytes:
    declared = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://dtd.invalid/svg11.dtd">\n'
    return f'{declared}<svg xmlns="http://www.w3.org/2000/svg"><metadata>{element(text)}</metadata></svg>'.encode()


def package(text: str, name: str = "customXml/item1.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("customXml/item7.xml", "<other/>")
        parts.writestr(name, element(text))
    return out.getvalue()


def html(text: str) -> bytes:
    return f'<!doctype html>\n<p>“x”</p><script type="application/json" id="{HTML_ID}">{text}</script>'.encode()


WRITERS: dict[str, Callable[[str], bytes]] = {
    "png": png,
    "png, text at the end": lambda text: png(text, late=True),
    "png, packed": lambda text: png(text, packed=True),
    "png, international": lambda text: png(text, international=True),
    "png, international and packed": lambda text: png(text, international=True, packed=True),
    "pdf": pdf,
    "svg": svg,
    "svg without a declaration": lambda text: svg(text).split(b"\n")[-1],
    "svg after a comment": lambda text: b"<!-- made -->" + svg(text).split(b"\n")[-1],
    "package": package,
    "package, renumbered": lambda text: package(text, "customXml/item12.xml"),
    "html": html,
}


@pytest.mark.parametrize("kind", WRITERS)
def test_an_imprint_is_found_in_files_of_every_kind(kind: str, imprint: Imprint) -> None:
    assert read_imprint(WRITERS[kind](to_json(imprint))) == imprint


def test_the_name_of_the_file_does_not_matter(imprint: Imprint, tmp_path: Path) -> None:
    content = pdf(to_json(imprint))
    (tmp_path / "figure.png").write_bytes(content)
    assert read_output(tmp_path / "figure.png") == (content, imprint)


BOMB = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 20 if n else b"lol") for n in range(12)
) + b"]>" + element("&a11;").encode()  # fmt: skip

FOREIGN = {
    "empty": b"",
    "text": b"a,b\n1,2\n",
    "png without": png("x").replace(PNG_KEY.encode(), b"elsewise"),
    "png of nothing": b"\x89PNG\r\n\x1a\n",
    "png that promises too much": b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXthotspot",
    "png badly packed": b"\x89PNG\r\n\x1a\n\0\0\0\x0czTXthotspots\0\0zz\0\0\0\0",
    "pdf without": pdf("x").replace(b"/Keywords", b"/Elsewise"),
    "pdf of nothing": b"%PDF-1.7\n",
    "pdf cut off": pdf("x")[:200],
    "svg without": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "svg of another namespace": svg("{}").replace(XML_NAMESPACE.encode(), b"urn:x"),
    "svg with entities": b"<?xml version='1.0'?>" + BOMB,
    "xml that does not end": b"<?xml version='1.0'?><a>",
    "package without": package("{}", "ppt/imprint.xml"),
    "package cut off": package("{}")[:80],
    "html without": b"<!doctype html><p>Nothing",
    "html that does not end": html("{}").replace(b"</script>", b""),
    "html of beginnings": b"<script id=" * 200_000,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_foreign_file_is_refused_in_one_line(kind: str) -> None:
    with pytest.raises(HotspotsError) as error:
        read_imprint(FOREIGN[kind])
    assert str(error.value) == NONE


def test_an_archive_bomb_is_unpacked_no_further_than_an_imprint_goes() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("customXml/item1.xml", element("0" * 50_000_000))
    assert find_imprint(out.getvalue()) is None
    chunk = b"zTXt" + PNG_KEY.encode() + b"\0\0" + zlib.compress(b"0" * 50_000_000)
    content = b"\x89PNG\r\n\x1a\n" + (len(chunk) - 4).to_bytes(4, "big") + chunk + bytes(4)
    with pytest.raises(HotspotsError, match="damaged"):
        read_imprint(content)


@given(
    content=st.binary(max_size=300), start=st.sampled_from([*(write("{}")[:400] for write in WRITERS.values()), b""])
)
def test_any_bytes_are_refused_and_nothing_else_happens(content: bytes, start: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(HotspotsError):
            read_imprint(start + content)


def test_a_damaged_imprint_is_named(tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_bytes(html("{}"))
    with pytest.raises(HotspotsError) as error:
        read_output(file)
    assert str(error.value) == f"{file}: imprint: the file's imprint cannot be read; it is damaged; make the file again"


def test_what_is_no_file_is_one_line(tmp_path: Path) -> None:
    for path, what in ((tmp_path, "is a folder"), (tmp_path / "none.png", "there is no such file")):
        with pytest.raises(HotspotsError) as error:
            read_output(path)
        assert str(error.value).startswith(f"{path}: {what}; a file that hotspots has written was expected")

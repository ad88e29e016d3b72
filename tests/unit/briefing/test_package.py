import io
import zipfile

from small_map import SmallDataset

from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint import from_json, make_imprint
from geo.briefing.content.sheet import make_sheet
from geo.briefing.office.package import imprint_xml, seal
from geo.evidence.edition import open_edition


def package(moment: tuple[int, int, int, int, int, int]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr(zipfile.ZipInfo("word/document.xml", moment), b"<a/>" * 500)
        target.writestr(zipfile.ZipInfo("word/media/image1.png", moment), bytes(range(256)) * 20)
    return out.getvalue()


def test_a_sealed_package_is_the_same_on_every_day() -> None:
    one, other = package((2020, 1, 2, 3, 4, 6)), package((2024, 5, 6, 7, 8, 10))
    assert one != other
    assert seal(one) == seal(other)


def test_sealing_keeps_every_part_and_packs_what_can_be_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(seal(package((2020, 1, 2, 3, 4, 6))))) as parts:
        assert parts.read("word/document.xml") == b"<a/>" * 500
        assert parts.read("word/media/image1.png") == bytes(range(256)) * 20
        packed, stored = parts.infolist()
    assert packed.compress_size < packed.file_size / 10
    assert stored.compress_type == zipfile.ZIP_STORED


def test_an_imprint_stands_in_xml_as_it_is(small_dataset: SmallDataset) -> None:
    imprint = make_imprint(make_sheet(Brief(title="A < B & “C”"), open_edition(small_dataset.data, None)), "docx", "…")
    text = imprint_xml(imprint).decode()
    assert text.startswith(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<imprint xmlns="urn:hotspots:imprint">'
    )
    assert from_json(text.partition('imprint">')[2].removesuffix("</imprint>")) == imprint

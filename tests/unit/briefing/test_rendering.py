"""PNG, SVG and PDF of a figure: the same bytes everywhere, and what each carries about itself."""

import gc
import io
import os
import subprocess
import sys
import weakref
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from former_maps import formerly
from matplotlib.backends.backend_agg import RendererAgg
from PIL import Image
from pypdf import PdfReader
from repository import ROOT
from small_map import SmallDataset, write_small_dataset

from geo.briefing.content import caption
from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint import XML_NAMESPACE, from_json, make_imprint
from geo.briefing.content.imprint_files import read_imprint
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.drawing.rendering import letting_go
from geo.briefing.figures.draw import Drawing, FigureFormat, draw_figure, render
from geo.evidence.edition import open_edition
from geo.selection.palette import LIGHT, luminance
from geo.selection.selection import FigureKind, Selection

SVG = "{http://www.w3.org/2000/svg}"

DRAW_ALL = """
import hashlib, sys
from pathlib import Path
from geo.briefing.content.brief import Brief
from geo.evidence.edition import open_edition
from geo.briefing.figures.draw import FigureFormat, draw_figure, render
from geo.selection.selection import FigureKind, Selection
from geo.briefing.content.sheet import make_sheet
from former_maps import formerly
edition = open_edition(Path(sys.argv[1]), None)
for kind in FigureKind:
    selection = Selection(figure=kind, hotspot="serbia" if kind is FigureKind.MAP else None)
    brief = Brief(selection=selection, marking="TLP:GREEN", draft=True, address="https://maps.example/")
    drawing = draw_figure(make_sheet(brief, edition, formerly(edition)))
    for form in FigureFormat:
        print(kind, form, hashlib.sha256(render(drawing, form, 96)).hexdigest())
"""


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    small = write_small_dataset(tmp_path_factory.mktemp("sheet"))
    selection = Selection(hotspot="serbia")
    brief = Brief(selection=selection, title="Serbia & <friends>", address="https://maps.example/hotspots", dpi=150)
    return make_sheet(brief, open_edition(small.data, small.documents))


@pytest.fixture(scope="module")
def drawing(sheet: Sheet) -> Drawing:
    return draw_figure(sheet)


def drawn_elsewhere(data: Path, seed: str) -> str:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests" / "support")))
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "TZ": f"UTC-{seed}"}
    run = subprocess.run([sys.executable, "-c", DRAW_ALL, data], capture_output=True, text=True, env=env, check=True)
    return run.stdout


@pytest.mark.rebuild
def test_every_figure_has_the_same_bytes_in_every_process(small_dataset: SmallDataset) -> None:
    one, other = (drawn_elsewhere(small_dataset.data, seed) for seed in ("1", "2"))
    assert one.count("\n") == len(FigureKind) * len(FigureFormat)
    assert one == other


def test_a_drawing_gives_the_same_bytes_in_whatever_order_it_is_written(sheet: Sheet) -> None:
    drawing = draw_figure(sheet)
    forms = [*FigureFormat, *reversed(FigureFormat)]
    written = [render(drawing, form) for form in forms]
    assert written[:3] == written[:2:-1]
    assert written[:3] == [render(draw_figure(sheet), form) for form in FigureFormat]


@pytest.mark.parametrize("form", FigureFormat)
def test_a_figure_carries_its_imprint(sheet: Sheet, drawing: Drawing, form: FigureFormat) -> None:
    text = drawing.caption
    assert read_imprint(render(drawing, form)) == make_imprint(sheet, form.value, text)


def test_a_png_has_its_size_resolution_and_texts(sheet: Sheet, drawing: Drawing) -> None:
    with Image.open(io.BytesIO(render(drawing, FigureFormat.PNG))) as image:
        image.load()
        assert image.mode == "RGB"
        assert image.size == tuple(int(side * 150) for side in drawing.paper.inches)
        assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)
        told = image.text  # type: ignore[attr-defined]  # PIL's PNG images have it
    assert told["Title"] == "Serbia & <friends>"
    assert told["Source"] == sheet.link
    assert told["Description"] == drawing.caption
    assert told["Software"].startswith("hotspots ")


def test_another_resolution_can_be_asked_for(drawing: Drawing) -> None:
    small, large = (Image.open(io.BytesIO(render(drawing, FigureFormat.PNG, dpi))) for dpi in (96, 192))
    assert large.width == pytest.approx(2 * small.width, abs=1)


def test_the_qr_code_opens_the_same_view(sheet: Sheet, drawing: Drawing) -> None:
    for dpi in (96, 300):
        with Image.open(io.BytesIO(render(drawing, FigureFormat.PNG, dpi))) as image:
            (code,) = zxingcpp.read_barcodes(image)
        assert code.text == sheet.link


def test_an_svg_has_title_description_and_metadata_and_no_font(sheet: Sheet, drawing: Drawing) -> None:
    text = render(drawing, FigureFormat.SVG).decode()
    root = ET.fromstring(text)
    assert root.get("role") == "img"
    names = [child.tag for child in root][:3]
    assert names == [f"{SVG}title", f"{SVG}desc", f"{SVG}metadata"]
    assert root.findtext(f"{SVG}title") == "Serbia & <friends>"
    assert caption.alt_text(sheet, len(drawing.words)) in str(root.findtext(f"{SVG}desc"))
    imprint = root.findtext(f"{SVG}metadata/{{{XML_NAMESPACE}}}imprint")
    assert from_json(str(imprint)).link == sheet.link
    assert [e.tag for e in root.iter() if e.tag in {f"{SVG}text", f"{SVG}image", f"{SVG}script"}] == []
    assert len(root.findall(f".//{SVG}metadata")) == 1
    width, height = drawing.paper.inches
    assert float(str(root.get("width")).removesuffix("pt")) == pytest.approx(width * 72)
    assert float(str(root.get("height")).removesuffix("pt")) == pytest.approx(height * 72)


def test_a_pdf_has_its_texts_no_date_and_its_fonts_inside(drawing: Drawing) -> None:
    reader = PdfReader(io.BytesIO(render(drawing, FigureFormat.PDF)))
    told = reader.metadata
    assert told is not None
    assert told.title == "Serbia & <friends>"
    assert told.subject == drawing.caption
    assert told.creation_date is None
    assert told.modification_date is None
    (page,) = reader.pages
    assert float(page.mediabox.width) == pytest.approx(drawing.paper.inches[0] * 72, abs=0.1)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].get_object().values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        leaf = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert "/FontFile2" in leaf["/FontDescriptor"]
    words = page.extract_text()
    assert "Harbours and islands" in words
    assert "Silent" not in words


def test_classes_of_agreement_stay_apart_in_grey() -> None:
    greys = [round(255 * luminance(colour) ** (1 / 2.2)) for colour in LIGHT.ramp]
    assert all(one - other >= 20 for one, other in pairwise(greys))


@pytest.mark.parametrize("kind", FigureKind)
def test_every_kind_is_written_at_the_least_and_at_the_most_pixels(
    small_dataset: SmallDataset, kind: FigureKind
) -> None:
    brief = Brief(selection=Selection(figure=kind), size=Size.HALF_PAGE)
    edition = open_edition(small_dataset.data, small_dataset.documents)
    drawing = draw_figure(make_sheet(brief, edition, formerly(edition)))
    for dpi in (96, 600):
        with Image.open(io.BytesIO(render(drawing, FigureFormat.PNG, dpi))) as image:
            assert image.width == int(drawing.paper.inches[0] * dpi)


def test_what_a_document_has_already_is_let_go_of(sheet: Sheet) -> None:
    told: list[tuple[int, int]] = []
    with letting_go(lambda done, total: told.append((done, total))) as progress:
        drawing = draw_figure(sheet)
        picture = weakref.ref(drawing.picture)
        render(drawing, FigureFormat.PNG, 72)
        assert not any(isinstance(one, RendererAgg) for one in gc.get_referents(drawing.picture.canvas.__dict__))
        del drawing
        progress(1, 2)
        assert picture() is None
        assert gc.get_freeze_count() > 0
    assert told == [(1, 2)]
    assert gc.get_freeze_count() == 0

"""Names in every script of the shipped fonts are seen in a figure's PDF, whoever shows it: told by their pixels.

Text that is extracted says nothing of that: a viewer that cannot draw a font extracts its text all the same.
"""

import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from pdf_programs import PROGRAMS, Grey, drawn_by
from PIL import Image

from geo.briefing.drawing.parts import end_body
from geo.briefing.drawing.tagged_pdf import write_tagged_pdf
from geo.briefing.drawing.typesetting import Style, new_figure, set_text

pytestmark = pytest.mark.office

DPI = 144
NAMES = (
    "Łódź Đà Nẵng", "Београд Київ", "Αθήνα", "طهران غزة", "תל אביב", "上海北京", "東京と大阪", "서울 평양",
    "غزة: 3 of 5", "“تقول NATO هذا ٣” and more", "1 غزة, רפיח", "می‌روم Zero\u200bwidth\u200b.",
)  # fmt: skip
STEP = 0.4
"""Inches from one name to the next."""
SHIFT = 5
"""Pixels by which a name may lie beside its place: Ghostscript rounds the widths of letters that it hints."""
ALIKE = 0.25
"""Share by which two programs' ink of a name may differ: each smooths edges in its own way, Ghostscript hints."""


STYLES = (Style(size_pt=18), Style(size_pt=18, bold=True), Style(size_pt=18, italic=True))


@pytest.fixture(scope="module", params=STYLES, ids=("upright", "bold", "italic"))
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Grey]:
    """The names one below the other as a PDF, and as we draw them."""
    figure = new_figure(4, STEP * (len(NAMES) + 0.5))
    for number, name in enumerate(NAMES, start=1):
        set_text(figure, (0.2, STEP * (len(NAMES) + 0.8 - number)), name, request.param)
    end_body(figure, (0, 0, 4, 4))
    pdf = tmp_path_factory.mktemp("names") / "names.pdf"
    pdf.write_bytes(write_tagged_pdf(figure, info={"Title": "Names"}, alt="Names.", language="en-GB"))
    figure.set_dpi(DPI)
    out = io.BytesIO()
    FigureCanvasAgg(figure).print_png(out)
    with Image.open(out) as image:
        return pdf, np.asarray(image.convert("L"), dtype=float)


@pytest.mark.parametrize("program", PROGRAMS)
def test_names_in_every_script_are_seen_where_we_draw_them(page: tuple[Path, Grey], program: str) -> None:
    pdf, ours = page
    theirs = drawn_by(program, pdf, DPI)
    if theirs is None:
        pytest.skip(f"{program} is needed")
    for number, name in enumerate(NAMES):
        top, below = (round(STEP * DPI * edge) for edge in (number, number + 1))
        here, there = (255 - picture[top:below] for picture in (ours, theirs))
        assert there.sum() == pytest.approx(here.sum(), rel=ALIKE), name
        left, right = (np.flatnonzero(ink.max(axis=0) > 96)[[0, -1]] for ink in (here, there))
        assert left == pytest.approx(right, abs=SHIFT), f"{name} lies beside its place"


WORDS = ("Łódź", "Београд", "طهران", "الاتفاق", "سلام", "אביב", "北京", "평양")


def test_words_in_every_script_are_found_in_the_text(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is needed")
    figure = new_figure(4, 4)
    for number, word in enumerate(WORDS):
        set_text(figure, (0.2, 0.2 + STEP * number), f"to {word} and on", STYLES[0])
    pdf = tmp_path / "words.pdf"
    pdf.write_bytes(write_tagged_pdf(figure, info={"Title": "Words"}, alt="Words.", language="en-GB"))
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, text=True).stdout
    assert [word for word in WORDS if word not in text] == []

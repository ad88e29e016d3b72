"""Figures as PDF, read and drawn by a program that is not ours."""

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from printing import pages_of, squeezed
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import make_sheet
from geo.briefing.figures.draw import FigureFormat, draw_figure, render
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Selection

pytestmark = pytest.mark.office

DPI = 96
ALIKE = 6.0
"""Mean difference of two programs' pictures of the same page, in levels of 255, after shrinking: edges of letters."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(DATA, None)


@pytest.mark.parametrize(
    ("kind", "hotspot", "size"),
    [
        (FigureKind.MAP, "korea", Size.SLIDE_16X9),
        (FigureKind.COVERAGE, None, Size.A4_LANDSCAPE),
        (FigureKind.MULTIPLES, "arctic", Size.A4_PORTRAIT),
        (FigureKind.MATRIX, None, Size.SLIDE_4X3),
        (FigureKind.TIMELINE, None, Size.LETTER),
    ],
)
def test_poppler_shows_the_figure(
    edition: Edition, kind: FigureKind, hotspot: str | None, size: Size, tmp_path: Path
) -> None:
    if not (shutil.which("pdftoppm") and shutil.which("pdftotext")):
        pytest.skip("pdftoppm and pdftotext are needed")
    selection = Selection(figure=kind, hotspot=hotspot)
    sheet = make_sheet(Brief(selection=selection, size=size, dpi=DPI, marking="TLP:GREEN"), edition)
    drawing = draw_figure(sheet)
    pdf, png = tmp_path / "figure.pdf", tmp_path / "figure.png"
    pdf.write_bytes(render(drawing, FigureFormat.PDF))
    png.write_bytes(render(drawing, FigureFormat.PNG))

    (page,) = pages_of(pdf)
    assert all(w.left >= 0 and w.right <= page.width and w.top >= 0 and w.bottom <= page.height for w in page.words)
    assert "\N{REPLACEMENT CHARACTER}" not in page.squeezed
    assert page.squeezed.count("TLP:GREEN") == 2
    for source in sheet.sources:
        assert squeezed(f"[{source.number}]{source.citation}") in page.squeezed

    fonts = subprocess.run(["pdffonts", str(pdf)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes (yes|no) yes\b", font) for font in fonts), "each embedded, each with its characters"

    told = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], capture_output=True, check=True, text=True)
    assert not told.stderr
    kinds = re.findall(r"^ +(H1|H2|P|Figure|L)\b", told.stdout, re.MULTILINE)
    assert kinds[:4] == ["P", "H1", "P", "Figure"]
    assert squeezed(sheet.title) in squeezed(re.sub(r'"\s*"', "", told.stdout))
    assert (
        "Tagged:          yes"
        in subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True, text=True).stdout
    )

    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", "-singlefile", str(pdf), str(tmp_path / "shown")], check=True)
    with Image.open(tmp_path / "shown.png") as shown, Image.open(png) as drawn:
        ours = drawn.convert("RGB").resize((320, 320), Image.Resampling.BOX)
        theirs = shown.convert("RGB").resize((320, 320), Image.Resampling.BOX)
    assert np.abs(np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)).mean() < ALIKE

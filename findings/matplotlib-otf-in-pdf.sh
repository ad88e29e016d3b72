#!/usr/bin/env bash
# Guess:   with `pdf.fonttype: 42` (TrueType) matplotlib refuses a font with PostScript outlines, or embeds it as what
#          it is (FontFile3 of subtype OpenType); whatever is in the file, readers agree on it.
# Version: matplotlib 3.11.2, fonttools 4.68.0, pypdf 7.1.0, pypdfium2 5.15.2, PyMuPDF 2.0.
# Seen:    it is written as CIDFontType2 with a FontFile2 that begins with "OTTO", and nothing is said. A font whose
#          glyphs have names shows everywhere; one whose glyphs have numbers (CID-keyed) that are not their places in
#          the file, as in each subset of a large East Asian font, shows in PDFium and is BLANK in MuPDF. With
#          `pdf.fonttype: 3` both fonts show in both.
# Matters: Chinese names on a map are gone for some of its readers, while the author's reader shows them. Take a face
#          with TrueType outlines, whatever the ending of its name says, or type 3.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check \
  matplotlib==3.11.2 fonttools==4.68.0 pypdf==7.1.0 pypdfium2==5.15.2 pymupdf==2.0 || exit 2

cd "$folder"
cat >see.py <<'PY'
import sys
from pathlib import Path

import matplotlib
import pymupdf
import pypdfium2
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from matplotlib.figure import Figure
from pypdf import PdfReader


def outline(width):
    pen = T2CharStringPen(600, None)
    if width:
        pen.moveTo((100, 0))
        for corner in ((width, 0), (width, 700), (100, 700)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString()


def number_glyphs(font):
    """Make a font CID-keyed, with one private dictionary for all glyphs."""
    top = font["CFF "].cff.topDictIndex[0]
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), 6000
    shared = FontDict()
    shared.Private, shared.FontName = top.Private, "Square-0"
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect(format=0)
    top.FDArray.append(shared)
    top.FDSelect.gidArray = [0, 0]
    top.CharStrings.fdArray, top.CharStrings.fdSelect = top.FDArray, top.FDSelect
    del top.Private


def make_font(path, letter):
    """A font that has a square for A; the glyph's name or number is given."""
    names = [".notdef", letter]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("A"): letter})
    builder.setupCFF("Square", {"FullName": "Square"}, {".notdef": outline(0), letter: outline(500)}, {})
    builder.setupHorizontalMetrics({".notdef": (600, 0), letter: (600, 100)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular", "psName": "Square", "fullName": "Square"})
    builder.setupOS2()
    builder.setupPost()
    if letter.startswith("cid"):
        number_glyphs(builder.font)
    builder.save(path)


def embedded():
    font = next(iter(PdfReader("figure.pdf").pages[0]["/Resources"]["/Font"].values())).get_object()
    if "/DescendantFonts" not in font:
        return font["/Subtype"]
    below = font["/DescendantFonts"][0].get_object()
    return f"{below['/Subtype']} {below['/FontDescriptor']['/FontFile2'].get_data()[:4].decode()}"


def shown():
    bitmap = pypdfium2.PdfDocument("figure.pdf")[0].render(grayscale=True)
    pixels = pymupdf.open("figure.pdf")[0].get_pixmap(colorspace="gray").samples
    return {"PDFium": bool((bitmap.to_numpy() < 128).any()), "MuPDF": any(value < 128 for value in pixels)}


seen = {}
for letter in ("A", "cid05000"):
    make_font("square.otf", letter)
    for kind in (42, 3):
        matplotlib.rcParams["pdf.fonttype"] = kind
        figure = Figure(figsize=(2, 1))
        figure.text(0.1, 0.2, "AAA", font=Path("square.otf"), size=40)
        figure.savefig("figure.pdf")
        seen[letter, kind] = (embedded(), shown())
        print(f"seen: glyph {letter}, type {kind}: {embedded()}, shown: {shown()}")
BOTH = {"PDFium": True, "MuPDF": True}
EXPECTED = {
    ("A", 42): ("/CIDFontType2 OTTO", BOTH),
    ("A", 3): ("/Type3", BOTH),
    ("cid05000", 42): ("/CIDFontType2 OTTO", {"PDFium": True, "MuPDF": False}),
    ("cid05000", 3): ("/Type3", BOTH),
}
sys.exit(seen != EXPECTED)
PY

if venv/bin/python see.py; then
  echo "holds: PostScript outlines go in as TrueType, and MuPDF leaves the numbered glyphs blank"
else
  echo "changed: the font is embedded or shown otherwise"
  exit 1
fi

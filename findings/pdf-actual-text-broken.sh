#!/usr/bin/env bash
# Guess:   `ActualText` in the order of speech makes a line with a Hebrew word read right wherever text is extracted:
#          that is what it is for.
# Version: PyMuPDF 2.0 (MuPDF), pypdfium2 5.15.2 (PDFium), matplotlib 3.11.2, pypdf 7.1.0.
# Seen:    MuPDF reads the line without it with its word whole. With it a letter of an English word stands within the
#          Hebrew one, the rest of which is turned round: it deals the characters out to the shapes in the order of the
#          eye, then reorders those. PDFium reads both as they are spoken.
# Matters: tagging a PDF for accessibility spoils search and copying in every viewer on MuPDF for the lines that it was
#          meant to mend. Leave `ActualText` away where the shapes have their characters (`ToUnicode`).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check \
  matplotlib==3.11.2 pypdf==7.1.0 pypdfium2==5.15.2 pymupdf==2.0 || exit 2

cat >"$folder/see.py" <<'PY'
import io
import sys

import pymupdf
import pypdfium2
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

WORD = "\u05e9\u05dc\u05d5\u05dd"


def plain(line):
    figure = Figure(figsize=(5, 1))
    # The mark keeps the line from the left to the right, as English is set.
    figure.text(0.1, 0.5, f"\u200e{line}", family="DejaVu Sans")
    out = io.BytesIO()
    FigureCanvasPdf(figure).print_pdf(out)
    return out


def spoken(line):
    writer = PdfWriter(clone_from=plain(line))
    page = writer.pages[0]
    content = DecodedStreamObject()
    text = line.encode("utf-16-be").hex().upper()
    content.set_data(f"/Span <</ActualText <FEFF{text}>>> BDC\n".encode() + page.get_contents().get_data() + b"\nEMC\n")
    page[NameObject("/Contents")] = writer._add_object(content)
    out = io.BytesIO()
    writer.write(out)
    return out


def pdfium(content):
    return pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()


def mupdf(content):
    return pymupdf.open(stream=content)[0].get_text()


seen = []
for line in (f"Two of {WORD} articles", f"{WORD} and two articles"):
    for how in (plain, spoken):
        for program in (pdfium, mupdf):
            text = program(how(line).getvalue()).strip().strip("\u200e")
            seen.append("whole" if WORD in text else "broken")
            print(f"seen: {program.__name__}, {how.__name__}: {ascii(text)}: the Hebrew word is {seen[-1]}")
sys.exit(seen != ["whole", "whole", "whole", "broken"] * 2)
PY

if "$folder/venv/bin/python" "$folder/see.py"; then
  echo "holds: MuPDF breaks the words of ActualText that it reads whole without it"
else
  echo "changed: readers agree on ActualText"
  exit 1
fi

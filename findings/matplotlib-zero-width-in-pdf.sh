#!/usr/bin/env bash
# Guess:   a character of no width (U+200B, U+200E) takes no room, in a PDF as on screen.
# Version: matplotlib 3.11.2, pypdfium2 5.15.2.
# Seen:    on screen it takes none. In the PDF all letters behind it stand a space's width too far to the left, on those
#          before it: it is shaped as a space without advance, which the letter behind takes back (a kern), though the
#          PDF gives that space no width. With `pdf.fonttype` 3, the default, and with 42.
# Matters: such marks break long addresses and keep Arabic names from turning a line round; a picture that looks right
#          as PNG overlaps as PDF, and no warning says so.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check matplotlib==3.11.2 pypdfium2==5.15.2 || exit 2

cat >"$folder/see.py" <<'PY'
import io
import sys

import matplotlib
import pypdfium2
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure


def drawn(text):
    """Width on screen, and where the last letter begins in the PDF, both in points."""
    figure = Figure(figsize=(4, 1), dpi=72)
    line = figure.text(0, 0.5, text, fontsize=20, family="DejaVu Sans")
    width = line.get_window_extent(FigureCanvasAgg(figure).get_renderer()).width
    out = io.BytesIO()
    FigureCanvasPdf(figure).print_pdf(out)
    page = pypdfium2.PdfDocument(out.getvalue())[0].get_textpage()
    return round(float(width)), round(page.get_charbox(page.count_chars() - 1)[0])


seen = {}
for kind in (3, 42):
    matplotlib.rcParams["pdf.fonttype"] = kind
    for text in ("two words", "two\u200b words", "two\u200e words"):
        seen[kind, text] = width, last = drawn(text)
        print(f"seen: fonttype {kind}: {ascii(text)}: {width} pt wide on screen; in the PDF the s begins at {last} pt")
space = {seen[kind, "two words"][1] - seen[kind, text][1] for kind, text in seen if len(text) > 9}
widths = {width for width, _ in seen.values()}
print(f"seen: widths on screen {widths}, letters in the PDF {space} pt too far to the left")
sys.exit(not (len(widths) == 1 and space <= {6, 7}))
PY

if "$folder/venv/bin/python" "$folder/see.py"; then
  echo "holds: behind a character of no width a PDF's letters stand too far to the left"
else
  echo "changed: characters of no width take no room in a PDF"
  exit 1
fi

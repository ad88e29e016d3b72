#!/usr/bin/env bash
# Guess:   a deck that was opened and saved in LibreOffice still has its title at index 0 and its content at index 1,
#          since a slide's placeholder finds its layout's by that index.
# Version: python-pptx 1.0.2, LibreOffice 7.4.7 (Debian).
# Seen:    title and content both have index 0, in the slide and in its layout; date, footer and number go from 10,
#          11, 12 to 1, 2, 3. `placeholders[1]` is a KeyError. On a new slide of such a layout the content placeholder
#          lies exactly on the title: python-pptx inherits by index and finds the title's.
# Matters: a house template that somebody once saved there breaks a program that fills by index. Find by type, and set
#          the position.
set -euo pipefail

command -v soffice >/dev/null || { echo "needs soffice (LibreOffice) on the PATH" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check python-pptx==1.0.2 || exit 2

cd "$folder"
cat >make.py <<'PY'
from pptx import Presentation

deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[1])
slide.shapes.title.text, slide.placeholders[1].text = "Ferries", "Three of them sail."
deck.save("deck.pptx")
PY
venv/bin/python make.py
timeout 180 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pptx --outdir saved \
  deck.pptx >/dev/null 2>&1 || exit 2

cat >see.py <<'PY'
import sys

from pptx import Presentation


def indices(holder):
    return {shape.placeholder_format.type.name: shape.placeholder_format.idx for shape in holder.placeholders}


def index_one(slide):
    try:
        return slide.placeholders[1].placeholder_format.type.name
    except KeyError:
        return "KeyError"


def content_layout(deck):
    return next(layout for layout in deck.slide_layouts if set(indices(layout)) >= {"TITLE", "OBJECT"})


made, deck = Presentation("deck.pptx"), Presentation("saved/deck.pptx")
before, after = made.slides[0], deck.slides[0]
for when, whole in (("before", made), ("after", deck)):
    slide = whole.slides[0]
    print(f"seen {when}: slide {indices(slide)}, layout {indices(content_layout(whole))}, [1]: {index_one(slide)}")
new = deck.slides.add_slide(content_layout(deck))
boxes = [(shape.left, shape.top, shape.width, shape.height) for shape in new.placeholders]
print("seen: boxes of title and content on a new slide:", boxes)
holds = (
    indices(before) == {"TITLE": 0, "OBJECT": 1}
    and indices(after) == {"TITLE": 0, "OBJECT": 0}
    and indices(content_layout(deck)) == {"TITLE": 0, "OBJECT": 0, "DATE": 1, "FOOTER": 2, "SLIDE_NUMBER": 3}
    and index_one(after) == "KeyError"
    and len(boxes) == 2
    and boxes[0] == boxes[1]
)
sys.exit(not holds)
PY

if venv/bin/python see.py; then
  echo "holds: LibreOffice gives title and content the same index"
else
  echo "changed: the indices survive, or python-pptx inherits otherwise"
  exit 1
fi

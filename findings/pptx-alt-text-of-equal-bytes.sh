#!/usr/bin/env bash
# Guess:   a picture that comes from a stream has no alternative text, or a neutral one.
# Version: python-pptx 1.0.2, Pillow 13.0.0.
# Seen:    its alternative text is a file name: "image.png" for bytes that are new to the deck, but
#          "draft-for-minister.png" for bytes that came in before from a file of that name, on whatever slide. Equal
#          pictures are kept once, and the name of the first is the name of all. After saving and opening again the
#          stream gives "image.png".
# Matters: a screen reader says it, and a working name goes out with the deck. Set `descr` on each picture.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check python-pptx==1.0.2 pillow==13.0.0 || exit 2

cd "$folder"
cat >see.py <<'PY'
import io
import sys

from PIL import Image
from pptx import Presentation


def png(colour):
    out = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, "png")
    return out.getvalue()


def told(slide, picture):
    return slide.shapes.add_picture(picture, 0, 0)._element.nvPicPr.cNvPr.get("descr")


with open("draft-for-minister.png", "wb") as file:
    file.write(png("red"))
deck = Presentation()
first, second = (deck.slides.add_slide(deck.slide_layouts[6]) for _ in range(2))
seen = [told(first, "draft-for-minister.png")]
seen += [told(second, io.BytesIO(png(colour))) for colour in ("blue", "red")]
deck.save("deck.pptx")
again = Presentation("deck.pptx")
seen.append(told(again.slides[1], io.BytesIO(png("red"))))
for what, text in zip(("a file", "a stream", "a stream of the file's bytes", "the same after opening again"), seen):
    print(f"seen: {what}: {text}")
sys.exit(seen != ["draft-for-minister.png", "image.png", "draft-for-minister.png", "image.png"])
PY

if venv/bin/python see.py; then
  echo "holds: a picture from a stream takes the name of the file that brought the same bytes in"
else
  echo "changed: pictures from streams are named otherwise"
  exit 1
fi

#!/usr/bin/env bash
# Guess:   a run without letters changes nothing: the bold words before it stay bold, whatever the empty run says.
# Version: python-pptx 1.0.2, LibreOffice 7.4.7 (Debian).
# Seen:    so it is without a link and with one to an address. Where both runs lead to another slide, the words before
#          the empty run are drawn in regular type, though the file calls them bold.
# Matters: a program that sets the beginning of a line bold and the rest not writes such a run where nothing is left.
#          The words are then narrower than was reckoned, and a deck looks as if its author had forgotten the weight.
set -euo pipefail

for program in soffice pdffonts; do
  command -v "$program" >/dev/null || { echo "needs $program on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check python-pptx==1.0.2 || exit 2

cd "$folder"
cat >make.py <<'PY'
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches


def link(run, slide, target, kind):
    if kind == "address":
        run.hyperlink.address = "https://example.org/"
    elif kind == "slide":
        relation = slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
        run._r.get_or_add_rPr().add_hlinkClick(relation).set("action", "ppaction://hlinksldjump")


for kind in ("none", "address", "slide"):
    for runs in (1, 2):
        deck = Presentation()
        slide, target = (deck.slides.add_slide(deck.slide_layouts[6]) for _ in range(2))
        frame = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(6), Inches(1)).text_frame
        for text, bold in (("Ferries sail", True), ("", None))[:runs]:
            run = frame.paragraphs[0].add_run()
            run.text, run.font.bold, run.font.name = text, bold, "Liberation Sans"
            link(run, slide, target, kind)
        deck.save(f"{kind}-{runs}.pptx")
PY
venv/bin/python make.py
timeout 180 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf ./*.pptx \
  >/dev/null 2>&1 || exit 2

seen=""
for name in none-1 none-2 address-1 address-2 slide-1 slide-2; do
  font=$(pdffonts "$name.pdf" | awk 'NR > 2 {sub(/^.*\+/, "", $1); print $1}')
  echo "seen: link to ${name%-*}, runs ${name#*-}: $font"
  seen="$seen ${font#LiberationSans}"
done

if [ "$seen" = " -Bold -Bold -Bold -Bold -Bold " ]; then
  echo "holds: an empty run takes the weight of the words before it where they lead to a slide"
else
  echo "changed: the weight does not depend on the empty run, or on where the words lead"
  exit 1
fi

#!/usr/bin/env bash
# Guess:   whether the text layer of a Hebrew or Arabic page that was printed to PDF comes out in reading order
#          depends on the reader; Poppler, which is old and widely used, gets the letters right.
# Version: Chromium 156.0.8078 (Debian), pypdf 7.1.0, Poppler's pdftotext 22.12; DejaVu Sans and STIX of matplotlib
#          3.11.2.
# Seen:    in pypdf it depends on which font draws the SPACES. If the font of the letters does, the order is right; if
#          a Latin font stands first in the page's style, as it mostly does, each word is a run of its own and the
#          words of the line come out last to first, each with its letters in order. With a number in a line the first
#          case is wrong, too. Arabic words hold presentation forms (U+FE70 to U+FEFF), which NFKC turns into the
#          page's letters. Poppler keeps the order in both cases, but turns lam-alef round (U+0627 before U+0644).
# Matters: a test page in one font passes, and the newspaper's page gives no quotation of two words. No single reader
#          is right, and a miss in such a PDF says nothing of the quotation.
set -euo pipefail

for tool in chromium pdftotext; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip=("$folder/venv/bin/pip" install -qq --disable-pip-version-check)
"${pip[@]}" pypdf==7.1.0 || exit 2
"${pip[@]}" --no-deps matplotlib==3.11.2 || exit 2

cd "$folder"
cp venv/lib/python3*/site-packages/matplotlib/mpl-data/fonts/ttf/{DejaVuSans,STIXGeneral}.ttf .
for case in whole mixed; do
  [ "$case" = whole ] && families="letters" || families="latin, letters"
  cat >"$case.html" <<HTML
<!doctype html><meta charset="utf-8"><style>
@font-face { font-family: letters; src: url(DejaVuSans.ttf); }
@font-face { font-family: latin; src: url(STIXGeneral.ttf); }
body { font-family: $families; }
</style><body dir="rtl">
<p lang="he">הספינה יצאה מהנמל בלילה</p>
<p lang="he">הספינה יצאה בשעה 12 בלילה</p>
<p lang="ar">غادرت السفينة ليلا</p>
HTML
  chromium --headless --no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader \
    --disable-background-networking --allow-file-access-from-files --user-data-dir="$folder/profile" \
    --no-pdf-header-footer --print-to-pdf="$case.pdf" "file://$folder/$case.html" >/dev/null 2>&1 || exit 2
  pdftotext "$case.pdf" "$case.txt"
done

cat >see.py <<'PY'
import sys
import unicodedata

from pypdf import PdfReader

HEBREW, NUMBER, ARABIC = "הספינה יצאה מהנמל בלילה", "הספינה יצאה בשעה 12 בלילה", "غادرت السفينة ليلا"
LAM_ALEF, ALEF_LAM = "\u0644\u0627", "\u0627\u0644"


def lines(text):
    plain = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return [line.split() for line in plain.replace("\f", "").split("\n") if line.strip()]


def told(found, text):
    words = [unicodedata.normalize("NFKC", word) for word in found]
    known = {"as written": text.split(), "reversed": text.split()[::-1]}
    return next((name for name, expected in known.items() if expected == words), "otherwise")


seen = {}
for case in ("whole", "mixed"):
    library = lines(PdfReader(f"{case}.pdf").pages[0].extract_text())
    with open(f"{case}.txt", encoding="utf-8") as file:
        poppler = lines(file.read())
    forms = all(any("\ufe70" <= letter <= "\ufeff" for letter in word) for word in library[2])
    seen[case] = {
        "pypdf": [told(found, text) for found, text in zip(library, (HEBREW, NUMBER, ARABIC))],
        "presentation forms": forms,
        "Poppler's Hebrew": told(poppler[0], HEBREW),
        "Poppler's lam-alef turned": poppler[2] == (ARABIC.removesuffix(LAM_ALEF) + ALEF_LAM).split(),
    }
    print(f"seen, {case}:", seen[case])
POPPLER = {"presentation forms": True, "Poppler's Hebrew": "as written", "Poppler's lam-alef turned": True}
EXPECTED = {
    "whole": {"pypdf": ["as written", "otherwise", "as written"], **POPPLER},
    "mixed": {"pypdf": ["reversed", "reversed", "reversed"], **POPPLER},
}
sys.exit(seen != EXPECTED)
PY

if venv/bin/python see.py; then
  echo "holds: the font of the spaces decides on the order of the words, and Poppler turns lam-alef round"
else
  echo "changed: right-to-left text comes out in another order or other letters"
  exit 1
fi

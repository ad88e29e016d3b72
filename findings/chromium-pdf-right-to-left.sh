#!/usr/bin/env bash
# Guess:   the text layer of a Hebrew or Arabic page that was printed to PDF comes out in reading order and ordinary letters,
#          in every reader or in none.
# Version: Chromium 156.0.8078 (Debian), pypdf 7.1.0, Poppler's pdftotext 22.12.
# Seen:    it depends on the line and the reader. pypdf keeps the order of a Hebrew line, but with a number in it ("at 12
#          at night") it puts the word behind the number first, glued to it. It gives Arabic in presentation forms
#          (U+FE70 to U+FEFF), which equal no letter of the page; NFKC brings the letters back. Poppler gives letters in
#          order, but turns each lam-alef round (U+0627 before U+0644), which no normalising mends.
# Matters: a quotation from such a PDF is not found, and another reader finds others. Compare after NFKC, and do not take
#          a miss in a line with a number for a false quotation.
set -euo pipefail

for tool in chromium pdftotext; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check pypdf==7.1.0 || exit 2

cd "$folder"
cat >page.html <<'HTML'
<!doctype html><meta charset="utf-8"><body dir="rtl">
<p lang="he">הספינה יצאה מהנמל בלילה</p>
<p lang="he">הספינה יצאה בשעה 12 בלילה</p>
<p lang="ar">غادرت السفينة ليلا</p>
HTML
chromium --headless --no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader \
  --disable-background-networking --user-data-dir="$folder/profile" --no-pdf-header-footer \
  --print-to-pdf=page.pdf "file://$folder/page.html" >/dev/null 2>&1 || exit 2
pdftotext page.pdf poppler.txt

cat >see.py <<'PY'
import sys
import unicodedata

from pypdf import PdfReader

WORDS, NUMBER, ARABIC = "הספינה יצאה מהנמל בלילה", "הספינה יצאה בשעה 12 בלילה", "غادرت السفينة ليلا"
LAM_ALEF, ALEF_LAM = "\u0644\u0627", "\u0627\u0644"


def lines(text):
    plain = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return [" ".join(line.split()) for line in plain.replace("\f", "").split("\n") if line.strip()]


library = lines(PdfReader("page.pdf").pages[0].extract_text())
with open("poppler.txt", encoding="utf-8") as file:
    poppler = lines(file.read())
for name, found in (("pypdf", library), ("Poppler", poppler)):
    print(f"seen: {name}:", *(line.encode("ascii", "backslashreplace").decode() for line in found), sep="\n  ")
forms = all("\ufe70" <= letter <= "\ufeff" or letter in " \u062f\u0631" for letter in library[2])
holds = (
    library[0] == WORDS
    and library[1].split() == ["בלילה12", "הספינה", "יצאה", "בשעה"]
    and forms
    and library[2] != ARABIC
    and unicodedata.normalize("NFKC", library[2]) == ARABIC
    and poppler[0] == WORDS
    and poppler[2] == ARABIC.replace("لي" + LAM_ALEF, "لي" + ALEF_LAM)
)
sys.exit(not holds)
PY

if venv/bin/python see.py; then
  echo "holds: a number breaks the order in pypdf, and Poppler turns lam-alef round"
else
  echo "changed: right-to-left text comes out in another order or other letters"
  exit 1
fi

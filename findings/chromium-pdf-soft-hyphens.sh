#!/usr/bin/env bash
# Guess:   a page with soft hyphens (`&shy;`) that is printed to PDF gives its words back whole, or with U+00AD in
#          them.
# Version: Chromium 156.0.8078 (Debian), pypdf 7.1.0, Poppler's pdftotext 22.12.
# Seen:    pypdf gives "The gov ern ment of the is lands": Chromium draws each unused soft hyphen as a space and says
#          in an ActualText entry round it that it is U+00AD; pypdf does not read ActualText, Poppler does. Words
#          without soft hyphens are whole in both.
# Matters: newspapers put soft hyphens into long words, so that a page saved as PDF holds no long word that a search
#          or a quotation finds; nothing in the text tells these spaces from others.
set -euo pipefail

for tool in chromium pdftotext; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check pypdf==7.1.0 || exit 2

cd "$folder"
echo '<!doctype html><meta charset="utf-8"><p>The gov&shy;ern&shy;ment of the is&shy;lands met.</p>' >page.html
chromium --headless --no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader \
  --disable-background-networking --user-data-dir="$folder/profile" --no-pdf-header-footer \
  --print-to-pdf=page.pdf "file://$folder/page.html" >/dev/null 2>&1 || exit 2
library=$(venv/bin/python -c 'import pypdf; print(ascii(pypdf.PdfReader("page.pdf").pages[0].extract_text().strip()))')
poppler=$(pdftotext page.pdf - | venv/bin/python -c 'import sys; print(ascii(sys.stdin.read().strip()))')
echo "seen: pypdf: $library"
echo "seen: Poppler: $poppler"

if [ "$library" = "'The gov ern ment of the is lands met.'" ] \
  && [ "$poppler" = "'The gov\\xadern\\xadment of the is\\xadlands met.'" ]; then
  echo "holds: pypdf gives spaces for the soft hyphens of a page that Chromium printed"
else
  echo "changed: the soft hyphens are printed or read otherwise"
  exit 1
fi

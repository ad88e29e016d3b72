#!/usr/bin/env bash
# Guess:   a style that python-docx lists as "Heading 1" is found by that name, and `add_heading` works in every
#          document that has headings.
# Version: python-docx 1.2.0, LibreOffice 7.4.7 (Debian).
# Seen:    in a document that LibreOffice has saved, "Heading 1" is listed, but `styles["Heading 1"]`, `add_heading`
#          and `"Heading 1" in styles` do not find it. Word writes the name as "heading 1"; python-docx shows that
#          with a capital and turns the capital back when it looks a name up; LibreOffice writes "Heading 1". "Title"
#          is found.
# Matters: a house template fails at the first heading, with a name that the user sees in the list. Look through the
#          styles for the name and hand over the style itself.
set -euo pipefail

command -v soffice >/dev/null || { echo "needs soffice (LibreOffice) on the PATH" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check python-docx==1.2.0 || exit 2

cd "$folder"
cat >make.py <<'PY'
from docx import Document

note = Document()
note.add_heading("Ferries", 0)
note.add_heading("In spring", 1)
note.save("note.docx")
PY
venv/bin/python make.py
timeout 180 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to docx --outdir saved \
  note.docx >/dev/null 2>&1 || exit 2

cat >see.py <<'PY'
import sys

from docx import Document


def found(call):
    try:
        call()
    except KeyError as error:
        return str(error)
    return "found"


def look(path):
    note = Document(path)
    style = next(style for style in note.styles if style.name == "Heading 1")
    return {
        "written as": style.element.name_val,
        "contained": "Heading 1" in note.styles,
        "by name": found(lambda: note.styles["Heading 1"]),
        "add_heading": found(lambda: note.add_heading("In summer", 1)),
        "title": found(lambda: note.styles["Title"]),
        "by style": found(lambda: note.add_paragraph("In summer", style)),
    }


before, after = look("note.docx"), look("saved/note.docx")
print("seen before:", before)
print("seen after:", after)
missing = "\"no style with name 'Heading 1'\""
holds = (
    before["written as"] == "heading 1"
    and before["add_heading"] == "found"
    and after["written as"] == "Heading 1"
    and (after["contained"], after["by name"], after["add_heading"]) == (False, missing, missing)
    and (after["title"], after["by style"]) == ("found", "found")
)
sys.exit(not holds)
PY

if venv/bin/python see.py; then
  echo "holds: python-docx lists Heading 1 and cannot find it"
else
  echo "changed: the style is found, or written otherwise"
  exit 1
fi

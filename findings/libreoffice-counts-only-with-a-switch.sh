#!/usr/bin/env bash
# Guess:   a field in a Word document is printed with the result that stands in the file; one that is recomputed is
#          recomputed however it is written.
# Version: LibreOffice 7.4.7 (Debian), python-docx 1.2.0, Poppler's pdftotext 22.12.
# Seen:    PAGE is recomputed (99 becomes 1), AUTHOR is not. The numbering field depends on its switch: `SEQ Figure \*
#          ARABIC` is counted anew, whatever number stands there; `SEQ Table` alone, which counts in Arabic digits by
#          default (ECMA-376, part 1, 17.16.5), is printed as 99.
# Matters: captions of one document count apart, and a number in a caption need not be the one that the text refers
#          to. Write the switch, and write the right number all the same.
set -euo pipefail

for tool in soffice pdftotext; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check python-docx==1.2.0 || exit 2

cd "$folder"
cat >make.py <<'PY'
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

note = Document()
for name, instruction in (
    ("page", "PAGE"),
    ("author", "AUTHOR"),
    ("bare", "SEQ Table"),
    ("bare again", "SEQ Table"),
    ("switched", "SEQ Figure \\* ARABIC"),
    ("switched again", "SEQ Figure \\* ARABIC"),
):
    field = f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}"><w:r><w:t>99</w:t></w:r></w:fldSimple>'
    note.add_paragraph(f"{name} ")._p.append(parse_xml(field))
note.core_properties.author = "Ada Berg"
note.save("note.docx")
PY
venv/bin/python make.py
timeout 180 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf note.docx \
  >/dev/null 2>&1 || exit 2
seen=$(pdftotext note.pdf - | grep -E '^(page|author|bare|switched)' | paste -sd ';' || true)
echo "seen: $seen"

if [ "$seen" = "page 1;author 99;bare 99;bare again 99;switched 1;switched again 2" ]; then
  echo "holds: SEQ is counted anew with \\* ARABIC, and printed as it stands without"
else
  echo "changed: other fields are recomputed"
  exit 1
fi

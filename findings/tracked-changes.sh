#!/usr/bin/env bash
# Guess:   python-docx's `paragraph.text` and LibreOffice's PDF both give the final version of a paragraph with
#          tracked changes: insertions in, deletions out.
# Version: python-docx 1.2.0, LibreOffice 7.4.7 (Debian), Poppler's pdftotext 22.12.
# Seen:    neither does. For "The new ferry of Norway sailed", in which "new" was put in for "old" and "Norway" stands
#          in a content control, python-docx gives "The ferry of secretly sailed": no insertion, no control, but a
#          word that is hidden. The PDF gives "The new old ferry of Norway sailed": deleted words are printed, struck
#          through.
# Matters: a quotation is refused though it is in the text, or confirmed though its author struck it out. Read the
#          XML: take `w:ins` and `w:sdt`, leave `w:del` and `w:vanish`.
set -euo pipefail

for tool in soffice pdftotext; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check python-docx==1.2.0 || exit 2

cd "$folder"
cat >see.py <<'PY'
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

note = Document()
paragraph = note.add_paragraph("The ")
run = '<w:r><w:t xml:space="preserve">{} </w:t></w:r>'
for piece in (
    f'<w:ins {nsdecls("w")} w:id="1" w:author="A">{run.format("new")}</w:ins>',
    f'<w:del {nsdecls("w")} w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>',
):
    paragraph._p.append(parse_xml(piece))
paragraph.add_run("ferry of ")
paragraph._p.append(parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtContent>{run.format("Norway")}</w:sdtContent></w:sdt>'))
paragraph.add_run("secretly ").font.hidden = True
paragraph.add_run("sailed")
note.save("note.docx")
print(paragraph.text)
PY
library=$(venv/bin/python see.py)
timeout 180 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf note.docx \
  >/dev/null 2>&1 || exit 2
printed=$(pdftotext note.pdf - | head -1)
echo "seen: python-docx: $library"
echo "seen: LibreOffice's PDF: $printed"

if [ "$library" = "The ferry of secretly sailed" ] && [ "$printed" = "The new old ferry of Norway sailed" ]; then
  echo "holds: neither text is the final version"
else
  echo "changed: insertions, deletions, controls or hidden words are treated otherwise"
  exit 1
fi

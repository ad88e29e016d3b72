#!/usr/bin/env bash
# Guess:   an event's end mark stands where the text of the value ends, so that a list can be replaced by cutting from
#          its start mark to its end mark; libyaml and the Python parser agree.
# Version: PyYAML 6.0.3.
# Seen:    for a plain scalar it does. A block scalar ends behind the blank lines that follow, a list or mapping in
#          block style where the next key begins, behind blank lines and comments that are not its own: the list in
#          the file below ends on line 7, its last item on line 3. Both parsers agree, but for a block scalar at the
#          end of a file without a line end: there libyaml says the end is on the next line, which the file does not
#          have.
# Matters: an editor that cuts by these marks deletes the comment above the next entry. Go down to the last scalar.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check pyyaml==6.0.3 || exit 2

cat >"$folder/see.py" <<'PY'
import sys

import yaml

TEXT = """\
places:
  - Lund
  - Malmö

# These were added in spring.

rivers: |
  Ätran

lakes: Vänern
"""


def line(mark):
    return mark.line + 1


def ends(text, loader):
    found = {}
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.SequenceEndEvent):
            found["list"] = line(event.end_mark)
        elif isinstance(event, yaml.ScalarEvent):
            found[event.value.strip()] = (line(event.end_mark), event.end_mark.column)
        elif isinstance(event, yaml.DocumentEndEvent):
            found["document"] = line(event.end_mark)
    return found


python, libyaml = ends(TEXT, yaml.Loader), ends(TEXT, yaml.CLoader)
print("seen:", python)
open_end = [ends("rivers: |\n  Ätran", loader)["document"] for loader in (yaml.Loader, yaml.CLoader)]
print("seen: end of a file of two lines that lacks its last line end, Python and libyaml:", open_end)
holds = (
    python == libyaml
    and python["list"] == 7
    and python["Malmö"] == (3, 9)
    and python["Ätran"] == (10, 0)
    and python["Vänern"] == (10, 13)
    and open_end == [2, 3]
)
sys.exit(not holds)
PY

if "$folder/venv/bin/python" "$folder/see.py"; then
  echo "holds: the end mark of a list or block takes in the blank lines and comments behind it"
else
  echo "changed: end marks stand elsewhere"
  exit 1
fi

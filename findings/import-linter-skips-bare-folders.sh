#!/usr/bin/env bash
# Guess:   contracts hold for every Python file below the package that Python itself can import.
# Version: import-linter 2.17 with grimp 3.20.
# Seen:    a folder without __init__.py is left out: Python imports shop.store.disk.drive from it, drive.py imports
#          the layer above, and the contract is KEPT with "Analyzed 4 files" of five. With an empty __init__.py there
#          it is BROKEN. Only a layer that is itself such a folder is reported ("module does not exist").
# Matters: one forgotten file takes a whole folder out of the architecture test, and the test stays green. Let a test
#          ask that each folder with modules has its __init__.py.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check import-linter==2.17 grimp==3.20 || exit 2

cd "$folder"
mkdir -p shop/page shop/store/disk
touch shop/__init__.py shop/page/__init__.py shop/store/__init__.py shop/store/rows.py
echo "import shop.page" >shop/store/disk/drive.py
cat >.importlinter <<'INI'
[importlinter]
root_package = shop

[importlinter:contract:layers]
name = The store knows nothing of the page
type = layers
layers =
    shop.page
    shop.store
INI
export PYTHONPATH="$folder"
"$folder/venv/bin/python" -c "import shop.store.disk.drive"
echo "seen: Python imports shop.store.disk.drive"
without=$("$folder/venv/bin/lint-imports" --no-cache 2>&1 || true)
touch shop/store/disk/__init__.py
with=$("$folder/venv/bin/lint-imports" --no-cache 2>&1 || true)
echo "seen: without __init__.py: $(grep -oE 'Analyzed [^.]*|(KEPT|BROKEN)$' <<<"$without" | paste -sd ' ')"
echo "seen: with __init__.py: $(grep -oE 'Analyzed [^.]*|(KEPT|BROKEN)$' <<<"$with" | paste -sd ' ')"

if grep -q "page KEPT" <<<"$without" && grep -q "Analyzed 4 files" <<<"$without" \
  && grep -q "page BROKEN" <<<"$with"; then
  echo "holds: modules in a folder without __init__.py escape every contract"
else
  echo "changed: such modules are analysed, or reported"
  exit 1
fi

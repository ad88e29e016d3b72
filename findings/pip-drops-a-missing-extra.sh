#!/usr/bin/env bash
# Guess:   a package that asks for `lxml[html_clean]` gets what that extra stands for, or the installation fails.
# Version: trafilatura 2.3.1 with justext 3.0.2, which asks for that extra; lxml 6.1.3, which no longer has it.
# Seen:    pip warns in one line ("does not provide the extra 'html_clean'"), installs the rest and exits 0; `pip
#          check` says "No broken requirements found."; `import trafilatura` is an ImportError that names
#          lxml_html_clean.
# Matters: a lock file made earlier hides it, since it lists the missing package by name; who installs without the
#          lock file gets a program that cannot read a page. Name `lxml_html_clean` yourself, and import in a clean
#          environment.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip=("$folder/venv/bin/pip" --disable-pip-version-check)
"${pip[@]}" install -q trafilatura==2.3.1 justext==3.0.2 lxml==6.1.3 >"$folder/install.txt" 2>&1 || exit 2
warning=$(grep -o "lxml 6.1.3 does not provide the extra.*" "$folder/install.txt" || true)
checked=$("${pip[@]}" check 2>&1 || true)
imported=$("$folder/venv/bin/python" -c "import trafilatura" 2>&1 || true)
echo "seen: pip install: $warning"
echo "seen: pip check: $checked"
echo "seen: import: $(grep -o 'ImportError: .*' <<<"$imported" || echo "no error")"

if [ -n "$warning" ] && [ "$checked" = "No broken requirements found." ] && grep -q lxml_html_clean <<<"$imported"; then
  echo "holds: an extra that is gone breaks the import, and neither pip install nor pip check fails"
else
  echo "changed: the extra is there again, the packages ask for it no more, or pip says so"
  exit 1
fi

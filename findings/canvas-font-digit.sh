#!/usr/bin/env bash
# Guess:   a TextLayer's `fontFamily: 'Source Sans 3, sans-serif'` is used, or sans-serif where the font is missing.
# Version: Chromium 156.0.8078 (Debian); deck.gl 9.4.0 gives `${fontWeight} ${fontSize}px ${fontFamily}` to a canvas.
# Seen:    a canvas drops the whole value, size and weight included, and keeps the font it had (10px serif here),
#          since a name without quotes must not have a word that begins with a digit. No exception, nothing in the
#          console. With quotes round the name it is taken; "Source Sans", without the digit, is taken without quotes.
# Matters: labels come out tiny or in another face, on every machine, and look like a missing font. Quote the family.
set -euo pipefail

command -v chromium >/dev/null || { echo "needs chromium on the PATH" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cat >"$folder/page.html" <<'HTML'
<!doctype html><canvas></canvas><pre></pre><script>
const context = document.querySelector('canvas').getContext('2d');
const tried = ['600 64px Source Sans 3, sans-serif', '600 64px "Source Sans 3", sans-serif',
  '600 64px Source Sans, sans-serif'];
document.querySelector('pre').textContent = tried.map(font => {
  context.font = '10px serif';
  context.font = font;
  return `seen: ${font} => ${context.font}`;
}).join('\n');
</script>
HTML
chromium --headless --no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader \
  --disable-background-networking --user-data-dir="$folder/profile" \
  --dump-dom "file://$folder/page.html" >"$folder/page.txt" 2>/dev/null || exit 2
seen=$(sed -e 's/.*<pre>//' -e 's/&gt;/>/g' -e 's/<.pre>.*//' "$folder/page.txt" | grep '^seen: .* => ' || true)
echo "$seen"

if [ "$(sed 's/.* => //' <<<"$seen")" = '10px serif
600 64px "Source Sans 3", sans-serif
600 64px "Source Sans", sans-serif' ]; then
  echo "holds: a family with a digit needs quotes, or the canvas keeps its old font"
else
  echo "changed: the canvas takes other fonts than it did"
  exit 1
fi

#!/usr/bin/env bash
# Guess:   an accessor `@@=[10, 20, 30][i]` looks a value up by the row's `i`, as the same text does in JavaScript;
#          what the parser does not understand is an error.
# Version: @deck.gl/json 9.4.0 (npm), the converter behind pydeck and Streamlit's map.
# Seen:    it gives undefined for every row, and so does `@@=[10, 20, 30][1]`; no error, no warning. With the list in
#          brackets, `@@=([10, 20, 30])[i]`, it gives 20 for i = 1. A lone `@@=-`, the converter's mark for the row
#          itself, gives the whole row.
# Matters: a colour table sent with a layer paints nothing, or the default, without a word. Put the list in brackets.
set -euo pipefail

for tool in node npm; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" \
  @deck.gl/core@9.4.0 @deck.gl/layers@9.4.0 @deck.gl/json@9.4.0 >&2 || exit 2

cat >"$folder/see.mjs" <<'JS'
import {JSONConfiguration, JSONConverter} from '@deck.gl/json';
import {ScatterplotLayer} from '@deck.gl/layers';

const converter = new JSONConverter({configuration: new JSONConfiguration({classes: {ScatterplotLayer}})});
function looked_up(text) {
  const layer = {'@@type': 'ScatterplotLayer', id: 'dots', data: [], getRadius: text};
  return converter.convert({layers: [layer]}).layers[0].props.getRadius({i: 1});
}

const bare = looked_up('@@=[10, 20, 30][i]');
const fixed = looked_up('@@=[10, 20, 30][1]');
const bracketed = looked_up('@@=([10, 20, 30])[i]');
console.log({bare, fixed, bracketed});
process.exit(bare === undefined && fixed === undefined && bracketed === 20 ? 0 : 1);
JS

if node "$folder/see.mjs"; then
  echo "holds: a list that is indexed at once gives undefined; in brackets it gives the value"
else
  echo "changed: the expression parser treats an indexed list otherwise"
  exit 1
fi

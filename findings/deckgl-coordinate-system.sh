#!/usr/bin/env bash
# Guess:   `coordinateSystem: COORDINATE_SYSTEM.CARTESIAN` is the number 0, as it was up to deck.gl 9.2, and code or
#          JSON that holds the number goes on working within major version 9.
# Version: @deck.gl/core 9.4.0 (npm).
# Seen:    'cartesian' is taken and stands for 0 in the shader; 0, 1, -1 and 'CARTESIAN' are refused when the layer is
#          drawn, with "Invalid coordinateSystem: 0"; nothing is said when the layer is made.
# Matters: a scene kept as JSON, or one written with the number, loses the layer after a minor upgrade. Write the
#          lower-case string: `coordinate_system='"cartesian"'` in pydeck.
set -euo pipefail

for tool in node npm; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" @deck.gl/core@9.4.0 >&2 || exit 2

cat >"$folder/see.mjs" <<'JS'
import {COORDINATE_SYSTEM, WebMercatorViewport, project} from '@deck.gl/core';

const viewport = new WebMercatorViewport({width: 200, height: 100, longitude: 20, latitude: 10, zoom: 2});
function taken(coordinateSystem) {
  try {
    return project.getUniforms({viewport, coordinateSystem}).coordinateSystem;
  } catch (error) {
    return error.message;
  }
}

console.log('the constant:', COORDINATE_SYSTEM.CARTESIAN);
const string = taken('cartesian');
const others = [0, 1, -1, 'CARTESIAN'].map(taken);
console.log({string, others});
const refused = others.every(told => String(told).startsWith('Invalid coordinateSystem: '));
const holds = COORDINATE_SYSTEM.CARTESIAN === 'cartesian' && string === 0 && refused;
process.exit(holds ? 0 : 1);
JS

if node "$folder/see.mjs"; then
  echo "holds: the coordinate system is the string 'cartesian'; the number 0 is refused"
else
  echo "changed: the number is taken, or the string is not"
  exit 1
fi

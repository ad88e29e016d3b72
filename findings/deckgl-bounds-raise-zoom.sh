#!/usr/bin/env bash
# Guess:   `maxBounds` of an OrthographicView keeps the reader from panning away; how far one zooms out is for
#          `minZoom`.
# Version: @deck.gl/core 9.4.0 (npm).
# Seen:    it raises the zoom as well, until the bounds cover the view in both directions: for bounds of 2000 by 2000
#          in a view of 800 by 600 each zoom below -1.32 becomes -1.3219, where 800 pixels are 2000 units wide and the
#          view is 1500 units high. A wanted zoom of -1.74, at which all 2000 would fit the height, is not reached.
# Matters: with bounds, a square figure is never seen whole in a wide window. "Show everything" needs wider bounds.
set -euo pipefail

for tool in node npm; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" @deck.gl/core@9.4.0 >&2 || exit 2

cat >"$folder/see.mjs" <<'JS'
import {OrthographicController, OrthographicView} from '@deck.gl/core';

const [width, height, side] = [800, 600, 2000];
const view = new OrthographicView({});
const makeViewport = props => view.makeViewport({width: props.width, height: props.height, viewState: props});
const eventManager = {on() {}, off() {}, emit() {}};
const {ControllerState} = new OrthographicController({eventManager, makeViewport});
function reached(zoom, maxBounds) {
  const target = [side / 2, side / 2, 0];
  return new ControllerState({width, height, target, zoom, maxBounds, makeViewport}).getViewportProps().zoom;
}

const whole = Math.log2(height / side);
const bounds = [[0, 0], [side, side]];
const free = reached(whole, null);
const bound = reached(whole, bounds);
const shown = height / 2 ** bound;
console.log({whole, free, bound, shown});
process.exit(free === whole && Math.abs(bound - Math.log2(width / side)) < 1e-9 && shown < side ? 0 : 1);
JS

if node "$folder/see.mjs"; then
  echo "holds: with maxBounds the whole of the bounds cannot be seen in a view of another shape"
else
  echo "changed: maxBounds leaves the zoom alone, or fits the bounds into the view"
  exit 1
fi

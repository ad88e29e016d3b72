#!/usr/bin/env bash
# Guess:   `shapely.simplify` of a MultiLineString gives what it gives for each of its lines alone: these have no
#          area whose topology there is to preserve.
# Version: shapely 2.1.2 (with the GEOS of its wheel).
# Seen:    by default (`preserve_topology=True`) the lines of one geometry hold on to each other: of a net of 24 nearly
#          straight lines with 111 vertices each, which are 2 vertices a line when simplified one by one, some 1,000 of
#          2,664 vertices stay, those near the crossings. Without `preserve_topology` it is 2 a line.
# Matters: a graticule in one geometry keeps twenty times the vertices that it needs. Simplify its lines as an array.
set -euo pipefail

command -v python3 >/dev/null || { echo "needs python3 on the PATH" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" && "$folder/venv/bin/pip" install --quiet shapely==2.1.2 >&2 || exit 2

cat >"$folder/see.py" <<'PY'
import sys

import numpy as np
import shapely

along = np.linspace(0, 110, 111)
lines = []
for place in range(0, 120, 10):
    beside = place + 0.001 * np.sin(along)
    lines += [shapely.LineString(np.column_stack([along, beside])), shapely.LineString(np.column_stack([beside, along]))]
net = shapely.MultiLineString(lines)


def vertices(shape):
    return int(shapely.get_num_coordinates(shape).sum())


alone = vertices(shapely.simplify(np.array(lines), 0.5))
together = vertices(shapely.simplify(net, 0.5))
loose = vertices(shapely.simplify(net, 0.5, preserve_topology=False))
print({"all": vertices(net), "alone": alone, "together": together, "without topology": loose})
sys.exit(0 if alone == loose == 2 * len(lines) and together > 10 * alone else 1)
PY

if "$folder/venv/bin/python" "$folder/see.py"; then
  echo "holds: the lines of one geometry keep vertices that each alone would lose"
else
  echo "changed: lines are simplified one by one"
  exit 1
fi

#!/usr/bin/env bash
# Guess:   `Geod.geometry_area_perimeter` of a box in degrees is its area between the two parallels; the sign only
#          tells which way round the ring goes, and shapely's `box` always goes the same way.
# Version: pyproj 3.7.2 (PROJ 9.5.1), shapely 2.2.0.
# Seen:    a box of 160° by 120° gives 222.4 million km² and not 196.1, since edges are the shortest ways, which bulge
#          to the poles; one of 340° by 120° gives -24.6: its edges run the 20° round the back. With vertices at every
#          degree the first is right (196.1), but the second gives -93.3: of what is larger than half the earth the
#          rest is given, with a minus. The whole world gives 0, with vertices and without.
# Matters: a share of the world comes out as an infinity, and `abs()` makes a wrong area look right. Put vertices on
#          long edges, and add the earth's 510.1 million km² to what is negative for a ring that goes the right way
#          round.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check pyproj==3.7.2 shapely==2.2.0 || exit 2

cat >"$folder/see.py" <<'PY'
import sys

from pyproj import Geod
from shapely import box

earth = Geod(ellps="WGS84")
boxes = {"160 by 120": box(-80, -60, 80, 60), "340 by 120": box(-170, -60, 170, 60), "world": box(-180, -90, 180, 90)}


def millions(shape):
    return round(earth.geometry_area_perimeter(shape)[0] / 1e12, 1) + 0.0


plain = {name: millions(shape) for name, shape in boxes.items()}
dense = {name: millions(shape.segmentize(1)) for name, shape in boxes.items()}
print("seen: million km²:", plain)
print("seen: with a vertex at every degree:", dense)
PLAIN, DENSE = (222.4, -24.6, 0.0), (196.1, -93.3, 0.0)
sys.exit(tuple(plain.values()) != PLAIN or tuple(dense.values()) != DENSE)
PY

if "$folder/venv/bin/python" "$folder/see.py"; then
  echo "holds: what is larger than half the earth is measured as minus the rest, and the world as 0"
else
  echo "changed: wide boxes are measured otherwise"
  exit 1
fi

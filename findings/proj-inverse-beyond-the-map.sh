#!/usr/bin/env bash
# Guess:   a point that lies outside a projection's map has no place on the globe: the inverse gives inf for both
#          coordinates, or raises an error.
# Version: pyproj 3.7.2 (PROJ 9.5.1).
# Seen:    for a point 30,000 km from the centre each projection answers in its own way. Orthographic: (inf, inf).
#          Lambert's equal-area at the pole: longitude 90 and latitude nan. Equidistant at the pole: latitude -179.95.
#          Equal Earth: latitude 0 and a longitude on the other side, as if it were on the map. No error in any of
#          them, though with `errcheck=True` some raise: orthographic does, the other three do not.
# Matters: a check by `isinf` passes three of the four, one by the range of degrees still passes one. Ask whether the
#          point lies in the map's outline, before asking where on the globe it is.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check pyproj==3.7.2 || exit 2

cat >"$folder/see.py" <<'PY'
import sys

from pyproj import Transformer
from pyproj.exceptions import ProjError

MAPS = {
    "orthographic": "+proj=ortho +lat_0=90",
    "equal-area": "+proj=laea +lat_0=90",
    "equidistant": "+proj=aeqd +lat_0=90",
    "Equal Earth": "+proj=eqearth",
}


def place(definition, *, strict):
    back = Transformer.from_crs(definition, "EPSG:4326", always_xy=True)
    try:
        lon, lat = back.transform(3e7, 0, errcheck=strict)
    except ProjError:
        return "error"
    return f"{lon:.2f} {lat:.2f}"


seen = {name: (place(definition, strict=False), place(definition, strict=True)) for name, definition in MAPS.items()}
print("seen: longitude and latitude, without and with errcheck:", seen)
EXPECTED = {
    "orthographic": ("inf inf", "error"),
    "equal-area": ("90.00 nan", "90.00 nan"),
    "equidistant": ("90.00 -179.95", "90.00 -179.95"),
    "Equal Earth": ("-46.85 0.00", "-46.85 0.00"),
}
sys.exit(seen != EXPECTED)
PY

if "$folder/venv/bin/python" "$folder/see.py"; then
  echo "holds: beyond the map one inverse gives inf, one nan, one a latitude of -180, one a real place"
else
  echo "changed: the inverses answer otherwise"
  exit 1
fi

#!/usr/bin/env bash
# Guess:   text in a GeoJSON property is read as text, since JSON has no dates; if a reader looks for dates, it does
#          so value by value.
# Version: pyogrio 0.13.0 (with its own GDAL), geopandas 1.2.0.
# Seen:    a column is read as dates if each of its values is a whole date, also one with slashes, and "12:30" as a
#          time of day. One row with the year alone makes the whole column text. `true` beside a missing value is read
#          as 1.0.
# Matters: the same export opens with a date column or a text column, depending on which rows were chosen, and a query
#          written for one fails on the other. Say in the file's notes which columns hold partial dates.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check pyogrio==0.13.0 geopandas==1.2.0 || exit 2

cd "$folder"
cat >see.py <<'PY'
import json
import sys

import pyogrio


def read(*values):
    point = {"type": "Point", "coordinates": [12.5, 55.5]}
    rows = [{"type": "Feature", "properties": {"told": value}, "geometry": point} for value in values]
    with open("points.geojson", "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": rows}, file)
    return [repr(value) for value in pyogrio.read_dataframe("points.geojson")["told"]]


seen = {
    "whole": read("2020-05-01", "2021-06-02"),
    "slashes": read("2020/05/01"),
    "one year": read("2020-05-01", "2021"),
    "time": read("12:30"),
    "truth": read(True, None),
}
print("seen: GDAL", ".".join(map(str, pyogrio.__gdal_version__)), seen)
EXPECTED = {
    "whole": ["Timestamp('2020-05-01 00:00:00')", "Timestamp('2021-06-02 00:00:00')"],
    "slashes": ["Timestamp('2020-05-01 00:00:00')"],
    "one year": ["'2020-05-01'", "'2021'"],
    "time": ["datetime.time(12, 30)"],
    "truth": ["1.0", "nan"],
}
sys.exit(seen != EXPECTED)
PY

if venv/bin/python see.py; then
  echo "holds: text becomes dates or stays text by the other rows of the file"
else
  echo "changed: GeoJSON properties are read otherwise"
  exit 1
fi

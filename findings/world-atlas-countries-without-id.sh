#!/usr/bin/env bash
# Guess:   each country in world-atlas has an `id`, its ISO 3166-1 number, and no two have the same.
# Version: world-atlas 2.0.2 (npm; Natural Earth as TopoJSON).
# Seen:    at 1:110m Kosovo, N. Cyprus and Somaliland have no `id` key at all; at 1:50m Siachen Glacier and Indian
#          Ocean Ter. have none either, and Australia and Ashmore and Cartier Is. share "036". The ids are strings of
#          three digits with their zeros, "036", and not numbers.
# Matters: a table joined by `id` puts all disputed areas on the one row `undefined`, colours a reef as Australia, and
#          with `Number(id)` or `36` as a key loses what begins with a zero. Join by name where the id is missing, and
#          test it.
set -euo pipefail

for tool in node npm; do
  command -v "$tool" >/dev/null || { echo "needs $tool on the PATH" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" world-atlas@2.0.2 >&2 || exit 2

cat >"$folder/see.mjs" <<'JS'
import {readFileSync} from 'node:fs';

function look(scale) {
  const file = new URL(`node_modules/world-atlas/countries-${scale}.json`, import.meta.url);
  const countries = JSON.parse(readFileSync(file)).objects.countries.geometries;
  const named = countries.filter(country => 'id' in country);
  const twice = named.filter(one => named.some(other => other !== one && other.id === one.id));
  return {
    without: countries.filter(country => !('id' in country)).map(country => country.properties.name).sort(),
    shared: twice.map(country => `${country.id} ${country.properties.name}`).sort(),
    digits: named.every(country => /^\d{3}$/.test(country.id)),
  };
}

const seen = {small: look('110m'), large: look('50m')};
console.log(JSON.stringify(seen, null, 1));
const expected = {
  small: {without: ['Kosovo', 'N. Cyprus', 'Somaliland'], shared: [], digits: true},
  large: {
    without: ['Indian Ocean Ter.', 'Kosovo', 'N. Cyprus', 'Siachen Glacier', 'Somaliland'],
    shared: ['036 Ashmore and Cartier Is.', '036 Australia'],
    digits: true,
  },
};
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
JS

if node "$folder/see.mjs"; then
  echo "holds: some countries have no id, and two share one"
else
  echo "changed: the ids are complete, or others are missing"
  exit 1
fi

"""The script that derives the shipped geodata from Natural Earth: `python -m geo.atlas.build`; nobody imports it."""

"""From recipes to outlines: the shipped geodata, whose borders they are, and how shapes lie on the sphere.

Other rooms may use: `antimeridian`, `atoms`, `basemap`, `cities`, `compose`, `disputes`, `geojson`, `map_edges`,
`sphere`, `vagueness`, `viewpoints`.
"""

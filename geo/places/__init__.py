"""Which places a text names, and which hotspots they are evidence for.

`python -m geo.places.build_gazetteer` derives the shipped names; nobody imports it.

Other rooms may use: `actors`, `containment`, `named_outlines`, `recogniser`, `toponym`.
"""

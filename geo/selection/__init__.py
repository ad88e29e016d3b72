"""What is chosen and what is shown of the data: one frozen selection, in the page's address and on every figure.

Other rooms may use: `arcs`, `basket`, `claiming`, `comparing`, `coverage`, `filtering`, `hotspot_order`, `link_reader`,
`pair`, `palette`, `ramp_classes`, `search`, `selection`, `served_at`, `signs`, `usual_figure`.
"""

"""What is chosen and what is shown of the data: one frozen selection, in the page's address and on every figure.

Other rooms may use: `arcs`, `claiming`, `coverage`, `filtering`, `hotspot_order`, `palette`, `ramp_classes`, `search`,
`selection`, `signs`.
"""

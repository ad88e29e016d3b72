"""From the sphere to the plane: projections, frames, the ground in them, and names that keep apart.

Other rooms may use: `backdrop`, `bounding_caps`, `framing`, `globe_names`, `graticule`, `label_homes`,
`label_placement`, `line_tiles`, `named_shapes`, `noted_areas`, `pick_shapes`, `projection`, `projection_name`,
`scale_bar`, `screen`, `screen_context`, `screen_files`, `screen_name_files`, `screen_names`, `screen_net`,
`screen_scale`, `type_widths`.
"""

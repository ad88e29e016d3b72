"""Which sentence is proposed for which hotspot; how proposals are reviewed, accepted and undone.

Other rooms may use: `accepting`, `cues`, `decision`, `marked_text`, `proposal`, `propose`, `rejections`, `review`,
`sentences`, `undoing`, `voice`.
"""

"""Whether the quotes stand in the documents: anchors, proofs, the lock file, and how a source is cited.

Other rooms may use: `anchor`, `citation`, `current_lock`, `documents`, `edition`, `lock`, `proof`, `renewal`,
`revisions`, `said_by`, `saving`.
"""

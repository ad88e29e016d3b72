"""Whether the quotes stand in the documents: anchors, proofs, the lock file, and how a source is cited.

Other rooms may use: `anchor`, `change_words`, `citation`, `current_lock`, `documents`, `edition`, `edition_changes`,
`elision`, `former`, `git_history`, `lock`, `proof`, `renewal`, `revisions`, `said_by`, `saving`.
"""

"""From a file of any kind to a text that can be quoted and a record of what is known of it.

Other rooms may use: `bibliography`, `extract`, `file_kind`, `pending`, `reading`, `sandbox`, `storing`.
"""

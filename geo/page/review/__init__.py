"""The Review page: a document, its proposals, and one decision at a time."""

"""PowerPoint slides and Word notes with text that can be edited."""

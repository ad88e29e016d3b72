"""What all parts of the page use: its data, its state, its components and the files it serves."""

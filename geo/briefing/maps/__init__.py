"""Maps on paper: what is drawn, its labels, scale bar and locator."""

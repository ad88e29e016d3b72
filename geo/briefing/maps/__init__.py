"""Maps on paper: projection, frame, labels that never collide, scale bar and locator."""

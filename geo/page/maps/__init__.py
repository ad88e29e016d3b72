"""The map on the screen: outlines, camera, and the deck that deck.gl draws."""

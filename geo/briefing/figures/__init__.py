"""The kinds of figure and the paper they stand on."""

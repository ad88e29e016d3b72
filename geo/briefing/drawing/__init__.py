"""What every figure is drawn with: type, legends, numbered marks, blocks of text, and the bytes at the end."""

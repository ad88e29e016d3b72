"""From the bytes of a YAML file to plain data with positions, and from additions back to lines of the same style."""

"""Pages and data: HTML, Markdown, bibliographies, tables and geodata of exactly what is shown."""

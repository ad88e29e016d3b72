"""Everything cited that leaves the program: figures, slides, notes and data of what is chosen.

Other rooms may use: `content.brief`, `content.briefing_file`, `content.briefing_parts`, `content.caption`,
`content.change_lines`, `content.collected`, `content.compare_words`, `content.imprint`, `content.imprint_files`,
`content.paper`, `content.pull_quotes`, `content.sheet`, `content.titles`, `exports.csl`, `exports.csv_table`,
`exports.geojson`, `exports.web_annotations`, `figures.draw`, `figures.hit_areas`, `inspection`, `maps.place_svg`,
`office.note_preview`, `office.slide_preview`, `write`.
"""

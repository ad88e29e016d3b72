"""What a data file holds: read strictly, checked in one run, written without losing a comment.

Other rooms may use: `additions`, `changes`, `dates`, `error_wording`, `finding`, `insertion`, `loader`, `model`,
`recipe`, `recipe_names`, `schema`, `yaml.encoding`, `yaml.layout`, `yaml.reader`, `yaml.tree`, `yaml.writer`.
"""

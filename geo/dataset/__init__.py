"""What a data file holds: read strictly, checked in one run, written without losing a comment.

Other rooms may use: `additions`, `changes`, `claims`, `clauses`, `comparison`, `dates`, `error_wording`, `event`,
`finding`, `insertion`, `loader`, `marking`, `model`, `named`, `recipe`, `recipe_names`, `schema`, `since`,
`statement_checks`, `yaml.encoding`, `yaml.layout`, `yaml.reader`, `yaml.tree`, `yaml.writer`.
"""

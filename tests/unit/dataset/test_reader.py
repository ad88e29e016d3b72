import random

import pytest
import yaml

from geo.dataset.yaml.reader import MAX_DEPTH, MAX_NODES, compose_tree
from geo.dataset.yaml.tree import Tree
from geo.errors import InvalidData


def tree(text: str | bytes) -> Tree:
    return compose_tree(text if isinstance(text, bytes) else text.encode(), "f", ("quote",))


def whats(text: str | bytes) -> list[str]:
    """What is wrong, whether or not a tree came of it."""
    try:
        problems = tree(text).problems
    except InvalidData as error:
        problems = list(error.problems)
    return [f"{problem.line}:{problem.column} {problem.what}" for problem in problems]


def test_plain_data_come_out() -> None:
    text = "a: 1\nb: [x, {c: true}]\nd: |\n  text\n  more\ne: {}\nf: []\n"
    assert tree(text).data == {"a": 1, "b": ["x", {"c": True}], "d": "text\nmore\n", "e": {}, "f": []}
    assert whats(text) == []


def test_places_count_code_points() -> None:
    found = tree("平: 😀 x\nb: {é: [1, 2]}\n")
    assert found.place(("平",)) == (1, 4)
    assert found.place(("b", "é"), key=True) == (2, 5)
    assert found.place(("b", "é", 1)) == (2, 12)


def test_a_path_that_leads_nowhere_has_the_place_of_what_is_around_it() -> None:
    found = tree("a:\n  b: {c: 1}\n")
    assert found.place(("a", "b", "x", "y")) == (2, 6)
    assert found.place(("a", "b", "x"), key=True) == (2, 3)
    assert found.place(("a", "b", 7)) == (2, 6)
    assert found.place(()) == (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", ["2:1 the key `a` stands twice"]),
        ("a: {b: 1, b: {c: 1, c: 2}}\n", ["1:11 the key `b` stands twice", "1:21 the key `c` stands twice"]),
        ("'a': 1\n\"\\x61\": 2\n", ["2:1 the key `a` stands twice"]),
        ("a: &x 1\nb: *x\n", ["1:4 there is an anchor", "2:4 there is an alias"]),
        ("*x : 1\n", ["1:1 there is an alias"]),
        ("a: !!int '3'\n", ["1:4 there is a tag"]),
        ("a: ! x\n", ["1:4 there is a tag"]),
        ("a: &x !t [1]\n", ["1:4 there is an anchor", "1:4 there is a tag"]),
        ("<<: {a: 1}\n", ["1:1 there is a merge key `<<`"]),
        ("'<<': 1\n", []),
        ("1: x\n", ["1:1 the key `1` is no text"]),
        ("'1': x\n", []),
        ("NO: x\n", []),
        ("{? : x}\n", ["1:4 the key `` is no text"]),
        ("a:\nb: ~\n", ["1:3 there is no value", "2:4 YAML reads this as nothing"]),
        ("a:\n  -\n  - ''\n", ["2:4 there is no value"]),
        ("quote: x\n", ["1:8 this text stands without quotes"]),
        ("quote: 'x'\n", []),
        ("quote: >-\n  x\n", []),
        ("quote: [x]\n", []),
        ("note: x\n", []),
        ("a: '@@=1'\n", ["1:4 text begins with `@@`"]),
        ("'@@a': 1\n", ["1:1 text begins with `@@`"]),
        ("a: 'x@@'\n", []),
        ("a: |\n  @@x\n", ["1:4 text begins with `@@`"]),
        ('a: "\\u202e"\n', ["1:4 an escape stands for an invisible character, U+202E (RIGHT-TO-LEFT OVERRIDE)"]),
        ('a: "\\r"\n', ["1:4 an escape stands for an invisible character, U+000D (control character)"]),
        ('a: "\\N"\n', ["1:4 an escape stands for an invisible character, U+0085 (control character)"]),
        ('"\\0": 1\n', ["1:1 an escape stands for an invisible character, U+0000 (control character)"]),
        ('a: "\\u200e\\t\\n\\u00a0"\n', []),
        ("a: 1\n---\nb: 2\n", ["2:1 a second document begins here"]),
        ("--- {a: 1}\n...\n", []),
        ("%YAML 1.2\n---\na: 1\n", ["1:1 there is a `%` directive"]),
        ("? {a: 1}\n: b\n", ["1:3 a list or a mapping stands as a key"]),
        ("", ["1:1 the file is empty"]),
        ("# x\n", ["1:1 the file is empty"]),
        ("---\n...\n", ["2:1 there is no value"]),
    ],
)
def test_form(text: str, expected: list[str]) -> None:
    assert whats(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ta: 1\n", "1:1 a tab indents this line"),
        ("a:\n\tb: 1\n", "2:1 a tab indents this line"),
        ("a: `x`\n", "1:4 a value cannot begin with a back quote here"),
        ("a: %x\n", "1:4 a value cannot begin with % here"),
        ("a: 'b\n", "1:4 the quotation mark that opens here is never closed"),
        ("a: '\n---\n'", "1:4 the quotation mark that opens here is never closed"),
        ("a: [1\nb: 2\n", "2:2 a list in [brackets] breaks off here"),
        ("a: {b: 1\n", "2:1 a mapping in {braces} breaks off here"),
        ("a: b: c\n", "1:5 a `: ` stands where none can be"),
        ("- a\nb: 1\n", "2:1 this line does not continue the list above"),
        ("a: 1\n- b\n", "2:1 this does not continue the mapping above"),
        ("a: 'x' y\n", "1:8 this does not continue the mapping above"),
        ("a: - b\n", "1:4 a `- ` stands where none can be"),
        ("a: |z\n  x\n", "1:5 the head of this block is not right"),
        ('a: "\\q"\n', "1:5 this escape does not exist in double quotes"),
        ('a: "\\ud800"\n', "1:7 this escape does not exist in double quotes"),
        ("a: 1\nb\nc: 2\n", "3:1 this key has no colon"),
        ("%FOO\n---\na: 1\n", "1:5 there is a `%` directive"),
        ("--- a\n...\nb: 1\n", "3:1 this stands outside the file's one mapping"),
        ("a: !<tag:%ff> x\n", "1:10 there is a broken tag"),
        ("a: *\n", "1:5 there is a broken alias"),
        ("a: }\n", "1:4 this cannot be read as YAML"),
    ],
)
def test_broken_syntax_is_explained_where_it_is(text: str, expected: str) -> None:
    assert whats(text) == [expected]


def test_the_reader_never_meets_libyaml_words() -> None:
    libyaml = ("did not find", "while scanning", "while parsing", "found unexpected", "not allowed in this context")
    shuffled = random.Random(0)
    for _ in range(500):
        text = "".join(shuffled.choices("ab:-{}[]\"'|>&*!%@`#,?\n \t\\x", k=20))
        said = " ".join(whats(text))
        assert not any(words in said for words in libyaml), text


def test_hidden_characters_are_all_reported_with_the_problems_of_the_rest() -> None:
    assert whats("a: x\u0085y\u202e\nb: 1\nb: 2\n") == [
        "1:5 there is an invisible character, U+0085 (control character)",
        "1:7 there is an invisible character, U+202E (RIGHT-TO-LEFT OVERRIDE)",
        "3:1 the key `b` stands twice",
    ]


def test_the_first_of_two_equal_keys_counts() -> None:
    assert tree("a: {x: 1}\na: {y: 2}\nb: 3\n").data == {"a": {"x": 1}, "b": 3}


def test_depth_is_limited() -> None:
    assert whats("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    deeper = MAX_DEPTH + 1
    assert whats("[" * deeper + "]" * deeper) == [f"1:{deeper} the nesting is too deep"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[[{"])
def test_extreme_nesting_ends_at_once(opening: str) -> None:
    assert len(whats(opening * 100_000)) == 1


def test_nodes_are_limited() -> None:
    assert whats("[" + "1," * MAX_NODES + "1]") == [f"1:{2 * MAX_NODES + 2} the file is too large"]


def test_an_alias_bomb_stays_small() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert tree("\n".join(lines)).total == 30 + 29 * 10


def test_a_merge_key_bomb_stays_small() -> None:
    lines = ["a0: &a0 {x: 1}"] + [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 30)]
    assert tree("\n".join(lines)).data == {"a0": {"x": 1}} | {f"a{n}": {} for n in range(1, 30)}


def test_every_problem_is_counted_though_few_are_kept() -> None:
    found = tree("a:\n" + "  -\n" * 50_000)
    assert found.total == 50_000
    assert len(found.problems) <= 200


def test_values_agree_with_the_common_loader_where_the_two_versions_of_yaml_agree() -> None:
    text = "a: 'it''s'\nb: \"\\u00e9\\n\"\nc: >\n  folded\n  text\n\n  end\nd: |2-\n   kept\n"
    text += "e: plain\n  over lines\nf: -12\ng: .5e+1\n"
    assert tree(text).data == yaml.safe_load(text)

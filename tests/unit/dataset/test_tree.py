import pytest

from geo.dataset.yaml.reader import compose_tree
from geo.dataset.yaml.tree import Path, path_text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("hotspots", "arctic", "excerpts", 2, "quote"), "hotspots.arctic.excerpts[2].quote"),
        ((0, "a"), "[0].a"),
        (("sources", "two words", "a.b"), "sources.`two words`.`a.b`"),
        (("", "x\x1b"), "``.`x\ufffd`"),
    ],
)
def test_a_path_is_written_as_people_write_it(path: Path, text: str) -> None:
    assert path_text(path) == text


def test_a_value_below_an_unsound_one_is_unsound() -> None:
    tree = compose_tree(b"a: *x\nb: {c: 1}\n", "f")
    assert tree.node(("a",))[2] is False
    assert tree.node(("a", "below", 3))[2] is False
    assert tree.node(("b", "c"))[2] is True


def test_steps_count_only_what_is_there() -> None:
    tree = compose_tree(b"a: [1, {b: 2}]\n", "f")
    node, steps, _ = tree.node(("a", 1, "b", "c"))
    assert (node.value if node else None, steps) == (2, 3)


def test_a_problem_carries_its_source_line() -> None:
    tree = compose_tree(b"a: 1\r\nb: 2\r\n", "f")
    problem = tree.problem(("b",), tree.place(("b",)), ("w", "e", "x"))
    assert (problem.source_line, problem.line, problem.column) == ("b: 2", 2, 4)

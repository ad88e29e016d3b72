import ast
import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from pydantic_core import ErrorDetails
from pydantic_core._pydantic_core import list_all_errors  # made for tests of messages

from geo.dataset import dates, model, recipe
from geo.dataset.error_wording import describe_error, follows_from_others, path_of
from geo.dataset.loader import parse
from geo.dataset.model import Dataset
from geo.dataset.rules import Rule
from geo.errors import InvalidData

FALLBACKS = ("this value does not fit", "is not written as it should be", "another value is expected")

# What each kind of pydantic's schema can say. A kind that is not here has not been thought of.
ERRORS_OF_KIND: dict[str, tuple[str, ...]] = {
    "str": ("string_type", "string_too_short", "string_too_long", "string_pattern_mismatch"),
    "float": ("float_type", "greater_than", "greater_than_equal", "less_than_equal", "finite_number"),
    "enum": ("enum",),
    "literal": ("literal_error",),
    "tuple": ("tuple_type", "too_short", "too_long", "missing"),
    "dict": ("dict_type", "too_short"),
    "model": ("model_type",),
    "model-fields": ("missing", "extra_forbidden", "model_attributes_type"),
    "tagged-union": ("region_kind",),
    "function-after": tuple(Rule),
    "function-before": (),
    "function-plain": (),
    "default": (),
    "nullable": (),
    "no-info": (),
    "definitions": (),
    "definition-ref": (),
}
CONTEXTS: dict[str, dict[str, Any]] = {
    "string_pattern_mismatch": {"pattern": recipe.ID_PATTERN},
    "value_error": {"error": ValueError("the words of a stranger")},
}
CHOSEN: dict[str, tuple[str | int, ...]] = {
    "enum": ("hotspots", "x", "precision"),
    "literal_error": ("sources", "a", "basis", "foo", "[key]"),
}
INPUTS: dict[str, Any] = {"missing": [1], "too_short": [], "too_long": [1, 2], "finite_number": float("inf")}


def error(kind: str, context: dict[str, Any] | None = None, value: object = "x") -> ErrorDetails:
    loc = CHOSEN.get(kind, ("hotspots", "x", "name"))
    return ErrorDetails(type=kind, loc=loc, msg=kind, input=value, ctx=context or {})


def kinds_in(schema: object) -> Iterator[str]:
    """The kinds of schema within a schema."""
    if isinstance(schema, dict):
        if isinstance(kind := schema.get("type"), str) and kind not in {"model-field", "dataclass-field"}:
            yield kind
        for key, part in schema.items():
            if key not in {"metadata", "serialization", "config", "cls", "default", "ref", "members"}:
                yield from kinds_in(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from kinds_in(part)


def test_every_kind_of_error_that_the_model_can_give_has_words_of_its_own() -> None:
    kinds = set(kinds_in(Dataset.__pydantic_core_schema__))
    assert {"str", "model", "tuple"} <= kinds
    assert kinds - ERRORS_OF_KIND.keys() == set()
    contexts = {entry["type"]: entry.get("example_context") for entry in list_all_errors()} | CONTEXTS
    for name in sorted({name for kind in kinds for name in ERRORS_OF_KIND[kind]}):
        finding = describe_error(error(name, contexts.get(name), INPUTS.get(name, "x")), None)
        assert finding.what not in FALLBACKS, name
        assert all(finding.words()), name


@pytest.mark.parametrize("entry", list_all_errors(), ids=lambda entry: entry["type"])
def test_no_error_of_pydantic_reaches_the_reader_in_its_own_words(entry: dict[str, Any]) -> None:
    kind = entry["type"]
    context = CONTEXTS.get(kind, entry.get("example_context"))
    finding = describe_error(error(kind, context, INPUTS.get(kind, "x")), None)
    said = "; ".join(finding.words())
    assert entry["example_message_python"] not in said
    assert kind not in said.split()
    assert "Input should" not in said


def patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(pattern := schema.get("pattern"), str):
            yield pattern
        for part in schema.values():
            yield from patterns(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from patterns(part)


def test_every_pattern_of_the_model_has_words_of_its_own() -> None:
    found = set(patterns(Dataset.model_json_schema()))
    assert len(found) >= 8
    for pattern in found:
        finding = describe_error(error("string_pattern_mismatch", {"pattern": pattern}), None)
        assert not any(words in finding.what for words in FALLBACKS), pattern


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_of_a_validator_says_what_was_expected(rule: Rule) -> None:
    finding = describe_error(error(rule, {}, {}), None)
    assert finding.what == rule
    assert finding.expected not in FALLBACKS
    assert finding.fix


@pytest.mark.parametrize("module", [dates, model, recipe], ids=lambda module: module.__name__)
def test_a_validator_raises_nothing_but_errors_with_the_code_of_a_rule(module: ModuleType) -> None:
    raised = [node.exc for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Raise)]
    assert raised
    for exc in raised:
        assert isinstance(exc, ast.Call)
        assert ast.unparse(exc.func) == "PydanticCustomError"
        assert isinstance(exc.args[0], ast.Attribute)
        assert exc.args[0].attr in Rule.__members__


@pytest.mark.parametrize(
    ("loc", "path"),
    [
        (("hotspots", "x", "region"), ("hotspots", "x", "region")),
        (("hotspots", "x", "region", "point", "radius_km"), ("hotspots", "x", "region", "radius_km")),
        (
            ("hotspots", "x", "region", "union", "union", 1, "clip", "clip", 0, "box", "box", 3),
            ("hotspots", "x", "region", "union", 1, "clip", 0, "box", 3),
        ),
        (("hotspots", "x", "region", "union", "union", 1), ("hotspots", "x", "region", "union", 1)),
        (("hotspots", "x", "region", "box"), ("hotspots", "x", "region")),
        (("sources", "A B", "[key]"), ("sources", "A B")),
        (("sources", "a", "basis", "foo", "[key]"), ("sources", "a", "basis", "foo")),
    ],
)
def test_a_path_has_no_tags(loc: tuple[str | int, ...], path: tuple[str | int, ...]) -> None:
    assert path_of(ErrorDetails(type="x", loc=loc, msg="", input=None)) == path


def test_a_list_is_not_called_too_short_for_items_that_are_wrong() -> None:
    assert follows_from_others(error("too_short", {"min_length": 1}, [3]))
    assert not follows_from_others(error("too_short", {"min_length": 2}, [3]))


def test_a_key_that_looks_like_a_marker_of_pydantic_is_only_unknown() -> None:
    with pytest.raises(InvalidData) as caught:
        parse(b"'[key]': 1\n", "f")
    assert "`[key]` is no key of the file" in str(caught.value)

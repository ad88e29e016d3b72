import json
from pathlib import Path

import jsonschema
import pytest
from repository import ROOT

from geo.dataset.model import Dataset
from geo.dataset.schema import json_schema, reference, schema_text
from geo.dataset.yaml.reader import compose_tree

INVALID = ROOT / "tests" / "data" / "invalid"


def errors(path: Path) -> list[str]:
    validator = jsonschema.Draft202012Validator(json_schema())
    return [error.message for error in validator.iter_errors(compose_tree(path.read_bytes(), path.name).data)]


def test_the_schema_file_is_current() -> None:
    current = (ROOT / "data" / "hotspots.schema.json").read_text(encoding="utf-8")
    assert current == schema_text(), "run `hotspots export schema -o data/hotspots.schema.json`"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


def test_the_sample_fits_the_schema() -> None:
    assert errors(ROOT / "tests" / "data" / "sample.yaml") == []


def test_the_data_fit_the_schema() -> None:
    assert errors(ROOT / "data" / "hotspots.yaml") == []


@pytest.mark.parametrize(
    "case",
    [
        "unknown-key", "missing-keys", "empty-string", "empty-value", "underscore-for-hyphen", "number-for-text",
        "unknown-topic", "text-for-a-list", "coordinates-out-of-range", "two-recipes", "unknown-recipe", "bad-id",
        "hash-too-short", "box-of-three", "no-excerpts", "date-in-another-order",
    ],
)  # fmt: skip
def test_an_editor_underlines_what_the_loader_refuses(case: str) -> None:
    assert errors(INVALID / f"{case}.yaml")


def test_the_reference_names_every_key_of_the_schema() -> None:
    text = reference()
    parts = [json_schema(), *json_schema()["$defs"].values()]
    keys = {key for part in parts for key in part.get("properties", {})}
    assert keys
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_every_row_of_the_reference_has_as_many_cells_as_its_head() -> None:
    for table in reference().split("\n\n"):
        rows = [row for row in table.splitlines() if row.startswith("|")]
        assert len({row.replace("\\|", "").count("|") for row in rows}) <= 1, table


def test_every_field_is_described() -> None:
    parts = [json_schema(), *json_schema()["$defs"].values()]
    undescribed = [
        key for part in parts for key, field in part.get("properties", {}).items() if not field["description"]
    ]
    assert undescribed == []


def test_the_schema_says_nothing_of_null() -> None:
    assert '"null"' not in schema_text()


def test_the_schema_takes_the_model_it_is_made_from() -> None:
    assert set(json_schema()["properties"]) == set(Dataset.model_fields)

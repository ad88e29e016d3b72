"""What a data file may hold, for editors and for readers: the JSON Schema and the field reference in docs.

Both are generated from the model. The schema is what an editor completes and underlines with (JSON Schema 2020-12);
the loader knows more, such as which names must exist.
"""

import json
from typing import Any

from geo.dataset.dates import DATE_PATTERN
from geo.dataset.model import Dataset
from geo.dataset.recipe import ID_PATTERN, REGION_KEYS

__all__ = ["json_schema", "reference", "schema_text"]

_Schema = dict[str, Any]
_REGION = "Region"
_PARTS = ("About", "Source", "Name", "Hotspot", "Excerpt", "Claim", "Event")
_MAPPINGS = {
    "about": "about",
    "sources": "id: source, for each",
    "hotspots": "id: hotspot, for each",
    "basis": "field: one of `document`, `page metadata`, `editor`, `look-up`, `URL`, `inferred`, for each of `type` "
    "and the fields of `title`, `author`, `container-title`, `publisher`, `issued`, `URL` that are given",
}


def json_schema() -> _Schema:
    """The JSON Schema of a data file. A fresh dictionary each time."""
    raw = Dataset.model_json_schema(by_alias=True)
    schema: _Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_tidied(raw)}
    schema["title"] = "hotspots.yaml"
    schema["$defs"][_REGION] = {
        "description": "How an outline is made: exactly one of these recipes.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in _recipes(schema)],
    }
    return schema


def schema_text() -> str:
    """The JSON Schema as the file `data/hotspots.schema.json` holds it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def reference() -> str:
    """The field reference as Markdown: a table for each kind of mapping, then one of the recipes for regions."""
    schema = json_schema()
    definitions = schema["$defs"]
    parts = [_table("The file", schema, definitions)]
    parts += [_table(name, definitions[name], definitions) for name in _PARTS]
    parts.append(_recipe_table([definitions[name] for name in _recipes(schema)], definitions))
    return "\n".join(parts)


def _recipes(schema: _Schema) -> list[str]:
    """The definitions of the recipes, in the order of their keys."""
    first = {next(iter(part["properties"])): name for name, part in schema["$defs"].items() if "properties" in part}
    return [first[key] for key in REGION_KEYS]


def _tidied(part: Any) -> Any:  # noqa: ANN401  any part of a schema
    """A part of pydantic's schema without its made-up titles and nulls, with years as dates and regions by name."""
    if isinstance(part, list):
        return [_tidied(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "oneOf" in part:
        return {**{key: value for key, value in part.items() if key == "description"}, "$ref": f"#/$defs/{_REGION}"}
    kept = {
        key: _tidied(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, []))
    }
    options = kept.pop("anyOf", [])
    # An absent key means unknown; the loader refuses a key without a value.
    for option in options:
        if option != {"type": "null"}:
            kept |= option
    if kept.get("pattern") == DATE_PATTERN:
        # YAML reads a bare year as a number.
        del kept["type"], kept["pattern"]
        kept["anyOf"] = [
            {"type": "string", "pattern": DATE_PATTERN},
            {"type": "integer", "minimum": 1000, "maximum": 9999},
        ]
    return kept


def _table(name: str, part: _Schema, definitions: _Schema) -> str:
    required = part.get("required", ())
    rows = [
        f"| `{key}` | {'yes' if key in required else ''} | {_holds(key, field, definitions)} "
        f"| {_cell(field['description'])} |"
        for key, field in part["properties"].items()
    ]
    head = ["| key | needed | holds | meaning |", "|---|---|---|---|"]
    return "\n".join([f"#### {name}", "", _cell(part["description"]), "", *head, *rows, ""])


def _recipe_table(recipes: list[_Schema], definitions: _Schema) -> str:
    rows = []
    for recipe in recipes:
        fields = recipe["properties"].items()
        keys = ", ".join(f"`{key}`" for key in recipe["properties"])
        values = "; ".join(_holds(key, field, definitions) for key, field in fields)
        details = " ".join(field["description"] for _, field in fields)
        rows.append(f"| {keys} | {_cell(recipe['description'])} | {values} | {_cell(details)} |")
    head = ["| keys | region | holds | meaning |", "|---|---|---|---|"]
    return "\n".join(["#### Region", "", "How an outline is made: exactly one of these recipes.", "", *head, *rows, ""])


def _holds(key: str, field: _Schema, definitions: _Schema) -> str:
    """What kind of value a field has, in words."""
    if key in _MAPPINGS:
        return _MAPPINGS[key]
    if "anyOf" in field:
        return "date: YYYY, YYYY-MM or YYYY-MM-DD"
    if "$ref" in field:
        values = _values(field["$ref"], definitions)
        return f"one of {values}" if values else _name(field["$ref"])
    if field["type"] == "array":
        return _list_of(field, definitions)
    if field["type"] == "number" or field.get("pattern") == ID_PATTERN:
        return "number" if field["type"] == "number" else "id"
    return f"text, at most {field['maxLength']} characters" if "maxLength" in field else "text"


def _list_of(field: _Schema, definitions: _Schema) -> str:
    if "prefixItems" in field:
        return f"{len(field['prefixItems'])} numbers"
    items = field["items"]
    if "$ref" not in items:
        return "list of ids" if items.get("pattern") == ID_PATTERN else "list of texts"
    values = _values(items["$ref"], definitions)
    return f"list of any of {values}" if values else f"list of {_name(items['$ref'])}s"


def _values(target: str, definitions: _Schema) -> str:
    """The values of a closed set; no text where the target is none."""
    return ", ".join(f"`{value}`" for value in definitions[target.rpartition("/")[2]].get("enum", ()))


def _name(target: str) -> str:
    return target.rpartition("/")[2].lower()


def _cell(text: str) -> str:
    """Text for a cell of a table: one line, bars escaped."""
    return " ".join(text.split()).replace("|", "\\|")

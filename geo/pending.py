"""Articles that were taken in but of which nothing is accepted yet: their records in the documents folder.

`<id>.source.yaml` is what would stand under `sources: <id>:` of a data file, for the analyst to correct. It is what
makes an article known: its text and its original lie there before it, and once the data file has it, it goes.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from geo.encoding import MAX_BYTES
from geo.finding import did_you_mean
from geo.model import BASIS_FIELDS, Dataset, Name, Source
from geo.problem import HotspotsError, InvalidData, quoted
from geo.recipe import Id
from geo.strict_yaml import compose
from geo.tree import Tree
from geo.wording import describe, follows_from_others

__all__ = ["RECORD", "find_source", "forget_pending", "read_pending", "source_yaml", "write_pending"]

RECORD = ".source.yaml"
"""How the name of a record ends."""
_HEAD = """\
# An article that is not in the data file yet. Correct here what is wrong or unknown, and say `editor` for its basis;
# what nobody knows is left out. It moves into the data file with the first excerpt that is accepted.
# Next: hotspots suggest {id}

"""
_SOURCE = TypeAdapter(Source)
_ID: TypeAdapter[str] = TypeAdapter(Id)


def read_pending(folder: Path | None) -> dict[str, Source]:
    """The pending articles by id, in the order of their ids; none where there is no folder.

    Raises InvalidData for a record with problems, HotspotsError for one that cannot be read or has no id as its name.
    """
    if folder is None:
        return {}
    return {_id_of(path): _read(path) for path in sorted(folder.glob(f"*{RECORD}"))}


def write_pending(folder: Path, source_id: str, source: Source) -> Path:
    """Write the record of an article and return its path; an existing one is an error (FileExistsError)."""
    path = folder / f"{source_id}{RECORD}"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD.format(id=source_id) + source_yaml(source))
    return path


def forget_pending(folder: Path, source_id: str) -> None:
    """Remove the record of an article, once the data file has it; nothing happens where there is none."""
    (folder / f"{source_id}{RECORD}").unlink(missing_ok=True)


def find_source(dataset: Dataset, folder: Path | None, source_id: str) -> Source:
    """The source of that id, in the data file or pending.

    Raises HotspotsError with the nearest ids where there is none.
    """
    if source_id in dataset.sources:
        return dataset.sources[source_id]
    pending = read_pending(folder)
    if source_id in pending:
        return pending[source_id]
    known = (*dataset.sources, *pending)
    offer = did_you_mean(source_id, known) or "`hotspots add FILE` takes in an article"
    raise HotspotsError(
        f"SOURCE: there is no source {quoted(source_id)}; "
        f"the id of one in the data file or among the documents was expected; {offer}"
    )


def source_yaml(source: Source) -> str:
    """The fields of a source as YAML: block style, text in double quotes, a final line end."""
    return "".join(f"{line}\n" for line in _lines(source))


def _lines(source: Source) -> Iterator[str]:
    yield f"label: {_text(source.label)}"
    yield f"type: {source.type}"
    if source.title is not None:
        yield f"title: {_text(source.title)}"
    if source.author is not None:
        yield "author:"
        yield from (f"  - {_name(name)}" for name in source.author)
    if source.container_title is not None:
        yield f"container-title: {_text(source.container_title)}"
    if source.publisher is not None:
        yield f"publisher: {_text(source.publisher)}"
    if source.issued is not None:
        yield f"issued: {source.issued}"
    if source.accessed is not None:
        yield f"accessed: {source.accessed}"
    if source.URL is not None:
        yield f"URL: {_text(source.URL)}"
    yield f"document: {_text(source.document)}"
    # Of digits alone it would be a number.
    yield f"sha256: {_text(source.sha256)}"
    yield "basis:"
    yield from (f"  {field}: {source.basis[field]}" for field in ("type", *BASIS_FIELDS[:-1]) if field in source.basis)
    if source.note is not None:
        yield f"note: {_text(source.note)}"


def _name(name: Name) -> str:
    parts = (f"{key}: {_text(value)}" for key, value in name.model_dump(exclude_none=True).items())
    return "{ " + ", ".join(parts) + " }"


def _text(value: str) -> str:
    # YAML 1.2 takes every JSON string as it is.
    return json.dumps(value, ensure_ascii=False)


def _id_of(path: Path) -> str:
    try:
        return _ID.validate_python(path.name.removesuffix(RECORD))
    except ValidationError as error:
        raise HotspotsError(
            f"{quoted(path.name)}: is not named after an id; lower-case letters, digits and single hyphens before "
            f"{RECORD} were expected; rename it"
        ) from error


def _read(path: Path) -> Source:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise HotspotsError(
            f"{path.name}: cannot be read ({reason}); the record of an article was expected; check its permissions"
        ) from error
    tree = compose(data, str(path))
    try:
        source = _SOURCE.validate_python(tree.data, by_alias=True, by_name=False)
    except ValidationError as error:
        raise _invalid(tree, error.errors(include_url=False)) from None
    if tree.problems:
        raise InvalidData(tree.problems, tree.total)
    return source


def _invalid(tree: Tree, errors: list[ErrorDetails]) -> InvalidData:
    problems = list(tree.problems)
    for error in errors:
        node, steps, sound = tree.node(error["loc"])
        if not sound or follows_from_others(error):
            continue
        # The words are those for the same field of a data file.
        error["loc"] = ("sources", "", *error["loc"])
        finding = describe(error, node if steps == len(error["loc"]) - 2 else None)
        path = finding.path[2:]
        problems.append(tree.problem(path, tree.place(path, key=finding.key), finding.words()))
    return InvalidData(problems, max(len(problems), tree.total))

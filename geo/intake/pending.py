"""Articles that were taken in: their records in the documents folder.

`<id>.source.yaml` is what would stand under `sources: <id>:` of a data file, for the analyst to correct. It is what
makes an article known: its text and its original lie there before it. Once a data file has the article, that file
counts and the record is read no more; it stays, so that an article whose only excerpts are taken back is pending again.
"""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from geo.dataset.additions import plain_data
from geo.dataset.error_wording import describe_error, follows_from_others
from geo.dataset.finding import did_you_mean
from geo.dataset.model import Dataset, Source
from geo.dataset.recipe import Id
from geo.dataset.yaml.encoding import MAX_BYTES
from geo.dataset.yaml.layout import YamlLines
from geo.dataset.yaml.reader import compose_tree
from geo.dataset.yaml.tree import Tree
from geo.dataset.yaml.writer import YamlWriter, like_children
from geo.errors import ByReader, HotspotsError, InvalidData, quoted
from geo.files import reason

__all__ = ["RECORD", "find_source", "read_pending", "write_pending"]

RECORD = ".source.yaml"
"""How the name of a record ends."""
_HEAD = """\
# An article that is not in the data file yet. Correct here what is wrong or unknown, and say `editor` for its basis;
# what nobody knows is left out. With its first accepted excerpt it goes into the data file: then correct it there.
# Next: hotspots suggest {id}

"""
_STYLE = b"""\
label: "A"
title: "A"
author:
  - { family: "A", given: "A", literal: "A" }
container-title: "A"
publisher: "A"
URL: "A"
document: "A"
sha256: "A"
basis:
  title: A
  author: A
  container-title: A
  publisher: A
  issued: A
  URL: A
note: "A"
"""
"""How a record is written: what people say in double quotes, names on one line."""
_SOURCE = TypeAdapter(Source)
_ID: TypeAdapter[str] = TypeAdapter(Id)


def read_pending(folder: Path | None, dataset: Dataset) -> dict[str, Source]:
    """The articles that the data file does not have yet, in the order of their ids; none where there is no folder.

    Raises InvalidData for a record with problems, HotspotsError for one that cannot be read or has no id as its name.
    """
    records = _records(folder)
    return {source_id: _read(path) for source_id, path in records.items() if source_id not in dataset.sources}


def write_pending(folder: Path, source_id: str, source: Source) -> Path:
    """Write the record of an article and return its path; an existing one is an error (FileExistsError)."""
    path = folder / f"{source_id}{RECORD}"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD.format(id=source_id) + _yaml(source))
    return path


def find_source(dataset: Dataset, folder: Path | None, source_id: str) -> Source:
    """The source of that id, in the data file or pending; other records may have problems.

    Raises HotspotsError with the nearest ids where there is none, InvalidData for a record with problems.
    """
    if source_id in dataset.sources:
        return dataset.sources[source_id]
    paths = _records(folder)
    if source_id in paths:
        return _read(paths[source_id])
    known = (*dataset.sources, *paths)
    offer = did_you_mean(source_id, known) or ByReader(
        cli="`hotspots add FILE` takes in an article", page="add the article's document first"
    )
    raise HotspotsError(
        where=ByReader(cli="SOURCE", page="article"),
        what=f"there is no source {quoted(source_id)}",
        expected="the id of one in the data file or among the documents was expected",
        remedy=offer,
    )


def _records(folder: Path | None) -> dict[str, Path]:
    return {_id_of(path): path for path in sorted(folder.glob(f"*{RECORD}"))} if folder else {}


def _yaml(source: Source) -> str:
    tree = compose_tree(_STYLE, RECORD)
    assert tree.root is not None, "the style is there"
    writer = YamlWriter(YamlLines(tree))
    entries = (
        writer.entry(key, value, like_children([tree.root], key), 0) for key, value in plain_data(source).items()
    )
    return "".join(f"{line}\n" for lines in entries for line in lines)


def _id_of(path: Path) -> str:
    try:
        return _ID.validate_python(path.name.removesuffix(RECORD))
    except ValidationError as error:
        raise HotspotsError(
            where=quoted(path.name),
            what="is not named after an id",
            expected=f"lower-case letters, digits and single hyphens before {RECORD} were expected",
            remedy="rename it",
        ) from error


def _read(path: Path) -> Source:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise HotspotsError(
            where=path.name,
            what=f"cannot be read ({reason(error)})",
            expected="the record of an article was expected",
            remedy="check its permissions",
        ) from error
    tree = compose_tree(data, str(path))
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
        finding = describe_error(error, node if steps == len(error["loc"]) - 2 else None)
        path = finding.path[2:]
        problems.append(tree.problem(path, tree.place(path, key=finding.key), finding.words()))
    return InvalidData(problems, max(len(problems), tree.total))

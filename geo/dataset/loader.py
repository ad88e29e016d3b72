"""From the bytes of a `hotspots.yaml` to its data, or to a report on everything that is wrong with it."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from geo.dataset.error_wording import describe_error, follows_from_others, path_of
from geo.dataset.finding import Finding
from geo.dataset.model import Dataset
from geo.dataset.reference_checks import check_references
from geo.dataset.region_checks import check_region_names
from geo.dataset.yaml.encoding import MAX_BYTES
from geo.dataset.yaml.reader import compose_tree
from geo.dataset.yaml.tree import Tree
from geo.errors import REPORTED, HotspotsError, InvalidData
from geo.files import read_file

__all__ = ["Loaded", "load", "parse"]

_NEVER_PLAIN = ("quote",)
_DATASET = TypeAdapter(Dataset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A data file as it was at one moment."""

    path: Path
    sha256: str
    """Of the bytes that were read, in hexadecimal."""
    dataset: Dataset


def load(path: Path) -> Loaded:
    """The file's data and checksum.

    Raises InvalidData for its content, and HotspotsError where there is no file that can be read.
    """
    data = _read(path)
    return Loaded(path=path, sha256=hashlib.sha256(data).hexdigest(), dataset=parse(data, str(path)))


def parse(data: bytes, name: str) -> Dataset:
    """The data of a file's bytes; `name` stands for the file in the report. Raises InvalidData."""
    tree = compose_tree(data, name, _NEVER_PLAIN)
    findings = (*check_references(tree.data), *check_region_names(tree.data))
    try:
        # by_name would let `container_title` pass for `container-title`, which no schema and no editor knows.
        dataset = _DATASET.validate_python(tree.data, by_alias=True, by_name=False)
    except ValidationError as error:
        raise _invalid(tree, findings, error.errors(include_url=False)) from None
    if findings or tree.problems:
        raise _invalid(tree, findings, ())
    return dataset


def _read(path: Path) -> bytes:
    data = read_file(path, MAX_BYTES, "a YAML file")
    if len(data) > MAX_BYTES:
        raise HotspotsError(
            where=path,
            what="the file is too large",
            expected=f"at most {MAX_BYTES:,} bytes are read",
            remedy="split it into several files",
        )
    return data


_Waiting = tuple[tuple[int, int], Callable[[], Finding]]


def _invalid(tree: Tree, findings: Collection[Finding], errors: Iterable[ErrorDetails]) -> InvalidData:
    """The report on all problems; only the first hundred are put into words, since that takes time."""
    waiting = [*_waiting_findings(tree, findings), *_waiting_errors(tree, findings, errors)]
    waiting.sort(key=lambda item: item[0])
    problems = list(tree.problems)
    for _, make in waiting[:REPORTED]:
        finding = make()
        problems.append(tree.problem(finding.path, tree.place(finding.path, key=finding.key), finding.words()))
    return InvalidData(problems, tree.total + len(waiting))


def _waiting_findings(tree: Tree, findings: Iterable[Finding]) -> Iterator[_Waiting]:
    for finding in findings:
        if tree.node(finding.path)[2]:
            yield tree.place(finding.path, key=finding.key), partial(replace, finding)


def _waiting_errors(tree: Tree, findings: Iterable[Finding], errors: Iterable[ErrorDetails]) -> Iterator[_Waiting]:
    known = {finding.path for finding in findings if not finding.key}
    for error in errors:
        path = path_of(error)
        node, steps, sound = tree.node(path)
        if sound and path not in known and not follows_from_others(error):
            yield tree.place(path), partial(describe_error, error, node if steps == len(path) else None)

"""What is different between two states of a data file, in words."""

from collections.abc import Iterator

from geo.dataset.comparison import ChangeKind, DatasetComparison, compare_datasets
from geo.dataset.model import Dataset
from geo.text import counted

__all__ = ["describe_changes"]

_NAMED = 3
"""Ids that are named; more are only counted."""

_WORDS = {ChangeKind.ADDED: "added", ChangeKind.GONE: "removed", ChangeKind.ALTERED: "changed"}


def describe_changes(old: Dataset, new: Dataset) -> str:
    """The content that changed, such as `hotspot mali added, 2 excerpts added`; or that it is only the layout."""
    found = compare_datasets(old, new)
    said = [*_of_items("source", found), *_of_items("hotspot", found)]
    for kind, what in _WORDS.items():
        if count := sum(change.kind is kind for change in found.excerpts):
            said.append(f"{counted(count, 'excerpt')} {what}")
    if found.about:
        said.append("`about` changed")
    if found.reordered:
        said.append("order changed")
    return ", ".join(said) or "only comments or layout"


def _of_items(noun: str, found: DatasetComparison) -> Iterator[str]:
    changes = [(c.kind, c.id) for c in (found.sources if noun == "source" else found.hotspots)]
    for kind, what in _WORDS.items():
        ids = [id_ for other, id_ in changes if other is kind]
        if 0 < len(ids) <= _NAMED:
            yield f"{noun}{'s' if len(ids) > 1 else ''} {' and '.join(ids)} {what}"
        elif ids:
            yield f"{len(ids)} {noun}s {what}"

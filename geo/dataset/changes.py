"""What is different between two states of a data file, in words."""

from collections.abc import Iterator, Mapping

from geo.dataset.model import Dataset, Excerpt
from geo.text import counted

__all__ = ["describe_changes"]

_NAMED = 3
"""Ids that are named; more are only counted."""


def describe_changes(old: Dataset, new: Dataset) -> str:
    """The content that changed, such as `hotspot mali added, 2 excerpts added`; or that it is only the layout."""
    said = [*_of_entries("source", old.sources, new.sources), *_of_hotspots(old, new), *_of_excerpts(old, new)]
    if old.about != new.about:
        said.append("`about` changed")
    return ", ".join(said) or "only comments or layout"


def _of_entries(noun: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    yield from _counted(noun, "added", [id_ for id_ in new if id_ not in old])
    yield from _counted(noun, "removed", [id_ for id_ in old if id_ not in new])
    yield from _counted(noun, "changed", [id_ for id_ in old if id_ in new and old[id_] != new[id_]])


def _of_hotspots(old: Dataset, new: Dataset) -> Iterator[str]:
    before, after = (
        {id_: hotspot.model_copy(update={"excerpts": ()}) for id_, hotspot in data.hotspots.items()}
        for data in (old, new)
    )
    yield from _of_entries("hotspot", before, after)


def _of_excerpts(old: Dataset, new: Dataset) -> Iterator[str]:
    before, after = _excerpts(old), _excerpts(new)
    counts = {
        "added": len(after.keys() - before.keys()),
        "removed": len(before.keys() - after.keys()),
        "changed": sum(before[key] != after[key] for key in before.keys() & after.keys()),
    }
    for what, count in counts.items():
        if count:
            yield f"{counted(count, 'excerpt')} {what}"


def _excerpts(data: Dataset) -> dict[tuple[str, str], Excerpt]:
    return {
        (hotspot_id, excerpt.id): excerpt
        for hotspot_id, hotspot in data.hotspots.items()
        for excerpt in hotspot.excerpts
    }


def _counted(noun: str, what: str, ids: list[str]) -> Iterator[str]:
    if 0 < len(ids) <= _NAMED:
        yield f"{noun}{'s' if len(ids) > 1 else ''} {' and '.join(ids)} {what}"
    elif ids:
        yield f"{len(ids)} {noun}s {what}"

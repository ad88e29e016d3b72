"""The proposals that an analyst rejected, so that they do not come back: `hotspots.rejected.json`.

It stands beside the data file and is meant to be shared with it. It holds keys and offsets, never a document's words.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from geo.errors import HotspotsError
from geo.evidence.saving import exclusive, refused, rejections_path
from geo.files import reason, replace_file
from geo.proposals.proposal import Proposal

__all__ = ["read_rejections", "reject", "restore"]

LARGEST_BYTES = 16 * 1024 * 1024
_MEND = "restore it from version control, or delete it to see all proposals again"


class Rejection(BaseModel):
    """A rejected proposal. Offsets are code points of the document's text, end exclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    source: str
    hotspot: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


_Rejections = Mapping[Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")], Rejection]
_FILE: TypeAdapter[_Rejections] = TypeAdapter(_Rejections)


def read_rejections(data_file: Path) -> frozenset[str]:
    """The keys of the rejected proposals; none where there is no file. Raises HotspotsError where it is damaged."""
    return frozenset(_read(rejections_path(data_file)))


def reject(data_file: Path, proposals: Iterable[Proposal]) -> None:
    """Keep proposals as rejected. Raises HotspotsError where the file is damaged or cannot be written."""
    new = {
        proposal.key: Rejection(
            source=proposal.source, hotspot=proposal.hotspot, start=proposal.start, end=proposal.end
        )
        for proposal in proposals
    }
    with exclusive(data_file):
        _write(data_file, {**_read(rejections_path(data_file)), **new})


def restore(data_file: Path, proposals: Iterable[Proposal]) -> None:
    """Take rejections back; what was not rejected is passed over. Raises as `reject`."""
    keys = {proposal.key for proposal in proposals}
    with exclusive(data_file):
        kept = {key: entry for key, entry in _read(rejections_path(data_file)).items() if key not in keys}
        _write(data_file, kept)


def _read(path: Path) -> _Rejections:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise HotspotsError(
            where=path, what=f"cannot be read ({reason(error)})", expected="a readable file was expected", remedy=_MEND
        ) from error
    if len(data) > LARGEST_BYTES:
        raise HotspotsError(
            where=path, what="is larger than 16 MiB", expected="a list of rejections was expected", remedy=_MEND
        )
    try:
        return _FILE.validate_json(data)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors(include_url=False, include_context=False)[0]["loc"])
        where = f"at `{place}`" if place else "and no JSON"
        raise HotspotsError(
            where=path, what=f"is damaged {where}", expected="a list of rejections was expected", remedy=_MEND
        ) from error


def _write(data_file: Path, entries: _Rejections) -> None:
    path = rejections_path(data_file)
    if not entries and not path.exists():
        return
    lines = [f'  "{key}": {json.dumps(entry.model_dump())}' for key, entry in sorted(entries.items())]
    text = "{\n" + ",\n".join(lines) + "\n}\n" if lines else "{}\n"
    try:
        replace_file(path.resolve(), text.encode())
    except OSError as error:
        raise refused(path, error) from error

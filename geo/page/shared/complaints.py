"""What is wrong, in words for a reader who has the page: no option of a command, no folder of the machine."""

from collections.abc import Mapping
from pathlib import Path

from geo.errors import ByReader, Complaint, HotspotsError, InvalidData, Option, Position
from geo.text import visible

__all__ = ["complaint_text"]


def complaint_text(trouble: HotspotsError | Complaint, boxes: Mapping[str, str] | None = None) -> str:
    """Return the error as plain text; one line, but for a report on a data file.

    `boxes` gives the labels of the boxes in which the page asks for what the command line has options for.
    """
    if isinstance(trouble, InvalidData):
        return trouble.report(Path(trouble.problems[0].file).name)
    complaint = trouble.complaint if isinstance(trouble, HotspotsError) else trouble

    def say(part: str | ByReader | Path | Option | Position) -> str:
        match part:
            case ByReader():
                return part.page
            case Path():
                return visible(part.name)
            case Option():
                return (boxes or {}).get(part.name, part.name)
            case Position():
                return f"{visible(part.file.name)}:{part.line}:{part.column}" + (f": {part.path}" if part.path else "")
        return part

    return complaint.put(say)

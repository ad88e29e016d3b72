"""`hotspots brief`: from what is asked for to a file."""

import sys
from pathlib import Path

from geo.brief_request import requested_brief, requested_format
from geo.briefing.content.sheet import make_sheet
from geo.briefing.write import file_name, write
from geo.cli_brief import Asked
from geo.evidence.edition import open_edition
from geo.files import check_target, write_file
from geo.progress import Progress

__all__ = ["brief"]


def brief(data_file: Path, documents: Path | None, asked: Asked) -> int:
    """Write a figure or document, print its name, and return the exit status.

    Whatever stands in the way of the file is said before anything is drawn. Raises HotspotsError for it.
    """
    if asked.output is not None:
        check_target(asked.output, force=asked.force)
    form = requested_format(asked)
    edition = open_edition(data_file, documents)
    sheet = make_sheet(requested_brief(asked, edition.dataset), edition)
    path = asked.output or Path(file_name(sheet, form))
    check_target(path, force=asked.force)
    sys.stderr.writelines(f"{problem}\n" for problem in edition.verification.problems)
    with Progress() as progress:
        content = write(sheet, form, progress.count)
    write_file(path, content, force=asked.force)
    sys.stdout.write(f"{path}\n")
    return 0

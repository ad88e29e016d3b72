"""The options of `hotspots add`, `places`, `suggest` and `accept`.

Only the standard library is imported here, so that `--help` answers at once.
"""

import argparse
from pathlib import Path

__all__ = ["COMMANDS", "add_accept", "add_add", "add_places", "add_suggest"]

COMMANDS = ("add", "places", "suggest", "accept")
STRENGTHS = ("weak", "medium", "strong")
FIELDS = {
    "type": ("TYPE", "CSL-JSON type, such as article-newspaper or report"),
    "title": ("TEXT", "title"),
    "author": ("NAME", "author, as `Family, Given` or an organisation's name; may be given several times"),
    "container-title": ("TEXT", "newspaper, magazine or site it appeared in"),
    "publisher": ("TEXT", "publisher of this copy"),
    "issued": ("DATE", "date of publication: YYYY, YYYY-MM or YYYY-MM-DD"),
    "accessed": ("DATE", "date this copy was read"),
    "url": ("URL", "where the article stands; it is not fetched"),
}
"""The bibliographic fields that an editor may state."""


def add_add(to: argparse.ArgumentParser) -> None:
    """Add the options of `add`."""
    to.add_argument("files", metavar="FILE", nargs="+", type=Path, help="HTML, PDF, DOCX, EML or plain text")
    to.add_argument("--id", metavar="ID", help="id of the source (default: from author or publisher, and year)")
    to.add_argument("--label", metavar="TEXT", help="short name for filters, at most 28 characters")
    for name, (metavar, text) in FIELDS.items():
        action = "append" if name == "author" else "store"
        to.add_argument(f"--{name}", metavar=metavar, action=action, help=text)
    to.add_argument("--anyway", action="store_true", help="add it although it is nearly the same as one already there")
    _add_json(to)


def add_places(to: argparse.ArgumentParser) -> None:
    """Add the options of `places`."""
    to.add_argument("files", metavar="FILE", nargs="+", help="documents; `-` reads texts as JSON lines")
    to.add_argument("--no-demonyms", action="store_true", help="leave out words such as `Syrian`")
    _add_json(to)


def add_suggest(to: argparse.ArgumentParser) -> None:
    """Add the options of `suggest`."""
    to.add_argument("source", metavar="SOURCE", help="id of the source")
    _add_filter(to)
    form = to.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument("--yaml", action="store_true", help="print YAML ready to paste")


def add_accept(to: argparse.ArgumentParser) -> None:
    """Add the options of `accept`."""
    to.add_argument("source", metavar="SOURCE", nargs="?", help="id of the source")
    to.add_argument("keys", metavar="KEY", nargs="*", help="key of a proposal, as `suggest` prints it; without any, "
                    "you are asked one by one")  # fmt: skip
    _add_filter(to)
    to.add_argument("--all", action="store_true", help="every proposal that passes the filter")
    to.add_argument("--reject", action="store_true", help="reject them instead: they do not come back")
    to.add_argument("--to", metavar="ID", help="put them under this hotspot instead")
    to.add_argument("--quote", metavar="TEXT", help="quote these words of the document instead (with one KEY)")
    to.add_argument("--undo", action="store_true", help="take back the last acceptance, where nothing was written "
                    "since (without SOURCE)")  # fmt: skip
    to.add_argument("--dry-run", action="store_true", help="print the change and write nothing")
    _add_json(to)


def _add_filter(to: argparse.ArgumentParser) -> None:
    to.add_argument("--hotspot", metavar="ID", action="append", help="only this hotspot; may be given several times")
    to.add_argument("--strength", choices=STRENGTHS, default="medium", help="at least this strong "
                    "(default: %(default)s)")  # fmt: skip


def _add_json(to: argparse._ActionsContainer) -> None:
    to.add_argument("--json", action="store_true", help="print JSON for a program to read")

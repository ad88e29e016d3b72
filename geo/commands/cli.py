"""The command line: `hotspots`, also `python -m geo`.

Exit status: 0 fine, 1 problems (in the data, the proof or the files), 2 usage; 130 after Ctrl-C and 141 after a closed
pipe, as a shell reports them. `changes` is as `diff`: 0 the same, 1 different, 2 trouble. Results go to stdout,
everything else to stderr.
Only the standard library is imported here, and commands import what they need: `--help` answers at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from geo import __version__
from geo.commands import arguments
from geo.commands.launch import DEFAULT_PORT
from geo.errors import HotspotsError, missing_library
from geo.files import REPOSITORY

__all__ = ["EXPORTS", "main", "parser"]

EXPORTS = ("geojson", "csv", "jsonld", "csl", "schema")
"""The formats of `export`."""
DEFAULT_DATA = Path("data/hotspots.yaml")
SIGINT_STATUS, SIGPIPE_STATUS = 130, 141

EPILOG = """\
examples:
  hotspots check                          is the data file in order?
  hotspots verify --update                prove every quote, write the lock file
  hotspots show syria                     what do the sources say of Syria?
  hotspots export geojson -o map.geojson  one feature per hotspot
  hotspots brief --hotspot arctic         a figure of the Arctic with its sources
  hotspots brief --all -o briefing.pptx   slides, one for each hotspot
  hotspots brief briefing.yaml            slides of the places that were collected
  hotspots inspect arctic.png             does the figure still hold?
  hotspots changes --since 2026-03-01     what is new, gone or altered since?
  hotspots add article.pdf                take in a new article
  hotspots suggest SOURCE                 which sentences belong to which hotspot?
  hotspots accept SOURCE                  take them one by one
  hotspots serve                          the map in the browser

exit status: 0 all is well, 1 problems in data, proof or files, 2 wrong usage; of `changes`: 0 nothing changed,
1 something did, 2 it cannot be told
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; usage errors leave through SystemExit with status 2."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_letter(stream)
    options = parser().parse_args(argv)
    try:
        status = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes stdout once more as it ends: give it somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SIGPIPE_STATUS
    except KeyboardInterrupt:
        return SIGINT_STATUS
    except ModuleNotFoundError as error:
        sys.stderr.write(f"hotspots: {missing_library(error)}\n")
        return _trouble(options)
    except HotspotsError as error:
        sys.stderr.write(f"{error}\n")
        return _trouble(options)
    return status


def _trouble(options: argparse.Namespace) -> int:
    # That something changed is no trouble, so trouble is another status.
    return 2 if options.command == "changes" else 1


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="hotspots",
        description="A map where every mark is somebody's claim, quoted word for word from the document.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    version = f"hotspots {__version__}"
    top.add_argument("--version", action="version", version=version, help="print the version and exit")
    _add_files(top, default=None)
    basic = top.add_subparsers(
        title="commands", dest="command", metavar="COMMAND", required=True, parser_class=_Command
    )

    def command(name: str, text: str) -> argparse.ArgumentParser:
        added = basic.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.", allow_abbrev=False)
        # Given after the command word these options must not be reset by the sub-parser's own defaults.
        _add_files(added, default=argparse.SUPPRESS)
        return added

    _add_json(command("check", "validate the data file"))
    _add_verify(command("verify", "prove every quote against its document, or against the lock file"))
    _add_json(command("list", "list the hotspots with the number of excerpts from each source"))
    show = command("show", "show one hotspot with its excerpts")
    show.add_argument("id", metavar="ID", help="id of the hotspot, such as syria")
    _add_json(show)
    _add_export(command("export", "write the data in another format"))
    arguments.add_brief(command("brief", "write a cited figure, slides, a note or the data of what is chosen"))
    inspect = command("inspect", "say what a figure or document shows, and whether it still holds")
    arguments.add_inspect(inspect)
    _add_json(inspect)
    arguments.add_changes(command("changes", "say what changed in the data file since a former state of it"))
    arguments.add_add(command("add", "take in documents: extract their text and what is known of them"))
    arguments.add_places(command("places", "print every place that is recognised in texts"))
    arguments.add_suggest(command("suggest", "propose which sentences of a document belong to which hotspot"))
    arguments.add_accept(command("accept", "write proposals into the data file, verified, or reject them"))
    _add_serve(command("serve", "serve the map on this machine"))
    return top


class _Command(argparse.ArgumentParser):
    """The parser of one command: its options may stand anywhere, also between two of its words."""

    _mixed = False

    def parse_known_args(  # type: ignore[override]  # called by the parser of the whole line only
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse all words of the command; one that it does not know is an error, told with its own usage."""
        if self._mixed:
            return super().parse_known_args(args, namespace)
        self._mixed = True
        found, rest = self.parse_known_intermixed_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest


def _add_files(to: argparse.ArgumentParser, default: str | None) -> None:
    to.add_argument("--data", metavar="FILE", type=Path, default=default, help=f"data file (default: {DEFAULT_DATA})")
    to.add_argument(
        "--documents",
        metavar="DIR",
        type=Path,
        default=default,
        help="folder with the documents (default: $HOTSPOTS_DOCUMENTS, or documents/ beside the data file)",
    )


def _add_verify(to: argparse.ArgumentParser) -> None:
    update = "write the lock file beside the data file; look for the quotes again in documents that changed"
    to.add_argument("--update", action="store_true", help=update)
    _add_json(to)


def _add_export(to: argparse.ArgumentParser) -> None:
    to.add_argument("format", choices=EXPORTS, help="what to write")
    to.add_argument("-o", "--output", metavar="FILE", type=Path, help="where to write it (default: stdout)")
    to.add_argument("--force", action="store_true", help="replace FILE if it exists")


def _add_serve(to: argparse.ArgumentParser) -> None:
    to.add_argument("--port", type=_port, default=DEFAULT_PORT, help="port to listen on (default: %(default)s)")
    to.add_argument("--address", default="127.0.0.1", help="address to listen on (default: this machine only)")
    to.add_argument("--edit", action="store_true", help="allow adding documents and accepting proposals in the page")


def _add_json(to: argparse.ArgumentParser) -> None:
    to.add_argument("--json", action="store_true", help="print JSON for a program to read")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; a number from 1 to 65535 was expected")
    return int(text)


def _data_file(options: argparse.Namespace) -> Path:
    """The data file: the one given, else the default in the current folder, else the repository's own."""
    if options.data is not None:
        return Path(options.data)
    beside_the_package = REPOSITORY / DEFAULT_DATA
    return beside_the_package if beside_the_package.exists() and not DEFAULT_DATA.exists() else DEFAULT_DATA


def _never_fail_on_a_letter(stream: TextIO) -> None:
    # A terminal in an old code page shows a quotation mark as `?` rather than end the program.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def _run(options: argparse.Namespace) -> int:
    data, documents = _data_file(options), options.documents
    # The heavy imports begin here, after --help has been answered.
    match options.command:
        case "brief":
            asked = arguments.asked(options)
            from geo.commands.brief import brief  # noqa: PLC0415

            status = brief(data, documents, asked)
        case "verify":
            from geo.commands.verify import verify  # noqa: PLC0415

            status = verify(data, documents, update=options.update, as_json=options.json)
        case "inspect":
            from geo.commands.inspect_output import inspect  # noqa: PLC0415

            status = inspect(data, documents, options.file, options.number, as_json=options.json)
        case "changes":
            from geo.commands.changes_since import changes  # noqa: PLC0415

            status = changes(data, documents, options.since, as_json=options.json)
        case word if word in arguments.COMMANDS:
            status = _author(options, data, documents)
        case _:
            status = _run_on_the_data(options, data, documents)
    return status


def _author(options: argparse.Namespace, data: Path, documents: Path | None) -> int:
    match options.command:
        case "add":
            from geo.commands.add import add  # noqa: PLC0415

            return add(data, documents, options)
        case "places":
            from geo.commands.places import places  # noqa: PLC0415

            return places(data, options.files, demonyms=not options.no_demonyms, as_json=options.json)
        case "suggest":
            from geo.commands.suggest import suggest  # noqa: PLC0415

            return suggest(data, documents, options)
        case _:
            from geo.commands.accept import accept  # noqa: PLC0415

            return accept(data, documents, options)


def _run_on_the_data(options: argparse.Namespace, data: Path, documents: Path | None) -> int:
    from geo.commands import basic  # noqa: PLC0415

    match options.command:
        case "check":
            return basic.check(data, as_json=options.json)
        case "list":
            return basic.list_hotspots(data, as_json=options.json)
        case "show":
            return basic.show(data, documents, options.id, as_json=options.json)
        case "export":
            return basic.export(data, documents, options.format, options.output, force=options.force)
        case _:
            return basic.serve(data, documents, address=options.address, port=options.port, edit=options.edit)

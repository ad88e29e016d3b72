"""The options of commands that have many: `brief`, `inspect` and `changes`, `add`, `places`, `suggest` and `accept`.

What `brief` asks for is text that is not yet looked at.

Only the standard library is imported here, so that `--help` answers at once.
"""

import argparse
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "COMMANDS",
    "Asked",
    "add_accept",
    "add_add",
    "add_brief",
    "add_changes",
    "add_inspect",
    "add_places",
    "add_suggest",
    "asked",
]

SELECTION = (
    "hotspot", "source", "topic", "actor", "speaker", "stance", "mode", "claim", "precision", "from", "to", "q",
    "viewpoint", "compare",
)  # fmt: skip
"""The options that choose what is shown; each is named as its parameter in a link."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What `hotspots brief` was asked for; None where an option was not given."""

    query: Mapping[str, tuple[str, ...]]
    """What is to be shown, by a link's parameters."""
    briefing: Path | None = None
    """The file of a briefing, which says what is shown."""
    skip_missing: bool = False
    link: str | None
    kind: str | None
    since: str | None = None
    size: str | None
    dpi: int | None
    projection: str | None
    marking: str | None
    draft: bool
    as_of: str | None
    title: str | None
    address: str | None
    template: str | None
    form: str | None
    output: Path | None
    force: bool
    quotes: tuple[str, ...] = ()
    """Ids of excerpts."""


def add_brief(to: argparse.ArgumentParser) -> None:
    """Add the options of `brief`."""
    what = to.add_argument_group("what is shown (everything, unless chosen)")
    what.add_argument("briefing", metavar="BRIEFING", type=Path, nargs="?", help="the YAML file of a briefing of "
                      "several places: title, date, marking, items")  # fmt: skip
    what.add_argument("--skip-missing", action="store_true", help="leave out what the BRIEFING names and the data no "
                      "longer has; the document says so")  # fmt: skip
    what.add_argument("--all", action="store_true", help="everything; slides and notes have a page for each hotspot")
    what.add_argument("--hotspot", metavar="ID", help="one hotspot, such as arctic")
    several = {"source": ("ID", "this article"), "topic": ("TOPIC", "this topic"), "actor": ("NAME", "this actor"),
               "speaker": ("NAME", "what this speaker says; - for the articles themselves"),
               "stance": ("STANCE", "what articles take so: asserts, reports or disputes"),
               "mode": ("MODE", "what is said so: stated, forecast, conditional, promise or threat"),
               "claim": ("EVENT", "claims of this kind, such as accuse (PLOVER's event types)"),
               "precision": ("PRECISION", "this precision of place, such as country")}  # fmt: skip
    for name, (metavar, noun) in several.items():
        what.add_argument(
            f"--{name}", metavar=metavar, action="append", help=f"only {noun}; may be given several times"
        )
    what.add_argument("--from", metavar="DATE", help="only articles from this date on: YYYY, YYYY-MM or YYYY-MM-DD")
    what.add_argument("--to", metavar="DATE", help="only articles up to this date")
    what.add_argument("--q", metavar="WORDS", help="only excerpts with these words")
    what.add_argument("--viewpoint", metavar="VIEW", help="whose borders: de-facto, UN, CN, IN, RU, RS, UA or US")
    what.add_argument("--compare", metavar="ID", action="append", help="one of two hotspots or articles; given twice")
    what.add_argument("--link", metavar="LINK", help='a link of the page, or its query: "?hotspot=arctic&…"')
    _add_looks(to)
    where = to.add_argument_group("where it goes")
    where.add_argument("--format", metavar="FORMAT", help="png, svg, pdf, pptx, docx, html, markdown, bibtex, ris, "
                       "csl, csv, geojson or gpkg (default: by the end of FILE; else png, of a BRIEFING "
                       "pptx)")  # fmt: skip
    where.add_argument("-o", "--output", metavar="FILE", type=Path, help="- for standard output; default: a name that "
                       "says what and when")  # fmt: skip
    where.add_argument("--force", action="store_true", help="replace FILE if it exists")
    to.set_defaults(usage_error=to.error)


def _add_looks(to: argparse.ArgumentParser) -> None:
    how = to.add_argument_group("how it looks")
    how.add_argument("--kind", metavar="KIND", help="map, multiples, coverage, matrix, timeline, claims, compare "
                     "or changes (default: coverage of several places, else map)")  # fmt: skip
    how.add_argument("--since", metavar="WHEN", help="of kind changes: since a day, a data hash, a revision of Git "
                     "or an older copy of the file")  # fmt: skip
    how.add_argument("--size", metavar="SIZE", help="slide-16x9 (default), slide-4x3, a4-portrait, a4-landscape, "
                     "letter, half-page or square")  # fmt: skip
    how.add_argument("--dpi", metavar="DPI", type=int, help="pixels per inch of a PNG, 96 to 600 (default: 300)")
    how.add_argument("--projection", metavar="NAME", help="equal-earth, laea or polar (default: by what is shown)")
    how.add_argument("--marking", metavar="TEXT", help="handling marking: a TLP 2.0 label or other text; '' for none")
    how.add_argument("--draft", action="store_true", help="stamp it as a draft that is not cleared")
    how.add_argument("--as-of", metavar="DATE", help="information cut-off (default: the data file's)")
    how.add_argument("--title", metavar="TEXT", help="headline (default: made from what is shown)")
    how.add_argument("--quote", metavar="ID", action="append", help="an excerpt for a map; may be given several times")
    how.add_argument("--address", metavar="URL", help="where the map is served, for the link on the figure")
    how.add_argument("--template", metavar="FILE", help="your own .pptx or .docx (also .potx, .dotx), or one that "
                     "ships: plain (default) or ministry; for pptx and docx")  # fmt: skip


def add_inspect(to: argparse.ArgumentParser) -> None:
    """Add the arguments of `inspect`."""
    to.add_argument("file", metavar="FILE", type=Path, help="a PNG, SVG, PDF, PPTX, DOCX or HTML file of hotspots")
    to.add_argument("number", metavar="N", type=_number, nargs="?", help="number of an article in it, such as 3 or [3]")


def add_changes(to: argparse.ArgumentParser) -> None:
    """Add the options of `changes`."""
    to.add_argument("--since", metavar="WHEN", required=True, help="a day (YYYY-MM-DD: its end, UTC), the data hash of "
                    "a figure (8 digits or more), a revision of Git, or an older copy of the file")  # fmt: skip
    _add_json(to)


def asked(options: argparse.Namespace) -> Asked:
    """What the parsed options ask for; options that exclude each other leave through SystemExit with status 2."""
    given = {name: value for name in SELECTION if (value := getattr(options, name)) is not None}
    if options.link is not None and (given or options.all):
        options.usage_error(
            f"argument --link: not allowed with argument --{'all' if options.all else next(iter(given))}"
        )
    if options.all and given:
        options.usage_error(f"argument --all: not allowed with argument --{next(iter(given))}")
    _check_briefing(options, given)
    return Asked(
        query={name: (value,) if isinstance(value, str) else tuple(value) for name, value in given.items()},
        briefing=options.briefing,
        skip_missing=options.skip_missing,
        link=options.link,
        kind=options.kind,
        since=options.since,
        size=options.size,
        dpi=options.dpi,
        projection=options.projection,
        marking=options.marking,
        draft=options.draft,
        as_of=options.as_of,
        title=options.title,
        address=options.address,
        template=options.template,
        form=options.format,
        output=options.output,
        force=options.force,
        quotes=tuple(options.quote or ()),
    )


def _check_briefing(options: argparse.Namespace, given: Mapping[str, object]) -> None:
    """A briefing's file says itself what is shown; whose borders are drawn may be asked for besides."""
    choosing = [name for name in given if name != "viewpoint"]
    choosing += [name for name in ("all", "link") if getattr(options, name)]
    if options.briefing is not None and choosing:
        options.usage_error(f"argument --{choosing[0]}: not allowed with BRIEFING, which says what is shown")
    if options.skip_missing and options.briefing is None:
        options.usage_error("argument --skip-missing: only allowed with BRIEFING")


def _number(text: str) -> int:
    found = re.fullmatch(r"\[([0-9]{1,4})\]|([0-9]{1,4})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of an article; one such as 3 or [3] was expected")
    return int(found[1] or found[2])


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

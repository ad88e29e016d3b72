"""`hotspots brief`: from what was asked for on the command line to a brief, and from that to a file.

Every value that cannot be had is one clear line.
"""

import re
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from geo.atlas.viewpoints import younger_line
from geo.briefing.content.brief import DEFAULT_DPI, Brief
from geo.briefing.content.briefing_parts import left_out_text
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.write import DRAWN, FIGURES, Format, file_name, info, respelling, write_sheet
from geo.cartography.projection_name import ProjectionName
from geo.commands.arguments import Asked
from geo.commands.asked_selection import selection_of_link, selection_of_options
from geo.commands.brief_template import requested_template, template_lines, with_template_format
from geo.commands.collected_brief import built_of, collected_brief
from geo.commands.did_you_mean import unknown
from geo.commands.terminal import ProgressLine, say_exactly
from geo.dataset.model import URL_PATTERN, Dataset
from geo.errors import HotspotsError, quoted
from geo.evidence.edition import open_edition
from geo.evidence.former import FormerEdition, open_former
from geo.files import check_target, write_file
from geo.selection.selection import FORMER_KINDS, FigureKind, Selection
from geo.selection.usual_figure import usual_figure
from geo.text import FORBIDDEN, character_name

__all__ = ["brief", "requested_brief", "requested_format"]

_Closed = TypeVar("_Closed", bound=StrEnum)

SHORT_FORMS: Final = {"md": Format.MARKDOWN.value}
"""Other names of formats."""
STDOUT: Final = Path("-")
"""What `-o` takes for standard output."""


def requested_format(asked: Asked) -> Format:
    """The format: the one named, else the one that the end of the file's name says, else PNG."""
    named = None if asked.form is None else _one(Format, "--format", "format", SHORT_FORMS.get(asked.form, asked.form))
    usual = Format.PNG if asked.briefing is None else Format.PPTX
    if asked.output in {None, STDOUT}:
        return named or usual
    assert asked.output is not None
    by_suffix = {info(form).suffix: form for form in Format}
    suffix = asked.output.suffix.lower()
    said = by_suffix.get(suffix)
    if named is not None and said not in {None, named}:
        raise HotspotsError(
            where="-o",
            what=f"{quoted(asked.output.name)} ends as {said} does and --format is {named}",
            expected="the two were expected to agree",
            remedy=f"end the name in {info(named).suffix}",
        )
    if named is None and said is None:
        raise HotspotsError(
            where="-o",
            what=f"{quoted(asked.output.name)} does not say which format it is to be",
            expected=f"a name that ends in one of {', '.join(by_suffix)} was expected",
            remedy="or name it with --format",
        )
    return named or said or usual


def requested_brief(asked: Asked, dataset: Dataset) -> Brief:
    """The brief that was asked for. Raises HotspotsError for a value that the data or the program does not have."""
    _check_characters(asked)
    address = asked.address
    read = None if asked.briefing is None else collected_brief(asked.briefing, dataset, skip_missing=asked.skip_missing)
    if address and not re.fullmatch(URL_PATTERN, address):
        raise HotspotsError(
            where="--address",
            what=f"{quoted(address)} is no web address",
            expected="https:// or http:// without spaces or quotes was expected",
        )
    selection, served = _requested_selection(asked, dataset, None if read is None else read.selection)
    if address is None:
        address = served
    asked_for = Brief(
        selection=selection,
        size=Size.SLIDE_16X9 if asked.size is None else _one(Size, "--size", "size", asked.size),
        dpi=DEFAULT_DPI if asked.dpi is None else asked.dpi,
        projection=None
        if asked.projection is None
        else _one(ProjectionName, "--projection", "projection", asked.projection),
        marking=asked.marking if asked.marking is None else " ".join(asked.marking.split()),
        draft=asked.draft,
        as_of=asked.as_of,
        title=" ".join((asked.title or "").split()) or None,
        address=address,
        quotes=_quotes(asked),
    )
    return asked_for if read is None else built_of(read, asked_for)


def _requested_selection(asked: Asked, dataset: Dataset, read: Selection | None) -> tuple[Selection, str | None]:
    """What is to be shown, and where a link says that the page is served; `read` is that of a file of a briefing."""
    served = None
    if asked.link is None:
        selection = selection_of_options(asked.query, dataset)
        if read is not None:
            selection = replace(read, viewpoint=selection.viewpoint or read.viewpoint)
    else:
        selection, served = selection_of_link(asked.link, dataset)
    selection = _of_kind(selection, asked, dataset)
    if "compare" in asked.query and selection.figure is not FigureKind.COMPARE:
        raise HotspotsError(
            where="--compare",
            what=f"a figure of kind {selection.figure} compares nothing",
            expected=f"--kind {FigureKind.COMPARE} was expected, which goes without saying",
            remedy="leave one of the two options out",
        )
    return selection, served


def _of_kind(selection: Selection, asked: Asked, dataset: Dataset) -> Selection:
    """The selection with the kind of figure that was asked for, else the usual one; pull quotes are those of a map.

    A link says what it opens: one that names no figure opens the map.
    """
    if asked.kind is not None:
        kind = FORMER_KINDS.get(asked.kind, asked.kind)
        return replace(selection, figure=_one(FigureKind, "--kind", "kind", kind))
    if asked.link is None and not asked.quotes and requested_format(asked) in DRAWN:
        return replace(selection, figure=usual_figure(selection, dataset))
    return selection


def _quotes(asked: Asked) -> tuple[str, ...]:
    """Ids of the pull quotes; whether they are shown is seen with the figure. Raises HotspotsError for a document."""
    form = requested_format(asked)
    if asked.quotes and form not in FIGURES:
        raise HotspotsError(
            where="--quote",
            what=f"{form} has no pull quotes: it has every quote",
            expected=f"one of {', '.join(FIGURES)} was expected",
            remedy="leave one of the two out",
        )
    return asked.quotes


def _check_characters(asked: Asked) -> None:
    """Refuse what a reader cannot see or a writer chokes on; bytes that are no UTF-8 arrive as lone surrogates."""
    texts = {"marking": asked.marking, "as-of": asked.as_of, "title": asked.title, "address": asked.address}
    texts |= {"link": asked.link, "quote": " ".join(asked.quotes)}
    texts |= {key: " ".join(values) for key, values in asked.query.items()}
    for option, text in texts.items():
        if found := FORBIDDEN.search(text or ""):
            raise HotspotsError(
                where=f"--{option}",
                what=f"holds the character {character_name(found[0])}",
                expected="text that can be read was expected",
                remedy="remove it",
            )


def _one(kind: type[_Closed], option: str, noun: str, value: str) -> _Closed:
    known = tuple(member.value for member in kind)
    if value not in known:
        raise unknown(option, noun, value, known)
    return kind(value)


def _compared(wanted: Brief, data_file: Path, since: str | None) -> tuple[Brief, FormerEdition | None]:
    """The brief with what stands for the former edition in a link, and that edition; None where nothing is compared."""
    if wanted.selection.figure is not FigureKind.CHANGES:
        if since:
            raise HotspotsError(
                where="--since",
                what=f"a figure of kind {wanted.selection.figure} compares nothing",
                expected="--kind changes was expected",
                remedy="say so, or leave out --since",
            )
        return wanted, None
    if not since and not wanted.selection.since:
        return wanted, None
    # A link opens no file.
    former = open_former(since or wanted.selection.since, data_file, files=bool(since))
    return replace(wanted, selection=replace(wanted.selection, since=former.key)), former


def brief(data_file: Path, documents: Path | None, asked: Asked) -> int:
    """Write a figure or document, print its name, and return the exit status.

    Whatever stands in the way of the file is said before anything is drawn. Raises HotspotsError for it. To standard
    output it writes the file itself, and no name.
    """
    piped = asked.output == STDOUT
    if asked.output is not None and not piped:
        check_target(asked.output, force=asked.force)
    form = requested_format(with_template_format(asked))
    edition = open_edition(data_file, documents)
    wanted, former = _compared(requested_brief(asked, edition.dataset), data_file, asked.since)
    sheet = make_sheet(wanted, edition, former)
    path = asked.output or Path(file_name(sheet, form))
    if not piped:
        check_target(path, force=asked.force)
    template = requested_template(asked, form, marked=bool(sheet.marking or sheet.brief.draft))
    younger = younger_line(sheet.viewpoint, sheet.as_of)
    told = (
        *edition.verification.problems,
        younger,
        _unprinted_line(sheet),
        left_out_text(sheet),
        *template_lines(template),
    )
    sys.stderr.writelines(f"{line}\n" for line in told if line)
    with ProgressLine() as progress:
        content = write_sheet(sheet, form, progress.count, template)
    if respelt := respelling(sheet, form):
        sys.stderr.write(f"figure: {respelt}\n")
    if piped:
        say_exactly(content)
        return 0
    write_file(path, content, force=asked.force)
    sys.stdout.write(f"{path}\n")
    return 0


def _unprinted_line(sheet: Sheet) -> str:
    """What is left out where the only known address is this machine's; empty where none is known, or another."""
    if not sheet.unprinted:
        return ""
    return (
        f"No link is printed: {sheet.unprinted} opens on this machine only; "
        "say with --address or in about.URL where others find the map."
    )

"""`hotspots brief`: from what was asked for on the command line to a brief, and from that to a file.

Every value that cannot be had is one clear line.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import SplitResult, parse_qs, urlsplit

from geo.atlas.viewpoints import younger_line
from geo.briefing.content.brief import DEFAULT_DPI, Brief
from geo.briefing.content.briefing_parts import left_out_text
from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.write import DRAWN, Format, file_name, info, write_sheet
from geo.cartography.projection_name import ProjectionName
from geo.commands.arguments import Asked
from geo.commands.collected_brief import built_of, collected_brief
from geo.commands.did_you_mean import unknown, unknown_hotspot
from geo.commands.terminal import ProgressLine, say_exactly
from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.dates import date_or_none
from geo.dataset.model import URL_PATTERN, Dataset, Precision, Topic, Viewpoint
from geo.dataset.named import ARTICLE_SPEAKS, actors_named, speakers_named
from geo.errors import HotspotsError, quoted
from geo.evidence.edition import open_edition
from geo.files import check_target, write_file
from geo.selection.link_reader import MAX_QUERY_LENGTH
from geo.selection.pair import pair_of
from geo.selection.selection import FORMER_KINDS, FigureKind, Selection, selection_from_query
from geo.selection.usual_figure import usual_figure
from geo.text import FORBIDDEN, character_name

__all__ = ["brief", "requested_brief", "requested_format"]

_Closed = TypeVar("_Closed", bound=StrEnum)

SHOWN_KEYS: Final = (
    "hotspot", "source", "topic", "actor", "speaker", "stance", "mode", "claim", "precision", "from", "to", "q",
    "figure", "compare", "viewpoint",
)  # fmt: skip
"""What a link says of the figure."""
SCREEN_KEYS: Final = (
    "view", "size", "lat", "lon", "zoom", "embed", "embed_options", "basket", "headline", "line",
)  # fmt: skip
"""What a link says of the screen, which a figure has no use for."""
LONGEST_LINK: Final = 20_000
"""Characters."""
MOST_VALUES: Final = 500
"""Values in a link."""
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
    if asked.link is None:
        selection = _selection(asked.query, dataset)
        if read is not None:
            selection = replace(read.selection, viewpoint=selection.viewpoint or read.selection.viewpoint)
    else:
        parts = _split(asked.link)
        selection = _linked(parts, dataset)
        address = address if address is not None else _address(parts)
    if asked.kind is None and asked.link is None and requested_format(asked) in DRAWN:
        # A link says what it opens: one that names no figure opens the map.
        selection = replace(selection, figure=usual_figure(selection, dataset))
    if asked.kind is not None:
        kind = FORMER_KINDS.get(asked.kind, asked.kind)
        selection = replace(selection, figure=_one(FigureKind, "--kind", "kind", kind))
    if "compare" in asked.query and selection.figure is not FigureKind.COMPARE:
        raise HotspotsError(
            where="--compare",
            what=f"a figure of kind {selection.figure} compares nothing",
            expected=f"--kind {FigureKind.COMPARE} was expected, which goes without saying",
            remedy="leave one of the two options out",
        )
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
    )
    return asked_for if read is None else built_of(read, asked_for)


def _check_characters(asked: Asked) -> None:
    """Refuse what a reader cannot see or a writer chokes on; bytes that are no UTF-8 arrive as lone surrogates."""
    texts = {"marking": asked.marking, "as-of": asked.as_of, "title": asked.title, "address": asked.address}
    texts |= {"link": asked.link, **{key: " ".join(values) for key, values in asked.query.items()}}
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


def _selection(query: Mapping[str, tuple[str, ...]], dataset: Dataset) -> Selection:
    for hotspot in query.get("hotspot", ()):
        if hotspot not in dataset.hotspots:
            raise unknown_hotspot("--hotspot", dataset, hotspot)
    _check_pair(query.get("compare", ()), dataset)
    closed = {
        "source": ("article", tuple(dataset.sources)),
        "topic": ("topic", tuple(Topic)),
        "actor": ("actor", actors_named(dataset)),
        "speaker": ("speaker", (*speakers_named(dataset), ARTICLE_SPEAKS)),
        "stance": ("stance", tuple(Stance)),
        "mode": ("mode", tuple(Mode)),
        "claim": ("kind of claim", tuple(EventType)),
        "precision": ("precision", tuple(Precision)),
        "viewpoint": ("viewpoint", tuple(Viewpoint)),
    }
    for key, (noun, known) in closed.items():
        for value in query.get(key, ()):
            if value not in known:
                raise unknown(f"--{key}", noun, value, tuple(map(str, known)))
    for key in ("from", "to"):
        for value in query.get(key, ()):
            if date_or_none(value) is None:
                raise HotspotsError(
                    where=f"--{key}",
                    what=f"{quoted(value)} is no date",
                    expected="YYYY, YYYY-MM or YYYY-MM-DD was expected",
                )
    _check_lengths("--q", query)
    selection, notices = selection_from_query(query, dataset)
    assert not notices, "every value was looked at above"
    return selection


def _check_pair(pair: tuple[str, ...], dataset: Dataset) -> None:
    known = (*dataset.hotspots, *dataset.sources)
    for value in pair:
        if value not in known:
            raise unknown("--compare", "hotspot or article", value, known)
    if pair and pair_of(dataset, pair) is None:
        raise HotspotsError(
            where="--compare",
            what=f"{' and '.join(map(quoted, pair))} {'is' if len(pair) == 1 else 'are'} not two of a kind",
            expected="two hotspots or two articles were expected",
            remedy="give it twice: --compare A --compare B",
        )


def _split(link: str) -> SplitResult:
    """A link in its parts; a bare query may come without its question mark."""
    text = link.strip()
    no_link = HotspotsError(
        where="--link",
        what=f"{quoted(link)} is no link",
        expected='a link of the page or its query, such as "?hotspot=arctic", was expected',
        remedy="copy it from the address bar",
    )
    try:
        parts = urlsplit(text if len(text) <= LONGEST_LINK else "")
    except ValueError as error:
        raise no_link from error
    if not parts.query and not parts.scheme and "=" in parts.path:
        parts = urlsplit(f"?{text}")
    if (parts.scheme and parts.scheme not in {"http", "https"}) or not (parts.query or parts.netloc or text == "?"):
        raise no_link
    return parts


def _linked(parts: SplitResult, dataset: Dataset) -> Selection:
    try:
        query = parse_qs(parts.query, keep_blank_values=True, max_num_fields=MOST_VALUES)
    except ValueError as error:
        raise HotspotsError(
            where="--link", what=f"it has more than {MOST_VALUES} values", expected="a link of the page was expected"
        ) from error
    for key in query:
        if key not in SHOWN_KEYS + SCREEN_KEYS:
            known = SHOWN_KEYS + SCREEN_KEYS
            raise unknown("--link", "parameter", key, known, "copy it from the address bar")
    shown = {key: values for key, values in query.items() if key in SHOWN_KEYS}
    _check_lengths("--link", shown)
    selection, notices = selection_from_query(shown, dataset)
    if notices:
        # On the page a wrong value is left out; here nothing is made of half of what was asked for.
        told = " ".join(notice.what for notice in notices)
        raise HotspotsError(where="--link", what=f"{told[0].lower()}{told[1:]}")
    return selection


def _check_lengths(option: str, query: Mapping[str, tuple[str, ...] | list[str]]) -> None:
    longest = max((len(value) for values in query.values() for value in values), default=0)
    if longest > MAX_QUERY_LENGTH:
        raise HotspotsError(
            where=option,
            what=f"holds a value of {longest:,} characters",
            expected=f"at most {MAX_QUERY_LENGTH} were expected",
            remedy="shorten it",
        )


def _address(parts: SplitResult) -> str | None:
    """Where the link's page is served; None where it does not say."""
    if parts.hostname is None:
        return None
    address = parts._replace(query="", fragment="").geturl()
    return address if re.fullmatch(URL_PATTERN, address) else None


def brief(data_file: Path, documents: Path | None, asked: Asked) -> int:
    """Write a figure or document, print its name, and return the exit status.

    Whatever stands in the way of the file is said before anything is drawn. Raises HotspotsError for it. To standard
    output it writes the file itself, and no name.
    """
    piped = asked.output == STDOUT
    if asked.output is not None and not piped:
        check_target(asked.output, force=asked.force)
    form = requested_format(asked)
    edition = open_edition(data_file, documents)
    sheet = make_sheet(requested_brief(asked, edition.dataset), edition)
    path = asked.output or Path(file_name(sheet, form))
    if not piped:
        check_target(path, force=asked.force)
    younger = younger_line(sheet.viewpoint, sheet.as_of)
    told = (*edition.verification.problems, younger, _unprinted_line(sheet), left_out_text(sheet))
    sys.stderr.writelines(f"{line}\n" for line in told if line)
    with ProgressLine() as progress:
        content = write_sheet(sheet, form, progress.count)
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

"""The briefing as CommonMark (https://spec.commonmark.org/0.31.2/), for wikis and mail.

Quotations are block quotes in quote marks, with their citation below them. The analyst's words stand outside, in
italics, and say whose they are. Everything from the data is escaped: it reads back as exactly that text, also where a
site adds tables, struck text, mathematics or emoji to CommonMark.
"""

import re
from collections.abc import Iterable, Iterator

from geo.briefing.content.briefing_parts import ALTERED_LEAD, LINE_LEAD, BriefingPart, briefing_parts
from geo.briefing.content.caption import boundaries, caption, made_by, source_summary
from geo.briefing.content.compare_words import compare_lines
from geo.briefing.content.formats import Format, file_name
from geo.briefing.content.quotations import Quotation, link_text
from geo.briefing.content.sheet import Sheet
from geo.briefing.exports.claims_section import markdown_claims
from geo.briefing.exports.findings import markdown_findings
from geo.briefing.figures.draw import draw_figure
from geo.briefing.figures.stamps import DRAFT
from geo.errors import HotspotsError
from geo.selection.selection import FigureKind
from geo.text import visible

__all__ = ["escape_commonmark", "to_markdown"]

NOTE = "Analyst’s note:"
CODING = "Analyst’s coding:"

# Of CommonMark; then what sites add: struck text, tables, mathematics, emoji, addresses, people.
_SPECIAL = re.compile(
    r"[\\`*{}\[\]<>#&]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|[~|$^@]|:(?=[\w+-]+:)|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE
)
_NUMBER = re.compile(r"\\\[(\d+)\\\](?![(\[:])")
"""The number of an article, which is no link where nothing defines it; it stays readable in plain text."""
_OPENING = re.compile(r"^(\d{0,9})([-+=.)])")
"""What would make a list or a heading of a line."""


def to_markdown(sheet: Sheet) -> bytes:
    """The sheet as one text; UTF-8, paragraphs on one line each, parted by empty lines."""
    return ("\n\n".join(_paragraphs(sheet)) + "\n").encode()


def escape_commonmark(text: str) -> str:
    """The text on one line, so that it reads as exactly that text wherever it stands."""
    return _OPENING.sub(r"\1\\\2", _inline(visible(text).strip()))


def _inline(text: str) -> str:
    """A piece of a line, with a blank kept at either end."""
    return _NUMBER.sub(r"[\1]", _SPECIAL.sub(r"\\\g<0>", re.sub(r"\s+", " ", text)))


def _linked(text: str, addresses: Iterable[str | None]) -> str:
    """The text escaped, with these addresses in it as links."""
    known = sorted({address for address in addresses if address}, key=len, reverse=True)
    if not known:
        return escape_commonmark(text)
    parts = re.split(f"({'|'.join(map(re.escape, known))})", " ".join(visible(text).split()))
    linked = "".join(f"<{part}>" if part in known else _inline(part) for part in parts)
    return _OPENING.sub(r"\1\\\2", linked)


def _paragraphs(sheet: Sheet) -> Iterator[str]:
    marks = _bold(" · ".join([*([sheet.marking] if sheet.marking else []), *([DRAFT] if sheet.brief.draft else [])]))
    yield from marks
    yield f"# {escape_commonmark(sheet.title)}"
    yield escape_commonmark(sheet.subtitle)
    yield from markdown_findings(sheet, escape_commonmark)
    yield from _figure(sheet)
    if sheet.kind is FigureKind.COMPARE:
        yield "\n".join(f"- {escape_commonmark(line)}" for line in compare_lines(sheet.comparison))
    for part in briefing_parts(sheet):
        if part.section:
            yield f"**{escape_commonmark(part.section)}**"
        yield from _hotspot(part)
    yield from markdown_claims(sheet, escape_commonmark)
    yield "## Sources"
    for source in sheet.sources:
        yield _linked(f"[{source.number}] {source.citation}", [source.source.URL])
        yield from _note(source.source.note)
    yield escape_commonmark(source_summary(sheet))
    yield "## About"
    yield escape_commonmark(boundaries(sheet))
    if made_by(sheet):
        yield escape_commonmark(made_by(sheet))
    view = f" This view: {_linked(link_text(sheet), [sheet.link])}" if sheet.has_link else ""
    yield f"{escape_commonmark(sheet.version)}.{view}"
    yield from marks


def _figure(sheet: Sheet) -> Iterator[str]:
    """The name of the picture to be put here, and its caption; neither where it cannot be drawn."""
    try:
        drawing = draw_figure(sheet)
    except HotspotsError:
        return
    yield f"Figure: `{file_name(sheet, Format.PNG)}`"
    yield _linked(caption(sheet, drawing.projection, drawing.notes), [s.source.URL for s in sheet.sources])


def _hotspot(part: BriefingPart) -> Iterator[str]:
    sheet, hotspot_id = part.sheet, part.hotspot
    hotspot = sheet.part.dataset.hotspots[hotspot_id]
    speaking = {e.number for e in part.quotes}
    quoted = f"Quoted: {' '.join(f'[{number}]' for number in sorted(speaking))}." if speaking else ""
    yield f"## {escape_commonmark(part.heading)}"
    yield from _note(part.line, LINE_LEAD)
    yield escape_commonmark(" ".join(filter(None, (quoted, part.unquoted, f"Precision: {hotspot.precision.label}."))))
    for text in part.altered:
        yield f"**{ALTERED_LEAD}** {escape_commonmark(text)}"
    yield from _note(hotspot.note)
    for told in part.quotes:
        yield from _quotation(told)


def _quotation(told: Quotation) -> Iterator[str]:
    where = f"{'' if told.said else '— '}{told.reference}; {told.anchor}; excerpt {told.excerpt}"
    speaker = escape_commonmark(told.speaker)
    said = f"> — **{speaker}**{_inline(told.said.removeprefix(told.speaker))}\n>\n" if told.said else ""
    if told.mark:
        yield f"**{told.mark}**"
    yield f"> “{escape_commonmark(told.quote)}”\n>\n{said}> {escape_commonmark(where)}"
    if told.altered:
        yield f"**{ALTERED_LEAD}** {escape_commonmark(told.altered)}"
    yield from _note(told.coding, CODING)
    yield from _note(told.gloss)


def _note(text: str | None, lead: str = NOTE) -> Iterator[str]:
    if text:
        yield f"*{lead} {escape_commonmark(text)}*"


def _bold(text: str) -> list[str]:
    return [f"**{escape_commonmark(text)}**"] if text else []

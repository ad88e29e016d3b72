"""The rows of a comparison as a table of the page: each number leads to the quotes that it counts, further below."""

from collections.abc import Iterator

from geo.briefing.content.compare_words import compare_notes, manner_words
from geo.briefing.content.sheet import Sheet
from geo.briefing.exports.html_text import escape_html, excerpt_anchor
from geo.evidence.change_words import beginning
from geo.selection.comparing import ComparedItem, Comparison, Facet, QuotedAt
from geo.selection.selection import FigureKind
from geo.text import counted

__all__ = ["COMPARISON_HEADING", "html_comparison"]

COMPARISON_HEADING = "What both have, and what only one"


def html_comparison(sheet: Sheet) -> Iterator[str]:
    """The comparison as a section; nothing on a sheet of another kind."""
    if sheet.kind is not FigureKind.COMPARE:
        return
    found = sheet.comparison
    yield f"<section class=comparison><h2 id=comparison>{COMPARISON_HEADING}</h2>"
    heads = "".join(f"<th scope=col dir=auto>{escape_html(head)}</th>" for head in found.heads)
    yield f"<div class=scroll><table><thead><tr><td></td>{heads}</tr></thead>"
    yield "<tbody>"
    for facet in Facet:
        cells = "".join(f"<td>{_cell(sheet, found, facet, items)}</td>" for items in found.columns(facet))
        yield f"<tr><th scope=row>{escape_html(found.head(facet))}</th>{cells}</tr>"
    yield "</tbody></table></div>"
    yield f"<p class=small>{escape_html(compare_notes(found, sheet.brief.selection.filters))}</p>"
    yield "</section>"


def _cell(sheet: Sheet, found: Comparison, facet: Facet, items: tuple[ComparedItem, ...]) -> str:
    if not items:
        return "–"
    told = []
    for item in items:
        counts = " | ".join(
            _count(sheet, quotes, f"{item.label}, {side.label}")
            for side, quotes in zip(found.sides, item.quoted, strict=True)
            if quotes
        )
        manner = manner_words(item, facet)
        label = escape_html(item.label)
        name = f"<em dir=auto>{label}</em>" if facet is Facet.CLAIMS else f"<span dir=auto>{label}</span>"
        told.append(f"<li>{name} {counts}{f' ({escape_html(manner)})' if manner else ''}</li>")
    return f"<ul>{''.join(told)}</ul>"


def _count(sheet: Sheet, quotes: tuple[QuotedAt, ...], of: str) -> str:
    """The number of different excerpts: a link to the one, or a list of links that opens."""
    once = {at.excerpt.id: at for at in reversed(quotes)}
    several = sorted(once.values(), key=quotes.index)
    said = f"{counted(len(several), 'excerpt')}: {of}"
    if len(several) == 1:
        return f'<a href="#{_target(sheet, several[0])}" aria-label="{escape_html(said)}">1</a>'
    links = "".join(
        f'<li><a href="#{_target(sheet, at)}" dir=auto>{escape_html(_shortly(sheet, at))}</a></li>' for at in several
    )
    summary = f'<summary aria-label="{escape_html(said)}">{len(several)}</summary>'
    return f"<details class=count>{summary}<ul>{links}</ul></details>"


def _target(sheet: Sheet, at: QuotedAt) -> str:
    return excerpt_anchor(sheet, at.hotspot, at.excerpt.id)


def _shortly(sheet: Sheet, at: QuotedAt) -> str:
    number = next(source.number for source in sheet.sources if source.id == at.excerpt.source)
    return f"{beginning(at.excerpt.quote)} [{number}]"

"""What leads through the briefing as a page: its contents, and the table of hotspots by article."""

from collections import Counter
from collections.abc import Iterator, Mapping

from geo.briefing.content.claim_lines import CLAIMS_HEADING, coded_claims
from geo.briefing.content.sheet import Sheet
from geo.briefing.content.silence import CELL_WORDS, SIGN_KEY, article_sign
from geo.briefing.exports.html_text import escape_html
from geo.selection.signs import SIGN_WORDS
from geo.text import counted

__all__ = ["contents", "excerpt_table"]


def contents(sheet: Sheet) -> Iterator[str]:
    """The headings of the page as links, each place with the number of its excerpts; none where there is one place.

    The findings of a briefing lead to its places already.
    """
    if len(sheet.part.dataset.hotspots if sheet.since is None else sheet.since.places) == 1:
        return
    yield '<nav class=contents aria-labelledby="contents">'
    yield "<h2 id=contents>Contents</h2>"
    if sheet.brief.collected is None:
        yield "<ul class=places>"
        for hotspot_id, name, words in _places(sheet):
            told = f"<span class=count>{escape_html(words)}</span>"
            yield f'<li><a href="#hotspot-{hotspot_id}" dir=auto>{escape_html(name)}</a> {told}</li>'
        yield "</ul>"
    ends = [("claims", CLAIMS_HEADING)] if coded_claims(sheet) else []
    ends += [("sources", "Sources"), ("about", "About this briefing")]
    links = (f'<li><a href="#{id_}">{heading}</a></li>' for id_, heading in ends)
    yield f"<ul>{''.join(links)}</ul>"
    yield "</nav>"


def _places(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Id, name and number of excerpts of each place shown; of what changed, what did."""
    if sheet.since is not None:
        yield from ((place.id, place.hotspot.name, place.words) for place in sheet.since.places)
        return
    for i, hotspot in sheet.part.dataset.hotspots.items():
        yield i, hotspot.name, counted(len(hotspot.excerpts), "excerpt")


def excerpt_table(sheet: Sheet) -> Iterator[str]:
    """Hotspots by article, with totals; where there is no excerpt, the cell says why."""
    shown = sheet.part.dataset.hotspots
    heads = (
        f'<th scope=col><a href="#source-{s.id}">[{s.number}]</a> '
        f"<span dir=auto>{escape_html(s.source.label)}</span></th>"
        for s in sheet.sources
    )
    yield f"<div class=scroll><table><caption>Excerpts by hotspot and article. {escape_html(SIGN_KEY)}</caption>"
    yield f"<thead><tr><th scope=col>Hotspot</th>{''.join(heads)}<th scope=col>All</th></tr></thead>"
    yield "<tbody>"
    totals: Counter[str] = Counter()
    for hotspot_id, hotspot in shown.items():
        counts = Counter(excerpt.source for excerpt in hotspot.excerpts)
        totals.update(counts)
        name = f'<th scope=row dir=auto><a href="#hotspot-{hotspot_id}">{escape_html(hotspot.name)}</a></th>'
        yield f"<tr>{name}{_cells(sheet, counts, hotspot_id)}</tr>"
    yield "</tbody>"
    if len(shown) > 1:
        yield f"<tfoot><tr><th scope=row>All, row by row</th>{_cells(sheet, totals, None)}</tr></tfoot>"
    yield "</table></div>"


def _cells(sheet: Sheet, counts: Mapping[str, int], hotspot_id: str | None) -> str:
    cells = (
        f"<td>{counts[s.id]}</td>" if counts.get(s.id) else _unquoted_cell(sheet, hotspot_id, s.id)
        for s in sheet.sources
    )
    return f"{''.join(cells)}<td><b>{sum(counts.values())}</b></td>"


def _unquoted_cell(sheet: Sheet, hotspot_id: str | None, source: str) -> str:
    sign = article_sign(sheet, source, hotspot_id)
    words, meaning = CELL_WORDS[sign], SIGN_WORDS[sign]
    return f"<td class=silent><span aria-hidden=true>{words}</span><span class=unseen>{meaning}</span></td>"

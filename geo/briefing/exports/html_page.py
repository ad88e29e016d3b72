"""The briefing as one HTML file: no script runs in it, nothing is fetched, every text of the data is escaped.

A content security policy says so to the browser. Pictures are `data:` URLs; anchors are `#hotspot-…`, `#excerpt-…` and
`#source-…`. The file prints on the paper that the printer has, A4 or Letter, with the marking in
the margin of every page.
"""

import base64
import hashlib
from collections.abc import Iterator
from html import escape as html_escape
from pathlib import Path

from geo.briefing.content.briefing_parts import ALTERED_LEAD, LINE_LEAD, BriefingPart, briefing_parts, has_overview
from geo.briefing.content.caption import alt_text, boundaries, caption, description, extent, made_by, source_summary
from geo.briefing.content.direction import closed_names, directed, html_direction
from geo.briefing.content.formats import Progress
from geo.briefing.content.imprint import HTML_ID, make_imprint, to_json
from geo.briefing.content.paper import Paper
from geo.briefing.content.quotations import Quotation, link_text
from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.briefing.content.silence import sign_aside
from geo.briefing.drawing.rendering import letting_go
from geo.briefing.exports.claims_section import html_claims
from geo.briefing.exports.findings import html_findings
from geo.briefing.exports.html_comparison import html_comparison
from geo.briefing.exports.html_contents import contents, excerpt_table
from geo.briefing.exports.html_text import escape_html, excerpt_anchor
from geo.briefing.figures.draw import Drawing, FigureFormat, draw_figure, render
from geo.briefing.figures.stamps import DRAFT, TLP_COLOURS
from geo.dataset.dates import date_text
from geo.errors import HotspotsError
from geo.selection.palette import css
from geo.text import visible

__all__ = ["to_html"]

NOTE = "Analyst’s note:"
CODING = "Analyst’s coding:"
DPI = 150
"""Of the pictures: sharp on paper and on screens of twice the usual density, 50 of them in some 10 MB."""

WIDE_MM = 200.0
TALL_MM = (115.0, 150.0, 200.0, 270.0, 400.0, 800.0)
"""Heights that are tried for the first figure: a page scrolls, so that a long list is never refused."""
SMALL = Paper(width_mm=170, height_mm=100, text_pt=8)
"""The picture of one hotspot."""

_STYLE = Path(__file__).with_name("brief.css")


def to_html(sheet: Sheet, progress: Progress | None = None) -> bytes:
    """The sheet as one page; UTF-8. `progress` is told after each hotspot how many are done, and of how many.

    Raises HotspotsError where a figure cannot be drawn.
    """
    with letting_go(progress) as told:
        return _page(sheet, told)


def _page(sheet: Sheet, told: Progress) -> bytes:
    drawing = _overview(sheet)
    said = caption(sheet, drawing.projection, drawing.notes)
    style = _STYLE.read_text("utf-8") + _margins(sheet)
    imprint = to_json(make_imprint(sheet, "html", said))
    parts = [
        *_head(sheet, style),
        "<body>",
        *_marks(sheet),
        "<main>",
        f"<h1 dir={html_direction(sheet.title)}>{escape_html(closed_names(sheet.title))}</h1>",
        f"<p class=subtitle>{escape_html(sheet.subtitle)}</p>",
        *html_findings(sheet, escape_html),
        *_figure(sheet, drawing, said),
        *html_comparison(sheet),
        *contents(sheet),
        *(excerpt_table(sheet) if sheet.since is None else ()),
        *_hotspots(sheet, told),
        *html_claims(sheet, escape_html),
        *_sources(sheet),
        *_about(sheet, drawing),
        "</main>",
        *_marks(sheet),
        f'<script type="application/json" id="{HTML_ID}">{imprint}</script>',
        "</body>",
        "</html>",
    ]
    return ("\n".join(parts) + "\n").encode()


def _head(sheet: Sheet, style: str) -> Iterator[str]:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="{escape_html(sheet.version)}">'
    yield f'<meta name="description" content="{escape_html(alt_text(sheet))}">'
    yield f"<title>{escape_html(sheet.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _margins(sheet: Sheet) -> str:
    """The rules that repeat marking and stamp on every printed page; each character is written by its number."""
    rules = ""
    if sheet.marking:
        colour = css(TLP_COLOURS.get(sheet.marking, (255, 255, 255)))
        look = f"content: {_css_text(sheet.marking)}; font: bold 10pt sans-serif; background: #000; color: {colour};"
        side = "right" if sheet.marking in TLP_COLOURS else "center"
        fit = "height: 7mm; vertical-align: middle; text-align: center; padding: 0 3mm; margin: auto 0;"
        rules += f"@page {{ @top-{side} {{ {look} {fit} }} @bottom-center {{ {look} {fit} }} }}\n"
        rules += f".marking {{ color: {colour}; }}\n"
    if sheet.brief.draft:
        rules += (
            f"@page {{ @top-left {{ content: {_css_text(DRAFT)}; font: bold 10pt sans-serif; color: #991b1b; }} }}\n"
        )
    return rules


def _css_text(text: str) -> str:
    return '"' + "".join(f"\\{ord(character):06x}" for character in " ".join(visible(text).split())) + '"'


def _marks(sheet: Sheet) -> Iterator[str]:
    if sheet.marking:
        kind = "marking tlp" if sheet.marking in TLP_COLOURS else "marking"
        yield f'<div class="{kind}" dir=auto>{escape_html(sheet.marking)}</div>'
    if sheet.brief.draft:
        yield f"<div class=draft>{DRAFT}</div>"


def _overview(sheet: Sheet) -> Drawing:
    """The figure of all that is shown, as high as it must be."""
    for tall in TALL_MM[:-1]:
        try:
            return draw_figure(sheet, Paper(width_mm=WIDE_MM, height_mm=tall, text_pt=8.5), compact=True)
        except HotspotsError:
            continue
    return draw_figure(sheet, Paper(width_mm=WIDE_MM, height_mm=TALL_MM[-1], text_pt=8.5), compact=True)


def _figure(sheet: Sheet, drawing: Drawing, said: str) -> Iterator[str]:
    yield "<figure>"
    yield _picture(sheet, drawing)
    projection = f"Projection: {drawing.projection}." if drawing.projection else ""
    short = f"{alt_text(sheet)} As of {date_text(sheet.as_of)}. {projection}"
    yield f"<figcaption>{escape_html(closed_names(short))}</figcaption></figure>"
    yield f"<details><summary>Caption, to copy</summary><p>{escape_html(closed_names(said))}</p></details>"
    told = "\n".join(escape_html(closed_names(line)) for line in description(sheet).splitlines())
    yield f"<details><summary>The figure in words</summary><p>{told}</p></details>"


def _picture(sheet: Sheet, drawing: Drawing) -> str:
    content = base64.b64encode(render(drawing, FigureFormat.PNG, DPI)).decode()
    width, height = (round(inches * 96) for inches in drawing.paper.inches)
    alt = escape_html(alt_text(sheet))
    return f'<img src="data:image/png;base64,{content}" width="{width}" height="{height}" alt="{alt}">'


def _hotspots(sheet: Sheet, told: Progress) -> Iterator[str]:
    parts = briefing_parts(sheet)
    for number, part in enumerate(parts, start=1):
        if part.section:
            yield f"<p class=part dir=auto>{escape_html(part.section)}</p>"
        yield from _hotspot(sheet, part)
        told(number, len(parts))


def _hotspot(sheet: Sheet, part: BriefingPart) -> Iterator[str]:
    hotspot_id, hotspot = part.hotspot, part.sheet.part.dataset.hotspots[part.hotspot]
    facts = f"Precision: {hotspot.precision.label}. {part.unquoted}".rstrip()
    yield f'<section class=hotspot id="hotspot-{hotspot_id}">'
    yield f"<h2 dir=auto>{escape_html(part.heading)}</h2>"
    yield f"<p class=facts>{escape_html(facts)}</p>"
    yield from _note(part.line, LINE_LEAD)
    yield from _note(hotspot.note)
    if has_overview(sheet):
        yield f"<figure>{_picture(part.sheet, draw_figure(part.sheet, SMALL, compact=True))}</figure>"
    for text in part.altered:
        yield _altered(text)
    for told in part.quotes:
        yield from _quotation(sheet, told, excerpt_anchor(sheet, hotspot_id, told.excerpt))
    yield "</section>"


def _quotation(sheet: Sheet, told: Quotation, anchor: str) -> Iterator[str]:
    source = next((s.source for s in sheet.sources if s.id == told.source), None)
    cite = escape_html((source.URL if source else None) or f"#source-{told.source}")
    runs = html_direction(f"“{told.quote}”")
    yield "<div class=quotation>"
    if told.mark:
        yield f"<p class=mark>{told.mark}</p>"
    yield f'<blockquote id="{anchor}" cite="{cite}"><p dir={runs}>“{escape_html(told.quote)}”</p></blockquote>'
    if told.said:
        rest = escape_html(told.said.removeprefix(told.speaker))
        yield f"<p class=said>— <b dir=auto>{escape_html(told.speaker)}</b>{rest}</p>"
    number, _, told_of = closed_names(told.reference).partition(" ")
    linked = f'<a href="#source-{told.source}">{number}</a>' if source else number
    yield (
        f"<p class=where>{linked} <span dir=ltr>{escape_html(told_of)}</span> · "
        f'<a href="#{anchor}">{escape_html(told.anchor)}</a></p>'
    )
    if told.altered:
        yield _altered(told.altered)
    yield from _note(told.coding, CODING)
    yield from _note(told.gloss)
    yield "</div>"


def _altered(text: str) -> str:
    return f"<p class=altered dir=auto><b>{ALTERED_LEAD}</b> {escape_html(text)}</p>"


def _note(text: str | None, lead: str = NOTE) -> Iterator[str]:
    if text:
        yield f"<aside dir=auto><b>{lead}</b> {escape_html(text)}</aside>"


def _sources(sheet: Sheet) -> Iterator[str]:
    yield "<section>"
    yield "<h2 id=sources>Sources</h2>"
    yield "<ol class=sources>"
    for source in sheet.sources:
        yield f'<li id="source-{source.id}"><b class=number>[{source.number}]</b>'
        yield f"<span dir={html_direction(source.citation)}>{_citation(source)}</span>"
        yield f"<p class=small>{_quoted_under(sheet, source)}</p>"
        yield from _note(source.source.note)
        yield "</li>"
    yield "</ol>"
    yield f"<p class=small>{escape_html(source_summary(sheet))}</p>"
    yield "</section>"


def _citation(source: NumberedSource) -> str:
    """The citation, its address as a link."""
    # Its marks of direction are forbidden in data, and so for `escape_html`.
    url, text = source.source.URL, directed(" ".join(visible(source.citation).split()))
    if url is None or url not in text:
        return html_escape(text, quote=True)
    before, _, after = text.rpartition(url)
    link = f'<a href="{escape_html(url)}" rel="noopener noreferrer">{escape_html(url)}</a>'
    gap = " " if before.endswith(" ") else ""
    return f"{html_escape(before.rstrip())}{gap}{link}{escape_html(after)}"


def _quoted_under(sheet: Sheet, source: NumberedSource) -> str:
    """Links back to every hotspot that the article speaks of."""
    back = [
        f'<a href="#hotspot-{i}" dir=auto>{escape_html(h.name)}</a>'
        for i, h in sheet.part.dataset.hotspots.items()
        if any(excerpt.source == source.id for excerpt in h.excerpts)
    ]
    return f"Quoted under {', '.join(back)}." if back else sign_aside(sheet, source.id)


def _about(sheet: Sheet, drawing: Drawing) -> Iterator[str]:
    link = escape_html(link_text(sheet))
    view = f' This view: <a href="{link}" rel="noopener noreferrer">{link}</a>' if link else ""
    yield "<section>"
    yield "<h2 id=about>About this briefing</h2>"
    yield f"<p>{escape_html(boundaries(sheet))}</p>"
    if drawing.notes:
        yield f"<ul class=small>{''.join(f'<li>{escape_html(note.text)}</li>' for note in drawing.notes)}</ul>"
    if drawing.projection:
        yield f"<p>{escape_html(extent(sheet))}</p>"
    if made_by(sheet):
        yield f"<p>{escape_html(made_by(sheet))}</p>"
    yield f"<p>{escape_html(sheet.version)}.{view}</p>"
    yield "</section>"

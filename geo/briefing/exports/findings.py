"""The findings of a briefing, before its first figure: a line each, with the analyst's own below it."""

from collections.abc import Callable, Iterator

from geo.briefing.content.briefing_parts import LINE_LEAD, briefing_parts, left_out_text
from geo.briefing.content.sheet import Sheet

__all__ = ["html_findings", "markdown_findings"]

_HEADING = "Findings"


def html_findings(sheet: Sheet, escape: Callable[[str], str]) -> Iterator[str]:
    """The findings as an HTML section, each with a link to its hotspot; nothing where nothing was collected."""
    if sheet.brief.collected is None:
        return
    yield f"<section class=findings><h2>{_HEADING}</h2><ol>"
    for part in briefing_parts(sheet):
        line = f"<aside dir=auto><b>{LINE_LEAD}</b> {escape(part.line)}</aside>" if part.line else ""
        yield f'<li><a href="#hotspot-{part.hotspot}" dir=auto>{escape(part.title)}</a>{line}</li>'
    yield "</ol>"
    if told := left_out_text(sheet):
        yield f"<p>{escape(told)}</p>"
    yield "</section>"


def markdown_findings(sheet: Sheet, escape: Callable[[str], str]) -> Iterator[str]:
    """The findings as a numbered list; nothing where nothing was collected."""
    if sheet.brief.collected is None:
        return
    yield f"## {_HEADING}"
    lines = []
    for number, part in enumerate(briefing_parts(sheet), start=1):
        told = f"  \n   *{LINE_LEAD} {escape(part.line)}*" if part.line else ""
        lines.append(f"{number}. {escape(part.title)}{told}")
    yield "\n".join(lines)
    if told := left_out_text(sheet):
        yield escape(told)

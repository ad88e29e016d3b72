"""The claims as a section of a page and of a Markdown text: the analyst's coding, each line with its excerpt.

A clause stands in italics and never in quote marks: none of its words are the article's.
"""

from collections.abc import Callable, Iterator

from geo.briefing.content.claim_lines import CLAIMS_HEADING, CLAIMS_LEAD, coded_claims
from geo.briefing.content.direction import html_direction
from geo.briefing.content.sheet import Sheet
from geo.selection.claiming import CODING

__all__ = ["html_claims", "markdown_claims"]

_COLUMNS = ("Claim", "Group", "Where", "When", "Said by", "Excerpt")


def html_claims(sheet: Sheet, escape: Callable[[str], str]) -> Iterator[str]:
    """A table with a row for each claim, which leads to its excerpt; nothing where there is none."""
    lines = coded_claims(sheet)
    if not lines:
        return
    yield "<section>"
    yield f"<h2 id=claims>{CLAIMS_HEADING}</h2>"
    yield f"<aside><b>{CODING}:</b> {escape(CLAIMS_LEAD)}</aside>"
    yield "<div class=scroll><table>"
    yield f"<thead><tr>{''.join(f'<th scope=col>{name}</th>' for name in _COLUMNS)}</tr></thead>"
    yield "<tbody>"
    for line in lines:
        texts = (line.row.quad.value, line.where, line.when or "–", line.said or "the article")
        cells = "".join(f"<td dir={html_direction(text)}>{escape(text)}</td>" for text in texts)
        link = f'<a href="#excerpt-{line.row.excerpt.id}">[{line.number}]</a>'
        head = f"<th scope=row dir={html_direction(line.clause)}><em>{escape(line.clause)}</em></th>"
        yield f"<tr>{head}{cells}<td>{link}</td></tr>"
    yield "</tbody></table></div>"
    yield "</section>"


def markdown_claims(sheet: Sheet, escape: Callable[[str], str]) -> Iterator[str]:
    """A heading, whose words they are, and a list; nothing where there is no claim."""
    lines = coded_claims(sheet)
    if not lines:
        return
    yield f"## {CLAIMS_HEADING}"
    yield f"*{CODING}: {escape(CLAIMS_LEAD)}*"
    yield "\n".join(f"- *{escape(str(line))}*; excerpt {line.row.excerpt.id}" for line in lines)

"""Claims in words: who does what to whom, where and when, who says so, and in which article."""

from dataclasses import dataclass

from geo.briefing.content.sheet import Sheet
from geo.dataset.dates import date_text
from geo.evidence.said_by import whose_words
from geo.selection.claiming import ClaimRow, phrase
from geo.selection.selection import FigureKind

__all__ = ["CLAIMS_HEADING", "CLAIMS_LEAD", "ClaimLine", "claim_lines", "coded_claims"]

CLAIMS_HEADING = "Who does what to whom"
"""Over the claims of a document."""
CLAIMS_LEAD = "what the excerpts state, and where it is done. None of these words are an article’s."
"""Stands behind `CODING` over them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimLine:
    """One claim as a document shows it; every text is one line and the analyst's own."""

    row: ClaimRow
    clause: str
    """`Russia accuses the United States`."""
    where: str
    """Names of the places, with a comma between two."""
    when: str
    """The date in words; empty where the text gives none."""
    said: str
    """Who says so; empty where the article itself does. How firmly, the clause says."""
    number: int
    """The article's number, that of the data file."""

    def __str__(self) -> str:
        """All of it: `Russia accuses the United States (Serbia; September 2020; A Minister, …) [1]`."""
        told = "; ".join(part for part in (self.where, self.when, self.said) if part)
        return f"{self.clause} ({told}) [{self.number}]"


def coded_claims(sheet: Sheet) -> tuple[ClaimLine, ...]:
    """The claims of what a sheet shows, each once, in the order of its hotspots; none beside what changed."""
    if sheet.kind is FigureKind.CHANGES:
        return ()
    dataset = sheet.whole.dataset
    numbers = {source.id: source.number for source in sheet.sources}
    return tuple(
        ClaimLine(
            row=row,
            clause=" ".join(phrase(row, dataset).split()),
            where=", ".join(" ".join(dataset.hotspots[place].name.split()) for place in row.places),
            when=date_text(row.date) if row.date else "",
            said=whose_words(row.excerpt),
            number=numbers[row.source],
        )
        for row in sheet.claims
    )


def claim_lines(sheet: Sheet) -> tuple[str, ...]:
    """The claims of what a sheet shows as a line each."""
    return tuple(map(str, coded_claims(sheet)))

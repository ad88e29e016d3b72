"""What documents say of one hotspot: each excerpt with its number, its anchor and the analyst's words beside it."""

from dataclasses import dataclass

from geo.briefing.content.sheet import NumberedSource, Sheet
from geo.dataset.claims import PASSING, Weight
from geo.dataset.clauses import claim_text
from geo.dataset.dates import date_text, span_text
from geo.dataset.event import Event
from geo.dataset.model import Basis, Dataset, Excerpt
from geo.evidence.citation import anchor_text, quote_with_citation
from geo.evidence.edition import Edition, in_source_order
from geo.evidence.said_by import MODE_WORDS, whose_words

__all__ = ["Quotation", "link_text", "published", "quotation", "quotation_of", "quoted_from"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """One excerpt as a document shows it; every text is one line."""

    excerpt: str
    """Its id."""
    number: int
    """The article's number, that of the data file."""
    source: str
    """The article's id."""
    quote: str
    """Verbatim, without quote marks."""
    reference: str
    """`[2] USIP 2019, June 2019`, and what is wrong with it where the quote is not verified."""
    speaker: str
    """Who says it, where it is not the article itself; else empty."""
    said: str
    """The speaker and the article's attitude, `Sergey Lavrov, as reported by the article`; empty without a speaker."""
    gloss: str
    """The analyst's words: what is reported and when, and the note; empty where there are none."""
    coding: str
    """The analyst's reading in sentences: whether it is a forecast or a threat, whether the hotspot is named in
    passing, who does what to whom; empty where it plainly states something of the hotspot."""
    anchor: str
    """Where the words stand in the document."""
    full: str
    """The quote in quote marks with its citation and its anchor."""
    mark: str = ""
    """What became of it, in a word or two, `Added`; empty where that is not what the document tells."""
    altered: str = ""
    """What is altered of it, field by field, and where else it stands; the program's words."""
    listed: bool = True
    """Whether its article is in the document's list of sources: one that is gone is not."""


def quotation(sheet: Sheet, hotspot_id: str) -> tuple[Quotation, ...]:
    """The excerpts of a hotspot that are shown, in the order of the articles.

    Raises KeyError for a hotspot that the sheet does not show.
    """
    numbered = {source.id: source for source in sheet.sources}
    excerpts = in_source_order(sheet.part.dataset, sheet.part.dataset.hotspots[hotspot_id])
    return tuple(quotation_of(sheet, hotspot_id, excerpt, numbered[excerpt.source]) for excerpt in excerpts)


def published(source: NumberedSource) -> str:
    """The date of an article as its citation has it: in square brackets where it is inferred, `n.d.` if unknown."""
    issued = source.source.issued
    if issued is None:
        return "n.d."
    return f"[{date_text(issued)}]" if source.source.basis.get("issued") == Basis.INFERRED else date_text(issued)


def link_text(sheet: Sheet) -> str:
    """The link that opens this view; empty where nobody has said where others find the map."""
    return sheet.link if sheet.has_link else ""


def quotation_of(sheet: Sheet, hotspot_id: str, excerpt: Excerpt, source: NumberedSource) -> Quotation:
    """One excerpt of an article as documents show it under a hotspot."""
    return quoted_from(sheet.whole, hotspot_id, excerpt, source)


def quoted_from(
    edition: Edition, hotspot_id: str, excerpt: Excerpt, source: NumberedSource, *, doubted: bool = True
) -> Quotation:
    """One excerpt of an edition under a hotspot; without `doubted` nothing is said of its check."""
    proof = edition.proof(excerpt)
    doubt = "" if proof.verified or not doubted else f"; wording not confirmed: {proof.state}"
    return Quotation(
        excerpt=excerpt.id,
        number=source.number,
        source=source.id,
        quote=_one_line(excerpt.quote),
        reference=f"[{source.number}] {_one_line(source.source.label)}, {published(source)}{doubt}",
        speaker=_one_line(excerpt.speaker or ""),
        said=whose_words(excerpt),
        gloss=" ".join(part for part in (_event(excerpt.event), _one_line(excerpt.note or "")) if part),
        coding=_one_line(_coding(edition.named, excerpt, hotspot_id)),
        anchor=anchor_text(source.source, proof),
        full=_one_line(quote_with_citation(excerpt, source.source, proof)),
    )


def _coding(dataset: Dataset, excerpt: Excerpt, hotspot_id: str) -> str:
    mode = MODE_WORDS[excerpt.mode].capitalize()
    passing = f"{dataset.hotspots[hotspot_id].name} is {PASSING}" if excerpt.weight is Weight.MENTION else ""
    claims = "; ".join(claim_text(dataset, claim, hotspot_id) for claim in excerpt.claims)
    return " ".join(f"{part}." for part in (mode, passing, claims) if part)


def _event(event: Event | None) -> str:
    """What is reported and when, as a sentence: the analyst read it out of the words."""
    if event is None:
        return ""
    span = span_text(event.date, event.until)
    return f"Event: {_one_line(event.name)}, {span}." if event.name else f"Event dated {span}."


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""Who says a quote and what it claims, as the panel shows it, and what the articles without a quote there have."""

from collections.abc import Iterator

from geo.dataset.claims import PASSING, Weight
from geo.dataset.clauses import claim_text
from geo.dataset.model import Dataset, Excerpt, Hotspot
from geo.dataset.named import names_speakers
from geo.evidence.said_by import ARTICLE, said_by
from geo.page.shared.markdown import escape_markdown
from geo.selection.filtering import Shown
from geo.selection.signs import SIGN_LEADS, Signs, signs

__all__ = ["claims_line", "others_lines", "said_line", "shown_signs"]


def said_line(dataset: Dataset, excerpt: Excerpt, hotspot: Hotspot) -> str:
    """Who says a quote, how firmly, and whether `hotspot` is only mentioned, as Markdown.

    Empty for a plain statement of the article in a file that names no speaker: there it goes without saying.
    """
    said = said_by(excerpt)
    if excerpt.speaker:
        whose = f"**{escape_markdown(excerpt.speaker)}**{escape_markdown(said.removeprefix(excerpt.speaker))}"
    elif names_speakers(dataset):
        whose = f"**{ARTICLE}**" + (f"; {said}" if said else "")
    else:
        whose = said.capitalize()
    mention = f"{escape_markdown(hotspot.name)} is {PASSING}." if excerpt.weight is Weight.MENTION else ""
    return " · ".join(part for part in (f"— {whose}" if whose else "", mention) if part)


def claims_line(dataset: Dataset, excerpt: Excerpt, hotspot_id: str) -> str:
    """The claims of an excerpt, marked as the analyst's, as Markdown; empty where none is coded."""
    claims = "; ".join(escape_markdown(claim_text(dataset, claim, hotspot_id)) for claim in excerpt.claims)
    return f"**Analyst’s coding:** {claims}" if claims else ""


def others_lines(dataset: Dataset, shown: Shown, hotspot_id: str) -> Iterator[str]:
    """The articles that have no quote here, by what they have instead, as Markdown: a line for each sign."""
    found = shown_signs(dataset, shown)
    for sign, words in SIGN_LEADS.items():
        if articles := found.articles(hotspot_id, tuple(dataset.sources), sign):
            yield f"{words}: {escape_markdown(', '.join(dataset.sources[s].label for s in articles))}."


def shown_signs(dataset: Dataset, shown: Shown) -> Signs:
    """What each article has on each hotspot; that one is silent is said only where no filter hides anything."""
    found = signs(dataset, shown)
    everything = shown.excerpts == shown.total_excerpts and len(shown.sources) == shown.total_sources
    return found if everything else found.without_silence()

"""Who says a quote and what it claims, as the panel shows it, and what the articles without a quote there have."""

from collections import Counter
from collections.abc import Iterator

from geo.dataset.claims import PASSING, Weight
from geo.dataset.clauses import claim_text
from geo.dataset.model import Dataset, Excerpt, Hotspot
from geo.dataset.named import names_speakers
from geo.evidence.said_by import ARTICLE, said_by
from geo.page.shared.markdown import escape_markdown
from geo.selection.filtering import Shown
from geo.selection.signs import SIGN_LEADS, Sign, Signs, signs
from geo.text import counted

__all__ = ["claims_line", "not_shown", "others_lines", "said_line", "shown_signs"]

FILTER_OR_NOT = "Not quoted here, filter or no filter"
"""How the articles are led that have no excerpt here, while a filter hides something."""

WITHIN_ONLY = "only of a place within it"
"""What a filter hides of an article that has excerpts of places within a hotspot and none of the hotspot itself."""


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
    """What is not to be read here, by what the articles have instead, as Markdown: a line for each sign.

    What the filters hide is told to the excerpt, of articles too that have others shown. Beside a filter the articles
    that have nothing here are not said to have no excerpt, which would sound as if the filter made it so.
    """
    found = shown_signs(dataset, shown)
    for sign, words in SIGN_LEADS.items():
        articles = [dataset.sources[s].label for s in found.articles(hotspot_id, tuple(dataset.sources), sign)]
        if sign is Sign.HIDDEN:
            articles = not_shown(dataset, shown, hotspot_id)
        if articles:
            lead = FILTER_OR_NOT if sign is Sign.NO_EXCERPT and _filtered(dataset, shown) else words
            yield f"{lead}: {escape_markdown(', '.join(articles))}."


def not_shown(dataset: Dataset, shown: Shown, hotspot_id: str) -> list[str]:
    """What the filters hide of a hotspot: `Gazette 2020 (2 excerpts)`, in the order of the articles."""
    every = Counter(e.source for e in dataset.hotspots[hotspot_id].excerpts)
    left = shown.hotspots.get(hotspot_id)
    hidden = every - Counter(e.source for e in left.excerpts) if left else every
    within = signs(dataset, shown).articles(hotspot_id, tuple(dataset.sources), Sign.HIDDEN)
    return [
        f"{source.label} ({counted(hidden[id_], 'excerpt') if hidden[id_] else WITHIN_ONLY})"
        for id_, source in dataset.sources.items()
        if hidden[id_] or id_ in within
    ]


def shown_signs(dataset: Dataset, shown: Shown) -> Signs:
    """What each article has on each hotspot; that one is silent is said only where no filter hides anything."""
    found = signs(dataset, shown)
    return found.without_silence() if _filtered(dataset, shown) else found


def _filtered(dataset: Dataset, shown: Shown) -> bool:
    """Whether a filter hides anything: an excerpt under one of its hotspots, or an article without any."""
    left = sum(len(h.excerpts) for h in shown.hotspots.values())
    return left < sum(len(h.excerpts) for h in dataset.hotspots.values()) or len(shown.sources) < shown.total_sources

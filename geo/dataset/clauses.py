"""Claims in words: who does what to whom, as a clause in the analyst's words."""

import re

from geo.dataset.claims import EVENT_VERBS, Claim, EventType, Mode
from geo.dataset.dates import date_text
from geo.dataset.model import Dataset
from geo.dataset.named import actor_name

__all__ = ["claim_text", "clause", "verb"]

_WITH_ARTICLE = re.compile(
    r"(?:United|European|African) \S+|.*\b(?:Arctic|Balkans|Emirates|Gulf of \S+|Himalayas|Islands|Middle East|Ocean"
    r"|Pacific|Philippines|Quad|Republic|Sea|Sea of \S+|States|Strait|Union|West|border)"
)
"""Names that have an article in a sentence: `the United States`, `the South China Sea`."""

_AMONG = frozenset((EventType.AGREE, EventType.ASSAULT, EventType.CONSULT, EventType.COOPERATE))
"""What several do to or with each other where nobody else is named; of an assault, PLOVER says so too."""

_SEVERAL = re.compile(r".*\b(?:allies|countries|nations|powers|states)")
"""Names that stand for several: `Western states`. The `States` of a name such as `United States` are one."""

_NEEDS_OBJECT = frozenset(event for event, (one, _) in EVENT_VERBS.items() if " " not in one)
"""What is always done to somebody: no preposition that could be left out with whom it is done to."""


def clause(dataset: Dataset, claim: Claim, mode: Mode = Mode.STATED) -> str:
    """The claim as a clause: `Russia accuses the United States`, `China will aid Serbia`.

    Without a full stop, and without place, date and context. It begins with a capital letter.
    """
    several = len(claim.who) > 1 or _SEVERAL.fullmatch(actor_name(dataset, claim.who[0])) is not None
    text = f"{_listed(dataset, claim.who)} {verb(claim.does, mode, several=several)}{_object(dataset, claim)}"
    return f"{text[0].upper()}{text[1:]}"


def claim_text(dataset: Dataset, claim: Claim, under: str) -> str:
    """A claim with its place, contexts and date; `under` is the id of the hotspot of its excerpt, not named again.

    `Russia accuses the United States, about South-East Asia (diplomatic, 11 September 2020)`.
    """
    place = f", about {dataset.hotspots[claim.about].name}" if claim.about not in {None, under} else ""
    asides = [context.value.replace("-", " ") for context in claim.context]
    asides += [date_text(claim.date)] if claim.date else []
    return f"{clause(dataset, claim)}{place}" + (f" ({', '.join(asides)})" if asides else "")


def verb(event: EventType, mode: Mode = Mode.STATED, *, several: bool = False) -> str:
    """What is done in a word or two, without its preposition: `accuses`, `accuse`, `would accuse`, `will accuse`."""
    one, many = (form.partition(" ")[0] for form in EVENT_VERBS[event])
    match mode:
        case Mode.STATED:
            return many if several else one
        case Mode.CONDITIONAL:
            return f"would {many}"
        case Mode.FORECAST | Mode.PROMISE | Mode.THREAT:
            return f"will {many}"


def _object(dataset: Dataset, claim: Claim) -> str:
    preposition = EVENT_VERBS[claim.does][0].partition(" ")[2]
    if claim.whom:
        return f" {preposition} {_listed(dataset, claim.whom)}" if preposition else f" {_listed(dataset, claim.whom)}"
    if claim.does in _AMONG and len(claim.who) > 1:
        return f" {preposition} each other" if preposition else " each other"
    return " (whom is not coded)" if claim.does in _NEEDS_OBJECT else ""


def _listed(dataset: Dataset, actors: tuple[str, ...]) -> str:
    *first, last = (_in_sentence(actor_name(dataset, actor)) for actor in actors)
    return f"{', '.join(first)} and {last}" if first else last


def _in_sentence(name: str) -> str:
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name) else name

"""Whom a file names: actors, which are listed or are hotspots, and speakers; and a claim in words."""

from geo.dataset.claims import EVENT_VERBS, Claim
from geo.dataset.dates import date_text
from geo.dataset.model import Dataset, Excerpt

__all__ = ["ARTICLE_SPEAKS", "actor_name", "actors_named", "actors_of", "claim_text", "speakers_named"]

ARTICLE_SPEAKS = "-"
"""Stands in a filter or a link for "the article itself speaks"; never a speaker, since it would be no name."""


def actors_of(excerpt: Excerpt) -> tuple[str, ...]:
    """Whom an excerpt or one of its claims names, each once: names of `about.actors` and ids of hotspots."""
    claimed = (actor for claim in excerpt.claims for actor in (*claim.who, *claim.whom))
    return tuple(dict.fromkeys((*excerpt.actors, *claimed)))


def actors_named(dataset: Dataset) -> tuple[str, ...]:
    """Every actor of the file: those of `about.actors`, then the ids of hotspots that act, in the file's order."""
    acting = {actor for spot in dataset.hotspots.values() for e in spot.excerpts for actor in actors_of(e)}
    listed = dataset.about.actors
    return (*listed, *(id_ for id_ in dataset.hotspots if id_ in acting and id_ not in listed))


def actor_name(dataset: Dataset, actor: str) -> str:
    """An actor's name for a reader: as it is listed, or the name of the hotspot."""
    if actor in dataset.about.actors or actor not in dataset.hotspots:
        return actor
    return dataset.hotspots[actor].name


def speakers_named(dataset: Dataset) -> tuple[str, ...]:
    """Every speaker of the file, in alphabetical order without regard to case."""
    speakers = {e.speaker for spot in dataset.hotspots.values() for e in spot.excerpts if e.speaker}
    return tuple(sorted(speakers, key=lambda name: (name.casefold(), name)))


def claim_text(dataset: Dataset, claim: Claim, under: str) -> str:
    """A claim in words; `under` is the id of the hotspot that its excerpt stands under, which is not named again.

    `Russia accuses United States, about South-East Asia (diplomatic, 11 September 2020)`.
    """
    verb = EVENT_VERBS[claim.does][len(claim.who) > 1]
    # Every verb with a preposition is two words, and the preposition goes where nobody is named.
    verb = verb if claim.whom else verb.split()[0]
    done = " ".join(part for part in (_listed(dataset, claim.who), verb, _listed(dataset, claim.whom)) if part)
    place = f", about {dataset.hotspots[claim.about].name}" if claim.about not in {None, under} else ""
    asides = [context.value.replace("-", " ") for context in claim.context]
    asides += [date_text(claim.date)] if claim.date else []
    return f"{done}{place}" + (f" ({', '.join(asides)})" if asides else "")


def _listed(dataset: Dataset, actors: tuple[str, ...]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *others, last = [actor_name(dataset, actor) for actor in actors] or [""]
    return f"{', '.join(others)} and {last}" if others else last

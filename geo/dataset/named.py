"""Whom a file names: actors, which are listed or are hotspots, speakers, and articles by their numbers."""

from geo.dataset.model import Dataset, Excerpt

__all__ = [
    "ARTICLE_SPEAKS",
    "actor_name",
    "actors_named",
    "actors_of",
    "names_speakers",
    "source_number",
    "speakers_named",
]

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


def source_number(dataset: Dataset, source: str) -> int:
    """The number of an article: its place in the file, from 1. Raises ValueError for one that is not in it."""
    return list(dataset.sources).index(source) + 1


def source_sign(dataset: Dataset, source: str) -> str:
    """The number of an article as it stands beside what is quoted of it: `[3]`."""
    return f"[{source_number(dataset, source)}]"


def names_speakers(dataset: Dataset) -> bool:
    """Whether the file names a speaker at all."""
    return any(e.speaker for spot in dataset.hotspots.values() for e in spot.excerpts)


def speakers_named(dataset: Dataset) -> tuple[str, ...]:
    """Every speaker of the file, in alphabetical order without regard to case."""
    speakers = {e.speaker for spot in dataset.hotspots.values() for e in spot.excerpts if e.speaker}
    return tuple(sorted(speakers, key=lambda name: (name.casefold(), name)))

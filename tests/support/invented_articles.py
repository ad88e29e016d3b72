"""The invented articles of `tests/data/proposals/invented/`, and how what is proposed for one is counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from repository import TEST_DATA

from geo.dataset.model import Dataset
from geo.proposals.cues import opening
from geo.proposals.proposal import Strength, Suggestions
from geo.proposals.propose import propose

FOLDER = TEST_DATA / "proposals" / "invented"
DEVELOPMENT = (
    "wire-gulf", "essay-sahel", "digest-balkans", "interview-steppe", "brief-islands", "newsletter-monday",
    "longread-strait", "lists-votes", "incident-quarter", "interview-cables", "history-canals", "briefing-ministry",
)  # fmt: skip
HELD_OUT = (
    "oped-straits", "wire-caribbean", "essay-north", "digest-horn", "wire-sahara", "oped-doctrine", "statement-astana",
    "interview-sealanes", "history-two-retreats",
)  # fmt: skip
SOURCE = "invented"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text, and the ids of the hotspots and new places of each sentence by where its words begin (code points)."""

    text: str
    sentences: dict[int, frozenset[str]]


def article(name: str) -> Article:
    """An article with its labels."""
    text, sentences = "", {}
    for block in (FOLDER / f"{name}.txt").read_text("utf-8").strip().split("\n\n"):
        gap = "\n\n" if text else ""
        for line in block.splitlines():
            if line.startswith("# "):
                text += gap + line.removeprefix("# ")
                continue
            ids, _, sentence = line.partition("| ")
            text += gap or ("\n" if sentence.startswith("•") else " ")
            gap = ""
            sentences[len(text) + opening(sentence)] = frozenset(ids.split())
            text += sentence
    return Article(text=text, sentences=sentences)


def counts(dataset: Dataset, name: str) -> tuple[Counter[str], Counter[str]]:
    """How many pairs of sentence and hotspot are right, wrong and missed: for hotspots of the data, for new places."""
    labelled = article(name)
    found = propose(dataset, SOURCE, labelled.text)
    proposed: dict[int, set[str]] = {start: set() for start in labelled.sentences}
    for one in found.every:
        if one.strength >= Strength.MEDIUM:
            proposed.setdefault(one.start, set()).add(one.hotspot)
    old: Counter[str] = Counter()
    new: Counter[str] = Counter()
    for start, ids in proposed.items():
        truth = labelled.sentences.get(start, frozenset())
        around = frozenset(_around(dataset, found, truth)) - truth
        for id_ in (ids | truth) - around:
            what = "missed" if id_ not in ids else "right" if id_ in truth else "wrong"
            (old if id_ in dataset.hotspots else new)[what] += 1
    return old, new


def _around(dataset: Dataset, found: Suggestions, ids: frozenset[str]) -> Iterator[str]:
    """The hotspots that hold a new place: a sentence may as well be put there."""
    at = [place.parent for place in found.new_places if place.id in ids]
    while at:
        parent = at.pop()
        if parent is not None:
            yield parent
            at.append(dataset.hotspots[parent].parent)

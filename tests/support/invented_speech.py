"""The invented articles of `tests/data/proposals/speech/`: who says each sentence, set before any rule was tried."""

from collections.abc import Iterable
from dataclasses import dataclass

from repository import TEST_DATA

from geo.dataset.claims import Mode, Stance
from geo.dataset.statement_checks import KnownSpeakers
from geo.proposals.paragraphs import paragraphs
from geo.proposals.sentences import sentences_of
from geo.proposals.speech import Speech
from geo.proposals.voice import Voice

FOLDER = TEST_DATA / "proposals" / "speech"
DEVELOPMENT = ("wire-harbour", "essay-corridor", "digest-straits", "speech-summit")
HELD_OUT = ("oped-alliance", "interview-grain")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenSentence:
    """A labelled sentence; code points of the article's text, end exclusive."""

    start: int
    end: int
    text: str
    speaker: str | None
    stance: Stance
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenArticle:
    """A text with its labels."""

    text: str
    sentences: tuple[SpokenSentence, ...]


def spoken_article(name: str) -> SpokenArticle:
    """An article with its labels."""
    text, found = "", []
    for block in (FOLDER / f"{name}.txt").read_text("utf-8").strip().split("\n\n"):
        gap = "\n\n" if text else ""
        for line in block.splitlines():
            label, _, sentence = line.partition("| ")
            speaker, stance, mode = (*(part.strip() for part in label.split(";")), "", "")[:3]
            text += gap or " "
            gap = ""
            text = text.removeprefix(" ")
            who = None if speaker == "-" else speaker
            found.append(
                SpokenSentence(
                    start=len(text),
                    end=len(text) + len(sentence),
                    text=sentence,
                    speaker=who,
                    stance=Stance(stance) if stance else Stance.REPORTS if who else Stance.ASSERTS,
                    mode=Mode(mode or "stated"),
                )
            )
            text += sentence
    return SpokenArticle(text=text, sentences=tuple(found))


def speech_of(text: str, *, authors: Iterable[str] = (), known: Iterable[str] = ()) -> Speech:
    """Who says what in a text of which nothing else is known than its authors and the map's speakers."""
    parts = [sentences_of(text, one) for one in paragraphs(text) if not one.heading]
    return Speech(text, parts, authors=authors, known=KnownSpeakers(known))


def voice_of(text: str) -> Voice:
    """Who says the whole of a short text."""
    return speech_of(text).at(0, len(text))

"""How well it is proposed who says an excerpt: precision and recall of "this is not the article's own claim".

    python tests/benchmarks/bench_speech.py

Truth is the coding of the shipped data file, one line for each distinct excerpt: whether it names a speaker, which one,
with which stance and mode. What is proposed for the excerpt's place in its document knows nothing of that coding, not
even how it spells a speaker. A speaker is named right where both are the same but for case, `the` and accents, or one
is the other's last word (`Lavrov`).

The rules were made on invented articles (`tests/data/proposals/speech/`, two of six held out); docs/benchmarks.md says
how often this was looked at. Expected: precision of 0.85, recall of 0.75.
"""

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from invented_speech import DEVELOPMENT, HELD_OUT, speech_of, spoken_article  # noqa: E402  after the path to it

from geo.dataset.loader import load  # noqa: E402
from geo.dataset.model import Dataset, Excerpt  # noqa: E402
from geo.evidence.anchor import Haystack, locate  # noqa: E402
from geo.places.recogniser import Recogniser  # noqa: E402
from geo.proposals.sections import sections  # noqa: E402
from geo.proposals.speech import Speech  # noqa: E402
from geo.proposals.voice import Voice  # noqa: E402

DOCUMENTS = ROOT.parent / "shared" / "documents"
PRECISION, RECALL = 0.85, 0.75
SHOWN = "--show"
"""Also prints what is not right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Numbers of excerpts or sentences."""

    all: int = 0
    right: int = 0
    """Of those that name a speaker, how many are found to be somebody else's."""
    wrong: int = 0
    missed: int = 0
    named: int = 0
    """Of the right ones, how many with the right speaker."""
    stance: int = 0
    """Of the right ones."""
    mode: int = 0
    """Of all."""

    def __add__(self, other: "Tally") -> "Tally":
        pairs = {key: getattr(self, key) + getattr(other, key) for key in Tally.__slots__}
        return Tally(**pairs)

    @property
    def precision(self) -> float:
        """Of what is proposed as somebody else's, the share that is."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what is somebody else's, the share that is proposed so."""
        return self.right / max(1, self.right + self.missed)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.2f}  R {self.recall:.2f}  of {self.right + self.missed} not its own; speaker right "
            f"{self.named}/{self.right}, stance {self.stance}/{self.right}; mode {self.mode}/{self.all}"
        )


def tally(voice: Voice, truth: Excerpt | Voice) -> Tally:
    """One excerpt's line."""
    both = voice.speaker is not None and truth.speaker is not None
    return Tally(
        all=1,
        right=both,
        wrong=voice.speaker is not None and truth.speaker is None,
        missed=voice.speaker is None and truth.speaker is not None,
        named=both and same_speaker(voice.speaker or "", truth.speaker or ""),
        stance=both and voice.stance is truth.stance,
        mode=voice.mode is truth.mode,
    )


def same_speaker(one: str, other: str) -> bool:
    first, second = (
        "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
        .removeprefix("the ").split()
        for name in (one, other)
    )  # fmt: skip
    return first == second or (min(len(first), len(second)) == 1 and first[-1] == second[-1])


def speech_in(dataset: Dataset, source_id: str, text: str) -> Speech:
    """Who says what in a document, without a word of its coding."""
    places = Recogniser(dataset).find(text)
    parts = [[(one.start, one.end) for one in part.sentences] for part in sections(text, places)]
    authors = [str(name) for name in dataset.sources[source_id].author or ()]
    return Speech(text, parts, places={place.text for place in places}, authors=authors)


def coded(dataset: Dataset, source_id: str, text: str) -> Iterator[tuple[Excerpt, int, int]]:
    """The distinct excerpts of a source with where they stand in its document."""
    haystack = Haystack(text)
    found = {e.id: e for spot in dataset.hotspots.values() for e in spot.excerpts if e.source == source_id}
    for excerpt in found.values():
        anchor = locate(haystack, excerpt.quote)
        if anchor.start is not None and anchor.end is not None:
            yield excerpt, anchor.start, anchor.end


def on_document(dataset: Dataset, source_id: str, *, show: bool = False) -> Tally:
    """The tally of one document against the data file's coding."""
    text = (DOCUMENTS / dataset.sources[source_id].document).read_bytes().decode()
    speech, total = speech_in(dataset, source_id, text), Tally()
    for excerpt, start, end in coded(dataset, source_id, text):
        voice = speech.at(start, end)
        one = tally(voice, excerpt)
        total += one
        if show and (one.wrong or one.missed or one.named < one.right or one.stance < one.right or not one.mode):
            sys.stdout.write(
                f"  {excerpt.quote[:70]!r}\n    {excerpt.speaker} {excerpt.stance} {excerpt.mode}\n    {voice}\n"
            )
    return total


def on_invented(names: tuple[str, ...]) -> Tally:
    """The tally of invented articles, sentence by sentence."""
    total = Tally()
    for name in names:
        article = spoken_article(name)
        speech = speech_of(article.text)
        for one in article.sentences:
            truth = Voice(speaker=one.speaker, stance=one.stance, mode=one.mode)
            total += tally(speech.at(one.start, one.end), truth)
    return total


def main() -> int:
    """Print a line for each document; 1 where less is reached than expected."""
    out = sys.stdout
    for title, names in (("invented, seen", DEVELOPMENT), ("invented, held out", HELD_OUT)):
        out.write(f"{title:<22}{on_invented(names)}\n")
    if not DOCUMENTS.is_dir():
        out.write("the documents are not here: nothing more to measure\n")
        return 0
    dataset, total = load(ROOT / "data" / "hotspots.yaml").dataset, Tally()
    for source_id in dataset.sources:
        one = on_document(dataset, source_id, show=SHOWN in sys.argv)
        total += one
        out.write(f"{source_id:<22}{one}\n")
    out.write(f"{'all documents':<22}{total}\n")
    reached = total.precision >= PRECISION and total.recall >= RECALL
    out.write(f"expected: P {PRECISION}, R {RECALL}; {'reached' if reached else 'NOT REACHED'}\n")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())

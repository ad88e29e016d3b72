"""How well and how fast places are found in texts.

    python tests/benchmarks/bench_places.py

- Precision, recall and F1 of spans on the labelled sample in `tests/data/places/` (invented news of four styles; both
  ends must be right), with and without demonyms. The development halves were looked at while the rules were written,
  the held-out halves were not; the messy halves have what makes news hard. A text written for a sample is tidier than
  news: expect less of news.
- Characters a second on one core over the sample's texts again and again: of finding the names alone (expected: at
  least 5 million), and of the whole, beside `str.find` of one name that is not there. The best of the rounds counts.
  The sample names a place every 34 characters, twice as often as articles do; the whole takes a time for each place.
- Seconds of processor time until the first text is answered, after the imports (at most 0.3).

No chance is in it: no generator, no seed.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from place_sample import PARTS, STYLES, Labelled, counts, f1, texts  # noqa: E402  after the path to the package

from geo.places.gazetteer import gazetteer  # noqa: E402
from geo.places.name_finder import NameFinder  # noqa: E402
from geo.places.recogniser import Recogniser  # noqa: E402
from geo.places.spelling import matching_form, unshouted  # noqa: E402

ROUNDS = 5
COPIES = 100
out = sys.stdout


def took(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def line(name: str, recogniser: Recogniser, part: list[Labelled], *, demonyms: bool) -> str:
    total: Counter[str] = sum((counts(recogniser, text, demonyms=demonyms) for text in part), Counter())
    precision = total["right"] / (total["right"] + total["wrong"])
    recall = total["right"] / (total["right"] + total["missed"])
    return f"{name:<12} {precision:.3f}  {recall:.3f}  {f1(total):.3f}"


def quality(recogniser: Recogniser) -> None:
    for part in PARTS:
        for demonyms in (True, False):
            every = list(texts(part))
            out.write(f"{part}, {'with' if demonyms else 'without'} demonyms\n{'':<12} P      R      F1\n")
            for style in STYLES:
                chosen = [text for text in every if text.style == style]
                out.write(f"{line(style, recogniser, chosen, demonyms=demonyms)}\n")
            out.write(f"{line('all', recogniser, every, demonyms=demonyms)}\n\n")


def speed(recogniser: Recogniser) -> None:
    articles = [text.text for part in PARTS for text in texts(part)]
    size = COPIES * sum(map(len, articles))
    known = gazetteer()
    finder = NameFinder(known.names)

    def repeat(work: Callable[[str], object]) -> float:
        return min(took(lambda: [work(text) for _ in range(COPIES) for text in articles]) for _ in range(ROUNDS))

    floor = repeat(lambda text: text.find("Nowhere-upon-Sea"))
    names = repeat(lambda text: finder.find(unshouted(matching_form(text), known.acronyms)))
    whole = min(took(lambda: [recogniser.find(text) for text in articles]) for _ in range(ROUNDS)) * COPIES
    out.write(f"str.find of one name: {size / floor / 1e6:,.0f} M characters/s\n")
    rate = size / names / 1e6
    out.write(
        f"finding {len(known.names):,} names: {rate:,.1f} M characters/s (at least 5), {names / floor:.0f} x str.find\n"
    )
    out.write(f"whole: {size / whole / 1e6:,.2f} M characters/s, {whole / names:.0f} x finding the names\n")


def main() -> None:
    first = took(lambda: Recogniser().find("Nairobi"))
    recogniser = Recogniser()
    quality(recogniser)
    speed(recogniser)
    out.write(f"first answer: {first:.2f} s (at most 0.3)\n")


if __name__ == "__main__":
    main()

"""How many quotes a second are verified on one core, against plain `str.find` on the same quotes.

    python tests/benchmarks/bench_verify.py

Documents are invented: 200 of about 6,000 code points, typeset like news articles, from a fixed seed, 25 quotes
each. Floor and measurement alternate in one process; the best of the rounds counts. Expected: 5,000 quotes/s.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from geo.evidence.anchor import Anchor
from geo.evidence.proof import verify_text

SEED = 2020
DOCUMENTS = 200
QUOTES = 25
ROUNDS = 3
EXPECTED = 5_000

Corpus = list[tuple[str, list[str]]]


def sentence(chance: random.Random, vocabulary: list[str]) -> str:
    words = chance.choices(vocabulary, k=chance.randint(12, 34))
    for at in chance.sample(range(1, len(words) - 1, 2), 3):
        words[at] = chance.choice(["“{}”", "{} —", "{},", "{}’s", "non-{}", "{} 1,250"]).format(words[at])
    return " ".join(words).capitalize() + "."


def corpus(edit: Callable[[str, random.Random], str]) -> Corpus:
    chance = random.Random(SEED)
    letters = "aaabcdeeeefghiiklmnooprssttuvw"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(4_000)]
    made = []
    for _ in range(DOCUMENTS):
        sentences = [sentence(chance, vocabulary) for _ in range(36)]
        text = "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))
        made.append((text, [edit(quote, chance) for quote in chance.sample(sentences, QUOTES)]))
    return made


def unchanged(quote: str, _: random.Random) -> str:
    return quote


def retyped(quote: str, _: random.Random) -> str:
    return quote.replace("“", '"').replace("”", '"').replace("’", "'").replace(" —", "--").replace(" ", "\xa0", 2)


def altered(quote: str, chance: random.Random) -> str:
    words = quote.split()
    words.insert(chance.randrange(1, len(words) - 1), "not")
    return " ".join(words)


def mixed(quote: str, chance: random.Random) -> str:
    return chance.choices([unchanged, retyped, altered], weights=[80, 18, 2])[0](quote, chance)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def verify_all(made: Corpus) -> list[tuple[Anchor, ...]]:
    return [verify_text(text, quotes) for text, quotes in made]


def find_all(made: Corpus) -> list[int]:
    return [text.find(quote) for text, quotes in made for quote in quotes]


def measure(edit: Callable[[str, random.Random], str]) -> tuple[float, str]:
    """Quotes a second, and the line that says so."""
    made = corpus(edit)
    floor = best = float("inf")
    for _ in range(ROUNDS):
        floor = min(floor, seconds(lambda: find_all(made)))
        best = min(best, seconds(lambda: verify_all(made)))
    states = Counter(anchor.state.value for anchors in verify_all(made) for anchor in anchors)
    shown = ", ".join(f"{count:,} {state}" for state, count in states.most_common())
    total = DOCUMENTS * QUOTES
    rates = f"{total / best:>10,.0f}{DOCUMENTS / best:>13,.0f}{total / floor:>12,.0f}{best / floor:>8.1f}"
    return total / best, f"{edit.__name__:<12}{shown:<44}{rates}\n"


def main() -> int:
    """Print a line for each kind of quote; 1 where the mixed ones are slower than expected."""
    out = sys.stdout
    out.write(f"{DOCUMENTS} documents, {DOCUMENTS * QUOTES:,} quotes, best of {ROUNDS} rounds, seed {SEED}\n")
    out.write(f"{'quotes':<12}{'states':<44}{'quotes/s':>10}{'documents/s':>13}{'str.find/s':>12}{'ratio':>8}\n")
    for edit in (unchanged, retyped, altered, mixed):
        rate, line = measure(edit)
        out.write(line)
    out.write(
        f"expected of the mixed ones: {EXPECTED:,} quotes/s; {'reached' if rate >= EXPECTED else 'NOT REACHED'}\n"
    )
    return 0 if rate >= EXPECTED else 1


if __name__ == "__main__":
    sys.exit(main())

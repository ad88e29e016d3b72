"""How well quotes are found again in changed documents, and how fast, against plain `str.find`.

    python tests/benchmarks/bench_anchor.py [FOLDER]

Two hundred sentences are drawn, from the articles in FOLDER (default: the five beside the repository) or, where there
are none, from invented ones. The document of each is changed in fifteen ways, one at a time, and the sentence looked
for with the selectors of the unchanged one. (A letter swapped with its like, or a word replaced by itself, is no
change and verified.) Generator and seed: tests/support/changed_text.py. Floor and measurement
alternate in one process; the best of the rounds counts.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

import changed_text as made  # noqa: E402  found by the line above

from geo.evidence.anchor import Anchor, Haystack, context, locate  # noqa: E402
from geo.evidence.proof import VERIFIED, verify_text  # noqa: E402

SENTENCES = 200
PHRASES = 200
ROUNDS = 3
DOCUMENTS_A_SECOND, QUOTES_A_SECOND, MS_A_QUOTE = 200, 5_000, 5.0
LIKE_ENOUGH = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Counts of one kind of change."""

    verified: int
    located: int
    """With at least nine tenths of the span, intersection over union."""
    exact: int
    """With the exact span."""


def again(quoted: made.Quoted, text: str, *, hints: bool = True) -> Anchor:
    """The anchor of a sentence in another version of its text, as `hotspots verify --update` looks for it."""
    if not hints:
        return locate(Haystack(text), quoted.words)
    prefix, suffix = context(quoted.text, quoted.start, quoted.end)
    return locate(Haystack(text), quoted.words, hint=quoted.start, prefix=prefix, suffix=suffix)


def found_again(quotes: Sequence[made.Quoted], kind: made.Kind, *, hints: bool = True) -> Found:
    verified = located = exact = 0
    for number, quoted in enumerate(quotes):
        changed = kind(quoted, random.Random(made.SEED * 1_000 + number))
        anchor = again(quoted, changed.text, hints=hints)
        verified += anchor.state in VERIFIED
        if anchor.start is None or anchor.end is None:
            continue
        both = max(0, min(anchor.end, changed.end) - max(anchor.start, changed.start))
        located += both / (max(anchor.end, changed.end) - min(anchor.start, changed.start)) >= LIKE_ENOUGH
        exact += (anchor.start, anchor.end) == (changed.start, changed.end)
    return Found(verified=verified, located=located, exact=exact)


def false_anchors(quotes: Sequence[made.Quoted]) -> int:
    """Of sentences that were deleted, how many are said to stand somewhere."""
    return sum(again(quoted, made.without(quoted)).start is not None for quoted in quotes)


def changed_meanings(quotes: Sequence[made.Quoted]) -> tuple[int, int]:
    """How many quotes that say something else are looked for, and how many of them are verified."""
    edits = [(quoted.text, words) for quoted in quotes for words in made.other_meanings(quoted.words)]
    by_text = {text: Haystack(text) for text, _ in edits}
    return len(edits), sum(locate(by_text[text], words).state in VERIFIED for text, words in edits)


def right_copies(phrases: Sequence[made.Quoted]) -> tuple[int, int]:
    """Of phrases that stand several times, after their paragraphs were reshuffled: found at all, at the right copy."""
    found = right = 0
    for number, quoted in enumerate(phrases):
        changed = made.MOVED["paragraphs reshuffled"](quoted, random.Random(number))
        anchor = again(quoted, changed.text)
        found += anchor.start is not None
        right += anchor.start == changed.start
    return found, right


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def print_found(quotes: Sequence[made.Quoted]) -> bool:
    """Print a line for each kind of change; whether all that must be reached is."""
    out, reached = sys.stdout, True
    out.write(f"{'change':<26}{'verified':>10}{'located':>10}{'exact span':>12}{'without context':>17}   must\n")
    for name, kind in made.KINDS.items():
        found, plain = found_again(quotes, kind), found_again(quotes, kind, hints=False)
        parts = (found.verified, found.located, found.exact, plain.exact)
        verified, located, exact, alone = (f"{part / len(quotes):.1%}" for part in parts)
        must = ""
        if name in made.TYPOGRAPHIC:
            must, reached = "100 % verified", reached and found.verified == found.exact == len(quotes)
        elif name in made.SMALL:
            must, reached = "99 % exact span", reached and found.exact >= 0.99 * len(quotes)
        out.write(f"{name:<26}{verified:>10}{located:>10}{exact:>12}{alone:>17}   {must}\n")
    return reached


def print_refused(quotes: Sequence[made.Quoted], phrases: Sequence[made.Quoted]) -> bool:
    """Print what must not be taken for the sentence, and which copy is taken; whether what must be reached is."""
    wrong, (edits, accepted), (found, right) = false_anchors(quotes), changed_meanings(quotes), right_copies(phrases)
    sys.stdout.write(
        f"deleted sentences found: {wrong} of {len(quotes)}   must: 0\n"
        f"quotes with another meaning verified: {accepted} of {edits}   must: 0 of 250 or more\n"
        f"phrases that stand several times, after a reshuffle: {found} of {len(phrases)} found, "
        f"{right} of these at the right copy\n"
    )
    return not wrong and not accepted and edits >= 250


def print_speed(quotes: Sequence[made.Quoted]) -> bool:
    """Print how fast unchanged documents are verified and changed quotes found; whether that is fast enough."""
    in_texts = [(text, [q.words for q in of]) for text, of in groupby(sorted(quotes, key=_text), key=_text)]
    typos = [made.KINDS["typos, 5 %"](q, random.Random(n)) for n, q in enumerate(quotes)]
    pairs = list(zip(quotes, typos, strict=True))
    floor = best = slow_floor = slow = float("inf")
    for _ in range(ROUNDS):
        floor = min(floor, seconds(lambda: [text.find(words) for text, of in in_texts for words in of]))
        best = min(best, seconds(lambda: [verify_text(text, of) for text, of in in_texts]))
        slow_floor = min(slow_floor, seconds(lambda: [c.text.find(q.words) for q, c in pairs]))
        slow = min(slow, seconds(lambda: [again(q, c.text) for q, c in pairs]))
    documents, rate, ms = len(in_texts) / best, len(quotes) / best, 1000 * slow / len(quotes)
    sys.stdout.write(
        f"unchanged: {documents:,.0f} documents/s, {rate:,.0f} quotes/s, {best / floor:.1f} times str.find   "
        f"must: {DOCUMENTS_A_SECOND}, {QUOTES_A_SECOND:,}\n"
        f"with typos, 5 %: {ms:.2f} ms a quote, the making ready of its document included, "
        f"{slow / slow_floor:.0f} times str.find   must: {MS_A_QUOTE}\n"
    )
    return documents >= DOCUMENTS_A_SECOND and rate >= QUOTES_A_SECOND and ms <= MS_A_QUOTE


def _text(quoted: made.Quoted) -> str:
    return quoted.text


def main(arguments: Sequence[str]) -> int:
    """Print all figures; 1 where one that must be reached is not."""
    folder = Path(arguments[0]) if arguments else ROOT.parent / "shared" / "documents"
    articles = made.texts_in(folder)
    texts, kind = (articles, "articles") if articles else (made.invented_texts(8), "invented articles")
    quotes, phrases = made.sentences(texts, SENTENCES), made.repeated_phrases(texts, PHRASES)
    sys.stdout.write(f"{len(texts)} {kind}, {len(quotes)} sentences, seed {made.SEED}, best of {ROUNDS} rounds\n\n")
    reached = [print_found(quotes), print_refused(quotes, phrases), print_speed(quotes)]
    sys.stdout.write("all reached\n" if all(reached) else "NOT REACHED\n")
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

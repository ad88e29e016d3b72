"""Quotes looked for in changed texts: the counts that tests/benchmarks/bench_anchor.py measures on more sentences."""

import random
from itertools import pairwise

import pytest
from changed_text import (
    KINDS,
    MOVED,
    SEED,
    SMALL,
    TYPOGRAPHIC,
    Quoted,
    invented_texts,
    other_meanings,
    repeated_phrases,
    sentences,
    without,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.evidence.anchor import Anchor, Haystack, context, cut_word, locate
from geo.evidence.proof import VERIFIED, ProofState

TEXTS = invented_texts(3)
QUOTES = sentences(TEXTS, 40)
PHRASES = repeated_phrases(TEXTS, 20)


def again(quoted: Quoted, text: str) -> Anchor:
    prefix, suffix = context(quoted.text, quoted.start, quoted.end)
    return locate(Haystack(text), quoted.words, hint=quoted.start, prefix=prefix, suffix=suffix)


@pytest.mark.parametrize("name", KINDS)
def test_a_sentence_is_found_in_its_changed_text_with_the_exact_span(name: str) -> None:
    changed = [KINDS[name](quoted, random.Random(SEED + at)) for at, quoted in enumerate(QUOTES)]
    anchors = [again(quoted, other.text) for quoted, other in zip(QUOTES, changed, strict=True)]
    spans = [
        (anchor.start, anchor.end) == (other.start, other.end) for anchor, other in zip(anchors, changed, strict=True)
    ]
    assert sum(spans) == len(QUOTES)
    if name in TYPOGRAPHIC or name in MOVED:
        assert {anchor.state for anchor in anchors} <= VERIFIED
    if name == "straight quotes":
        assert ProofState.TYPOGRAPHIC in {anchor.state for anchor in anchors}
    if name in SMALL:
        assert ProofState.ALTERED in {anchor.state for anchor in anchors}


def test_a_deleted_sentence_is_found_nowhere() -> None:
    assert {again(quoted, without(quoted)).state for quoted in QUOTES} == {ProofState.MISSING}


def test_a_quote_with_another_meaning_is_never_verified() -> None:
    edits = [(quoted.text, words) for quoted in QUOTES for words in other_meanings(quoted.words)]
    assert len(edits) >= 200
    assert sum("[…]" in words for _, words in edits) >= 20
    haystacks = {text: Haystack(text) for text in TEXTS}
    assert [words for text, words in edits if locate(haystacks[text], words).state in VERIFIED] == []


def test_of_several_copies_the_one_in_the_old_context_is_taken() -> None:
    assert len(PHRASES) >= 5
    for at, quoted in enumerate(PHRASES):
        assert locate(Haystack(quoted.text), quoted.words).state is ProofState.AMBIGUOUS
        changed = MOVED["paragraphs reshuffled"](quoted, random.Random(at))
        assert again(quoted, changed.text).start == changed.start


KIND = st.sampled_from(sorted(KINDS))
AT = st.integers(0, len(QUOTES) - 1)
CHANCE = st.integers(0, 10_000).map(random.Random)


@settings(max_examples=100)
@given(AT, KIND, KIND, CHANCE)
def test_what_is_found_is_found_again_by_its_own_words(at: int, first: str, second: str, chance: random.Random) -> None:
    changed = KINDS[first](QUOTES[at], chance)
    changed = KINDS[second](Quoted(text=changed.text, start=changed.start, end=changed.end), chance)
    anchor = again(QUOTES[at], changed.text)
    if anchor.start is None or anchor.end is None:
        return
    words = changed.text[anchor.start : anchor.end]
    assert anchor.exact == words
    twice = locate(Haystack(changed.text), words, hint=anchor.start, prefix=anchor.prefix, suffix=anchor.suffix)
    if not cut_word(changed.text, anchor.start, anchor.end):
        assert (twice.state, twice.start, twice.end, twice.exact) == (ProofState.EXACT, anchor.start, anchor.end, words)


@settings(max_examples=100)
@given(AT, st.data(), KIND, CHANCE)
def test_parts_of_an_elided_quote_stand_in_order(
    at: int, data: st.DataObject, kind: str, chance: random.Random
) -> None:
    words = QUOTES[at].words.split(" ")
    cuts = sorted(data.draw(st.lists(st.integers(0, len(words)), min_size=2, max_size=4, unique=True)))
    quote = f"{' '.join(words[: cuts[0]])} […] {' '.join(words[cuts[-1] :])}"
    changed = KINDS[kind](QUOTES[at], chance)
    anchor = locate(Haystack(changed.text), quote)
    assert (anchor.state in VERIFIED) is bool(anchor.parts)
    if anchor.parts:
        assert (anchor.start, anchor.end) == (anchor.parts[0].start, anchor.parts[-1].end)
        assert all(before.end <= after.start for before, after in pairwise(anchor.parts))
        own = [part.exact for part in anchor.parts]
        assert own == [changed.text[part.start : part.end] for part in anchor.parts]
        exact = locate(Haystack(changed.text), " […] ".join(own))
        assert (exact.state, exact.start, exact.end) == (ProofState.EXACT, anchor.start, anchor.end)


@given(st.text(alphabet="ab .[…]\n", max_size=80), st.text(alphabet="ab .[…]\n", max_size=20))
def test_any_text_and_quote_give_spans_of_the_text(text: str, quote: str) -> None:
    anchor = locate(Haystack(text), quote)
    assert (anchor.start is None) == (anchor.end is None)
    if anchor.start is not None and anchor.end is not None:
        assert 0 <= anchor.start < anchor.end <= len(text)
    for part in anchor.parts:
        assert text[: part.start].endswith(part.prefix)
        assert text[part.end :].startswith(part.suffix)

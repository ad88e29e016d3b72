import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import ARTICLE, SENTENCES
from quote_changes import TYPESETTING, meaning_changes

from geo.evidence.anchor import Haystack, ProofState, context, cut_word, locate
from geo.evidence.canonical import canonical, same

VERIFIED = {ProofState.EXACT, ProofState.TYPOGRAPHIC}
HAYSTACK = Haystack(ARTICLE)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_same_characters_are_exact(sentence: str) -> None:
    anchor = locate(HAYSTACK, sentence)
    assert anchor.state is ProofState.EXACT
    assert anchor.exact == sentence
    assert ARTICLE[anchor.start : anchor.end] == sentence
    assert ARTICLE[: anchor.start].endswith(anchor.prefix)
    assert ARTICLE[anchor.end :].startswith(anchor.suffix)


def test_white_space_round_a_quote_does_not_count() -> None:
    assert locate(HAYSTACK, f" {SENTENCES[0]}\n") == locate(HAYSTACK, SENTENCES[0])


def test_typographic_quote_keeps_the_documents_own_characters() -> None:
    quote = 'Officials in Estmark "deny nothing and confirm nothing", the Gazette\'s editor wrote.'
    anchor = locate(HAYSTACK, quote)
    assert anchor.state is ProofState.TYPOGRAPHIC
    assert anchor.exact == SENTENCES[7]
    assert ARTICLE[anchor.start : anchor.end] == SENTENCES[7]


def test_altered_quote_is_located_and_its_difference_shown() -> None:
    anchor = locate(HAYSTACK, SENTENCES[5].replace("does not recognise", "does recognise"))
    assert anchor.state is ProofState.ALTERED
    assert anchor.exact == SENTENCES[5]
    assert anchor.detail.startswith("Sudmark does {+not+} recognise the")


@pytest.mark.parametrize("quote", ["Zebras graze on the hills of an unnamed moon.", "\u200b", "…!", "Ember is"])
def test_what_is_not_there_is_missing(quote: str) -> None:
    anchor = locate(HAYSTACK, quote)
    assert anchor.state is ProofState.MISSING
    assert (anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix) == (None, None, None, "", "")
    assert anchor.detail == "nothing like it stands in the document"


def test_nothing_stands_in_an_empty_document() -> None:
    assert locate(Haystack(""), "A quote.").state is ProofState.MISSING


@pytest.mark.parametrize("repeated", ["The bell rang.", "The bell’s tone — clear."])
def test_two_copies_are_ambiguous_and_both_are_named(repeated: str) -> None:
    text = f"{repeated} It was noon. {repeated} It was night."
    for quote in (repeated, repeated.replace("’", "'").replace(" — ", "—").replace("bell rang", "bell  rang")):
        anchor = locate(Haystack(text), quote)
        second = text.rindex(repeated)
        assert anchor.state is ProofState.AMBIGUOUS
        assert anchor.start is None
        assert f"stands 2 times: characters 0–{len(repeated)}, {second}–{second + len(repeated)}" in anchor.detail


def test_one_exact_copy_is_told_from_typographic_ones() -> None:
    anchor = locate(Haystack("It’s noon. It's noon."), "It's noon.")
    assert (anchor.state, anchor.start) == (ProofState.EXACT, 11)


def test_context_tells_copies_apart() -> None:
    text = "First: the bell rang. Second: the bell rang. Third: the bell rang at last."
    for found in re.finditer("the bell rang", text):
        prefix, suffix = context(text, *found.span())
        anchor = locate(Haystack(text), "the bell rang", prefix=prefix, suffix=suffix)
        assert (anchor.start, anchor.end) == found.span()


def test_context_grows_until_it_is_unique() -> None:
    filler = "the same old words again and again, " * 3
    text = f"One begins {filler}bell {filler}ends. Two begins {filler}bell {filler}stops."
    for found in re.finditer("bell", text):
        prefix, suffix = context(text, *found.span())
        assert len(prefix) > 32
        assert text.count(prefix + "bell" + suffix) == 1


def test_context_is_whole_words_of_at_most_32_code_points() -> None:
    start = ARTICLE.index("second protocol")
    prefix, suffix = context(ARTICLE, start, start + len("second protocol"))
    assert prefix == "Norland nor Estmark has ratified the "[-len(prefix) :]
    assert (len(prefix) <= 32, prefix.split()[0] in ARTICLE.split()) == (True, True)
    assert suffix == " — or said why. Its non-aligned"[: len(suffix)]
    assert suffix.split()[-1] in ARTICLE.split()


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    text = "😀😀 The lamp is lit."
    assert (locate(Haystack(text), "The lamp is lit.").start) == 3


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a non-aligned state", "aligned state"),
        ("a non-\naligned state", "aligned state"),
        ("the disarmed force", "armed force"),
        ("the dis\xadarmed force", "armed force"),
        ("they don’t agree", "t agree"),
        ("it cost 1,500 crowns", "500 crowns"),
        ("it fell by 3.5 points", "5 points"),
        ("it fell to −5 degrees", "5 degrees"),
        ("it cost $5 million", "5 million"),
        ("it lost -$5 million", "$5 million"),
        ("it fell to \xad5 degrees", "5 degrees"),
        ("it was <5 per cent", "5 per cent"),
        ("from 2019–20 on", "20 on"),
    ],
)
def test_quote_that_begins_inside_a_word_is_altered(text: str, quote: str) -> None:
    anchor = locate(Haystack(text), quote)
    assert (anchor.state, anchor.detail) == (ProofState.ALTERED, "begins inside a word or number")
    assert text[anchor.start : anchor.end] == quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("they can’t go", "they can"),
        ("a state-owned bank", "a state"),
        ("worth 1,500 crowns", "worth 1"),
        ("a share of 5% of it", "a share of 5"),
        ("some 10² lamps", "some 10"),
        ("the cafe\u0301 there", "the cafe"),
        ("an arms race", "an arm"),
    ],
)
def test_quote_that_ends_inside_a_word_is_altered(text: str, quote: str) -> None:
    anchor = locate(Haystack(text), quote)
    assert (anchor.state, anchor.detail) == (ProofState.ALTERED, "ends inside a word or number")


def test_whole_word_is_preferred_to_the_same_letters_inside_another() -> None:
    assert locate(Haystack("They arrest the rest."), "rest").start == 16


@pytest.mark.parametrize(("text", "start", "end"), [("pact—which held", 5, 15), ("“so”", 1, 3), ("a (b) c", 3, 4)])
def test_dashes_and_brackets_join_no_words(text: str, start: int, end: int) -> None:
    assert cut_word(text, start, end) == ""


# What typesetting may do to a sentence: each changes it and none its canonical form.
CHANGES = st.lists(st.sampled_from(sorted(TYPESETTING)), max_size=4, unique=True)


def typeset(sentence: str, kinds: list[str]) -> str:
    """The kinds are applied in the order they are listed in: nobody breaks a line at a no-break hyphen."""
    for kind, change in TYPESETTING.items():
        sentence = change(sentence) if kind in kinds else sentence
    return sentence


@pytest.mark.parametrize("kind", TYPESETTING)
def test_each_kind_of_typesetting_occurs_and_is_seen_through(kind: str) -> None:
    quotes = [(sentence, TYPESETTING[kind](sentence)) for sentence in (*SENTENCES, "The caf\xe9 is lit.")]
    changed = [(sentence, quote) for sentence, quote in quotes if sentence != quote]
    assert changed
    text = f"{ARTICLE}\n\nThe caf\xe9 is lit."
    for sentence, quote in changed:
        anchor = locate(Haystack(text), quote)
        assert (anchor.state, text[anchor.start : anchor.end]) == (ProofState.TYPOGRAPHIC, sentence)


@settings(max_examples=150)
@given(st.integers(0, len(SENTENCES) - 1), CHANGES, st.lists(CHANGES, min_size=12, max_size=12))
def test_typeset_quotes_and_documents_agree_with_the_exact_span(
    at: int, ours: list[str], theirs: list[list[str]]
) -> None:
    printed = [typeset(sentence, kinds) for sentence, kinds in zip(SENTENCES, theirs, strict=True)]
    text = "\n\n".join(printed)
    anchor = locate(Haystack(text), typeset(SENTENCES[at], ours))
    assert anchor.state in VERIFIED
    start = sum(len(sentence) + 2 for sentence in printed[:at])
    assert (anchor.start, anchor.end) == (start, start + len(printed[at]))


def test_meaning_changing_edits_are_never_verified() -> None:
    edits = [(sentence, edited) for sentence in SENTENCES for edited in meaning_changes(sentence)]
    assert len(edits) >= 250
    accepted = [edited for _, edited in edits if locate(HAYSTACK, edited).state in VERIFIED]
    assert accepted == []


def test_meaning_changing_edits_are_shown_where_they_are() -> None:
    edits = [(sentence, edited) for sentence in SENTENCES for edited in meaning_changes(sentence)]
    anchors = [(sentence, locate(HAYSTACK, edited)) for sentence, edited in edits]
    assert {anchor.state for _, anchor in anchors} == {ProofState.ALTERED}
    assert all(re.search(r"\[-.*-\]|\{\+.*\+\}", anchor.detail) for _, anchor in anchors)
    spans = [ARTICLE[anchor.start : anchor.end] == sentence for sentence, anchor in anchors]
    assert sum(spans) >= 0.95 * len(spans)


@given(st.integers(0, len(SENTENCES) - 1), st.data())
def test_any_one_letter_or_digit_replaced_is_never_verified(at: int, data: st.DataObject) -> None:
    sentence = SENTENCES[at]
    place = data.draw(st.sampled_from([i for i, character in enumerate(sentence) if character.isalnum()]))
    new = data.draw(st.sampled_from("abzAZ0189é½²−+%").filter(lambda character: character != sentence[place]))
    assert locate(HAYSTACK, sentence[:place] + new + sentence[place + 1 :]).state not in VERIFIED


@given(st.text(min_size=1), st.data())
def test_any_part_of_a_text_is_found_unless_it_cuts_a_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    anchor = locate(Haystack(text), quote)
    assert (anchor.state is ProofState.MISSING) == (not quote.strip())
    assert (anchor.state is ProofState.ALTERED) == ("inside a word" in anchor.detail)


@given(st.text(alphabet="ab -–−1.'’\n\xad", max_size=40), st.text(alphabet="ab -–−1.'’\n\xad", max_size=6))
def test_verified_means_the_same_in_canonical_form_and_whole_words(text: str, quote: str) -> None:
    anchor = locate(Haystack(text), quote)
    if anchor.state in VERIFIED:
        assert anchor.start is not None
        assert anchor.end is not None
        found = text[anchor.start : anchor.end]
        assert same(canonical(quote), canonical(found))
        assert (found == quote.strip()) == (anchor.state is ProofState.EXACT)
        assert cut_word(text, anchor.start, anchor.end) == ""

import pytest
from invented import ARTICLE, SENTENCES

from geo.evidence.anchor import Anchor, Haystack, ProofState, QuotePart, locate
from geo.evidence.elision import chains, first_sentences, objection, split_quote

HAYSTACK = Haystack(ARTICLE)
FIRST, LAST = (
    "Estmark, which never joined, officially sold",
    "Winter temperatures of −12 degrees close the harbour for 5–7 weeks each year…",
)
ELIDED = f"{FIRST} […] {LAST}"


def words_of(anchor: Anchor, text: str = ARTICLE) -> list[str]:
    return [text[part.start : part.end] for part in anchor.parts]


@pytest.mark.parametrize("mark", ["[…]", "[...]", "[. . .]", "[ … ]"])
def test_dots_in_square_brackets_stand_for_what_is_left_out(mark: str) -> None:
    anchor = locate(HAYSTACK, f"{FIRST} {mark} {LAST}")
    assert anchor.state is ProofState.EXACT
    assert (anchor.start, anchor.end) == (ARTICLE.index(FIRST), ARTICLE.index(LAST) + len(LAST))
    assert anchor.exact == f"{FIRST} […] {LAST}"
    assert words_of(anchor) == [FIRST, LAST]
    for part in anchor.parts:
        assert ARTICLE[: part.start].endswith(part.prefix)
        assert ARTICLE[part.end :].startswith(part.suffix)
    assert (anchor.prefix, anchor.suffix) == (anchor.parts[0].prefix, anchor.parts[-1].suffix)


@pytest.mark.parametrize("mark", ["…", "...", "(…)", "(...)"])
def test_other_dots_are_the_documents_own_text(mark: str) -> None:
    assert locate(HAYSTACK, f"{FIRST} {mark} {LAST}").state is not ProofState.EXACT
    assert locate(Haystack(f"He said: {FIRST} {mark} {LAST} So it was."), f"{FIRST} {mark} {LAST}").parts == ()


def test_a_mark_that_stands_in_the_document_is_text() -> None:
    anchor = locate(Haystack(f"He said: {ELIDED} So it was."), ELIDED)
    assert (anchor.state, anchor.parts) == (ProofState.EXACT, ())


def test_marks_at_the_ends_stand_for_nothing() -> None:
    anchor = locate(HAYSTACK, f"[…] {FIRST} […]")
    assert (anchor.state, words_of(anchor)) == (ProofState.EXACT, [FIRST])


def test_a_part_that_is_set_in_another_way_keeps_the_documents_characters() -> None:
    anchor = locate(HAYSTACK, ELIDED.replace("5–7", "5-7"))
    assert anchor.state is ProofState.TYPOGRAPHIC
    assert anchor.exact == ELIDED
    assert [part.exact for part in anchor.parts] == [FIRST, LAST]


@pytest.mark.parametrize(
    ("quote", "state", "detail"),
    [
        (f"{LAST} […] {FIRST}", ProofState.ALTERED, "parts 1 and 2 stand in another order"),
        (f"Estmark, which […] {LAST}", ProofState.ALTERED, "part 1 of 2 is too short to be found for certain;"),
        (f"{FIRST} 1,250 […] patrol boats to Sudmark.", ProofState.ALTERED, "only `first-class` is left out"),
        (
            f"{FIRST.replace('sold', 'gave')} […] {LAST}",
            ProofState.ALTERED,
            "part 1 of 2: Estmark, which never joined,",
        ),
        (f"{FIRST} […] Zebras graze on the hills of the moon.", ProofState.MISSING, "part 2 of 2: nothing like it"),
    ],
)
def test_what_speaks_against_an_elided_quote_is_told(quote: str, state: ProofState, detail: str) -> None:
    anchor = locate(HAYSTACK, quote)
    assert anchor.state is state
    assert anchor.detail.startswith(detail)
    assert anchor.parts == ()


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("The council said it would| not at any time |give in to such fears.", True),
        ("The port on the bay does|n’t in any year |close before the ice.", True),
        ("The port of the bay closed.| No one but the pilots say |ships wait there now.", True),
        ("The port of the bay closed| as in other years. It never |did so in the spring.", True),
        ("The council said that it| denied that it had |ever agreed to the sale.", True),
        ("The fleet of the north sails| if provoked by others |before the ice is gone.", True),
        ("The port of the bay closed,| as it had, in winter; |ships wait there now.", False),
        ("The port of the bay closed.| It never did before. |Ships wait there now.", False),
    ],
)
def test_no_word_that_turns_a_quoted_sentence_may_be_left_out_of_it(text: str, refused: bool) -> None:
    first, _, last = text.split("|")
    anchor = locate(Haystack(text.replace("|", "")), f"{first} […] {last}")
    assert (anchor.state is ProofState.EXACT) is not refused


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Norland backs the new port,| said Mr. Kim. Sudmark |wants to go to war again.", True),
        ("Norland backs the new port.| Sudmark saw it and |wants to go to war again.", True),
        ("Norland backs the new port| of the U.S. Sudmark then |wants to go to war again.", True),
        ("Norland backs the new port\n\n|In the south\n\nSudmark |wants to go to war again.", True),
        ("港口在冬天之前一直开放到了现在|，议会这样说了。南方国家看到了，|想要再一次开始这一场战争。", True),
        ("Norland backs the new port,| said Mr. Kim to us, and |wants to go to war again.", False),
        ("Norland backs the new port| of the U.S. and the bay, and |wants to go to war again.", False),
        ("Norland backs the new port,| said Mr. Kim then. |Sudmark wants to go to war.", False),
    ],
)
def test_an_elision_never_gives_a_sentence_the_end_of_another(text: str, refused: bool) -> None:
    first, _, last = text.split("|")
    anchor = locate(Haystack(text.replace("|", "")), f"{first.strip()} […] {last}")
    assert (anchor.state is ProofState.EXACT) is not refused
    assert anchor.detail == (
        "part 2 begins inside another sentence than part 1; quote that from its beginning" if refused else ""
    )


def test_parts_too_far_apart_are_no_quotation() -> None:
    filler = "Nothing else happened in the harbour that week. " * 21
    text = f"The bell in the tower rang. {filler}It was heard by all."
    anchor = locate(Haystack(text), "The bell in the tower rang. […] It was heard by all.")
    assert anchor.state is ProofState.ALTERED
    assert anchor.detail == "parts 1 and 2 stand 1,009 characters apart; at most 1,000 may be left out"


def test_copies_of_a_part_are_ambiguous_until_the_old_context_decides() -> None:
    again = "the council met again in the hall"
    text = f"In May {again} and spoke of the ice. In June {again} and spoke of the fish, then all went home."
    quote = f"{again} […] then all went home."
    anchor = locate(Haystack(text), quote)
    assert anchor.state is ProofState.AMBIGUOUS
    assert anchor.detail.startswith("stands 2 times: ")
    anchor = locate(Haystack(text), quote, prefix="spoke of the ice. In June ")
    assert (anchor.state, anchor.start) == (ProofState.EXACT, text.rindex(again))


def test_scripts_without_spaces_have_parts_too() -> None:
    text = (
        "北方港口在冬季之前一直保持开放状态，议会昨天晚上作出了这一项新的决定，没有人知道以后船只是否还会从海上再回来。"
    )
    first, last = text[:17], text[34:]
    assert locate(Haystack(text), f"{first}[…]{last}").state is ProofState.EXACT
    assert locate(Haystack(text), f"{first[:6]}[…]{last}").detail.startswith("part 1 of 2 is too short")
    assert split_quote(f"{first}[…]{last}") == (first, last)


def test_work_is_bounded_for_parts_that_stand_everywhere() -> None:
    text = "to be or not to be " * 400
    anchor = locate(Haystack(text), " […] ".join(["to be or not"] * 40))
    assert anchor.state in {ProofState.AMBIGUOUS, ProofState.ALTERED}


def test_chains_take_one_span_for_each_part_in_order() -> None:
    assert chains([[(0, 5), (20, 25)], [(10, 15), (30, 35)]]) == (
        ((0, 5), (10, 15)),
        ((0, 5), (30, 35)),
        ((20, 25), (30, 35)),
    )
    assert chains([[(20, 25)], [(10, 15)]]) == ()


def test_sentences_left_out_whole_are_no_objection() -> None:
    spans = [(ARTICLE.index(s), ARTICLE.index(s) + len(s)) for s in (SENTENCES[4], SENTENCES[6])]
    assert objection(ARTICLE, spans) == ""


def test_a_part_is_given_by_offsets_and_context() -> None:
    part = locate(HAYSTACK, ELIDED).parts[0]
    start = ARTICLE.index(FIRST)
    assert part == QuotePart(start=start, end=start + len(FIRST), exact=FIRST, prefix=part.prefix, suffix=part.suffix)


def test_a_long_run_of_spaces_ends_no_sentence_and_takes_no_longer_than_words() -> None:
    first = "The port of the bay" + " " * 500_000 + "closed"
    text = f"{first}, as it had in other years, in winter."
    assert objection(text, [(0, len(first)), (text.index("in winter"), len(text))]) == ""


FIRST_SENTENCE = "The council signed the accord on Tuesday."


@pytest.mark.parametrize("closing", ["", "”", ".”"])
def test_a_long_quote_is_cut_behind_a_whole_sentence(closing: str) -> None:
    first = f"{FIRST_SENTENCE}{closing}"
    assert first_sentences(f"{first} Ships of every flag use the route. Pilots are back.", 60) == f"{first} […]"
    assert (
        first_sentences(f"{first} Ships use it. Pilots are back from the islands.", 75) == f"{first} Ships use it. […]"
    )


def test_a_quote_that_is_short_enough_stays_whole() -> None:
    assert first_sentences(f"{FIRST_SENTENCE} Ships use it.", 100) == f"{FIRST_SENTENCE} Ships use it."


@pytest.mark.parametrize(
    "rest",
    [
        "But appearances can be deceiving.",
        "It was never carried out.",
        "This holds only until the ice returns.",
        "However, two members refused.",
        "In reality the harbour stays closed.",
    ],
)
def test_nothing_is_cut_off_that_takes_back_what_is_kept(rest: str) -> None:
    quote = f"{FIRST_SENTENCE} Ships of every flag use it. {rest}"
    assert first_sentences(quote, 50) == quote


def test_a_sentence_is_never_cut() -> None:
    long = "The council, which meets in spring and in autumn, signed the accord on Tuesday after a long debate."
    assert first_sentences(long, 40) == long
    assert first_sentences(f"{long} Ships use it.", 40) == f"{long} […]"

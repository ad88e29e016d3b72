"""Quotations with an editor's elision: `First words […] last words`.

Only dots in square brackets, `[…]` or `[...]`, are an editor's; an ellipsis without brackets or in round ones may be
the document's own and stays text. What is left out is judged too, since an elision can turn a sentence round.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from geo.evidence.haystack import Span

__all__ = ["FARTHEST", "chains", "first_sentences", "joined", "objection", "split_quote", "too_short"]

_ELIDED = "[…]"
FARTHEST = 1_000
"""Code points that one elision may leave out: about two paragraphs."""
LEAST_WORDS = 4
"""Of each part: fewer are found by chance."""
LEAST_LEFT_OUT = 3
"""Words that an elision leaves out at least: one or two save nothing and may be `does not`."""

_MARK = re.compile(r"\s*\[\s?(?:…|\.\s?\.\s?\.)\s?\]\s*")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that write no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_LETTERS_A_WORD = 3
_TITLES = ("Mr", "Ms", "Mrs", "Dr", "St", "Lt", "Col", "Gen", "Maj", "Adm", "Sgt", "Capt", "Sen", "Rep", "Gov", "Prof")
_SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{title}\.)" for title in _TITLES).join((r"[.!?…]", r"[\"'”’»)\]]*(?:\s+(?![a-z])|\Z)"))
    + r"|\n[ \t]*\r?\n\s*|[。！？]"
)
"""The end of a sentence or of a paragraph, and what follows up to the next one. `U.S.` may be one."""
_TURNS = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nobody|nothing|nowhere|without|hardly|scarcely|barely|cannot|\w+n['’]t|"
    r"if|unless|until|except|only|instead|rather than|far from|"
    r"un(?:able|likely|true)|impossible|false|falsely|alleged|allegedly|"
    r"den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|fail(?:s|ed|ing)?|"
    r"(?:refus|declin|oppos|disput)(?:e|es|ed|ing)|reject(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Words that turn what is said round, or say on what condition it holds."""
_CONTRASTS = re.compile(
    r"\b(?:but|however|yet|although|though|nevertheless|nonetheless|despite|still|while|whereas|otherwise|conversely|"
    r"in (?:reality|fact|truth)|on the (?:other|contrary)|actually|supposedly|ostensibly)\b",
    re.IGNORECASE,
)
"""Words by which a sentence takes back a part of the one before."""
_CHAINS = 50


def split_quote(quote: str) -> tuple[str, ...]:
    """The parts of a quote between its elision marks; marks at its ends stand for nothing."""
    return tuple(part for part in _MARK.split(quote.strip()) if part)


def joined(parts: Sequence[str]) -> str:
    """Parts of a document with `[…]` between them."""
    return f" {_ELIDED} ".join(parts)


def first_sentences(quote: str, most: int) -> str:
    """The first whole sentences of a quote, with `[…]` for the rest: as many as stay within `most` characters, or one.

    A sentence is never cut, and nothing is left out that might turn round or limit what is kept: where the rest denies,
    contrasts or sets a condition, more is kept, up to the whole quote.
    """
    ends = [end.start() for end in _SENTENCE_END.finditer(quote) if quote[end.end() :].strip()]
    # From the mark at which a sentence ends to what belongs to it, such as closing quote marks.
    cuts = [end + len(quote[end:].split(maxsplit=1)[0]) for end in ends]
    safe = [cut for cut in cuts if not _TURNS.search(quote, cut) and not _CONTRASTS.search(quote, cut)]
    kept = [cut for cut in safe if cut + len(_ELIDED) < most] or safe[:1]
    if len(quote) <= most or not kept:
        return quote
    return f"{quote[: kept[-1]].rstrip()} {_ELIDED}"


def too_short(part: str) -> bool:
    """Whether a part has too few words to be evidence of its own."""
    return _words(part) < LEAST_WORDS


def objection(text: str, spans: Sequence[Span]) -> str:
    """Why the parts of an elided quote, found at these spans, are no proof of it; empty where they are."""
    for number, ((start, end), (after, _)) in enumerate(pairwise(spans), 1):
        between = f"parts {number} and {number + 1}"
        if after < end:
            return f"{between} stand in another order"
        left_out = text[end:after]
        if len(left_out) > FARTHEST:
            return f"{between} stand {len(left_out):,} characters apart; at most {FARTHEST:,} may be left out"
        if _words(left_out) < LEAST_LEFT_OUT:
            return f"only `{' '.join(left_out.split())}` is left out between {between}; quote it"
        ends = _sentence_ends(text, (start, end), after)
        if ends and text[ends[-1][1] : after].strip():
            return f"part {number + 1} begins inside another sentence than part {number}; quote that from its beginning"
        if word := _TURNS.search(text, end, ends[0][0] if ends else after):
            return f"`{word[0]}` is left out of a sentence between {between}; quote it"
    return ""


def chains(candidates: Sequence[Sequence[Span]]) -> tuple[tuple[Span, ...], ...]:
    """The ways to take one span for each part, in order, none farther from the one before than may be left out.

    At most fifty of them.
    """
    leading: list[list[Span]] = [list(candidates[-1])]
    for earlier in reversed(candidates[:-1]):
        leading.insert(0, [span for span in earlier if any(_follows(span, after) for after in leading[0])])
    return tuple(islice(_walk((), leading), _CHAINS))


def _words(text: str) -> int:
    """How many words a text has, roughly where its script does not part them."""
    unspaced = len(_UNSPACED.findall(text))
    return unspaced // _LETTERS_A_WORD if unspaced else len(_WORD.findall(text))


def _walk(chain: tuple[Span, ...], leading: Sequence[Sequence[Span]]) -> Iterator[tuple[Span, ...]]:
    if len(chain) == len(leading):
        yield chain
        return
    for span in leading[len(chain)]:
        if not chain or _follows(chain[-1], span):
            yield from _walk((*chain, span), leading)


def _follows(span: Span, after: Span) -> bool:
    return 0 <= after[0] - span[1] <= FARTHEST


def _sentence_ends(text: str, part: Span, after: int) -> list[Span]:
    """The ends of sentences from the end of a part to where the next one begins, ascending."""
    # One character more, since what follows tells whether a full stop ends a sentence.
    found = (end.span() for end in _SENTENCE_END.finditer(text, part[0], after + 1))
    return [(start, end) for start, end in found if part[1] <= end <= after]

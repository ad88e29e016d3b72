"""Texts with sentences to quote, and what may happen to such a text between two readings; all from a seed."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 2024
SHORTEST, LONGEST = 40, 500
"""Code points of the sentences that are quoted; below 25 nothing altered is looked for."""

NAMES = ("Norland", "Sudmark", "Estmark", "China", "Russia", "Moscow", "Beijing", "Chinese", "Russian", "Iran", "Syria")
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]+[”\"’)]*(?=\s|\Z)")
_LETTERS = "etaoinshrdlucmfwypvbgkjqxz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence of a text; offsets are code points."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The text as it is read again, and where the sentence stands in it."""

    text: str
    start: int
    end: int


Kind = Callable[[Quoted, random.Random], Changed]


def invented_texts(number: int = 5) -> tuple[str, ...]:
    """Articles of 40 sentences in words that do not exist, with names, numbers and typographic marks."""
    chance = random.Random(SEED)
    letters = "aaabcdeeeefghiiklmnooprssttuvw"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(4_000)]

    def sentence() -> str:
        words = chance.choices(vocabulary, k=chance.randint(10, 30))
        put_in = [*chance.choices(NAMES, k=2), str(chance.randint(2, 2_999)), "will not", "“{}”", "{} —", "{},", "{}’s"]
        for at, form in zip(chance.sample(range(1, len(words) - 1), len(put_in)), put_in, strict=True):
            words[at] = form.format(words[at])
        return " ".join(words).capitalize() + "."

    def article() -> str:
        sentences = [sentence() for _ in range(40)]
        return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))

    return tuple(article() for _ in range(number))


def texts_in(folder: Path) -> tuple[str, ...]:
    return tuple(file.read_bytes().decode() for file in sorted(folder.glob("*.txt")))


def sentences(texts: Sequence[str], number: int) -> tuple[Quoted, ...]:
    """That many sentences, drawn at random from those that stand in their text once."""
    found = [
        Quoted(text=text, start=match.start(), end=match.end())
        for text in texts
        for match in _SENTENCE.finditer(text)
        if SHORTEST <= len(match[0]) <= LONGEST and text.count(match[0]) == 1
    ]
    return tuple(random.Random(SEED).sample(found, number))


def _everywhere(change: Callable[[str], str]) -> Kind:
    def changed(quoted: Quoted, _: random.Random) -> Changed:
        before, after = change(quoted.text[: quoted.start]), change(quoted.text[quoted.end :])
        return _put(before, change(quoted.words), after)

    return changed


def _inside(change: Callable[[str, random.Random], str]) -> Kind:
    def changed(quoted: Quoted, chance: random.Random) -> Changed:
        return _put(quoted.text[: quoted.start], change(quoted.words, chance), quoted.text[quoted.end :])

    return changed


def _put(before: str, words: str, after: str) -> Changed:
    return Changed(text=before + words + after, start=len(before), end=len(before) + len(words))


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _dashes(text: str) -> str:
    return re.sub(r" ?— ?", " – ", re.sub(r"(?<=[A-Za-z])--(?=[A-Za-z])", "—", text))


def _spaces(text: str) -> str:
    return re.sub(r"(?<=\w) (?=\w)", "\xa0", text).replace(". ", ".  ")


def _broken_lines(text: str) -> str:
    """A line break after every eighth word, and inside every sixteenth, with a hyphen."""
    words = re.split(r" (?=\w)", text)
    for at in range(8, len(words), 8):
        words[at] = "\n" + (re.sub(r"^([a-z]{3})([a-z]{3})", "\\1-\n\\2", words[at]) if at % 16 == 0 else words[at])
    return " ".join(words).replace(" \n", "\n")


def _soft_hyphens(text: str) -> str:
    return re.sub(r"(?<=[a-z]{3})(?=[a-z]{4})", "\xad", text)


def _ligatures(text: str) -> str:
    return text.replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text).replace("...", "…")


def _reshuffled(quoted: Quoted, chance: random.Random) -> Changed:
    parts = [(found.start(), found[0]) for found in re.finditer(r"[^\n]+", quoted.text)]
    chance.shuffle(parts)
    before = 0
    for begin, part in parts:
        if begin <= quoted.start < begin + len(part):
            break
        before += len(part) + 2
    start = before + quoted.start - begin
    text = "\n\n".join(part for _, part in parts)
    return Changed(text=text, start=start, end=start + len(quoted.words))


def _longer(quoted: Quoted, chance: random.Random) -> Changed:
    lead = " ".join(chance.choices(("new", "lines", "stand", "above"), k=chance.randint(5, 60)))
    return _put(f"{lead}\n\n{quoted.text[: quoted.start]}", quoted.words, quoted.text[quoted.end :])


def _typos(share: float) -> Callable[[str, random.Random], str]:
    def change(words: str, chance: random.Random) -> str:
        """Letters replaced, left out, put in or swapped; the first and the last character stay."""
        for _ in range(max(1, int(share * len(words)))):
            at, letter = chance.randrange(1, len(words) - 2), chance.choice(_LETTERS)
            edited = (letter, "", words[at] + letter, words[at + 1] + words[at])[chance.randrange(4)]
            words = words[:at] + edited + words[at + 1 + (len(edited) == 2 and edited[1] == words[at]) :]
        return words

    return change


def _dropped(words: str, chance: random.Random) -> str:
    parts = words.split(" ")
    del parts[chance.randrange(len(parts))]
    return " ".join(parts)


def _inserted(words: str, chance: random.Random) -> str:
    parts = words.split(" ")
    parts.insert(chance.randrange(1, len(parts)), chance.choice(("officially", "today", "then", "reportedly")))
    return " ".join(parts)


def _replaced(words: str, chance: random.Random) -> str:
    parts = words.split(" ")
    parts[chance.randrange(1, len(parts) - 1)] = chance.choice(("lighthouse", "pilot", "winter", "of"))
    return " ".join(parts)


def _capitals(words: str, _: random.Random) -> str:
    return words.upper()


TYPOGRAPHIC: dict[str, Kind] = {
    "straight quotes": _everywhere(_straight),
    "other dashes": _everywhere(_dashes),
    "other spaces": _everywhere(_spaces),
    "broken lines": _everywhere(_broken_lines),
    "soft hyphens": _everywhere(_soft_hyphens),
    "ligatures": _everywhere(_ligatures),
    "decomposed": _everywhere(_decomposed),
}
MOVED: dict[str, Kind] = {"paragraphs reshuffled": _reshuffled, "text put in before": _longer}
SMALL: dict[str, Kind] = {
    "typos, 2 %": _inside(_typos(0.02)),
    "typos, 5 %": _inside(_typos(0.05)),
    "a word dropped": _inside(_dropped),
}
OTHER: dict[str, Kind] = {
    "a word put in": _inside(_inserted),
    "a word replaced": _inside(_replaced),
    "ALL CAPITALS": _inside(_capitals),
}
KINDS: dict[str, Kind] = {**TYPOGRAPHIC, **MOVED, **SMALL, **OTHER}


def without(quoted: Quoted) -> str:
    """The text with the sentence deleted."""
    return quoted.text[: quoted.start] + quoted.text[quoted.end :]


def other_meanings(words: str) -> Iterator[str]:
    """Quotes that say something else than the sentence: a negation, a name or a digit changed, or elided away."""
    for name in NAMES:
        for found in re.finditer(rf"\b{name}\b", words):
            other = NAMES[(NAMES.index(name) + 1) % len(NAMES)]
            yield words[: found.start()] + other + words[found.end() :]
    for found in re.finditer(r"\d", words):
        yield words[: found.start()] + str((int(found[0]) + 1) % 10) + words[found.end() :]
    for found in re.finditer(
        r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|should|must)\b(?! not)", words
    ):
        yield f"{words[: found.end()]} not{words[found.end() :]}"
    for found in re.finditer(r" (?:not|never|no)\b", words):
        yield words[: found.start()] + words[found.end() :]
        yield f"{words[: found.start()]} […]{words[found.end() :]}"
    for old, new in (("more", "less"), ("all", "some"), ("before", "after"), ("and", "or"), ("with", "without")):
        for found in re.finditer(rf"\b{old}\b", words):
            yield words[: found.start()] + new + words[found.end() :]


def repeated_phrases(texts: Sequence[str], number: int) -> tuple[Quoted, ...]:
    """That many places of phrases of three words that stand in their text more than once."""
    found = []
    for text in texts:
        words = list(re.finditer(r"\S+", text))
        spans = [(words[at].start(), words[at + 2].end()) for at in range(len(words) - 2)]
        spans = [(start, end) for start, end in spans if re.fullmatch(r"\w+ \w+ \w+", text[start:end])]
        counts = Counter(text[start:end] for start, end in spans)
        found += [Quoted(text=text, start=start, end=end) for start, end in spans if counts[text[start:end]] > 1]
    return tuple(random.Random(SEED).sample(found, min(number, len(found))))

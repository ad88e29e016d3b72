"""Who says each sentence of an English text, by its reporting verbs and its quotation marks.

Nothing here knows what is meant. A sentence is somebody else's where it says so (`X said`, `according to X`), or where
it stands in a quotation whose speaker the same sentence, the one before or the one after names. Where nobody is named
(`is said to`) nothing is proposed: the article's own words are, then.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from geo.dataset.claims import Mode, Stance
from geo.dataset.statement_checks import spelt_as_known
from geo.proposals.firmness import mode_of, rejects
from geo.proposals.noun_phrases import PRONOUNS, phrase_after
from geo.proposals.quotations import Quotation, masked, quotations
from geo.proposals.reporting_verbs import Report, reports_in
from geo.proposals.speaker_names import LONGEST_NAME, SpeakerNames, is_person, plain_name
from geo.proposals.voice import Voice

__all__ = ["Speech"]

_WHOLE_WORDS = 8
"""Words of a quotation from which it is somebody's speech, and no word that is only marked as another's."""
_PART_WORDS = 3
"""The same right below a sentence that names its speaker."""
_TITLE = re.compile(
    r"(?:\b(?:so-called|known as|titled|entitled|called|named|dubbed|headlined|nicknamed|(?:a|the) (?:film|book|song|novel|"
    r"article|essay|paper|report|play|poem|series|exercise|operation|drill|programme?)))\s\Z"
)
_NOBODY = frozenset("i we you one nobody none this that there here reports no-one someone somebody everyone having being".split())
_OWN = re.compile(r"\b(?:this|the present) (?:article|paper|report|author|essay|study|analysis|commentary|newsletter)\b")
_PERSON_AGAIN = re.compile(
    r"the (?:\w+ )?(?:minister|president|analyst|expert|spokes\w+|envoy|ambassador|professor|economist|historian|general|"
    r"admiral|diplomat|official|director|leader|author|scholar|researcher|premier|chancellor)"
)
_BODY_AGAIN = re.compile(r"the (?:agency|ministry|company|newspaper|group|think tank|institute|party|organi[sz]ation|outlet|site)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y)\b")
_RANKS = (Mode.THREAT, Mode.PROMISE, Mode.CONDITIONAL, Mode.FORECAST)

Span = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class _Heard:
    """Who was heard so far."""

    speaker: str | None = None
    """The last one of the paragraph or the one before."""
    person: str | None = None
    body: str | None = None
    direct: bool = False
    """Whether the sentence before named them."""
    ahead: str | None = None
    """Whose words follow, where the sentence before ended with a colon."""

    def hear(self, speaker: str) -> None:
        self.speaker, self.direct = speaker, True
        if is_person(speaker):
            self.person = speaker
        else:
            self.body = speaker


class Speech:
    """Who says each sentence of one text."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Sequence[Span]],
        *,
        places: Collection[str] = (),
        authors: Collection[str] = (),
        known: Iterable[str] = (),
    ) -> None:
        """`paragraphs` hold the spans of their sentences, headings left out.

        `places` are the names of places in the text, `authors` those of its authors, who are no speakers of it;
        `known` are the speakers of the data file, whose spelling is kept.
        """
        self._text = text
        self._names = SpeakerNames(text, places)
        self._authors = {part for name in authors for part in (name, name.split()[-1])}
        self._known = tuple(known)
        self._quotations = quotations(text, [(one[0][0], one[-1][1]) for one in paragraphs if one])
        self._masked = masked(text, self._quotations)
        self._voices: list[tuple[Span, Voice]] = []
        heard = _Heard()
        for paragraph in paragraphs:
            if paragraph:
                self._read(paragraph, heard)
        self._reject()

    def at(self, start: int, end: int) -> Voice:
        """The voice of a stretch of text, in code points, end exclusive: of those who speak in it whoever says most."""
        found = [(min(b, end) - max(a, start), voice) for (a, b), voice in self._voices if a < end and start < b]
        said: Counter[str] = Counter()
        for length, voice in found:
            if voice.speaker:
                said[voice.speaker] += length
        speaker = said.most_common(1)[0][0] if said else None
        theirs = [voice for _, voice in found if speaker and voice.speaker == speaker]
        stance = Stance.DISPUTES if any(one.stance is Stance.DISPUTES for one in theirs) else Stance.REPORTS
        modes = {voice.mode for _, voice in found}
        mode = next((one for one in _RANKS if one in modes), Mode.STATED)
        why = dict.fromkeys(
            reason
            for _, voice in found
            for reason in voice.why
            if voice.speaker == speaker or voice.mode is mode is not Mode.STATED
        )
        return Voice(
            speaker=speaker, stance=stance if speaker else Stance.ASSERTS, mode=mode, why=tuple(why)
        )

    def _read(self, paragraph: Sequence[Span], heard: _Heard) -> None:
        """Take in the sentences of a paragraph."""
        block = heard.ahead
        for n, (start, end) in enumerate(paragraph):
            named, why = self._named(start, end, heard)
            parts = [one for one in self._quotations if one.start < end and start < one.end]
            if named is None and parts:
                named, why = self._quoted((start, end), parts, heard, paragraph[n + 1 : n + 2])
            elif named is None and block and (n == 0 or _FIRST_PERSON.search(self._text[start:end])):
                named, why = block, f"words below a colon → {block}"
            else:
                block = None
            ahead = (named or self._introduced(start, end, heard)) if self._text[end - 1] == ":" else None
            self._keep((start, end), named, why)
            heard.ahead, heard.direct = ahead, False
            if named is not None:
                heard.hear(named)

    def _keep(self, span: Span, speaker: str | None, why: str) -> None:
        sentence = self._text[slice(*span)]
        firm = mode_of(sentence, own=speaker is None)
        reasons = [why] if speaker else []
        reasons += [f"“{firm[1]}” → {firm[0]}"] if firm else []
        stance = Stance.REPORTS if speaker else Stance.ASSERTS
        if speaker and why.endswith(_UNFAIRLY):
            stance = Stance.DISPUTES
        self._voices.append(
            (span, Voice(speaker=speaker, stance=stance, mode=firm[0] if firm else Mode.STATED, why=tuple(reasons)))
        )

    def _reject(self) -> None:
        """Note what the article's next own sentence rejects."""
        for n, (span, voice) in enumerate(self._voices[:-1]):
            (start, end), following = self._voices[n + 1]
            if voice.speaker and following.speaker is None and rejects(self._text[start:end]):
                opening = " ".join(self._text[start:end].split()[:5])
                self._voices[n] = span, Voice(
                    speaker=voice.speaker, stance=Stance.DISPUTES, mode=voice.mode,
                    why=(*voice.why, f"rejected: “{opening} …”"),
                )  # fmt: skip

    def _named(self, start: int, end: int, heard: _Heard) -> tuple[str | None, str]:
        """Whoever the sentence itself says that it is said by; the first of several."""
        for report in reports_in(" ".join(self._masked[start:end].splitlines())):
            if speaker := self._resolved(report, heard):
                unfair = _UNFAIRLY if report.rejected else ""
                return speaker, f"“{_shown(report)}” → {speaker}{unfair}"
        return None, ""

    def _resolved(self, report: Report, heard: _Heard) -> str | None:
        phrase = report.speaker
        folded = phrase.casefold()
        if folded in PRONOUNS:
            return self._of_pronoun(folded, heard)
        if folded in _NOBODY or _OWN.search(folded):
            return None
        if _PERSON_AGAIN.fullmatch(phrase) and heard.person:
            return heard.person
        if _BODY_AGAIN.fullmatch(phrase) and heard.body:
            return heard.body
        name = self._names.resolved(plain_name(phrase))
        if not name or len(name) > LONGEST_NAME or name in self._authors or name.casefold() in _NOBODY:
            return None
        return spelt_as_known(name, self._known)

    def _of_pronoun(self, pronoun: str, heard: _Heard) -> str | None:
        if pronoun in {"he", "she"}:
            (start, end), voice = self._voices[-1] if self._voices else ((0, 0), Voice())
            persons = self._names.persons_in(self._text[start:end])
            if voice.speaker is None and len(persons) == 1:
                return None if persons[0] in self._authors else spelt_as_known(persons[0], self._known)
            return heard.person
        if pronoun == "it":
            return heard.body
        return heard.speaker if pronoun == "they" else None

    def _quoted(
        self, span: Span, parts: Sequence[Quotation], heard: _Heard, ahead: Sequence[Span]
    ) -> tuple[str | None, str]:
        """Whoever is quoted in a sentence that does not say it itself."""
        words = max(self._words_quoted(span, one) for one in parts)
        inside = any(one.start <= span[0] and span[1] <= one.end for one in parts)
        speech = inside or words >= _WHOLE_WORDS
        goes_on = inside and parts[0].start < span[0] or parts[0].goes_on
        if heard.speaker and (goes_on or heard.direct) and (speech or (heard.direct and words >= _PART_WORDS)):
            where = "the quotation goes on" if goes_on else "named in the sentence before"
            return heard.speaker, f"quotation marks → {heard.speaker} ({where})"
        if speech and ahead and any(one.start < ahead[0][0] < one.end or inside for one in parts):
            speaker, _ = self._named(*ahead[0], heard)
            if speaker:
                return speaker, f"quotation marks → {speaker} (named in the sentence after)"
        if speech and heard.ahead:
            return heard.ahead, f"quotation marks → {heard.ahead} (named above the colon)"
        if speech and inside and heard.speaker:
            return heard.speaker, f"quotation marks → {heard.speaker} (named before)"
        return None, ""

    def _introduced(self, start: int, end: int, heard: _Heard) -> str | None:
        """Whoever a sentence that ends with a colon begins with: `He went on to the debts:`."""
        phrase = phrase_after(self._masked[start:end])
        report = Report(at=0, words="", speaker=phrase) if phrase else None
        return self._resolved(report, heard) if report else None

    def _words_quoted(self, span: Span, one: Quotation) -> int:
        """How many words of a sentence a quotation holds; none where it is a title."""
        start, end = max(span[0], one.start), min(span[1], one.end)
        words = self._text[start:end].strip("“”\"„«».,;!? ").split()
        if _TITLE.search(self._text[max(0, start - 30) : start]) or (
            len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3)
        ):
            return 0
        return len(words)


_UNFAIRLY = " (so worded that it is rejected)"


def _shown(report: Report) -> str:
    """`she told` for a pronoun, else the words alone."""
    return f"{report.speaker} {report.words}" if report.speaker in PRONOUNS else report.words

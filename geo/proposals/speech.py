"""Who says each sentence of an English text, by its reporting verbs and its quotation marks.

Nothing here knows what is meant. A sentence is somebody else's where it says so (`X said`, `according to X`), or where
it stands in a quotation whose speaker the same sentence, the one before or one after it in the quotation names. Where
nobody is named (`is said to`) nothing is proposed: those are the article's own words, then.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from geo.dataset.claims import Mode, Stance
from geo.dataset.statement_checks import KnownSpeakers
from geo.proposals.firmness import mode_of, rejects
from geo.proposals.noun_phrases import PRONOUNS, phrase_after
from geo.proposals.quotation_marks import QuotedStretch, masked, quoted_stretches
from geo.proposals.reporting_verbs import Report, reports_in
from geo.proposals.speaker_names import LONGEST_NAME, SpeakerNames, is_person, plain_name
from geo.proposals.voice import Voice

__all__ = ["Speech"]

Span = tuple[int, int]
"""Start and end in code points of the text, end exclusive."""

_WHOLE_WORDS = 8
"""Words of a quotation from which it is somebody's speech, and no word that is only marked as another's."""
_PART_WORDS = 3
"""The same right below a sentence that names its speaker."""
_TITLE = re.compile(
    r"\b(?:so-called|known as|titled|entitled|called|named|dubbed|headlined|nicknamed|(?:a|the) (?:film|book|song|"
    r"novel|article|essay|paper|report|play|poem|series|exercise|operation|drill|programme?))\s\Z"
)
_NOBODY = frozenset(
    re.findall(
        r"\S+",
        "i we you one nobody none this that there here no-one someone somebody everyone having being some",
    )
)
_OWN = re.compile(r"\b(?:this|the present|our|my) (?:article|paper|report|author|essay|study|analysis|newsletter)\b")
_PERSON_AGAIN = re.compile(
    r"the (?:\w+ )?(?:minister|president|analyst|expert|spokes\w+|envoy|ambassador|professor|economist|historian|"
    r"general|admiral|diplomat|official|director|leader|author|scholar|researcher|premier|chancellor)"
)
_BODY_AGAIN = re.compile(
    r"the (?:agency|ministry|company|newspaper|group|think tank|institute|party|organi[sz]ation|outlet|site)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y)\b")
_RANKS = (Mode.THREAT, Mode.PROMISE, Mode.CONDITIONAL, Mode.FORECAST)
_OPENING_WORDS = 5


@dataclass(slots=True)
class _Heard:
    """Who was heard so far."""

    speaker: str | None = None
    person: str | None = None
    body: str | None = None
    """The last one that is no person."""
    direct: bool = False
    """Whether the sentence before is the last one's."""
    ahead: str | None = None
    """Whose words follow, where the sentence before ended with a colon."""
    lately: bool = True
    """Whether anybody spoke in the paragraph before."""

    def go_on(self) -> None:
        """Take in that a paragraph begins: who spoke two before is nobody that `he` or a quotation means."""
        if not self.lately:
            self.speaker = self.person = self.body = None
        self.lately = False

    def hear(self, speaker: str, *, place: bool) -> None:
        """Take in the speaker of a sentence; one word that names no place may be a person or a body."""
        self.speaker, self.direct, self.lately = speaker, True, True
        surname = " " not in speaker and not speaker.isupper() and not place
        if surname or is_person(speaker):
            self.person = speaker
        if not is_person(speaker):
            self.body = speaker


class Speech:
    """Who says each sentence of one text."""

    def __init__(
        self,
        text: str,
        paragraphs: Iterable[Sequence[Span]],
        *,
        places: Collection[str] = (),
        authors: Iterable[str] = (),
        known: KnownSpeakers | None = None,
    ) -> None:
        """`paragraphs` hold the spans of their sentences, in the text's order, headings left out.

        `places` are the names of places in the text, `authors` those of its authors, who are no speakers of it;
        `known` are the speakers of the data file, whose spelling is kept.
        """
        filled = [paragraph for paragraph in paragraphs if paragraph]
        self._text = text
        self._names = SpeakerNames(text, places)
        self._authors = {part for name in authors for part in (name, name.split()[-1])}
        self._known = known or KnownSpeakers(())
        self._stretches = quoted_stretches(text, [(one[0][0], one[-1][1]) for one in filled])
        self._ends = [one.end for one in self._stretches]
        self._masked = masked(text, self._stretches)
        self._said_in: dict[QuotedStretch, str] = {}
        self._spans: list[Span] = []
        self._voices: list[Voice] = []
        heard = _Heard()
        for paragraph in filled:
            self._read(paragraph, heard)
        self._note_rejections()

    def at(self, start: int, end: int) -> Voice:
        """The voice of a stretch of text, in code points, end exclusive: of those who speak in it whoever says most."""
        first = bisect_right(self._spans, (start, start), key=lambda span: (span[1], span[1]))
        last = bisect_left(self._spans, (end, 0))
        voices = self._voices[first:last]
        said: Counter[str] = Counter()
        for (begin, finish), voice in zip(self._spans[first:last], voices, strict=True):
            if voice.speaker:
                said[voice.speaker] += min(finish, end) - max(begin, start)
        speaker = said.most_common(1)[0][0] if said else None
        theirs = [voice for voice in voices if speaker and voice.speaker == speaker]
        mode = next((one for one in _RANKS if any(voice.mode is one for voice in voices)), Mode.STATED)
        firm = [voice for voice in voices if voice.mode is mode is not Mode.STATED]
        stance = Stance.ASSERTS if speaker is None else max((one.stance for one in theirs), key=list(Stance).index)
        why = dict.fromkeys(reason for voice in voices if voice in (*theirs, *firm) for reason in voice.why)
        return Voice(speaker=speaker, stance=stance, mode=mode, why=tuple(why))

    def _read(self, paragraph: Sequence[Span], heard: _Heard) -> None:
        """Take in the sentences of a paragraph."""
        block = heard.ahead
        heard.go_on()
        for number, span in enumerate(paragraph):
            quoted = self._quoted_in(span)
            voice = self._named(span, heard)
            if voice.speaker is None and quoted:
                voice = self._quoted(span, quoted, heard, paragraph[number + 1 :])
            elif voice.speaker is None and block and (not number or _FIRST_PERSON.search(self._text[slice(*span)])):
                voice = _reported(block, f"words below a colon → {block}")
            else:
                block = None
            colon = self._text[span[1] - 1] == ":"
            ahead = (voice.speaker or self._introduced(span, heard)) if colon else None
            self._spans.append(span)
            self._voices.append(self._with_mode(span, voice))
            heard.ahead, heard.direct = ahead, False
            if voice.speaker is not None:
                heard.hear(voice.speaker, place=self._names.is_place(voice.speaker))
                for one in quoted:
                    self._said_in.setdefault(one, voice.speaker)

    def _with_mode(self, span: Span, voice: Voice) -> Voice:
        firm = mode_of(self._text[slice(*span)], own=voice.speaker is None)
        return replace(voice, mode=firm[0], why=(*voice.why, f"“{firm[1]}” → {firm[0]}")) if firm else voice

    def _note_rejections(self) -> None:
        """Note what the article's own next sentence rejects."""
        for number, (voice, following) in enumerate(zip(self._voices, self._voices[1:], strict=False)):
            sentence = self._text[slice(*self._spans[number + 1])]
            if voice.speaker and following.speaker is None and rejects(sentence):
                why = f"rejected: “{' '.join(sentence.split()[:_OPENING_WORDS])} …”"
                self._voices[number] = replace(voice, stance=Stance.DISPUTES, why=(*voice.why, why))

    def _quoted_in(self, span: Span) -> Sequence[QuotedStretch]:
        first = last = bisect_right(self._ends, span[0])
        while last < len(self._stretches) and self._stretches[last].start < span[1]:
            last += 1
        return self._stretches[first:last]

    def _named(self, span: Span, heard: _Heard) -> Voice:
        """Whoever the sentence itself says that it is said by; the first of several."""
        for report in reports_in(re.sub(r"\s", " ", self._masked[slice(*span)])):
            if speaker := self._resolved(report.speaker, heard):
                voice = _reported(speaker, f"“{_shown(report)}” → {speaker}")
                return replace(voice, stance=Stance.DISPUTES) if report.rejected else voice
        return Voice()

    def _resolved(self, phrase: str, heard: _Heard) -> str | None:
        """The name that a noun phrase stands for, in full; None where it is nobody's, or the author's."""
        folded = phrase.casefold()
        if folded in PRONOUNS:
            return self._of_pronoun(folded, heard)
        if folded in _NOBODY or _OWN.search(folded):
            return None
        if _PERSON_AGAIN.fullmatch(phrase) and heard.person:
            return heard.person
        if _BODY_AGAIN.fullmatch(phrase) and heard.body:
            return heard.body
        return self._known_name(self._names.resolved(plain_name(phrase)))

    def _known_name(self, name: str) -> str | None:
        if not name or len(name) > LONGEST_NAME or name in self._authors or name.casefold() in _NOBODY:
            return None
        return self._known.spelt(name)

    def _of_pronoun(self, pronoun: str, heard: _Heard) -> str | None:
        if pronoun == "it":
            return heard.body
        if pronoun == "they":
            return heard.speaker
        if pronoun not in {"he", "she"}:
            return None
        if self._voices and self._voices[-1].speaker is None:
            persons = self._names.persons_in(self._text[slice(*self._spans[-1])])
            if len(persons) == 1:
                return self._known_name(persons[0])
        return heard.person

    def _quoted(self, span: Span, quoted: Sequence[QuotedStretch], heard: _Heard, following: Sequence[Span]) -> Voice:
        """Whoever is quoted in a sentence that does not say it itself."""
        first = quoted[0]
        words = max(self._words_quoted(span, one) for one in quoted)
        inside = any(one.start <= span[0] and span[1] <= one.end for one in quoted)
        speech = inside or words >= _WHOLE_WORDS
        if first.start < span[0] or first.goes_on:
            begun = first if first.start < span[0] else self._stretches[bisect_left(self._ends, first.end) - 1]
            speaker, where = self._said_in.get(begun), "the quotation goes on"
        elif inside and (speaker := self._further_on(following, quoted[-1].end, heard)):
            where = "named further on"
        elif speech and heard.ahead:
            speaker, where = heard.ahead, "named above the colon"
        elif heard.direct and (speech or words >= _PART_WORDS):
            speaker, where = heard.speaker, "named in the sentence before"
        else:
            speaker, where = heard.speaker if inside else None, "named before"
        return _reported(speaker, f"quotation marks → {speaker} ({where})") if speaker else Voice()

    def _further_on(self, following: Sequence[Span], end: int, heard: _Heard) -> str | None:
        """Whoever a later sentence of a quotation, or the one that it ends in, says that it is said by."""
        for span in following:
            if span[0] >= end:
                return None
            if speaker := self._named(span, heard).speaker:
                return speaker
        return None

    def _introduced(self, span: Span, heard: _Heard) -> str | None:
        """Whoever a sentence that ends with a colon begins with: `He went on to the debts:`."""
        phrase = phrase_after(self._masked[slice(*span)])
        return self._resolved(phrase, heard) if phrase else None

    def _words_quoted(self, span: Span, one: QuotedStretch) -> int:
        """How many words of a sentence a quotation holds; none where it is a title."""
        start, end = max(span[0], one.start), min(span[1], one.end)
        words = self._text[start:end].strip('“”"„«».,;!? ').split()
        titled = len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3)
        return 0 if titled or _TITLE.search(self._text[max(0, start - 30) : start]) else len(words)


def _reported(speaker: str, why: str) -> Voice:
    return Voice(speaker=speaker, stance=Stance.REPORTS, why=(why,))


def _shown(report: Report) -> str:
    """`she told` for a pronoun, else the words alone."""
    return f"{report.speaker} {report.words}" if report.speaker in PRONOUNS else report.words

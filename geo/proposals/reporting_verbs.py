"""English verbs and phrases that pass on what somebody says, with the subjects and complements that make them do so.

The verbs are those that grammars list before that-clauses and quotations (Quirk et al., A Comprehensive Grammar of the
English Language, 1985, 14.28 to 14.33; Biber et al., Longman Grammar of Spoken and Written English, 1999, 9.2). A verb
counts only with what follows it: `claimed that`, and not `claimed the islands`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from geo.proposals.noun_phrases import phrase_after, phrase_before
from geo.proposals.verb_forms import is_base, verbs

__all__ = ["Report", "reports_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One place of a sentence that says who says it."""

    at: int
    """Where it stands in the sentence, in code points."""
    words: str
    """`said`, `according to`."""
    speaker: str
    """The noun phrase as it stands there, or a pronoun."""
    rejected: bool = False
    """Whether the words themselves reject it: `falsely claimed`."""


_FREE = verbs("say tell argue contend insist allege warn remark quip lament complain caution opine retort posit")
"""Whatever follows them is said."""
_THAT = verbs(
    "assert state announce report note observe add point_out explain stress emphasize emphasise underline underscore "
    "declare proclaim write conclude believe think fear predict forecast estimate suggest hint admit acknowledge "
    "concede confirm deny recall reply respond counter flag reveal imply find maintain charge boast reaffirm reiterate "
    "affirm claim profess speculate comment expect foresee assume suspect threaten promise pledge vow swear agree "
    "assure object protest recount relate testify disclose clarify hope"
)
"""A clause or a quotation that follows them is said, or what they stand behind: `…, Lavrov noted`."""
_AS = verbs(
    "describe portray depict characterize characterise denounce dismiss condemn label brand frame present cast paint "
    "decry hail praise deride ridicule reject mock criticize criticise point_to"
)
_BLAME = verbs("accuse blame")
_CALL = verbs("call term dub label brand declare proclaim")

_TIME = r"(?:,? (?:on|in|at|during|last|this|earlier|late|yesterday|recently|later|again|after|before) [^,.;“]{0,60}?)?"
_TO_WHOM = (
    r"(?:,? (?:on|in|at|during|last|this|earlier|late|yesterday|recently|later|again|to|through|via|of) "
    r"[^,.;“]{0,60}?)?"
)
_ENDS = rf"(?={_TIME}[,.;]|{_TIME}\Z)"
_SPEECH = rf"(?={_TO_WHOM},? [“\"]|{_TO_WHOM}:)"
_CLAUSE = (
    rf"(?={_TO_WHOM}(?:, [^,.;“]{{1,60}},)?,? that\b|{_TO_WHOM} (?:how|why|where|when|whether|what)\b"
    r"| (?:it|he|she|they|there|we|I|this would|no)\b"
    r"| (?:the|that|how) (?:importance|need|value|necessity|role|danger|risk|inadmissibility)\b)"
)
_HEARERS = (
    r"(?! (?:the|a|his|her|their) (?:story|truth|lie|tale|difference|joke)\b| lies\b)"
    r"(?: (?:[A-Z][\w’'.-]*|the|its|his|her|a|an|parliament|us|him|them|me|state|local|[a-z]+s)(?: [\w’'.-]+){0,6}?)?"
)
_TOLD = re.compile(
    rf"{_HEARERS}(?:,? (?:on|in|at|during|last|earlier) [^,.;“]{{0,50}}?)?,?"
    r"(?: that\b| [“\"]|[,.:]| (?:the|it|he|she|they|there|[A-Z]))"
)
_NO_SPEECH = (
    r"(?! to (?:be|have)\b| to himself| nothing| little| so\b| no more| goodbye|-)(?! (?:for|against|over)\b)"
    r"(?! (?:a|her|his|their) (?:word|prayer|case|piece))"
)
_FEELING = (
    r"(?:alarm|concerns?|fears?|hopes?|confidence|doubts?|regret|outrage|dismay|optimism|scepticism|skepticism|"
    r"surprise|satisfaction|the (?:view|belief|hope|conviction|fear))"
)
_ACTS = re.compile(
    r"(?<![\w’'-])(?:"
    rf"(?P<free>{_FREE})(?![\w’'-]){_NO_SPEECH}"
    rf"|(?P<that>{_THAT})(?![\w’'-])(?:{_CLAUSE}|{_SPEECH})"
    r"|(?P<mind>believes?|believed|thinks?|thought)(?= (?:the|an?|this|these|its|their|[A-Z][a-z]+)\b)"
    r"|(?P<itself>claim(?:s|ed|ing)?)(?= to (?:be|have)\b)"
    r"|(?P<doing>den(?:ies|ied|ying)|deny|threaten(?:s|ed|ing)?|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|vow(?:s|ed|ing)?)"
    r"(?= (?:any|having|\w+ing|to)\b)"
    rf"|(?P<as>{_AS})(?![\w’'-])(?= [^.;]{{0,120}}?\bas\b)"
    rf"|(?P<blame>{_BLAME})(?![\w’'-])(?= (?:[^.;]{{1,120}}? )?(?:of|for|by)\b)"
    rf"|(?P<call>{_CALL})(?![\w’'-])(?= (?!for\b|on\b|upon\b|off\b)"
    r"(?:itself|himself|herself|themselves|[^.;,“\"]{1,80} [“\"]))"
    r"|(?P<feel>(?:express|voic|rais|convey)(?:es|ed|ing|e|s)?)"
    rf"(?= (?:[a-z]+ ){{0,3}}{_FEELING} (?:that|about|over|at|of)\b)"
    r"|(?P<put>puts? it)(?![\w-])"
    rf"|(?P<behind>{_THAT})(?![\w’'-]){_ENDS}"
    r")"
)
_WORD = re.compile(r"[a-z]{3,}")
_OTHER_ACTS = "claim|deny|denies|threaten|promise|pledge|vow|believe|think|thought|express|voice|raise|convey|put"
_STARTS = frozenset(form[:3] for verb in (_FREE, _THAT, _AS, _BLAME, _CALL, _OTHER_ACTS) for form in verb.split("|"))
"""How the words begin that are tried: the pattern has so many that trying all of them everywhere takes long."""
_ADVERB = (
    r"(?:also|then|now|already|even|once|still|later|often|always|just|again|long|too|first|both|only|further|\w+ly)"
)
_HELPERS = re.compile(
    r"(?:(?<=\s)|\A)(?P<words>(?:(?:has|have|had|is|are|was|were|be|been|being|do|does|did|will|would|may|might|could|"
    rf"can|cannot|shall|should|must|not|never|neither|nor|hardly|rarely|to|{_ADVERB}|\w+n[’']t)(?: |, ))*)\Z"
)
_GOES_ON = re.compile(
    r"(?:go(?:es)? on|went on|gone on|continu\w+|seeks?|sought|try|tries|tried|trying|quick|keen|fond|likes?|moved|"
    r"rushed|hasten(?:ed)?|hurried|tends?|began|begun|started) to \Z"
)
_POSSIBLE = frozenset({"will", "would", "may", "might", "could", "can", "shall", "should", "must", "cannot", "to"})
_DENIED = frozenset({"not", "never", "neither", "nor", "hardly", "rarely"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_UNFAIR = re.compile(r"\b(?:falsely|wrongly|misleadingly|disingenuously|absurdly|incorrectly|baselessly|implausibly)\b")
_QUOTED_AS = re.compile(r"(?<![\w-])(?:quoted|cited|reported) (?:(?:in|by) [^,.;]{1,40} ){0,2}as saying\b")
_PHRASES = re.compile(
    r"(?P<after>\b[Aa]ccording to |\b[Ii]n the (?:words|view|opinion|account) of |\b[Pp]er (?=the |[A-Z]))"
    r"|\b[Ii]n (?P<whose>(?:[\w’'.-]+ ){0,3}?[\w.-]+)(?:[’']s|[’'](?= )|(?<=his)|(?<=her)|(?<=their)) (?:own )?"
    r"(?:view|words|opinion|account|telling|estimation)\b"
    r"|(?P<maker>(?:(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}|[Hh]is|[Hh]er|[Tt]heir))(?:[’']s?)? "
    r"(?:(?:own|repeated|recent|earlier|public|(?P<unfair>false|baseless|unfounded|dubious|absurd)) )?"
    r"(?:claims?|assertion|allegations?|argument|contention|warnings?|accusation|insistence|statement|declaration)"
    r"(?= that\b)"
)
_OWNERS = MappingProxyType({"his": "he", "her": "she", "their": "they"})
_LABEL = re.compile(r"\A\s*(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,4})(?: \([^()]{1,60}\))?: (?=[“\"])")
_BEHIND_SPEECH = re.compile(r"[,?!—–”\"’]\s*\Z")
_PARENTHETIC = re.compile(r"(?:[,—–”\"]|\b[Aa]s)\s*\Z")
_NOT_ONE = re.compile(r"\b(?:neither|nor|no|none|nobody|no one)\b[^,”\"—–]*\Z", re.IGNORECASE)
_AFTER_SPEAKER = re.compile(
    r"\s*(?:[,.;:“”\"]|\Z|(?:on|in|at|last|this|of|from|to|who|while|as|after|before|during|yesterday|today|when)\b)"
)
_THINGS_SAID = re.compile(r"\b(?:statement|remark|comment|word|speech)(?:s|es)?\Z")
"""What they suggest is what the article makes of them."""
_LONGEST = 2000
"""Code points of a sentence that are read: bounds the work for one without end."""


def reports_in(sentence: str) -> Iterator[Report]:
    """What in a sentence says who says it, in its order; what stands between quotation marks must be masked."""
    sentence = sentence[:_LONGEST]
    if label := _LABEL.match(sentence):
        yield Report(at=0, words=f"{label['name']}:", speaker=label["name"])
    found = [*_by_verb(sentence), *_by_phrase(sentence)]
    yield from sorted(found, key=lambda one: one.at)


def _by_phrase(sentence: str) -> Iterator[Report]:
    for found in _PHRASES.finditer(sentence):
        owner = (found["whose"] or found["maker"] or "").strip()
        if found["after"]:
            speaker = phrase_after(sentence[found.end() :])
        else:
            speaker = _OWNERS.get(owner.lower()) or phrase_before(owner)
        if speaker is not None:
            words = " ".join(found[0].split())
            yield Report(at=found.start(), words=words, speaker=speaker, rejected=bool(found["unfair"]))
    for found in _QUOTED_AS.finditer(sentence):
        speaker = phrase_before(_split(sentence[: found.start()])[0])
        if speaker is not None:
            yield Report(at=found.start(), words="quoted as saying", speaker=speaker)


def _by_verb(sentence: str) -> Iterator[Report]:
    lowered = sentence[:1].lower() + sentence[1:]
    if (opening := _ACTS.match(lowered)) and opening[0].endswith("ing"):
        sentence = lowered
    words = (word.start() for word in _WORD.finditer(sentence) if word[0][:3] in _STARTS)
    for found in filter(None, (_ACTS.match(sentence, start) for start in words)):
        kind, word = found.lastgroup or "", found[0]
        before, helpers = _split(sentence[: found.start()])
        act = _Act(kind=kind, word=word, before=before, helpers=tuple(helpers.split()), after=sentence[found.end() :])
        speaker = act.speaker()
        if speaker is not None:
            yield Report(at=found.start(), words=word, speaker=speaker, rejected=bool(_UNFAIR.search(helpers)))


def _split(before: str) -> tuple[str, str]:
    """What stands before a verb, without its auxiliaries and adverbs, and those."""
    found = _HELPERS.search(before, max(0, len(before) - 120))
    at = found.start("words") if found else len(before)
    return before[:at], before[at:].replace(",", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """A reporting verb in its sentence."""

    kind: str
    word: str
    before: str
    helpers: tuple[str, ...]
    after: str

    def speaker(self) -> str | None:
        """The noun phrase that says it; None where nobody does: denied, only possible, or without an agent."""
        helpers = set(self.helpers)
        if helpers & _DENIED or any(one.endswith(("n’t", "n't")) for one in helpers):
            return None
        if self.word.startswith(("tell", "told")) and not _TOLD.match(self.after):
            return None
        if self.word.endswith("ing") and not helpers & _PASSIVE:
            return self._of_participle()
        if not self.word.endswith("ing") and (helpers & _PASSIVE or self._is_reduced()):
            return self._agent()
        if helpers & _POSSIBLE:
            return self._of_infinitive()
        return self._subject()

    def _subject(self) -> str | None:
        if _NOT_ONE.search(self.before):
            return None
        subject = phrase_before(self.before) or _joined(self.before)
        if subject is None:
            return self._inverted()
        return subject if self._agrees_with(subject) else None

    def _inverted(self) -> str | None:
        """The subject of `…, said X`."""
        if self.kind not in {"free", "that", "behind"} or self.helpers or not _BEHIND_SPEECH.search(self.before):
            return None
        subject = phrase_after(self.after)
        at = self.after.lower().find((subject or "").lower())
        return subject if subject and _AFTER_SPEAKER.match(self.after, at + len(subject)) else None

    def _agrees_with(self, subject: str) -> bool:
        """Whether the verb reports with this subject, in this place."""
        if is_base(self.word) and not self.helpers and not _is_plural(subject):
            return False
        if self.word.startswith(("suggest", "impl")) and _THINGS_SAID.search(subject):
            return False
        if self.kind == "put":
            manner = re.match(r"(?: this way| like this| bluntly| plainly)?:", self.after)
            return bool(manner) or bool(re.search(r"\b[Aa]s\b", self.before))
        if self.kind == "behind":
            return bool(_PARENTHETIC.search(self.before[: self.before.lower().rfind(subject.lower())]))
        return True

    def _is_reduced(self) -> bool:
        """Whether it is a participle behind a noun: `Iran, accused of`, `a man described by Moscow as`."""
        passive = self.word.endswith("ed") and re.match(r" (?:of|by)\b", self.after)
        return bool(passive) and self.kind in {"as", "blame"} and not self.helpers

    def _agent(self) -> str | None:
        found = re.match(r"[^.;,]{0,60}?\bby (.*)", self.after, re.DOTALL)
        return phrase_after(found[1]) if found and self.kind in {"as", "blame", "call"} else None

    def _of_infinitive(self) -> str | None:
        """The subject of `went on to say`."""
        clause = f"{self.before}{' '.join(self.helpers)} "
        found = _GOES_ON.search(clause)
        return phrase_before(_split(clause[: found.start()])[0]) if found else None

    def _of_participle(self) -> str | None:
        """The subject of the main clause of `Calling it a farce, X left` and `X left, calling it a farce`."""
        if self.before.strip().lower() in {"", "after", "while", "before", "by", "in", "when", "but", "and"}:
            rest = re.search(r"(?:,[”\"]?|[”\"],?) (.*)", self.after, re.DOTALL)
            return phrase_after(rest[1]) if rest else None
        behind = re.search(r"(?:,|—|–| while| by| and) ?\Z", self.before)
        return _first_subject(self.before) if behind else None


def _joined(before: str) -> str | None:
    """The subject of `X left, and said`."""
    return _first_subject(before) if re.search(r"\b(?:and|but) \Z", before) else None


def _first_subject(clause: str) -> str | None:
    parts = [part.strip() for part in re.split(r"[,;:]", clause) if part.strip()]
    return next((found for part in parts[:2] if (found := phrase_after(part))), None)


def _is_plural(subject: str) -> bool:
    """Whether a verb in its plain form agrees with it: `experts say`, `Russia and China claim`, `they argue`."""
    head = re.split(r" (?:of|in|at|who|from|for|with|familiar) ", subject, maxsplit=1)[0]
    plural = head.endswith(("s", "men", "women", "people", "media", "police", "those")) and not head.endswith("ss")
    people = re.fullmatch(r"the [A-Z]\w+(?:ese|ish|ch|ss)", head)
    return " and " in subject or plural or bool(people) or subject in {"they", "who"}

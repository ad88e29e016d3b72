"""English words that pass on what somebody says: verbs with the subjects and complements that make them do so.

The verbs are those that grammars list as reporting verbs (Biber et al., Longman Grammar of Spoken and Written English,
1999, on that-clauses; Quirk et al., 1985, 14.28 to 14.33). A verb counts only with what follows it: `claimed that`, and not
`claimed the islands`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from geo.proposals.noun_phrases import phrase_after, phrase_before

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


_IRREGULAR = MappingProxyType({
    "say": "says|said|saying|say", "tell": "tells|told|telling|tell", "write": "writes|wrote|written|writing|write",
    "think": "thinks|thought|thinking|think", "find": "finds|found|finding|find", "swear": "swears|swore|swearing|swear",
    "point out": "points out|pointed out|pointing out|point out", "foresee": "foresees|foresaw|foreseeing|foresee",
    "cast": "casts|cast|casting", "put": "puts|put", "admit": "admits|admitted|admitting|admit",
    "quip": "quips|quipped|quipping|quip", "forecast": "forecasts|forecasting|forecast",
    "flag": "flags|flagged|flagging|flag", "dub": "dubs|dubbed|dubbing|dub",
    "label": "labels|labell?ed|labell?ing|label",
})  # fmt: skip
_FREE = "say tell argue assert contend insist allege warn remark quip lament complain caution opine retort posit"
_THAT = (
    "state announce report note observe add point_out explain stress emphasize emphasise underline underscore declare "
    "proclaim write conclude believe think fear predict forecast estimate suggest hint admit acknowledge concede confirm "
    "deny recall reply respond counter flag reveal imply find maintain charge boast reaffirm reiterate affirm claim "
    "profess speculate comment expect foresee assume suspect threaten promise pledge vow swear agree assure object "
    "protest recount relate testify disclose clarify hope"
)
_AS = (
    "describe portray depict characterize characterise denounce dismiss condemn label brand frame present cast paint "
    "decry hail praise deride ridicule reject mock criticize criticise"
)
_BLAME = "accuse blame"
_CALL = "call term dub label brand declare proclaim"


def _forms(lemma: str) -> str:
    lemma = lemma.replace("_", " ")
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return f"{lemma}s|{lemma}d|{lemma[:-1]}ing|{lemma}"
    if lemma.endswith("y"):
        return f"{lemma[:-1]}ies|{lemma[:-1]}ied|{lemma}ing|{lemma}"
    return f"{lemma}(?:e?s)|{lemma}ed|{lemma}ing|{lemma}"


def _verb(lemmas: str) -> str:
    return "|".join(_forms(lemma) for lemma in lemmas.split())


_SAID_WHEN = (
    r"(?:,? (?:on|in|at|during|last|this|earlier|late|yesterday|recently|later|again|after|before|to|of|about|while|"
    r"through|via|by|from) [^,.;“]{0,60}?)?"
)
_ENDS = rf"(?={_SAID_WHEN}[,.:;]|{_SAID_WHEN}\Z|,? [“\"]|:)"
_SAYS_THAT = rf"(?={_SAID_WHEN},? that\b|{_SAID_WHEN} (?:how|why|where|when|whether|what)\b)"
_CLAUSE = r"(?= (?:it|he|she|they|there|we|I|this would|no)\b)"
_PERSONS = r"(?: (?:[A-Z][\w’'.-]*|the|its|his|her|a|an|reporters|journalists|us|him|them|me|state|local)(?: [\w’'.-]+){0,6}?)?"
_TOLD = rf"(?={_PERSONS}(?:,? (?:on|in|at|during|last|earlier) [^,.;“]{{0,50}}?)?,?(?: that\b| [“\"]|[,.:]| (?:the|it|he|she|they|there|[A-Z])))"
_NOT_SAID = (
    r"(?! to (?:be|have)\b| to himself| nothing| little| so\b| no more| goodbye|-)(?! (?:for|against|over)\b)(?! (?:a|her|his|their) "
    r"(?:word|prayer|case|piece))"
)
_NEED = r"(?= (?:the|that|how) (?:importance|need|value|necessity|role|danger|risk|inadmissibility)\b)"
_ALARM = (
    r"(?:alarm|concern|concerns|fear|fears|hope|hopes|confidence|doubt|doubts|regret|outrage|dismay|optimism|"
    r"scepticism|skepticism|surprise|satisfaction|the (?:view|belief|hope|conviction|fear))"
)
_ACTS = re.compile(
    rf"(?<![\w’'-])(?:"
    rf"(?P<free>{_verb(_FREE)})(?![\w’'-]){_NOT_SAID}"
    rf"|(?P<that>{_verb(_THAT)})(?![\w’'-])(?:{_SAYS_THAT}|{_ENDS}|{_CLAUSE}|{_NEED})"
    rf"|(?P<claims>claim(?:s|ed|ing)?)(?= to (?:be|have)\b)"
    rf"|(?P<reply>den(?:ies|ied|ying)|deny|threaten(?:s|ed|ing)?|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|vow(?:s|ed|ing)?)"
    rf"(?= (?:any|having|\w+ing|to)\b)"
    rf"|(?P<as>{_verb(_AS)})(?![\w’'-])(?= [^.;]{{0,120}}?\bas\b)"
    rf"|(?P<blame>{_verb(_BLAME)})(?![\w’'-])(?= (?:[^.;]{{1,120}}? )?(?:of|for|by)\b)"
    rf"|(?P<call>{_verb(_CALL)})(?![\w’'-])(?= (?:itself|himself|herself|themselves|[^.;,“\"]{{1,80}} [“\"]))"
    rf"|(?P<alarm>(?:express|voic|rais|convey)(?:es|ed|ing|e)?)(?= (?:[a-z]+ ){{0,3}}{_ALARM} (?:that|about|over|at|of)\b)"
    rf"|(?P<put>puts? it)(?![\w-])"
    rf")"
)
_ADVERB = r"(?:also|then|now|already|even|once|still|later|often|always|just|again|too|first|both|only|further|\w+ly)"
_CHAIN = re.compile(
    rf"(?:(?<=\s)|\A)(?P<chain>(?:(?:has|have|had|is|are|was|were|be|been|being|do|does|did|will|would|may|might|could|can|"
    rf"cannot|shall|should|must|not|never|neither|nor|hardly|rarely|to|{_ADVERB}|\w+n[’']t)(?: |, ))*)\Z"
)
_CATENATIVE = re.compile(
    r"(?:go(?:es)? on|went on|gone on|continu\w+|seek|seeks|sought|try|tries|tried|trying|quick|keen|fond|likes?|moved|"
    r"rushed|hastened|hasten|hurried|appeared?|tends?|began|begun|started) to \Z"
)
_MODAL = frozenset("will would may might could can shall should must cannot to".split())
_NEGATIVE = frozenset("not never neither nor hardly rarely".split())
_PASSIVE = frozenset("is are was were be been being".split())
_UNFAIR = re.compile(r"\b(?:falsely|wrongly|misleadingly|disingenuously|absurdly|incorrectly|baselessly|implausibly)\b")
_QUOTED_AS = re.compile(r"(?<![\w-])(?:quoted|cited|reported) (?:in [^,.;]{1,40} )?(?:by [^,.;]{1,40} )?as saying\b")
_PHRASES = re.compile(
    r"(?P<according>\b[Aa]ccording to |\b[Ii]n the (?:words|view|opinion|account) of |\b[Pp]er (?=the |[A-Z]))"
    r"|\b[Ii]n (?P<whose>(?:[\w’'.-]+ ){0,3}?[\w.-]+)(?:[’']s|[’'](?= )|(?<=his)|(?<=her)|(?<=their)) (?:own )?"
    r"(?:view|words|opinion|account|telling|estimation)\b"
    r"|(?P<maker>(?:(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}|[Hh]is|[Hh]er|[Tt]heir))(?:[’']s?)? "
    r"(?:(?:own|repeated|recent|earlier|public|(?P<unfair>false|baseless|unfounded|dubious|absurd)) )?"
    r"(?:claim|claims|assertion|allegation|allegations|argument|contention|warning|warnings|accusation|insistence|"
    r"statement|declaration)(?= that\b)"
)
_PRONOUN_OF = MappingProxyType({"his": "he", "her": "she", "their": "they"})
_LABEL = re.compile(r"\A\s*(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,4})(?: \([^()]{1,60}\))?: (?=[“\"])")
_INVERTED = re.compile(r"[,?!—–”\"’]\s*\Z")
_BASE = frozenset(
    lemma.replace("_", " ") for lemmas in (_FREE, _THAT, _AS, _BLAME, _CALL) for lemma in lemmas.split()
) - {"cast", "put"}


def reports_in(sentence: str) -> Iterator[Report]:
    """What in a sentence says who says it, in its order; what stands between quotation marks must be masked."""
    if label := _LABEL.match(sentence):
        yield Report(at=0, words=f"{label['name']}:", speaker=label["name"])
    found = [*_verbs(sentence), *_by_phrase(sentence)]
    yield from sorted(found, key=lambda one: one.at)


def _by_phrase(sentence: str) -> Iterator[Report]:
    for found in _PHRASES.finditer(sentence):
        if found["according"]:
            speaker = phrase_after(sentence[found.end() :])
        else:
            speaker = (found["whose"] or found["maker"]).strip()
            speaker = _PRONOUN_OF.get(speaker.lower(), speaker)
            speaker = speaker if speaker in _PRONOUN_OF.values() else phrase_before(speaker)
        if speaker is not None:
            yield Report(
                at=found.start(), words=" ".join(found[0].split()), speaker=speaker, rejected=bool(found["unfair"])
            )
    for found in _QUOTED_AS.finditer(sentence):
        chain = _CHAIN.search(sentence[: found.start()])
        speaker = phrase_before(sentence[: chain.start("chain") if chain else found.start()])
        if speaker is not None:
            yield Report(at=found.start(), words="quoted as saying", speaker=speaker)


def _verbs(sentence: str) -> Iterator[Report]:
    lowered = sentence[:1].lower() + sentence[1:]
    if (opening := _ACTS.match(lowered)) and opening[0].endswith("ing"):
        sentence = lowered
    for found in _ACTS.finditer(sentence):
        kind, word = found.lastgroup or "", found[0]
        if word.split()[0] in {"tell", "tells", "told", "telling"} and not re.match(_TOLD, sentence[found.end() :]):
            continue
        before, after = sentence[: found.start()], sentence[found.end() :]
        chain = _CHAIN.search(before)
        helpers = chain["chain"] if chain else ""
        before = before[: len(before) - len(helpers)]
        speaker = _speaker(kind, word, (before, helpers, after))
        if speaker is not None:
            yield Report(at=found.start(), words=word, speaker=speaker, rejected=bool(_UNFAIR.search(helpers)))


def _speaker(kind: str, word: str, around: tuple[str, str, str]) -> str | None:
    """The noun phrase that says it; None where nobody does: denied, only possible, or without an agent."""
    before, helpers, after = around
    words = [part.strip(",") for part in helpers.split()]
    if any(part in _NEGATIVE or part.endswith(("n’t", "n't")) for part in words):
        return None
    if word.endswith("ing"):
        return phrase_before(before) if _PASSIVE & set(words) else _participle(before, after)
    if _MODAL & set(words):
        tail = f"{before}{helpers}"
        catenative = _CATENATIVE.search(tail)
        return phrase_before(_without_helpers(tail[: catenative.start()])) if catenative else None
    if _PASSIVE & set(words) or (kind in {"as", "blame"} and _is_agentless(word, before, helpers, after)):
        agent = re.match(r"[^.;,]{0,60}?\bby (.*)", after, re.DOTALL)
        return phrase_after(agent[1]) if agent and kind in {"as", "blame", "call"} else None
    speaker = phrase_before(before) or _joined(before)
    if speaker is None and kind in {"free", "that"} and _INVERTED.search(before) and not words:
        return phrase_after(after)
    if speaker is not None and word in _BASE and not words and not _is_plural(speaker):
        return None
    if kind == "put" and not re.search(r"\b[Aa]s\b", before):
        return None
    return speaker


def _is_agentless(word: str, before: str, helpers: str, after: str) -> bool:
    """Whether it is a participle beside a noun: `Iran, accused of`, `a man described by Moscow as`."""
    return word.endswith("ed") and bool(re.match(r" (?:of|by)\b", after)) and not helpers and bool(before)


def _without_helpers(clause: str) -> str:
    chain = _CHAIN.search(clause)
    return clause[: chain.start("chain")] if chain else clause


def _participle(before: str, after: str) -> str | None:
    """The subject of the main clause of `Calling it a farce, X left` and `X left, calling it a farce`."""
    opening = before.strip().lower()
    if opening in {"", "after", "while", "before", "by", "in", "when", "but", "and"}:
        rest = re.search(r"(?:,[”\"]?|[”\"],?) (.*)", after, re.DOTALL)
        return phrase_after(rest[1]) if rest else None
    if not re.search(r"(?:,|—|–| while| by| and) \Z", before):
        return None
    return _first_subject(before)


def _joined(before: str) -> str | None:
    """The subject of `X left, and said`."""
    return _first_subject(before) if re.search(r"\b(?:and|but)(?: then| also)? \Z", before) else None


def _first_subject(clause: str) -> str | None:
    parts = [part.strip() for part in re.split(r"[,;:]", clause) if part.strip()]
    return next((found for part in parts[:2] if (found := phrase_after(part))), None)


def _is_plural(speaker: str) -> bool:
    """Whether a verb in its plain form agrees with it: `experts say`, `Russia and China claim`, `they argue`."""
    head = speaker.split(" of ")[0].split(" in ")[0].split(" at ")[0].split(" who ")[0]
    plural = head.endswith(("s", "men", "women", "people", "media", "police", "those")) and not head.endswith("ss")
    return " and " in speaker or plural or speaker in {"they", "who"}

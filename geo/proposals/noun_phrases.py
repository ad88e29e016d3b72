"""The noun phrase that names a speaker, before or after a verb: no syntax, only which words may stand in it.

A speaker is a name (`Sergey Lavrov`, `the Kremlin`), somebody who is said to be one (`Western officials`, `a spokesman
for the ministry`), a pronoun, or two of them. What else may say something, as a map does, is none.
"""

import re

__all__ = ["PRONOUNS", "SPEAKING_NOUN", "phrase_after", "phrase_before"]

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which"})
_MONTHS_AND_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    "September|October|November|December"
)
_FUNCTION = frozenset(
    re.findall(
        r"\w+",
        "a about above after all also although among an and another any as at because before both but by despite "
        "during each earlier even every few for from had has have here how however if in indeed instead into its "
        "it he his her last later many meanwhile moreover most nevertheless next no nobody none nor not now of on "
        "once one only or other our out over perhaps recently several she since so some soon still such than that "
        "the their then there these they this those though three through thus to today two under unless until we "
        "what when where whether which while who whom whose why with without yesterday yet you your i",
    )
)
_STOPS = (
    "about|after|although|and|as|at|because|before|but|by|despite|during|for|from|if|in|into|nor|of|on|or|over|"
    "since|so|than|that|then|though|to|under|unless|until|when|where|whether|which|while|who|whom|whose|why|"
    "with|without|yet|is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|shall|should|do|does|"
    "did"
)
_DET = (
    "the|an?|this|that|our|my|some|many|most|several|few|other|two|three|both|all|its|his|her|their|one|"
    "another|these|those|such|a number of|a group of|most of the|some of the|one of the|one of its|"
    "one of the country[’']s"
)
_ADJ = (
    r"senior|foreign|western|former|unnamed|independent|military|government|local|state|public|official|"
    r"intelligence|security|defen[cs]e|diplomatic|human|rights|opposition|party|industry|outside|russian-backed|"
    r"skeptical|sceptical|different|various|numerous|regional|international|national|federal|presidential|top|"
    r"leading|prominent|chief|retired|political|economic|financial|legal|academic|anonymous|pro-[A-Z]\w+|"
    r"[A-Z]\w+-based|[a-z]+-language"
)
_NOUNS = (
    "official|analyst|expert|critic|observer|pundit|scholar|researcher|diplomat|leader|"
    "spokes(?:man|woman|person)|author|commentator|source|minister|president|premier|general|admiral|commander|"
    "envoy|ambassador|adviser|advisor|economist|historian|strategist|professor|lawmaker|senator|governor|mayor|"
    "chairman|chairwoman|chancellor|director|secretary|head|chief|deputy|aide|trader|activist|skeptic|sceptic|"
    "optimist|pessimist|scientist|politician|lawyer|prosecutor|judge|investigator|inspector|officer|resident|"
    "witness(?:es)?|villager|worker|farmer|soldier|refugee|student|teacher|doctor|executive|banker|investor|"
    "insurer|reporter|journalist|correspondent|editor|editorial|columnist|blogger|writer|hawk|hardliner|"
    "reformer|nationalist|liberal|conservative|realist|supporter|opponent|advocate|defender|apologist|"
    "proponent|detractor|delegate|negotiator|participant|pollster|forecaster|planner|clerk|captain|guard|"
    "sailor|pilot|engineer|manager|owner|driver|seller|buyer|dealer|broker|miner|docker|veteran|shopkeeper|"
    "mother|father|widow|man|men|woman|women|fisherm[ae]n|businessm[ae]n|spokesmen|spokeswomen|spokespeople|"
    "king|queen|prince|pope|bishop|emir|sheikh|report|study|paper|survey|poll|statement|communiqu[ée]|readout|"
    "white paper|document|memo|letter|article|op-ed|newspaper|daily|magazine|agency|website|site|outlet|"
    "channel|broadcaster|network|tabloid|media|press|television|radio|ministry|government|administration|"
    "authority|authorities|regime|council|commission|committee|parliament|court|embassy|army|navy|military|"
    "police|party|union|company|bank|institute|think tank|group|organi[sz]ation|monarchy|junta|cabinet|"
    "presidency|service|bureau|office|department|delegation|side|camp|leadership|others|people"
)
SPEAKING_NOUN = re.compile(rf"\b(?:{_NOUNS})s?\b")
"""Nouns of those who say something: people, bodies, and what they publish."""
_CAP = (
    rf"(?!(?:{_MONTHS_AND_DAYS})\b)(?:(?:[A-Z]\.){{1,3}}|[A-ZÀ-Þ][^\W_]*(?:[-’'][^\W_]+)*(?:[’'](?=\s))?|"
    r"(?:al|el|bin)-[A-ZÀ-Þ]\w+)"
)
_NAME = (
    rf"{_CAP}(?: (?:(?:of|for|on) (?:the )?|and the |de |du |da |bin |van |von |der |al |& )?{_CAP}){{0,6}}"
    r"(?: of (?:19|20)\d\d)?"
)
_WORD = rf"(?:{_CAP}|(?!(?:{_STOPS})\b)(?:[^\W\d_A-ZÀ-Þ]|\d)[\w’'-]*)"
_OF = "in|at|by|of|from|for|with|on|near|inside|outside|to|close to|familiar with|based in"
_BEHIND = rf"(?: (?:{_OF}) (?:the |its )?{_WORD}(?: {_WORD}){{0,4}}){{0,2}}"
_NOUN = rf"(?:{_NOUNS})s?(?![\w-])"
_SEVERAL = rf"(?:(?:{_NOUNS})s|[a-z]+(?:men|women)|media|police|people|others)(?![\w-])"
_DESCRIBED = rf"(?:(?:{_DET})(?: {_WORD}){{0,5}}? {_NOUN}|(?:(?:{_ADJ}|{_CAP}) ){{1,4}}{_NOUN}|{_SEVERAL})"
_ONE = rf"(?:{_DESCRIBED}(?: {_NAME})?{_BEHIND}|(?:the |The )?{_NAME}(?: (?:of|at|from|in|with) (?:the )?{_NAME})?)"
_WHOLE = re.compile(rf"(?:(?:both )?{_ONE}(?: (?:and|or) {_ONE})?)")
_WITH_CLAUSE = re.compile(
    rf"(?:^|.*? )(?P<head>(?:(?:{_DET}) )?(?:(?:{_ADJ}|{_CAP}) ){{0,3}}(?:{_NOUN}|those)) who \w+ .*"
)
_BARE_NAME = re.compile(rf"{_CAP}(?: (?:de |du |da |bin |van |von |al )?{_CAP}){{0,3}}")
_APPOSED = re.compile(rf", ({_CAP}(?: {_CAP}){{1,2}})(?=[,.]|\Z)")
_WHEN = re.compile(
    rf" (?:on (?:{_MONTHS_AND_DAYS})(?: \d+)?|in (?:{_MONTHS_AND_DAYS}|(?:19|20)\d\d)|(?:last|this) [a-z]+|"
    r"yesterday|today)\Z"
)
_BREAK = re.compile(r"[;:—–()“”„«»\"?!·…]| - ")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_FARTHEST = 400
"""Code points around a verb that are looked at."""
_LONGEST = 22
"""Words of a clause before its verb that are looked at."""


def phrase_before(clause: str) -> str | None:
    """The noun phrase that a clause ends with, past appositions: the subject of the verb that follows; else None."""
    piece = _BREAK.split(_PARENTHESIS.sub("", clause[-_FARTHEST:]))[-1]
    pieces = [_WHEN.sub("", " ".join(part.split())) for part in piece.split(",")]
    last = pieces[-1]
    if last.endswith(("who", "which")) and last.split()[-1] in {"who", "which"}:
        head = last.rpartition(" ")[0] or (pieces[-2] if len(pieces) > 1 else "")
        return _at_end(head)
    if last:
        return _at_end(last) or _before_clause(last)
    before = [part for part in pieces if part]
    if len(before) > 1 and _BARE_NAME.fullmatch(before[-1]) and _lowered(before[-1]) == before[-1]:
        return before[-1]
    return next((found for part in reversed(before[:-1]) if (found := _at_end(part))), None)


def phrase_after(clause: str) -> str | None:
    """The noun phrase that a clause begins with, or None."""
    words = _lowered(" ".join(_BREAK.split(clause[:_FARTHEST], maxsplit=1)[0].split()))
    pronoun = words.partition(" ")[0].strip(",.")
    if pronoun in PRONOUNS:
        return pronoun
    found = _WHOLE.match(words)
    if found is None:
        return None
    apposed = _APPOSED.match(words, found.end())
    return apposed[1] if apposed and found[0].split()[0].islower() else found[0]


def _at_end(piece: str) -> str | None:
    words = _lowered(piece).split()[-_LONGEST:]
    if words and words[-1] in PRONOUNS - {"which"}:
        return words[-1]
    tails = (" ".join(words[at:]) for at in range(len(words)))
    return next((tail for tail in tails if _WHOLE.fullmatch(tail)), None)


def _before_clause(piece: str) -> str | None:
    """The head of `analysts who doubt it`, before its verb."""
    found = _WITH_CLAUSE.fullmatch(_lowered(piece))
    return found["head"] if found else None


def _lowered(piece: str) -> str:
    """With the first word in small letters where a capital says nothing of it."""
    piece = piece.strip()
    first, gap, rest = piece.partition(" ")
    plain = first.lower()
    common = plain in _FUNCTION or SPEAKING_NOUN.fullmatch(plain) or re.fullmatch(_ADJ, plain)
    return f"{plain}{gap}{rest}" if common and first not in {"US", "IT", "Western"} else piece

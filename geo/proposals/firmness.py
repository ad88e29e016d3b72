"""How firmly an English sentence says something, and whether the next one rejects it, by words that say so plainly."""

import re

from geo.dataset.claims import Mode

__all__ = ["mode_of", "rejects"]

_NO_NOUN = r"(?<!the )(?<!a )(?<!at )(?<!political )(?<!good )(?<!of )(?<!own )(?<!their )(?<!\bhis )(?<!\bits )"
_WILL = rf"{_NO_NOUN}\bwill(?! to\b| of\b)|\b(?:[Ww]e|[Tt]hey|[Ii]t|[Hh]e|[Ss]he|I)[’']ll\b|\bwon[’']t\b"
_LIKELY = (
    r"\b(?:un)?likely(?= to\b)|\b(?:is|are) (?:widely )?(?:expected|set|bound|poised|going|due) to\b"
    r"|\bon course to\b|\b(?:may|might|could) (?:well|soon|eventually|yet)\b|\b(?:expects?|predicts?|forecasts?) that\b"
)
_FORECAST = re.compile(rf"{_WILL}|{_LIKELY}")
_IF = re.compile(r"(?<!as )(?<!even )(?<!ask )(?<!asked )(?<!wonder )(?<!what )\b(?:[Ii]f|[Uu]nless|[Pp]rovided that)\b"
                 r"(?! (?:not|only|any|anything|ever|you|so)\b)")  # fmt: skip
_THEN = re.compile(rf"{_WILL}|\blikely\b|\b(?:would|could|might|may|can|cannot|should)\b")
_WOULD = re.compile(
    r"(?<!that )(?<!which )(?<!who )\bwould(?:n[’']t)? (?!like\b|later\b|go on\b|become\b|soon\b|rather\b|say\b)"
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|warned|promised|vowed|pledged|announced|thought|believed|asked|wondered|knew|hoped|feared|expected|wanted|agreed)\b"
)
_PROMISE = re.compile(
    r"\b(?:promis(?:ed|es|ing)|pledg(?:ed|es|ing)|vow(?:ed|s|ing)|guarantee[sd]?|undertook|"
    r"committed (?:it|him|her|them)sel(?:f|ves)) (?:to\b|that\b|not\b|never\b|(?:it|he|she|they) )"
)
_OWN_WILL = re.compile(r"\b(?:I|[Ww]e)(?: will|[’']ll| shall)(?: not| never)? \w+")
_HARM = (
    r"retaliat\w+|respond (?:in kind|with|forcefully)|strike back|pay (?:a|the) \w*\s?price|punish\w*|"
    r"(?:face|suffer|bear) (?:\w+ ){0,2}consequences|severe\w* (?:costs|consequences)|take revenge|reprisals?"
)
_THREAT = re.compile(
    rf"\bthreat(?:en(?:ed|s|ing)?) (?:to\b|that\b|(?:[\w’-]+ ){{1,3}}with\b)|\b(?:vow|pledg|promis)\w* (?:to|that) "
    rf"(?:[\w’-]+ ){{0,4}}(?:{_HARM})|\b(?:will|would|shall) (?:[\w’-]+ ){{0,2}}(?:{_HARM})"
)

_DOUBT = (
    r"(?:fiction|myth|lie|lies|nonsense|propaganda|pretext|half-truth|fallacy|exaggeration|illusion|caricature|"
    r"falsehood|distortion|untrue|false|wrong|absurd|misleading|mistaken|simplistic|fanciful|nonsensical|far-fetched|"
    r"too (?:simple|gloomy|optimistic|pessimistic|easy|much)|far from (?:true|certain|clear|the truth)|"
    r"not (?:so|that|as|quite|true|the case|what|how|borne|supported|correct)\b)"
)
_REJECTS = re.compile(
    r"(?:(?:But|Yet|However|Still),? )?(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]he (?:claim|argument|charge|accusation|story|"
    rf"notion|idea|view)|[Ss]uch (?:claims|talk|arguments)|[Tt]hese (?:claims|charges|arguments)) "
    rf"(?:is|was|are|were|remains?|ignores?|overlooks?)\b[^.;]{{0,60}}?(?:{_DOUBT}|\bthe\b(?= (?:fact|record)))"
    r"|(?:But|Yet|However),? (?:it is easy to|there is (?:little|no|scant) (?:evidence|proof|sign)|the (?:facts|record|"
    r"evidence|data|numbers|truth|reality)\b|appearances|none of (?:this|that)|nothing)"
    r"|(?:In fact|In reality|In truth|Actually|The truth is|The reality is|The facts|Not so|Nothing could be further|"
    r"The opposite is true|Hardly|The record says otherwise)\b"
)


def mode_of(sentence: str, *, own: bool) -> tuple[Mode, str] | None:
    """The mode that a sentence's words say plainly, with the words; None where it states something.

    `own` says that the article speaks: then `would` alone is a condition, which in reported speech is only a tense.
    """
    threat, condition = _THREAT.search(sentence), _IF.search(sentence)
    if threat and own and not (condition or threat[0].startswith("threat")):
        threat = None
    signs = (
        (Mode.THREAT, threat),
        (Mode.PROMISE, _PROMISE.search(sentence)),
        (Mode.CONDITIONAL, condition if _THEN.search(sentence) else None),
        (Mode.PROMISE, None if own else _OWN_WILL.search(sentence)),
        (Mode.FORECAST, _FORECAST.search(sentence)),
        (Mode.CONDITIONAL, _WOULD.search(sentence) if own and not _PAST.search(sentence) else None),
    )
    return next(((mode, found[0].strip()) for mode, found in signs if found), None)


def rejects(sentence: str) -> bool:
    """Whether a sentence opens by rejecting what stands before: `But that is not as simple`, `In fact`."""
    return bool(_REJECTS.match(sentence.lstrip("—–-• ")))

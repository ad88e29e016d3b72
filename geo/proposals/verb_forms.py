"""The forms of English verbs, for patterns: `say` is said, says, saying."""

from types import MappingProxyType

__all__ = ["is_base", "verbs"]

_IRREGULAR = MappingProxyType({
    "say": "says|said|saying|say", "tell": "tells|told|telling|tell", "write": "writes|wrote|written|writing|write",
    "think": "thinks|thought|thinking|think", "find": "finds|found|finding|find",
    "swear": "swears|swore|swearing|swear",
    "point out": "points out|pointed out|pointing out|point out", "foresee": "foresees|foresaw|foreseeing|foresee",
    "point to": "points to|pointed to|pointing to|point to", "cast": "casts|cast|casting",
    "admit": "admits|admitted|admitting|admit", "quip": "quips|quipped|quipping|quip",
    "forecast": "forecasts|forecasting|forecast", "flag": "flags|flagged|flagging|flag",
    "dub": "dubs|dubbed|dubbing|dub", "label": "labels|labell?ed|labell?ing|label",
})  # fmt: skip
_PAST = frozenset({
    "said", "told", "wrote", "written", "thought", "found", "swore", "foresaw", "cast", "forecast", "put",
})  # fmt: skip


def verbs(lemmas: str) -> str:
    """A pattern for all forms of some verbs, which are given in one text; `point_out` is a verb of two words."""
    return "|".join(_forms(lemma.replace("_", " ")) for lemma in lemmas.split())


def is_base(word: str) -> bool:
    """Whether a form is the plain one, which goes with a plural: `say`; of `cast` nobody can tell."""
    verb = word.partition(" ")[0]
    return not (verb in _PAST or verb.endswith(("ed", "ing")) or (verb.endswith("s") and not verb.endswith("ss")))


def _forms(lemma: str) -> str:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return f"{lemma}s|{lemma}d|{lemma[:-1]}ing|{lemma}"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies|{lemma[:-1]}ied|{lemma}ing|{lemma}"
    return f"{lemma}e?s|{lemma}ed|{lemma}ing|{lemma}"

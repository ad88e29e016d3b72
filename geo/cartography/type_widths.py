"""How wide names are in the browser, where the map's letters are Streamlit's "Source Sans", semi-bold, and not kerned.

The advances are those of the font that Streamlit 1.67 serves (SourceSansVF-Upright 3.052, SIL Open Font License 1.1) at
a weight of 600, taken with fontTools and rounded up to hundredths of an em. Names in regular weight are a little
narrower. Letters with accents are as wide as those without.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["broken", "width_em"]

_ADVANCES = {
    20: "\u200a", 100: "\u2009", 200: " ", 260: "|¦", 270: "ijıіј", 280: "',.:;l·‘’‚‛", 290: "IΙιІ‹›", 300: "ſ",
    320: "!f¡", 330: "()-[]{}ł\u2010\u2011•‣", 350: "/\\°", 360: "ª", 370: "tºŧ", 380: "r²³¹", 410: "ŀ",
    430: "гґ‖", 440: "*sςѕ", 450: "?z®¿ζξ", 460: "«»ε", 470: "cзсэє", 480: "τт–", 490: '"xх“”„†‡',
    500: "J_vyνЈу‗", 510: "FLYeĿΓΥγχГеьҐ", 520: "#$+0123456789<=>^ag~¢£¤¥§¬±×÷κав‒€", 530: "kĳĸŁλυкя",
    540: "EVZΕΖΛδθЕУч", 550: "STX`o¨¯´¸øŦΣΤΧοЅТХо", 560: "AhnuðŋΑΞηρσАЗбдлћ", 570: "bdpqþđħĲпрђџ",
    580: "CµαμЄСЭинц", 590: "PΡβБРЬ", 600: "BKR¶ÞΒΚВКЯ", 610: "ßъ", 620: "ΔπЧ", 630: "DG", 640: "&", 650: "ĐЛм",
    660: "NUÐŊΝΠЏДПЦ", 670: "HΗИН", 680: "OQØΘΟО", 700: "ΩЂ", 710: "ĦφЋы", 730: "ΨψωЪж", 740: "Φ", 750: "Mw©ΜМФ",
    760: "фюљ", 780: "æшњ", 800: "W¼щ—―", 810: "¾ŉ", 830: "½œЫ", 840: "Æ", 850: "%m", 860: "ŒЖ", 880: "@",
    900: "Ш", 910: "ЉЩ", 930: "Ю", 940: "Њ№", 970: "…",
}  # fmt: skip
"""Thousandths of an em → characters as wide as that."""

_BY_CHARACTER = {character: advance / 1000 for advance, characters in _ADVANCES.items() for character in characters}

_OTHER_EM, _WIDE_EM = 0.66, 1.0
"""What a letter takes of which the font has no shape, so that the browser takes another; and one of East Asia."""


@lru_cache(maxsize=16384)
def width_em(text: str) -> float:
    """Width of one line of text, in sizes of its type."""
    return sum(map(_advance, unicodedata.normalize("NFD", text)))


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    found = _BY_CHARACTER.get(character)
    if found is None:
        return _WIDE_EM if unicodedata.east_asian_width(character) in "WF" else _OTHER_EM
    return found


def broken(text: str, most_em: float) -> tuple[tuple[str, ...], ...]:
    """How a name may be broken into lines, the usual way first: whole where it is no wider than `most_em`."""
    words = text.split()
    ways: list[tuple[str, ...]] = [(" ".join(words),)]
    if len(words) > 1:
        ways.append(min(_splits(words), key=_widest))
    if len(words) > 2 and _widest(ways[-1]) > most_em:
        thirds = [(first, *rest) for first, second in _splits(words) for rest in _splits(second.split())]
        ways.append(min(thirds, key=_widest))
    fitting = [way for way in ways if _widest(way) <= most_em]
    return tuple(dict.fromkeys([*fitting, *ways]))


def _splits(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]


def _widest(lines: Sequence[str]) -> float:
    return max(map(width_em, lines))

"""Checks of who says it and of who does what to whom: names that must exist, speakers spelt alike, true silence.

Like the checks of references they work on plain data, so that they also run where the model refuses the file.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from geo.dataset.finding import Finding
from geo.dataset.recipe_names import atlas_index
from geo.dataset.unvalidated import Unvalidated, as_items, as_mapping
from geo.dataset.yaml.tree import Path
from geo.errors import quoted

__all__ = ["KnownSpeakers", "check_speakers", "check_statements"]

_Excerpts = list[tuple[Path, Mapping[str, Unvalidated]]]

_LETTERS_OF_A_SLIP = 5
"""Words at least as long as this that differ in one letter are taken for one word misspelt: `Sergei`, `Sergey`."""


def check_statements(top: Mapping[str, Unvalidated], excerpts: _Excerpts) -> Iterator[Finding]:
    """Speakers that are authors or not the same everywhere, claims about unknown places, silence of what is quoted.

    `top` is the file's data and `excerpts` are all of its excerpts with their paths.
    """
    sources, hotspots = as_mapping(top.get("sources")), as_mapping(top.get("hotspots"))
    yield from check_speakers(excerpts, _authors(sources), _never_slips(top))
    for path, excerpt in excerpts:
        for index, claim in enumerate(as_items(excerpt.get("claims"))):
            about = as_mapping(claim).get("about")
            if isinstance(about, str) and about not in hotspots:
                yield _no_hotspot((*path, "claims", index, "about"), about, tuple(hotspots), "claim")
    yield from _check_one_voice(excerpts)
    yield from _check_silence(sources, hotspots, excerpts)


def _check_one_voice(excerpts: _Excerpts) -> Iterator[Finding]:
    """The same words of the same source have one speaker, stance and mode under every hotspot."""
    first: dict[tuple[str, str], tuple[Path, Mapping[str, Unvalidated]]] = {}
    for path, excerpt in excerpts:
        source, quote = excerpt.get("source"), excerpt.get("quote")
        if not isinstance(source, str) or not isinstance(quote, str):
            continue
        place, other = first.setdefault((source, quote), (path, excerpt))
        for key in ("speaker", "stance", "mode"):
            if excerpt.get(key) != other.get(key):
                here = key in excerpt
                yield Finding(
                    path=(*path, key) if here else path, key=not here,
                    what=f"the same words have another {key} under {quoted(str(place[1]))}",
                    expected="who says them, and how, is expected to be the same under every hotspot",
                    fix="correct one of the two",
                )  # fmt: skip


def check_speakers(
    excerpts: _Excerpts, authors: Mapping[str, frozenset[str]], distinct: Collection[str]
) -> Iterator[Finding]:
    """A finding for each speaker who is an author of the article, and for each second spelling of one name.

    `authors` are the folded names of the authors of each source, `distinct` folded names that are never a slip of
    another one: those of actors, hotspots and countries.
    """
    spellings: dict[str, str] = {}
    by_word: dict[str, list[str]] = {}
    for path, excerpt in excerpts:
        speaker = excerpt.get("speaker")
        if not isinstance(speaker, str):
            continue
        folded = _folded(speaker)
        if folded in authors.get(str(excerpt.get("source")), frozenset()):
            yield Finding(
                path=(*path, "speaker"), what=f"{quoted(speaker)} is an author of the article",
                expected="somebody else's name is expected", fix="remove it: without a speaker the article speaks",
            )  # fmt: skip
        if spellings.setdefault(folded, speaker) != speaker:
            yield _two_spellings(path, speaker, spellings[folded])
        elif folded not in distinct and (other := _near(folded, by_word, distinct)) is not None:
            yield _two_spellings(path, speaker, spellings[other])
        else:
            for word in dict.fromkeys(folded.split()):
                if folded not in (known := by_word.setdefault(word, [])):
                    known.append(folded)


class KnownSpeakers:
    """The speakers of a file: a new one whom the checks would take for one of them is spelt like that one."""

    def __init__(self, names: Iterable[str], distinct: Iterable[str] = ()) -> None:
        """`distinct` are names of actors and hotspots; like those of states they are never a slip of another one."""
        self._by_folded = {_folded(name): name for name in names}
        self._distinct = frozenset(map(_folded, (*distinct, *atlas_index().countries.values())))
        self._spelt: dict[str, str] = {}

    def spelt(self, speaker: str) -> str:
        """The speaker as the file spells it, where it has it; else as it is."""
        if speaker not in self._spelt:
            self._spelt[speaker] = self._by_folded.get(_folded(speaker)) or self._near(speaker)
        return self._spelt[speaker]

    def _near(self, speaker: str) -> str:
        words = _folded(speaker).split()
        others = () if " ".join(words) in self._distinct else self._by_folded.items()
        near = (name for other, name in others if other not in self._distinct and _is_slip(words, other.split()))
        return next(near, speaker)


def _two_spellings(path: Path, speaker: str, other: str) -> Finding:
    return Finding(
        path=(*path, "speaker"), what=f"{quoted(speaker)} and {quoted(other)} look like one speaker",
        expected="one spelling is expected for one speaker",
        fix="write one of the two, or tell two people apart, such as `Ann Lee (Treasury)`",
    )  # fmt: skip


def _near(folded: str, by_word: Mapping[str, list[str]], distinct: Collection[str]) -> str | None:
    """A known speaker that differs by a slip, or that is the surname alone; None where there is none."""
    words = folded.split()
    candidates = dict.fromkeys(name for word in words for name in by_word.get(word, ()))
    near = (name for name in candidates if name != folded and name not in distinct)
    return next((name for name in near if _is_slip(words, name.split())), None)


def _is_slip(one: list[str], other: list[str]) -> bool:
    """Whether two names, as words, are one name: a surname alone, or as many words that differ by one letter each."""
    if len(one) == len(other):
        return all(a == b or _one_letter_apart(a, b) for a, b in zip(one, other, strict=True))
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(long) <= 3 and short[0] == long[-1]


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether two long words differ by one letter that is another, too many or missing."""
    if min(len(a), len(b)) < _LETTERS_OF_A_SLIP or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _authors(sources: Mapping[str, Unvalidated]) -> Mapping[str, frozenset[str]]:
    return {
        id_: frozenset(_folded(_whole_name(as_mapping(name))) for name in as_items(as_mapping(source).get("author")))
        for id_, source in sources.items()
    }


def _whole_name(name: Mapping[str, Unvalidated]) -> str:
    literal = name.get("literal")
    return literal if isinstance(literal, str) else f"{name.get('given', '')} {name.get('family', '')}"


def _never_slips(top: Mapping[str, Unvalidated]) -> frozenset[str]:
    """Names of states and places, which may be alike: Guinea and New Guinea are two."""
    spots = [as_mapping(spot).get("name") for spot in as_mapping(top.get("hotspots")).values()]
    names = [*as_items(as_mapping(top.get("about")).get("actors")), *spots, *atlas_index().countries.values()]
    return frozenset(_folded(name) for name in names if isinstance(name, str))


def _folded(name: str) -> str:
    """The name without case, accents, punctuation and a leading article, one space between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", "", plain).split()).removeprefix("the ")


def _check_silence(
    sources: Mapping[str, Unvalidated], hotspots: Mapping[str, Unvalidated], excerpts: _Excerpts
) -> Iterator[Finding]:
    quoted_at = {
        (excerpt.get("source"), path[1]) for path, excerpt in excerpts if isinstance(excerpt.get("source"), str)
    }
    known = tuple(hotspots)
    for id_, source in sources.items():
        for index, spot in enumerate(as_items(as_mapping(source).get("silent-on"))):
            path: Path = ("sources", id_, "silent-on", index)
            if isinstance(spot, str) and spot not in hotspots:
                yield _no_hotspot(path, spot, known, "silence")
            elif isinstance(spot, str) and (id_, spot) in quoted_at:
                yield Finding(
                    path=path, what=f"{quoted(spot)} has an excerpt of this source",
                    expected="a hotspot that it does not speak of is expected",
                    fix="remove it here, or the excerpt there",
                )  # fmt: skip


def _no_hotspot(path: Path, id_: str, known: tuple[str, ...], whose: str) -> Finding:
    return Finding(
        path=path, what=f"there is no hotspot {quoted(id_)}", expected="an id under `hotspots` is expected",
        fix=f"add the hotspot, or correct the {whose}", misspelt=id_, known=known,
    )  # fmt: skip

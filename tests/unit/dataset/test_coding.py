"""The coding of the shipped file: who says it, how firmly, who does what to whom, and what articles are silent on."""

import re

import pytest
from documentation import table
from shipped_map import DATASET, EXCERPTS, PLACEMENTS, mentions

from geo.dataset.claims import Mode, Stance, Weight
from geo.dataset.model import Excerpt, ReadExtent

REPORTING = re.compile(
    r"\b(?:said|say|told|stated|spoke|reported|pointed out|flagged|denounced|insist|he added|promised|expressed"
    r"|portray(?:ed)?|point to)\b"
)
FIRST_PERSON = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
SPOKEN_BY_THE_ARTICLE = {
    "But it is easy to point": "the article's own finger",
    "Russia and China are not concerned": "that they portray it so is the article's charge",
    "The events in Iraq occurred": "the drill is what matters; who portrays it how stands in the quote",
}
"""First words of quotes with a reporting verb that have no speaker, and why."""

NOT_YET = re.compile(r"\b(?:will|would|may|likely|inevitable|promised)\b")
STATED = {
    "But Russia and China have already signaled": "what a draft would have done, and what it likely meant",
    "It is difficult to call": "a judgement of what is",
    "More recently, the Chinese and Iranians": "that they negotiate is what is said of Iran",
    "While China looks like": "what a text would have restricted",
}
"""First words of quotes with such a word that are stated nevertheless, and why."""

ONLY_MENTIONED = {
    "baltic-states",
    "gaza",
    "kyrgyzstan",
    "lebanon",
    "libya",
    "poland",
    "taiwan-strait",
    "vietnam",
    "yemen",
}

NAMED_BUT_NOT_QUOTED = {
    "dispatch-2020": {
        "africa": "Libya",
        "asia-pacific": "its seas",
        "europe": "“European allies”",
        "european-union": "“European allies”",
        "israel-palestinians": "Gaza",
        "ukraine": "Crimea",
    },
    "usip-2019": {
        "asia-pacific": "groupings “in Asia”",
        "crimea": "“the war in Ukraine”",
        "europe": "where Serbia lies",
        "european-union": "what Serbia wants to join",
        "latin-america": "Venezuela",
        "south-east-asia": "Vietnam",
        "western-russia": "envoys “met in Moscow”",
    },
    "china-factor-2021": {
        "eastern-military-district": "an institute of Far Eastern studies, the Pacific Fleet",
        "latin-america": "Venezuela",
        "middle-east": "Iran, Syria",
        "south-east-asia": "where two speakers teach",
        "vietnam": "where a speaker teaches",
        "western-russia": "a “Moscow-based” news service",
    },
    "sino-russian-3-2020": {
        "central-asia": "Kyrgyzstan",
        "crimea": "“the Ukraine crisis”",
        "european-union": "“European states”",
        "sino-russian-border": "“across the border”, “along the Russian and Chinese borders”",
    },
    "wsj-2017": {
        "east-china-sea": "“elsewhere in the Pacific”",
        "europe": "the Baltic Sea",
        "south-korea": "the Korean Peninsula",
        "south-pacific": "“elsewhere in the Pacific”",
    },
}
"""Source → hotspot that is neither quoted from it nor one that it is silent on → what the text has of it."""


def each_excerpt() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("excerpt", EXCERPTS.values(), ids=EXCERPTS.keys())


def each_source() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("source_id", DATASET.sources)


def begins(excerpt: Excerpt, openings: dict[str, str]) -> bool:
    return any(excerpt.quote.startswith(words) for words in openings)


def within(spot_id: str) -> set[str]:
    """A hotspot and all that lie within it."""
    inner = {id_ for id_, spot in DATASET.hotspots.items() if spot.parent == spot_id}
    return {spot_id}.union(*map(within, inner))


@each_excerpt()
def test_who_speaks_is_named_where_somebody_is_reported(excerpt: Excerpt) -> None:
    if REPORTING.search(excerpt.quote):
        assert (excerpt.speaker is None) == begins(excerpt, SPOKEN_BY_THE_ARTICLE)


@each_excerpt()
def test_nobody_says_we_without_a_name(excerpt: Excerpt) -> None:
    if FIRST_PERSON.search(excerpt.quote):
        assert excerpt.speaker is not None


@each_excerpt()
def test_what_has_not_happened_is_not_stated(excerpt: Excerpt) -> None:
    if NOT_YET.search(excerpt.quote):
        assert (excerpt.mode is Mode.STATED) == begins(excerpt, STATED)
    else:
        assert excerpt.mode is Mode.STATED


@each_excerpt()
def test_what_an_article_disputes_stands_with_its_rebuttal(excerpt: Excerpt) -> None:
    if excerpt.stance is Stance.DISPUTES:
        assert re.search(r"\b(?:But|but|Yet)\b", excerpt.quote)


@pytest.mark.parametrize(("spot_id", "excerpt"), PLACEMENTS)
def test_who_does_it_and_to_whom_are_actors_of_the_excerpt(spot_id: str, excerpt: Excerpt) -> None:
    parties = {actor for claim in excerpt.claims for actor in (*claim.who, *claim.whom)}
    assert parties <= set(excerpt.actors), spot_id


@pytest.mark.parametrize(("spot_id", "excerpt"), PLACEMENTS)
def test_a_claim_is_dated_no_other_than_its_event(spot_id: str, excerpt: Excerpt) -> None:
    for date in (claim.date for claim in excerpt.claims if claim.date):
        assert excerpt.event is not None, spot_id
        shared = min(len(date), len(excerpt.event.date))
        assert date[:shared] == excerpt.event.date[:shared], spot_id


def test_a_power_has_one_name() -> None:
    named = {actor for _, excerpt in PLACEMENTS for actor in excerpt.actors}
    by_id = {DATASET.hotspots[actor].name for actor in named if actor in DATASET.hotspots}
    assert by_id & set(DATASET.about.actors) == set()


def test_the_places_that_rest_on_mentions_are_known() -> None:
    found = {
        id_ for id_, spot in DATASET.hotspots.items() if all(e.weight is Weight.MENTION for e in spot.excerpts)
    }  # fmt: skip
    assert found == ONLY_MENTIONED


@each_source()
def test_an_article_is_quoted_silent_or_known_to_name_a_place(source_id: str) -> None:
    source = DATASET.sources[source_id]
    assert source.read is ReadExtent.FULL
    quoted = {spot_id for spot_id, excerpt in PLACEMENTS if excerpt.source == source_id}
    rest = set(DATASET.hotspots) - quoted - set(source.silent_on)
    assert rest == set(NAMED_BUT_NOT_QUOTED[source_id])


@pytest.mark.documents
@each_source()
def test_an_article_names_no_place_that_it_is_silent_on(source_id: str) -> None:
    silent = {inner for spot_id in DATASET.sources[source_id].silent_on for inner in within(spot_id)}
    assert {spot_id for spot_id in silent if mentions(spot_id, source_id)} == set()


def test_the_counts_in_the_documentation_are_those_of_the_file() -> None:
    coded = [excerpt for _, excerpt in PLACEMENTS]
    counts = {
        "all": len(coded),
        "words or claims of a speaker": sum(e.speaker is not None for e in coded),
        "of these, disputed by the article": sum(e.stance is Stance.DISPUTES for e in coded),
        "forecast, conditional, promise or threat": sum(e.mode is not Mode.STATED for e in coded),
        "mere mentions": sum(e.weight is Weight.MENTION for e in coded),
        "with claims": sum(bool(e.claims) for e in coded),
        "claims": sum(len(e.claims) for e in coded),
    }
    assert dict(table("docs/coding.md", "What is coded")) == {name: str(count) for name, count in counts.items()}

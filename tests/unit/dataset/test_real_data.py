"""Every hotspot and excerpt of the shipped file, one case each."""

import hashlib
import re

import pytest
from repository import DATA, DOCUMENTS
from shipped_map import DATASET, EXCERPTS, PLACEMENTS, document, mentions, spans

from geo.dataset.model import Excerpt, Hotspot, Source

SEVEN = ("arctic", "serbia", "venezuela", "syria", "korea", "central-asia", "africa")

MOST_WORDS = 60
MOST_SENTENCES = 3
MOST_QUOTED = 1 / 3

SENTENCE_END = re.compile(r"[.?!…][”’)\]]*$")
SENTENCE_BREAK = re.compile(r"[.?!…](?<!\b[A-Z]\.[A-Z]\.)(?<!\bMr\.)[”’)\]]*\s+[“‘\[]?[A-Z]")
"""The end of one sentence and the start of the next; `U.S.` and `Mr.` end none."""
EDITED = re.compile(r"\[\s*(?:sic|note|emphasis|\.\.\.)", re.IGNORECASE)
"""What an editor adds to somebody's words; `[…]` says that words were left out, and `verify` proves each part."""

MERE_MENTIONS = {
    ("asia-pacific", "usip-2019"): "as part of “Central Asia”, and once of groupings that are no place",
    ("europe", "dispatch-2020"): "only “European allies” of the United States, parties of the Iran accord",
    ("europe", "usip-2019"): "only where Serbia lies and what it wants to join, and parties of the Iran accord",
    ("european-union", "usip-2019"): "only what Serbia wants to join",
    ("vietnam", "china-factor-2021"): "only the name of a university that a speaker comes from",
}
"""Documents that name a place without saying anything of it."""


def placement_id(value: object) -> str | None:
    return value.id if isinstance(value, Excerpt) else value if isinstance(value, str) else None


def each_hotspot() -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("spot_id", "spot"), DATASET.hotspots.items(), ids=placement_id)


def each_excerpt() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("excerpt", EXCERPTS.values(), ids=EXCERPTS.keys())


def each_placement() -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("spot_id", "excerpt"), PLACEMENTS, ids=placement_id)


def each_source() -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("source_id", "source"), DATASET.sources.items(), ids=placement_id)


def sentences(quote: str) -> int:
    return len(SENTENCE_BREAK.findall(quote)) + 1


def quoted_by(spot_id: str) -> set[str]:
    return {excerpt.source for excerpt in DATASET.hotspots[spot_id].excerpts}


def test_the_first_line_names_the_schema_for_editors() -> None:
    first = DATA.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == "# yaml-language-server: $schema=hotspots.schema.json"


def test_the_seven_named_hotspots_come_first() -> None:
    assert tuple(DATASET.hotspots)[: len(SEVEN)] == SEVEN


def test_every_source_is_quoted() -> None:
    assert {excerpt.source for excerpt in EXCERPTS.values()} == set(DATASET.sources)


def test_every_actor_is_listed_and_used() -> None:
    named = {actor for _, excerpt in PLACEMENTS for actor in excerpt.actors}
    assert named - set(DATASET.hotspots) == set(DATASET.about.actors)


def test_names_of_hotspots_are_unique() -> None:
    names = [spot.name for spot in DATASET.hotspots.values()]
    assert len(names) == len(set(names))


def test_labels_of_sources_are_unique() -> None:
    labels = [source.label for source in DATASET.sources.values()]
    assert len(labels) == len(set(labels))


def test_the_information_ends_with_the_newest_article() -> None:
    assert DATASET.about.as_of == max(source.issued for source in DATASET.sources.values() if source.issued)


@each_hotspot()
def test_parents_exist_and_lead_to_no_cycle(spot_id: str, spot: Hotspot) -> None:
    seen = [spot_id]
    while spot.parent is not None:
        assert spot.parent in DATASET.hotspots
        assert spot.parent not in seen, " → ".join((*seen, spot.parent))
        seen.append(spot.parent)
        spot = DATASET.hotspots[spot.parent]


@each_hotspot()
def test_a_hotspot_quotes_its_sources_in_their_order(spot_id: str, spot: Hotspot) -> None:
    order = [list(DATASET.sources).index(excerpt.source) for excerpt in spot.excerpts]
    assert order == sorted(order), spot_id


@each_hotspot()
def test_a_hotspot_has_no_excerpt_twice(spot_id: str, spot: Hotspot) -> None:
    ids = [excerpt.id for excerpt in spot.excerpts]
    assert len(ids) == len(set(ids)), spot_id


@each_placement()
def test_an_excerpt_says_the_same_under_every_hotspot(spot_id: str, excerpt: Excerpt) -> None:
    first = EXCERPTS[excerpt.id]
    said = (excerpt.source, excerpt.quote, excerpt.speaker, excerpt.stance, excerpt.mode)
    assert said == (first.source, first.quote, first.speaker, first.stance, first.mode), spot_id


@each_excerpt()
def test_a_quote_is_one_to_three_whole_sentences(excerpt: Excerpt) -> None:
    assert re.match(r"[“‘]?\[?[A-Z]", excerpt.quote)
    assert SENTENCE_END.search(excerpt.quote)
    assert sentences(excerpt.quote) <= MOST_SENTENCES


@each_excerpt()
def test_a_quote_is_short_or_a_single_sentence(excerpt: Excerpt) -> None:
    assert len(excerpt.quote.split()) <= MOST_WORDS or sentences(excerpt.quote) == 1


@each_excerpt()
def test_a_quote_holds_the_sources_words_only(excerpt: Excerpt) -> None:
    assert excerpt.note is None or excerpt.note not in excerpt.quote
    assert not EDITED.search(excerpt.quote)


@each_placement()
def test_an_excerpt_has_one_to_three_topics_and_an_actor(spot_id: str, excerpt: Excerpt) -> None:
    assert 1 <= len(excerpt.topics) <= 3, spot_id
    assert len(set(excerpt.topics)) == len(excerpt.topics)
    assert excerpt.actors
    assert len(set(excerpt.actors)) == len(excerpt.actors)


@each_placement()
def test_an_event_is_not_later_than_its_article(spot_id: str, excerpt: Excerpt) -> None:
    issued = DATASET.sources[excerpt.source].issued
    if excerpt.event is None or issued is None:
        return
    last = excerpt.event.until or excerpt.event.date
    shared = min(len(last), len(issued))
    assert last[:shared] <= issued[:shared], spot_id


@pytest.mark.documents
@each_source()
def test_the_document_is_the_one_that_was_read(source_id: str, source: Source) -> None:
    document(source_id)
    digest = hashlib.sha256((DOCUMENTS / source.document).read_bytes()).hexdigest()
    assert digest == source.sha256


@pytest.mark.documents
@each_source()
def test_at_most_a_third_of_a_document_is_quoted(source_id: str, source: Source) -> None:
    quoted = {
        offset
        for excerpt in EXCERPTS.values()
        if excerpt.source == source_id
        for part in spans(excerpt)
        for span in part
        for offset in range(*span)
    }
    assert len(quoted) <= MOST_QUOTED * len(document(source_id)), source.label


@pytest.mark.documents
@each_excerpt()
def test_a_quote_stands_once_in_its_document_from_the_start_of_a_sentence(excerpt: Excerpt) -> None:
    for found in spans(excerpt):
        assert len(found) == 1
        before = document(excerpt.source)[: found[0][0]].rstrip(" \N{NO-BREAK SPACE}")
        assert not before or re.search(r"(?:[.?!…][”’)\]]*|[\n“])$", before), before[-40:]


@pytest.mark.documents
@each_source()
@each_hotspot()
def test_a_document_that_speaks_of_a_hotspot_is_quoted_there(
    spot_id: str, spot: Hotspot, source_id: str, source: Source
) -> None:
    found = mentions(spot_id, source_id)
    if source_id in quoted_by(spot_id):
        assert found, f"{source.label} is quoted for {spot.name} but never names it"
    elif (spot_id, source_id) not in MERE_MENTIONS:
        assert not found, f"{source.label} names {', '.join(found)}: quote it, or say why it is a mere mention"


@pytest.mark.documents
@pytest.mark.parametrize(("spot_id", "source_id"), MERE_MENTIONS)
def test_a_mere_mention_is_still_one(spot_id: str, source_id: str) -> None:
    assert mentions(spot_id, source_id)
    assert source_id not in quoted_by(spot_id)

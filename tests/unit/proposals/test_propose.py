"""What is proposed for an invented article on an invented map."""

import json
import os
import subprocess
import sys

import pytest
from invented_news import DATASET
from repository import ROOT

from geo.dataset.model import Excerpt
from geo.dataset.recipe import Countries, Seas, Union
from geo.dataset.region_checks import check_region_names
from geo.evidence.anchor import Haystack, locate
from geo.evidence.proof import VERIFIED
from geo.proposals.proposal import Strength, Suggestions
from geo.proposals.propose import LONGEST_WORDS, propose, quotable

SOURCE = "courier-2023"
ARTICLE = """Northern roads
By our correspondent in Bamako

French troops left their last base in Mali on Tuesday. “We shall not miss them,” said a shopkeeper in Gao.
They had been there for nine years.

Ghana and Togo closed their borders with Burkina Faso. Accra fears an attack on Tamale, Ghana’s third city.

The road is closed.

Cargo for Constanta crosses the Black Sea at night. The road is closed.
"""


def article(text: str = ARTICLE, **how: object) -> Suggestions:
    return propose(DATASET, SOURCE, text, **how)  # type: ignore[arg-type]


def test_sentences_are_proposed_with_reasons_strength_and_actors() -> None:
    first = article().proposals[0]
    assert (first.hotspot, first.strength, first.why) == ("mali", Strength.STRONG, ("Mali",))
    assert first.actors == ("France",)
    assert first.quote == "French troops left their last base in Mali on Tuesday."
    assert ARTICLE[first.start : first.end] == first.quote


def test_an_alias_in_capitals_is_a_name_of_its_hotspot_even_where_it_is_an_organisation() -> None:
    (proposal,) = article("Envoys tried to split the ranks of ECOWAS members.").proposals
    assert (proposal.hotspot, proposal.strength) == ("sahel", Strength.STRONG)


def test_every_quote_is_verified_where_it_stands() -> None:
    found = article()
    haystack = Haystack(ARTICLE)
    proposals = [*found.proposals, *(one for place in found.new_places for one in place.proposals)]
    assert len(proposals) > 5
    for proposal in proposals:
        anchor = locate(haystack, proposal.quote)
        assert anchor.state in VERIFIED
        assert anchor.start == proposal.start


def test_headings_bylines_and_sentences_that_stand_twice_are_not_proposed() -> None:
    found = article()
    quotes = {one.quote for one in found.proposals} | {one.quote for at in found.new_places for one in at.proposals}
    assert not any("correspondent" in quote or "Northern" in quote for quote in quotes)
    assert "The road is closed." not in quotes


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_a_sentence_over_broken_lines_is_quoted_on_one(break_: str) -> None:
    lines = [
        "The minister met the elders of the valley and spoke of peace, and",
        "the Malian troops re-",
        "turned to\u00a0their bar\u00adracks near the river, where families",
        "had been waiting for them since the morning and the day before.",
        "Nobody spoke.",
    ]
    text = break_.join(lines)
    (proposal,) = (one for one in article(text).proposals if one.strength == Strength.STRONG)
    assert "the Malian troops re-turned to their barracks near" in proposal.quote
    assert locate(Haystack(text), proposal.quote).state in VERIFIED


def test_a_quote_begins_behind_mark_and_dateline() -> None:
    text = "• Troops left Mali for good.\n\nBAMAKO, May 4 (Courier) — Mali signed the truce."
    found = article(text).proposals
    assert [one.quote for one in found] == ["Troops left Mali for good.", "Mali signed the truce."]
    assert [text[one.start : one.end] for one in found] == [one.quote for one in found]


def test_what_cannot_stand_in_a_data_file_is_left_out_of_a_quote() -> None:
    assert quotable("\u202eTroops\u0007 left\u2028 Ma\u200bli.\ufeff") == "Troops left Mali."
    assert quotable("Up 5\xad10 per\xadcent.") == "Up 5-10 percent."


def test_what_a_hotspot_quotes_already_is_not_proposed_for_it_again() -> None:
    mali = DATASET.hotspots["mali"]
    excerpt = Excerpt(source=SOURCE, quote="left their last base in Mali on Tuesday.")
    quoted = mali.model_copy(update={"excerpts": (*mali.excerpts, excerpt)})
    dataset = DATASET.model_copy(update={"hotspots": {**DATASET.hotspots, "mali": quoted}})
    before = {(one.hotspot, one.start) for one in article().proposals}
    after = {(one.hotspot, one.start) for one in propose(dataset, SOURCE, ARTICLE).proposals}
    assert before - after == {("mali", ARTICLE.index("French"))}
    assert after <= before


def test_what_was_rejected_does_not_come_back() -> None:
    found = article()
    keys = {found.proposals[0].key, found.new_places[0].proposals[0].key}
    again = article(rejected=frozenset(keys))
    left = {one.key for one in again.proposals} | {one.key for at in again.new_places for one in at.proposals}
    assert not keys & left
    assert len(again.proposals) == len(found.proposals) - 1


def test_very_long_sentences_come_after_all_others() -> None:
    long = f"Troops left Mali {'and then some more ' * 20}in the end."
    found = article(f"{long} Others stayed in Mali.").proposals
    assert [len(one.quote.split()) > LONGEST_WORDS for one in found] == [False, True]


def test_places_that_no_hotspot_covers_are_new_hotspots_with_a_recipe() -> None:
    found = {place.id: place for place in article().new_places}
    assert found["ghana"].region == {"countries": ["GHA"]}
    assert found["ghana"].precision == "country"
    assert "Ghana" in found["ghana"].proposals[0].why
    assert "Tamale → Ghana" in found["ghana"].proposals[1].why
    assert {"togo", "burkina-faso", "ghana"} <= found.keys()
    assert not {"mali", "france", "gao"} & found.keys()


def test_a_new_place_gets_what_goes_on_from_it_and_what_stands_below_its_heading() -> None:
    text = (
        "Ghana and Togo watch with unease. Nobody ever sleeps there.\n\nTogo\n\n"
        "The smaller of the two has closed its border. Its army is far away.\n\n"
        "Benin is quite calm. The country has no army to speak of, and the harvest was good.\n"
    )
    found = {place.id: place.proposals for place in article(text).new_places}
    assert (found["ghana"][0].quote, found["ghana"][0].strength) == (text[:33], Strength.STRONG)
    assert [(one.strength, one.why[0]) for one in found["togo"] if one.start > 60] == [
        (Strength.MEDIUM, "heading “Togo”"),
        (Strength.MEDIUM, "heading “Togo”"),
    ]
    assert [(one.strength, one.why[0]) for one in found["benin"]] == [
        (Strength.STRONG, "Benin"),
        (Strength.MEDIUM, "carried from the sentence before"),
    ]


def test_a_place_elsewhere_in_the_same_hotspot_leaves_the_heading_to_a_new_place() -> None:
    text = (
        f"Ghana\n\nThe president of Ghana spoke. The trade with Cotonou has doubled, and with it {'the debts ' * 9}.\n"
    )
    (ghana,) = (place.proposals for place in article(text).new_places if place.id == "ghana")
    assert [one.why[0] for one in ghana] == ["Ghana", "heading “Ghana”"]


def test_a_new_place_takes_no_proposal_from_a_hotspot_of_the_map() -> None:
    found = article("Troops left for Niamey. Niger is calm again.")
    assert [(one.hotspot, one.strength) for one in found.proposals if one.start == 0] == [("sahel", Strength.MEDIUM)]
    assert [place.id for place in found.new_places] == ["niger"]


def test_a_new_place_lies_in_the_narrowest_hotspot_that_holds_all_of_it() -> None:
    text = (
        "Niger is calm again. Ghana is not yet. Peru watches them both. "
        "The Horn of Africa is dry, and so is the Maghreb. Miners in Oruro went on strike. Ships wait in the Red Sea."
    )
    parents = {place.id: place.parent for place in article(text).new_places}
    assert parents == {
        "niger": "sahel",
        "ghana": "africa",
        "peru": None,
        "horn-of-africa": "africa",
        "maghreb": "africa",
        "oruro": "altiplano",
        "red-sea": None,
    }


def test_regions_and_straits_have_recipes_and_what_has_none_is_said() -> None:
    text = (
        "The Horn of Africa is dry. Tankers wait in the Strait of Hormuz. The Danube froze at Christmas. "
        "Shots were heard in Transnistria. The Siberian rivers froze, too, and the Kremlin was silent."
    )
    found = article(text)
    regions = {place.id: dict(place.region) for place in found.new_places}
    assert regions["horn-of-africa"] == {"countries": ["DJI", "ERI", "ETH", "SOM", "SOL"]}
    assert regions["strait-of-hormuz"] == {"seas": ["strait-of-hormuz"]}
    assert regions["transnistria"] == {"areas": ["transnistria"]}
    assert found.unplaced == ("Danube",)


def test_the_strait_is_the_one_that_was_named_and_no_region_that_counts_it_among_its_seas() -> None:
    rim = Union(union=(Countries(countries=("IDN", "MYS", "THA", "PHL")), Seas(seas=("strait-of-malacca",))))
    around = DATASET.hotspots["sahel"].model_copy(update={"name": "Rim", "region": rim, "aliases": ()})
    dataset = DATASET.model_copy(update={"hotspots": {**DATASET.hotspots, "rim": around}})
    text = (
        "Tankers pass the Strait of Malacca.\n\nThe ministers had met for days.\n\nPirates were seen in the strait.\n"
    )
    (strait,) = propose(dataset, SOURCE, text).new_places
    assert strait.id == "strait-of-malacca"
    assert [one.why for one in strait.proposals] == [
        ("Strait of Malacca",),
        ("“the strait” → Strait of Malacca",),
    ]


def test_new_places_stand_in_order_of_their_sentences_and_can_be_loaded() -> None:
    places = article().new_places
    counts = [sum(one.strength > Strength.WEAK for one in place.proposals) for place in places]
    assert counts == sorted(counts, reverse=True)
    for place in places:
        hotspot = place.hotspot(tuple(one.excerpt for one in place.proposals))
        assert hotspot.name == place.name
        assert all(one.hotspot == place.id for one in place.proposals)
        data = {"hotspots": {place.id: {"region": dict(place.region)}}}
        assert list(check_region_names(data)) == []


def test_a_city_a_sea_and_a_province_have_recipes_of_their_kind() -> None:
    text = (
        "The harbour of Cuzco’s rival Arequipa was closed. Ships left the Red Sea in a hurry. "
        "Police searched houses in Xinjiang and Arequipa again."
    )
    regions = [dict(place.region) for place in article(text).new_places]
    assert {"seas": ["red-sea"]} in regions
    assert {"provinces": ["CN-XJ"]} in regions
    (arequipa,) = (one for one in regions if "point" in one and one["point"] == [-71.54, -16.4])
    assert arequipa["radius_km"] == 25.0


def test_an_adjective_and_a_place_inside_propose_the_country() -> None:
    found = article("The Romanian navy found a mine off Constanta.")
    assert [place.id for place in found.new_places] == ["romania"]
    assert article("The Romanian navy found a mine.").new_places == ()


def test_a_city_that_one_sentence_names_is_a_weak_new_place() -> None:
    once, twice = article("Bankers met in Antwerp."), article("Bankers met in Antwerp. Police searched Antwerp.")
    assert {one.strength for at in once.new_places for one in at.proposals} == {Strength.WEAK}
    assert {one.strength for at in twice.new_places for one in at.proposals} == {Strength.STRONG}


def test_an_id_that_is_taken_gets_a_number() -> None:
    hotspots = {**DATASET.hotspots, "ghana": DATASET.hotspots["black-sea"]}
    dataset = DATASET.model_copy(update={"hotspots": hotspots})
    assert "ghana-2" in {place.id for place in propose(dataset, SOURCE, ARTICLE).new_places}


def test_a_text_without_places_has_no_proposals() -> None:
    for text in ("", "Nothing happened. Nobody came."):
        assert article(text) == Suggestions(source=SOURCE, proposals=(), new_places=())


def test_progress_goes_from_nothing_to_all() -> None:
    shares: list[float] = []
    article(progress=shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_a_filter_keeps_what_is_asked_for() -> None:
    found = article()
    assert {one.hotspot for one in found.only(["mali"]).proposals} == {"mali"}
    assert found.only(["mali"]).new_places == ()
    assert {one.strength for one in found.only(strength=Strength.STRONG).proposals} == {Strength.STRONG}
    assert found.only() == found


SCRIPT = """
import json, runpy, sys
sys.path[:0] = sys.argv[2:]
from invented_news import DATASET
from geo.proposals.propose import propose
this = runpy.run_path(sys.argv[1])
found = propose(DATASET, this["SOURCE"], this["ARTICLE"])
print(json.dumps([[repr(one) for one in found.proposals], [repr(place) for place in found.new_places]]))
"""


@pytest.mark.rebuild
def test_the_same_text_gives_the_same_proposals_in_any_process() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, __file__, str(ROOT / "tests" / "support"), str(ROOT)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    found = article()
    assert json.loads(run.stdout) == [list(map(repr, found.proposals)), list(map(repr, found.new_places))]

"""Why a sentence is proposed for a hotspot, on invented news."""

import pytest
from invented_news import DATASET, places

from geo.places.containment import Containment
from geo.proposals.attribution import Attribution, Reason
from geo.proposals.proposal import Strength
from geo.proposals.sections import sections

WEAK, MEDIUM, STRONG = Strength.WEAK, Strength.MEDIUM, Strength.STRONG
FILLER = (
    "The ministers of many governments had met for days and nights in great heat, without a word of what they wanted."
)


def found(text: str, **how: bool) -> list[dict[str, tuple[Strength, str]]]:
    """For each sentence the hotspots with strength and best reason."""
    attribution = Attribution(DATASET, Containment(DATASET), sections(text, places(text)), **how)
    return [{id_: (why[0].strength, why[0].why) for id_, why in reasons.items()} for _, reasons in attribution]


def test_a_hotspot_that_is_named_is_strong_and_a_place_in_it_medium() -> None:
    assert found("Troops left Mali.") == [{"mali": (STRONG, "Mali")}]
    assert found("Troops left Bamako.") == [{"mali": (MEDIUM, "Bamako → Mali")}]
    assert found("Malian troops left.") == [{"mali": (STRONG, "Malian → Mali")}]


def test_a_place_says_little_of_a_continent_or_of_a_rough_outline() -> None:
    assert found("Troops left Ghana.") == [{"africa": (WEAK, "Ghana → Africa")}]
    assert found("Miners in Oruro went on strike.") == [{"altiplano": (WEAK, "Oruro → Altiplano")}]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Prices will fall,” said a professor at a university in Mali.",
        "“Prices will fall,” said an analyst at a bank in Mali.",
        "Mali (Courier) – The ministers met.",
        "The Mali-based agency reported it.",
        "Far from Mali, the ministers met.",
        "The minister told a conference in Mali that prices would fall.",
        "Ministers praised the truce that was signed in Mali.",
    ],
)
def test_a_place_in_passing_is_weak(sentence: str) -> None:
    assert found(sentence) == [{"mali": (WEAK, "Mali")}]


def test_a_dash_alone_makes_no_dateline() -> None:
    assert found("Mali — once a friend — sent its ministers.") == [{"mali": (STRONG, "Mali")}]


def test_the_answer_to_a_question_is_what_its_paragraph_is_about() -> None:
    assert found("Who will stay? Mali will not. Nobody asked.")[2]["mali"][0] == MEDIUM
    assert found("We shall stay. Mali will not. Nobody asked.")[2]["mali"][0] == WEAK


def test_actors_are_no_evidence() -> None:
    assert found("France and its French envoy left Paris.") == [{}]


def test_a_wider_region_counts_where_the_paragraph_names_it_too() -> None:
    first, second = found("The Sahel is at war. Troops left Bamako.")
    assert first == {"sahel": (STRONG, "Sahel")}
    assert second["mali"] == (MEDIUM, "Bamako → Mali")
    assert second["sahel"] == (WEAK, "Bamako → Sahel")


def test_the_heading_above_speaks_for_the_first_paragraph_only() -> None:
    text = f"Black Sea\n{FILLER}\n{FILLER}\nGrain ships wait off the Black Sea ports, and insurers raise their rates.\n"
    assert found(text) == [
        {"black-sea": (MEDIUM, "heading “Black Sea”")},
        {},
        {"black-sea": (STRONG, "Black Sea")},
    ]
    assert found(text, headings=False)[0] == {}


def test_of_a_heading_with_two_hotspots_the_one_that_is_named_counts() -> None:
    text = f"Mali and the Black Sea\nTroops left Mali after the talks had failed in the end. {FILLER}\n"
    assert found(text, carrying=False) == [
        {"mali": (STRONG, "Mali")},
        {"mali": (WEAK, "heading “Mali and the Black Sea”"), "black-sea": (WEAK, "heading “Mali and the Black Sea”")},
    ]


def test_a_heading_that_names_a_place_and_one_around_it_is_sure_of_neither() -> None:
    text = f"Mali and the Sahel\n{FILLER} {FILLER}\n"
    assert {strength for strength, _ in found(text)[0].values()} == {WEAK}


def test_what_a_paragraph_opens_with_is_carried_until_another_hotspot_takes_over() -> None:
    text = "Troops left Mali. Nobody saw them go. The country is calm. Ships wait in the Black Sea. They carry grain."
    best = [{id_: strength for id_, (strength, _) in one.items()} for one in found(text)]
    assert best == [
        {"mali": STRONG},
        {"mali": MEDIUM},
        {"mali": MEDIUM},
        {"black-sea": STRONG},
        {"black-sea": WEAK},
    ]
    assert found(text)[1]["mali"][1] == "carried from the sentence before"
    assert found(text, carrying=False)[1] == {}


def test_of_several_hotspots_none_is_carried_surely() -> None:
    text = "Talks touched on Mali, Idlib and the Black Sea. They failed."
    assert {strength for strength, _ in found(text)[1].values()} == {WEAK}


def test_the_next_paragraph_goes_on_where_it_speaks_of_the_same_thing_again() -> None:
    text = f"Tens of thousands joined protests in Mali.\n\nThe protests began on Monday.\n\n{FILLER}\n"
    _, second, third = found(text)
    assert second == {"mali": (MEDIUM, "carried from the paragraph before")}
    assert third == {}


def test_a_ruler_is_known_from_the_quotations_of_one_hotspot() -> None:
    assert found("Nobody expected Diarra to resign.") == [{"mali": (MEDIUM, "Diarra → Mali")}]


def test_a_ruler_is_known_from_the_text_itself() -> None:
    text = f"They backed the Sow government in Mali.\n\n{FILLER}\n\nLoans kept Sow in office.\n"
    assert found(text)[2] == {"mali": (MEDIUM, "Sow → Mali")}


@pytest.mark.parametrize(
    "sentence", ["They sold it to a Malian company.", "The captain, a Malian national, was freed."]
)
def test_whose_partner_or_citizen_somebody_is_says_little_of_a_place(sentence: str) -> None:
    assert found(sentence) == [{"mali": (WEAK, "Malian → Mali")}]


def test_a_company_of_a_place_is_no_passing_mention_where_the_sentence_is_about_it() -> None:
    assert found("Malian companies left.")[0]["mali"][0] == STRONG


def test_the_answer_in_an_interview_goes_on_from_the_question() -> None:
    question, *_, third = found("Q: Let us turn to Mali.\n\nA: Not yet, I think. They wait.\n")
    assert question["mali"][0] == STRONG
    assert third == {"mali": (MEDIUM, "carried from the sentence before")}
    assert found("Has Mali won?\n\nPeace was promised.\n")[1] == {"mali": (MEDIUM, "carried from the paragraph before")}
    assert found("Q: Has Mali won? And why?\n\nA: Luck.\n\nA: Peace was promised.\n")[-1]["mali"][0] == MEDIUM
    assert found("Mali has won.\n\nPeace was promised.\n")[1] == {}


def test_what_it_says_of_the_sentence_before_is_carried() -> None:
    text = "Ships wait in the Black Sea. Troops left Mali. {} Nobody spoke."
    assert found(text.format("It stayed calm."))[2]["mali"][0] == MEDIUM
    assert found(text.format("Sand covers it."))[2]["mali"][0] == MEDIUM
    assert found(text.format("It is said so."))[2]["mali"][0] == WEAK
    assert found(text.format("France left its base."))[2]["mali"][0] == WEAK


def test_the_paragraph_below_may_open_with_the_place_again() -> None:
    text = "Troops left Mali.\n\n{} was calm at noon.\n"
    assert found(text.format("The country"))[1] == {"mali": (MEDIUM, "carried from the paragraph before")}
    assert found(text.format("The minister"))[1] == {}


def test_a_water_is_known_by_its_noun_anywhere_below() -> None:
    text = f"Ships crossed the Black Sea.\n\n{FILLER}\n\nMines drift in the sea again.\n"
    assert found(text)[2] == {"black-sea": (MEDIUM, "“the sea” → Black Sea")}


def test_a_noun_chooses_among_what_stands_before() -> None:
    text = "Talks touched on Idlib and the Black Sea. {} was quiet. "
    assert found(text.format("The sea"))[1]["black-sea"][0] == MEDIUM
    assert found(text.format("The sea"))[1]["idlib"][0] == WEAK


def test_the_region_is_more_than_the_country_named_last() -> None:
    text = "Troops left Mali. {} is calm."
    assert found(text.format("The country"))[1]["mali"][0] == MEDIUM
    assert found(text.format("The region"))[1]["mali"][0] == WEAK


def test_a_place_that_is_named_in_full_is_no_reference() -> None:
    text = "Ships wait in the Black Sea. Troops left Mali. Gold came from {}."
    assert found(text.format("the kingdom"))[2]["mali"][0] == MEDIUM
    assert found(text.format("the kingdom of Ghana"))[2]["mali"][0] == WEAK


def test_all_reasons_are_given_the_best_first() -> None:
    text = f"Mali\nTroops left Bamako and then all of Mali, as had been expected by everybody. {FILLER}\n"
    attribution = Attribution(DATASET, Containment(DATASET), sections(text, places(text)))
    _, reasons = next(iter(attribution))
    assert reasons["mali"] == [
        Reason(why="Mali", strength=STRONG),
        Reason(why="Bamako → Mali", strength=MEDIUM),
        Reason(why="heading “Mali”", strength=MEDIUM),
    ]

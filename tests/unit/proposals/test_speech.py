"""Who says a sentence: reporting verbs, quotation marks, and what only looks like them."""

import pytest
from invented_speech import voice_of

from geo.dataset.claims import Stance

REPORTED = [
    ("China said in 2019 that it had no plans.", "China"),
    ("The deal is dead, Sergey Lavrov said on Monday.", "Sergey Lavrov"),
    ("“The deal is dead,” said Sergey Lavrov, the foreign minister.", "Sergey Lavrov"),
    ("“The deal is dead,” Foreign Minister Sergey Lavrov told reporters in Moscow.", "Sergey Lavrov"),
    ("“The deal,” Lavrov said, “is dead.”", "Lavrov"),
    ("Lavrov: “The deal is dead.”", "Lavrov"),
    ("In a speech on Tuesday the Kremlin declared that the talks were over.", "the Kremlin"),
    ("On September 17, the Chinese foreign ministry expressed deep concern that ships had come closer.",
     "the Chinese foreign ministry"),
    ("US Secretary of State Antony Blinken warned that time was short.", "Antony Blinken"),
    ("Gen. Mark Tolliver, who commands the fleet, told the Senate the ships were late.", "Mark Tolliver"),
    ("The head of the agency, Lin Mei, has pointed out that prices fell.", "Lin Mei"),
    ("According to Voice of America, three ports were closed.", "Voice of America"),
    ("Three ports were closed, according to Kenyan officials.", "Kenyan officials"),
    ("As the Pentagon has put it, the sites are dual-use.", "the Pentagon"),
    ("In Modi’s words, the border is a scar.", "Modi"),
    ("Beijing describes the dam as a purely civilian work.", "Beijing"),
    ("Officials in Ankara portray the base as a gift to the region.", "officials in Ankara"),
    ("The pact was described by Tokyo as a step back.", "Tokyo"),
    ("Putin denounced as futile the attempts to isolate his country.", "Putin"),
    ("Washington accuses Tehran of arming the rebels.", "Washington"),
    ("Tehran, which denies that it arms the rebels, has closed its embassy.", "Tehran"),
    ("Tehran is accused by Washington of arming the rebels.", "Washington"),
    ("Both Beijing and Moscow have said they support the talks.", "Beijing and Moscow"),
    ("Moscow rejected the plan, calling it “a gift to smugglers.”", "Moscow"),
    ("Moscow rejected the plan, saying that it would help nobody.", "Moscow"),
    ("Claiming that the border was open, Orbakaite left the hall.", "Orbakaite"),
    ("Analysts who doubt the figures argue that half of the trains run empty.", "analysts"),
    ("A spokesman for the ministry said the ship had left.", "a spokesman for the ministry"),
    ("The state news agency Tasreen reported that the ship had left.", "Tasreen"),
    ("The report said the ship had left.", "the report"),
    ("The governor went on to say that the ship had left.", "the governor"),
    ("The governor was quoted as saying that the ship had left.", "the governor"),
    ("Rao has repeatedly claimed that the ship had left.", "Rao"),
    ("Rao did not hide his anger, and said the ship had left.", "Rao"),
    ("The Carnegie Center’s Ivan Sokolov argues that the ship had left.", "Ivan Sokolov"),
    ("“He told me ‘never again’ and hung up,” Sokolov recalled.", "Sokolov"),
    ("Hanoi’s claim that the reef is an island is older than the treaty.", "Hanoi"),
    ("Ankara denied having sent the drones.", "Ankara"),
    ("Rao believes that the ship had left.", "Rao"),
    ("The United Nations estimates that two million have fled.", "the United Nations"),
    ("NATO stated: “We are a defensive alliance and will remain one.”", "NATO"),
    ('"We never left the harbour that night," Rao said.', "Rao"),
]  # fmt: skip
OWN = [
    "It was a said-to-be plan of the admiralty.",
    "The pact is said to have three secret clauses.",
    "It is said that the pact has three secret clauses.",
    "Orlov did not say that the pact had secret clauses.",
    "Nobody said that it would be easy.",
    "Rao has never claimed that the ship had left.",
    "Rao refused to say where the ship was.",
    "China claims most of the sea.",
    "The bombing claimed forty lives.",
    "The militia claimed responsibility for the attack.",
    "The two states agreed on a border.",
    "The states report to a commission in Vienna.",
    "That said, the two sides still trade.",
    "Having said that, one must look at the map.",
    "The map tells another story.",
    "The ‘reset’ ended in 2014.",
    "The “reset” of relations ended in 2014.",
    "The film “Song of the Reef” was withdrawn.",
    "Its “Ocean Shield” exercise took a week.",
    "A so-called “grey fleet of old and uninsured tankers under many flags” passes the cape.",
    "The law gives islanders a say in the budget.",
    "One may argue that the pact is dead.",
    "Critics would say that the pact is dead.",
    "This article argues that the pact is dead.",
    "I argue that the pact is dead.",
    "Iran, accused of arming the rebels, has closed its embassy.",
    "According to the timetable, four ships a week should leave.",
    "The statement was read out in the square.",
    "A warning system was built on the coast.",
    "The note was found in March.",
    "He was dismissed as minister in May.",
    "The dam was described as a purely civilian work.",
    "The bank has branches in Dubai and Doha, and a claim on the port.",
    "Reporters waited outside.",
]


@pytest.mark.parametrize(("text", "speaker"), REPORTED)
def test_words_of_others_have_their_speaker(text: str, speaker: str) -> None:
    voice = voice_of(text)
    assert (voice.speaker, voice.stance) == (speaker, Stance.REPORTS)
    assert voice.why[0].endswith(f"→ {speaker}")


@pytest.mark.parametrize("text", OWN)
def test_what_only_looks_like_it_is_the_articles_own(text: str) -> None:
    voice = voice_of(text)
    assert (voice.speaker, voice.stance) == (None, Stance.ASSERTS)

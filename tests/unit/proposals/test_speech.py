"""Who says a sentence: reporting verbs, quotation marks, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_speech import DEVELOPMENT, HELD_OUT, speech_of, spoken_article, voice_of

from geo.dataset.claims import Mode, Stance
from geo.dataset.model import Excerpt
from geo.proposals.paragraphs import paragraphs
from geo.proposals.sentences import sentences_of

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
    ("A Riga-based energy analyst Ilze Kalna told the BBC, “Gas is only a symptom.”", "Ilze Kalna"),
    ("Chinese ambassador to the UK Shen Guo said that the ship had left.", "Shen Guo"),
    ("Analysts who doubt the figures point to the steppe as proof.", "analysts"),
    ("The Maritime Strategy of 2015 states: “The sea is one and the same for all of us.”",
     "the Maritime Strategy of 2015"),
    ("Ms. Tran, 42, said that the ship had left.", "Tran"),
    ("U.S. officials say that the ship has left.", "U.S. officials"),
    ("Lavrov on Tuesday accused the West of hypocrisy.", "Lavrov"),
    ("Beijing this week called the visit “a provocation.”", "Beijing"),
    ("An editorial in the Global Times warned of war.", "an editorial in the Global Times"),
    ("A 2019 report by Rand concluded that the ship had left.", "a 2019 report by Rand"),
    ("Chinese state media have portrayed the visit as a triumph.", "Chinese state media"),
    ("State-run Xinhua said that the ship had left.", "Xinhua"),
    ("Three officials who asked not to be named said the ship had left.", "three officials"),
    ("People familiar with the matter said the ship had left.", "people familiar with the matter"),
    ("Asked about the drills, Rao said the ship had left.", "Rao"),
    ("Rao, for his part, insisted that the ship had left.", "Rao"),
    ("Rao put it bluntly: “We have no ships left to send there.”", "Rao"),
    ("The ship, Rao noted, had left.", "Rao"),
    ("The ship had left, Rao noted.", "Rao"),
    ("The minister explained to reporters that the ship had left.", "the minister"),
    ("Rao sought to portray the visit as a triumph.", "Rao"),
    ("The US warns that the ship has left, and China denies it.", "the US"),
    ("Russian Foreign Ministry spokeswoman Maria Lenskaya said the ship had left.", "Maria Lenskaya"),
    ("Moscow’s permanent representative to the UN, Oleg Danin, claimed that the ship had left.", "Oleg Danin"),
    ("The foreign ministry in Hanoi said that the ship had left.", "the foreign ministry in Hanoi"),
    ("The president of Ghana, Ama Owusu, told parliament that the ship had left.", "Ama Owusu"),
    ("One Chinese analyst argued that the ship had left.", "one Chinese analyst"),
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
    "Moscow responded on Tuesday, and the talks went on.",
    "The officials agreed.",
    "The officers report to Vienna.",
    "The minister told the story of his village.",
    "Beijing called for “restraint.”",
    "The president said nothing.",
    "The two sides were about to say goodbye.",
    "Some say that the ship has left.",
    "Ankara recalled its ambassador.",
    "Russia maintained a base there until 2002.",
    "The European Union announced new sanctions.",
    "The cost of the dam was estimated at two billion.",
    "The harbour is reported to be closed.",
    "The reef is called “the nail” by sailors.",
    "What he told them is not known.",
    "The “nine-dash line” is older than the republic.",
    "His “China Dream” speech was given in 2012.",
    "The army asserted its control of the road.",
    "These statements suggest that a slow change is under way.",
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


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "Rao spoke. “First one thing. Then another. And a third,” said Ilze Kalna.",
            [None, "Ilze Kalna", "Ilze Kalna", "Ilze Kalna"],
        ),
        ("Rao said it was late. “The sea rose. We left,” Kalna said.", ["Rao", "Kalna", "Kalna"]),
        ("Rao said it was late. “The sea rose. We left.”", ["Rao", "Rao", "Rao"]),
        ("Rao said it was late.\n\n“The sea rose.\n\n“We left.”\n\nThe harbour is empty.", ["Rao", "Rao", "Rao", None]),
        ("Rao said it was late.\n\nThe sea rose.\n\nIt rained for a week.\n\n“We left.”", ["Rao", None, None, None]),
        (
            "Rao said the following:\n\nWe left the harbour. Our ships are safe. The sea rose.",
            ["Rao", "Rao", "Rao", None],
        ),
        ("“The sea rose. Nobody left. Who would have?”", [None, None, None]),
        ("Rao said it was late. He added that the sea rose. It fell.", ["Rao", "Rao", None]),
        ("Paul Ferrant left in May. He said that it was late.", [None, "Paul Ferrant"]),
        ("Paul Ferrant met Ilze Kalna. He said that it was late.", [None, None]),
        ("The agency Tasreen reported a fire. It said nobody was hurt.", [None, None]),
        ("Tasreen reported that a fire broke out. It said nobody was hurt.", ["Tasreen", "Tasreen"]),
        ("Ilze Kalna said it was late. Kalna added that the sea rose.", ["Ilze Kalna", "Ilze Kalna"]),
        ("Gen. Wu Ling spoke first. Wu said it was late.", [None, "Wu Ling"]),
        ("Ilze Kalna, an economist, said it was late. The economist warned of floods.", ["Ilze Kalna", "Ilze Kalna"]),
        ("Rao said it was late. The “grey fleet” had left.", ["Rao", None]),
        ("Rao said it was late. The fleet had “left in the dark.”", ["Rao", "Rao"]),
    ],
)
def test_a_quotation_and_a_pronoun_have_the_speaker_named_around_them(text: str, voices: list[str | None]) -> None:
    speech = speech_of(text)
    spans = [span for one in paragraphs(text) for span in sentences_of(text, one)]
    assert [speech.at(*span).speaker for span in spans] == voices


@pytest.mark.parametrize(
    "rejection",
    [
        "But that is not as simple as it looks.",
        "This is a self-serving fiction.",
        "But it is easy to point to other ships.",
        "In fact, no ship ever left.",
        "Yet there is little evidence of that.",
        "The claim is false.",
        "Nothing could be further from the truth.",
    ],
)
def test_what_the_next_sentence_rejects_is_disputed(rejection: str) -> None:
    text = f"Rao claims that the ship had left. {rejection}"
    voice = speech_of(text).at(0, 20)
    assert (voice.speaker, voice.stance) == ("Rao", Stance.DISPUTES)
    assert voice.why[-1].startswith(f"rejected: “{rejection.split(maxsplit=1)[0]}")


@pytest.mark.parametrize(
    "following",
    [
        "But the ship came back in May.",
        "That is the third one this year.",
        "This was not his first visit.",
        "But Kalna said that this is a fiction.",
        "In May, another one left.",
    ],
)
def test_what_only_goes_on_rejects_nothing(following: str) -> None:
    assert speech_of(f"Rao claims that the ship had left. {following}").at(0, 20).stance is Stance.REPORTS


def test_words_that_reject_make_it_disputed() -> None:
    assert voice_of("Rao falsely claimed that the ship had left.").stance is Stance.DISPUTES
    assert voice_of("Rao’s false claim that the ship had left was repeated.").stance is Stance.DISPUTES


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The pipeline will be finished in 2027.", Mode.FORECAST),
        ("Moscow will likely defer to Delhi.", Mode.FORECAST),
        ("Moscow is likely to defer to Delhi.", Mode.FORECAST),
        ("This will clear the way.", Mode.FORECAST),
        ("The two are expected to sign in May.", Mode.FORECAST),
        ("If the strait closed, prices would double.", Mode.CONDITIONAL),
        ("Prices would double if the strait closed.", Mode.CONDITIONAL),
        ("A blockade would cost both sides dearly.", Mode.CONDITIONAL),
        ("Rao promised that the base would close.", Mode.PROMISE),
        ("“We will never close the base,” Rao said.", Mode.PROMISE),
        ("Rao threatened to close the strait.", Mode.THREAT),
        ("Rao said that if the ships returned, Moscow would respond in kind.", Mode.THREAT),
        ("The political will to build is there.", Mode.STATED),
        ("Against his will the ship was sold.", Mode.STATED),
        ("Rao said that the base would close.", Mode.STATED),
        ("They asked if the ship could be sold.", Mode.STATED),
        ("The treaty that would end the war was signed.", Mode.STATED),
        ("He would later become minister.", Mode.STATED),
        ("Nobody asked what it would cost.", Mode.STATED),
        ("The threat to shipping is old.", Mode.STATED),
        ("The ship left in May.", Mode.STATED),
    ],
)
def test_the_mode_is_what_the_words_say_plainly(text: str, mode: Mode) -> None:
    assert voice_of(text).mode is mode


def test_authors_are_no_speakers_and_known_speakers_keep_their_spelling() -> None:
    text = "Ilze Kalna argues that the ship had left. Sergei Lavrov said that it had not. Putin denied that it could."
    speech = speech_of(text, authors=("Ilze Kalna",), known=("Sergey Lavrov", "Vladimir Putin"))
    assert speech.at(0, 40).speaker is None
    assert speech.at(45, 70).speaker == "Sergey Lavrov"
    assert speech.at(len(text) - 10, len(text)).speaker == "Vladimir Putin"


def test_of_several_speakers_the_one_who_says_most_is_named() -> None:
    text = "Rao said it was late. Ilze Kalna said that all of the ships had left the harbour long before. The sea rose."
    assert voice_of(text).speaker == "Ilze Kalna"


@pytest.mark.parametrize("name", [*DEVELOPMENT, *HELD_OUT])
def test_invented_articles_are_read_as_they_are_labelled(name: str) -> None:
    article = spoken_article(name)
    speech = speech_of(article.text)
    for one in article.sentences:
        voice = speech.at(one.start, one.end)
        found = (voice.speaker, voice.stance, voice.mode)
        assert found == (one.speaker, one.stance, one.mode), one.text


PIECES = st.sampled_from(
    ["Rao", "said", "that", "“", "”", '"', ". ", ", ", "\n\n", ": ", "the", "minister", "told", "he", "who", "not",
     "according to", "China", "and", "would", "if", "ship", "left", "’s", "calling", "it", "(", ")", "—", "as"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_text_is_read_and_what_is_proposed_can_stand_in_the_file(text: str) -> None:
    speech = speech_of(text, authors=("Ana Rao",))
    for start in range(0, len(text), 7):
        voice = speech.at(start, start + 5)
        excerpt = voice.on(Excerpt(source="a", quote="b"))
        assert Excerpt.model_validate(excerpt.model_dump()) == excerpt
        assert voice.speaker not in {"Rao", "Ana Rao"}
        assert (voice.stance is Stance.ASSERTS) == (voice.speaker is None)
        assert bool(voice.why) == (voice.speaker is not None or voice.mode is not Mode.STATED)

"""What the words beside a name make of it."""

import pytest

from geo.places.recogniser import Recogniser


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What `and` joins to a name is no part of it, whatever it ends with.
        ("Qatar, Oman, Bahrain and the United Arab Emirates", ["Qatar", "Oman", "Bahrain", "United Arab Emirates"]),
        ("talks of Britain and the Soviet Union on Peru", ["Britain", "Soviet Union", "Peru"]),
        ("aid from Ghana and the World Bank", ["Ghana"]),
        # Nor is a possessive.
        ("Yields of Georgia Power's plants, and the Bank of Ohio's", []),
        # A title or a given name between the two parts of an organisation's name makes it none.
        ("House Speaker Sam Moss of Texas spoke", ["Texas"]),
        ("Committee on Ghana", []),
        ("Angolan Energy Minister Ada Moss", ["Angolan"]),
        # What ends the name of an agreement may be a verb in a headline.
        ("China Talks With Japan After Years of Silence\n", ["China", "Japan"]),
        ("Russia and Mali Process More Ore for Ghana\n", ["Russia", "Mali", "Ghana"]),
        ("The Vienna talks on the Astana Process went on in Astana", ["Vienna", "Astana"]),
        # A word that opens a sentence is no title, and the hour no initial.
        ("Major U.S. banks met. The U.S. waits.", ["U.S.", "U.S."]),
        ("at 9:07 A.M. Moscow time", ["Moscow"]),
        # The London Metal Exchange does not make a person of London.
        ("On the London Metal Exchange copper fell. London is calm.", ["London"]),
        ("Then Mary Ireland sang. Ireland left.", []),
        ("Mary Smith, Pa., and Mary Florence, Mass., spoke", []),
        # A hyphen joins a company's name, and a politician's party to a state.
        ("Petro-Canada and al-Riyadh wrote; a Texas-Mexico line, Sen. Moss (D-Iowa), EU-China talks",
         ["Texas", "Mexico", "Iowa", "China"]),
        ("It cost US$25 in the US", ["US"]),
        ("SuperAmerica, MidAmerica and MaliNiger", ["Mali", "Niger"]),
        # A side with a capital is part of a town's name, and of a state's inside a sentence.
        ("in West Lebanon, N.H., and North Hollywood", ["West Lebanon", "N.H.", "North Hollywood"]),
        ("Rain fell in Northern Virginia and northern Texas", ["Northern Virginia", "Texas"]),
        ("a Berks County, Pa., man, by Gig Harbor, Wash., police", ["Berks County", "Pa.", "Gig Harbor", "Wash."]),
        ("Iran warned its Gulf neighbours", ["Iran", "Gulf"]),
        ("The Madison City Council and Jackson Police met", ["Madison", "Jackson"]),
        # Obituaries hold a name within a name, and a name after the kin.
        ("He met Ada (Holland) Moss, Ada (Moss) Wyoming and Florence “Flo” Moss", []),
        ("She and her husband, Austin, ran the Silver Lake Marina near the Lebanon Valley Mall", []),
        ("a mill in Neal, W. Va., by a Vidalia, Ga., officer", ["Neal", "W. Va.", "Vidalia", "Ga."]),
        ("Roads in Western Cape flooded; Fife laughed.", ["Western Cape"]),
        ("Snow fell on the Upper Midwest and the Northeast. Northeast winds blew.", ["Upper Midwest", "Northeast"]),
        ("boats on Loch Vesk, trucks at Fort Quillby", ["Loch Vesk", "Fort Quillby"]),
    ],
)  # fmt: skip
def test_the_words_beside_a_name_decide(recogniser: Recogniser, text: str, found: list[str]) -> None:
    assert [place.text for place in recogniser.find(text)] == found


def test_towns_of_the_state_that_local_news_play_in_need_no_more(recogniser: Recogniser) -> None:
    news = "LITITZ — A man from Akron was hurt near Manheim. Mount Joy and Ephrata met him. Gap Pond spoke."
    assert [place.text for place in recogniser.find(news)] == ["LITITZ", "Akron", "Manheim", "Mount Joy", "Ephrata"]

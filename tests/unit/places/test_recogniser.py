import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from place_sample import STYLES, counts, f1, texts
from repository import ROOT
from small_map import SmallDataset

from geo.dataset.loader import load
from geo.places.gazetteer import placename_rows
from geo.places.recogniser import Recogniser
from geo.places.toponym import PlaceKind, Toponym

FLOORS: Mapping[str, float] = {
    "development": 0.97,
    "messy_development": 0.95,
    "held_out": 0.96,
    "messy_held_out": 0.92,
}
"""A bit below what `tests/benchmarks/bench_places.py` prints."""


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


def named(recogniser: Recogniser, text: str) -> list[str]:
    return [place.text for place in recogniser.find(text)]


def only(recogniser: Recogniser, text: str) -> Toponym:
    (place,) = recogniser.find(text)
    return place


@pytest.mark.parametrize("part", FLOORS)
def test_the_labelled_sample_is_found(recogniser: Recogniser, part: str) -> None:
    total = sum((counts(recogniser, text, demonyms=True) for text in texts(part)), Counter())
    assert f1(total) >= FLOORS[part]


def test_the_sample_is_large_and_its_spans_are_right() -> None:
    every = [text for part in FLOORS for text in texts(part)]
    assert len(every) >= 30
    assert {text.style for text in every} == set(STYLES)
    assert sum(len(text.places) for text in every) >= 400
    for text in every:
        assert all(text.text[place["start"] : place["end"]] == place["text"] for place in text.places)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sino-Russian talks, China-backed and U.S.-led", ["Sino", "Russian", "China", "U.S."]),
        ("Syria’s border and Mali's, the Emirates' ports", ["Syria", "Mali", "Emirates"]),
        ("São Paulo, Sao Paulo; Bogota\u0301", ["São Paulo", "Sao Paulo", "Bogota\u0301"]),
        ("Co\u0302te d’Ivoire, Côte d'Ivoire", ["Co\u0302te d’Ivoire", "Côte d'Ivoire"]),
        ("from New\u00a0York to New\nZealand", ["New\u00a0York", "New\nZealand"]),
        ("FLOODS HIT NORTH KOREA AND SOUTHERN CHINA", ["NORTH KOREA", "CHINA"]),
        ("PERU: CALM IN LIMA", ["PERU", "LIMA"]),
        ("Floods Hit Nairobi Again as Kenya Waits\n", ["Nairobi", "Kenya"]),
        ("links to MaliNigerChad and Libya", ["Mali", "Niger", "Chad", "Libya"]),
        ("Romania and Oman, not woman; Guinea-Bissau", ["Romania", "Oman", "Guinea-Bissau"]),
        ("Houston, TX 77002; Tulsa, Okla., and Yreka, Calif.", ["Houston", "TX", "Tulsa", "Okla.", "Yreka", "Calif."]),
        ("in Gig Harbor, Washington, near Loup City, Iowa", ["Gig Harbor", "Washington", "Loup City", "Iowa"]),
        ("Fairfield County, the Snake River and Lake Chad", ["Fairfield County", "Snake River", "Lake Chad"]),
        ("in Lancaster, Berks and Lebanon counties", ["Lancaster", "Berks", "Lebanon"]),
        ("Schools in Hunan and Hubei provinces, and in three other provinces", ["Hunan", "Hubei"]),
        ("Officials in Guangdong Province said", ["Guangdong Province"]),
        ("She left Reading, England, by train", ["Reading", "England"]),
        ("the Strait of Hormuz and the Gulf of Oman", ["Strait of Hormuz", "Gulf of Oman"]),
        ("SEATTLE/TOULOUSE, France (AP) — It rained", ["SEATTLE", "TOULOUSE", "France"]),
        ("It rains in Bath, England, and in Hull, England", ["Bath", "England", "Hull", "England"]),
        ("Texas: Gilmer 28, Pittsburg 21 (OT)\nDaingerfield 35, Winnsboro 0\n",
         ["Texas", "Gilmer", "Pittsburg", "Daingerfield", "Winnsboro"]),
        ("THE GOVERNMENT SAID IN KAMPALA THAT PEOPLE IN GULU AND MASINDI FLED", ["KAMPALA", "GULU", "MASINDI"]),
        ("ST. LOUIS • A man died", ["ST. LOUIS"]),
        ("in Saint Peters-\nburg, Ger-\r\nmany and Guinea-\nBissau, China-\nbacked",
         ["Saint Peters-\nburg", "Ger-\r\nmany", "Guinea-\nBissau", "China"]),
        ("of South Lebanon Township, near Fairfield County", ["South Lebanon Township", "Fairfield County"]),
        ("Frank (D-Mass.), Liberia's Lofa County, West Texas", ["Mass.", "Liberia", "Lofa County", "West Texas"]),
        ("Floods in Uttar Pradesh and Guangdong", ["Uttar Pradesh", "Guangdong"]),
        ("Dallas beat Milan; the Boston visitors waved", ["Dallas", "Milan", "Boston"]),
    ],
)  # fmt: skip
def test_names_are_found_as_they_are_written(recogniser: Recogniser, text: str, found: list[str]) -> None:
    assert named(recogniser, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton met Michael Jordan, Jack London and President Washington.",
        "Vladimir spoke. Virginia Woolf and Chelsea Clinton did not.",
        "The Shanghai Cooperation Organisation and the Arctic Council met.",
        "The Bank of China, the University of Cambridge and the New York Times agreed.",
        "Manchester United, the Dallas Cowboys and Bayern Munich lost.",
        "The Warsaw Pact, the Geneva Convention and the Paris Agreement bind them.",
        "The Astana Format met, and so did the Minsk Group. “Moscow Format” envoys left; the Normandy format is over.",
        "She read of the Berlin Process, the Vienna Talks, the Minsk Agreements and the Algiers Peace Accord.",
        "He signed the Havana Charter, the Helsinki Arrangement, the Jakarta Communiqué and the Kigali Amendment.",
        "He ate turkey, china broke, and a nice jersey split along the way.",
        "Reading is fun. Of course. Split the bill. Orange juice. March came, and May.",
        "The Buffalo Bills flew American Airlines to see Brussels sprouts grow.",
        "Jackson said so. Madison told the court, and Lincoln smiled.",
        "The British Medical Association and the German Football League wrote.",
        "Visit www.mali-travel.example/mali or mail info@mali.example, #mali, #Mali, @Mali",
        "The Pacific Fleet, the Baltic Fleet, the Atlantic Council and the North Atlantic Council wrote.",
        "She lives on Washington Street, off Georgia Avenue, and ate a New York strip.",
        "They named Dallas, and his wife Florence likes Hong Kong flu and Newcastle disease.",
        "By Sydney Chester and Chad Paris\n",
        "Lloyd's of London, the Regional Office for Africa and Oregon Public Broadcasting agreed.",
        "",
    ],
)
def test_names_of_other_things_are_not(recogniser: Recogniser, text: str) -> None:
    assert named(recogniser, text) == []


def test_a_person_stays_a_person_in_the_rest_of_the_text(recogniser: Recogniser) -> None:
    text = "Helen Madison kept the books. Madison spent it in Reno. She was tried in Madison, Wis."
    assert named(recogniser, text)[-2:] == ["Madison", "Wis."]
    assert named(recogniser, text.partition(" She")[0]) == ["Reno"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrians left.", (PlaceKind.DEMONYM, "Syria", "SYR", None)),
        ("Uighurs left.", (PlaceKind.DEMONYM, "Xinjiang", "CHN", None)),
        ("Damascus said no.", (PlaceKind.CAPITAL, "Damascus", "SYR", None)),
        ("DPRK", (PlaceKind.COUNTRY, "North Korea", "PRK", None)),
        ("the Sahel", (PlaceKind.REGION, "Sahel", None, None)),
        ("the Bab al-Mandab", (PlaceKind.SEA, "Bab el-Mandeb", None, None)),
        ("Guangdong Province", (PlaceKind.PROVINCE, "Guangdong Province", "CHN", None)),
        ("He flew to Khabarovsk", (PlaceKind.CITY, "Khabarovsk", "RUS", "RU-KHA")),
        ("Singapore", (PlaceKind.COUNTRY, "Singapore", "SGP", None)),
    ],
)
def test_a_place_says_what_it_is_and_where(
    recogniser: Recogniser, text: str, expected: tuple[PlaceKind, str, str | None, str | None]
) -> None:
    place = only(recogniser, text)
    assert (place.kind, place.name, place.country, place.province) == expected


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Paris, Texas, is small. In Paris it rained.", ["USA", "USA", "USA"]),
        ("In Paris it rained.", ["FRA"]),
        ("Georgia and Armenia signed.", ["GEO", "ARM"]),
        ("Alabama and Georgia sued.", ["USA", "USA"]),
        ("The United States and Georgia signed.", ["USA", "GEO"]),
        ("Tripoli, Lebanon, is calm.", ["LBN", "LBN"]),
        ("Chad Paris wrote. Paris said no.", []),
        ("Paris said no. (Reporting by Chad Paris.)", ["FRA"]),
    ],
)
def test_the_text_says_which_of_two_places_is_meant(recogniser: Recogniser, text: str, countries: list[str]) -> None:
    assert [place.country for place in recogniser.find(text)] == countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran and Qatar fear for oil from the Gulf.", "Persian Gulf"),
        ("Boats left Louisiana and Texas for the Gulf.", "Gulf of Mexico"),
        ("Tax breaks in Washington state", "Washington"),
    ],
)
def test_what_is_near_says_which_water_is_meant(recogniser: Recogniser, text: str, expected: str) -> None:
    place = recogniser.find(text)[-1]
    assert (place.name, place.province) == (expected, "US-WA" if expected == "Washington" else None)


def test_local_news_play_in_the_state_that_has_their_towns(recogniser: Recogniser) -> None:
    news = "LITITZ — A man from Akron was hurt near Manheim. Police in Mount Joy and Columbia shut the road to Denver."
    found = recogniser.find(news)
    assert [place.text for place in found] == ["LITITZ", "Akron", "Manheim", "Mount Joy", "Columbia", "Denver"]
    assert {place.province for place in found} == {"US-PA"}


def test_lands_and_waters_keep_their_meaning_beside_american_towns_of_their_name(recogniser: Recogniser) -> None:
    listed = {row["name"]: row["kind"] for row in placename_rows("places.tsv") if row["kind"] != PlaceKind.CITY}
    lands = {name: kind for name, kind in listed.items() if not name.endswith("=")}
    found = {
        name: [place.kind for place in recogniser.find(f"The United States and Texas wrote of {name}.")[2:]]
        for name in lands
    }
    assert {name: kinds for name, kinds in found.items() if kinds != [lands[name]]} == {}


def test_countries_keep_their_meaning_in_news_of_america(recogniser: Recogniser) -> None:
    codes = {row["name"]: row["a3"] for row in placename_rows("countries.tsv")}
    found = {name: recogniser.find(f"American troops, Washington said, left {name}.")[-1].country for name in codes}
    assert found == codes


def test_a_city_lies_where_it_lies(recogniser: Recogniser) -> None:
    point = only(recogniser, "They met in Nairobi.").point
    assert point is not None
    assert point == (pytest.approx(36.8, abs=0.1), pytest.approx(-1.3, abs=0.1))


def test_demonyms_are_left_out_when_asked(recogniser: Recogniser) -> None:
    found = recogniser.find("French troops left Mali.", demonyms=False)
    assert [place.text for place in found] == ["Mali"]


def test_places_are_in_order_and_do_not_overlap(recogniser: Recogniser) -> None:
    for text in texts("development"):
        found = recogniser.find(text.text)
        assert all(before.end <= after.start for before, after in pairwise(found))
        assert all(text.text[place.start : place.end] == place.text for place in found)


@given(
    st.lists(
        st.sampled_from(
            ["😀", "🌍 ", "Mali", "São Tomé", "Bogota\u0301", "e\u0301 ", "-\n", "New\u00a0York", ", ", "ß"]
        )
    )
)
def test_offsets_are_code_points_of_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for place in Recogniser().find(text):
        assert text[place.start : place.end] == place.text


def test_hotspots_are_places_by_name_and_alias(small_dataset: SmallDataset) -> None:
    recogniser = Recogniser(load(small_dataset.data).dataset)
    found = recogniser.find("Islands at the date line; Beograd; Belgrade; Serbia; Serbian; Belgrade's Harbour")
    assert [(place.text, place.kind, place.hotspots) for place in found] == [
        ("Islands at the date line", PlaceKind.HOTSPOT, ("date-line",)),
        ("Beograd", PlaceKind.CAPITAL, ("belgrade",)),
        ("Belgrade", PlaceKind.CAPITAL, ()),
        ("Serbia", PlaceKind.COUNTRY, ("serbia",)),
        ("Serbian", PlaceKind.DEMONYM, ()),
        ("Belgrade", PlaceKind.CAPITAL, ()),
    ]
    assert recogniser.find("in Belgrade's harbour")[0].hotspots == ("belgrade",)


def test_a_hotspot_is_not_what_only_shares_its_name(small_dataset: SmallDataset) -> None:
    small_dataset.replace('name: "Serbia"', 'name: "Georgia"')
    small_dataset.replace("countries: [SRB]", "countries: [GEO]")
    recogniser = Recogniser(load(small_dataset.data).dataset)
    assert only(recogniser, "Soldiers left Georgia.").hotspots == ("serbia",)
    atlanta, state = recogniser.find("A trial in Atlanta, Georgia, ended.")
    assert (atlanta.country, state.country, state.hotspots) == ("USA", "USA", ())
    assert recogniser.find("Georgia O’Keeffe painted. The Bank of Georgia paid.") == ()


@pytest.mark.rebuild
def test_every_process_finds_the_same() -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from place_sample import texts\nfrom geo.places.recogniser import Recogniser\n"
        "r = Recogniser(); print([r.find(text.text) for text in texts('development')])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(ROOT / "tests" / "support"), str(ROOT)],
            check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1


@pytest.mark.parametrize(
    "text", ["\ud800 Mali", "Mali\u202e", "\0Mali\0", "Mali " * 2000, "MALI " * 500, "A" * 100_000 + " Mali"]
)
def test_odd_texts_are_read(recogniser: Recogniser, text: str) -> None:
    assert {place.name for place in recogniser.find(text)} == {"Mali"}


def test_a_country_in_a_list_of_counties_is_a_county() -> None:
    found = Recogniser().find("It draws visitors from Lancaster, Berks and Lebanon counties in Pennsylvania.")
    assert [(place.name, place.country) for place in found][2] == ("Lebanon County", "USA")

"""One speaker has one spelling, and two people are two; names of states are never slips."""

import pytest

from geo.dataset.reference_checks import check_references
from geo.dataset.statement_checks import KnownSpeakers


def looked_alike(*speakers: object, actors: tuple[str, ...] = ()) -> bool:
    data = {
        "about": {"actors": list(actors)},
        "sources": {"a": {"document": "a.txt", "sha256": "0", "label": "A"}},
        "hotspots": {
            "x": {
                "name": "X",
                "excerpts": [
                    {"source": "a", "quote": f"q{n}", "speaker": speaker, "actors": list(actors)}
                    for n, speaker in enumerate(speakers)
                ],
            }
        },
    }
    return any("look like one speaker" in finding.what for finding in check_references(data))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Sergey Lavrov", "Sergey Lavrow"),
        ("Sergey Lavrov", "sergey lavrov"),
        ("Sergey Lavrov", "Lavrov"),
        ("Lavrov", "Sergey Lavrov"),
        ("Åsa Ålund", "Asa Alund"),
        ("the Kremlin", "Kremlin"),
        ("Nigel Gould-Davies", "Nigel Gould–Davies"),
        ("Nicolas Maduro", "Nicolás Maduro"),
    ],
)
def test_two_spellings_of_one_name_are_found(one: str, other: str) -> None:
    assert looked_alike(one, other)
    assert KnownSpeakers([other]).spelt(one) == other, "what is proposed is spelt so that the file takes it"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andrew Yang", "Andrew Wang"),
        ("Sergey Lavrov", "Sergey Naryshkin"),
        ("China", "foreign ministry of China"),
        ("Norland", "North Norland"),
        ("Guinea", "New Guinea"),
        ("Ann Lee", "Ann Lee (Treasury)"),
        ("European Union", "African Union"),
    ],
)
def test_two_speakers_stay_two(one: str, other: str) -> None:
    actors = ("Norland", "North Norland")
    assert not looked_alike(one, other, actors=actors)
    assert KnownSpeakers([other], actors).spelt(one) == one


@pytest.mark.parametrize("speaker", [None, 3, ["Sergey Lavrov"], {"literal": "x"}, ""])
def test_what_is_no_text_is_left_to_the_model(speaker: object) -> None:
    assert not looked_alike(speaker, speaker)

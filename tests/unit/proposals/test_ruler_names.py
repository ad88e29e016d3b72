"""Which hotspots the names of rulers stand for."""

import pytest

from geo.proposals.ruler_names import Rulers


@pytest.mark.parametrize(
    "quote",
    [
        "Nothing could shake the Diarra regime.",
        "Diarra’s brutal regime fell at last.",
        "They bowed to the government of President Diarra.",
    ],
)
def test_a_ruler_stands_for_the_hotspot_that_he_is_quoted_under(quote: str) -> None:
    assert Rulers([(quote, "mali")], (), ()).named_in("Envoys met Diarra twice.") == {"mali": "Diarra"}


def test_a_ruler_of_two_places_and_a_name_of_a_place_stand_for_none() -> None:
    quoted = [
        ("The Diarra regime fell.", "mali"),
        ("The Diarra regime rose.", "niger"),
        ("The Sahel junta fell.", "mali"),
    ]
    assert Rulers(quoted, (), ["Sahel"]).named_in("Diarra left the Sahel.") == {}

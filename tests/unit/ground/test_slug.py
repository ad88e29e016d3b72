import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dataset.recipe import ID_PATTERN
from geo.slug import free_id, slug


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da-nang"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("  The 9—dash   line!", "the-9-dash-line"),
        ("Kakaʻako", "kakaako"),
        ("Straße", "strasse"),
        ("北京", "beijing"),
        ("…", ""),
    ],
)
def test_names_become_ids(name: str, written: str) -> None:
    assert slug(name) == written


@given(st.text())
def test_any_name_becomes_an_id_or_nothing(name: str) -> None:
    assert slug(name) == "" or re.fullmatch(ID_PATTERN, slug(name))


def test_an_id_that_is_taken_gets_the_lowest_free_number() -> None:
    assert [free_id("a", taken) for taken in ((), {"a"}, {"a", "a-2"}, {"a", "a-3"})] == ["a", "a-2", "a-3", "a-2"]

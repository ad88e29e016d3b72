"""How wide names are, and where they are broken."""

import pytest

from geo.cartography.type_widths import broken, width_em


def test_an_accent_takes_no_room_and_a_letter_of_east_asia_an_em() -> None:
    assert width_em("é") == width_em("e")
    assert width_em("e\u0301") == width_em("e")
    assert width_em("東京") == 2.0


def test_wide_letters_count_for_more_and_words_add_up() -> None:
    assert width_em("iiii") < width_em("mm")
    assert width_em("mm mm") == pytest.approx(2 * width_em("mm") + width_em(" "))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Iran", ("Iran",)),
        ("Hong Kong", ("Hong Kong",)),
        ("Israel and the Palestinians", ("Israel and the", "Palestinians")),
        ("Eastern Military District", ("Eastern", "Military District")),
    ],
)
def test_a_long_name_is_broken_where_its_lines_are_shortest(name: str, lines: tuple[str, ...]) -> None:
    assert broken(name, 9.0)[0] == lines


def test_every_way_to_break_a_name_has_all_its_words_in_order() -> None:
    name = "Democratic Republic of the Congo and all its provinces"
    ways = broken(name, 8.0)
    assert {" ".join(way) for way in ways} == {name}
    assert len({len(way) for way in ways}) == len(ways) == 3

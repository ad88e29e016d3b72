from geo.places.name_finder import NameFinder


def test_the_leftmost_and_longest_name_is_found() -> None:
    names = ("Guinea", "Guinea-Bissau", "Papua New Guinea", "New")
    text = "Papua New Guinea, Guinea-Bissau, New Guinea"
    found = [(names[at], text[start:end]) for at, start, end in NameFinder(names).find(text)]
    expected = ["Papua New Guinea", "Guinea-Bissau", "New", "Guinea"]
    assert found == [(name, name) for name in expected]


def test_offsets_are_code_points() -> None:
    assert NameFinder(("Mali",)).find("𝔐é Mali") == [(0, 3, 7)]

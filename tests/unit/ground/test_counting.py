import pytest

from geo.text import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 excerpts"), (1, "1 excerpt"), (2, "2 excerpts"), (1200, "1,200 excerpts")]
)
def test_one_thing_is_told_from_several(number: int, said: str) -> None:
    assert counted(number, "excerpt") == said

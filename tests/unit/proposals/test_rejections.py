from pathlib import Path

import pytest
from pending_article import Waiting

from geo.errors import HotspotsError
from geo.proposals.rejections import read_rejections, reject, restore


@pytest.fixture
def waiting(tmp_path: Path) -> Waiting:
    (tmp_path / "map.yaml").touch()
    return Waiting(data=tmp_path / "map.yaml", folder=tmp_path)


def test_what_was_rejected_stays_rejected_until_it_is_restored(waiting: Waiting) -> None:
    one, two = waiting.proposal("Prices fell in the autumn."), waiting.proposal("Nobody asked what it would cost.")
    assert read_rejections(waiting.data) == frozenset()
    reject(waiting.data, (two,))
    reject(waiting.data, (one, two))
    assert read_rejections(waiting.data) == {one.key, two.key}
    restore(waiting.data, (one,))
    assert read_rejections(waiting.data) == {two.key}


def test_the_file_has_a_line_for_each_sorted_and_no_words_of_the_document(waiting: Waiting) -> None:
    proposals = [
        waiting.proposal(quote) for quote in ("Prices fell in the autumn.", "Nobody asked", "Farmers complained")
    ]
    reject(waiting.data, proposals)
    file = waiting.data.with_suffix(".rejected.json")
    before = file.read_bytes()
    lines = before.decode().splitlines()
    assert lines[1:-1] == sorted(lines[1:-1])
    assert len(lines) == 5
    assert not [word for word in ("Prices", "Nobody", "Farmers") if word.encode() in before]
    file.unlink()
    reject(waiting.data, reversed(proposals))
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "spoilt", [b"", b"[]", b'{"12": {}}', b'{"12345678": {"source": "a"}}', b"\xff", b'{"12345678": {"quote": "x"}}']
)
def test_a_damaged_file_is_told_and_never_overwritten(waiting: Waiting, spoilt: bytes) -> None:
    file = waiting.data.with_suffix(".rejected.json")
    file.write_bytes(spoilt)
    with pytest.raises(HotspotsError, match=r"is damaged .*; a list of rejections was expected; restore it"):
        reject(waiting.data, (waiting.proposal("Prices fell in the autumn."),))
    assert file.read_bytes() == spoilt

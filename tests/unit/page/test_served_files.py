import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from geo.page.shared import served_files


def key(address: str) -> str:
    assert address.startswith(f"{served_files.PREFIX}/")
    return address.removeprefix(f"{served_files.PREFIX}/")


def test_what_is_put_is_found_under_its_address() -> None:
    content = b'{"type":"FeatureCollection","features":[]}'
    assert served_files.get(key(served_files.put("land", content))) == content


def test_the_address_holds_name_and_hash_of_the_content() -> None:
    digest = hashlib.sha256(b"coast").hexdigest()[:16]
    assert served_files.put("coast", b"coast") == f"map-data/coast-{digest}.json"


def test_the_address_is_relative_so_that_it_works_below_any_path() -> None:
    assert not served_files.put("land", b"a").startswith("/")


def test_the_same_content_has_the_same_address_and_another_has_another() -> None:
    assert served_files.put("land", b"one") == served_files.put("land", b"one")
    assert served_files.put("land", b"one") != served_files.put("land", b"two")


def test_there_is_nothing_under_an_unknown_address() -> None:
    assert served_files.get("land-0000000000000000.json") is None


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "land", "map-data/land"])
def test_nothing_but_what_was_put_can_be_got(name: str) -> None:
    assert served_files.get(name) is None


def test_the_oldest_go_first() -> None:
    first = served_files.put("bound", b"first")
    addresses = [served_files.put("bound", str(n).encode()) for n in range(served_files.MAX_FILES)]
    assert served_files.get(key(first)) is None
    assert all(served_files.get(key(address)) is not None for address in addresses)


def test_what_is_put_again_counts_as_new() -> None:
    kept = served_files.put("kept", b"kept")
    first, *_ = [served_files.put("other", str(n).encode()) for n in range(served_files.MAX_FILES - 1)]
    served_files.put("kept", b"kept")
    served_files.put("other", b"one more")
    assert served_files.get(key(kept)) == b"kept"
    assert served_files.get(key(first)) is None


def test_many_threads_put_and_get_at_once() -> None:
    def put_and_get(number: int) -> bool:
        content = str(number % 50).encode()
        return served_files.get(key(served_files.put("thread", content))) == content

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(put_and_get, range(400)))


def test_a_script_has_an_address_of_its_own_kind() -> None:
    address = served_files.put("copy", b"export default () => {}", "js")
    assert address.startswith(f"{served_files.PREFIX}/copy-")
    assert address.endswith(".js")
    assert served_files.get(key(address)) == b"export default () => {}"


def test_pictures_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served_files, "MAX_BYTES", 3000)
    addresses = [served_files.put("figure", bytes([n]) * 1000, "png") for n in range(4)]
    assert [served_files.get(key(address)) is not None for address in addresses] == [False, True, True, True]


class Squares:
    """Tiles of level 1 only."""

    digest = "0123456789abcdef0123"

    def get(self, level: int, x: int, y: int) -> bytes | None:
        return f"{x} {y}".encode() if level == 1 else None

    def size(self) -> int:
        return 0


def test_tiles_are_found_by_level_column_and_row() -> None:
    address = served_files.put_tiles("lines", Squares())
    assert address == "map-data/lines-0123456789abcdef-{z}-{x}-{y}.json"
    assert served_files.get(key(address.format(z=1, x=3, y=20))) == b"3 20"
    assert served_files.get(key(address.format(z=0, x=0, y=0))) is None
    assert served_files.get("lines-0123456789abcdef") is None
    assert served_files.get("lines-0123456789abcdff-1-3-20.json") is None


def test_an_offer_is_made_when_it_is_asked_for_and_keeps_its_address() -> None:
    made: list[tuple[str, int]] = []

    def make(what: str, level: int) -> bytes:
        made.append((what, level))
        return f"{what} {level}".encode()

    address = served_files.offer("names", make, "towns")
    assert served_files.offer("names", make, "towns") == address
    assert served_files.offer("names", make, "rivers") != address
    assert made == []
    key = address.removeprefix(f"{served_files.PREFIX}/")
    assert served_files.get(key.replace("{z}", "3")) == b"towns 3"
    assert made == [("towns", 3)]
    for level in ("x", "-1", "1000", ""):
        assert served_files.get(key.replace("{z}", level)) is None

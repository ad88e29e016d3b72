import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from geo import shelf


def key(address: str) -> str:
    assert address.startswith(f"{shelf.PREFIX}/")
    return address.removeprefix(f"{shelf.PREFIX}/")


def test_what_is_put_is_found_under_its_address() -> None:
    content = b'{"type":"FeatureCollection","features":[]}'
    assert shelf.get(key(shelf.put("land", content))) == content


def test_the_address_holds_name_and_hash_of_the_content() -> None:
    digest = hashlib.sha256(b"coast").hexdigest()[:16]
    assert shelf.put("coast", b"coast") == f"map-data/coast-{digest}.json"


def test_the_address_is_relative_so_that_it_works_below_any_path() -> None:
    assert not shelf.put("land", b"a").startswith("/")


def test_the_same_content_has_the_same_address_and_another_has_another() -> None:
    assert shelf.put("land", b"one") == shelf.put("land", b"one")
    assert shelf.put("land", b"one") != shelf.put("land", b"two")


def test_there_is_nothing_under_an_unknown_address() -> None:
    assert shelf.get("land-0000000000000000.json") is None


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "land", "map-data/land"])
def test_nothing_but_what_was_put_can_be_got(name: str) -> None:
    assert shelf.get(name) is None


def test_the_oldest_go_first() -> None:
    first = shelf.put("bound", b"first")
    addresses = [shelf.put("bound", str(n).encode()) for n in range(shelf.MAX_FILES)]
    assert shelf.get(key(first)) is None
    assert all(shelf.get(key(address)) is not None for address in addresses)


def test_what_is_put_again_counts_as_new() -> None:
    kept = shelf.put("kept", b"kept")
    first, *_ = [shelf.put("other", str(n).encode()) for n in range(shelf.MAX_FILES - 1)]
    shelf.put("kept", b"kept")
    shelf.put("other", b"one more")
    assert shelf.get(key(kept)) == b"kept"
    assert shelf.get(key(first)) is None


def test_many_threads_put_and_get_at_once() -> None:
    def put_and_get(number: int) -> bool:
        content = str(number % 50).encode()
        return shelf.get(key(shelf.put("thread", content))) == content

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(put_and_get, range(400)))


def test_a_script_has_an_address_of_its_own_kind() -> None:
    address = shelf.put("copy", b"export default () => {}", "js")
    assert address.startswith(f"{shelf.PREFIX}/copy-")
    assert address.endswith(".js")
    assert shelf.get(key(address)) == b"export default () => {}"


def test_pictures_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MAX_BYTES", 3000)
    addresses = [shelf.put("figure", bytes([n]) * 1000, "png") for n in range(4)]
    assert [shelf.get(key(address)) is not None for address in addresses] == [False, True, True, True]

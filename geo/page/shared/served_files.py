"""Files that the browser fetches once: content-addressed, immutable, and never part of a rerun.

The page puts bytes on the shelf and gets the relative address they are served under; the address holds the content's
hash, so a browser may keep the answer for ever. The shelf is shared by all sessions of the process and bounded.
"""

import hashlib
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache, partial
from typing import Literal, Protocol

PREFIX = "map-data"
"""First part of every address; `geo.page.server` answers below it."""

MAX_FILES = 2048
"""Some ten files are in use for each view, viewpoint and data version; the oldest go first."""

MAX_BYTES = 128_000_000
"""Pictures are large: a map's files are some three million bytes, a picture up to one million."""

MAX_OFFERS = 512
"""Of what is made when it is asked for."""


class Tiles(Protocol):
    """Files that are made when they are asked for, by level, column and row; None where there is none."""

    @property
    def digest(self) -> str:
        """At least 16 hexadecimal digits, of their own for other files."""

    def get(self, level: int, x: int, y: int) -> bytes | None:
        """Return one of them, in any thread."""

    def size(self) -> int:
        """Return the bytes of all that were made."""


_files: OrderedDict[str, bytes | Tiles] = OrderedDict()
"""By the address without its prefix; tiles by what of it stands before the tile."""
_offers: OrderedDict[str, Callable[[int], bytes]] = OrderedDict()
_lock = threading.Lock()

_TILE = re.compile(r"(?P<name>.+)-(\d{1,2})-(\d{1,4})-(\d{1,4})\.json")
_OFFERED = re.compile(r"(?P<name>.+)-(?P<level>\d{1,2})\.json")


def put(name: str, content: bytes, kind: Literal["json", "js", "png", "svg", "html"] = "json") -> str:
    """Shelve `content` and return its address, relative to the page; it ends in the kind."""
    key = f"{name}-{_digest(content)}.{kind}"
    _shelve(key, content)
    return f"{PREFIX}/{key}"


def put_tiles(name: str, tiles: Tiles) -> str:
    """Shelve tiles of JSON; return their address with `{z}`, `{x}` and `{y}` for level, column and row (deck.gl)."""
    key = f"{name}-{tiles.digest[:16]}"
    _shelve(key, tiles)
    return f"{PREFIX}/{key}-{{z}}-{{x}}-{{y}}.json"


def _shelve(key: str, content: bytes | Tiles) -> None:
    with _lock:
        _files[key] = content
        _files.move_to_end(key)
        while len(_files) > MAX_FILES or sum(map(_size, _files.values())) > MAX_BYTES:
            _files.popitem(last=False)


def _size(content: bytes | Tiles) -> int:
    return len(content) if isinstance(content, bytes) else content.size()


@lru_cache(maxsize=MAX_FILES)
def _digest(content: bytes) -> str:
    """Return the hash that stands in an address: the same files are put again in every run."""
    return hashlib.sha256(content).hexdigest()[:16]


def offer(name: str, make: Callable[..., bytes], *of: Hashable) -> str:
    """Return the address of a JSON file for each zoom level, with `{z}` in the level's place; `make` makes it of `of`.

    It is called with the level as well, when the file is asked for, in another thread. What is offered again has the
    same address; other processes have others, so a browser may keep these answers, too.
    """
    key = f"{name}-{_token(make, of)}"
    with _lock:
        _offers[key] = partial(make, *of)
        _offers.move_to_end(key)
        while len(_offers) > MAX_OFFERS:
            _offers.popitem(last=False)
    return f"{PREFIX}/{key}-{{z}}.json"


@lru_cache(maxsize=MAX_OFFERS)
def _token(make: Callable[..., bytes], of: tuple[Hashable, ...]) -> str:  # noqa: ARG001  # one for each pair
    return secrets.token_hex(8)


def read(address: str) -> bytes | None:
    """Return what stands at an address that `put` gave, or one of `put_tiles` with its tile; None where nothing is."""
    return get(address.removeprefix(f"{PREFIX}/"))


def get(key: str) -> bytes | None:
    """Return what stands under `key` (the address without its prefix), or None."""
    tile, offered = _TILE.fullmatch(key), _OFFERED.fullmatch(key)
    with _lock:
        found = _files.get(key) or (tile and _files.get(tile["name"]))
        make = _offers.get(offered["name"]) if offered else None
    if isinstance(found, bytes):
        return found
    if tile and found:
        return found.get(*map(int, tile.groups()[1:]))
    return make(int(offered["level"])) if offered and make else None

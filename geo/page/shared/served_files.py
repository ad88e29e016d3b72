"""Files that the browser fetches once: content-addressed, immutable, and never part of a rerun.

The page puts bytes on the shelf and gets the relative address they are served under; the address holds the content's
hash, so a browser may keep the answer for ever. The shelf is shared by all sessions of the process and bounded.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache, partial
from typing import Literal

PREFIX = "map-data"
"""First part of every address; `geo.page.server` answers below it."""

MAX_FILES = 2048
"""Some twenty files are in use for each choice of filters, viewpoint and view; the oldest go first."""

MAX_BYTES = 128_000_000
"""Pictures are large: a map's files are some three million bytes, a picture up to one million."""

MAX_OFFERS = 512
"""Of what is made when it is asked for."""

_files: OrderedDict[str, bytes] = OrderedDict()
_offers: OrderedDict[str, Callable[[int], bytes]] = OrderedDict()
_lock = threading.Lock()


def put(name: str, content: bytes, kind: Literal["json", "js", "png", "svg"] = "json") -> str:
    """Shelve `content` and return its address, relative to the page; it ends in the kind."""
    return _shelve(f"{name}-{_digest(content)}.{kind}", content)


def put_levels(name: str, levels: Mapping[int, bytes]) -> str:
    """Shelve what a `TileLayer` of deck.gl fetches as it needs it: JSON by zoom level; return the pattern of addresses.

    The pattern has `{z}`, which is filled in with a level, and `{x}` and `{y}`, without which it would be none: they
    stand after the question mark, where they change nothing.
    """
    digest = hashlib.sha256("".join(map(_digest, levels.values())).encode()).hexdigest()[:16]
    for level, content in levels.items():
        _shelve(f"{name}-{level}-{digest}.json", content)
    return f"{PREFIX}/{name}-{{z}}-{digest}.json?{{x}}{{y}}"


def _shelve(key: str, content: bytes) -> str:
    with _lock:
        _files[key] = content
        _files.move_to_end(key)
        while len(_files) > MAX_FILES or sum(map(len, _files.values())) > MAX_BYTES:
            _files.popitem(last=False)
    return f"{PREFIX}/{key}"


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


def get(key: str) -> bytes | None:
    """Return what stands under `key` (the address without its prefix), or None."""
    with _lock:
        found = _files.get(key)
        offered, _, level = key.removesuffix(".json").rpartition("-")
        make = _offers.get(offered)
    if found is None and make is not None and level.isdecimal() and len(level) < 3:
        return make(int(level))
    return found

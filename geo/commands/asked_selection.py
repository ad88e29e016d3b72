"""What `hotspots brief` is to show: from options or from a link of the page to a selection."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import SplitResult, parse_qs, urlsplit

from geo.commands.did_you_mean import unknown, unknown_hotspot
from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.dates import date_or_none
from geo.dataset.model import URL_PATTERN, Dataset, Precision, Topic, Viewpoint
from geo.dataset.named import ARTICLE_SPEAKS, actors_named, speakers_named
from geo.errors import HotspotsError, quoted
from geo.selection.link_reader import MAX_QUERY_LENGTH
from geo.selection.pair import pair_of
from geo.selection.selection import Selection, selection_from_query

__all__ = ["selection_of_link", "selection_of_options"]

SHOWN_KEYS: Final = (
    "hotspot", "source", "topic", "actor", "speaker", "stance", "mode", "claim", "precision", "from", "to", "q",
    "figure", "compare", "viewpoint", "since",
)  # fmt: skip
"""What a link says of the figure."""
SCREEN_KEYS: Final = (
    "view", "size", "lat", "lon", "zoom", "embed", "embed_options", "basket", "headline", "line",
)  # fmt: skip
"""What a link says of the screen, which a figure has no use for."""
LONGEST_LINK: Final = 20_000
"""Characters."""
MOST_VALUES: Final = 500
"""Values in a link."""


def selection_of_options(query: Mapping[str, tuple[str, ...]], dataset: Dataset) -> Selection:
    """The selection of the options, by the keys of links. Raises HotspotsError for a value that the data lacks."""
    for hotspot in query.get("hotspot", ()):
        if hotspot not in dataset.hotspots:
            raise unknown_hotspot("--hotspot", dataset, hotspot)
    _check_pair(query.get("compare", ()), dataset)
    closed = {
        "source": ("article", tuple(dataset.sources)),
        "topic": ("topic", tuple(Topic)),
        "actor": ("actor", actors_named(dataset)),
        "speaker": ("speaker", (*speakers_named(dataset), ARTICLE_SPEAKS)),
        "stance": ("stance", tuple(Stance)),
        "mode": ("mode", tuple(Mode)),
        "claim": ("kind of claim", tuple(EventType)),
        "precision": ("precision", tuple(Precision)),
        "viewpoint": ("viewpoint", tuple(Viewpoint)),
    }
    for key, (noun, known) in closed.items():
        for value in query.get(key, ()):
            if value not in known:
                raise unknown(f"--{key}", noun, value, tuple(map(str, known)))
    for key in ("from", "to"):
        for value in query.get(key, ()):
            if date_or_none(value) is None:
                raise HotspotsError(
                    where=f"--{key}",
                    what=f"{quoted(value)} is no date",
                    expected="YYYY, YYYY-MM or YYYY-MM-DD was expected",
                )
    _check_lengths("--q", query)
    selection, notices = selection_from_query(query, dataset)
    assert not notices, "every value was looked at above"
    return selection


def _check_pair(pair: tuple[str, ...], dataset: Dataset) -> None:
    known = (*dataset.hotspots, *dataset.sources)
    for value in pair:
        if value not in known:
            raise unknown("--compare", "hotspot or article", value, known)
    if pair and pair_of(dataset, pair) is None:
        raise HotspotsError(
            where="--compare",
            what=f"{' and '.join(map(quoted, pair))} {'is' if len(pair) == 1 else 'are'} not two of a kind",
            expected="two hotspots or two articles were expected",
            remedy="give it twice: --compare A --compare B",
        )


def selection_of_link(link: str, dataset: Dataset) -> tuple[Selection, str | None]:
    """The selection that a link of the page asks for, and where it says that the page is served.

    Raises HotspotsError for what is no such link, and for a value in it that the data lacks.
    """
    parts = _split(link)
    return _linked(parts, dataset), _address(parts)


def _split(link: str) -> SplitResult:
    """A link in its parts; a bare query may come without its question mark."""
    text = link.strip()
    no_link = HotspotsError(
        where="--link",
        what=f"{quoted(link)} is no link",
        expected='a link of the page or its query, such as "?hotspot=arctic", was expected',
        remedy="copy it from the address bar",
    )
    try:
        parts = urlsplit(text if len(text) <= LONGEST_LINK else "")
    except ValueError as error:
        raise no_link from error
    if not parts.query and not parts.scheme and "=" in parts.path:
        parts = urlsplit(f"?{text}")
    if (parts.scheme and parts.scheme not in {"http", "https"}) or not (parts.query or parts.netloc or text == "?"):
        raise no_link
    return parts


def _linked(parts: SplitResult, dataset: Dataset) -> Selection:
    try:
        query = parse_qs(parts.query, keep_blank_values=True, max_num_fields=MOST_VALUES)
    except ValueError as error:
        raise HotspotsError(
            where="--link", what=f"it has more than {MOST_VALUES} values", expected="a link of the page was expected"
        ) from error
    for key in query:
        if key not in SHOWN_KEYS + SCREEN_KEYS:
            known = SHOWN_KEYS + SCREEN_KEYS
            raise unknown("--link", "parameter", key, known, "copy it from the address bar")
    shown = {key: values for key, values in query.items() if key in SHOWN_KEYS}
    _check_lengths("--link", shown)
    selection, notices = selection_from_query(shown, dataset)
    if notices:
        # On the page a wrong value is left out; here nothing is made of half of what was asked for.
        told = " ".join(notice.what for notice in notices)
        raise HotspotsError(where="--link", what=f"{told[0].lower()}{told[1:]}")
    return selection


def _check_lengths(option: str, query: Mapping[str, tuple[str, ...] | list[str]]) -> None:
    longest = max((len(value) for values in query.values() for value in values), default=0)
    if longest > MAX_QUERY_LENGTH:
        raise HotspotsError(
            where=option,
            what=f"holds a value of {longest:,} characters",
            expected=f"at most {MAX_QUERY_LENGTH} were expected",
            remedy="shorten it",
        )


def _address(parts: SplitResult) -> str | None:
    """Where the link's page is served; None where it does not say."""
    if parts.hostname is None:
        return None
    address = parts._replace(query="", fragment="").geturl()
    return address if re.fullmatch(URL_PATTERN, address) else None

"""The link to the Review page: `?page=review&source=ID&proposal=KEY`.

It shares the address bar with the map's links, whose `source` is a filter: a link belongs to one of the two.
"""

import re
from dataclasses import dataclass

from geo.dataset.recipe import ID_PATTERN
from geo.selection.link_reader import Query

__all__ = ["EDITING_OFF", "ReviewLink", "map_part", "review_link_from_query", "review_link_to_query"]

PAGE = "review"

EDITING_OFF = (
    "The link leads to the Review page, and editing is off here. Ask whoever keeps this map to open it for editing."
)

_SOURCE = re.compile(ID_PATTERN)
_PROPOSAL = re.compile("[0-9a-f]{8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLink:
    """Where a review stands; the ids have the form of ids and need not exist."""

    source: str | None = None
    proposal: str | None = None
    """Key of a proposal."""


def review_link_from_query(query: Query) -> ReviewLink | None:
    """Where a link leads on the Review page; None for a link to the map."""
    if _first(query, "page") != PAGE:
        return None
    source, proposal = _first(query, "source"), _first(query, "proposal")
    return ReviewLink(
        source=source if _SOURCE.fullmatch(source) else None,
        proposal=proposal if _PROPOSAL.fullmatch(proposal) else None,
    )


def review_link_to_query(link: ReviewLink) -> dict[str, list[str]]:
    """The link's parameters."""
    values = {"page": PAGE, "source": link.source, "proposal": link.proposal}
    return {key: [value] for key, value in values.items() if value}


def map_part(query: Query) -> Query:
    """What a link says of the map: nothing, where it leads to the Review page."""
    return query if review_link_from_query(query) is None else {}


def _first(query: Query, key: str) -> str:
    return (query.get(key) or [""])[0]

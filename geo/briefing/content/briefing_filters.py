"""The filters of a briefing's file: keys and values are those of a link."""

from typing import Final

from geo.briefing.content.plain_fields import PlainFields
from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.model import Dataset, Precision, Topic
from geo.dataset.named import ARTICLE_SPEAKS, actors_named, speakers_named
from geo.selection.link_reader import MAX_QUERY_LENGTH
from geo.selection.selection import Filters, Selection, selection_from_query, selection_to_query

__all__ = ["FILTER_KEYS", "filters_of", "filters_query"]

FILTER_KEYS: Final = (
    "source", "topic", "actor", "speaker", "stance", "mode", "claim", "precision", "from", "to", "q",
)  # fmt: skip


def filters_of(fields: PlainFields, dataset: Dataset) -> Filters:
    """The filters that the fields state; what the data does not have is noted."""
    known = {
        "source": {source_id: source.label for source_id, source in dataset.sources.items()},
        "topic": tuple(Topic),
        "actor": actors_named(dataset),
        "speaker": (*speakers_named(dataset), ARTICLE_SPEAKS),
        "stance": tuple(Stance),
        "mode": tuple(Mode),
        "claim": tuple(EventType),
        "precision": tuple(Precision),
    }
    query = {key: fields.several(key, values) for key, values in known.items()}
    query |= {key: tuple(filter(None, (fields.date(key),))) for key in ("from", "to")}
    query["q"] = tuple(filter(None, (fields.text("q", MAX_QUERY_LENGTH),)))
    selection, _ = selection_from_query({key: values for key, values in query.items() if values}, dataset)
    return selection.filters


def filters_query(filters: Filters) -> dict[str, list[str]]:
    """The filters as keys with their values; none where nothing is filtered."""
    return selection_to_query(Selection(filters=filters))

"""The values that filters can have, of the data as it is now."""

from geo.dataset.claims import EventType, Mode, Stance
from geo.dataset.model import Dataset, Precision, Topic
from geo.dataset.named import ARTICLE_SPEAKS, actors_named, speakers_named
from geo.page.shared.widgets import WidgetKey

__all__ = ["known_values"]


def known_values(dataset: Dataset) -> dict[WidgetKey, tuple[str, ...]]:
    """What may stand in each widget with several values, in the order that a link has."""
    return {
        WidgetKey.SOURCE: tuple(dataset.sources),
        WidgetKey.TOPIC: tuple(Topic),
        WidgetKey.ACTOR: actors_named(dataset),
        WidgetKey.SPEAKER: (*speakers_named(dataset), ARTICLE_SPEAKS),
        WidgetKey.STANCE: tuple(Stance),
        WidgetKey.MODE: tuple(Mode),
        WidgetKey.CLAIM: tuple(EventType),
        WidgetKey.PRECISION: tuple(Precision),
    }

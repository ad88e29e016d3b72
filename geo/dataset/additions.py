"""What can be added to a data file, and nothing else: sources, hotspots, excerpts."""

from dataclasses import dataclass
from typing import Any

from geo.dataset.claims import Stance
from geo.dataset.model import Dataset, Excerpt, Hotspot, Source
from geo.dataset.recipe import Frozen

__all__ = ["Addition", "IdTaken", "NewExcerpt", "NewHotspot", "NewSource", "NoSuchHotspot", "added", "plain_data"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """An article that the file does not have yet."""

    id: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHotspot:
    """A hotspot that the file does not have yet, with its first excerpts."""

    id: str
    hotspot: Hotspot


@dataclass(frozen=True, slots=True, kw_only=True)
class NewExcerpt:
    """One more excerpt of a hotspot that the file has, or that an addition before this one adds."""

    hotspot: str
    excerpt: Excerpt


Addition = NewSource | NewHotspot | NewExcerpt


class IdTaken(ValueError):  # noqa: N818  what is there, not the error, is the news
    """What is to be added has an id that is there already."""

    def __init__(self, id_: str) -> None:
        super().__init__(id_)
        self.id = id_


class NoSuchHotspot(LookupError):  # noqa: N818  as above
    """An excerpt is to be added to a hotspot that is not there."""

    def __init__(self, id_: str) -> None:
        super().__init__(id_)
        self.id = id_


def added(dataset: Dataset, additions: tuple[Addition, ...]) -> Dataset:
    """The dataset with the additions at the end of what they join: what a written file must parse to.

    Raises NoSuchHotspot for an excerpt of a hotspot that is not there, IdTaken for an id that is there already.
    """
    sources, hotspots = dict(dataset.sources), dict(dataset.hotspots)
    for addition in additions:
        match addition:
            case NewSource(id=id_, source=source):
                _claim(id_, sources)
                sources[id_] = source
            case NewHotspot(id=id_, hotspot=hotspot):
                _claim(id_, hotspots)
                hotspots[id_] = hotspot
            case NewExcerpt(hotspot=id_, excerpt=excerpt):
                if id_ not in hotspots:
                    raise NoSuchHotspot(id_)
                hotspot = hotspots[id_]
                hotspots[id_] = hotspot.model_copy(update={"excerpts": (*hotspot.excerpts, excerpt)})
    return dataset.model_copy(update={"sources": sources, "hotspots": hotspots})


def plain_data(model: Frozen) -> dict[str, Any]:
    """A model as the file writes it: without what goes without saying, and without `30.0` where 30 says the same."""
    values: dict[str, Any] = _whole(
        model.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    )
    for excerpt in values.get("excerpts", ()) if isinstance(model, Hotspot) else [values]:
        # Its default follows from the speaker, which pydantic does not look at when it writes.
        if excerpt.get("stance") == (Stance.REPORTS if "speaker" in excerpt else Stance.ASSERTS):
            del excerpt["stance"]
    return values


def _whole(value: Any) -> Any:  # noqa: ANN401  plain data of any shape
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _claim(id_: str, taken: dict[str, Source] | dict[str, Hotspot]) -> None:
    if id_ in taken:
        raise IdTaken(id_)

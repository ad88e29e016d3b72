"""What the model says about a place in the data: which model and which field stand at a path."""

from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from geo.dataset.model import Dataset
from geo.dataset.recipe import REGION_KEYS
from geo.dataset.yaml.tree import Path

__all__ = ["choices_at", "field_at", "keys_of", "model_at", "noun", "purpose"]

_NOUNS = {"Dataset": "the file", "About": "`about`", "Excerpt": "an excerpt", "Event": "an event"}


def model_at(path: Path) -> type[BaseModel] | None:
    """The model of the mapping at a path; None where there is no single one, as for a region of no known kind."""
    models = _models(_walk(path)[0])
    return models[0] if len(models) == 1 else None


def field_at(path: Path) -> FieldInfo | None:
    """The field at a path, or the one that holds the list or mapping which the path leads into."""
    return _walk(path)[1]


def choices_at(path: Path, *, key: bool = False) -> tuple[str, ...]:
    """The values from which the one at a path is chosen, or its key in the mapping around it; none where it is free."""
    annotation = _bare(_walk(path[:-1] if key else path)[0])
    if key and get_origin(annotation) is dict:
        annotation = _bare(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(annotation) if isinstance(annotation, type) and issubclass(annotation, StrEnum) else ()


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model, as a file writes them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def noun(model: type[BaseModel]) -> str:
    """What a reader calls a mapping of this model: `a hotspot`, `a point region`."""
    first = next(iter(model.model_fields))
    if first in REGION_KEYS:
        return f"a `{first}` region"
    return _NOUNS.get(model.__name__, f"a {model.__name__.lower()}")


def purpose(field: FieldInfo | None) -> str:
    """The first clause of a field's description, for the middle of a sentence."""
    clause = ((field.description if field else None) or "").split(";")[0].split(". ")[0].rstrip(".")
    word = clause.partition(" ")[0]
    return clause[:1].lower() + clause[1:] if word[1:].islower() or len(word) == 1 else clause


def _walk(path: Path) -> tuple[Any, FieldInfo | None]:
    """The annotation at a path, and the last field on the way to it."""
    annotation: Any = Dataset
    field = None
    for step in path:
        inner = _bare(annotation)
        if get_origin(inner) is dict:
            annotation = get_args(inner)[1]
        elif get_origin(inner) is tuple:
            annotation = get_args(inner)[0]
        else:
            field = _field(inner, step)
            annotation = field.annotation if field else None
    return annotation, field


def _field(annotation: object, step: str | int) -> FieldInfo | None:
    found = (
        field
        for model in _models(annotation)
        for name, field in model.model_fields.items()
        if step == (field.alias or name)
    )
    return next(found, None)


def _models(annotation: object) -> tuple[type[BaseModel], ...]:
    inner = _bare(annotation)
    options = get_args(inner) if get_origin(inner) in (Union, UnionType) else (inner,)
    bare = (_bare(option) for option in options)
    return tuple(option for option in bare if isinstance(option, type) and issubclass(option, BaseModel))


def _bare(annotation: object) -> Any:  # noqa: ANN401  an annotation is any object
    """The annotation without Annotated[…] and without `| None` where one other option is left."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        options = [option for option in get_args(annotation) if option is not type(None)]
        return _bare(options[0]) if len(options) == 1 else annotation
    return annotation

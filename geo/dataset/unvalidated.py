"""Plain data of any shape, of which nothing has been validated yet: what the checks across a file look into."""

from collections.abc import Mapping
from typing import Any

__all__ = ["Unvalidated", "as_items", "as_mapping"]

Unvalidated = Any


def as_mapping(value: Unvalidated) -> Mapping[str, Unvalidated]:
    """The value where it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_items(value: Unvalidated) -> list[Unvalidated]:
    """The value where it is a list, else an empty one."""
    return value if isinstance(value, list) else []

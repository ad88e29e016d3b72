"""What an excerpt reports, and when it happened."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from geo.dataset.dates import PartialDate
from geo.dataset.recipe import Frozen, Text
from geo.dataset.rules import Rule

__all__ = ["Event"]


class Event(Frozen):
    """What an excerpt reports, dated as precisely as its text dates it."""

    date: PartialDate
    """When it happened, or began."""
    until: PartialDate | None = None
    """When it ended, where the text gives a span."""
    name: Text | None = None
    """What happened, in the analyst's words."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until is not None and self.until < self.date[: len(self.until)]:
            raise PydanticCustomError(Rule.ENDS_AFTER_IT_BEGINS, "`until` is before `date`")
        return self

"""The rules of the model that no type states, each with a code: by that its words are found, not by a message."""

from enum import StrEnum

__all__ = ["Rule"]


class Rule(StrEnum):
    """The type of the error that a validator of the model raises."""

    MONTH_EXISTS = "month_exists"
    DAY_EXISTS = "day_exists"
    MARKING_IS_KNOWN = "marking_is_known"
    NAME_IS_SPLIT_OR_WHOLE = "name_is_split_or_whole"
    BASIS_OF_PRESENT_FIELDS = "basis_of_present_fields"
    BASIS_OF_EACH_FIELD = "basis_of_each_field"
    ENDS_AFTER_IT_BEGINS = "ends_after_it_begins"
    SOUTH_BELOW_NORTH = "south_below_north"
    SILENCE_IS_READ = "silence_is_read"
    SPEAKER_IS_NAMED = "speaker_is_named"

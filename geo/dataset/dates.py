"""Partial dates: as precise as they are known, checked, put into words, counted in days and compared.

A date is EDTF's level 0 (https://www.loc.gov/standards/datetime/): `2019`, `2019-06` or `2019-06-05`.
"""

import calendar
from datetime import date as calendar_day
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from geo.dataset.rules import Rule

__all__ = [
    "MONTHS",
    "PartialDate",
    "date_or_none",
    "date_parts",
    "date_text",
    "day_numbers",
    "first_and_last_day",
    "older_than",
    "short_date_text",
    "short_span_text",
    "span_days",
    "span_text",
]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DATE_PATTERN = r"^[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?$"


def _as_date_text(value: object) -> object:
    # YAML 1.2 core reads a bare `2019` as an integer; as a date there is only one thing it can mean.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999 else value


def _check_date(value: str) -> str:
    year, *rest = (int(part) for part in value.split("-"))
    if rest and not 1 <= rest[0] <= 12:
        raise PydanticCustomError(Rule.MONTH_EXISTS, "there is no month {month}", {"month": f"{rest[0]:02}"})
    if len(rest) == 2 and not 1 <= rest[1] <= calendar.monthrange(year, rest[0])[1]:
        day = {"day": f"{rest[1]:02}", "month": value[:7]}
        raise PydanticCustomError(Rule.DAY_EXISTS, "there is no day {day} in {month}", day)
    return value


PartialDate = Annotated[
    str,
    Field(pattern=DATE_PATTERN),
    BeforeValidator(_as_date_text),
    AfterValidator(_check_date),
]
"""A calendar date with its precision (EDTF level 0): `2019`, `2019-06` or `2019-06-05`, as much as is known."""

_PARTIAL_DATE: TypeAdapter[str] = TypeAdapter(PartialDate)


def date_or_none(text: str) -> str | None:
    """Return `text`, without white space around it, if it is a partial date, else None."""
    try:
        return _PARTIAL_DATE.validate_python(text.strip())
    except ValidationError:
        return None


def date_parts(date: str) -> tuple[int, ...]:
    """Year, month and day of a partial date as numbers, as many as are known: 2019-06 → 2019, 6."""
    return tuple(int(part) for part in date.split("-"))


def first_and_last_day(date: str) -> tuple[str, str]:
    """Return the span of a partial date as two ISO days: 2019-06 → 2019-06-01, 2019-06-30."""
    if len(date) == 4:
        return f"{date}-01-01", f"{date}-12-31"
    if len(date) == 7:
        last = calendar.monthrange(int(date[:4]), int(date[5:]))[1]
        return f"{date}-01", f"{date}-{last:02}"
    return date, date


def day_numbers(date: str) -> tuple[int, int]:
    """The first day that a partial date may mean and the day after the last, as proleptic Gregorian ordinals."""
    first, last = first_and_last_day(date)
    return calendar_day.fromisoformat(first).toordinal(), calendar_day.fromisoformat(last).toordinal() + 1


def span_days(date: str, until: str | None) -> tuple[int, int]:
    """The same of a date, or of the span from it to another: what happened sorts by it."""
    return day_numbers(date)[0], day_numbers(until or date)[1]


def date_text(date: str) -> str:
    """A partial date in words, no more precise than it is: `2019`, `June 2019`, `5 June 2019`."""
    return _words(date, MONTHS)


def short_date_text(date: str) -> str:
    """A partial date in few letters, no more precise than it is: `2019`, `Jun 2019`, `5 Jun 2019`."""
    return _words(date, tuple(month[:3] for month in MONTHS))


def _words(date: str, months: tuple[str, ...]) -> str:
    year, *rest = date_parts(date)
    return " ".join(map(str, (*reversed(rest[1:]), *(months[month - 1] for month in rest[:1]), year)))


def span_text(date: str, until: str | None) -> str:
    """A partial date in words, or the span from it to another: `May 2020 to 1 June 2020`."""
    return date_text(date) + (f" to {date_text(until)}" if until else "")


def short_span_text(date: str, until: str | None) -> str:
    """A date or span in few letters: `Jun 2019`, `16–21 Sep 2019`, `Mar – 2 Apr 2020`, `2008–2014`."""
    if until is None:
        return short_date_text(date)
    (year, *rest), (last_year, *last) = date_parts(date), date_parts(until)
    if year != last_year or not rest or not last:
        apart = "–" if not rest and not last else " – "
        return f"{short_date_text(date)}{apart}{short_date_text(until)}"
    if rest[0] == last[0] and len(rest) == len(last) == 2:
        return f"{rest[1]}–{short_date_text(until)}"
    return f"{short_date_text(date).removesuffix(f' {year}')} – {short_date_text(until)}"


def older_than(issued: str | None, as_of: str) -> str | None:
    """What to say where an article of that date lies after the map's cut-off, `about.as_of`; None where it does not.

    Dates are as precise as they are known: an article of 2021 does not lie after a map of 2021-03.
    """
    if issued is None or first_and_last_day(issued)[0] <= first_and_last_day(as_of)[1]:
        return None
    return (
        f"The map says that its information is as of {as_of}, and this article is of {issued}: "
        "raise about.as_of in the data file by hand."
    )

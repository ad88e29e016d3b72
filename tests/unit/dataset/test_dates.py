"""Partial dates: in words, in days, and against the map's cut-off."""

from datetime import date as calendar_day

import pytest

from geo.dataset.dates import date_parts, day_numbers, older_than, short_date_text, short_span_text


@pytest.mark.parametrize(
    ("issued", "as_of", "younger"),
    [
        ("2021-12-09", "2021-12-08", True),
        ("2022", "2021-12-08", True),
        ("2021-12-08", "2021-12-08", False),
        ("2021", "2021-03", False),
        ("2021-03-31", "2021-03", False),
        (None, "2021", False),
    ],
)
def test_an_article_lies_after_the_cut_off_where_its_first_day_does(
    issued: str | None, as_of: str, *, younger: bool
) -> None:
    said = older_than(issued, as_of)
    assert (said is not None) is younger
    assert said is None or f"as of {as_of}, and this article is of {issued}: raise about.as_of" in said


@pytest.mark.parametrize(
    ("date", "until", "when"),
    [
        ("2019", None, "2019"),
        ("2019-06", None, "Jun 2019"),
        ("2019-06-05", None, "5 Jun 2019"),
        ("2019-09-16", "2019-09-21", "16–21 Sep 2019"),
        ("2020-03", "2020-04-02", "Mar – 2 Apr 2020"),
        ("2008", "2014", "2008–2014"),
        ("2008-05", "2014", "May 2008 – 2014"),
        ("2019-12-30", "2020-01-02", "30 Dec 2019 – 2 Jan 2020"),
    ],
)
def test_a_short_date_is_as_exact_as_it_is_known(date: str, until: str | None, when: str) -> None:
    assert short_span_text(date, until) == when


@pytest.mark.parametrize(("date", "text"), [("1999", "1999"), ("1999-12", "Dec 1999"), ("1999-12-31", "31 Dec 1999")])
def test_a_short_date_is_no_more_exact_than_the_date(date: str, text: str) -> None:
    assert short_date_text(date) == text


@pytest.mark.parametrize(("date", "parts"), [("1999", (1999,)), ("1999-02", (1999, 2)), ("1999-02-03", (1999, 2, 3))])
def test_a_date_has_as_many_parts_as_are_known(date: str, parts: tuple[int, ...]) -> None:
    assert date_parts(date) == parts


@pytest.mark.parametrize(
    ("value", "first", "count"),
    [("2020", "2020-01-01", 366), ("2019-02", "2019-02-01", 28), ("2019-02-03", "2019-02-03", 1)],
)
def test_a_partial_date_is_all_days_that_it_may_mean(value: str, first: str, count: int) -> None:
    assert day_numbers(value) == (
        calendar_day.fromisoformat(first).toordinal(),
        calendar_day.fromisoformat(first).toordinal() + count,
    )

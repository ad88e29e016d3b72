from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.figures.time_axis import Axis, make_axis
from geo.dataset.dates import day_numbers

SPANS = st.lists(
    st.tuples(st.dates(date(1500, 1, 1), date(2100, 1, 1)).map(date.toordinal), st.integers(1, 4000)).map(
        lambda pair: (pair[0], pair[0] + pair[1])
    ),
    min_size=1,
    max_size=12,
)


def axis(*dates: str) -> Axis:
    return make_axis(map(day_numbers, dates), 1.0, 11.0, 0.5)


def test_decades_without_anything_are_cut_out_and_counted() -> None:
    parted = axis("1945", "2019-03", "2020")
    assert [(date.fromordinal(p.days[0]).year, date.fromordinal(p.days[1] - 1).year) for p in parted.parts] == [
        (1945, 1945),
        (2019, 2020),
    ]
    ((left, right, cut),) = parted.breaks
    assert right - left == pytest.approx(0.5)
    assert round(cut / 365.2425) == 73


def test_a_day_has_the_same_length_in_every_part() -> None:
    one, two = axis("1945", "2019", "2020").parts
    assert (one.right - one.left) / (one.days[1] - one.days[0]) == pytest.approx(
        (two.right - two.left) / (two.days[1] - two.days[0])
    )


def test_dates_close_together_have_no_break_and_whole_months() -> None:
    whole = axis("2020-03-05", "2020-12-31")
    assert not whole.breaks
    assert [date.fromordinal(day).isoformat() for day in whole.parts[0].days] == ["2020-03-01", "2021-01-01"]


def test_months_are_labelled_where_there_is_room() -> None:
    assert [tick.label for tick in axis("2020-03", "2020-05").months(0.3)] == ["Mar", "Apr", "May"]
    assert [tick.label for tick in axis("2019", "2021").months(0.3)][:4] == ["Jan", "Apr", "Jul", "Oct"]
    assert not axis("2000", "2020").months(0.3) or axis("2000", "2020").breaks


def test_years_are_labelled_in_round_steps() -> None:
    whole = make_axis([day_numbers(str(year)) for year in range(1981, 2021)], 0.0, 6.0, 0.5)
    assert [tick.label for tick in whole.years(0.4)] == ["1985", "1990", "1995", "2000", "2005", "2010", "2015", "2020"]


@given(SPANS)
def test_every_span_is_on_the_axis_and_time_runs_to_the_right(spans: list[tuple[int, int]]) -> None:
    made = make_axis(spans, 1.0, 11.0, 0.5)
    edges = sorted({day for span in spans for day in span})
    places = [made.place(day) for day in edges]
    assert places == sorted(places)
    assert all(1.0 - 1e-6 <= place <= 11.0 + 1e-6 for place in places)
    assert all(any(p.days[0] <= day <= p.days[1] for p in made.parts) for day in edges)
    assert made.parts[-1].right == pytest.approx(11.0)


@given(SPANS)
def test_year_labels_keep_apart(spans: list[tuple[int, int]]) -> None:
    made = make_axis(spans, 0.0, 12.0, 0.6)
    for part in made.parts:
        middles = [tick.middle for tick in made.years(0.4) if part.left <= tick.at < part.right]
        assert all(b - a >= 0.4 - 1e-6 for a, b in pairwise(middles))

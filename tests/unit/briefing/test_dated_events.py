import pytest
from invented_sheet import edition, excerpt, hotspot, sheet, source

from geo.briefing.figures.dated_events import Report, reports, short_date, undated


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
def test_a_date_is_as_exact_as_it_is_known(date: str, until: str | None, when: str) -> None:
    assert Report(date=date, until=until, name=None, hotspots=("X",), numbers=(1,)).when == when


def test_an_event_under_two_hotspots_and_articles_is_drawn_once() -> None:
    talks = {"date": "2020-03", "name": "Talks"}
    made = sheet(
        edition(
            {"one": source("One"), "two": source("Two")},
            {
                "a": hotspot("A", excerpt("one", "Q.", event=talks), excerpt("two", "R.", event=talks)),
                "b": hotspot("B", excerpt("one", "Q.", event=talks), excerpt("one", "S.", event={"date": "2020-03"})),
                "c": hotspot("C", excerpt("two", "T.", event={"date": "2020-03"}), excerpt("two", "U.")),
            },
        )
    )
    assert [(r.label, r.hotspots) for r in reports(made)] == [
        ("B [1]", ("B",)),
        ("C [2]", ("C",)),
        ("Talks [1] [2]", ("A", "B")),
    ]
    assert undated(made) == 1


def test_short_dates_are_no_more_exact_than_the_date() -> None:
    assert [short_date(d) for d in ("1999", "1999-12", "1999-12-31")] == ["1999", "Dec 1999", "31 Dec 1999"]

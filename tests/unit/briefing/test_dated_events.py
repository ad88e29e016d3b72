from invented_sheet import edition, excerpt, hotspot, sheet, source

from geo.briefing.figures.dated_events import dated_events, undated


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
    assert [(r.label, r.hotspots) for r in dated_events(made)] == [
        ("Talks [1] [2]", ("A", "B")),
        ("B [1]", ("B",)),
        ("C [2]", ("C",)),
    ]
    assert undated(made) == 1


def test_what_no_excerpt_states_is_said_to_be_a_forecast_or_a_threat() -> None:
    def event(name: str) -> dict[str, str]:
        return {"date": "2021", "name": name}

    made = sheet(
        edition(
            {"one": source("One"), "two": source("Two")},
            {
                "a": hotspot(
                    "A",
                    excerpt("one", "Q.", event=event("Fees"), mode="forecast"),
                    excerpt("two", "R.", event=event("Strike"), mode="threat", speaker="Ann Lee"),
                    excerpt("two", "S.", event=event("Talks"), mode="forecast"),
                ),
                "b": hotspot(
                    "B",
                    excerpt("one", "T.", event=event("Strike"), mode="promise"),
                    excerpt("one", "U.", event=event("Talks")),
                ),
            },
        )
    )
    assert [report.label for report in dated_events(made)] == [
        "Fees (a forecast) [1]", "Strike (a threat or a promise) [1] [2]", "Talks [1] [2]",
    ]  # fmt: skip


def test_a_sentence_that_is_dated_under_one_of_its_hotspots_is_not_undated() -> None:
    made = sheet(
        edition(
            {"one": source("One")},
            {
                "a": hotspot("A", excerpt("one", "Q.", event={"date": "2020"})),
                "b": hotspot("B", excerpt("one", "Q."), excerpt("one", "R.")),
            },
        )
    )
    assert undated(made) == 1

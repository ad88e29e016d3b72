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
        ("B [1]", ("B",)),
        ("C [2]", ("C",)),
        ("Talks [1] [2]", ("A", "B")),
    ]
    assert undated(made) == 1

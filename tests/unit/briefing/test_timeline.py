import pytest
from invented_sheet import edition, excerpt, hotspot, sheet, source
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from repository import DATA
from text_boxes import outside, overlapping, text_boxes

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import PAGE, new_figure
from geo.briefing.figures import timeline as figure_timeline
from geo.briefing.figures import timeline_plan
from geo.errors import HotspotsError
from geo.evidence.edition import open_edition
from geo.selection.palette import contrast
from geo.selection.selection import FigureKind, Selection

SLIDE = (0.4, 1.5, 12.9, 6.3)


def timeline(events: list[dict[str, str]], issued: tuple[str | None, ...] = ("2019-06-05",), **about: str) -> Sheet:
    articles = {f"s{n}": source(f"Source {n}", date) for n, date in enumerate(issued)}
    told = [excerpt("s0", f"Event {n}.", event=event) for n, event in enumerate(events)]
    places = {"a": hotspot("Place", *told, excerpt("s0", "Nothing dated."))}
    return sheet(edition(articles, places, **about), FigureKind.TIMELINE)


def drawn(of: Sheet, box: tuple[float, float, float, float] = SLIDE) -> tuple[Figure, tuple[LegendEntry, ...]]:
    figure = new_figure(box[2] + 0.4, box[3] + 0.4)
    return figure, figure_timeline.draw_timeline(figure, box, of, 11).legend


def texts(figure: Figure) -> list[str]:
    return [text for text, _ in text_boxes(figure)]


def bars(figure: Figure) -> list[tuple[float, float]]:
    """Bars of events as left and right end, without the bands of breaks."""
    return [
        (a.get_x(), a.get_x() + a.get_width())
        for a in figure.artists
        if isinstance(a, Rectangle) and a.get_edgecolor()[3] > 0
    ]


def dots(figure: Figure) -> list[float]:
    return [
        float(a.get_xdata()[0]) for a in figure.artists if isinstance(a, Line2D) and a.get_marker() not in {"None", ""}
    ]


def test_a_day_is_a_mark_and_a_year_a_bar_as_long_as_the_year() -> None:
    figure, _ = drawn(timeline([{"date": "2018-03-05", "name": "Day"}, {"date": "2018", "name": "Year"}]))
    ((left, right),) = bars(figure)
    day = dots(figure)[-1]
    assert left < day < right
    assert (day - left) / (right - left) == pytest.approx(63.5 / 365, abs=1e-3)


def test_a_month_within_a_year_is_a_twelfth_of_its_bar() -> None:
    figure, legend = drawn(timeline([{"date": "2018", "name": "Year"}, {"date": "2018-03", "name": "Month"}]))
    year, month = sorted(bars(figure), key=lambda bar: bar[0] - bar[1])
    assert (month[1] - month[0]) / (year[1] - year[0]) == pytest.approx(31 / 365, abs=1e-3)
    assert [entry.text for entry in legend] == ["some time in this month or year"]


def test_a_span_is_solid_only_where_it_surely_lasted() -> None:
    figure, legend = drawn(timeline([{"date": "2018", "until": "2020-03-10", "name": "Long"}]))
    whole, core = bars(figure)
    assert core[0] - whole[0] == pytest.approx((whole[1] - whole[0]) * 365 / (365 + 365 + 31 + 29 + 10), rel=1e-3)
    assert core[1] == pytest.approx(whole[1])
    assert [entry.text for entry in legend] == ["some time in this month or year", "lasted"]


def test_events_are_written_with_date_name_and_article() -> None:
    figure, _ = drawn(timeline([{"date": "2018-03", "name": "Talks"}, {"date": "2018-05-02"}]))
    seen = texts(figure)
    assert seen[seen.index("Mar 2018") + 1] == "Talks [1]"
    assert seen[seen.index("2 May 2018") + 1] == "Place [1]"
    assert "as of 31 Dec 2020" in seen


def test_what_has_no_date_is_never_placed_but_named_and_counted() -> None:
    figure, _ = drawn(timeline([{"date": "2018-03"}], ("2019", None)))
    seen = texts(figure)
    assert "Articles without a known date: [2] Source 1." in seen
    assert "Not drawn: 1 of the 2 excerpts shown, which carries no dated event here." in seen
    assert not any("[2]" in text for text in seen if "without" not in text)


def test_without_any_date_there_is_no_axis() -> None:
    figure, legend = drawn(timeline([], (None,)))
    assert texts(figure) == [
        "Articles without a known date: [1] Source 0.",
        "No excerpt shown carries a dated event.",
    ]
    assert legend == ()


def test_decades_without_anything_are_left_out_and_said() -> None:
    figure, legend = drawn(timeline([{"date": "1945-05-08"}, {"date": "2018"}]))
    assert "72 years" in texts(figure)
    assert legend[-1].text == "years left out"


@pytest.mark.parametrize("count", [1, 5, 18])
@pytest.mark.parametrize("step", [0, 1, 9])
def test_nothing_overlaps_or_leaves_its_box(count: int, step: int) -> None:
    name = "A name of some length for what happened then"
    events = [{"date": f"{1950 + n * step}-{n % 12 + 1:02}", "name": f"{name} {n}"} for n in range(count)]
    figure, _ = drawn(timeline(events, ("2019", "2019-06-05", "2020-12", None)))
    assert not overlapping(figure)
    assert not outside(figure, SLIDE)
    written = " ".join(texts(figure))
    assert all(f"{name} {n} [1]" in written for n in range(count))


def test_what_does_not_fit_is_refused_in_one_line() -> None:
    events = [{"date": "2018-03", "name": f"Event {n} of very many in a single month"} for n in range(200)]
    with pytest.raises(HotspotsError) as error:
        drawn(timeline(events))
    assert str(error.value) == (
        "size: 200 dated events and 1 article do not fit on slide-16x9 in type of 9 pt; a smaller selection was "
        "expected; choose a larger size or filter"
    )


def test_marks_stand_out_from_the_page() -> None:
    assert contrast(timeline_plan.REPORTED, PAGE) >= 4.5
    assert contrast(figure_timeline.CUT, PAGE) >= 4.5


@pytest.mark.parametrize("box", [(0.3, 1.1, 12.9, 6.5), (0.4, 3, 7.8, 10.5)])
def test_the_real_events_are_all_there(box: tuple[float, float, float, float]) -> None:
    of = make_sheet(Brief(selection=Selection(figure=FigureKind.TIMELINE)), open_edition(DATA, None))
    figure, _ = drawn(of, box)
    assert not overlapping(figure)
    assert not outside(figure, box)
    written = " ".join(texts(figure))
    events = [e.event for h in of.part.dataset.hotspots.values() for e in h.excerpts if e.event]
    assert all(event.name in written for event in events if event.name)

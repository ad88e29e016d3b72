import pytest
from invented_sheet import edition, excerpt, hotspot, sheet, source
from matplotlib.figure import Figure
from repository import DATA
from text_boxes import outside, overlapping, text_boxes

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import MUTED, PAGE, new_figure
from geo.briefing.figures import matrix as figure_matrix
from geo.briefing.figures import sign_marks
from geo.errors import HotspotsError
from geo.evidence.edition import open_edition
from geo.selection.palette import LIGHT, contrast
from geo.selection.selection import FigureKind, Filters, Selection
from geo.selection.signs import SIGN_WORDS, Sign

SLIDE = (0.4, 1.5, 12.9, 6.3)


def drawn(of: Sheet, box: tuple[float, float, float, float] = SLIDE) -> tuple[Figure, tuple[LegendEntry, ...]]:
    figure = new_figure(box[2] + 0.4, box[3] + 0.4)
    return figure, figure_matrix.draw_matrix(figure, box, of, 11).legend


def matrix(hotspots: int, sources: int, quotes: int = 1) -> Sheet:
    """A diagonal: hotspot n is quoted by source n modulo their number."""
    articles = {f"s{n}": source(f"Source {n}") for n in range(sources)}
    places = {
        f"h{n}": hotspot(f"Place {n}", *(excerpt(f"s{n % sources}", f"{n} {q}.") for q in range(quotes)))
        for n in range(hotspots)
    }
    return sheet(edition(articles, places), FigureKind.MATRIX)


def texts(figure: Figure) -> list[str]:
    return [text for text, _ in text_boxes(figure)]


def test_counts_totals_and_missing_excerpts_are_drawn() -> None:
    of = sheet(
        edition(
            {"one": source("One"), "two": source("Two"), "three": source("Three")},
            {
                "a": hotspot("Alone", excerpt("one", "1."), excerpt("one", "2."), excerpt("one", "3.")),
                "b": hotspot("Both", excerpt("one", "4."), excerpt("two", "5."), excerpt("two", "6.")),
            },
        ),
        FigureKind.MATRIX,
    )
    figure, legend = drawn(of)
    seen = texts(figure)
    # Heads, then the totals, then the hotspots in the file's order.
    assert seen == [
        *("[1]", "One", "[2]", "Two", "[3]", "Three", "All"),
        *("All 2 hotspots", "4", "2", "0", "6"),
        *("Alone", "3", "3"),
        *("Both", "1", "2", "3"),
    ]
    assert [entry.text for entry in legend] == [
        "1 excerpt",
        "2 excerpts",
        "3 excerpts",
        "no excerpt",
    ]
    dashes = [line for line in figure.artists if getattr(line, "get_marker", lambda: None)() == "_"]
    assert len(dashes) == 3


def test_hotspots_stand_below_their_parents_as_in_the_list_and_are_indented() -> None:
    places = {
        "c": hotspot("City", excerpt("one", "1.")) | {"parent": "b"},
        "a": hotspot("Alone", excerpt("one", "2.")),
        "b": hotspot("Around", excerpt("one", "3.")),
        "d": hotspot("Dot", excerpt("one", "4.")),
    }
    of = sheet(edition({"one": source("One")}, places), FigureKind.MATRIX)
    figure, _ = drawn(of)
    lefts = {text: box.x0 for text, box in text_boxes(figure)}
    names = [text for text in texts(figure) if text in {"City", "Alone", "Around", "Dot"}]
    assert names == [h.hotspot.name for h in of.shown.hotspots.values()] == ["Alone", "Around", "City", "Dot"]
    assert lefts["City"] > lefts["Around"] + 0.1
    assert lefts["Around"] == pytest.approx(lefts["Alone"])


def test_each_sign_has_a_mark_and_an_entry_of_the_legend() -> None:
    data = edition(
        {"one": source("One"), "two": source("Two") | {"read": "full", "silent-on": ["c"]}},
        {
            "a": hotspot("Around", excerpt("one", "Seen.")),
            "b": hotspot("Within", excerpt("two", "Seen, too.")) | {"parent": "a"},
            "c": hotspot("Other", excerpt("one", "Hidden.")),
        },
    )

    def marks(filters: Filters) -> list[str]:
        of = make_sheet(Brief(selection=Selection(figure=FigureKind.MATRIX, filters=filters)), data)
        _, legend = drawn(of)
        return [entry.text for entry in legend if entry.marker]

    assert marks(Filters()) == [SIGN_WORDS[sign] for sign in (Sign.WITHIN, Sign.NO_EXCERPT, Sign.SILENT)]
    assert marks(Filters(q="too")) == [SIGN_WORDS[Sign.NO_EXCERPT]]
    assert marks(Filters(q="seen")) == [SIGN_WORDS[Sign.WITHIN], SIGN_WORDS[Sign.NO_EXCERPT]]
    assert marks(Filters(q="hidden")) == [SIGN_WORDS[Sign.SILENT]]
    assert marks(Filters(q="around")) == [SIGN_WORDS[Sign.HIDDEN]]


def test_totals_that_count_an_excerpt_twice_say_so() -> None:
    shared = excerpt("one", "The same words.")
    of = sheet(edition({"one": source("One")}, {"a": hotspot("A", shared), "b": hotspot("B", shared)}))
    _, legend = drawn(of)
    assert (legend[-1].sign, legend[-1].text) == (
        "2",
        "adds the rows: 1 different excerpt, under more than one hotspot",
    )


@pytest.mark.parametrize(("hotspots", "sources"), [(1, 1), (2, 1), (50, 5), (12, 40), (80, 6)])
def test_nothing_overlaps_or_leaves_its_box(hotspots: int, sources: int) -> None:
    figure, _ = drawn(matrix(hotspots, sources))
    assert not overlapping(figure)
    assert not outside(figure, SLIDE)
    assert {f"Place {n}" for n in range(hotspots)} <= set(texts(figure))


def test_without_room_for_labels_the_legend_names_the_articles() -> None:
    figure, legend = drawn(matrix(12, 40), (0.4, 1, 12.9, 3.6))
    assert "Source 3" not in texts(figure)
    assert [entry.text for entry in legend if entry.sign == "[4]"] == ["Source 3"]


def test_what_does_not_fit_is_refused_in_one_line() -> None:
    with pytest.raises(HotspotsError) as error:
        drawn(matrix(300, 5))
    assert str(error.value) == (
        "size: 300 hotspots by 5 articles do not fit on slide-16x9 in type of 9 pt; a smaller selection was expected; "
        "choose a larger size or filter"
    )


def test_figures_are_readable_on_every_shade() -> None:
    assert all(contrast(figure_matrix.figure_on(shade), shade) >= 4.5 for shade in LIGHT.ramp)
    assert contrast(sign_marks.MARK, PAGE) >= 3
    assert contrast(MUTED, PAGE) >= 4.5


@pytest.mark.parametrize("box", [SLIDE, (0.4, 3, 7.8, 10.5), (0.3, 1.2, 6, 4.2)])
def test_the_real_hotspots_are_all_there(box: tuple[float, float, float, float]) -> None:
    of = make_sheet(Brief(selection=Selection(figure=FigureKind.MATRIX)), open_edition(DATA, None))
    figure = new_figure(box[2] + 0.3, box[3] + 0.3)
    figure_matrix.draw_matrix(figure, box, of, 11 if box[2] > 8 else 7.5)
    assert not overlapping(figure)
    assert not outside(figure, box)
    written = " ".join(texts(figure))
    assert all(hotspot.name in written for hotspot in of.part.dataset.hotspots.values())

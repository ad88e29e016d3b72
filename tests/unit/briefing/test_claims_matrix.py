"""The matrix of claims: what is done where is legible, apart, told by shape and sign, and counted once."""

import pytest
from coded_claims_map import coded_edition, many_claims
from drawn_text import overlapping
from invented_sheet import sheet
from matplotlib.figure import Figure
from text_boxes import outside, text_boxes

from geo.briefing.content.paper import Size
from geo.briefing.content.sheet import Sheet
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import PAGE, new_figure
from geo.briefing.figures.claims_cells import QUAD_MARKS
from geo.briefing.figures.claims_matrix import NO_CLAIM, draw_claims
from geo.dataset.claims import EventType, Quad
from geo.errors import HotspotsError
from geo.selection.palette import LIGHT, contrast
from geo.selection.selection import FigureKind, Filters, Selection

SLIDE = (0.4, 1.5, 12.9, 6.3)
BOXES = [SLIDE, (0.4, 3, 7.8, 10.5), (0.3, 1.2, 6, 6), (0.3, 1.2, 4.4, 12)]


def drawn(of: Sheet, box: tuple[float, float, float, float] = SLIDE) -> tuple[Figure, tuple[LegendEntry, ...]]:
    figure = new_figure(box[2] + 0.4, box[3] + 0.4)
    return figure, draw_claims(figure, box, of, 11).legend


def texts(figure: Figure) -> list[str]:
    return [text for text, _ in text_boxes(figure)]


def markers(figure: Figure) -> list[str]:
    return [line.get_marker() for line in figure.artists if getattr(line, "get_linestyle", lambda: "")() == "None"]


def test_a_cell_names_what_is_done_the_article_and_how_firmly() -> None:
    figure, legend = drawn(sheet(coded_edition(), FigureKind.CLAIMS))
    assert texts(figure) == [
        *("Russia", "2 claims", "China", "2 claims", "NATO", "1 claim", "Korea", "1 claim"),
        *("United States", "1 claim"),
        *("Serbia", "cooperates [2]", "accuses [1]†", "cooperates [2]", "aids [2]", "would threaten [2]?"),
        *("Korea", "cooperates [2]", "cooperates [2]"),
        *("South China Sea", "will mobilize [1]‡!", "will coerce [1]?"),
    ]
    assert [(entry.text, entry.sign or entry.marker) for entry in legend] == [
        ("material cooperation: 2 claims", "o"),
        ("verbal conflict: 2 claims", "^"),
        ("material conflict: 2 claims", "^"),
        ("reported: a speaker’s claim, not the article’s", "†"),
        ("reported, and disputed by the article", "‡"),
        ("forecast or condition", "?"),
        ("promise or threat", "!"),
        ("done by several actors: stands with each", "+"),
    ]
    assert sorted(markers(figure)) == ["^"] * 4 + ["o"] * 5


def test_a_filter_on_kinds_leaves_only_these() -> None:
    selection = Selection(figure=FigureKind.CLAIMS, filters=Filters(claim=(EventType.ACCUSE,)))
    of = sheet(coded_edition(), selection=selection)
    figure, legend = drawn(of)
    assert texts(figure) == ["Russia", "1 claim", "Serbia", "accuses [1]†"]
    assert [entry.text for entry in legend] == [
        "verbal conflict: 1 claim",
        "reported: a speaker’s claim, not the article’s",
    ]
    assert "Analyst’s coding: 1 claim of 1 excerpt" in of.subtitle


def test_where_nothing_is_coded_it_says_so() -> None:
    figure, legend = drawn(sheet(many_claims(2, 1, each=0), FigureKind.CLAIMS))
    assert texts(figure) == [NO_CLAIM]
    assert legend == ()


def test_groups_differ_without_colour() -> None:
    looks = {(mark.marker, mark.fill == PAGE) for mark in QUAD_MARKS.values()}
    assert len(looks) == len(Quad) == len(QUAD_MARKS)
    assert contrast(LIGHT.cooperation, PAGE) >= 4.5
    assert contrast(LIGHT.conflict, PAGE) >= 4.5


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize(
    ("places", "actors", "each"), [(1, 1, 1), (3, 2, 4), (50, 3, 1), (50, 12, 1), (40, 25, 2), (40, 3, 4)]
)
def test_nothing_overlaps_or_leaves_its_box(
    box: tuple[float, float, float, float], places: int, actors: int, each: int
) -> None:
    of = sheet(many_claims(places, actors, each), FigureKind.CLAIMS)
    figure, _ = drawn(of, box)
    assert not overlapping(figure)
    assert not outside(figure, box)
    assert {f"Place {n}" for n in range(places)} <= set(texts(figure))


def test_actors_of_few_claims_share_a_column_and_are_named_there() -> None:
    figure, legend = drawn(sheet(many_claims(12, 12), FigureKind.CLAIMS), (0.3, 1, 6, 6))
    written = " ".join(texts(figure))
    assert "other actors" in written
    assert "Actor 11" in written
    assert not [entry for entry in legend if entry.sign == "2"]


def test_without_room_for_verbs_claims_are_counted_and_the_legend_says_so() -> None:
    figure, legend = drawn(sheet(many_claims(60, 12, each=2), FigureKind.CLAIMS))
    assert not [text for text in texts(figure) if "[1]" in text]
    said = {entry.text for entry in legend}
    assert "number of claims" in said
    (others,) = (text for text in said if text.startswith("other actors: "))
    assert "Actor 11" in others


def test_what_does_not_fit_is_refused_in_one_line() -> None:
    with pytest.raises(HotspotsError) as error:
        drawn(sheet(many_claims(300, 5), FigureKind.CLAIMS))
    assert str(error.value) == (
        "size: claims on 300 places by 5 actors do not fit on slide-16x9 in type of 9 pt; a smaller selection was "
        "expected; choose a larger size or filter"
    )


@pytest.mark.parametrize("size", Size)
def test_a_title_says_what_is_counted_and_whose_coding_it_is(size: Size) -> None:
    of = sheet(coded_edition(), FigureKind.CLAIMS, size=size)
    assert of.title == "Who does what to whom, and where, as two articles have it"
    assert "Analyst’s coding: 6 claims of 5 excerpts" in of.subtitle

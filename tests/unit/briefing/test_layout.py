"""Where everything stands: nothing overlaps, nothing leaves the paper, the body gets what is left."""

from dataclasses import dataclass, replace

import pytest

from geo.briefing.content.paper import Size, paper_of
from geo.briefing.drawing.blocks import ListBlock, ListItem, TextBlock
from geo.briefing.drawing.entry_signs import Disc
from geo.briefing.drawing.fixed_type import FixedType
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.figures.layout import Layout, PaperBox, arrangements
from geo.briefing.figures.surroundings import Content
from geo.errors import HotspotsError

SOURCE = "Doe, Jane, and Richard Roe. “A Title of Usual Length in Title Case.” The Gazette, 5 March 2020. https://a.example/b"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A body that uses all of its box, or of a shape of its own."""

    aspect: float | None = None

    def trim(self, width: float, height: float) -> tuple[float, float]:
        if self.aspect is None:
            return width, height
        return min(width, height * self.aspect), min(height, width / self.aspect)

    def useful(self, width: float, height: float) -> float:
        wide, high = self.trim(width, height)
        return wide * high


def content(places: int = 12, sources: int = 5, *, code: float = 0.8) -> Content:
    legend = ListBlock(items=(ListItem(sign=LegendEntry(text="a", edge=(0, 0, 0)), text="contested area"),))
    key = ListBlock(items=tuple(ListItem(sign=Disc(number=i), text=f"Place {i}", aside="[1]") for i in range(places)))
    cited = ListBlock(items=tuple(ListItem(sign=f"[{i}]", text=SOURCE) for i in range(sources)), heading="Sources")
    small = TextBlock(paragraphs=("Boundaries and names shown do not imply endorsement by anybody. " * 6,))
    return Content(
        title="Title of a figure", subtitle="2 of 2 articles", blocks=(legend, key, cited), small=small, code=code,
        small_beside=True, spread=1,
    )  # fmt: skip


def boxes(layout: Layout) -> dict[str, PaperBox]:
    found = {"body": layout.body}
    if layout.code:
        found["code"] = layout.code
    for i, placed in enumerate(layout.placed):
        x, y = placed.at
        found[f"block {i}"] = (x, y - placed.block.height(placed.width, placed.size_pt), x + placed.width, y)
    return found


def apart(one: PaperBox, other: PaperBox) -> bool:
    return (
        min(one[2], other[2]) <= max(one[0], other[0]) + 1e-6 or min(one[3], other[3]) <= max(one[1], other[1]) + 1e-6
    )


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("aspect", [None, 2.05, 1.0])
def test_nothing_overlaps_and_nothing_leaves_the_paper_in_any_arrangement(size: Size, aspect: float | None) -> None:
    on = paper_of(size)
    layouts = arrangements(content(), on, Filled(aspect=aspect), 0)
    assert layouts
    for layout in layouts:
        found = list(boxes(layout).values())
        assert all(
            x0 >= layout.margin - 1e-6 and y0 >= layout.margin - 1e-6
            and x1 <= on.inches[0] - layout.margin + 1e-6 and y1 <= layout.head[1]
            for x0, y0, x1, y1 in found
        )  # fmt: skip
        assert all(apart(one, other) for i, one in enumerate(found) for other in found[:i])


@pytest.mark.parametrize("size", Size)
def test_no_type_is_smaller_than_the_smallest(size: Size) -> None:
    layouts = arrangements(content(places=50), paper_of(size), Filled(), 0)
    assert all(placed.size_pt >= 0.8 * paper_of(size).text_pt for layout in layouts for placed in layout.placed)


def test_the_best_comes_first_and_too_small_ones_do_not_come() -> None:
    on = paper_of(Size.SLIDE_16X9)
    layouts = arrangements(content(), on, Filled(), 0.3)
    assert [layout.rating for layout in layouts] == sorted((layout.rating for layout in layouts), reverse=True)
    assert min(layout.useful for layout in layouts) >= 0.3 * on.inches[0] * on.inches[1]
    assert arrangements(content(), on, Filled(), 0.95) == ()


def test_a_globe_gives_its_empty_sides_away() -> None:
    for layout in arrangements(content(), paper_of(Size.A4_PORTRAIT), Filled(aspect=2.05), 0):
        x0, y0, x1, y1 = layout.body
        assert (x1 - x0) / (y1 - y0) == pytest.approx(2.05)


@pytest.mark.parametrize("code", [0.0, 0.8])
def test_beside_a_disc_the_small_print_ends_the_column_and_the_disc_has_its_height(code: float) -> None:
    on, around = paper_of(Size.SLIDE_16X9), content(places=4, code=code)
    beside = arrangements(around, on, Filled(aspect=1.0), 0)[0]
    below = arrangements(replace(around, small_beside=False), on, Filled(aspect=1.0), 0)[0]
    assert beside.useful > 1.05 * below.useful
    last = beside.placed[-1]
    assert isinstance(last.block, FixedType)
    assert last.at[0] > beside.body[2]
    bottom = last.at[1] - last.block.height(last.width, last.size_pt)
    assert bottom == pytest.approx(beside.body[1] if not code else beside.code[3], abs=0.2)  # type: ignore[index]  # there is one


def test_a_body_that_fills_a_wide_box_has_the_small_print_below_it() -> None:
    on = paper_of(Size.SLIDE_16X9)
    for aspect in (None, 2.05):
        for layout in arrangements(content(), on, Filled(aspect=aspect), 0):
            assert not any(isinstance(placed.block, FixedType) for placed in layout.placed)


@pytest.mark.parametrize("size", Size)
def test_a_title_of_500_characters_is_refused_with_the_limit(size: Size) -> None:
    long = Content(title="Hotspots " * 55 + "and so", subtitle="", blocks=())
    with pytest.raises(HotspotsError, match=r"^title: 501 characters do not fit in 3 lines; about \d+ fit .*$"):
        arrangements(long, paper_of(size), Filled(), 0)


@pytest.mark.parametrize("size", Size)
def test_a_title_of_200_characters_takes_three_lines_at_most(size: Size) -> None:
    for layout in arrangements(Content(title="Hotspots " * 22), paper_of(size), Filled(), 0):
        assert 1 < len(layout.title.text) <= 3


def test_a_title_that_the_refusal_calls_short_enough_fits() -> None:
    on = paper_of(Size.HALF_PAGE)
    with pytest.raises(HotspotsError) as caught:
        arrangements(Content(title="word " * 100), on, Filled(), 0)
    room = int(str(caught.value).split("about ")[1].split()[0])
    assert arrangements(Content(title=("word " * 100)[:room]), on, Filled(), 0)


def test_a_subtitle_is_broken_between_its_parts_so_that_a_date_stays_whole() -> None:
    about = "What four articles say of the rivers of a far country"
    parts = f"{about} · 4 of 4 articles · no filter · as of 8 December 2021"
    narrow = arrangements(Content(title="A", subtitle=parts, stamp=2.0), paper_of(Size.HALF_PAGE), Filled(), 0)[0]
    assert narrow.subtitle.text == (f"{about} · 4 of 4 articles · no filter", "as of 8 December 2021")
    assert arrangements(Content(subtitle=parts), paper_of(Size.SLIDE_16X9), Filled(), 0)[0].subtitle.text == (parts,)


def test_the_lines_of_a_title_are_about_as_long_as_each_other() -> None:
    title = "Which of the four articles speak of the rivers of a far and of a farther country and of its neighbours"
    lines = arrangements(Content(title=title), paper_of(Size.SQUARE), Filled(), 0)[0].title.text
    assert len(lines) == 2
    assert " ".join(lines) == title
    assert min(map(len, lines)) > 0.8 * max(map(len, lines))

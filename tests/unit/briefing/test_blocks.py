"""Lists in columns and running text."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text

from geo.briefing.drawing.blocks import ListBlock, ListItem, TextBlock
from geo.briefing.drawing.entry_signs import Disc
from geo.briefing.drawing.legend import LegendEntry
from geo.briefing.drawing.typesetting import new_figure


def numbered(count: int, text: str = "A place", **options: object) -> ListBlock:
    items = tuple(ListItem(sign=Disc(number=i), text=f"{text} {i}", aside="[1] [2]") for i in range(1, count + 1))
    return ListBlock(items=items, **options)  # type: ignore[arg-type]


def drawn(block: ListBlock | TextBlock, width: float, size_pt: float = 9) -> list[Text]:
    figure = new_figure(width, 6)
    block.draw(figure, (0, 6), width, size_pt)
    return list(figure.texts)


def test_every_entry_is_drawn_once_in_order() -> None:
    texts = [text.get_text() for text in drawn(numbered(23), 6)]
    assert [text for text in texts if text.startswith("A place")] == [f"A place {i}" for i in range(1, 24)]
    assert [int(text) for text in texts if text.isdigit()] == list(range(1, 24))
    assert texts.count("[1] [2]") == 23


@pytest.mark.parametrize("width", [1.2, 2.5, 6, 12])
def test_a_block_is_as_high_as_it_says(width: float) -> None:
    block = numbered(23, heading="Places")
    lowest = min(text.get_position()[1] for text in drawn(block, width))
    assert 6 - block.height(width, 9) < lowest < 6 - block.height(width, 9) + 0.1


@given(lines=st.lists(st.integers(1, 3), min_size=2, max_size=30), random=st.randoms(use_true_random=False))
def test_a_list_that_is_ordered_later_keeps_its_height(lines: list[int], random: Random) -> None:
    texts = [" ".join(["Longish"] * count) for count in lines]
    shuffled = random.sample(texts, len(texts))
    blocks = [
        ListBlock(
            items=tuple(ListItem(sign=Disc(number=i), text=text) for i, text in enumerate(some, start=1)),
            widest_em=5, more_columns=2, any_order=True,
        )
        for some in (texts, shuffled)
    ]  # fmt: skip
    assert blocks[0].height(2.5, 9) == blocks[1].height(2.5, 9)
    for block in blocks:
        lowest = min(box[1] for _, box in block.boxes((0, 0), 2.5, 9))
        assert -lowest <= block.height(2.5, 9) + 1e-9


def test_more_room_makes_more_columns() -> None:
    heights = [numbered(24).height(width, 9) for width in (1.5, 3, 6, 12)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 3 * heights[-1]


def test_long_entries_are_broken_where_the_block_is_narrow() -> None:
    block = numbered(2, text="A place with a name that is rather long")
    lines = [t for t in drawn(block, 1.5) if not t.get_text().isdigit()]
    assert len(lines) > 4
    assert all(text.get_position()[0] > 0 for text in lines)


def test_a_legend_of_one_line_follows_closely() -> None:
    entries = ("one", "two", "three")
    block = ListBlock(items=tuple(ListItem(sign=LegendEntry(text=t, edge=(0, 0, 0)), text=t) for t in entries))
    places = [text.get_position()[0] for text in drawn(block, 12)]
    assert places == sorted(places)
    assert places[-1] < 3


def test_running_text_says_everything() -> None:
    block = TextBlock(paragraphs=("The first sentence.", "The second one, which is longer."))
    assert " ".join(text.get_text() for text in drawn(block, 1.1)) == " ".join(block.paragraphs)

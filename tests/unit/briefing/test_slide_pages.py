import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.office.slide_pages import (
    ParagraphGroup,
    ParagraphRole,
    SlidePage,
    SlideParagraph,
    fitting_size,
    paginate,
    role_size,
)
from geo.briefing.office.type_metrics import count_lines, line_height

WIDTH, HEIGHT = 380.0, 360.0
SIZES = (20, 16, 14, 12)
SENTENCE = "Nobody in the capital expects the fees of the harbour to fall before the winter is over. "


def block(quote: str, key: int = 0, note: str = "") -> ParagraphGroup:
    lines = [(ParagraphRole.QUOTE, f"“{quote}”"), (ParagraphRole.REFERENCE, "[1] Gazette 2020, 5 March 2020")]
    if note:
        lines.append((ParagraphRole.ANALYST, note))
    return ParagraphGroup(paragraphs=tuple(SlideParagraph(role=role, text=text, key=key) for role, text in lines))


def height(page: SlidePage) -> float:
    """Without spaces between paragraphs: what at least is needed."""
    sizes = [role_size(p.role, page.size_pt) for p in page.paragraphs]
    return sum(
        count_lines(p.text, WIDTH, s) * line_height(p.text, s) for p, s in zip(page.paragraphs, sizes, strict=True)
    )


def quoted(pages: tuple[SlidePage, ...]) -> str:
    """The quote of one block again, from all pages: a part that goes on opens with another quote mark."""
    parts = [p.text for page in pages for p in page.paragraphs if p.role is ParagraphRole.QUOTE]
    return re.sub(r"\s", "", "".join([parts[0], *(part.removeprefix("“") for part in parts[1:])]))


def test_a_short_quote_is_set_large() -> None:
    (page,) = paginate([block("Ships may use it.")], WIDTH, HEIGHT, SIZES)
    assert page.size_pt == 20


def test_type_shrinks_where_that_saves_a_slide() -> None:
    pages = paginate([block(SENTENCE * 3, key) for key in range(3)], WIDTH, HEIGHT, SIZES)
    assert len(pages) == 1
    assert pages[0].size_pt < 20


def test_blocks_stay_whole_and_slides_are_filled_evenly() -> None:
    blocks = [block(SENTENCE * 3, key, note="Analyst’s note: of the council.") for key in range(8)]
    pages = paginate(blocks, WIDTH, HEIGHT, SIZES)
    assert len(pages) > 1
    keys = [{p.key for p in page.paragraphs} for page in pages]
    assert sum(map(len, keys)) == 8
    assert max(map(len, keys)) - min(map(len, keys)) <= 1


def test_a_quote_of_5000_characters_goes_on_and_is_whole() -> None:
    text = (SENTENCE * 60)[:5000].strip()
    pages = paginate([block(text, note="Analyst’s note: long.")], WIDTH, HEIGHT, SIZES)
    assert len(pages) > 1
    assert quoted(pages) == re.sub(r"\s", "", f"“{text}”")
    assert all(page.paragraphs[0].text.startswith("“") for page in pages)
    assert [page.paragraphs[0].text.endswith("”") for page in pages] == [False] * (len(pages) - 1) + [True]
    assert all("(continues on the next slide)" in page.paragraphs[1].text for page in pages[:-1])
    assert [p.role for p in pages[-1].paragraphs] == [
        ParagraphRole.QUOTE,
        ParagraphRole.REFERENCE,
        ParagraphRole.ANALYST,
    ]


def test_who_says_it_stands_on_every_slide_that_a_quote_goes_on_over() -> None:
    quote, reference = block((SENTENCE * 60)[:5000].strip()).paragraphs
    said = SlideParagraph(role=ParagraphRole.SPEAKER, text="— Ann Lee, as reported by the article", lead="— Ann Lee")
    pages = paginate([ParagraphGroup(paragraphs=(quote, said, reference))], WIDTH, HEIGHT, SIZES)
    assert len(pages) > 1
    assert all(page.paragraphs[1] == said for page in pages)


def test_a_note_longer_than_a_slide_goes_on_too() -> None:
    pages = paginate([block("Ships may use it.", note=SENTENCE * 80)], WIDTH, HEIGHT, SIZES)
    told = "".join(p.text for page in pages for p in page.paragraphs if p.role is ParagraphRole.ANALYST)
    assert re.sub(r"\s", "", told) == re.sub(r"\s", "", SENTENCE * 80)


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=600), st.text(max_size=300)), min_size=1, max_size=6
    )
)  # fmt: skip
def test_nothing_is_lost_and_every_page_fits(items: list[tuple[str, str]]) -> None:
    blocks = [block(quote, key, note) for key, (quote, note) in enumerate(items)]
    pages = paginate(blocks, WIDTH, HEIGHT, SIZES)
    assert all(height(page) <= HEIGHT for page in pages)
    assert {p.key for page in pages for p in page.paragraphs} == set(range(len(items)))


@pytest.mark.parametrize("role", list(ParagraphRole))
def test_no_role_is_set_too_small_to_read(role: ParagraphRole) -> None:
    assert role_size(role, 12) >= (12 if role is ParagraphRole.QUOTE else 10)


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fitting_size("Arctic", 300, 30, (28, 20, 10)) == 20
    assert fitting_size("Arctic " * 500, 300, 30, (28, 20, 10)) == 10

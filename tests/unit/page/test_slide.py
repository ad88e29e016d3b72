"""An embedded slide carries its title and source line, unless the link says not to; all of it tells of one figure."""

import pytest
from app_page import REAL, Query, component, rerun
from streamlit.testing.v1 import AppTest

from geo.page.shared.markdown import escape_markdown
from geo.page.slide import is_titled
from geo.selection.selection import FrameSize, Selection


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("size", FrameSize)
def test_only_a_slide_has_a_title(size: FrameSize, *, titled: bool) -> None:
    assert is_titled(Selection(size=size, titled=titled)) == (titled and size is FrameSize.PRESENTATION)


def _slide() -> None:
    """What stands above and below the map, as a page of its own: the harness embeds no page."""
    from geo.page import slide, views  # noqa: PLC0415  a script of its own
    from geo.page.shared import page_data, state  # noqa: PLC0415  as above
    from geo.selection.filtering import apply_filters  # noqa: PLC0415
    from geo.selection.selection import FigureKind  # noqa: PLC0415  as above

    page = page_data.load_page_data()
    selection = state.read_selection(page.loaded.dataset)
    shown = apply_filters(page.loaded.dataset, selection.filters)
    slide.draw_slide_title(page, selection)
    if selection.figure not in {FigureKind.MAP, FigureKind.CLAIMS}:
        views.draw_views(page, shown, selection, embedded=True)
    slide.draw_slide_source(page, shown, selection)


def slide_of(query: Query) -> AppTest:
    page = AppTest.from_function(_slide, default_timeout=30)
    for key, value in query.items():
        page.query_params[key] = value
    return rerun(page)


def drawn(query: Query) -> tuple[str, str]:
    """Title and source line, as Markdown."""
    page = slide_of(query)
    (title,), (source,) = page.title, page.markdown
    return title.value, source.value


def pictured(page: AppTest) -> str:
    """What the figure's own text says that it is."""
    alt: str = component(page, "picture")["alt"]
    return alt


def test_they_say_what_is_shown_whose_words_and_of_when() -> None:
    title, source = drawn({})
    assert title.startswith("North Korea and South China Sea")
    assert source == escape_markdown(
        "Articles shown: [1] Joscelyn 2020, [2] USIP 2019, [3] China Factor 2021, [4] Bhadrakumar 2020, "
        "[5] Gabuev 2017. Hotspots project; information as of 8 December 2021."
    )


def test_of_a_choice_they_say_that_it_is_one() -> None:
    title, source = drawn({"hotspot": "syria", "source": ["usip-2019"], "q": "syria"})
    assert title == escape_markdown("Syria: what one article says (2019; filtered)")
    assert source.startswith(escape_markdown("Articles shown: [2] USIP 2019. "))


def test_of_two_articles_that_are_compared_they_name_these() -> None:
    title, source = drawn({"compare": ["wsj-2017", "usip-2019"]})
    assert title.startswith(escape_markdown("Gabuev 2017 and USIP 2019: both are quoted on 2 of 22 places"))
    assert source.startswith(escape_markdown("Articles shown: [2] USIP 2019, [5] Gabuev 2017. "))


@pytest.mark.parametrize("hotspot", list(REAL.hotspots)[::4])
def test_title_figure_and_source_line_compare_the_same_two_whatever_is_open(hotspot: str) -> None:
    page = slide_of({"figure": "compare", "hotspot": hotspot})
    (title,), (source,) = page.title, page.markdown
    assert title.value.startswith(escape_markdown("Joscelyn 2020 and Bhadrakumar 2020: both are quoted on 6 of 38"))
    assert pictured(page).startswith("Maps and table that compare [1] Joscelyn 2020 with [4] Bhadrakumar 2020, ")
    assert source.value.startswith(escape_markdown("Articles shown: [1] Joscelyn 2020, [4] Bhadrakumar 2020. "))


@pytest.mark.parametrize("kind", ["coverage", "matrix", "timeline"])
def test_a_figure_of_everything_has_a_title_of_everything_beside_an_open_hotspot(kind: str) -> None:
    opened, whole = slide_of({"figure": kind, "hotspot": "taiwan-strait"}), slide_of({"figure": kind})
    assert opened.title[0].value == whole.title[0].value
    assert pictured(opened) == pictured(whole)


def test_no_article_is_said() -> None:
    title, source = drawn({"source": "-"})
    assert title == escape_markdown(REAL.about.title)
    assert source.startswith(escape_markdown("Articles shown: no article. "))

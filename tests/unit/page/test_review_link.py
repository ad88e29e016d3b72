"""Links to the Review page: a pair of reader and writer, and harmless to the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.page.shared.review_link import ReviewLink, map_part, review_link_from_query, review_link_to_query

LINKS = st.builds(
    ReviewLink,
    source=st.none() | st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True),
    proposal=st.none() | st.from_regex("[0-9a-f]{8}", fullmatch=True),
)


@given(LINKS)
def test_what_is_written_is_read(link: ReviewLink) -> None:
    assert review_link_from_query(review_link_to_query(link)) == link


@pytest.mark.parametrize("query", [{}, {"page": []}, {"page": ["map"]}, {"source": ["a"], "proposal": ["0123abcd"]}])
def test_other_links_lead_to_the_map(query: dict[str, list[str]]) -> None:
    assert review_link_from_query(query) is None
    assert map_part(query) == query


@pytest.mark.parametrize("value", ["", "../x", "A b", "<script>", "0123ABCD", "x" * 9 + "/", "a\n"])
def test_what_is_no_id_is_left_out(value: str) -> None:
    assert review_link_from_query({"page": ["review"], "source": [value], "proposal": [value]}) == ReviewLink()


def test_a_link_to_a_review_says_nothing_of_the_map() -> None:
    assert map_part({"page": ["review"], "source": ["a"], "hotspot": ["b"]}) == {}

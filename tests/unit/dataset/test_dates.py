"""Articles that are younger than the map says its information is."""

import pytest

from geo.dataset.dates import older_than


@pytest.mark.parametrize(
    ("issued", "as_of", "younger"),
    [
        ("2021-12-09", "2021-12-08", True),
        ("2022", "2021-12-08", True),
        ("2021-12-08", "2021-12-08", False),
        ("2021", "2021-03", False),
        ("2021-03-31", "2021-03", False),
        (None, "2021", False),
    ],
)
def test_an_article_lies_after_the_cut_off_where_its_first_day_does(
    issued: str | None, as_of: str, *, younger: bool
) -> None:
    said = older_than(issued, as_of)
    assert (said is not None) is younger
    assert said is None or f"as of {as_of}, and this article is of {issued}: raise about.as_of" in said

"""What is left out of an article, and what must stay in it."""

import pytest

from geo.intake.boilerplate import without_boilerplate


@pytest.mark.parametrize(
    "notice",
    [
        "China Factor is not responsible for the content of external sites.",
        "The BBC is not responsible for the content of external websites",
        "Facebook Twitter LinkedIn WhatsApp Email Print",
        "Share this article on Facebook",
        "Share",
        "Tweet 120",
        "Click to share on X (Opens in new window)",
        "Read more: Why the pilots are leaving",
        "Related articles",
        "Sign up for our free daily newsletter and never miss a story.",
        "We use cookies to improve your experience.",
        "Accept all",
        "Advertisement",
        "Skip to main content",
        "Listen to this article",
        "© 2023 Gazette Media. All rights reserved.",
        "™ & © 2023 Gazette Network, Inc., a Gazette Company. All rights reserved.",
        "© 2023 The Gazette. This material may not be published, broadcast, rewritten or redistributed. " + "x" * 50,
        "All rights reserved. Terms under which this site is provided.",
        "AP Photo/Mara Lindqvist",
        "Loading weather data ...",
    ],
)
def test_a_notice_is_left_out(notice: str) -> None:
    assert without_boilerplate(["The harbour is open.", notice, "Ships come."]) == (
        ("The harbour is open.", "Ships come."),
        (notice,),
    )


@pytest.mark.parametrize(
    "line",
    [
        "The government is not responsible for the content of external sites, the court held in March.",
        "We use cookies and tea to win them over, the ambassador joked. Nobody laughed at the table in Vetland.",
        "More",
        "Line",
        "2019",
        "On the line",
        "Sign up or leave, the colonel told the recruits.",
        "Read more books, she told the children of Osterby, and they did.",
        "Home rule",
        "Related problems",
        "Share of the vote",
        "Copyright law divides the two parties, and has done so for years.",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert without_boilerplate(["The harbour is open.", line])[1] == ()


def test_a_refrain_below_the_header_stays() -> None:
    lines = [f"Sentence number {at}." for at in range(12)]
    assert without_boilerplate([*lines, lines[3]]) == ((*lines, lines[3]), ())
    assert without_boilerplate([*lines[:5], lines[3].upper(), *lines[5:]])[1] == (lines[3].upper(),)


def test_no_line_takes_long() -> None:
    # A pattern that goes back and forth over one of these would not come back before the tests are stopped.
    hostile = [
        "1." * 140,
        "share on " * 30,
        "sign up for " * 25,
        "read more: " * 25,
        "a is " * 60,
        "we use cookies " * 20,
    ]
    assert len(without_boilerplate(hostile * 200)[0]) > 0

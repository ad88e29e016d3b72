"""Why an article has no excerpt: said for every article, and silence only where somebody read it in full."""

import pytest
from invented_sheet import edition, excerpt, hotspot, source

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.content.silence import sign_aside, unquoted_line
from geo.selection.selection import Filters, Selection


def sheet(chosen: str | None, filters: Filters | None = None) -> Sheet:
    data = edition(
        {
            "one": source("One"),
            "two": source("Two") | {"read": "full", "silent-on": ["far"]},
            "three": source("Three"),
        },
        {
            "around": hotspot("Around", excerpt("one", "Snow fell.")),
            "within": hotspot("Within", excerpt("two", "Rain fell.")) | {"parent": "around"},
            "far": hotspot("Far", excerpt("one", "Hail fell."), excerpt("three", "Fog came.")),
        },
    )
    return make_sheet(Brief(selection=Selection(hotspot=chosen, filters=filters or Filters())), data)


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        ("around", "Quoted only for a place within it: [2]. No excerpt: [3]."),
        ("within", "No excerpt: [1] [3]."),
        ("far", "Silent (read in full, says nothing of it): [2]."),
        (None, ""),
    ],
)
def test_every_article_without_an_excerpt_is_told_with_the_reason(chosen: str | None, line: str) -> None:
    assert unquoted_line(sheet(chosen)) == line


def test_with_a_filter_nobody_quoted_is_called_silent() -> None:
    fog = Filters(q="fog")
    assert unquoted_line(sheet("far", fog)) == (
        "Not shown by the filter: [1]. Silent (read in full, says nothing of it): [2]."
    )
    assert unquoted_line(sheet(None, fog)) == "Not shown by the filter: [1] [2]."


def test_a_hotspot_of_a_larger_sheet_has_its_own_line() -> None:
    assert unquoted_line(sheet(None), "within") == unquoted_line(sheet("within"))


def test_an_article_that_is_quoted_has_no_aside() -> None:
    found = sheet("far")
    assert [sign_aside(found, s.id) for s in found.sources] == ["", "Silent here, read in full.", ""]

"""Headlines count what they count: each number is held against the data it speaks of."""

import re

import pytest
from repository import DATA

from geo.briefing.content.brief import Brief
from geo.briefing.content.sheet import Sheet, make_sheet
from geo.briefing.content.titles import number_word, period
from geo.dataset.model import Topic
from geo.evidence.edition import Edition, open_edition
from geo.selection.selection import FigureKind, Filters, Selection


@pytest.fixture(scope="module")
def real() -> Edition:
    return open_edition(DATA, None)


def sheet(edition: Edition, kind: FigureKind, hotspot: str | None = None, **filters: object) -> Sheet:
    selection = Selection(figure=kind, hotspot=hotspot, filters=Filters(**filters))  # type: ignore[arg-type]  # by keyword
    return make_sheet(Brief(selection=selection), edition)


@pytest.mark.parametrize("kind", FigureKind)
def test_one_article_is_never_called_five(real: Edition, kind: FigureKind) -> None:
    title = sheet(real, kind, source=("usip-2019",)).title
    assert "one article" in title.lower()
    assert "five" not in title
    assert "(2019)" in title


@pytest.mark.parametrize("kind", FigureKind)
def test_the_number_is_that_of_the_articles_counted(real: Edition, kind: FigureKind) -> None:
    for hotspot in ("arctic", "korea", None):
        found = sheet(real, kind, hotspot)
        claiming = {row.excerpt.source for row in found.claims}
        with_claims = tuple(s for s in found.sources if s.id in claiming)
        articles = {FigureKind.MAP: found.speaking, FigureKind.CLAIMS: with_claims}.get(kind, found.sources)
        assert re.search(rf"\b{number_word(len(articles))} articles?\b", found.title, re.IGNORECASE)
        assert period([s.source for s in articles]) in found.title


def test_all_of_the_file_has_the_title_of_the_file(real: Edition) -> None:
    assert sheet(real, FigureKind.MAP).title == real.dataset.about.title
    assert sheet(real, FigureKind.MAP, q="sanctions").title != real.dataset.about.title


@pytest.mark.parametrize("kind", FigureKind)
def test_a_filter_is_said_and_makes_nobody_silent(real: Edition, kind: FigureKind) -> None:
    title = sheet(real, kind, "korea", topic=(Topic.ENERGY,)).title
    assert "filtered" in title
    assert "silent" not in title


def test_the_choice_of_articles_is_counted_and_no_filter_of_what_they_say(real: Edition) -> None:
    assert "filtered" not in sheet(real, FigureKind.MAP, "korea", source=("usip-2019", "wsj-2017")).title


def test_the_period_is_that_of_the_dates_known() -> None:
    assert period([]) == ""

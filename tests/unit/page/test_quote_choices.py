"""The choice of a map's quotes in the briefing dialogue: what is offered, where it goes, and how long it is kept."""

import pytest
from app_page import REAL, rerun
from briefing_page import choose, open_briefing, pick, preview
from repository import ROOT
from small_map import SmallDataset
from streamlit.testing.v1 import AppTest

from geo.briefing.content.brief import Brief
from geo.briefing.content.imprint_files import read_imprint
from geo.briefing.content.sheet import make_sheet
from geo.evidence.edition import Edition, open_edition
from geo.page.quote_choices import quote_names
from geo.selection.selection import FigureKind, Selection

SERBIA = "quote-serbia-gazette-2020"


def offered(page: AppTest) -> dict[str, list[str]]:
    """What can be chosen, by the article's sign."""
    boxes = [box for box in page.selectbox if (box.key or "").startswith("briefing-quote")]
    return {box.label.replace("\\", ""): list(box.options) for box in boxes}


def chosen(page: AppTest) -> tuple[str, ...]:
    """What the picture itself says is chosen."""
    return read_imprint(preview(page)[0]).request.quotes


def fees(small: SmallDataset) -> str:
    """The id of the second quote on Serbia."""
    edition = open_edition(small.data, small.documents)
    return next(e.id for e in edition.dataset.hotspots["serbia"].excerpts if "Fees" in e.quote)


@pytest.mark.usefixtures("small_page")
def test_each_article_with_several_quotes_has_a_choice_that_begins_with_the_automatic_one() -> None:
    first, second = "“Both ministers signed the accord on Tuesday.”", "“- Fees remain as they were, the council …”"
    assert offered(open_briefing({"hotspot": "serbia"})) == {"[1] Gazette 2020": [f"Automatic: {first}", first, second]}


@pytest.mark.usefixtures("small_page")
def test_on_a_map_of_several_places_the_place_is_named() -> None:
    page = pick(open_briefing(), "kind", "map")
    options = offered(page)["[1] Gazette 2020"]
    assert [option.partition(": ")[0] for option in options[1:]] == ["Serbia", "Serbia", "Belgrade’s harbour"]


@pytest.mark.usefixtures("small_page")
def test_what_is_chosen_stands_on_the_picture(small_dataset: SmallDataset) -> None:
    page = open_briefing({"hotspot": "serbia"})
    before = preview(page)[0]
    assert chosen(page) == ()
    pick(page, SERBIA, fees(small_dataset))
    assert chosen(page) == (fees(small_dataset),)
    assert preview(page)[0] != before
    pick(page, SERBIA, "")
    assert preview(page)[0] == before


@pytest.mark.usefixtures("small_page")
def test_the_choice_of_a_place_is_kept_through_other_formats_figures_and_places(small_dataset: SmallDataset) -> None:
    page = pick(open_briefing({"hotspot": "serbia"}), SERBIA, fees(small_dataset))
    assert not offered(choose(page, "format", "csv"))
    choose(page, "format", "png")
    assert chosen(page) == (fees(small_dataset),)
    assert not offered(pick(page, "kind", "timeline"))
    assert chosen(page) == ()
    pick(page, "kind", "map")
    assert chosen(page) == (fees(small_dataset),)
    choose(page, "what", "everything")
    pick(page, "kind", "map")
    assert chosen(page) == ()
    choose(page, "what", "open")
    assert chosen(page) == (fees(small_dataset),)


@pytest.mark.usefixtures("small_page")
def test_a_quote_that_a_filter_hides_is_chosen_no_longer(small_dataset: SmallDataset) -> None:
    page = pick(open_briefing({"hotspot": "serbia"}), SERBIA, fees(small_dataset))
    page.query_params["topic"] = "diplomacy"
    rerun(page)
    assert chosen(page) == ()
    assert not page.error


@pytest.fixture(scope="module")
def shipped() -> Edition:
    return open_edition(ROOT / "data" / "hotspots.yaml", None)


@pytest.mark.parametrize("hotspot", [None, *list(REAL.hotspots)[::4]])
def test_every_quote_on_a_map_is_offered_once_under_a_name_of_its_own(hotspot: str | None, shipped: Edition) -> None:
    sheet = make_sheet(Brief(selection=Selection(hotspot=hotspot, figure=FigureKind.MAP)), shipped)
    for source in sheet.sources:
        names = quote_names(sheet, source.id)
        there = {e.id for spot in sheet.shown.hotspots.values() for e in spot.excerpts if e.source == source.id}
        assert names.keys() == there
        assert len(set(names.values())) == len(names)

"""A coded map in the browser: who says a quote, and a filter by speaker, from the drawer and from a link."""

from collections.abc import Iterator

import pytest
from app_server import serve
from axe_check import expect_nothing_grave
from browser_contexts import contexts, unpainted
from coded_page_map import write_coded_page_map
from map_page import MapPage
from playwright.sync_api import Browser, expect

from geo.dataset.claims import Mode, Stance
from geo.evidence.said_by import MODE_WORDS, STANCE_WORDS

SPEAKER = "The harbour master"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, chromium: Browser, faults: list[str]) -> Iterator[MapPage]:
    """A page of an app of its own for the coded map."""
    folder = tmp_path_factory.mktemp("coded")
    files = write_coded_page_map(folder)
    # The context ends before its server: a map goes on fetching what it may show next.
    with (
        serve(folder / "log", data=files.data, documents=files.documents) as address,
        contexts(chromium, faults) as opener,
    ):
        context, _ = opener(address)
        yield MapPage(unpainted(context.new_page()), address, files.data)


def test_who_says_a_quote_is_seen_and_filtered_by(app: MapPage) -> None:
    app.open("hotspot=belgrade")
    expect(app.quotes).to_have_count(3)
    expect(app.quotes.first).to_contain_text(f"— {SPEAKER}, {STANCE_WORDS[Stance.REPORTS]}; ")
    expect(app.quotes.first).to_contain_text(MODE_WORDS[Mode.PROMISE])
    expect(app.quotes.nth(1)).to_contain_text("— The article itself")
    app.excerpts.nth(1).get_by_role("button", name="Analyst").click()
    coding = app.page.get_by_text("Council and Norland agree")
    expect(coding).to_have_css("font-style", "italic")
    expect_nothing_grave(app)
    app.page.keyboard.press("Escape")

    app.open_drawer()
    app.page.locator(".st-key-speaker").get_by_role("button", name=SPEAKER, exact=True).click()
    app.wait_in_url("speaker", SPEAKER)
    expect(app.quotes).to_have_count(1)
    expect(app.rows).to_have_count(1)
    expect(app.legend).not_to_contain_text("named in passing only")


def test_a_link_by_speaker_shows_what_they_say_and_calls_no_article_silent(app: MapPage) -> None:
    app.go("speaker=The+council&hotspot=serbia")
    expect(app.quotes).to_have_count(1)
    expect(app.quotes).to_contain_text(f"— The council, {STANCE_WORDS[Stance.DISPUTES]} · Serbia is named in passing.")
    hidden = "Gazette 2020 (1 excerpt), Bulletin 2019 (1 excerpt), Herald 2021 (only of a place within it)"
    expect(app.panel).to_contain_text(f"Not shown by the filter: {hidden}.")
    expect(app.rows).to_have_count(1)
    expect(app.rows).to_contain_text("named in passing only")
    expect(app.legend).to_contain_text("named in passing only (1)")
    assert "silent" not in app.page.locator(".stMainBlockContainer").inner_text()

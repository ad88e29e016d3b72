"""The shortest way through the page, for the run that a person waits for."""

import pytest
from map_page import MapPage
from playwright.sync_api import expect

from geo.dataset.model import Dataset


@pytest.mark.smoke
def test_a_region_that_is_clicked_opens_with_what_the_articles_say(shared_app: MapPage, dataset: Dataset) -> None:
    app, venezuela = shared_app, dataset.hotspots["venezuela"]
    app.go()
    app.click_at(-65, 7.5, venezuela.name)
    app.wait_in_url("hotspot", "venezuela")
    expect(app.quotes).to_have_count(len(venezuela.excerpts))
    expect(app.excerpts.first).to_contain_text("wording checked: ")
    said = " ".join(" ".join(app.quotes.all_inner_texts()).split())
    assert [e.quote for e in venezuela.excerpts if " ".join(e.quote.split()) not in said] == []

"""From the screen to a file: preview, progress and download."""

from pathlib import Path
from typing import Literal

from axe_check import expect_nothing_grave
from map_page import SLOW_MS, MapPage
from playwright.sync_api import expect
from repository import DATA

from geo.briefing.content.imprint_files import read_output
from geo.evidence.edition import open_edition

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
OVERVIEW_MS = 6 * SLOW_MS
"""For a document with several figures."""


def open_briefing(app: MapPage, query: str) -> None:
    # The matrix: it is drawn at once, and the map's canvas is not what this is about.
    app.open_view("matrix", query)
    app.press("briefing")
    expect(app.preview).to_be_visible(timeout=3 * SLOW_MS)


def choose(app: MapPage, name: str) -> None:
    app.dialog.get_by_role("radiogroup", name="Format").get_by_role("radio", name=name, exact=True).click()


def fetch(app: MapPage, name: str, folder: Path) -> Path:
    button = app.dialog.get_by_role("button", name=f"Download {name}")
    expect(button).to_be_enabled(timeout=OVERVIEW_MS)
    with app.page.expect_download(timeout=3 * SLOW_MS) as waiting:
        button.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def test_a_figure_is_fetched_and_knows_where_it_comes_from(unpainted_app: MapPage, tmp_path: Path) -> None:
    app = unpainted_app
    open_briefing(app, "topic=sanctions")
    file = fetch(app, "PNG", tmp_path)
    edition = open_edition(DATA, None)
    assert file.name == f"hotspots_matrix_{edition.dataset.about.as_of}.png"
    _, imprint = read_output(file)
    # The page's own address opens on this machine only, and so stands nowhere.
    assert imprint.link == "?figure=matrix&topic=sanctions"
    assert imprint.data_sha256 == edition.sha256


def test_slides_are_made_with_progress_and_fetched(unpainted_app: MapPage, tmp_path: Path) -> None:
    app = unpainted_app
    open_briefing(app, "hotspot=serbia")
    app.dialog.get_by_role("radio", name="Only Serbia").click()
    choose(app, "PowerPoint")
    app.dialog.get_by_role("button", name="Make the PowerPoint file").click()
    file = fetch(app, "PowerPoint", tmp_path)
    assert file.suffix == ".pptx"
    _, imprint = read_output(file)
    assert "hotspot=serbia" in imprint.link


def test_what_cannot_be_made_is_said_and_put_right(unpainted_app: MapPage) -> None:
    app = unpainted_app
    open_briefing(app, "hotspot=serbia")
    cutoff = app.dialog.get_by_role("textbox", name="As of")
    cutoff.fill("soon")
    cutoff.press("Enter")
    expect(app.dialog.get_by_role("alert")).to_contain_text("is no date")
    expect(app.dialog.get_by_role("button", name="Download PNG")).to_have_count(0)
    cutoff.fill("2020")
    cutoff.press("Enter")
    expect(app.dialog).to_contain_text("hotspots_matrix_2020.png")
    expect(app.preview).to_be_visible()


def test_axe_finds_nothing_serious_in_the_briefing(changed_app: MapPage) -> None:
    app = changed_app
    for scheme in SCHEMES:
        app.page.emulate_media(color_scheme=scheme)
        open_briefing(app, "hotspot=serbia")
        expect_nothing_grave(app)

"""A data file that cannot be read is reported, and the page comes back by itself."""

from pathlib import Path

from app_server import serve
from browser_contexts import OpenContext
from map_page import SLOW_MS, MapPage
from playwright.sync_api import expect
from small_map import SmallDataset


def test_a_page_reports_a_broken_file_and_comes_back_when_it_is_mended(
    open_context: OpenContext, small_dataset: SmallDataset, tmp_path: Path
) -> None:
    data = small_dataset.data
    with serve(tmp_path / "log", data=data, documents=small_dataset.documents) as address:
        context, _ = open_context(address)
        _break_and_mend(MapPage(context.new_page(), address, data))
        context.close()  # before its server


def _break_and_mend(app: MapPage) -> None:
    good = app.data.read_text("utf-8")
    bad = good.replace("precision: city", "precision: citty", 1)
    assert bad != good
    line = bad.split("precision: citty")[0].count("\n") + 1

    app.data.write_text(bad, "utf-8")
    app.page.goto(app.address)
    expect(app.page.get_by_role("heading", name="The map’s data file cannot be read")).to_be_visible()
    report = app.page.get_by_test_id("stCode")
    expect(report).to_contain_text(f"{app.data.name}:{line}:")
    expect(report).to_contain_text("hotspots.belgrade.precision: `citty` is not known here")
    expect(report).to_contain_text("did you mean `city`?")
    assert "Traceback" not in app.page.content()

    app.data.write_text(good, "utf-8")
    app.wait_drawn()

    # The last good version stays up when a page is open already.
    app.data.write_text(bad, "utf-8")
    app.row("serbia").click()
    app.expect_open("Serbia")
    banner = app.page.get_by_test_id("stAlertContainer").filter(has_text="This is its last good version.")
    expect(banner).to_be_visible()
    app.page.get_by_text("What is wrong with the file").click()
    expect(report).to_contain_text(f"{app.data.name}:{line}:")

    app.data.write_text(good.replace('name: "Serbia"', 'name: "Serbia, mended"', 1), "utf-8")
    app.expect_open("Serbia, mended", 3 * SLOW_MS)
    expect(banner).to_have_count(0)

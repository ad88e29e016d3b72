"""A data file that cannot be read is reported, and the page comes back by itself."""

from pathlib import Path

from browser_contexts import OpenContext, unpainted
from map_page import SLOW_MS, MapPage
from playwright.sync_api import expect


def test_a_page_reports_a_broken_file_and_comes_back_when_it_is_mended(
    open_context: OpenContext, server_of_copy: str, data_copy: Path
) -> None:
    good = data_copy.read_text("utf-8")
    bad = good.replace("precision: circumpolar", "precision: circumpolr", 1)
    assert bad != good
    line = bad.split("precision: circumpolr")[0].count("\n") + 1
    context, _ = open_context(server_of_copy)
    app = MapPage(unpainted(context.new_page()), server_of_copy)

    data_copy.write_text(bad, "utf-8")
    app.page.goto(server_of_copy)
    expect(app.page.get_by_role("heading", name="The map’s data file cannot be read")).to_be_visible()
    report = app.page.get_by_test_id("stCode")
    expect(report).to_contain_text(f"{data_copy.name}:{line}:")
    expect(report).to_contain_text("hotspots.arctic.precision: `circumpolr` is not known here")
    expect(report).to_contain_text("did you mean `circumpolar`?")
    assert "Traceback" not in app.page.content()

    data_copy.write_text(good, "utf-8")
    app.wait_drawn()

    # The last good version stays up when a page is open already.
    data_copy.write_text(bad, "utf-8")
    app.row("serbia").click()
    app.expect_open("Serbia")
    banner = app.page.get_by_test_id("stAlertContainer").filter(has_text="This is its last good version.")
    expect(banner).to_be_visible()
    app.page.get_by_text("What is wrong with the file").click()
    expect(report).to_contain_text(f"{data_copy.name}:{line}:")

    data_copy.write_text(good.replace('name: "Serbia"', 'name: "Serbia, mended"', 1), "utf-8")
    app.expect_open("Serbia, mended", 3 * SLOW_MS)
    expect(banner).to_have_count(0)
    context.close()  # before its server

"""The table of claims: its heads sort, a row opens the quote behind it, which stands beside the table, and the map."""

from pathlib import Path

from app_server import serve
from axe_check import expect_nothing_grave
from browser_contexts import OpenContext, unpainted
from coded_claims_map import write_coded_map
from map_page import MapPage
from playwright.sync_api import expect


def test_a_row_opens_the_quote_it_was_coded_from_and_the_arrows(open_context: OpenContext, tmp_path: Path) -> None:
    with serve(tmp_path / "log", data=write_coded_map(tmp_path)) as address:
        context, _ = open_context(address)
        app = MapPage(unpainted(context.new_page()), address)
        app.open_view("claims")
        rows = app.page.locator(".claims tbody tr")
        expect(rows).to_have_count(6)
        expect_nothing_grave(app)
        head = app.page.locator(".claims thead").get_by_role("button", name="Who does what to whom")
        head.click()
        expect(rows.first).to_contain_text("China aids Serbia")
        head.click()
        expect(rows.first).to_contain_text("The United States will coerce China (forecast)")
        expect(app.page.locator(".claims th[aria-sort=descending]")).to_have_count(1)
        row = rows.filter(has_text="Korea will mobilize")
        row.get_by_role("button").click()
        app.expect_open("Korea")
        expect(app.panel).to_contain_text("Pyongyang, an official claimed, will test again.")
        expect(app.canvas).to_have_count(1)
        expect(row).to_have_class("selected")
        expect(rows.first).to_contain_text("The United States will coerce China (forecast)")
        app.wait_in_url("hotspot", "korea")
        assert app.in_url("figure") == ["claims"]
        row.scroll_into_view_if_needed()
        expect(app.quotes.first).to_be_in_viewport()
        context.close()  # before its server

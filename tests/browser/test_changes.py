"""What changed, in a browser: another state is typed, and a line opens its quote."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_server import serve
from browser_contexts import OpenContext
from git_repository import needs_git
from playwright.sync_api import Page, expect
from small_history import FIRST, write_small_history

pytestmark = needs_git


@pytest.fixture
def page(tmp_path: Path, open_context: OpenContext) -> Iterator[Page]:
    """The view of what changed, of a map with a history of two commits and something new on disk."""
    made = write_small_history(tmp_path / "map")
    made.small.replace("Both ministers signed the accord on Tuesday.", "Both ministers signed the accord on a Tuesday.")
    with serve(tmp_path / "log", data=made.small.data, documents=made.small.documents) as address:
        context, _ = open_context(address)
        page = context.new_page()
        page.goto(f"{address}/?figure=changes")
        yield page
        # Before its server stops: a page that asks for more would find none.
        context.close()


def test_another_state_is_typed_and_a_line_opens_its_quote(page: Page) -> None:
    since = page.get_by_role("combobox", name="What changed since")
    expect(page.get_by_text("1 excerpt altered since 1 March 2026")).to_be_visible()
    for typed, said in (
        ("last week", "A day is YYYY-MM-DD"),
        ("HEAD~1", "1 hotspot and 1 excerpt gone since the version of 1 February 2026"),
        (FIRST, "1 hotspot and 1 excerpt gone since 1 February 2026"),
    ):
        since.click()
        since.fill(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_text(said)).to_be_visible()
    expect(page).to_have_url(re.compile(f"since={FIRST}"))
    page.locator(".names button").filter(has_text="Both ministers").first.click()
    expect(page.get_by_role("heading", name="Serbia")).to_be_visible()
    expect(page.locator(".names li").filter(has_text="The far isle").get_by_role("button")).to_have_count(0)

"""What the other tests rely on at their end can be relied on."""

from pathlib import Path

from playwright.sync_api import Browser
from watch import Watch


def test_the_watch_notices_errors_exceptions_and_requests_that_leave(chromium: Browser, tmp_path: Path) -> None:
    html = tmp_path / "page.html"
    html.write_text("<script>console.error('wrong'); new WebSocket('ws://127.0.0.1:9/'); throw Error('bad')</script>")
    found: list[str] = []
    context = chromium.new_context()
    watch = Watch(context, "", found)
    page = context.new_page()
    page.goto(html.as_uri())
    page.wait_for_load_state()
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => 0)")
    context.close()
    heads = {fault.split(":")[0] for fault in found}
    assert heads == {"error in the console", "exception in the page", "request that leaves the machine"}
    assert "request that leaves the machine: ws://127.0.0.1:9/" in found
    assert watch.requests == [html.as_uri(), "http://127.0.0.1:9/"]

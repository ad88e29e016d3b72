"""The preview of a made HTML page: the page itself, without a way out of it."""

import re

import pytest
from app_page import click, component
from briefing_page import choose, open_briefing

from geo.page.page_preview import without_outward_links
from geo.page.shared import served_files

pytestmark = pytest.mark.usefixtures("small_page")


def test_the_page_that_was_made_is_shown_with_its_contents_and_without_links_to_elsewhere() -> None:
    page = click(choose(open_briefing({"hotspot": "serbia"}), "format", "html"), "briefing-make")
    content = served_files.read(component(page, "framed")["src"])
    assert content is not None
    text = content.decode()
    assert "Both ministers signed the accord on Tuesday." in text
    targets = re.findall(r'href="([^"]*)"', text)
    assert targets
    assert all(target.startswith("#") and f'id="{target[1:]}"' in text for target in targets)
    assert "https://gazette.example/harbour" in text, "the address is still read"


def test_only_links_to_elsewhere_are_taken_out() -> None:
    page = b'<a href="#a">[1]</a> <a href="https://x.example/" rel="noopener">x</a> <a href="//y">y</a>'
    assert without_outward_links(page) == b'<a href="#a">[1]</a> <a rel="noopener">x</a> <a>y</a>'

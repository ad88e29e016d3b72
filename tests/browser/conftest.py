"""A browser, the app's servers and pages that are watched: nothing leaves the machine, and nothing goes wrong."""

import os
import shutil
from collections.abc import Iterator

import pytest
from app_server import serve
from browser_contexts import CHROMIUM_OPTIONS, LAPTOP, OpenContext, contexts, unpainted
from map_page import SLOW_MS, MapPage
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from repository import DATA, DOCUMENTS, ROOT

from geo.dataset.loader import load
from geo.dataset.model import Dataset

expect.set_options(timeout=SLOW_MS)


# The scope is the folder and not the session: Playwright keeps an event loop running as long as it lives, and tests
# of other folders start their own.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app with the real data, and the documents where they are."""
    documents = DOCUMENTS if DOCUMENTS.is_dir() else None
    with serve(tmp_path_factory.mktemp("server") / "log", documents=documents) as address:
        yield address


@pytest.fixture(scope="package")
def dataset() -> Dataset:
    """What the page is to show."""
    return load(DATA).dataset


@pytest.fixture(scope="package")
def faults() -> list[str]:
    """What goes wrong in any browser context."""
    return []


@pytest.fixture(autouse=True)
def nothing_went_wrong(faults: list[str]) -> Iterator[None]:
    """At the end of every test: no request has left the machine, no error stands in the console."""
    yield
    found = tuple(faults)
    faults.clear()
    assert found == ()


@pytest.fixture
def open_context(chromium: Browser, faults: list[str]) -> Iterator[OpenContext]:
    """Browser contexts for one test."""
    with contexts(chromium, faults) as opener:
        yield opener


@pytest.fixture(scope="package")
def shared_context(chromium: Browser, server: str, faults: list[str]) -> Iterator[BrowserContext]:
    """A browser context for pages of the app with the real data in a laptop's window: scripts are fetched once."""
    with contexts(chromium, faults) as opener:
        context, _ = opener(server)
        yield context


@pytest.fixture(scope="package")
def shared_app(shared_context: BrowserContext, server: str) -> MapPage:
    """A page for tests that share it, because each begins by going where it needs to be; not opened yet.

    Without a graphics card a page's first picture takes seconds: what draws it is compiled.
    """
    return MapPage(shared_context.new_page(), server)


@pytest.fixture(scope="package")
def unpainted_app(shared_context: BrowserContext, server: str) -> MapPage:
    """The same for tests that have no use for the map's picture: it is not painted."""
    return MapPage(unpainted(shared_context.new_page()), server)


@pytest.fixture(scope="package")
def _changed_page(shared_context: BrowserContext) -> Page:
    return unpainted(shared_context.new_page())


@pytest.fixture
def changed_app(_changed_page: Page, server: str) -> MapPage:
    """A page for tests that change its window or its colours, or embed it, and open it then; light, as on a laptop.

    Its map is not painted.
    """
    _changed_page.set_viewport_size(LAPTOP)
    _changed_page.emulate_media(color_scheme="light")
    return MapPage(_changed_page, server)


@pytest.fixture(scope="package")
def phone(chromium: Browser, server: str, faults: list[str]) -> Iterator[MapPage]:
    """The same in a telephone's window, 390 pixels wide."""
    with contexts(chromium, faults) as opener:
        context, _ = opener(server, viewport={"width": 390, "height": 800}, has_touch=True)
        yield MapPage(context.new_page(), server)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark every test of this folder."""
    item.add_marker(pytest.mark.browser)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs the articles where they are not."""
    if item.get_closest_marker("documents") and not DOCUMENTS.is_dir():
        pytest.skip(f"the articles are not here: {os.path.relpath(DOCUMENTS, ROOT)}")

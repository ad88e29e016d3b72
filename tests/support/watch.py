"""What happens in a browser behind the reader's back."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebSocket

OWN_SCHEMES = ("blob", "data", "about")
"""Addresses of what a page has made itself."""


class Watch:
    """Follows all pages of a browser context: `requests` holds every address, `faults` grows with what is wrong."""

    def __init__(self, context: BrowserContext, host: str, faults: list[str]) -> None:
        self.requests: list[str] = []
        self._host = host
        self._faults = faults
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: faults.append(f"exception in the page: {error.error}"))
        context.on("page", self._page)

    def map_files(self) -> list[str]:
        """Addresses of the map's files asked for so far, in order; those of the browser's cache are not asked for."""
        return [url for url in self.requests if "/map-data/" in url]

    def _page(self, page: Page) -> None:
        page.on("websocket", self._socket)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        self._address(request.url)

    def _socket(self, socket: WebSocket) -> None:
        self._address(socket.url)

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in OWN_SCHEMES and parts.netloc != self._host:
            self._faults.append(f"request that leaves the machine: {url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._faults.append(f"error in the console: {message.text}")

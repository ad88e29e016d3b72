"""What the web server does beside Streamlit: the map's files, and a content security policy.

Owns Starlette. The policy lets the page talk to its own server only, so that nothing in the data could fetch
anything from elsewhere even if it got past every other guard.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.page.shared import served_files

MEDIA_TYPES = {
    "json": "application/geo+json",
    "js": "text/javascript",
    "png": "image/png",
    "svg": "image/svg+xml",
    "html": "text/html; charset=utf-8",
}

FRAMED_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
"""For a page that was made for a reader: it runs nothing and fetches nothing, wherever it is opened."""

POLICY_VIOLATION = 1008
"""RFC 6455, 7.4.1."""

FOR_EVER = "public, max-age=31536000, immutable"
"""An address holds its content's hash."""


def _map_file(request: Request) -> Response:
    """In a thread (Starlette's way with what is not `async`): a tile may have to be made first."""
    key = request.path_params["key"]
    content = served_files.get(key)
    if content is None:
        return Response("This map file is no longer served: reload the page.", status_code=404, media_type="text/plain")
    kind = key.rpartition(".")[2]
    headers = {"Cache-Control": FOR_EVER}
    if kind == "html":
        headers["Content-Security-Policy"] = FRAMED_POLICY
    return Response(content, media_type=MEDIA_TYPES[kind], headers=headers)


def routes() -> Sequence[Route]:
    """Return the routes to mount beside Streamlit's."""
    return [Route(f"/{served_files.PREFIX}/{{key}}", _map_file)]


def middleware(index_html: Path, origins: Sequence[str]) -> Sequence[Middleware]:
    """Return the middleware to wrap Streamlit's.

    `index_html` is the page whose inline scripts are let through; `origins` are addresses or host names, besides the
    server's own, whose pages may talk to it.
    """
    return [
        Middleware(OwnPages, hosts=frozenset(host for origin in origins if (host := _host(origin)))),
        Middleware(SecurityHeaders, policy=content_security_policy(index_html.read_text("utf-8"))),
    ]


def _host(origin: str) -> str | None:
    """Return the host of an address, or of a bare `host:port`."""
    try:
        return urlsplit(origin if "://" in origin else f"//{origin}").hostname
    except ValueError:
        return None


def content_security_policy(index_html: str) -> str:
    """Return the policy for a page with these inline scripts (CSP Level 3)."""
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", index_html, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts)
    inline = " ".join(f"'sha256-{digest}'" for digest in digests)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {inline}",
            "style-src 'self' 'unsafe-inline'",  # Streamlit's own styles are made in the page
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


class SecurityHeaders:
    """ASGI middleware that adds the policy and its companions to every answer; one that has a policy keeps it."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._policy = policy
        self._headers = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", self._policy)
                headers.update(self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class OwnPages:
    """ASGI middleware that refuses a websocket to pages of another host.

    Streamlit refuses them too, but asks a service on the network for the machine's own address first.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts | {"localhost", "127.0.0.1", "::1"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or close it before it is opened (HTTP 403)."""
        if scope["type"] == "websocket" and not self._is_own(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        await self._app(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None:  # no browser asks
            return True
        host = _host(origin)
        return host is not None and (host in self._hosts or host == _host(headers.get("host", "")))

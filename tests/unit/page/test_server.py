import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from geo.page import server
from geo.page.shared import served_files

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
GEOJSON = b'{"type":"FeatureCollection","features":[]}'


async def page(_: Request) -> PlainTextResponse:
    return PlainTextResponse("the page")


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("open")


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes = [*server.routes(), Route("/", page), WebSocketRoute("/socket", socket)]
    app = Starlette(routes=routes, middleware=server.middleware(INDEX, ("https://maps.example.org", "intranet:8080")))
    with TestClient(app) as client:
        yield client


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


def test_a_map_file_is_served_for_ever(client: TestClient) -> None:
    answer = client.get("/" + served_files.put("land", GEOJSON))
    assert answer.status_code == 200
    assert answer.content == GEOJSON
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_script_is_served_as_one_since_a_browser_may_not_guess(client: TestClient) -> None:
    answer = client.get("/" + served_files.put("copy", b"export default () => {}", "js"))
    assert answer.content == b"export default () => {}"
    assert answer.headers["Content-Type"].startswith("text/javascript")


def test_a_figure_is_served_as_a_picture(client: TestClient) -> None:
    answer = client.get("/" + served_files.put("figure", b"\x89PNG", "png"))
    assert (answer.content, answer.headers["Content-Type"]) == (b"\x89PNG", "image/png")


def test_a_page_for_a_reader_runs_nothing_and_fetches_nothing(client: TestClient) -> None:
    answer = client.get("/" + served_files.put("page", b"<!doctype html>", "html"))
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    (policy,) = answer.headers.get_list("Content-Security-Policy")
    assert directives(policy)["default-src"] == ["'none'"]
    assert directives(policy)["sandbox"] == []
    assert not directives(policy).keys() & {"script-src", "connect-src", "frame-src"}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_map_file_is_not_changed_by_the_server(client: TestClient) -> None:
    answer = client.head("/" + served_files.put("land", GEOJSON))
    assert (answer.status_code, answer.headers["Content-Length"]) == (200, str(len(GEOJSON)))
    assert client.post("/" + served_files.put("land", GEOJSON)).status_code == 405


@pytest.mark.parametrize("key", ["land-0000000000000000.json", "..%5C..%5Capp.py", "%00", "x" * 3000, "<b>"])
def test_a_file_that_is_gone_says_what_to_do(client: TestClient, key: str) -> None:
    answer = client.get(f"/{served_files.PREFIX}/{key}")
    assert answer.status_code == 404
    assert answer.text == "This map file is no longer served: reload the page."
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "Cache-Control" not in answer.headers


@pytest.mark.parametrize("path", ["/", f"/{served_files.PREFIX}/gone.json", "/nowhere"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Security-Policy"] == server.content_security_policy(INDEX.read_text("utf-8"))


def test_the_policy_lets_the_page_talk_to_its_own_server_only() -> None:
    policy = directives(server.content_security_policy(INDEX.read_text("utf-8")))
    allowed = {"'self'", "'none'", "'unsafe-inline'", "'wasm-unsafe-eval'", "data:", "blob:"}
    assert {value for values in policy.values() for value in values if not value.startswith("'sha256-")} <= allowed
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert [name for name, values in policy.items() if "'unsafe-inline'" in values] == ["style-src"]
    assert "data:" not in policy["script-src"]


def test_the_policy_lets_exactly_the_inline_scripts_of_the_installed_page_through() -> None:
    html = INDEX.read_text("utf-8")
    digests = [v for v in directives(server.content_security_policy(html))["script-src"] if v.startswith("'sha256-")]
    bodies = [piece.split(">", 1)[1].split("</script>")[0] for piece in html.split("<script")[1:] if " src=" not in
              piece.split(">", 1)[0]]  # fmt: skip
    assert bodies
    expected = [base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies]
    assert digests == [f"'sha256-{digest}'" for digest in expected]


def test_the_hash_is_of_the_script_as_it_stands() -> None:
    digest = base64.b64encode(hashlib.sha256(b"\n run(1) \n").digest()).decode()
    html = '<script src="./a.js"></script><script type="module" async>\n run(1) \n</script>'
    assert f"'sha256-{digest}'" in server.content_security_policy(html)


def test_a_page_without_inline_scripts_allows_none() -> None:
    assert "sha256" not in server.content_security_policy('<script src="./a.js"></script>')


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "http://localhost:8501",
        "http://127.0.0.1",
        "http://[::1]:8501",
        "https://maps.example.org",
        "http://intranet",
        "https://testserver",
    ],
)
def test_the_servers_own_pages_may_open_a_websocket(client: TestClient, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    with client.websocket_connect("/socket", headers=headers) as opened:
        assert opened.receive_text() == "open"


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "file://", "https://maps.example.org.evil", "http://["]
)
def test_a_page_of_another_host_is_refused_before_the_websocket_opens(client: TestClient, origin: str) -> None:
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        client.websocket_connect("/socket", headers={"Origin": origin}),
    ):
        pass
    assert refused.value.code == 1008

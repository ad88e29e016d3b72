"""Waits for a server that has just been started, and asks it for its page as a browser would.

`python .ci/first_page.py http://127.0.0.1:8501 .streamlit/config.toml` ends with status 0 where the server is healthy,
its page comes with a content security policy, and the app runs without an error in the colours of that file.
"""

import sys
import time
import tomllib
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

SECONDS = 40
OPENER = build_opener(ProxyHandler({}))


def wait_for(address: str) -> None:
    """Return as soon as the server says that it is healthy. Raises TimeoutError."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with OPENER.open(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(f"{address}: does not answer within {SECONDS} s")


def first_run(address: str) -> list[ForwardMsg]:
    """What the server sends to a page that has just been opened, until the app has run once."""
    found: list[ForwardMsg] = []
    with connect(f"ws{address.removeprefix('http')}/_stcore/stream", subprotocols=["streamlit"], proxy=None,
                 max_size=None) as socket:  # fmt: skip
        socket.send(BackMsg(rerun_script=ClientState()).SerializeToString())
        while not (found and found[-1].WhichOneof("type") == "script_finished"):
            found.append(ForwardMsg.FromString(socket.recv(timeout=SECONDS)))
    return found


def main(address: str, settings: str) -> None:
    """Check the page. Raises AssertionError where it is not as it should be."""
    wait_for(address)
    with OPENER.open(f"{address}/", timeout=5) as page:
        policy = page.headers["Content-Security-Policy"] or ""
        assert page.status == 200, f"the page answers {page.status}"
    assert policy.startswith("default-src 'self';"), f"the page has no content security policy, {policy!r}"

    messages = first_run(address)
    (session,) = [message.new_session for message in messages if message.HasField("new_session")]
    expected = tomllib.loads(Path(settings).read_text("utf-8"))
    sent = session.custom_theme.light.background_color, session.custom_theme.primary_color
    assert sent == (expected["theme"]["light"]["backgroundColor"], expected["theme"]["primaryColor"]), sent
    assert session.config.gather_usage_stats is False, "the page sends usage statistics"
    elements = [message.delta.new_element for message in messages if message.HasField("delta")]
    errors = [element.exception.message for element in elements if element.HasField("exception")]
    assert not errors, errors
    assert any(element.HasField("deck_gl_json_chart") for element in elements), "the page has no map"


if __name__ == "__main__":
    main(*sys.argv[1:])

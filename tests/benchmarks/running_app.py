"""A Streamlit app in a process of its own, and a reader who drives it over its websocket without a browser.

The reader sends what Streamlit's front end sends (protobuf `BackMsg`) and takes in what it gets (`ForwardMsg`), so a
rerun is measured with everything the server does for it and nothing that a browser adds.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[2]
START_S = 60
"""Longest start: the first import of everything on a busy machine."""

CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--use-angle=swiftshader",  # software rendering, as on a remote desktop
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LAPTOP = {"width": 1366, "height": 768}

EMPTY_APP = 'import streamlit as st\n\nst.write("nothing")\n'
"""The least a script can be: the floor under every rerun."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """A running app."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu_s(self) -> float:
        """CPU time of the process so far, user and system, in steps of 10 ms (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serve(script: Path, log: Path) -> Iterator[Server]:
    """Run a script with the project's own configuration on a free port; the process is ended by its id."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HOTSPOTS_")}
    environment["PYTHONPATH"] = str(ROOT)
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            _wait_for_health(process, f"http://127.0.0.1:{port}", log)
            yield Server(port=port, pid=process.pid)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for_health(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    end = time.monotonic() + START_S
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start:\n{log.read_text('utf-8', 'replace')}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, drawing in software."""
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


def message(frame: bytes | str) -> ForwardMsg:
    """Parse what the server sends in one frame."""
    parsed = ForwardMsg()
    parsed.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
    return parsed


def kind(parsed: ForwardMsg) -> str:
    """Name a message: an element by its type, and by its key where it has one."""
    sort = parsed.WhichOneof("type")
    if sort != "delta":
        return str(sort)
    delta = parsed.delta
    if delta.WhichOneof("type") != "new_element":
        return str(delta.WhichOneof("type"))
    element = delta.new_element.WhichOneof("type")
    key = getattr(getattr(delta.new_element, element), "id", "").rpartition("-")[2]
    return f"{element} {key}".strip() if key != "None" else element


@dataclass(kw_only=True)
class Reader:
    """One session of an app, with the state that a browser would keep."""

    socket: ClientConnection
    query: str = ""
    widgets: dict[str, WidgetState] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)
    received: list[ForwardMsg] = field(default_factory=list)
    shown: dict[str, ForwardMsg] = field(default_factory=dict)
    """The newest message of each kind; one that was sent as a reference stands for itself."""

    def rerun(self) -> float:
        """Run the script once with the widgets as they stand; return how long that took, in seconds."""
        back = BackMsg()
        back.rerun_script.query_string = self.query
        back.rerun_script.widget_states.widgets.extend(self.widgets.values())
        back.rerun_script.cached_message_hashes.extend(self.cached)
        self.received = []
        start = time.perf_counter()
        self.socket.send(back.SerializeToString())
        while not (self.received and self.received[-1].WhichOneof("type") == "script_finished"):
            self.received.append(message(self.socket.recv(START_S)))
        took = time.perf_counter() - start
        for parsed in self.received:
            if parsed.metadata.cacheable:
                self.cached.add(parsed.hash)
            if parsed.WhichOneof("type") == "page_info_changed":
                self.query = parsed.page_info_changed.query_string
            self.shown[kind(parsed)] = parsed
        return took

    def exceptions(self) -> list[str]:
        """What went wrong in the last run."""
        return [m.delta.new_element.exception.message for m in self.received if kind(m).startswith("exception")]

    def choose(self, pills: str, numbers: list[int]) -> None:
        """Press the pills with these places, and no others."""
        group = self.shown[pills].delta.new_element.button_group
        state = WidgetState(id=group.id)
        state.string_array_value.data.extend(group.options[n].content for n in numbers)
        self.widgets[group.id] = state

    def pick(self, chart: str, hotspot: str) -> None:
        """Click on a region of the map, as the front end reports it."""
        proto = self.shown[chart].delta.new_element.deck_gl_json_chart
        layer = next(layer["id"] for layer in json.loads(proto.json)["layers"] if layer["id"].startswith("pick"))
        selection = {"indices": {layer: [0]}, "objects": {layer: [{"id": hotspot}]}}
        self.widgets[proto.id] = WidgetState(id=proto.id, string_value=json.dumps({"selection": selection}))


@contextmanager
def reader(server: Server) -> Iterator[Reader]:
    """Open a session; its first run is not started yet."""
    url = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    with connect(url, subprotocols=["streamlit"], origin=server.address, max_size=None) as socket_:  # type: ignore[arg-type,list-item]  # NewTypes of str
        yield Reader(socket=socket_)

"""The app in a process of its own, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from repository import ROOT

START_S = 60
"""Longest start: the first import of everything on a slow machine."""


@contextmanager
def serve(log: Path, *, data: Path | None = None, documents: Path | None = None, edit: bool = False) -> Iterator[str]:
    """Run the app and give its address, such as `http://127.0.0.1:40001`; the process is ended by its id."""
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HOTSPOTS_")}
    if data:
        environment["HOTSPOTS_DATA"] = str(data)
    if documents:
        environment["HOTSPOTS_DOCUMENTS"] = str(documents)
    if edit:
        environment["HOTSPOTS_EDIT"] = "1"
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    # Nobody edits the code of a running test; watching it would cost time.
    command += ["--server.fileWatcherType", "none"]
    address = f"http://127.0.0.1:{port}"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            _wait_for_health(process, address, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_for_health(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    end = monotonic() + START_S
    while monotonic() < end:
        try:
            # Waits for the end of the process, which is the shortest pause between two questions.
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            if _healthy(address):
                return
        else:
            break
    raise AssertionError(f"the app did not start:\n{log.read_text('utf-8', 'replace')}")


def _healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False

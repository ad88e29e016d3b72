"""Starting the app's web server: `hotspots serve` becomes `streamlit run app.py`."""

import errno
import ipaddress
import os
import socket
import sys
from collections.abc import Mapping

from geo.errors import HotspotsError
from geo.files import PACKAGE, REPOSITORY

__all__ = ["DEFAULT_PORT", "become_server", "check_port", "is_this_machine_only", "page_url", "server_command"]

INSTALLED_APP = PACKAGE / "app" / "app.py"
"""Where the wheel carries the app's script and Streamlit's settings: see `force-include` in pyproject.toml."""
APP = INSTALLED_APP if INSTALLED_APP.exists() else REPOSITORY / "app.py"
"""The app's script; in the repository it stands beside the package."""
DEFAULT_PORT = 8501
"""Streamlit's own."""
LARGEST_UPLOAD_MB = 20
"""As large as a file that `hotspots add` takes in."""


def check_port(address: str, port: int) -> None:
    """Raise HotspotsError where nothing can listen on that address and port."""
    where = page_url(address, port)
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as listener:
            # As servers do: a port that a stopped server left a minute ago is free.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen(1)
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None)
        if number == errno.EADDRINUSE:
            what, expected = f"port {port} is in use", "a free port was expected"
            remedy = f"stop what uses it, or add --port {port + 1}"
        elif number == errno.EACCES:
            what, expected = f"port {port} is not allowed", "a port above 1023 was expected"
            remedy = f"add --port {DEFAULT_PORT}"
        else:
            what, expected = "the address is not this machine's", "one of its own was expected"
            remedy = f"leave out --address {address}"
        raise HotspotsError(where=where, what=what, expected=expected, remedy=remedy) from error


def page_url(address: str, port: int) -> str:
    """Where the page is: an IPv6 address stands in brackets, and for `all addresses` this machine's name."""
    host = {"0.0.0.0": "localhost", "::": "localhost"}.get(address, address)  # noqa: S104 - named, not bound
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def server_command(address: str, port: int, *, edit: bool = False) -> tuple[str, ...]:
    """The program and its arguments; only where the page may edit does it take files of more than a megabyte."""
    return (
        *(sys.executable, "-m", "streamlit", "run", str(APP)),
        *("--server.address", address, "--server.port", str(port), "--server.headless", "true"),
        *("--browser.gatherUsageStats", "false"),
        *(("--server.maxUploadSize", str(LARGEST_UPLOAD_MB)) if edit else ()),
    )


def is_this_machine_only(address: str) -> bool:
    """Whether nobody but this machine reaches an address."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def become_server(command: tuple[str, ...], environment: Mapping[str, str]) -> None:
    """Replace this process by the server, with these environment variables besides its own; returns only in a test.

    Raises HotspotsError where neither the package nor the repository has the app.
    """
    if not APP.exists():
        raise HotspotsError(
            where=APP.name,
            what="is not there",
            expected="a whole package was expected",
            remedy="install hotspots again",
        )
    sys.stdout.flush()
    # Streamlit reads .streamlit/config.toml from the current folder: the app's own, wherever the command was given.
    os.chdir(APP.parent)
    os.execve(command[0], command, {**os.environ, **environment})  # noqa: S606 - our own interpreter, no shell

"""Where a map is served, as a link says it: whether anybody but this machine can open it."""

from ipaddress import ip_address
from urllib.parse import urlsplit

__all__ = ["is_loopback"]


def is_loopback(address: str) -> bool:
    """Return whether a web address leads to the machine that opens it, and so for every reader to another.

    That is `localhost` and what ends so (RFC 6761), the loopback range, and the address that means any.
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        found = ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified

"""Addresses over which nobody can listen in: https, or this very machine."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address

# Deliberately narrower than RFC 3986: no user name, query, fragment, backslash or blank, so that no two parsers can
# disagree about which host is meant.
PLAIN_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::[0-9]{1,5})?(?:/[a-z0-9._~%+:@-]*)*",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def is_loopback(host: str) -> bool:
    """Whether the host is this very machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_private_way(url: str) -> bool:
    """Whether nobody can listen in: https, or plain http to this very machine."""
    match = PLAIN_URL.fullmatch(url)
    return match is not None and (match["scheme"].lower() == "https" or is_loopback(match["host"].lower().strip("[]")))

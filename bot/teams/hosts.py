"""Where answers may be sent. An answer carries the bot's own token, so an address that a message merely claims is not
enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address

# Deliberately narrower than RFC 3986: no user name, query, fragment, backslash or blank, so that no two parsers can
# disagree about which host is meant.
_SERVICE_URL = re.compile(
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
    match = _SERVICE_URL.fullmatch(url)
    return match is not None and (match["scheme"].lower() == "https" or is_loopback(match["host"].lower().strip("[]")))


@dataclass(frozen=True, slots=True)
class ChannelHosts:
    """The hosts (`*.` stands for any subdomain) to which answers may be sent; with `loopback`, this machine too."""

    patterns: tuple[str, ...]
    loopback: bool = False

    def allows(self, service_url: str) -> bool:
        """https anywhere on the list; plain http for loopback hosts only."""
        match = _SERVICE_URL.fullmatch(service_url)
        if match is None or not is_private_way(service_url):
            return False
        host = match["host"].lower().strip("[]")
        return (self.loopback and is_loopback(host)) or any(
            _matches(host, pattern.lower()) for pattern in self.patterns
        )


def _matches(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern.strip("[]")

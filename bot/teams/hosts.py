"""Where answers may be sent. An answer carries the bot's own token, so an address that a message merely claims is not
enough.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.openid.ways import PLAIN_URL, is_loopback, is_private_way


@dataclass(frozen=True, slots=True)
class ChannelHosts:
    """The hosts (`*.` stands for any subdomain) to which answers may be sent; with `loopback`, this machine too."""

    patterns: tuple[str, ...]
    loopback: bool = False

    def allows(self, service_url: str) -> bool:
        """https anywhere on the list; plain http for loopback hosts only."""
        match = PLAIN_URL.fullmatch(service_url)
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

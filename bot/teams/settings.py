"""What the door must be told: whose bot it is, who signs the messages, who may come in, and where answers may go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.teams.hosts import ChannelHosts

PUBLIC_ISSUER = "https://api.botframework.com"
PUBLIC_OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"

PUBLIC_HOSTS = (
    "smba.trafficmanager.net",
    "*.botframework.com",
    "*.teams.microsoft.com",
    "*.teams.microsoft.us",
    "*.botframework.azure.us",
    "*.botframework.azure.cn",
)
"""Bot Framework's and Teams' own (public cloud, GCC, GCC High, DoD, China); Microsoft 365 Agents SDK trusts the like.
"""


class Tokens(Enum):
    """Whether a message must carry the channel's token."""

    REQUIRED = "required"
    IF_PRESENT = "if present"
    """For the demo on loopback: a message without a token is let in, a token that is there must be right."""
    IGNORED = "ignored"
    """DANGEROUSLY_ALLOW_UNAUTHENTICATED: tokens are not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorSettings:
    """`channel_hosts`: hosts without port, `*.` allowed. `default_tenant`: of messages that name none, which only
    local tools send.

    `patience`: seconds the HTTP answer waits for a turn; Teams gives up after 10 to 15. `life_after`: seconds after
    which somebody who still waits sees that Nook types; `press_patience`: after which a press is told that Nook is on
    it, and its card follows; `compose_patience`: after which the compose box is told to ask again. Raises ValueError
    where messages could not be told from forged ones.
    """

    app_id: str
    allowed_tenants: frozenset[str]
    issuer: str = PUBLIC_ISSUER
    openid_url: str = PUBLIC_OPENID_URL
    channel_hosts: tuple[str, ...] = PUBLIC_HOSTS
    tokens: Tokens = Tokens.REQUIRED
    default_tenant: str = ""
    patience: float = 10.0
    life_after: float = 1.5
    press_patience: float = 4.5
    compose_patience: float = 1.8

    def __post_init__(self) -> None:
        if self.tokens is Tokens.REQUIRED and not (self.app_id and self.issuer and self.openid_url):
            raise ValueError("Tokens cannot be checked without the app id, the issuer and the OpenID address.")
        # Ids of tenants are compared in lower case everywhere.
        object.__setattr__(self, "allowed_tenants", frozenset(tenant.lower() for tenant in self.allowed_tenants))
        object.__setattr__(self, "default_tenant", self.default_tenant.lower())

    @property
    def local_tools(self) -> bool:
        """Whether the Agents Playground and its like may speak to Nook too."""
        return self.tokens is not Tokens.REQUIRED

    @property
    def hosts(self) -> ChannelHosts:
        """Where answers may be sent: what the sender must be given as well."""
        return ChannelHosts(self.channel_hosts, loopback=self.local_tools)

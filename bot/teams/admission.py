"""Whether a message may come in: through which channel it came, where its answer would go, and whose tenant it is of.

Of all that a message says only what stands here is proved by the token or set by Bot Framework itself; the rest comes
from the person's client.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.teams.reading import optional_id, part, required_id
from bot.teams.refused import Refused
from bot.teams.settings import DoorSettings
from bot.teams.tokens import Claims

_TEAMS = "msteams"
_LOCAL_TOOLS = frozenset({"emulator", "webchat", "directline", "test"})
"""What the Microsoft 365 Agents Playground and the Bot Framework Emulator may call their channel."""


def admit(activity: Mapping[str, Any], settings: DoorSettings, claims: Claims | None) -> str:
    """The tenant the message is of, in lower case. Raises Refused: 400 for what is missing, 401 for what the token
    does not prove, 403 for strangers.
    """
    required_id(activity, "type")
    channel = required_id(activity, "channelId")
    service_url = required_id(activity, "serviceUrl")
    required_id(part(activity, "from"), "id")
    required_id(part(activity, "conversation"), "id")
    if channel != _TEAMS and not (settings.local_tools and channel in _LOCAL_TOOLS):
        raise Refused(403, "not from Teams")
    if claims is not None:
        if channel not in claims.endorsements:
            raise Refused(401, "the key may not sign for this channel")
        if service_url != claims.service_url:
            raise Refused(401, "the service address is not the token's")
    if not settings.hosts.allows(service_url):
        raise Refused(403, "the service address is not on the list of channel hosts")
    return _tenant(activity, settings)


def _tenant(activity: Mapping[str, Any], settings: DoorSettings) -> str:
    named = {
        optional_id(part(activity, "conversation"), "tenantId").lower(),
        optional_id(part(part(activity, "channelData"), "tenant"), "id").lower(),
    } - {""}
    if not named and settings.local_tools and settings.default_tenant:
        return settings.default_tenant
    if len(named) != 1 or not named <= settings.allowed_tenants:
        raise Refused(403, "not of a tenant that is served")
    return named.pop()

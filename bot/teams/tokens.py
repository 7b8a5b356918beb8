"""The token that Bot Framework sends with every message, and the rules it must keep.

Microsoft's page "Authenticate requests from the Bot Connector service to your bot" (Azure AI Bot Service, REST
authentication). Stricter than the SDK on purpose: only the channel's issuer is believed, never an Entra issuer
("emulator" tokens), with which whoever holds the bot's secret could pose as anybody.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import jwt

from bot.openid.keys import KeyRing
from bot.teams.refused import Refused
from bot.teams.settings import DoorSettings, Tokens

_SKEW_SECONDS = 300
_MOST_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class Claims:
    """What a checked token says. It is not bound to the message it came with, so `service_url` and `endorsements` are
    compared with that later.
    """

    all: Mapping[str, Any]
    service_url: str
    endorsements: frozenset[str]
    not_before: float
    expires: float

    def valid_at(self, moment: float) -> bool:
        """With the five minutes of clock skew that Microsoft's page names."""
        return self.not_before - _SKEW_SECONDS <= moment <= self.expires + _SKEW_SECONDS


class TokenCheck:
    """Checks tokens, and remembers those that passed until they end: Bot Framework sends the same one for about an
    hour.
    """

    def __init__(self, settings: DoorSettings, keys: KeyRing, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._keys = keys
        self._now = now
        self._passed: OrderedDict[bytes, Claims] = OrderedDict()

    async def claims(self, header: str | None) -> Claims | None:
        """What the Authorization header proves; None where nothing needs to be proved. Raises Refused (401)."""
        if self._settings.tokens is Tokens.IGNORED or (not header and self._settings.tokens is Tokens.IF_PRESENT):
            return None
        scheme, _, token = (header or "").strip().partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token:
            raise Refused(401, "no bearer token")
        fingerprint = hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
        claims = self._passed.get(fingerprint)
        if claims is None:
            claims = await self._verified(token)
        if not claims.valid_at(self._now().timestamp()):
            self._passed.pop(fingerprint, None)
            raise Refused(401, "the token has expired or is not valid yet")
        self._passed[fingerprint] = claims
        self._passed.move_to_end(fingerprint)
        if len(self._passed) > _MOST_REMEMBERED:
            self._passed.popitem(last=False)
        return claims

    async def _verified(self, token: str) -> Claims:
        try:
            header = jwt.get_unverified_header(token)
            unproved = jwt.decode(token, options={"verify_signature": False})
        # PyJWT lets more through than its own errors (RecursionError, for one): whatever it trips over is no token.
        except Exception:
            raise Refused(401, "not a token") from None
        # Looked at before any key is fetched, so that junk costs nothing. The signature then proves the same bytes.
        if header.get("alg") != "RS256" or not isinstance(header.get("kid"), str):
            raise Refused(401, "not signed with RS256 and a named key")
        if unproved.get("iss") != self._settings.issuer:
            raise Refused(401, "another issuer")
        if not self._settings.app_id or unproved.get("aud") != self._settings.app_id:
            raise Refused(401, "for another app")
        key = await self._keys.find(header["kid"])
        if key is None:
            raise Refused(401, "signed with an unknown key")
        try:
            # Times are compared by Claims.valid_at, with the clock that was given.
            claims = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._settings.app_id,
                issuer=self._settings.issuer,
                options={"verify_exp": False, "verify_nbf": False, "verify_iat": False},
            )
        except Exception:
            raise Refused(401, "the signature is wrong") from None
        return Claims(
            all=claims,
            service_url=_service_url(claims),
            endorsements=key.endorsements,
            not_before=_seconds(claims, "nbf", 0.0),
            expires=_seconds(claims, "exp", None),
        )


def _service_url(claims: Mapping[str, Any]) -> str:
    found = claims.get("serviceurl", claims.get("serviceUrl"))
    if not isinstance(found, str) or not found:
        raise Refused(401, "the token names no service address")
    return found


def _seconds(claims: Mapping[str, Any], name: str, default: float | None) -> float:
    found = claims.get(name, default)
    # Far below what a float can hold, and far above any date: also keeps infinities out.
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found < 1e12:
        raise Refused(401, f"the token's {name} is missing or no time")
    return float(found)

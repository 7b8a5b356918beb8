"""Entra's access tokens for apps (client credentials): made by the login, believed by Graph and the connector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import jwt

from .clock import Now
from .identity import stable_guid
from .keys import signing_key

GRAPH = "https://graph.microsoft.com"
CONNECTOR = "https://api.botframework.com"


class BadToken(Exception):
    """The token is missing, forged, expired or meant for another."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a checked token speaks for."""

    tenant: str
    app: str
    roles: frozenset[str]


class AccessTokens:
    """Makes and checks access tokens. `now` is the tokens' clock: real time by default, since MSAL goes by that."""

    def __init__(self, now: Now, lifetime: int = 3599) -> None:
        self.now, self.lifetime = now, lifetime
        self.key = signing_key("entra")
        self.issued = 0

    def make(self, *, audience: str, tenant: str, app: str, roles: frozenset[str]) -> str:
        """A token of Entra's v1 shape: `aud`, `tid`, `appid`, `roles` (left out when there are none), `exp`."""
        now = self.now()
        self.issued += 1
        claims: dict[str, Any] = {
            "aud": audience, "iss": f"https://sts.windows.net/{tenant}/", "iat": now, "nbf": now,
            "exp": now + timedelta(seconds=self.lifetime), "appid": app, "appidacr": "1", "idtyp": "app", "tid": tenant,
            "oid": stable_guid(tenant, "service principal", app), "ver": "1.0", "uti": stable_guid(app,
            str(self.issued)),
        }  # fmt: skip
        if roles:
            claims["roles"] = sorted(roles)
        return self.key.sign(claims)

    def check(self, authorization: str | None, audience: str) -> Caller:
        """Who sent this `Authorization` header; raises `BadToken` with Graph's words."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise BadToken("Access token is empty.")
        try:
            claims = jwt.decode(
                token, self.key.public, algorithms=["RS256"], audience=audience,
                options={"verify_exp": False, "verify_nbf": False, "verify_iat": False},
            )  # fmt: skip
        except jwt.InvalidAudienceError as cause:
            raise BadToken("Access token validation failure. Invalid audience.") from cause
        except jwt.PyJWTError as cause:
            raise BadToken("IDX14100: JWT is not well formed or not signed by the issuer.") from cause
        if claims["exp"] <= self.now().timestamp():
            raise BadToken("Lifetime validation failed, the token is expired.")
        return Caller(claims["tid"], claims["appid"], frozenset(claims.get("roles", ())))

"""Entra's access tokens: for apps (client credentials), made by the login, believed by Graph and the connector; and for
people, as Teams fetches them for a tab ("Enable SSO for tab app").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import jwt

from .clock import Now
from .identity import stable_guid
from .keys import signing_key
from .people import Person

GRAPH = "https://graph.microsoft.com"
CONNECTOR = "https://api.botframework.com"
TEAMS = "1fec8e78-bce4-4aaf-ab1b-5451cc387264"
"""Teams' own client, on the desktop and on phones."""


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

    def make_for_person(
        self, person: Person, tenant: str, app: str, audience: str = "", version: int = 2, **other: Any
    ) -> str:
        """What Teams gets for a person whose tab belongs to `app`. `audience`: that app's id URI; version 2 names the
        app's id. `other` replaces claims; None takes one away.
        """
        now = self.now()
        self.issued += 1
        claims: dict[str, Any] = {
            "aud": audience or app, "iat": now, "nbf": now, "exp": now + timedelta(seconds=self.lifetime),
            "tid": tenant, "oid": person.id, "name": person.name, "scp": "access_as_user",
            "uti": stable_guid(app, str(self.issued)), "ver": f"{version}.0",
        }  # fmt: skip
        if version == 1:
            claims |= {"iss": f"https://sts.windows.net/{tenant}/", "appid": TEAMS, "upn": person.upn}
        else:
            issuer = f"https://login.microsoftonline.com/{tenant}/v2.0"
            claims |= {"iss": issuer, "azp": TEAMS, "preferred_username": person.upn}
        return self.key.sign({name: value for name, value in (claims | other).items() if value is not None})

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

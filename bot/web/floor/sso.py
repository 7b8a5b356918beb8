"""Who signed in to the tab: the token that Teams fetches from Entra for Nook's own API ("single sign-on").

Microsoft's pages "Enable SSO for tab app", "Access tokens in the Microsoft identity platform" and "Access token claims
reference". Entra gives version 1 or 2 as the app registration says; both are taken. Of what a token says only `tid`
and `oid` are believed of a person; the name is what to call them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import jwt

from bot.domain.people import Identity
from bot.openid.keys import KeyRing

SCOPE = "access_as_user"
_ENTRA_V1 = ("https://sts.windows.net/{tenant}/", "https://sts.chinacloudapi.cn/{tenant}/")
"""Who issues version 1, in the public cloud and the US Government's, and in China ("National clouds")."""
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_NOBODYS, _EARLY, _LATE = f"without the scope {SCOPE}", "not valid yet", "expired"
_SKEW = 300.0
"""Seconds that two clocks may differ, as Microsoft's libraries allow."""


class NotSignedIn(Exception):
    """`status` is the HTTP answer, 401 or 403; `why` is for the log and repeats nothing of the token."""

    def __init__(self, why: str, status: int = 401) -> None:
        super().__init__(why)
        self.why, self.status = why, status


@dataclass(frozen=True, slots=True)
class Signed:
    """`until`: when the token ends, in seconds since 1970; what is still open then is closed."""

    identity: Identity
    name: str
    until: float


class SignIn:
    """Checks tokens against the keys that Entra publishes for each allowed tenant, read when first needed."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        login_url: str,
        app_id: str,
        host: str,
        tenants: Iterable[str],
        now: Callable[[], datetime],
    ) -> None:
        """`host`: of Nook's public address; the application id URI is made of it. `now` is aware."""
        self._session, self._login_url, self._now = session, login_url, now
        self._audiences = [app_id, f"api://{host}/{app_id}", f"api://{host}/botid-{app_id}"] if app_id else []
        self._tenants = frozenset(tenant.lower() for tenant in tenants)
        self._keys: dict[str, KeyRing] = {}

    async def signed(self, header: str | None) -> Signed:
        """Whom the Authorization header proves. Raises NotSignedIn."""
        scheme, _, token = (header or "").strip().partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token:
            raise NotSignedIn("no bearer token")
        try:
            head, unproved = jwt.get_unverified_header(token), jwt.decode(token, options={"verify_signature": False})
        # A hostile token may raise more than PyJWT's own errors: whatever it trips over is no token.
        except Exception:
            raise NotSignedIn("not a token") from None
        # Looked at before any key is fetched, so that junk costs nothing. The signature then proves the same bytes.
        tenant = str(unproved.get("tid", "")).lower()
        if head.get("alg") != "RS256" or not isinstance(head.get("kid"), str):
            raise NotSignedIn("not signed with RS256 and a named key")
        if unproved.get("aud") not in self._audiences:
            raise NotSignedIn("for another app")
        if tenant not in self._tenants:
            raise NotSignedIn("not of a tenant that is served", 403)
        return self._read(await self._proved(token, head["kid"], tenant), tenant)

    async def fault_of(self, own: str) -> str:
        """What the tab would find wrong with a token of Entra's for this API, "" for nothing. `own`: the app's own
        token for it, which must pass every check but that for the scope, which only people's have. A clock that is
        wrong is another matter.
        """
        try:
            await self.signed(f"Bearer {own}")
        except NotSignedIn as refused:
            return "" if refused.why in (_NOBODYS, _EARLY, _LATE) else refused.why
        return ""

    async def _proved(self, token: str, kid: str, tenant: str) -> Mapping[str, Any]:
        keys = self._keys.setdefault(tenant, self._ring(tenant))
        key = await keys.find(kid)
        if key is None:
            raise NotSignedIn("signed with an unknown key")
        try:
            claims: Mapping[str, Any] = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._audiences,
                issuer=[keys.issuer, *(form.format(tenant=tenant) for form in _ENTRA_V1)],
                options={
                    "require": ["exp", "iss", "aud"],
                    # Compared below, with the clock that was given.
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
        except jwt.InvalidIssuerError:
            raise NotSignedIn("another issuer") from None
        except Exception:
            raise NotSignedIn("the signature is wrong") from None
        return claims

    def _read(self, claims: Mapping[str, Any], tenant: str) -> Signed:
        now, until, since = self._now().timestamp(), _seconds(claims, "exp"), _seconds(claims, "nbf", 0.0)
        if now > until + _SKEW:
            raise NotSignedIn(_LATE)
        if now < since - _SKEW:
            raise NotSignedIn(_EARLY)
        # An app's own token has roles in place of scopes: only a person can use the tab.
        if SCOPE not in str(claims.get("scp", "")).split():
            raise NotSignedIn(_NOBODYS)
        person = claims.get("oid")
        if not isinstance(person, str) or not _GUID.fullmatch(person):
            raise NotSignedIn("of nobody")
        name = claims.get("name")
        return Signed(Identity(tenant, person.lower()), name[:120] if isinstance(name, str) else "", until)

    def _ring(self, tenant: str) -> KeyRing:
        url = f"{self._login_url}/{tenant}/v2.0/.well-known/openid-configuration"
        return KeyRing(self._session, url, self._now, self._reached)

    def _reached(self, url: str) -> str:
        """A plain-http stand-in names Entra's own addresses, as MSAL wants it, and is meant by them."""
        return self._login_url + urlsplit(url).path if self._login_url.startswith("http://") else url


def _seconds(claims: Mapping[str, Any], name: str, default: float | None = None) -> float:
    found = claims.get(name, default)
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found < 1e12:
        raise NotSignedIn(f"its {name} is missing or no time")
    return float(found)

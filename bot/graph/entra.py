"""MSAL, which blocks: everything here runs in the threads that `Tokens` owns, never on the event loop.

MSAL keeps neither tokens nor answers: its cache would hide new roles, and its own memory of failures (60 s for a 400,
5 s for a 500) would hide that consent was just granted. `Tokens` remembers instead.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import httpx
import msal

from bot.domain.ailments import Ailment, Symptom
from bot.graph.troubles import retry_after
from bot.ports import CalendarRefused, CalendarTrouble, Throttled

_ENTRA = "https://login.microsoftonline.com"
MICROSOFT = frozenset(
    {
        "login.microsoftonline.com",
        "login.microsoft.com",
        "login.windows.net",
        "login.microsoftonline.us",
        "login.partner.microsoftonline.cn",
        "login.chinacloudapi.cn",
    }
)
"""Entra's own hosts ("National clouds"). MSAL verifies any other one against them, unless told not to."""

_REASONS = {
    "AADSTS700016": Symptom.APP_UNKNOWN,
    "AADSTS7000229": Symptom.NO_PRINCIPAL,
    "AADSTS65001": Symptom.NOBODY_CONSENTED,
    "AADSTS7000215": Symptom.SECRET_WRONG,
    "AADSTS7000222": Symptom.SECRET_EXPIRED,
    "AADSTS700027": Symptom.CERTIFICATE_UNKNOWN,
    "AADSTS7000112": Symptom.APP_OFF,
    "AADSTS90002": Symptom.TENANT_UNKNOWN,
    "AADSTS900023": Symptom.TENANT_UNKNOWN,
    "AADSTS500011": Symptom.TOKEN_FOR_NOTHING,
    "AADSTS53003": Symptom.KEPT_OUT,
}
"""What goes wrong most ("Microsoft Entra authentication and authorization error codes")."""

_PASSING = frozenset({"temporarily_unavailable", "server_error", "AADSTS90033", "AADSTS50196"})
_TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,254}")
_AADSTS = re.compile(r"AADSTS\d+")


class _KeepsNothing(dict[Any, Any]):
    def __setitem__(self, key: Any, value: Any) -> None:
        pass


class _NoTokenCache(msal.TokenCache):  # type: ignore[misc]
    def add(self, event: Any, now: Any = None) -> None:
        pass


@dataclass(frozen=True, slots=True)
class _Answer:
    """The response as MSAL wants it."""

    status_code: int
    text: str
    headers: dict[str, str]

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise ValueError(f"HTTP {self.status_code}")


@cache
def _certificates() -> ssl.SSLContext:
    """Reading them takes longer than a request."""
    return httpx.create_ssl_context()


class _Http:
    """MSAL's way out.

    A plain-http stand-in is reached by sending there what MSAL addresses to Entra: MSAL itself takes https only.
    """

    def __init__(self, login_url: str, now: Callable[[], datetime]) -> None:
        self._now = now
        self._stand_in = login_url if login_url.startswith("http://") else ""
        self._client = httpx.Client(
            timeout=httpx.Timeout(10.0, connect=5.0), trust_env=not self._stand_in, verify=_certificates()
        )

    def get(self, url: str, params: Any = None, headers: Any = None, **_: Any) -> _Answer:
        answer = self._request("GET", url, params=params or None, headers=headers)
        if url.endswith("/openid-configuration") and 400 <= answer.status_code < 500:
            raise refusal(answer.text)
        if self._stand_in:
            # One that names itself in its discovery document would be refused for its http.
            named = answer.text.replace(self._stand_in, _ENTRA)
            return replace(answer, text=re.sub(r"http://[^/\"]+", _ENTRA, named))
        return answer

    def post(self, url: str, params: Any = None, data: Any = None, headers: Any = None, **_: Any) -> _Answer:
        # MSAL's assertions are bytes, which httpx would write as Python shows them.
        form = {name: value.decode() if isinstance(value, bytes) else value for name, value in (data or {}).items()}
        return self._request("POST", url, params=params or None, data=form, headers=headers)

    def close(self) -> None:
        self._client.close()

    def _request(self, method: str, url: str, **options: Any) -> _Answer:
        if self._stand_in:
            parts = urlsplit(url)
            url = self._stand_in + parts.path + (f"?{parts.query}" if parts.query else "")
        response = self._client.request(method, url, **options)
        wait = retry_after(response.headers, self._now())
        if response.status_code == 429 or (response.status_code >= 500 and wait is not None):
            raise Throttled(Ailment(Symptom.ENTRA_WAIT), 5.0 if wait is None else wait)
        if response.status_code >= 500:
            raise CalendarTrouble(Ailment(Symptom.ENTRA_OWN_PROBLEM, str(response.status_code)))
        return _Answer(response.status_code, response.text, dict(response.headers))


def refusal(text: str) -> CalendarTrouble:
    """Entra's error text as trouble: its AADSTS code and what that means; the text itself may name people."""
    found = _AADSTS.search(text)
    word = re.search(r'"error"\s*:\s*"(\w+)"', text)
    code = found.group() if found else word.group(1) if word else ""
    if code in _PASSING or (word and word.group(1) in _PASSING):
        return CalendarTrouble(Ailment(Symptom.ENTRA_NOT_NOW, code))
    return CalendarRefused(Ailment(_REASONS.get(code, Symptom.ENTRA_REFUSED), code or "no code"))


Credential = str | dict[str, str]
"""A client secret, or a certificate as MSAL takes it (`bot.graph.certificate`)."""


@dataclass(slots=True)
class Entra:
    """One MSAL app for each tenant ("Microsoft identity platform and the OAuth 2.0 client credentials flow")."""

    app_id: str
    secret: Credential = field(repr=False)
    login_url: str
    now: Callable[[], datetime]
    _http: _Http = field(init=False, repr=False)
    _apps: dict[str, Any] = field(init=False, repr=False, default_factory=dict)
    _locks: dict[str, Lock] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.login_url = self.login_url.rstrip("/")
        self._http = _Http(self.login_url, self.now)

    def fetch(self, tenant: str, scope: str) -> tuple[str, float]:
        """Blocks. A new token and the seconds it lives. Raises CalendarTrouble or one of its kinds."""
        if not _TENANT.fullmatch(tenant):
            raise CalendarRefused(Ailment(Symptom.NO_TENANT_ID))
        try:
            answer = self._app(tenant).acquire_token_for_client(scopes=[scope])
        except CalendarTrouble:
            raise
        except httpx.HTTPError as error:
            raise CalendarTrouble(Ailment(Symptom.ENTRA_UNREACHABLE, type(error).__name__)) from None
        except Exception as error:
            # For answers it cannot read MSAL raises ValueError, KeyError, RuntimeError and errors of its own.
            raise CalendarTrouble(Ailment(Symptom.ENTRA_UNREADABLE, type(error).__name__)) from None
        if "access_token" not in answer:
            raise refusal(f'"error":"{answer.get("error", "")}" {answer.get("error_description", "")}')
        return str(answer["access_token"]), float(answer.get("expires_in", 3600))

    def close(self) -> None:
        self._http.close()

    def _app(self, tenant: str) -> Any:
        with self._locks.setdefault(tenant, Lock()):
            if tenant not in self._apps:
                plain = self.login_url.startswith("http://")
                own = urlsplit(self.login_url).hostname in MICROSOFT
                self._apps[tenant] = msal.ConfidentialClientApplication(
                    self.app_id,
                    client_credential=self.secret,
                    authority=f"{_ENTRA if plain else self.login_url}/{tenant}",
                    instance_discovery=None if own else False,
                    http_client=self._http,
                    token_cache=_NoTokenCache(),
                    http_cache=_KeepsNothing(),
                )
            return self._apps[tenant]

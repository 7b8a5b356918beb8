"""Entra's face: discovery, client-credential tokens and admin consent, over HTTP.

Microsoft's pages: "OAuth 2.0 client credentials flow", "Admin consent on the Microsoft identity platform". MSAL insists
on https addresses in the discovery document, so these name the real host; a client rewrites them to this address.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from aiohttp import BasicAuth, web

from .apps import AppRegistration
from .identity import stable_guid
from .meddling import meddle
from .tenant import Tenant
from .tokens import CONNECTOR, GRAPH

if TYPE_CHECKING:
    from .simulator import Simulator

AUTHORITY = "https://login.microsoftonline.com"
_ALIASES = ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"]


class LoginError(Exception):
    """An error as Entra words it. `number` is the AADSTS number."""

    def __init__(self, status: int, error: str, number: int, text: str) -> None:
        super().__init__(text)
        self.status, self.error, self.number, self.text = status, error, number, text


class Login:
    """Who may get which token."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self.token_requests: list[tuple[str, str]] = []
        """(client id, scope) of every token request, refused ones included."""

    def token(self, tenant_name: str, form: dict[str, str]) -> dict[str, Any]:
        """The answer to a token request; raises `LoginError`."""
        client, scope = form.get("client_id", ""), form.get("scope", "")
        self.token_requests.append((client, scope))
        if tenant_name.lower() == "botframework.com":
            # The Bot Framework's own tenant: where apps registered for all tenants fetch the connector's token.
            tenant = next((t for t in self._simulator.tenants.values() if client in t.apps), None)
        else:
            tenant = self._simulator.tenant_called(tenant_name)
        if tenant is None:
            raise _unknown_tenant(tenant_name)
        if form.get("grant_type") != "client_credentials":
            raise LoginError(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.")
        app = tenant.apps.get(client)
        if app is None:
            words = f"Application with identifier '{client}' was not found in the directory '{tenant.name}'."
            raise LoginError(400, "unauthorized_client", 700016, words)
        if form.get("client_secret", "") not in app.secrets:
            words = "Invalid client secret provided. Ensure the secret being sent is the secret's value, not its ID"
            raise LoginError(401, "invalid_client", 7000215, f"{words}, for a secret added to app '{client}'.")
        audience = scope.removesuffix("/.default")
        own = audience.startswith("api://") and audience.endswith(f"/botid-{client}")
        if own and not app.has_api:
            words = f"The resource principal named {audience} was not found in the tenant named {tenant.name}."
            raise LoginError(400, "invalid_resource", 500011, words)
        if (audience not in (GRAPH, CONNECTOR) and not own) or not scope.endswith("/.default"):
            words = f"The provided value for scope {scope} is not valid: /.default must follow the resource identifier."
            raise LoginError(400, "invalid_scope", 1002012, words)
        roles = frozenset(app.roles) if app.consented and audience == GRAPH else frozenset[str]()
        tokens = self._simulator.tokens
        access = tokens.make(audience=audience, tenant=tenant.id, app=client, roles=roles)
        lasting = {"expires_in": tokens.lifetime, "ext_expires_in": tokens.lifetime}
        return {"token_type": "Bearer", **lasting, "access_token": access}

    def consent_target(self, url: str) -> tuple[Tenant, AppRegistration, dict[str, str]]:
        """The tenant, app and query of an admin-consent address; raises `LoginError`."""
        parts = urlsplit(url)
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        words = parts.path.removesuffix("/adminconsent").removesuffix("/v2.0").split("/")
        name = words[-1]
        tenant = self._simulator.tenant if name in ("organizations", "common") else self._simulator.tenant_called(name)
        if tenant is None:
            raise _unknown_tenant(name)
        app = tenant.apps.get(query.get("client_id", ""))
        if app is None or not query.get("redirect_uri"):
            raise LoginError(400, "unauthorized_client", 700016, "The application or its redirect_uri was not found.")
        return tenant, app, query

    def accept_consent(self, url: str) -> str:
        """An administrator opens this consent address and accepts. Gives the address the browser is sent to."""
        tenant, app, query = self.consent_target(url)
        app.consented = True
        tenant.changes.bump()
        back = {"admin_consent": "True", "tenant": tenant.id}
        return _back(query, back | ({"scope": query["scope"]} if "scope" in query else {}))

    def cancel_consent(self, url: str) -> str:
        """As `accept_consent`, but the administrator cancels."""
        tenant, _, query = self.consent_target(url)
        words = "AADSTS65004: User declined to consent to access the app."
        return _back(query, {
            "error": "access_denied", "error_description": words, "admin_consent": "True", "tenant": tenant.id,
        })  # fmt: skip

    def withdraw_consent(self, app_id: str) -> None:
        """An administrator takes the app's permissions away: new tokens carry no roles."""
        for tenant in self._simulator.tenants.values():
            if app_id in tenant.apps:
                tenant.apps[app_id].consented = False
                tenant.changes.bump()

    def revoke_secret(self, app_id: str, secret: str | None = None) -> None:
        """The secret (all secrets when None) is not accepted any more."""
        for tenant in self._simulator.tenants.values():
            if app_id in tenant.apps:
                tenant.apps[app_id].secrets -= {secret} if secret else set(tenant.apps[app_id].secrets)


def _unknown_tenant(name: str) -> LoginError:
    words = f"Tenant '{name}' not found. Check to make sure you have the correct tenant ID."
    return LoginError(400, "invalid_request", 90002, words)


def _back(query: dict[str, str], answer: dict[str, str]) -> str:
    state = {"state": query["state"]} if "state" in query else {}
    return query["redirect_uri"] + ("&" if "?" in query["redirect_uri"] else "?") + urlencode(answer | state)


def login_app(simulator: Simulator) -> web.Application:
    """Entra's addresses, to be mounted at a base address of their own."""
    login = simulator.login

    async def discovery(request: web.Request) -> web.Response:
        name = request.match_info["tenant"]
        tenant = simulator.tenant_called(name)
        shown = tenant.id if tenant else name
        if tenant is None and name.lower() not in ("common", "organizations", "botframework.com"):
            return _refused(_unknown_tenant(name))
        base = f"{AUTHORITY}/{shown}"
        return web.json_response({
            "issuer": f"{base}/v2.0", "token_endpoint": f"{base}/oauth2/v2.0/token",
            "authorization_endpoint": f"{base}/oauth2/v2.0/authorize", "jwks_uri": f"{base}/discovery/v2.0/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
            "response_types_supported": ["code"], "subject_types_supported": ["pairwise"], "tenant_region_scope": "EU",
        })  # fmt: skip

    async def keys(request: web.Request) -> web.Response:
        return web.json_response({"keys": [simulator.tokens.key.jwk(endorsed=False)]})

    async def instances(request: web.Request) -> web.Response:
        network = {"preferred_network": _ALIASES[0], "preferred_cache": _ALIASES[1], "aliases": _ALIASES}
        endpoint = f"{AUTHORITY}/common/v2.0/.well-known/openid-configuration"
        return web.json_response({"tenant_discovery_endpoint": endpoint, "api-version": "1.1", "metadata": [network]})

    async def token(request: web.Request) -> web.Response:
        form = {k: v for k, v in (await request.post()).items() if isinstance(v, str)}
        if (header := request.headers.get("Authorization", "")).startswith("Basic "):
            basic = BasicAuth.decode(header)
            form = {"client_id": basic.login, "client_secret": basic.password, **form}
        try:
            return web.json_response(login.token(request.match_info["tenant"], form))
        except LoginError as error:
            return _refused(error)

    async def consent(request: web.Request) -> web.Response:
        try:
            tenant, app, _ = login.consent_target(str(request.rel_url))
        except LoginError as error:
            return web.Response(status=error.status, text=f"AADSTS{error.number}: {error.text}")
        return web.Response(text=_consent_page(tenant, app), content_type="text/html")

    async def decide(request: web.Request) -> web.Response:
        answer = (await request.post()).get("answer")
        url = str(request.rel_url)
        try:
            raise web.HTTPFound(login.accept_consent(url) if answer == "accept" else login.cancel_consent(url))
        except LoginError as error:
            return web.Response(status=error.status, text=f"AADSTS{error.number}: {error.text}")

    app = web.Application(middlewares=[meddle(simulator.login_faults, simulator.tenant)])
    app.router.add_get("/common/discovery/instance", instances)
    app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", discovery)
    app.router.add_get("/{tenant}/discovery/v2.0/keys", keys)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", token)
    for path in ("/{tenant}/v2.0/adminconsent", "/{tenant}/adminconsent"):
        app.router.add_get(path, consent)
        app.router.add_post(path, decide)
    return app


def _refused(error: LoginError) -> web.Response:
    trace = stable_guid("trace", error.text)
    words = f"AADSTS{error.number}: {error.text} Trace ID: {trace} Correlation ID: {trace}"
    body = {"error": error.error, "error_description": words, "error_codes": [error.number], "trace_id": trace}
    return web.json_response(body, status=error.status)


def _consent_page(tenant: Tenant, app: AppRegistration) -> str:
    roles = "".join(f"<li>{html.escape(role)}</li>" for role in sorted(app.roles))
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Permissions requested</title>"
        "<meta name=viewport content='width=device-width'>"
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem}"
        "button{font:inherit;padding:.5rem 1.2rem;margin-right:.5rem}</style>"
        f"<h1>Permissions requested</h1><p>Simulated sign-in of {html.escape(tenant.name)}.</p>"
        f"<p><b>{html.escape(app.name)}</b> asks, for your whole organisation, for:</p><ul>{roles}</ul>"
        "<form method=post><button name=answer value=accept>Accept</button>"
        "<button name=answer value=cancel>Cancel</button></form></html>"
    )

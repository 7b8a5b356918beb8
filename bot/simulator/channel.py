"""The Bot Framework's signature on what Teams sends: its keys, its OpenID document, its tokens.

Microsoft's page: "Authentication with the Bot Connector API", the part on requests from the connector to the bot.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jwt
from aiohttp import web

from .clock import Now
from .keys import SigningKey, signing_key
from .meddling import meddle

if TYPE_CHECKING:
    from .simulator import Simulator


class Channel:
    """Signs as the Bot Framework does. `issuer` and `endorsements` may be changed before signing or publishing."""

    def __init__(self, now: Now, issuer: str = "https://api.botframework.com") -> None:
        self.issuer, self._now = issuer, now
        self.endorsements: tuple[str, ...] = ("msteams",)
        self._generation = 1
        self.published = [signing_key("channel-1")]
        self.document_requests = 0
        self.key_requests = 0

    @property
    def key(self) -> SigningKey:
        """The key that signs now: the one published last."""
        return self.published[-1]

    def rotate_key(self, *, keep_old: bool = False) -> SigningKey:
        """From now on another key signs; the old one is published on only with `keep_old`."""
        self._generation += 1
        fresh = signing_key(f"channel-{self._generation}")
        self.published = [*self.published, fresh] if keep_old else [fresh]
        return fresh

    def key_set(self) -> dict[str, Any]:
        """The published keys with their endorsements."""
        return {"keys": [key.jwk() | {"endorsements": list(self.endorsements)} for key in self.published]}

    def sign(
        self,
        app_id: str,
        service_url: str,
        claims: dict[str, Any] | None = None,
        headers: dict[str, Any] | None = None,
        *,
        key: SigningKey | None = None,
    ) -> str:
        """The token Teams would send. `claims` override (a value None takes the claim out), so do `headers`.

        `headers={"alg": "none"}` or `"HS256"` makes the forgeries of those names.
        """
        now = self._now()
        full: dict[str, Any] = {
            "iss": self.issuer, "aud": app_id, "serviceurl": service_url, "nbf": now, "exp": now + timedelta(hours=1),
            **(claims or {}),
        }  # fmt: skip
        full = {name: value for name, value in full.items() if value is not None}
        headers = dict(headers or {})
        algorithm = str(headers.pop("alg", "RS256"))
        signer = key or self.key
        if algorithm == "none":
            return jwt.encode(full, "", algorithm="none", headers={"kid": signer.kid, **headers})
        if algorithm == "HS256":
            return jwt.encode(
                full, signer.kid.ljust(32, "x"), algorithm="HS256", headers={"kid": signer.kid, **headers}
            )
        return signer.sign(full, headers=headers, algorithm=algorithm)


def channel_app(simulator: Simulator) -> web.Application:
    """The OpenID document and the keys, under `/.well-known`; faults: `simulator.key_faults`."""
    channel = simulator.channel

    async def document(request: web.Request) -> web.Response:
        channel.document_requests += 1
        return web.json_response({
            "issuer": channel.issuer, "authorization_endpoint": "https://invalid.botframework.com",
            "jwks_uri": f"{simulator.base_url}/v1/.well-known/keys", "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        })  # fmt: skip

    async def keys(request: web.Request) -> web.Response:
        channel.key_requests += 1
        return web.json_response(channel.key_set())

    app = web.Application(middlewares=[meddle(simulator.key_faults, simulator.tenant)])
    app.router.add_get("/.well-known/openidconfiguration", document)
    app.router.add_get("/.well-known/keys", keys)
    return app

"""A certificate in place of a secret."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bot.graph.certificate import BadCertificate, credential
from bot.graph.tokens import Tokens

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
TENANT = "00000000-0000-0000-0000-00000000000a"


@pytest.fixture(scope="module")
def key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


def pem(key: RSAPrivateKey, signed: RSAPrivateKey | None = None) -> str:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "nook")])
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, NOW, NOW + timedelta(days=30))
    certificate = made.sign(signed or key, SHA256()).public_bytes(Encoding.PEM)
    return (key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + certificate).decode()


async def test_entra_gets_an_assertion_signed_with_the_key_and_no_secret(tmp_path: Path, key: RSAPrivateKey) -> None:
    file = tmp_path / "nook.pem"
    file.write_text(pem(key))
    posted: dict[str, str] = {}

    async def discovery(request: web.Request) -> web.Response:
        base = f"https://login.microsoftonline.com/{TENANT}"
        named = {"issuer": f"{base}/v2.0", "token_endpoint": f"{base}/oauth2/v2.0/token"}
        return web.json_response({**named, "authorization_endpoint": f"{base}/oauth2/v2.0/authorize"})

    async def token(request: web.Request) -> web.Response:
        posted.update({name: str(value) for name, value in (await request.post()).items()})
        return web.json_response({"access_token": "a token", "expires_in": 3600, "token_type": "Bearer"})

    app = web.Application()
    app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", discovery)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", token)
    server = TestServer(app)
    await server.start_server()
    tokens = Tokens("app-id", credential(str(file)), f"{server.make_url('')}", lambda: NOW)
    try:
        assert await tokens.token(TENANT, "https://graph.microsoft.com/.default") == "a token"
    finally:
        await tokens.aclose()
        await server.close()
    assert "client_secret" not in posted
    assertion = posted["client_assertion"]
    whose = f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
    said = jwt.decode(assertion, key.public_key(), algorithms=["RS256", "PS256"], audience=whose)
    assert said["iss"] == "app-id"


def test_what_is_wrong_with_the_file_is_said(tmp_path: Path, key: RSAPrivateKey) -> None:
    with pytest.raises(BadCertificate, match="cannot be read"):
        credential(str(tmp_path / "none.pem"))
    file = tmp_path / "nook.pem"
    file.write_text("-----BEGIN NONSENSE-----")
    with pytest.raises(BadCertificate, match="no PEM file"):
        credential(str(file))
    other = generate_private_key(65537, 2048)
    own, strange = pem(key).split("-----BEGIN CERTIFICATE-----")[0], pem(other).split("-----BEGIN CERTIFICATE-----")[1]
    file.write_text(f"{own}-----BEGIN CERTIFICATE-----{strange}")
    with pytest.raises(BadCertificate, match="not the certificate's"):
        credential(str(file))

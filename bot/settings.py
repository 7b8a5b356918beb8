"""The environment, or a `.env` file, as one frozen Settings. What is missing or unsafe is named, a line each."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

GRAPH_URL = "https://graph.microsoft.com/v1.0"
LOGIN_URL = "https://login.microsoftonline.com"
# "Authenticate requests with the Bot Connector API", Bot Connector to bot: issuer and OpenID metadata document
CHANNEL_OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
CHANNEL_ISSUER = "https://api.botframework.com"
CHANNEL_HOSTS = ("smba.trafficmanager.net", "*.botframework.com", "*.teams.microsoft.com", "*.teams.microsoft.us")
FILE_HOSTS = ("*.sharepoint.com",)
SHORTEST_KEY = 16


class Unsettled(Exception):
    """Settings are missing or unsafe; `faults` names each in one sentence."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """CONTRIBUTING.md and the README's table say what each is for. `empty`: a demo that nobody has set up yet.

    Addresses have no slash at their end; ids are lower case.
    """

    demo: bool = False
    empty: bool = False
    host: str = "0.0.0.0"  # noqa: S104
    port: int = 3978
    public_url: str = ""
    app_id: str = ""
    app_password: str = field(default="", repr=False)
    app_certificate: str = ""
    app_tenant: str = ""
    allowed_tenants: frozenset[str] = frozenset()
    global_admins: frozenset[str] = frozenset()
    database_url: str = field(default="sqlite:///nook.db", repr=False)  # it may hold a password
    signing_key: str = field(default="", repr=False)
    graph_url: str = GRAPH_URL
    login_url: str = LOGIN_URL
    channel_openid_url: str = CHANNEL_OPENID_URL
    channel_issuer: str = CHANNEL_ISSUER
    channel_hosts: tuple[str, ...] = CHANNEL_HOSTS
    file_hosts: tuple[str, ...] = FILE_HOSTS
    rate_limit_person: int = 60
    rate_limit_tenant: int = 50
    unauthenticated: bool = False
    developer_name: str = "Nook"
    support_contact: str = ""
    log_level: str = "INFO"


def read_settings(environment: Mapping[str, str], demo: bool = False) -> Settings:
    """Raises Unsettled with a line for each setting that is missing or unsafe. In demo nothing is required."""
    faults: list[str] = []

    def text(name: str, default: str = "", why: str = "") -> str:
        value = environment.get(name, "").strip()
        if not value and not default and why and not demo:
            faults.append(f"{name} is missing: {why}.")
        return value or default

    def several(name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        return tuple(part.strip().lower() for part in environment.get(name, "").split(",") if part.strip()) or default

    def number(name: str, default: int, least: int, most: int) -> int:
        value = environment.get(name, "").strip()
        if not value:
            return default
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            faults.append(f"{name} must be a whole number from {least} to {most}, not {value!r}.")
            return default
        return int(value)

    def one_of(name: str, allowed: tuple[str, ...]) -> str:
        value = environment.get(name, "").strip().upper() or allowed[0]
        if value not in allowed:
            faults.append(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
        return value

    def address(name: str, default: str = "", why: str = "") -> str:
        value = text(name, default, why).rstrip("/")
        if value and (fault := _fault_of_address(value)):
            faults.append(f"{name} {fault}.")
        return value

    host = text("HOST", "127.0.0.1" if demo else "0.0.0.0")  # noqa: S104
    unauthenticated = environment.get("DANGEROUSLY_ALLOW_UNAUTHENTICATED", "").strip() == "1"
    if unauthenticated and not is_loopback(host):
        faults.append(
            f"DANGEROUSLY_ALLOW_UNAUTHENTICATED=1 is only accepted with HOST on loopback (127.0.0.1), not {host!r}:"
            " anybody could speak as anybody."
        )
    needed = not unauthenticated
    app_tenant = text("MICROSOFT_APP_TENANT_ID", why="the Entra tenant of the app registration").lower()
    app_id = text(
        "MICROSOFT_APP_ID", why="the app registration's application (client) id" if needed else "Graph's tokens need it"
    )
    certificate = text("MICROSOFT_APP_CERTIFICATE")
    secret = "the app registration's client secret (or MICROSOFT_APP_CERTIFICATE, a PEM file)"
    password = text("MICROSOFT_APP_PASSWORD", why="" if certificate else secret)
    public_url = address("PUBLIC_URL", why="the https address at which Teams, Graph and browsers reach Nook")
    signing_key = text("SIGNING_KEY", why="a long random secret that signs picture addresses")
    if signing_key and len(signing_key) < SHORTEST_KEY:
        faults.append(f"SIGNING_KEY is too short to be safe: use at least {SHORTEST_KEY} random characters.")
    database_url = text("DATABASE_URL", "" if demo else "sqlite:///nook.db")
    if database_url and not database_url.startswith(("sqlite:///", "postgresql://")):
        faults.append("DATABASE_URL must begin with sqlite:/// or postgresql://.")
    settings = Settings(
        demo=demo,
        host=host,
        port=number("PORT", 3978, 0, 65535),
        public_url=public_url,
        app_id=app_id.lower(),
        app_password=password,
        app_certificate=certificate,
        app_tenant=app_tenant,
        allowed_tenants=frozenset(several("ALLOWED_TENANTS")) or frozenset({app_tenant} - {""}),
        global_admins=frozenset(several("GLOBAL_ADMINS")),
        database_url=database_url,
        signing_key=signing_key or secrets.token_urlsafe(32),
        graph_url=address("GRAPH_URL", GRAPH_URL),
        login_url=address("LOGIN_URL", LOGIN_URL),
        channel_openid_url=address("CHANNEL_OPENID_URL", CHANNEL_OPENID_URL),
        channel_issuer=text("CHANNEL_ISSUER", CHANNEL_ISSUER),
        channel_hosts=several("CHANNEL_HOSTS", CHANNEL_HOSTS),
        file_hosts=several("FILE_HOSTS", FILE_HOSTS),
        rate_limit_person=number("RATE_LIMIT_PERSON", 60, 0, 1_000_000),
        rate_limit_tenant=number("RATE_LIMIT_TENANT", 50, 0, 1_000_000),
        unauthenticated=unauthenticated,
        developer_name=text("DEVELOPER_NAME", "Nook"),
        support_contact=text("SUPPORT_CONTACT"),
        log_level=one_of("LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR")),
    )
    if faults:
        raise Unsettled(tuple(faults))
    return settings


def is_loopback(host: str) -> bool:
    """Whether a host name or address without a port stands for this machine alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _fault_of_address(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "is not an address"
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment or parts.username:
        return "must be an address such as https://nook.example.com"
    if parts.scheme == "http" and not is_loopback(host):
        return f"must begin with https://: plain http:// is accepted for loopback hosts only, not {host}"
    return ""

"""Settings that are accepted and make Nook less safe: said loudly at start, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from bot.settings import CHANNEL_HOSTS, CHANNEL_ISSUER, CHANNEL_OPENID_URL, Settings, is_loopback

MICROSOFTS = (
    "graph.microsoft.com",
    "graph.microsoft.us",
    "dod-graph.microsoft.us",
    "microsoftgraph.chinacloudapi.cn",
    "login.microsoftonline.com",
    "login.microsoftonline.us",
    "login.partner.microsoftonline.cn",
    "login.botframework.com",
    "login.botframework.azure.us",
    "login.botframework.azure.cn",
)
"""Of "National cloud deployments" (Microsoft Graph) and "Bot Framework authentication"."""


def cautions(settings: Settings) -> Iterator[str]:
    """For an operator who may not have meant it."""
    if settings.unauthenticated:
        yield "DANGEROUSLY_ALLOW_UNAUTHENTICATED=1: anybody on this machine can speak as anybody"
    if _readable_on_its_way(settings.database_url):
        yield (
            "DATABASE_URL asks for no encryption: who meets whom may cross the network readably; add ?sslmode=require"
        )
    for name, limit in (
        ("RATE_LIMIT_PERSON", settings.rate_limit_person),
        ("RATE_LIMIT_TENANT", settings.rate_limit_tenant),
    ):
        if not limit:
            yield f"{name}=0: one sender can keep Nook busy for all others"
    for name, hosts in (("CHANNEL_HOSTS", settings.channel_hosts), ("FILE_HOSTS", settings.file_hosts)):
        if wide := [host for host in hosts if host.startswith("*") and host.count(".") < 2]:
            yield f"{name} has {', '.join(wide)}: Nook sends what is meant for Microsoft to anybody with such a name"
    if settings.channel_issuer != CHANNEL_ISSUER and settings.channel_openid_url == CHANNEL_OPENID_URL:
        yield "CHANNEL_ISSUER is not Bot Framework's: no message of Teams will be believed"
    for name, address in (
        ("CHANNEL_OPENID_URL", settings.channel_openid_url),
        ("GRAPH_URL", settings.graph_url),
        ("LOGIN_URL", settings.login_url),
    ):
        host = urlsplit(address).hostname or ""
        if host not in MICROSOFTS:
            whose = "on this machine" if is_loopback(host) else "not one of Microsoft's"
            yield f"{name} is {address}, {whose}: tokens and calendars go there, and its word counts as Microsoft's"
    if others := settings.allowed_tenants - {settings.app_tenant}:
        yield f"ALLOWED_TENANTS serves {len(others)} more: their people see the rooms of all configurations"
    if set(settings.channel_hosts) - set(CHANNEL_HOSTS):
        yield "CHANNEL_HOSTS has hosts beside Bot Framework's and Teams': replies, with Nook's token, may go there"


def _readable_on_its_way(database_url: str) -> bool:
    """PostgreSQL on another machine, where encryption is left to what the server offers."""
    address = urlsplit(database_url)
    asked = dict(parse_qsl(address.query))
    host = address.hostname or asked.get("host", "")
    if address.scheme != "postgresql" or not host or host.startswith("/") or is_loopback(host):
        return False
    return asked.get("sslmode", asked.get("ssl", "")) not in ("require", "verify-ca", "verify-full")

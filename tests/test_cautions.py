"""Settings that weaken safety are named at start, each in a sentence that begins with its name."""

import pytest

from bot.cautions import cautions
from bot.settings import read_settings
from tests.test_settings import WHOLE


def test_an_ordinary_environment_needs_no_caution() -> None:
    assert list(cautions(read_settings(WHOLE))) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DANGEROUSLY_ALLOW_UNAUTHENTICATED", "1"),
        ("RATE_LIMIT_PERSON", "0"),
        ("RATE_LIMIT_TENANT", "0"),
        ("DATABASE_URL", "postgresql://nook:secret@db.example/nook"),
        ("DATABASE_URL", "postgresql://nook:secret@db.example/nook?sslmode=prefer"),
        ("FILE_HOSTS", "*"),
        ("FILE_HOSTS", "*.com"),
        ("CHANNEL_HOSTS", "smba.trafficmanager.net,replies.example.com"),
        ("GRAPH_URL", "https://graph.example.com/v1.0"),
        ("LOGIN_URL", "http://127.0.0.1:8080/login"),
        ("CHANNEL_OPENID_URL", "https://keys.example.com/openid"),
        ("CHANNEL_ISSUER", "https://api.example.com"),
        ("ALLOWED_TENANTS", f"{WHOLE['MICROSOFT_APP_TENANT_ID']},33333333-3333-3333-3333-333333333333"),
    ],
)
def test_each_is_named(name: str, value: str) -> None:
    settings = read_settings({**WHOLE, "HOST": "127.0.0.1", name: value})
    (said,) = cautions(settings)
    assert said.startswith(name)
    assert "secret" not in said


@pytest.mark.parametrize(
    "address",
    [
        "db.example/nook?sslmode=require",
        "127.0.0.1/nook",
        "/nook?host=/run/postgresql",
        "db.example/nook?ssl=verify-full",
    ],
)
def test_a_database_that_is_near_or_asked_for_encryption_needs_none(address: str) -> None:
    assert list(cautions(read_settings({**WHOLE, "DATABASE_URL": f"postgresql://nook:secret@{address}"}))) == []


def test_national_clouds_are_microsofts() -> None:
    cloud = {
        "GRAPH_URL": "https://graph.microsoft.us/v1.0",
        "LOGIN_URL": "https://login.microsoftonline.us",
        "CHANNEL_OPENID_URL": "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "CHANNEL_ISSUER": "https://api.botframework.us",
    }
    assert list(cautions(read_settings({**WHOLE, **cloud}))) == []

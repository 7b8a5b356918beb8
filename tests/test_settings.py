"""The settings: each that is missing or unsafe is named in one line, and `python app.py` then ends with 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Unsettled, is_loopback, read_settings

WHOLE = {
    "PUBLIC_URL": "https://nook.contoso.com/",
    "MICROSOFT_APP_ID": "11111111-1111-1111-1111-111111111111",
    "MICROSOFT_APP_PASSWORD": "secret",
    "MICROSOFT_APP_TENANT_ID": "22222222-2222-2222-2222-222222222222",
    "SIGNING_KEY": "0123456789abcdef0123456789abcdef",
}


def faults(**changes: str) -> list[str]:
    with pytest.raises(Unsettled) as unsettled:
        read_settings({**WHOLE, **changes})
    return list(unsettled.value.faults)


def test_a_whole_environment_is_accepted() -> None:
    settings = read_settings(WHOLE)
    assert (settings.public_url, settings.host, settings.port) == ("https://nook.contoso.com", "0.0.0.0", 3978)
    assert settings.allowed_tenants == {WHOLE["MICROSOFT_APP_TENANT_ID"]}


@pytest.mark.parametrize("name", list(WHOLE))
@pytest.mark.fault("F12")
def test_each_missing_setting_is_named(name: str) -> None:
    assert [fault for fault in faults(**{name: ""}) if fault.startswith(f"{name} ")]


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(Unsettled) as unsettled:
        read_settings({})
    assert len(unsettled.value.faults) == len(WHOLE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "http://nook.contoso.com"),
        ("PUBLIC_URL", "nook.contoso.com"),
        ("GRAPH_URL", "http://graph.example.com/v1.0"),
        ("LOGIN_URL", "ftp://login.example.com"),
        ("CHANNEL_OPENID_URL", "http://192.168.1.5/openid"),
        ("PORT", "many"),
        ("PORT", "70000"),
        ("RATE_LIMIT_PERSON", "-1"),
        ("SIGNING_KEY", "short"),
        ("DATABASE_URL", "mysql://nook"),
        ("DANGEROUSLY_ALLOW_UNAUTHENTICATED", "1"),
    ],
)
@pytest.mark.fault("F12")
def test_what_is_unsafe_is_refused_in_one_line(name: str, value: str) -> None:
    (fault,) = faults(**{name: value})
    assert fault.startswith(name)
    assert "\n" not in fault


def test_plain_http_is_accepted_on_loopback_and_unchecked_tokens_too() -> None:
    settings = read_settings(
        {
            **WHOLE,
            "HOST": "127.0.0.1",
            "DANGEROUSLY_ALLOW_UNAUTHENTICATED": "1",
            "GRAPH_URL": "http://127.0.0.1:8000/v1.0",
            "PUBLIC_URL": "http://localhost:3978",
        }
    )
    assert settings.unauthenticated


def test_secrets_are_not_in_the_settings_own_words() -> None:
    words = repr(read_settings(WHOLE))
    assert "secret" not in words
    assert WHOLE["SIGNING_KEY"] not in words


def test_the_demo_needs_nothing_and_listens_to_this_machine_only() -> None:
    assert is_loopback(read_settings({}, demo=True).host)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("::1", True), ("LOCALHOST", True), ("0.0.0.0", False), ("127.0.0.1.evil.example", False)],
)
def test_loopback_is_told_from_what_only_looks_like_it(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@pytest.mark.fault("F12")
def test_app_py_names_each_and_ends_with_2(tmp_path: Path) -> None:
    app = Path(__file__).parents[1] / "app.py"
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "SYSTEMROOT")}
    ended = subprocess.run(
        [sys.executable, str(app)], cwd=tmp_path, env=clean, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 2
    assert [line.split()[0] for line in ended.stderr.splitlines()] == [
        "MICROSOFT_APP_TENANT_ID",
        "MICROSOFT_APP_ID",
        "MICROSOFT_APP_PASSWORD",
        "PUBLIC_URL",
        "SIGNING_KEY",
    ]

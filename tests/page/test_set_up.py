"""Fetching Microsoft's renderer, and which files the page is made of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.simulator import fetch_page
from bot.simulator.page_files import find_file

PAGE = fetch_page.PAGE


def npm_that(folder: Path, *lines: str) -> str:
    """A stand-in for npm that does what these lines of shell say."""
    script = folder / "npm"
    script.write_text("\n".join(("#!/bin/sh", *lines)))
    script.chmod(0o755)
    return str(script)


def test_the_lock_pins_by_hash_and_names_no_registry() -> None:
    lock = json.loads((PAGE / fetch_page.LOCK).read_text())
    fetched = {name: entry for name, entry in lock["packages"].items() if name}
    assert list(fetched) == ["node_modules/adaptivecards", "node_modules/axe-core"]
    assert all(entry["integrity"].startswith("sha512-") and "resolved" not in entry for entry in fetched.values())


def test_without_npm_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_page, "npms", list)
    assert "npm was not found" in str(fetch_page.fetch(tmp_path))


def test_when_npm_fails_it_says_why_and_leaves_nothing_that_looks_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = npm_that(tmp_path, "echo 'npm error code ENOTFOUND' >&2", "exit 1")
    monkeypatch.setattr(fetch_page, "npms", lambda: [npm])
    assert fetch_page.fetch(tmp_path / "page") == "npm could not fetch it (code ENOTFOUND)."
    assert not fetch_page.is_there(tmp_path / "page")


def test_a_second_npm_is_tried_and_what_is_there_is_not_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = fetch_page.RENDERER
    (tmp_path / "bad").mkdir()
    bad = npm_that(tmp_path / "bad", "exit 1")
    good = npm_that(
        tmp_path, f"mkdir -p {target.parent.as_posix()}", f"touch {target.as_posix()}", f"echo >> {tmp_path}/ran"
    )
    monkeypatch.setattr(fetch_page, "npms", lambda: [bad, good])
    assert [fetch_page.fetch(tmp_path / "page") for _ in range(3)] == [None, None, None]
    assert (tmp_path / "ran").read_text() == "\n"


@pytest.mark.parametrize("name", ["../page.py", ".npmrc", "nothing.js", "vendor/../../../package.json", "/etc/passwd"])
def test_only_the_pages_own_files_are_served(name: str) -> None:
    assert find_file(name) is None


def test_every_file_that_the_page_names_is_there() -> None:
    named = set[str]()
    for file in PAGE.glob("*.*"):
        if file.suffix in {".html", ".js", ".css"}:
            named |= set(re.findall(r'(?:static|from "\.|import\("\.)/([\w.]+\.\w+)"', file.read_text()))
    assert len(named) > 20
    assert {name for name in named if find_file(name) is None} == set()


def test_no_file_of_the_page_names_an_address_elsewhere() -> None:
    allowed = ("http://www.w3.org/2000/svg", "http://localhost:*", "http://127.0.0.1:*")
    for file in [*PAGE.glob("*.js"), *PAGE.glob("*.css"), *PAGE.glob("*.html"), *PAGE.glob("*.svg")]:
        found = re.findall(r"https?://[^\s\"';<>)]+", file.read_text())
        assert [address for address in found if address not in allowed] == [], file.name

"""The audit of the locks: a hole ends with 1; a service that cannot be reached is said and ends with 0."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from deploy.audit import LOCKS, audit

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("answers", "sentence", "code"),
    [
        ({}, "No known hole in requirements.lock and deploy/requirements.lock.", 0),
        ({"deploy/requirements.lock": (1, "aiohttp 3.0 GHSA-1 fixed in 3.1")}, "deploy/requirements.lock: aiohttp", 1),
        ({"requirements.lock": (1, "ServiceError: Max retries exceeded")}, "left out: the advisory service", 0),
        ({"requirements.lock": (0, "yarl  Dependency not found and could not be audited")}, "nothing of 1 packages", 0),
        ({"venv": (1, "")}, "left out: pip-audit is not installed", 0),
        ({"install": (1, "No matching distribution")}, "left out: pip-audit is not installed", 0),
    ],
)
def test_the_audit_reads_the_lock_and_says_why_it_did_not(
    answers: dict[str, tuple[int, str]], sentence: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        status, said = next((answers[word] for word in command if word in answers), (0, ""))
        return subprocess.CompletedProcess(command, status, said, "")

    monkeypatch.setattr("deploy.audit.shutil.which", lambda _: None)
    said, ended = audit(run=run)
    assert sentence in said
    assert ended == code


def test_it_is_a_step_of_its_own_in_ci_and_reads_locks_that_there_are() -> None:
    assert "make audit" in (ROOT / ".ci/run").read_text()
    assert all((ROOT / lock).exists() for lock in LOCKS)

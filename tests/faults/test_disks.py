"""The disk is full or only reads, and a second process wants the file: F23."""

from __future__ import annotations

import contextlib
import os
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.ports import StoreTrouble
from bot.store import only_one, open_store
from tests.databases import sqlite_url, with_tables
from tests.faults.test_database import WISH, long, pressed, readiness
from tests.office import office


@contextmanager
def full(file: Path) -> Iterator[None]:
    """The file cannot grow, as on a disk without room."""
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))


@pytest.mark.fault("F23")
async def test_a_full_disk_is_said_breaks_nothing_and_is_over_when_there_is_room(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        adele = here.desk("adele@contoso.com")
        offer = await adele.says(WISH)
        with full(tmp_path / "nook.db-wal"):
            assert (await readiness(here))[0] == 503
            assert "othing was booked" in await pressed(here, offer)
        assert await readiness(here) == (200, {})
        await adele.presses("Book Everest", on=offer)
        await here.later(3)
        assert adele.sees_again(offer).words.startswith("Booked")
    with closing(sqlite3.connect(tmp_path / "nook.db")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@contextmanager
def a_disk(at: Path, options: str) -> Iterator[Path]:
    """A small disk of its own. Skips the test where none may be mounted."""
    at.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", at], capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


@pytest.mark.fault("F23")
@long
async def test_a_disk_that_is_really_full_and_one_that_is_mounted_read_only(tmp_path: Path) -> None:
    with a_disk(tmp_path / "small", "size=3m") as disk:
        async with office(tmp_path, database_url=with_tables(f"sqlite:///{disk}/nook.db")) as here:
            adele = here.desk("adele@contoso.com")
            offer = await adele.says(WISH)
            filler = os.open(disk / "else", os.O_WRONLY | os.O_CREAT)
            with contextlib.suppress(OSError):
                while os.write(filler, b"x" * 512):
                    pass
            os.close(filler)
            assert (await readiness(here))[0] == 503
            assert "othing was booked" in await pressed(here, offer)
            (disk / "else").unlink()
            assert await readiness(here) == (200, {})
            await adele.presses("Book Everest", on=offer)
            await here.later(3)
            assert adele.sees_again(offer).words.startswith("Booked")
    with a_disk(tmp_path / "read-only", "ro") as disk, pytest.raises(StoreTrouble, match="cannot write in the folder"):
        await open_store(f"sqlite:///{disk}/nook.db")


@pytest.mark.control("F23")
async def test_control_without_the_lock_a_second_process_would_open_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sqlite_url(tmp_path)
    monkeypatch.setattr(only_one, "_lock", lambda _: None)
    async with await open_store(url), await open_store(url) as second:
        await second.ping()

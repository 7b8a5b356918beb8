"""DATABASE_URL: what works, and the sentence for each that does not."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.ports import Store, StoreTrouble
from bot.store import SqlStore, open_store
from bot.store.local_disk import shared_disk
from tests.databases import sqlite_url


async def test_it_is_a_store(tmp_path: Path) -> None:
    """mypy compares every method with the port's; here, that it opens."""
    store: Store
    async with await open_store(sqlite_url(tmp_path)) as store:
        await store.ping()


async def test_a_relative_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with await open_store("sqlite:///nook.db") as store:
        await store.ping()
    assert stat.S_IMODE((tmp_path / "nook.db").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "cannot be read: use sqlite:"),
        ("nook.db", "cannot be read: use sqlite:"),
        ("mysql://root:secret@host/db", "names 'mysql', which Nook does not know: use sqlite:"),
        ("sqlite://", "has to name a file, with three slashes"),
        ("sqlite:///:memory:", "has to name a file"),
        ("sqlite://nook.db", "has to name a file, with three slashes"),
        ("sqlite:///no/such/nook.db", "there is no folder .*no/such for the database nook.db: create it first"),
        ("sqlite:///.", "is a folder"),
        (
            "postgresql://ann:secret@/db?host=/nowhere",
            "cannot open the PostgreSQL database 'db' at /nowhere: the database",
        ),
        ("postgresql://ann:secret@host/db?colour=red", "has an option that is not known: colour"),
    ],
)
async def test_what_is_wrong_is_said(url: str, sentence: str) -> None:
    with pytest.raises(StoreTrouble, match=sentence) as trouble:
        await open_store(url)
    assert "secret" not in str(trouble.value)


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Dear diary, " * 500)
    with pytest.raises(StoreTrouble, match=r"cannot open .*notes.txt: .*file is not a database"):
        await open_store(f"sqlite:///{tmp_path}/notes.txt")
    assert (tmp_path / "notes.txt").read_text().startswith("Dear diary")


async def test_a_database_of_another_program(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(StoreTrouble, match="belongs to another program"):
        await open_store(f"sqlite:///{tmp_path}/other.db")


async def test_a_database_of_a_newer_nook(empty_url: str) -> None:
    async with await open_store(empty_url) as store:
        await store._database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(StoreTrouble, match=r"used by a newer Nook .its tables are of version 9999, this Nook knows 0"):
        await open_store(empty_url)


async def test_postgresql_without_such_a_database(postgres_url: str) -> None:
    url = make_url(postgres_url).set(database="elsewhere").render_as_string(hide_password=False)
    with pytest.raises(StoreTrouble, match=r'cannot open the .*: database "elsewhere" does not exist'):
        await open_store(url)


async def test_postgresql_without_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(StoreTrouble, match="install it with: pip install asyncpg"):
        await open_store("postgresql://ann@/db")


@pytest.mark.fault("F23")
async def test_sqlite_serves_one_process(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    async with await open_store(url):
        with pytest.raises(StoreTrouble, match=r"in use by another Nook.*or use PostgreSQL"):
            await open_store(url)
    async with await open_store(url) as again:
        await again.ping()


_KILLED = """
import asyncio, os, sys
from datetime import timedelta
from bot.store import open_store
from bot.store.reserving import Reservation
from tests.store.values import TWO, booking

class Killed(Reservation):
    def __call__(self, connection):
        super().__call__(connection)
        os.kill(os.getpid(), 9)

async def main():
    store = await open_store(sys.argv[1])
    await store.reserve(booking(id="first"))
    store.reservation = Killed
    await store.reserve(booking(TWO + timedelta(hours=1), id="second"))

asyncio.run(main())
"""


@pytest.mark.fault("F6")
async def test_a_killed_process_leaves_no_lock_and_no_half_booking(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", _KILLED, url, cwd=Path(__file__).parents[2])
    assert await process.wait() == -9
    async with await open_store(url) as store:
        assert await store.booking("first") is not None
        assert await store.booking("second") is None


@pytest.mark.fault("F23")
def test_disks_that_are_shared_over_the_network(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "overlay / overlay rw 0 0\n"
        "//files/share /mnt/our\\040share cifs rw 0 0\n"
        "nas:/ /home nfs4 rw 0 0\n"
        "/dev/sdb /home/ann ext4 rw 0 0\n"
    )
    assert shared_disk(Path("/mnt/our share/nook.db"), mounts) == "cifs"
    assert shared_disk(Path("/home/ben/nook.db"), mounts) == "nfs4"
    assert shared_disk(Path("/home/ann/nook.db"), mounts) is None
    assert shared_disk(Path("/srv/nook.db"), mounts) is None
    assert shared_disk(Path("/srv/nook.db"), tmp_path / "no such file") is None


async def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store: SqlStore = await open_store(sqlite_url(tmp_path))
    await store.close()
    with pytest.raises(StoreTrouble, match="closed"):
        await store.ping()

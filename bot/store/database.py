"""What SQLite and PostgreSQL have in common: a piece of work is a function of one connection, in one transaction."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.ports import StoreTrouble
from bot.store.mailbox_slots import MailboxSlots

T = TypeVar("T")
Work = Callable[[Connection], T]
"""What is done with the plain SQLAlchemy connection. It may run twice (see `postgresql`), never half."""


class Database(Protocol):
    """Runs work. Raises StoreTrouble where the database does not answer; errors of the work itself pass unchanged.

    `alone`: no other process writes there, so what was written last is known without asking. `slots`: what replicas
    agree on about mailboxes, None where there are none.
    """

    alone: bool

    @property
    def slots(self) -> MailboxSlots | None: ...

    async def read(self, work: Work[T]) -> T:
        """One SELECT, outside any transaction."""

    async def write(self, work: Work[T], durable: bool = True) -> T:
        """All of the work or nothing. Not `durable`: a power cut may undo it, for what can be found out again."""

    async def listen(self, changed: Callable[[str], None], deaf: Callable[[], None]) -> None:
        """Says what other processes announce (`changes`), until cancelled; see `hearing`. Where none writes it ends at
        once.
        """

    async def close(self) -> None: ...


@contextmanager
def trouble_told(*also: type[Exception], unsure: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Turns into StoreTrouble what a database says that is away, locked, full or too slow, and `also` the driver's own.
    `unsure`: whether it may have been written all the same.

    A broken constraint or a wrong statement is Nook's own mistake and is not hidden behind that.
    """
    troubles: tuple[type[Exception], ...] = (DBAPIError, PoolTimeout, OSError, TimeoutError, *also)
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except troubles as error:
        raise trouble(error, unsure()) from error


def trouble(error: BaseException, unsure: bool = False) -> StoreTrouble:
    """In the database's own words: SQLAlchemy's would repeat the statement and what people had written. `/ready` shows
    them to everybody, so an address that does not answer is left out.
    """
    cause = getattr(error, "orig", None) or error
    cause = cause.__cause__ or cause
    said = str(cause).strip() or type(cause).__name__
    if isinstance(cause, OSError) and not isinstance(cause, TimeoutError):
        said = os.strerror(cause.errno) if cause.errno and cause.errno > 0 else type(cause).__name__
    return StoreTrouble(f"the database does not answer: {said.splitlines()[0]}", unsure)

"""What belongs together: a turn, or a booking's steps, and every call to Microsoft 365 on its behalf.

One id of eight hex digits stands in each line of the log, in the reference that a person is given when something
breaks, and at the beginning of the client-request-id of each call to Graph, which Microsoft keeps in its own logs
("Best practices for working with Microsoft Graph"). A booking's steps go by the beginning of the booking's id.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_id: ContextVar[str] = ContextVar("trace", default="")


def trace() -> str:
    """The id of what is under way in this task, "" for nothing in particular."""
    return _id.get()


@contextmanager
def traced(id: str = "") -> Iterator[str]:
    """From here on, in this task and in those it begins: `id`'s first eight characters, or a new one."""
    token = _id.set(id[:8] or secrets.token_hex(4))
    try:
        yield _id.get()
    finally:
        _id.reset(token)


def request_id() -> str:
    """A UUID for one call, which begins with the trace's id."""
    return _id.get().ljust(8, "0")[:8] + str(uuid.uuid4())[8:] if _id.get() else str(uuid.uuid4())

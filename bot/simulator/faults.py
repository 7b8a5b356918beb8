"""Troubles one can switch on: throttling, failures, resets, slowness. Each service has its own `Faults`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["status", "reset", "slow"]


@dataclass(slots=True, eq=False)
class Fault:
    """One trouble. It meets requests that match all that is set, `calls` times (None: until cleared) or until `until`.

    `path` is a part of the decoded path, `mailbox` an address. `retry_after` in seconds, None: no such header.
    `when` is asked at each request that fits so far: for chance.
    """

    kind: Kind
    status: int = 503
    calls: int | None = 1
    until: datetime | None = None
    method: str | None = None
    path: str | None = None
    mailbox: str | None = None
    retry_after: int | None = None
    code: str | None = None
    message: str | None = None
    after_effect: bool = False
    seconds: float = 0.0
    hits: int = 0
    when: Callable[[], bool] = lambda: True

    def matches(self, method: str, path: str, mailbox: str | None, now: datetime) -> bool:
        return (
            (self.calls is None or self.hits < self.calls)
            and (self.until is None or now < self.until)
            and (self.method is None or self.method.upper() == method)
            and (self.path is None or self.path.lower() in path.lower())
            and (self.mailbox is None or (mailbox is not None and self.mailbox.lower() == mailbox.lower()))
            and self.when()
        )


@dataclass(slots=True)
class Faults:
    """The troubles of one service, in the order in which they were switched on."""

    active: list[Fault] = field(default_factory=list)

    def throttle(
        self,
        mailbox: str | None = None,
        *,
        retry_after: int | None = 1,
        calls: int | None = 1,
        until: datetime | None = None,
        code: str = "ApplicationThrottled",
        message: str = "Application is over its MailboxConcurrency limit.",
    ) -> Fault:
        """429 for the next `calls` requests (None: all) of one mailbox or of all."""
        return self._add(
            Fault("status", 429, calls, until, mailbox=mailbox, retry_after=retry_after, code=code, message=message)
        )

    def fail(
        self,
        status: int,
        *,
        calls: int | None = 1,
        method: str | None = None,
        path: str | None = None,
        mailbox: str | None = None,
        retry_after: int | None = None,
        after_effect: bool = False,
    ) -> Fault:
        """Answers with this status; `after_effect` True: what was asked has been done all the same."""
        return self._add(
            Fault("status", status, calls, None, method, path, mailbox, retry_after, after_effect=after_effect)
        )

    def reset(
        self,
        when: Literal["before", "after"] = "before",
        *,
        calls: int | None = 1,
        method: str | None = None,
        path: str | None = None,
        mailbox: str | None = None,
    ) -> Fault:
        """Cuts the connection, before or after what was asked has been done."""
        return self._add(Fault("reset", 0, calls, None, method, path, mailbox, after_effect=when == "after"))

    def slow(
        self,
        seconds: float,
        *,
        calls: int | None = None,
        method: str | None = None,
        path: str | None = None,
        mailbox: str | None = None,
    ) -> Fault:
        """Real seconds of waiting before the work is done."""
        return self._add(Fault("slow", 0, calls, None, method, path, mailbox, seconds=seconds))

    def hang(self, *, calls: int | None = None, method: str | None = None, path: str | None = None) -> Fault:
        """Never answers (for an hour)."""
        return self.slow(3600, calls=calls, method=method, path=path)

    def clear(self, fault: Fault | None = None) -> None:
        """Ends one trouble, or all."""
        self.active = [f for f in self.active if fault is not None and f is not fault]

    def next(self, method: str, path: str, mailbox: str | None, now: datetime) -> Fault | None:
        """The status or reset that meets this request, counted as used."""
        for fault in self.active:
            if fault.kind != "slow" and fault.matches(method, path, mailbox, now):
                fault.hits += 1
                return fault
        return None

    async def delay(self, method: str, path: str, mailbox: str | None, now: datetime) -> None:
        """Waits as long as the slowness that meets this request says."""
        for fault in [f for f in self.active if f.kind == "slow" and f.matches(method, path, mailbox, now)]:
            fault.hits += 1
            await asyncio.sleep(fault.seconds)

    def _add(self, fault: Fault) -> Fault:
        self.active.append(fault)
        return fault

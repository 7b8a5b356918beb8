"""What really happened: the log that tests judge by. Bounded, so that a long demo does not grow."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One request Graph received. `path` is decoded and without query; `ms` what it took, real milliseconds; `asked`
    the caller's client-request-id.

    `status` 0: the connection was reset. `mailbox`: the address whose mailbox it touched, if any.
    """

    seq: int
    at: datetime
    method: str
    path: str
    query: str
    status: int
    app: str | None
    mailbox: str | None
    summary: str
    ms: float
    asked: str = ""


@dataclass(frozen=True, slots=True)
class RoomDecision:
    """One answer of a room: by its booking attendant or (`by`) its owner. Times UTC."""

    at: datetime
    room: str
    ical_uid: str
    organizer: str
    start: datetime
    end: datetime
    answer: str
    reason: str
    by: str = "attendant"


@dataclass(frozen=True, slots=True)
class DirectRoomWrite:
    """An event put straight into a room's calendar, past the booking attendant: what a bot must never do."""

    at: datetime
    room: str
    event_id: str
    app: str | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two meetings that hold one room at once."""

    room: str
    first: str
    second: str
    start: datetime
    end: datetime


@dataclass(slots=True)
class Witness:
    """The logs of one tenant.

    `impatient`: requests that came before the Retry-After promised to them had run out. `peak_concurrency`: the most
    requests in flight at once for each mailbox address.
    """

    requests: deque[RequestRecord] = field(default_factory=lambda: deque(maxlen=20_000))
    decisions: deque[RoomDecision] = field(default_factory=lambda: deque(maxlen=20_000))
    direct_room_writes: list[DirectRoomWrite] = field(default_factory=list)
    impatient: list[RequestRecord] = field(default_factory=list)
    peak_concurrency: dict[str, int] = field(default_factory=dict)
    in_flight: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def enter(self, mailbox: str) -> int:
        """One more request in flight for this mailbox; gives how many there are now."""
        now = self.in_flight[mailbox] = self.in_flight.get(mailbox, 0) + 1
        self.peak_concurrency[mailbox] = max(now, self.peak_concurrency.get(mailbox, 0))
        return now

    def leave(self, mailbox: str) -> None:
        self.in_flight[mailbox] -= 1

    def requests_to(self, method: str, path: str) -> list[RequestRecord]:
        """The requests of this method whose path contains `path`, oldest first."""
        return [r for r in self.requests if r.method == method and path.lower() in r.path.lower()]

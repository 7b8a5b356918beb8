"""What the store keeps of notices: what people are told unasked, who waits for a room, who wants to be left alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.people import Identity
from bot.domain.reminders import Kind, Response
from bot.domain.waiting import Wait
from bot.domain.wish import Wish
from bot.ports.chats import CardAddress
from bot.ports.storing import Kept


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wait, whose it is, and the chat to tell them in."""

    wait: Wait
    name: str
    card: CardAddress


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks the holder of a room for it, what for, and where to tell them the answer."""

    who: Identity
    name: str
    wish: Wish
    card: CardAddress


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told to `who`, in the chat of `card`, not before `due_at` and not from `stale_at` on.

    `id`: the same thing has the same one, and is told once. `about`: the id of the booking or the wait. `sent_at`: when
    it was sent. `answer`: what was pressed.
    """

    id: str
    kind: Kind
    about: str
    who: Identity
    name: str
    card: CardAddress
    due_at: datetime
    stale_at: datetime
    asker: Asker | None = None
    sent_at: datetime | None = None
    answer: Response = Response.NONE


class NoticeStore(Protocol):
    """Every method raises StoreTrouble where the database does not answer."""

    async def put(self, notices: Sequence[Notice]) -> int:
        """Inserts those that are not there, and says how many. What is there, told or not, stays as it is."""

    async def claim(self, now: datetime, lease_seconds: float, most: int) -> tuple[Notice, ...]:
        """Notices that are due, leased to the caller: no other worker gets them until the lease ends."""

    async def begin(self, notice: Notice, now: datetime, most: int, within_seconds: float) -> bool:
        """Counts it as told to its person at `now`; False where `most` were told within the last seconds, and then it
        is due again when one more may be. Two replicas at once do not tell more than that.
        """

    async def settle(self, notice: Notice, sent: bool) -> None:
        """It was told, or it never will be."""

    async def postpone(self, notice: Notice, due: datetime) -> None:
        """It was not told, and is due later."""

    async def notice(self, id: str) -> Notice | None: ...
    async def notices_about(self, about: Collection[str]) -> Mapping[str, Notice]:
        """By their ids."""

    async def answer(self, id: str, answer: Response) -> bool:
        """The first answer counts: False where there was one."""

    async def open_questions(self, who: Identity, now: datetime) -> tuple[Notice, ...]:
        """What this person was asked and has not answered, while it can be; the newest first."""

    async def beginning(self, since: datetime, until: datetime) -> tuple[Kept, ...]:
        """Bookings that stand and begin within that time, the end included."""

    async def wait(self, waiting: Waiting) -> int:
        """Puts somebody in line; how many wait already whose wish overlaps. Who waits already stays where they are."""

    async def waits(self) -> tuple[Waiting, ...]: ...
    async def hold(self, wait: Wait, notice: Notice) -> bool:
        """Holds the wait's `calendar` for its person until its `held_until`, and puts the notice, in one transaction.

        False where a booking or another's hold has the room by now, or the wait is gone.
        """

    async def stop_waiting(self, ids: Collection[str]) -> None: ...

    async def muted(self) -> frozenset[Identity]:
        """Who is not to be told anything. At most some seconds old."""

    async def quiet(self, who: Identity, on: bool) -> None:
        """What the person said."""

    async def block(self, who: Identity) -> None:
        """The person blocked the bot or removed it."""

    async def spoke(self, who: Identity) -> None:
        """The person is there again: no longer taken for one who blocked the bot. Costs nothing where they were not."""

"""Plans that an admin is drawing on a picture, in a page outside of Teams, and the link that opens that page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.floorplan import Plan, Ring
from bot.domain.people import Identity
from bot.ports.chats import CardAddress


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan that is not written yet, and whose it is. `plan.building` is "" until the admin said which floor it is.

    `link`: SHA-256 in hex of the nonce of the link that is good once, "" where there is none; `page`: that of the key
    of the page that it opened. Neither is good after `until`; the draft itself is forgotten after `kept_until` (UTC).
    """

    id: str
    plan: Plan
    asker: Identity
    asker_name: str
    card: CardAddress
    kept_until: datetime
    link: str = ""
    page: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DraftLink:
    """What a link to the editor says, signed. `draft`, `nonce`: hexadecimal digits of 16 bytes each."""

    draft: str
    nonce: str
    asker: bytes
    until: datetime


class DraftStore(Protocol):
    async def keep(self, draft: Draft, picture: tuple[str, bytes]) -> None:
        """A new one, with the picture (id and content) that it is drawn on."""

    async def by_id(self, id: str) -> Draft | None: ...
    async def plans(self) -> tuple[Plan, ...]:
        """Of all drafts."""

    async def change(self, after: Draft, before: Draft) -> None:
        """Raises Conflict where its link or page is another than `before`."""


class EditorTrouble(StrEnum):
    """Why the editor does not open, or does not save."""

    NOT_GOOD = "not good"
    EXPIRED = "expired"
    USED = "used"
    CLOSED = "closed"
    NO_ADMIN = "no admin"
    NO_ROOM = "no room"
    ROOM_TWICE = "room twice"
    CROSSES = "crosses"
    TOO_SMALL = "too small"
    NOT_UNDERSTOOD = "not understood"
    NOT_TOLD = "not told"
    NO_DATABASE = "no database"


class CannotEdit(Exception):
    """`room`: the name of the room that it is about, "" for none."""

    def __init__(self, trouble: EditorTrouble, room: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble, self.room = trouble, room


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page shows. `rooms`: id and name of those of the floor. `key`: to be shown with each further call."""

    plan: Plan
    rooms: tuple[tuple[str, str], ...]
    until: datetime
    key: str
    locale: str


Outline = tuple[str, Ring]
"""The id of a room, and its corners in pixels of the picture."""


class Editing(Protocol):
    """The editor's page. `key`: of the page, "" where it has none. Each raises CannotEdit."""

    async def opened(self, link: DraftLink, key: str) -> Opened:
        """Uses the link up; a page that has the key may open again, as when it is loaded anew."""

    async def picture(self, link: DraftLink, key: str) -> bytes: ...
    async def saved(self, link: DraftLink, key: str, outlines: Sequence[Outline]) -> None:
        """Keeps the outlines, closes the page and shows the plan in the chat. Nothing is imported."""

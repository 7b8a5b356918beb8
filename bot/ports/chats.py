"""Chats: what comes in from Teams, and what goes out to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.domain.people import Identity


class ChatKind(StrEnum):
    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Chat:
    """Where to answer: one Teams conversation. `bot` and `person` are the channel's own ids ("28:…", "29:…")."""

    tenant: str
    service_url: str
    conversation: str
    kind: ChatKind
    bot: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. Only `identity` is believed; name, zone (IANA or None) and locale are what the client says.

    `week_starts`: the day on which weeks begin in that locale, 0 for Monday.
    """

    identity: Identity
    name: str
    zone: str | None
    locale: str
    week_starts: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a chat, as Teams' roster says. `mail` is empty where they have none."""

    identity: Identity
    name: str
    mail: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that a person attached. `url`: where it can be fetched, for some minutes; nothing in it is believed."""

    name: str
    url: str


class ComposeKind(StrEnum):
    """What the compose box asks of the message extension: to search, to open its dialog, or to take the filled one."""

    SEARCH = "search"
    OPEN = "open"
    SUBMIT = "submit"


@dataclass(frozen=True, slots=True)
class Heard:
    """One message or one press.

    `text` for words; `reference` and `inputs` for a press on `card`, the id of the message it stands in.

    `id` is the activity's own id. `arrived`: the bot was just added to this chat. `files`: what was attached.
    `mentioned`: names of people who were mentioned with @. `compose`: it comes from the compose box, before anything is
    sent; `text` is then what was typed into its search, or the message whose menu it was opened from, and `written`
    when that was (UTC). `invoked`: who pressed sees the answer alone, while in a shared chat the answer to a message is
    seen by all. `automatic`: no finger pressed, the client asked for its person's view.
    """

    id: str
    speaker: Speaker
    chat: Chat
    text: str = ""
    reference: str | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    card: str = ""
    arrived: bool = False
    files: tuple[File, ...] = ()
    mentioned: tuple[str, ...] = ()
    compose: ComposeKind | None = None
    written: datetime | None = None
    invoked: bool = False
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card ready to be sent: Adaptive Card JSON, and the sentence for notifications and clients without cards.

    `alone`: others who see the chat must not see it. `note`: as the answer to a press, only the sentence is said, and
    the pressed card stays as it is. `line`: what stands of it in a list, under the room's name.
    """

    card: dict[str, Any]
    summary: str
    note: bool = False
    alone: bool = False
    line: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """A card that can be put into the compose box, and how it stands in the list. `asks`: it is a dialog still to be
    filled in.
    """

    title: str
    line: str
    drawn: Drawn
    asks: bool = False


class Remark(StrEnum):
    """What the door says by itself, a sentence without a card. The words are in `cards`."""

    STILL_WORKING = "still working"
    TOO_LATE = "too late"
    NONE_FOUND = "none found"
    NOT_KNOWN = "not known"
    TOO_MUCH = "too much"
    NO_DATABASE = "no database"
    BROKE = "broke"


Remarks = Callable[[Remark, str, str], str]
"""The sentence, for a reader with this locale; the last is what the log has of a failure, "" where there is none."""


@dataclass(frozen=True, slots=True)
class CardAddress:
    """A card that stands in a chat, so that it can be changed later: `message` is its activity id. `zone`, `locale`:
    how its reader reads times.
    """

    chat: Chat
    message: str
    owner: Identity
    zone: str
    locale: str


class MessageTrouble(Exception):
    """A message could not be delivered.

    `gone`: it never will be (the chat is gone, or the bot was removed or blocked).
    """

    def __init__(self, text: str, gone: bool = False) -> None:
        super().__init__(text)
        self.gone = gone


class Messenger(Protocol):
    async def send(self, chat: Chat, drawn: Drawn) -> str:
        """Sends a new message; its activity id. Raises MessageTrouble."""

    async def update(self, chat: Chat, message: str, drawn: Drawn) -> None:
        """Replaces the card of a message. Raises MessageTrouble."""

    async def typing(self, chat: Chat) -> None:
        """Shows for some seconds that Nook is busy. Raises nothing: it is a nicety."""

    async def personal(self, chat: Chat) -> Chat:
        """The own chat with Nook of the person who spoke in `chat`. Raises MessageTrouble, `gone` where Nook is not
        installed for them.
        """

    async def members(self, chat: Chat) -> tuple[Member, ...]:
        """The people in this chat, all pages, no bots. Raises MessageTrouble."""


Listener = Callable[[Heard], Awaitable[None]]
PressListener = Callable[[Heard], Awaitable[Drawn]]
ComposeListener = Callable[[Heard], Awaitable[tuple[Composed, ...]]]
Hushed = Callable[[Heard], bool]
"""Whether this is met with silence anyway, so that no turn need begin for it."""

"""A reply becomes a card whose buttons Nook remembers.

A button carries `<card id>.<number>`: 128 random bits that mean nothing to anybody else. What it stands for, whose
card it is and in which chat waits in the store. Only a `Say` is the same for everybody, so its reference is its own
hash and is kept once.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.working_hours import USUAL, WorkingHours
from bot.plain import from_text, to_text
from bot.ports import CardAddress, Chat, Drawn, Remembered, Speaker, Store
from bot.presses import Press, Say
from bot.replies import Reader, Reply
from bot.replies.talks import talk_of
from bot.world import World

KEPT_FOR = timedelta(days=14)
SAID_FOR = timedelta(days=90)
GREETED_FOR = timedelta(days=365)


Draw = Callable[[Reply, Reader, Callable[[Press], str]], Drawn]


@dataclass(frozen=True, slots=True)
class Viewer:
    """For whom a card is drawn, and in which chat it stands."""

    chat: Chat
    owner: str
    name: str
    zone: str
    locale: str
    hours: WorkingHours = USUAL

    @classmethod
    def of(cls, speaker: Speaker, chat: Chat, zone: str) -> Viewer:
        return cls(chat, speaker.identity.object_id, speaker.name, zone, speaker.locale)

    @classmethod
    def at(cls, card: CardAddress, name: str) -> Viewer:
        return cls(card.chat, card.owner.object_id, name, card.zone, card.locale)


class Showing:
    def __init__(self, world: World, draw: Draw) -> None:
        self._store, self._messenger, self._clock, self._draw = world.store, world.messenger, world.clock, draw
        self._said: set[str] = set()

    async def drawn(self, reply: Reply, viewer: Viewer, answering: bool = True) -> Drawn:
        """The card, its buttons remembered. Where it answers its reader, what they may go on with is kept as well."""
        now = self._clock.now()
        card = secrets.token_urlsafe(16)
        presses: list[str] = []
        said: dict[str, str] = {}

        def reference(press: Press) -> str:
            text = to_text(press, Press)
            if isinstance(press, Say):
                id = f"say-{now:%Y%m}-{hashlib.sha256(text.encode()).hexdigest()[:20]}"
                said[id] = text
                return f"{id}.0"
            presses.append(text)
            return f"{card}.{len(presses) - 1}"

        drawn = self._draw(reply, Reader(now, viewer.zone, viewer.locale, viewer.hours), reference)
        for id, text in said.items():
            if id not in self._said:
                await self._store.remember(Remembered(id, "", "", "", "", (text,), now + SAID_FOR))
                self._said.add(id)
        if presses:
            await self._store.remember(
                Remembered(
                    card,
                    viewer.chat.tenant,
                    viewer.chat.conversation,
                    viewer.owner,
                    viewer.name,
                    tuple(presses),
                    now + KEPT_FOR,
                ),
                talk_of(reply) if answering else None,
                now,
            )
        return drawn

    async def send(self, reply: Reply, viewer: Viewer) -> str:
        return await self._messenger.send(viewer.chat, await self.drawn(reply, viewer))

    async def update(self, reply: Reply, viewer: Viewer, message: str) -> None:
        await self._messenger.update(viewer.chat, message, await self.drawn(reply, viewer, answering=False))


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference stands for. `owner` is an object id, empty where the button is anybody's."""

    press: Press
    owner: str
    owner_name: str


async def recalled(store: Store, reference: str, chat: Chat, now: datetime) -> Found | None:
    """The press behind a reference that was given out in this very chat and has not expired; None for any other."""
    id, _, number = reference.rpartition(".")
    if not id or not number.isascii() or not number.isdigit() or len(number) > 3:
        return None
    kept = await store.recall(id)
    if kept is None or kept.expires_at <= now or int(number) >= len(kept.presses):
        return None
    if kept.conversation and (kept.tenant, kept.conversation) != (chat.tenant, chat.conversation):
        return None
    try:
        press: Press = from_text(kept.presses[int(number)], Press)  # type: ignore[arg-type]
    except Exception:
        return None  # written by another version of Nook
    return Found(press, kept.owner, kept.owner_name)


async def first_time(store: Store, chat: Chat, now: datetime) -> bool:
    """Whether Nook has not greeted this chat before; asked again, it has. Teams tells of an arrival twice."""
    id = f"welcome-{hashlib.sha256(f'{chat.tenant} {chat.conversation}'.encode()).hexdigest()[:32]}"
    return await store.remember(Remembered(id, chat.tenant, chat.conversation, "", "", (), now + GREETED_FOR))

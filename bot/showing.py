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
from functools import lru_cache

from bot.domain.people import Identity
from bot.domain.working_hours import USUAL, WorkingHours
from bot.in_common import for_all, shared
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

    async def drawn(
        self, reply: Reply, viewer: Viewer, answering: bool = True, common: bool = False, elsewhere: bool = False
    ) -> Drawn:
        """The card, its buttons remembered. Where it answers its reader, what they may go on with is kept as well.

        `common`: as all see it in a shared chat. `elsewhere`: it was asked in another chat.
        """
        talk = talk_of(reply) if answering else None
        common = common and shared(viewer.chat)
        reply = for_all(reply, viewer.name) if common else reply
        now = self._clock.now()
        card = secrets.token_urlsafe(16)
        presses: list[str] = []
        said: dict[str, str] = {}

        def reference(press: Press) -> str:
            if isinstance(press, Say):
                id, text = _said(press, f"{now:%Y%m}")
                said[id] = text
                return f"{id}.0"
            presses.append(to_text(press, Press))
            return f"{card}.{len(presses) - 1}"

        acts = viewer.chat.person if common else ""
        reader = Reader(now, viewer.zone, viewer.locale, viewer.hours, acts, elsewhere)
        drawn = self._draw(reply, reader, reference)
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
                talk,
                now,
            )
        return drawn

    async def send(self, reply: Reply, viewer: Viewer, elsewhere: bool = False) -> str:
        drawn = await self.drawn(reply, viewer, common=True, elsewhere=elsewhere)
        return await self._messenger.send(viewer.chat, drawn)

    async def update(self, reply: Reply, viewer: Viewer, message: str) -> None:
        drawn = await self.drawn(reply, viewer, answering=False, common=True)
        await self._messenger.update(viewer.chat, message, drawn)


@lru_cache(maxsize=512)
def _said(press: Say, month: str) -> tuple[str, str]:
    """The id under which it is kept, and its text: the same few stand on card after card."""
    text = to_text(press, Press)
    return f"say-{month}-{hashlib.sha256(text.encode()).hexdigest()[:20]}", text


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


async def met(store: Store, who: Identity, chat: Chat, now: datetime) -> None:
    """Keeps a person's own chat with Nook, where they are told what they did elsewhere. The first one stays."""
    kept = to_text(chat, Chat)
    await store.remember(Remembered(_own_chat(who), who.tenant, chat.conversation, "", "", (kept,), now + GREETED_FOR))


async def own_chat(store: Store, who: Identity) -> Chat | None:
    """None where Nook never met them."""
    kept = await store.recall(_own_chat(who))
    return from_text(kept.presses[0], Chat) if kept else None


def _own_chat(who: Identity) -> str:
    return f"chat-{hashlib.sha256(f'{who.tenant} {who.object_id}'.encode()).hexdigest()[:32]}"

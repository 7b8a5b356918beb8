"""What a command is: a few sentences that wake it, what it answers, and the presses it handles."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.span import zone_named
from bot.domain.working_hours import USUAL, WorkingHours
from bot.domain.workplace import Room
from bot.language.understanding import Act, Intent, Understanding
from bot.ports import Chat, File, Speaker
from bot.replies import Reply
from bot.world import World

DEFAULT_ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Asked:
    """One turn, as commands see it: who asks, where, when (UTC), and the world to ask. `inputs` and `card` come with a
    press, `text` and `files` with a message. `hours`: when they work, on their own clock.
    """

    world: World
    speaker: Speaker
    chat: Chat
    now: datetime
    rooms: tuple[Room, ...]
    inputs: Mapping[str, str] = field(default_factory=dict)
    card: str = ""
    text: str = ""
    files: tuple[File, ...] = ()
    mentioned: tuple[str, ...] = ()
    hours: WorkingHours = USUAL

    @property
    def zone(self) -> str:
        """The person's IANA zone; where Teams gave none, that of most rooms."""
        if self.speaker.zone and zone_named(self.speaker.zone):
            return self.speaker.zone
        zones = [room.zone for room in self.rooms]
        return max(sorted(set(zones)), key=zones.count) if zones else DEFAULT_ZONE

    @property
    def buildings(self) -> tuple[str, ...]:
        return tuple(sorted({room.building for room in self.rooms}))


Answer = Callable[[Asked, Understanding], Awaitable[Reply]]
AnswerPress = Callable[[Asked, Any, str], Awaitable[Reply]]
"""The press itself and the object id of the card's owner."""


@dataclass(frozen=True, slots=True)
class Command:
    """`examples` are sentences as people say them: each is understood as one of `wakes` or `acts`. `summary` says what
    it is for. `acts`: what it answers whatever the intent is.

    `shared`: it stands in the menus of group chats and channels too, since it concerns everybody there.

    Help, the manifest's command list and the README's table are written from these.
    """

    name: str
    summary: str
    wakes: frozenset[Intent]
    examples: tuple[str, ...]
    answer: Answer
    presses: Mapping[type, AnswerPress] = field(default_factory=dict)
    shared: bool = False
    acts: frozenset[Act] = frozenset()

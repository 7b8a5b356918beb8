"""`tell me when Everest frees up at 2`: in line for a room, first come, first served."""

from __future__ import annotations

import hashlib

from bot.commands import book, find_rooms
from bot.commands.command import Asked, Command
from bot.commands.search import offer_rooms
from bot.domain.waiting import Wait, waited_for
from bot.domain.wish import Draft, Problem, Wish, completed
from bot.free_busy import CONFIRMED
from bot.language.understanding import Act, Understanding
from bot.ports import ChatKind, Waiting
from bot.presses import Press
from bot.presses.notices import BeQuiet, StopWaiting, WaitFor
from bot.replies import AskWish, Reply
from bot.replies.notices import NoWait, WaitNoted, WaitRefused, WaitStopped


async def answer(asked: Asked, meant: Understanding) -> Reply:
    if meant.unknown_place is not None:
        return await find_rooms.answer(asked, meant)
    wish = wish_of(asked, meant)
    return await wait_for(asked, WaitFor(wish), "") if isinstance(wish, Wish) else wish


def wish_of(asked: Asked, meant: Understanding) -> Wish | Reply:
    """The room and time that were said; a room that is named needs no number of people."""
    draft = find_rooms.drafted(asked, meant)
    if draft.clock is None or draft.roughly:
        return WaitRefused(NoWait.NO_TIME, draft.room or "")
    return _completed(asked, draft)


def _completed(asked: Asked, draft: Draft) -> Wish | Reply:
    wish = completed(draft, asked.now)
    if isinstance(wish, Wish):
        return wish
    if wish.problem is None:
        return WaitRefused(NoWait.NO_ROOM)
    return AskWish(draft, wish.missing, asked.buildings, wish.problem, wish.detail)


async def wait_for(asked: Asked, press: WaitFor, _owner: str) -> Reply:
    """Where a room is free after all, it is offered at once."""
    wish = press.wish
    if refused := await refusal(asked, press):
        return refused
    if wish.span.start <= asked.now:
        draft = Draft(wish.zone, room=wish.room, people=wish.people or None)
        return AskWish(draft, frozenset(), asked.buildings, Problem.PAST)
    rooms = waited_for(Wait("", asked.speaker.identity, wish, asked.now), asked.rooms)
    if not rooms:
        return WaitRefused(NoWait.NOTHING_FITS, wish.room or "")
    free_busy = await asked.world.readings.read(rooms, wish.span, asked.now, CONFIRMED)
    if any(free_busy[room.calendar].free(wish.span) for room in rooms):
        return await offer_rooms(asked, wish)
    wait = Wait(_id(asked, wish), asked.speaker.identity, wish, asked.now)
    before = await asked.world.store.notices.wait(Waiting(wait, asked.speaker.name, book.card_of(asked)))
    return WaitNoted(wish, rooms[0].name if wish.room else "", before, StopWaiting(wait.id))


async def refusal(asked: Asked, press: Press) -> WaitRefused | None:
    """Why this person cannot be told anything later, here."""
    if asked.chat.kind is not ChatKind.PERSONAL:
        return WaitRefused(NoWait.SHARED_CHAT)
    if asked.speaker.identity in await asked.world.store.notices.muted():
        return WaitRefused(NoWait.MUTED, instead=BeQuiet(on=False))
    return None


def _id(asked: Asked, wish: Wish) -> str:
    """The same person's same wish is one place in the line, however often they say so."""
    who, span = asked.speaker.identity, wish.span
    what = f"{who.tenant} {who.object_id} {span.start.isoformat()} {span.end.isoformat()} {wish.room} {wish.seats}"
    return hashlib.sha256(f"{what} {wish.building} {wish.floor} {sorted(wish.equipment)}".encode()).hexdigest()[:32]


async def stop(asked: Asked, press: StopWaiting, _owner: str) -> Reply:
    await asked.world.store.notices.stop_waiting([press.wait])
    return WaitStopped()


COMMAND = Command(
    name="wait for a room",
    summary="Tell you when a room frees up, first come first served, and hold it for two minutes",
    wakes=frozenset(),
    acts=frozenset({Act.WAIT}),
    examples=("tell me when Everest frees up at 2",),
    answer=answer,
    presses={WaitFor: wait_for, StopWaiting: stop},
)

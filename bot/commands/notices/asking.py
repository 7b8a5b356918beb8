"""`ask who has Everest at 2`: whether the holder could give it up. Once a meeting, and never what it is about."""

from __future__ import annotations

from datetime import timedelta

from bot.commands import book, find_rooms, room_day
from bot.commands.command import Asked, Command
from bot.commands.notices.waiting import refusal, wish_of
from bot.commands.search import offer_rooms
from bot.domain.changes import settled
from bot.domain.reminders import Kind
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.free_busy import CONFIRMED
from bot.language.understanding import Act, Understanding
from bot.ports import Asker, ChatKind, Kept, Notice
from bot.presses.notices import AskHolder, WaitFor
from bot.replies import Reply
from bot.replies.notices import AskNoted, NoWait, WaitRefused

BEFORE_START = timedelta(minutes=1)
"""Later than that before the asker's time, a question comes too late."""


_ONLY_ASKS_ME = ("who", "wer ", "qui ", "quién", "wie ")
"""Who says "who has Everest?" has not said that anybody shall be asked: the room's day has a button for that."""


async def answer(asked: Asked, meant: Understanding) -> Reply:
    if asked.text.strip().lower().startswith(_ONLY_ASKS_ME):
        return await room_day.answer(asked, meant)
    if meant.unknown_place is not None:
        return await find_rooms.answer(asked, meant)
    wish = wish_of(asked, meant)
    if not isinstance(wish, Wish):
        return wish
    return await ask(asked, AskHolder(wish), "") if wish.room else WaitRefused(NoWait.NO_ROOM)


async def ask(asked: Asked, press: AskHolder, _owner: str) -> Reply:
    wish, who = press.wish, asked.speaker.identity
    room = next((room for room in asked.rooms if room.name == wish.room), None)
    if refused := await refusal(asked, press):
        return refused
    if room is None or wish.span.start - BEFORE_START <= asked.now:
        return WaitRefused(NoWait.NO_TIME, wish.room or "")
    free_busy = (await asked.world.readings.read([room], wish.span, asked.now, CONFIRMED))[room.calendar]
    if free_busy.free(wish.span):
        return await offer_rooms(asked, wish)
    holders = await _holders(asked, room, wish)
    if any(kept.booking.asker == who for kept in holders):
        return WaitRefused(NoWait.OWN, room.name)
    waits = WaitFor(wish)
    muted = await asked.world.store.notices.muted()
    # Where several meetings are in the way, or one that was made in Outlook, no single answer would free the room.
    if len(holders) != 1 or holders[0].booking.asker in muted or holders[0].card.chat.kind is not ChatKind.PERSONAL:
        return WaitRefused(NoWait.UNREACHABLE, room.name, waits)
    kept = holders[0]
    if not kept.card.chat.conversation or any(
        span.overlaps(wish.span) and not span.within(kept.booking.span) for span in free_busy.busy
    ):
        return WaitRefused(NoWait.UNREACHABLE, room.name, waits)
    if not await asked.world.store.notices.put([_question(asked, kept, wish)]):
        return WaitRefused(NoWait.ASKED_BEFORE, room.name, waits)
    asked.world.ring()
    return AskNoted(room.name, wish)


async def _holders(asked: Asked, room: Room, wish: Wish) -> list[Kept]:
    """Bookings of Nook's that hold the room at that time and can be given up."""
    found = await asked.world.store.bookings_on([room.calendar], asked.now)
    return [kept for kept in found if kept.booking.span.overlaps(wish.span) and settled(kept.booking)]


def _question(asked: Asked, kept: Kept, wish: Wish) -> Notice:
    booking = kept.booking
    return Notice(
        f"{Kind.ASKED}:{booking.id}",
        Kind.ASKED,
        booking.id,
        booking.asker,
        booking.asker_name,
        kept.card,
        asked.now,
        min(booking.span.end, wish.span.start),
        Asker(asked.speaker.identity, asked.speaker.name, wish, book.card_of(asked)),
    )


COMMAND = Command(
    name="ask the holder",
    summary="Ask who has a room whether they could give it up, once a meeting",
    wakes=frozenset(),
    acts=frozenset({Act.ASK_HOLDER}),
    examples=("ask who has Everest at 2",),
    answer=answer,
    presses={AskHolder: ask},
)

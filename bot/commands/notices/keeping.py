"""`keep it`, `release it`, and the buttons under a question: the room stays, or is free for others at once.

Nook has asked itself, so the answer counts for what it booked as Nook too, whether or not people may change that.
"""

from __future__ import annotations

from uuid import uuid4

from bot.commands import find_rooms
from bot.commands.bookings import cancelling
from bot.commands.bookings.doing import as_it_stands
from bot.commands.command import Asked, Command
from bot.commands.hello import tries
from bot.commands.notices.questions import asked_about
from bot.commands.notices.resting import give_back_rest, keep_rest
from bot.domain.booking import Booking
from bot.domain.changes import settled, to_cancel, to_move
from bot.domain.reminders import Kind, Response, ended_at
from bot.domain.waiting import Wait
from bot.language.understanding import Act, Understanding
from bot.ports import Asker, ChatKind, Conflict, Kept, Notice, Waiting
from bot.presses.notices import GiveBack, GiveBackRest, KeepRest, KeepRoom
from bot.replies import NotUnderstood, Reply
from bot.replies.notices import GaveBack, KeepNoted
from bot.world import World


async def answer(asked: Asked, meant: Understanding) -> Reply:
    """What was asked last is meant. Where nothing was, "release it" is a booking to be cancelled, and who says that
    they need a room looks for one.
    """
    open_ones = await _open_questions(asked, meant.room or meant.from_room)
    if open_ones and open_ones[0].kind is Kind.MISSED:
        if meant.act is Act.KEEP:
            return await keep_rest(asked, KeepRest(open_ones[0].id), "")
        return await give_back_rest(asked, GiveBackRest(open_ones[0].id), "")
    if meant.act is Act.KEEP and open_ones:
        return await keep(asked, KeepRoom(open_ones[0].id), "")
    if meant.act is Act.KEEP:
        return await find_rooms.answer(asked, meant) if meant.room else NotUnderstood(tries(asked))
    return await give_back(asked, GiveBack(open_ones[0].id), "") if open_ones else await cancelling.answer(asked, meant)


async def _open_questions(asked: Asked, room: str | None) -> list[Notice]:
    """The newest first; only of the room that was named, if one was. They were asked in the person's own chat, and
    where others read along nothing is said of them.
    """
    store = asked.world.store
    if asked.chat.kind is not ChatKind.PERSONAL:
        return []
    found = await store.notices.open_questions(asked.speaker.identity, asked.now)
    if room is None:
        return list(found)
    kept = [(one, await store.booking(one.about)) for one in found]
    return [one for one, booked in kept if booked and booked.booking.room_name == room]


async def keep(asked: Asked, press: KeepRoom, _owner: str) -> Reply:
    found = await _asked_in_time(asked, press.notice)
    if not isinstance(found, tuple):
        return found
    notice, kept = found
    if not settled(kept.booking):
        return await _as_it_stands(asked, kept.booking)
    first = await asked.world.store.notices.answer(notice.id, Response.KEEP)
    if first and notice.asker:
        await asked.world.store.notices.put([_kept_for(notice, notice.asker, asked)])
        asked.world.ring()
    return KeepNoted(kept.booking, notice.asker.name if notice.asker else "")


async def give_back(asked: Asked, press: GiveBack, _owner: str) -> Reply:
    """Before its start the booking is cancelled; what runs ends with the next full minute."""
    found = await _asked_in_time(asked, press.notice)
    if not isinstance(found, tuple):
        return found
    notice, kept = found
    booking = kept.booking
    if not await given_back(asked.world, booking):
        return await _as_it_stands(asked, booking)
    await asked.world.store.notices.answer(notice.id, Response.FREE)
    if notice.asker:
        await asked.world.store.notices.wait(_first_in_line(notice.asker, asked))
    asked.world.ring()
    return GaveBack(booking, notice.asker.name if notice.asker else "")


async def given_back(world: World, booking: Booking) -> bool:
    """Written down for the worker, which takes it out of the calendars and tells on the booking's own card.

    False where there is nothing to give back any more.
    """
    now = world.clock.now()
    if not settled(booking) or booking.span.end <= now:
        return False
    if booking.span.start > now:
        after = to_cancel(booking)
    else:
        left = ended_at(booking, now)
        if left is None:
            return False
        after = to_move(booking, left)
    try:
        await world.store.change(after, booking, None)
    except Conflict:
        return False
    world.ring()
    return True


async def _asked_in_time(asked: Asked, id: str) -> tuple[Notice, Kept] | Reply:
    found = await asked_about(asked, id)
    if isinstance(found, tuple) and found[1].booking.span.end <= asked.now:
        return await _as_it_stands(asked, found[1].booking)
    return found


async def _as_it_stands(asked: Asked, booking: Booking) -> Reply:
    kept = await asked.world.store.booking(booking.id)
    booking = kept.booking if kept else booking
    configuration = (await asked.world.store.configurations()).get(booking.configuration)
    return await as_it_stands(asked, booking, configuration)


def _kept_for(notice: Notice, asker: Asker, asked: Asked) -> Notice:
    return Notice(
        f"{Kind.ANSWERED}:{notice.about}",
        Kind.ANSWERED,
        notice.about,
        asker.who,
        asker.name,
        asker.card,
        asked.now,
        asker.wish.span.start,
        asker,
    )


def _first_in_line(asker: Asker, asked: Asked) -> Waiting:
    return Waiting(Wait(str(uuid4()), asker.who, asker.wish, asked.now, first=True), asker.name, asker.card)


COMMAND = Command(
    name="keep or release",
    summary="Answer whether you still need a room: it stays, or is free for others at once",
    wakes=frozenset(),
    acts=frozenset({Act.KEEP, Act.RELEASE}),
    examples=("keep it", "release it"),
    answer=answer,
    presses={KeepRoom: keep, GiveBack: give_back, KeepRest: keep_rest, GiveBackRest: give_back_rest},
)

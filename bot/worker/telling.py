"""What a booking's card says, and getting it there: the same card, a new one where that is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.commands.book import standing
from bot.commands.bookings.discreet import without_subjects
from bot.commands.command import Asked
from bot.commands.search import offer_rooms
from bot.domain.booking import News, State, Step, next_step, shown
from bot.domain.changes import next_watch
from bot.domain.configuration import Configuration
from bot.ports import ChatKind, Kept, MessageTrouble, Speaker
from bot.replies import Reply, RoomDeclined
from bot.showing import Viewer
from bot.worker.bench import Bench, log

SURE_AFTER = timedelta(minutes=10)
"""By then an event is there, or it never will be: a POST whose answer was lost or was an error."""


async def tell(bench: Bench, kept: Kept, configuration: Configuration | None) -> bool:
    booking = kept.booking
    reply = await _reply(bench, kept, configuration)
    if booking.news is not News.NONE and kept.card.chat.kind is not ChatKind.PERSONAL:
        reply = without_subjects(reply)  # it may have been booked elsewhere, and others read along here
    await show(bench, kept, reply)
    if booking.state is State.LOST and booking.told is not State.LOST:
        await _say_anew(bench, kept, reply)
    after = replace(booking, told=shown(booking.state), untold=False)
    if next_step(after) is Step.WATCH:  # it was looked at just now
        return await bench.waits(kept, after, next_watch(after, bench.now))
    if next_step(after) is Step.MAKE_SURE:
        return await bench.waits(kept, after, bench.now + SURE_AFTER)
    return await bench.goes_on(kept, after)


async def _reply(bench: Bench, kept: Kept, configuration: Configuration | None) -> Reply:
    booking, world = kept.booking, bench.world
    if booking.state is not State.DECLINED:
        return await standing(world, booking, configuration)
    speaker = Speaker(booking.asker, booking.asker_name, kept.card.zone, kept.card.locale)
    rooms = await world.store.linked_rooms()
    others = tuple(room for room in rooms if room.id != booking.room)
    seats = next((room.seats for room in rooms if room.id == booking.room), 0)
    asked = Asked(world, speaker, kept.card.chat, bench.now, others)
    wish = booking.wish.at(booking.span).for_another_room(seats)
    return await offer_rooms(asked, wish, preface=RoomDeclined(booking.room_name))


async def show(bench: Bench, kept: Kept, reply: Reply) -> None:
    """On the same card; where there is none or it is gone, as a new message; where the chat is gone, not at all."""
    viewer = Viewer.at(kept.card, kept.booking.asker_name)
    if not kept.card.message:
        return await _say_anew(bench, kept, reply)
    try:
        await bench.showing.update(reply, viewer, kept.card.message)
    except MessageTrouble as trouble:
        if not trouble.gone:
            raise
        await _say_anew(bench, kept, reply)


async def _say_anew(bench: Bench, kept: Kept, reply: Reply) -> None:
    """A changed card makes no sound: who has lost a room is told with a new one, which is the booking's from now on.

    Where Nook is not in that chat, as with a card from the compose box, it is told in the person's own.
    """
    card = kept.card
    if not card.chat.conversation:
        return  # it was found again in a calendar, and nobody knows where it was asked for
    try:
        try:
            message = await bench.showing.send(reply, Viewer.at(card, kept.booking.asker_name))
        except MessageTrouble as trouble:
            if not trouble.gone or card.chat.kind is ChatKind.PERSONAL:
                raise
            card = replace(card, chat=await bench.world.messenger.personal(card.chat))
            message = await bench.showing.send(reply, Viewer.at(card, kept.booking.asker_name))
    except MessageTrouble as trouble:
        if not trouble.gone:
            raise
        return log.info("booking %s: its chat is gone", kept.booking.id)
    await bench.world.store.place_card(kept.booking.id, replace(card, message=message))

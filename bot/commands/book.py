"""`Book Everest`: one press, one booking. Here it is only written down; the worker asks the room."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from bot.commands.command import Asked
from bot.commands.search import offer_rooms
from bot.domain.booking import Booking, State
from bot.domain.changes import may_change
from bot.domain.configuration import BookingLevel, Configuration, booking_level_for
from bot.domain.people import Account
from bot.domain.wish import as_draft, problem_with
from bot.domain.workplace import Room
from bot.ports import AlreadyPressed, CalendarTrouble, CardAddress, Kept, RoomTaken
from bot.presses import Book, SeeMine
from bot.replies import AskWish, BookingShown, CalendarsSilent, Expired, JustTaken, Reply, RoomDeclined
from bot.world import World


async def pressed(asked: Asked, press: Book, _owner: str) -> Reply:
    """Asks nobody but the store and, for the booking level, the directory: the answer is there within a second."""
    store = asked.world.store
    configurations = await store.configurations()
    if before := await store.booking_of_offer(press.offer):
        return await _again(asked, before.booking, configurations.get(before.booking.configuration))
    room = next((room for room in asked.rooms if room.id == press.room), None)
    configuration = configurations.get(room.configuration) if room else None
    if room is None or configuration is None:
        return Expired()
    if problem := problem_with(press.span, asked.now):
        return AskWish(as_draft(press.wish.at(press.span)), frozenset(), asked.buildings, problem)
    person, account = asked.speaker.identity, None
    try:
        # Who is at home in another tenant has no calendar in this one, so there is nothing to ask.
        if person.tenant == configuration.tenant:
            account = await asked.world.people.account(person)
    except CalendarTrouble:
        return CalendarsSilent(press)
    booking = booked_by(asked, press, room, configuration, account)
    try:
        await store.reserve(Kept(booking, card_of(asked)))
    except AlreadyPressed as pressed_before:
        return await _again(asked, pressed_before.booking, configuration)
    except RoomTaken:
        return await offer_rooms(asked, press.wish.at(press.span), preface=JustTaken(room.name))
    asked.world.ring()
    return await standing(asked.world, booking, configuration)


async def seen_by_asker(asked: Asked, press: SeeMine, _owner: str) -> Reply:
    """Their own view of a card that others see too, from the store: their client may ask for it each minute."""
    kept = await asked.world.store.booking(press.booking)
    if kept is None or kept.booking.asker != asked.speaker.identity:
        return Expired()
    configuration = (await asked.world.store.configurations()).get(kept.booking.configuration)
    return replace(await standing(asked.world, kept.booking, configuration), own_view=True)


def booked_by(asked: Asked, press: Book, room: Room, configuration: Configuration, account: Account | None) -> Booking:
    """The booking as it begins.

    Its level, and so its owner, follow from what Graph says of the person, never from the message.
    """
    level = booking_level_for(configuration, account)
    own = asked.speaker.identity.object_id
    owner = own if level is BookingLevel.USER else configuration.account_for(room.calendar)
    return Booking(
        id=str(uuid4()),
        offer=press.offer,
        configuration=configuration.id,
        room=room.id,
        room_name=room.name,
        calendar=room.calendar,
        span=press.span,
        zone=room.zone,
        level=level,
        owner=owner,
        asker=asked.speaker.identity,
        asker_name=account.name if account else asked.speaker.name,
        asker_address=account.mail if account else "",
        wish=press.wish,
        made_at=asked.now,
        series=press.series,
    )


def card_of(asked: Asked) -> CardAddress:
    """Where the reply will stand. After words its message is not known yet, and is written down once it is sent."""
    return CardAddress(asked.chat, asked.card, asked.speaker.identity, asked.zone, asked.speaker.locale)


async def _again(asked: Asked, booking: Booking, configuration: Configuration | None) -> BookingShown:
    shown = await standing(asked.world, booking, configuration)
    return replace(shown, pressed_again=True, by_another=booking.asker != asked.speaker.identity)


async def standing(world: World, booking: Booking, configuration: Configuration | None) -> BookingShown:
    """The booking as its card shows it, with where the room is, and whom to ask where the person cannot change it.

    `configuration`: the booking's own; None where it was removed since.
    """
    room = next((room for room in await world.store.linked_rooms() if room.id == booking.room), None)
    may_manage = may_change(booking, configuration, booking.asker)
    ask = booking.level is BookingLevel.SERVICE and booking.state in (State.BOOKED, State.LOST) and not may_manage
    admins = {name for _, name, _ in await world.store.admins() if name} if ask else set()
    level = configuration.booking_level if configuration else booking.level
    return BookingShown(booking, level, room=room, admins=tuple(sorted(admins)), may_manage=may_manage)


async def told(asked: Asked, booking: Booking, configuration: Configuration | None) -> Reply:
    """What its asker is told of a booking: where it stands, and the next rooms where the room has declined."""
    if booking.state is not State.DECLINED:
        return await standing(asked.world, booking, configuration)
    others = tuple(room for room in asked.rooms if room.id != booking.room)
    seats = next((room.seats for room in asked.rooms if room.id == booking.room), 0)
    wish = booking.wish.at(booking.span).for_another_room(seats)
    return await offer_rooms(replace(asked, rooms=others), wish, preface=RoomDeclined(booking.room_name))

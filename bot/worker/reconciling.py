"""Whatever crashed: events that Nook made and no booking stands for are found and put right.

The other way round, a booking without an event, is noticed by whoever watches it (`changing.watch`). Here the service
account's calendar is read, where only Nook writes: what stands there under the id of a booking that failed or was
cancelled is withdrawn; what has an id that the store does not know, as after a backup was restored, becomes a booking
of the person who is invited to it, so that they and the admins see it and can cancel it.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from bot.domain.booking import Booking, State
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.meetings import Made
from bot.domain.people import Account
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.ports import CalendarTrouble, CardAddress, Chat, ChatKind, EventWords, Kept, StoreTrouble
from bot.world import World

log = logging.getLogger("nook.worker")

AHEAD = timedelta(days=31)
EVERY = timedelta(hours=6)
SETTLED = timedelta(minutes=10)
"""An event this young may belong to a booking that is just being written."""
ENDED = frozenset({State.FAILED, State.DECLINED, State.CANCELLED})


async def reconciling(world: World) -> None:
    """At start and each six hours, until cancelled. Two replicas at once do no harm: each step can be done twice."""
    while True:
        try:
            await reconcile(world)
        except (StoreTrouble, CalendarTrouble) as trouble:
            log.warning("events could not be compared with bookings: %s", trouble)
        except Exception:
            log.exception("comparing events with bookings broke")
        await asyncio.sleep(EVERY.total_seconds())


async def reconcile(world: World) -> int:
    """How many events were put right. Raises CalendarTrouble and StoreTrouble."""
    righted = 0
    for configuration in (await world.store.configurations()).values():
        if not configuration.on:
            continue
        for account in configuration.accounts:
            now = world.clock.now()
            for made in await world.calendars.made(configuration, account, Span(now, now + AHEAD)):
                if made.made_at is None or now - made.made_at >= SETTLED:
                    righted += await _put_right(world, configuration, account, made)
    return righted


async def _put_right(world: World, configuration: Configuration, account: str, made: Made) -> bool:
    kept = await world.store.booking(made.booking)
    if kept is None:
        return await _adopt(world, configuration, account, made)
    if kept.booking.state not in ENDED or kept.booking.change is not None:
        return False
    log.warning("booking %s: it is %s, yet its event stood: withdrawn", made.booking, kept.booking.state)
    why = world.worded(EventWords.NOT_BOOKED, kept.booking, kept.card.locale)
    await world.calendars.withdraw(configuration, account, made.event_id, why)
    return True


async def _adopt(world: World, configuration: Configuration, account: str, made: Made) -> bool:
    room = next((room for room in await world.store.linked_rooms() if room.calendar.lower() == made.calendar), None)
    asker = await _asker(world, configuration, made)
    if room is None or asker is None:
        log.warning("an event of Nook's at %s has no booking, and its room or person is unknown", made.span.start)
        return False
    kept = Kept(adopted(configuration, account, made, room, asker, world.clock.now()), _no_card(asker))
    await world.store.adopt(kept)
    log.warning("booking %s: an event of Nook's had none, and has one again", made.booking)
    return True


async def _asker(world: World, configuration: Configuration, made: Made) -> Account | None:
    """The invited person: what Nook books as itself has at most one asker, named first."""
    for address in made.guests:
        if found := await world.directory.find_people(configuration.tenant, address):
            return found[0]
    return None


def adopted(configuration: Configuration, owner: str, made: Made, room: Room, asker: Account, now: datetime) -> Booking:
    """A booking that stands, for an event whose booking is lost. Its room's answer is looked at soon."""
    return Booking(
        id=made.booking,
        offer=f"found:{made.booking}",
        configuration=configuration.id,
        room=room.id,
        room_name=room.name,
        calendar=room.calendar,
        span=made.span,
        zone=room.zone,
        level=BookingLevel.SERVICE,
        owner=owner,
        asker=asker.identity,
        asker_name=asker.name,
        asker_address=asker.mail,
        wish=Wish(made.span, room.zone, subject=made.subject or None),
        made_at=now,
        state=State.BOOKED,
        told=State.BOOKED,
        event_id=made.event_id,
        ical_uid=made.ical_uid,
        link=made.link,
        asked_at=now,
    )


def _no_card(asker: Account) -> CardAddress:
    """Nobody knows in which chat it was asked for: it shows in `my bookings` only."""
    nowhere = Chat(asker.identity.tenant, "", "", ChatKind.PERSONAL, "")
    return CardAddress(nowhere, "", asker.identity, "UTC", "en-US")

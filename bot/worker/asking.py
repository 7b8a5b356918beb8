"""From the press to the room's answer: the invitation, following its answer, and withdrawing Nook's own event."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.booking import (
    State,
    Trouble,
    delayed,
    failed,
    invited,
    look_again_in,
)
from bot.domain.changes import cancelled, followed, put_elsewhere, refused
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.people import Guest
from bot.ports import CalendarRefused, EventWords, Invitation, Kept, RefusedFor, Worded
from bot.worker.bench import Bench, log
from bot.worker.sending import show
from bot.worker.telling import as_it_stands

LOOK_FIRST_AFTER = timedelta(minutes=2)
"""For how long a repeated POST is trusted to be recognised by its transactionId; later the event is looked for first.
"""
_TROUBLES = {
    RefusedFor.NO_MAILBOX: Trouble.NO_MAILBOX,
    RefusedFor.NO_RIGHT: Trouble.NO_RIGHT,
    RefusedFor.OTHER: Trouble.REFUSED,
}


async def invite(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    booking, now = kept.booking, bench.now
    calendars = bench.world.calendars
    event = None
    try:
        if now - booking.made_at > LOOK_FIRST_AFTER:
            event = await calendars.find(configuration, booking.owner, booking.id)
        if event is None and booking.span.end <= now:
            return await bench.goes_on(kept, failed(booking, Trouble.TOO_LATE))
        event = event or await calendars.invite(configuration, invitation(bench.world.worded, kept))
    except CalendarRefused as no:
        log.warning("booking %s: Microsoft 365 refused the event: %s", booking.id, no)
        return await bench.goes_on(kept, failed(booking, _TROUBLES[no.why]))
    done = invited(booking, event.id, event.ical_uid, event.link, now, event.join)
    return await bench.waits(kept, done, now + look_again_in(done, now))


async def follow(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    booking, now = kept.booking, bench.now
    try:
        event = await bench.world.calendars.event(configuration, booking.owner, booking.event_id, booking.calendar)
    except CalendarRefused as no:
        log.warning("booking %s: its event cannot be read: %s", booking.id, no)
        event = None
    if event is None or event.cancelled:
        after = failed(booking, Trouble.EVENT_GONE)
    else:
        elsewhere = put_elsewhere(booking, dict(event.rooms), await bench.world.store.linked_rooms())
        after = followed(booking, event.answer, event.span, now, elsewhere, event.room_removed)
        after = delayed(replace(after, join=event.join or after.join), now)
    if after.state is not booking.state or after.untold:
        return await bench.goes_on(kept, after)
    if after.delay is not booking.delay:
        later = replace(kept, booking=after)
        await show(bench, later, await as_it_stands(bench, later, configuration))
    over = booking.span.end <= now
    return await bench.waits(kept, after, None if over else now + look_again_in(booking, now))


async def withdraw(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    """Of a room that declined, and of a booking that somebody cancelled."""
    booking = kept.booking
    cancelling = booking.state is State.CANCELLING
    what = EventWords.CANCELLED if cancelling else EventWords.DECLINED
    why = bench.world.worded(what, booking, kept.card.locale)
    try:
        await bench.world.calendars.withdraw(configuration, booking.owner, booking.event_id, why)
    except CalendarRefused as no:
        log.warning("booking %s: its event could not be withdrawn: %s", booking.id, no)
        if cancelling:
            return await bench.goes_on(kept, replace(refused(booking), state=State.BOOKED))
    return await bench.goes_on(kept, cancelled(booking) if cancelling else replace(booking, withdrawn=True))


async def make_sure(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    """Of a booking that failed nothing may stand, though the answer that refused it may have been wrong."""
    booking = kept.booking
    try:
        event = await bench.world.calendars.find(configuration, booking.owner, booking.id)
        if event is not None and not event.cancelled:
            log.warning("booking %s: it failed, yet its event stood: withdrawn", booking.id)
            why = bench.world.worded(EventWords.NOT_BOOKED, booking, kept.card.locale)
            await bench.world.calendars.withdraw(configuration, booking.owner, event.id, why)
    except CalendarRefused as no:
        log.info("booking %s: whether an event stands cannot be read: %s", booking.id, no)
    return await bench.goes_on(kept, replace(booking, withdrawn=True))


def invitation(worded: Worded, kept: Kept) -> Invitation:
    """The event for a booking, with everybody in it who is to come.

    As Nook, the person is named in the subject, since Exchange shows only the organiser's name on the room,
    and is invited, so that it stands in their calendar too where they have one."""
    booking, locale = kept.booking, kept.card.locale
    as_nook = booking.level is BookingLevel.SERVICE
    wish, asker = booking.wish, Guest(booking.asker_address, booking.asker_name)
    about = wish.subject or worded(EventWords.SUBJECT, booking, locale)
    guests = [asker, *wish.guests] if as_nook else list(wish.guests)
    return Invitation(
        booking=booking.id,
        owner=booking.owner,
        room_name=booking.room_name,
        calendar=booking.calendar,
        span=booking.span,
        zone=booking.zone,
        subject=f"{about} ({booking.asker_name})" if as_nook and booking.asker_name else about,
        guests=tuple(
            {guest.address.lower(): (guest.address, guest.name) for guest in guests if guest.address}.values()
        ),
        note=worded(EventWords.NOTE, booking, locale),
        online=wish.online,
    )

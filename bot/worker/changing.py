"""A booking that stands: changes of it are written, followed and put back, and what Outlook did to it is noticed."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.booking import Answer, Booking, Change, ChangeKind, Phase, State, look_again_in
from bot.domain.changes import (
    cancelled,
    change_answered,
    dropped,
    moved_with_its_change,
    next_watch,
    refused,
    room_kept,
    written,
)
from bot.domain.configuration import Configuration
from bot.domain.span import Span
from bot.ports import CalendarRefused, Event, Kept
from bot.worker.bench import Bench, log
from bot.worker.seeing import answer_of, as_seen, looked_at, put_into


async def change(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    """Another time is written into the event; another room is invited beside the first."""
    booking, wanted, calendars = kept.booking, _change(kept.booking), bench.world.calendars
    event, room = (configuration, booking.owner, booking.event_id), (wanted.room_name, wanted.calendar)
    try:
        match wanted.kind:
            case ChangeKind.TIME:
                await calendars.reschedule(*event, wanted.span)
            case ChangeKind.ROOM:
                await calendars.add_room(*event, *room)
            case ChangeKind.BOTH:
                await calendars.move_into(*event, wanted.span, *room)
    except CalendarRefused as no:
        log.warning("booking %s: Microsoft 365 refused the change: %s", booking.id, no)
        return await bench.goes_on(kept, await _as_it_is(bench, refused(booking), configuration))
    return await _followed_later(bench, kept, written(booking, bench.now))


async def put_back(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    """The room declined: the event gets its old time back, or the second room is taken out of it again."""
    booking, wanted = kept.booking, _change(kept.booking)
    calendars = bench.world.calendars
    try:
        if wanted.kind is ChangeKind.ROOM:
            await _without_the_second(bench, booking, configuration)
            return await bench.goes_on(kept, await looked_at(bench, room_kept(booking), configuration))
        event = await calendars.event(configuration, booking.owner, booking.event_id, booking.calendar)
        if await _overtaken(bench, booking, event, wanted.span, booking.span):
            return await bench.goes_on(kept, await _as_they_want_it(bench, booking, event, configuration))
        await _without_the_second(bench, booking, configuration)
        await calendars.reschedule(configuration, booking.owner, booking.event_id, booking.span)
    except CalendarRefused as no:
        log.warning("booking %s: it could not be put back: %s", booking.id, no)
        lost = booking.state if wanted.kind is ChangeKind.ROOM else State.LOST
        return await bench.goes_on(kept, await _as_it_is(bench, replace(refused(booking), state=lost), configuration))
    return await _followed_later(bench, kept, written(booking, bench.now))


async def follow_change(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    """The first room leaves the meeting only now that the second has accepted."""
    booking, wanted = kept.booking, _change(kept.booking)
    calendars = bench.world.calendars
    try:
        returning = wanted.phase is Phase.RETURNING
        room = booking.calendar if returning else wanted.calendar
        event = await calendars.event(configuration, booking.owner, booking.event_id, room)
        if event is None or event.cancelled:
            return await bench.goes_on(kept, cancelled(booking, in_outlook=True))
        if wanted.kind is ChangeKind.ROOM:
            booking = moved_with_its_change(booking, event.span or booking.span)
        elif await _overtaken(bench, booking, event, booking.span if returning else wanted.span):
            # Somebody changed it in Outlook meanwhile: what they want counts, and the answer is to that.
            return await bench.goes_on(kept, await _as_they_want_it(bench, booking, event, configuration))
        after = change_answered(booking, answer_of(event) if returning else _answer(event, booking))
        if after != booking and after.calendar != booking.calendar:
            await calendars.drop_room(
                configuration, booking.owner, booking.event_id, booking.calendar, after.room_name, after.calendar
            )
    except CalendarRefused as no:
        log.warning("booking %s: its change cannot be followed: %s", booking.id, no)
        after = booking
    if after == booking:
        return await _followed_later(bench, kept, booking)
    return await bench.goes_on(kept, after)


async def _without_the_second(bench: Bench, booking: Booking, configuration: Configuration) -> None:
    """The second room leaves the meeting, if one was asked."""
    second = _change(booking).calendar
    if second != booking.calendar:
        await bench.world.calendars.drop_room(
            configuration, booking.owner, booking.event_id, second, booking.room_name, booking.calendar
        )


async def _as_they_want_it(
    bench: Bench, booking: Booking, event: Event | None, configuration: Configuration
) -> Booking:
    """After a change that Outlook has overtaken: it is as Outlook has it, and a second room was asked for nothing."""
    if event is None or event.cancelled or _change(booking).calendar == booking.calendar:
        return await as_seen(bench, dropped(booking), event)
    await _without_the_second(bench, booking, configuration)
    return await looked_at(bench, dropped(booking), configuration)


async def _as_it_is(bench: Bench, booking: Booking, configuration: Configuration) -> Booking:
    """What became of it where a change was refused: it may have been cancelled in Outlook."""
    try:
        return await looked_at(bench, booking, configuration)
    except CalendarRefused:
        return booking


def _answer(event: Event, booking: Booking) -> Answer:
    """A second room that is out of the meeting again will not come, though the first one is still in it."""
    alone = {room for room, _ in event.rooms} == {booking.calendar.lower()}
    gone = alone and _change(booking).calendar.lower() != booking.calendar.lower()
    return Answer.DECLINED if gone else answer_of(event)


async def _overtaken(bench: Bench, booking: Booking, event: Event | None, *asked_for: Span) -> bool:
    """Whether somebody moved it in Outlook, to another time or room, or cancelled it."""
    if event is None or event.cancelled:
        return True
    others = tuple(room for room in event.rooms if room[0] != _change(booking).calendar.lower())
    if _change(booking).calendar != booking.calendar:
        event = replace(event, rooms=others)  # the second room is there because Nook put it there
    return event.span not in (None, *asked_for) or await put_into(bench, booking, event) is not None


async def watch(bench: Bench, kept: Kept, configuration: Configuration) -> bool:
    """Exchange decides: whoever moved or cancelled it in Outlook, and a room that declines late, change the booking."""
    booking, now = kept.booking, bench.now
    if booking.span.end <= now:
        return await bench.waits(kept, booking, None)
    after = await _as_it_is(bench, booking, configuration)
    if after != booking:
        return await bench.goes_on(kept, after)
    return await bench.waits(kept, booking, next_watch(booking, now))


async def _followed_later(bench: Bench, kept: Kept, after: Booking) -> bool:
    """As the answer to an invitation: soon at first, then ever more seldom."""
    now, asked_at = bench.now, after.change.asked_at if after.change else None
    over = max(after.span.end, _change(after).span.end) <= now
    wait = look_again_in(replace(after, asked_at=asked_at), now)
    return await bench.waits(kept, after, None if over else now + wait)


def _change(booking: Booking) -> Change:
    if booking.change is None:
        raise ValueError(f"booking {booking.id} has no change under way")
    return booking.change

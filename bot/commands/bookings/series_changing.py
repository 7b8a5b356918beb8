"""Another time or another room for dates of a series: just one, from one on, or all that are to come.

Asked once. All of them are written down together; each room then answers for itself, and a date whose room declines
stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.commands.book import card_of
from bot.commands.bookings import times
from bot.commands.bookings.doing import Chosen, chosen, room_at
from bot.commands.bookings.refusing import AS_ASKED, without
from bot.commands.command import Asked
from bot.commands.series import shown
from bot.domain.booking import Booking
from bot.domain.changes import may_change, settled, to_move, to_switch
from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.ports import Conflict, RoomTaken
from bot.presses import Press
from bot.presses.series import ChangeDates, ShowSeries
from bot.replies import CalendarsSilent, Reply
from bot.replies.bookings import ChangeRefused, NotPossible
from bot.replies.series import DatesBusy, WhichDates


async def which_to_change(
    asked: Asked, found: Chosen, just: Press, *, span: Span | None = None, room: str = ""
) -> WhichDates | None:
    """None where no other date can be meant. `just`: changes the one alone; `span`, `room`: what it is to have."""
    booking = found.booking
    if not booking.series or found.before is None:
        return None
    dates = await _settled_dates(asked, booking.series)
    since = [one for one in dates if one.span.start >= booking.span.start]
    if len(dates) < 2 or booking.id not in {one.id for one in dates}:
        return None
    some = ChangeDates(found.held, booking.span.start, span, room)
    return WhichDates(
        found.mine,
        just,
        (len(since), some) if 1 < len(since) < len(dates) else None,
        (len(dates), replace(some, since=None)),
        ShowSeries(booking.series),
        "move" if span else "another room",
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    booking: Booking
    span: Span
    room: Room


async def change_dates(asked: Asked, press: ChangeDates, _owner: str) -> Reply:
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    series = found.booking.series
    dates = [
        one
        for one in await _settled_dates(asked, series)
        if (press.since is None or one.span.start >= press.since) and one.id not in press.but
    ]
    wanted = _wanted(asked, press, found, dates)
    if wanted is None:
        return ChangeRefused(NotPossible.BAD_TIME if press.span else NotPossible.NOT_LINKED, found.mine)
    busy = await _busy(asked, wanted)
    if busy is None:
        return CalendarsSilent(press)
    if busy:
        return _refused(press, found, wanted, busy)
    try:
        changes = [(_after(one, press), one.booking) for one in wanted]
        await asked.world.store.change_all(changes, card_of(asked))
    except (Conflict, RoomTaken):
        return replace(await shown(asked.world, series), pressed_again=True)
    asked.world.ring()
    return await shown(asked.world, series)


def _refused(press: ChangeDates, found: Chosen, wanted: list[_Wanted], busy: list[_Wanted]) -> DatesBusy:
    rest = len(wanted) - len(busy)
    others = replace(press, but=(*press.but, *(one.booking.id for one in busy)))
    return DatesBusy(
        found.mine,
        tuple((one.span, one.room) for one in busy),
        (rest, others) if rest else None,
        ShowSeries(found.booking.series),
    )


def _after(one: _Wanted, press: ChangeDates) -> Booking:
    return to_move(one.booking, one.span) if press.span else to_switch(one.booking, one.room)


def _wanted(asked: Asked, press: ChangeDates, found: Chosen, dates: list[Booking]) -> list[_Wanted] | None:
    """What each date is to become; None where one of them cannot become that. As many days later and at the same time
    on the wall as the one that was chosen.
    """
    zone, wanted = ZoneInfo(asked.zone), []
    for one in dates:
        span, room = one.span, room_at(asked, one.calendar)
        if press.span is not None:
            new, old = press.span.start.astimezone(zone), found.booking.span.start.astimezone(zone)
            day = one.span.start.astimezone(zone).date() + timedelta(days=(new.date() - old.date()).days)
            moved = times.at(day, new.time().replace(tzinfo=None), press.span.minutes, zone)
            if not isinstance(moved, Span) or times.problem_of(moved, one.span, asked.now):
                return None
            span = moved
        else:
            room = next((other for other in asked.rooms if other.id == press.room), None)
        if room is None:
            return None
        if (span, room.calendar) != (one.span, one.calendar):
            wanted.append(_Wanted(one, span, room))
    return wanted


async def _busy(asked: Asked, wanted: list[_Wanted]) -> list[_Wanted] | None:
    """Those whose room is busy then, by something else; None where a calendar does not answer."""
    if not wanted:
        return []
    rooms = list({one.room.id: one.room for one in wanted}.values())
    stretch = Span(min(one.span.start for one in wanted), max(one.span.end for one in wanted))
    read = await asked.world.readings.read(rooms, stretch, asked.now, AS_ASKED)
    if not all(read[room.calendar].known for room in rooms):
        return None
    busy = []
    for one in wanted:
        own = [one.booking.span] if one.room.calendar == one.booking.calendar else []
        if not replace(read[one.room.calendar], busy=without(read[one.room.calendar].busy, own)).free(one.span):
            busy.append(one)
    return busy


async def _settled_dates(asked: Asked, series: str) -> list[Booking]:
    """Those to come that stand, and that this person may change."""
    configurations, who = await asked.world.store.configurations(), asked.speaker.identity
    return [
        one.booking
        for one in await asked.world.store.bookings_of_series(series)
        if settled(one.booking)
        and one.booking.span.start > asked.now
        and may_change(one.booking, configurations.get(one.booking.configuration), who)
    ]

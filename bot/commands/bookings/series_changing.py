"""Another time or another room for dates of a series: just one, from one on, or all that are to come.

Each date is looked at. Where all are free they are written down together; where some are busy, that is shown, with
another room for just those, and nothing is changed yet. Each room then answers for itself, and a date whose room
declines stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.commands.book import card_of
from bot.commands.bookings import rooms as other_rooms
from bot.commands.bookings.doing import Chosen, chosen
from bot.commands.bookings.series_dates import Wanted, dates_of, fitting, read, wanted, without_them
from bot.commands.command import Asked
from bot.commands.series import SHOWN, shown
from bot.domain.booking import Booking
from bot.domain.changes import to_move_into
from bot.domain.free_busy import FreeBusy
from bot.domain.series import Plan, plans
from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.ports import Conflict, RoomTaken
from bot.presses import Press
from bot.presses.bookings import AnotherRoom
from bot.presses.series import ChangeDates, ShowSeries
from bot.replies import CalendarsSilent, Reply
from bot.replies.bookings import ChangeRefused, NotPossible
from bot.replies.series import DatesOffered, PlanOffered, WhichDates


async def which_to_change(
    asked: Asked, found: Chosen, just: Press, *, span: Span | None = None, room: str = ""
) -> WhichDates | None:
    """None where no other date can be meant. `just`: changes the one alone; `span`, `room`: what it is to have."""
    booking = found.booking
    if not booking.series or found.before is None:
        return None
    dates = await dates_of(asked, booking.series)
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
        _doing(booking, span),
    )


def _doing(booking: Booking, span: Span | None) -> str:
    if span is None:
        return "another room"
    return "extend" if span.start == booking.span.start else "move"


async def change_dates(asked: Asked, press: ChangeDates, _owner: str) -> Reply:
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    dates = await dates_of(asked, found.booking.series, press.since, press.dates)
    some, impossible = wanted(asked, press, found, dates)
    if not some and (impossible or not dates):
        return ChangeRefused(NotPossible.BAD_TIME if press.span else NotPossible.NOT_LINKED, found.mine)
    busy = await read(asked, [one.room for one in some], [one.span for one in some])
    if busy is None:
        return CalendarsSilent(press)
    if not all(one.free(busy) for one in some) or (impossible and not press.dates):
        return await _offered(asked, press, found, some, busy, impossible)
    try:
        changes = [(to_move_into(one.booking, one.room, one.span), one.booking) for one in some]
        await asked.world.store.change_all(changes, card_of(asked))
    except Conflict:
        return replace(await shown(asked.world, found.booking.series), pressed_again=True)
    except RoomTaken:
        busy = await read(asked, [one.room for one in some], [one.span for one in some]) or busy
        return await _offered(asked, press, found, some, busy, impossible)
    asked.world.ring()
    return await shown(asked.world, found.booking.series)


async def another_room_for_dates(asked: Asked, press: AnotherRoom, _owner: str) -> Reply:
    """The rooms that are free on most of the dates, as when a series is booked."""
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    dates = await dates_of(asked, found.booking.series, press.since)
    rooms = [one for one in await other_rooms.others(asked, found) if one.seats or not press.bigger]
    rooms = fitting(other_rooms.wished(found, press), rooms)
    busy = await read(asked, rooms, [one.span for one in dates])
    if busy is None:
        return CalendarsSilent(press)
    by_span = {one.span: one for one in dates}
    found_plans = plans(rooms, rooms, tuple(by_span), without_them(busy, dates), SHOWN)
    if not found_plans:
        return await other_rooms.another_room(asked, replace(press, series=False), _owner)
    change = ChangeDates(found.held, press.since)
    offers = tuple(_plan_offered(plan, change, by_span) for plan in found_plans)
    return DatesOffered(found.mine, tuple(by_span), offers, ShowSeries(found.booking.series), "another room")


async def _offered(
    asked: Asked,
    press: ChangeDates,
    found: Chosen,
    some: Sequence[Wanted],
    busy: Mapping[str, FreeBusy],
    impossible: int,
) -> DatesOffered:
    """What can be had: where its room is free that one, on the other dates another one that fits."""
    by_span = {one.span: one.booking for one in some}
    own = {one.span: one.room for one in some if one.free(busy)}
    lead = next((one.room for one in some if one.booking.id == found.booking.id), some[0].room)
    rooms = [one for one in await other_rooms.others(asked, found) if one.id != lead.id]
    rooms = fitting(other_rooms.wished(found, AnotherRoom(found.held)), rooms)
    seen = await read(asked, rooms, list(by_span)) or {}
    if press.span is None:
        seen = without_them(seen, [one.booking for one in some])
    left = tuple(span for span in by_span if span not in own)
    steps_in = plans(rooms, rooms, left, seen, 1)
    instead = dict(steps_in[0].booked) if steps_in else {}
    plan = Plan(lead, tuple((span, lead if span in own else instead.get(span)) for span in by_span))
    offers = (_plan_offered(plan, press, by_span, own),) if plan.booked else ()
    doing = _doing(found.booking, press.span)
    return DatesOffered(found.mine, tuple(by_span), offers, ShowSeries(found.booking.series), doing, impossible)


def _plan_offered(
    plan: Plan, press: ChangeDates, by_span: Mapping[Span, Booking], own: Mapping[Span, Room] | None = None
) -> PlanOffered:
    """`own`: the rooms of dates that keep theirs, which need not be the plan's."""
    rooms = {**dict(plan.booked), **(own or {})}
    clashing = {span for span, _ in plan.clashes}
    everything = tuple((by_span[span].id, room.id) for span, room in rooms.items())
    alone = tuple((by_span[span].id, room.id) for span, room in rooms.items() if span not in clashing)
    part = replace(press, dates=alone) if 0 < len(alone) < len(everything) else None
    return PlanOffered(plan, replace(press, dates=everything), part)

"""`a room every Monday 9 to 10 for 6 weeks`: each date is looked at, and a room for all of them is offered; where it is
busy on some, another one for just those. One press books them all, and each date's room answers by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.commands import book
from bot.commands.book import booked_by, card_of
from bot.commands.command import Asked
from bot.domain.availability import best
from bot.domain.booking import HOLDING, Booking, State
from bot.domain.changes import may_cancel, may_change
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.free_busy import FreeBusy
from bot.domain.people import Account
from bot.domain.series import Dates, Plan, dates_of, plans, read_rule
from bot.domain.span import Span
from bot.domain.wish import FURTHEST, Draft, Wish, problem_with
from bot.domain.workplace import Room
from bot.free_busy import CONFIRMED, FRESH
from bot.language.of_series import OfSeries
from bot.language.understanding import Understanding
from bot.ports import AlreadyPressed, CalendarTrouble, Kept, RoomTaken
from bot.presses import Book, FindRooms
from bot.presses.bookings import AskToCancel, Held
from bot.presses.series import BookSeries, ShowSeries
from bot.replies import BookingShown, CalendarsSilent, Expired, Reply
from bot.replies.bookings import ChangeRefused, NotPossible
from bot.replies.series import PlanOffered, SeriesEndAsked, SeriesOffered, SeriesShown
from bot.world import World

SHOWN = 4
MOST_READ = 40
"""Rooms whose calendars are read over the whole series, best fitting first."""
WEEKS = (4, 8, 12)
_NOTHING_BUSY = FreeBusy()
_DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}


def repeated(understood: Understanding) -> tuple[str, int]:
    """The rule with its end, and for how many days it goes on where that is how the end was said; "" for no series."""
    rule, until = understood.when.recurrence, understood.series_until
    number, unit = understood.series_for or (0, "")
    if not rule:
        return "", 0
    if until is not None:
        return f"{rule};UNTIL={until:%Y%m%d}", 0
    return (f"{rule};COUNT={number}", 0) if unit == "times" and number else (rule, number * _DAYS.get(unit, 0))


async def offer(asked: Asked, wish: Wish, draft: Draft, unclear: bool = False) -> Reply:
    """`wish` is for the first date that was said. `unclear`: several of the rooms may have been meant."""
    rule = read_rule(draft.repeats)
    once = FindRooms(replace(draft, repeats="", lasts=0))
    choices = tuple((weeks, FindRooms(replace(draft, lasts=weeks * 7))) for weeks in WEEKS)
    if rule is None:
        return SeriesEndAsked((), once, unreadable=True)
    zone = ZoneInfo(wish.zone)
    if not rule.ends and draft.lasts:
        first = wish.span.start.astimezone(zone).date()
        rule = replace(rule, until=first + timedelta(days=draft.lasts - 1))
    if not rule.ends:
        return SeriesEndAsked(choices, once)
    dates = dates_of(rule, wish.span, zone, asked.now)
    if not dates.spans:
        return SeriesEndAsked(choices, once)
    reply = await _offered(asked, wish.at(dates.spans[0]), dates)
    return replace(reply, draft=draft, unclear=unclear) if isinstance(reply, SeriesOffered) else reply


def lasting(draft: Draft, said: OfSeries) -> Draft:
    """The same series with another end: "for 6 weeks", "10 times", "until 20 December"."""
    rule, (number, unit) = re.sub(r";(COUNT|UNTIL)=[^;]*", "", draft.repeats), said.lasts or (0, "")
    if said.until is not None:
        return replace(draft, repeats=f"{rule};UNTIL={said.until:%Y%m%d}", lasts=0)
    if unit == "times":
        return replace(draft, repeats=f"{rule};COUNT={number}", lasts=0)
    return replace(draft, repeats=rule, lasts=number * _DAYS.get(unit, 0))


def on_the_day_of(draft: Draft, before: Draft) -> Draft:
    """Who says "what about Thursday?" of a series on Mondays means one on Thursdays."""
    if draft.day in (None, before.day) or draft.day is None:
        return draft
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[draft.day.weekday()]
    return replace(draft, repeats=re.sub(r"BYDAY=(MO|TU|WE|TH|FR|SA|SU)(?=;|$)", f"BYDAY={day}", draft.repeats))


async def _offered(asked: Asked, wish: Wish, dates: Dates, taken: bool = False) -> Reply:
    often = await asked.world.store.booked_often(asked.speaker.identity, asked.now)
    fitting, others = _rooms(asked, wish, often)
    read = list({room.id: room for room in [*fitting, *others]}.values())[:MOST_READ]
    stretch = Span(dates.spans[0].start, dates.spans[-1].end)
    free_busy: Mapping[str, FreeBusy] = {}
    if read:
        free_busy = await asked.world.readings.read(read, stretch, asked.now, CONFIRMED if taken else FRESH)
        if not any(one.known for one in free_busy.values()):
            return CalendarsSilent()
    id = str(uuid4())
    found = plans(fitting, others, dates.spans, free_busy, SHOWN)
    window = (asked.now + FURTHEST).astimezone(ZoneInfo(wish.zone)).date()
    offers = tuple(_plan(plan, id, wish) for plan in found)
    return SeriesOffered(wish, dates.spans, offers, window, dates.cut, dates.left_out, taken)


def _rooms(asked: Asked, wish: Wish, often: frozenset[str]) -> tuple[Sequence[Room], Sequence[Room]]:
    """Those that fit, and those that may step in where the named one is busy; best first."""
    everything = dict.fromkeys((room.calendar for room in asked.rooms), _NOTHING_BUSY)
    fitting = best(asked.rooms, wish, everything, often).choices
    if wish.room is None:
        return fitting, fitting
    seats = next((room.seats for room in asked.rooms if room.name == wish.room), 0)
    return fitting, best(asked.rooms, wish.for_another_room(seats), everything, often).choices


def _plan(plan: Plan, offer: str, wish: Wish) -> PlanOffered:
    everything = tuple((span, room.id) for span, room in plan.booked)
    own = tuple((span, room) for span, room in everything if room == plan.room.id)
    return PlanOffered(
        plan,
        BookSeries(offer, everything, wish),
        BookSeries(offer, own, wish) if len(own) < len(everything) else None,
    )


async def pressed(asked: Asked, press: BookSeries, _owner: str) -> Reply:
    """All dates are written down at once, or none is."""
    store = asked.world.store
    if before := await store.booking_of_offer(_offer(press, 0)):
        return await _again(asked, before.booking)
    configurations = await store.configurations()
    rooms = {room.id: room for room in asked.rooms}
    if not press.dates or any(rooms.get(id) is None for _, id in press.dates):
        return Expired()
    spans = tuple(span for span, _ in press.dates)
    if problem_with(spans[0], asked.now):
        left = tuple(span for span in spans if not problem_with(span, asked.now))
        return await _offered(asked, press.wish.at(left[0]), Dates(left), taken=True) if left else Expired()
    try:
        bookings = await _bookings(asked, press, rooms, configurations)
    except CalendarTrouble:
        return CalendarsSilent(press)
    if bookings is None:
        return Expired()
    try:
        await store.reserve_all([Kept(booking, card_of(asked)) for booking in bookings])
    except AlreadyPressed as pressed_before:
        return await _again(asked, pressed_before.booking)
    except RoomTaken:
        return await _offered(asked, press.wish, Dates(spans), taken=True)
    asked.world.ring()
    return await shown(asked.world, press.offer)


async def _bookings(
    asked: Asked, press: BookSeries, rooms: Mapping[str, Room], configurations: Mapping[str, Configuration]
) -> list[Booking] | None:
    """One for each date; None where a room's configuration is gone. The level is that of each room's configuration."""
    person = asked.speaker.identity
    accounts: dict[str, Account | None] = {}
    bookings: list[Booking] = []
    for nth, (span, id) in enumerate(press.dates):
        room = rooms[id]
        configuration = configurations.get(room.configuration)
        if configuration is None:
            return None
        if configuration.id not in accounts:
            own = person.tenant == configuration.tenant
            accounts[configuration.id] = await asked.world.people.account(person) if own else None
        one = Book(_offer(press, nth), id, span, press.wish.at(span), press.offer)
        bookings.append(booked_by(asked, one, room, configuration, accounts[configuration.id]))
    return bookings


def _offer(press: BookSeries, nth: int) -> str:
    """One offer, one booking: each date has an offer of its own, so that a series cannot be booked twice either."""
    return f"{press.offer}#{nth}"


async def _again(asked: Asked, booking: Booking) -> Reply:
    reply = await shown(asked.world, booking.series)
    by_another = booking.asker != asked.speaker.identity
    return replace(
        reply, pressed_again=True, by_another=by_another, instead=(), cancel=None if by_another else reply.cancel
    )


async def book_one(asked: Asked, press: Book, owner: str) -> Reply:
    """One room; where it steps in for a date of a series, it is that series' own and is shown with it."""
    if not press.series:
        return await book.pressed(asked, press, owner)
    dates = await asked.world.store.bookings_of_series(press.series)
    if not dates or dates[0].booking.asker != asked.speaker.identity:
        return await book.pressed(asked, replace(press, series=""), owner)
    reply = await book.pressed(asked, press, owner)
    return await shown(asked.world, press.series) if isinstance(reply, BookingShown) else reply


async def show(asked: Asked, press: ShowSeries, _owner: str) -> Reply:
    kept = await asked.world.store.bookings_of_series(press.series)
    if not kept or kept[0].booking.asker != asked.speaker.identity:
        return ChangeRefused(NotPossible.GONE, None)
    return await shown(asked.world, press.series)


async def shown(world: World, series: str) -> SeriesShown:
    """As all its dates stand now. Raises LookupError for a series without a booking."""
    store, now = world.store, world.clock.now()
    bookings = dates_shown([kept.booking for kept in await store.bookings_of_series(series)])
    if not bookings:
        raise LookupError(f"no bookings of the series {series}")
    configurations, one = await store.configurations(), bookings[0]
    configuration = configurations.get(one.configuration)
    may_manage = may_change(one, configuration, one.asker)
    admins: set[str] = set()
    if one.level is BookingLevel.SERVICE and not may_manage:
        admins = {name for _, name, _ in await store.admins() if name}
    to_come = [
        booking
        for booking in bookings
        if booking.span.start > now
        and booking.state in (HOLDING | {State.LOST}) - {State.ASKING, State.CANCELLING}
        and may_cancel(booking, configurations.get(booking.configuration), one.asker, admin=False)
    ]
    instead, by_rule = ((), False) if asking(bookings) else await _instead(world, bookings)
    return SeriesShown(
        bookings,
        one.level,
        may_manage,
        tuple(sorted(admins)),
        instead,
        AskToCancel(Held(to_come[0].id)) if to_come else None,
        by_rule=by_rule,
    )


def dates_shown(bookings: Sequence[Booking]) -> tuple[Booking, ...]:
    """One for each date: what did not become a booking is not shown where another room stepped in."""
    by_span: dict[Span, Booking] = {}
    for booking in sorted(bookings, key=lambda one: (one.span, one.holds, one.made_at)):
        by_span[booking.span] = booking
    return tuple(by_span.values())


def asking(bookings: Sequence[Booking]) -> bool:
    return any(booking.state in (State.ASKING, State.INVITED) for booking in bookings)


async def _instead(world: World, bookings: Sequence[Booking]) -> tuple[tuple[tuple[Span, Room, Book], ...], bool]:
    """For dates that did not get their room: the best one that is free then; nothing where calendars are silent.

    And whether a room declined though it is free then. Graph tells neither a room's rules nor why it declined.
    """
    now = world.clock.now()
    without = [one for one in bookings if one.state in (State.DECLINED, State.FAILED) and one.span.start > now]
    rooms = await world.store.linked_rooms()
    out: list[tuple[Span, Room, Book]] = []
    by_rule = False
    for booking in without[:SHOWN]:
        seats = next((room.seats for room in rooms if room.id == booking.room), 0)
        wish = booking.wish.at(booking.span).for_another_room(seats)
        others = [room for room in rooms if room.id != booking.room]
        free_busy = await world.readings.read(rooms, booking.span, now, CONFIRMED)
        declined = booking.state is State.DECLINED
        by_rule = by_rule or (
            declined and booking.calendar in free_busy and free_busy[booking.calendar].free(booking.span)
        )
        for room in best(others, wish, free_busy).choices[:1]:
            # One date gets one room, however often its button is pressed on whichever card.
            offer = f"{booking.id}:instead"
            out.append((booking.span, room, Book(offer, room.id, booking.span, wish, booking.series)))
    return tuple(out), by_rule

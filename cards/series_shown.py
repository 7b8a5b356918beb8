"""How the dates of a series stand, on one card that is redrawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.booking import Booking, Delay, News, State
from bot.domain.configuration import BookingLevel
from bot.ports import Drawn
from bot.presses import Say
from bot.replies.series import SeriesShown
from cards.clean import clean
from cards.elements import Action, Style
from cards.page import Page, band, heading, quiet, section, stacked, strong, text
from cards.tongue import mark, say, say_count
from cards.words import listed, zone_of

_MOST = 20
"""Dates on one card; those that did not get their room come first, so that none of them is cut off."""
_STATES = {
    State.ASKING: mark("{when}: asking {room}…"),
    State.INVITED: mark("{when}: asking {room}…"),
    State.WAITING: mark("{when}: waiting for {room}’s owner, not booked yet"),
    State.BOOKED: mark("{when}: {room}"),
    State.DECLINED: mark("{when}: {room} declined, nothing is booked"),
    State.FAILED: mark("{when}: Microsoft 365 refused it, nothing is booked"),
    State.CANCELLING: mark("{when}: {room}, cancelling…"),
    State.CANCELLED: mark("{when}: cancelled"),
    State.LOST: mark("{when}: {room} is no longer booked, the meeting has no room"),
}
_WITHOUT = frozenset({State.DECLINED, State.FAILED, State.LOST})
_REFUSED = frozenset({News.MOVE_DECLINED, News.ROOM_DECLINED, News.REFUSED})
_OPEN = frozenset({State.ASKING, State.INVITED})


def draw(reply: SeriesShown, page: Page) -> Drawn:
    style, title, lead = _state(reply)
    lines = [line for line in (_again(reply), lead) if line]
    body: list[Any] = [band(style, [heading(title), *(text(line, spacing="Small") for line in lines)])]
    without = [one for one in reply.bookings if one.state in _WITHOUT]
    others = [one for one in reply.bookings if one.state not in _WITHOUT]
    clock = _same_clock(reply.bookings, page)
    if clock:
        body.append(strong(clock, size="Medium", spacing="Medium"))
    body += _section(say("Without a room"), without, page, clock)
    buttons: list[Action] = [
        page.button(
            say("Book {room} on {day}", room=clean(room.name, 25), day=_day(span.start, room.zone, page)),
            press,
        )
        for span, room, press in reply.instead
    ]
    if reply.by_rule and not reply.by_another:
        why = say(
            "A room declined though it is free then, so most likely its own rules forbid it: how far ahead, how long "
            "or at what hours it may be booked. Who manages the room knows them."
        )
        body.append(quiet(why))
    body += stacked(buttons)
    body += _section(say("Dates") if without or not clock else "", others[: max(1, _MOST - len(without))], page, clock)
    if (more := len(others) - max(1, _MOST - len(without))) > 0:
        body.append(quiet(say_count("and {n} more date", "and {n} more dates", more)))
    body += [quiet(line) for line in _whose(reply)]
    actions: list[Action] = []
    if not reply.by_another:
        actions.append(page.button(say("My bookings"), Say("my bookings")))
        if reply.cancel is not None:
            actions.append(page.button(say("Cancel dates"), reply.cancel, tooltip=say("One, some or all of them")))
    return page.card(f"{title}. {lead}", body, actions)


def _state(reply: SeriesShown) -> tuple[Style, str, str]:
    live = [one for one in reply.bookings if one.state is not State.CANCELLED]
    n, booked = len(live), sum(one.state is State.BOOKED for one in live)
    if not live:
        return "emphasis", say("The series is cancelled"), say("Nothing of it is booked any more.")
    if any(one.state is State.CANCELLING for one in live):
        lead = say("They are booked until Microsoft 365 has cancelled them. This card will say when it is done.")
        return "accent", say("Cancelling…"), lead
    if any(one.change is not None for one in live):
        lead = say("Each date keeps what it has until its room accepts the change. This card will say so.")
        return "accent", say("Changing…"), lead
    if any(one.state in _OPEN for one in live):
        title = say_count("Asking for {n} date…", "Asking for {n} dates…", n)
        return "accent", title, _asking(live, booked)
    if booked == n:
        lead = say_count("Its room accepted.", "Each room accepted its dates.", n)
        return "good", say_count("{n} date is booked", "All {n} dates are booked", n), lead
    if any(one.state is State.WAITING for one in live):
        lead = say("The others are not booked yet: their room’s owner has to agree. I will tell you here.")
        if any(one.state in _WITHOUT for one in live):
            lead = say("Some wait for their room’s owner, and some have no room.")
        return "warning", say("{some} of {n} dates are booked", some=booked, n=n), lead
    if not booked:
        lead = say("No room accepted. Choose another time, or ask again for another room.")
        return "attention", say("Nothing is booked"), lead
    lead = say("The others have no room. What is booked stands.")
    return "warning", say("{some} of {n} dates are booked", some=booked, n=n), lead


def _asking(live: Sequence[Booking], booked: int) -> str:
    n = len(live)
    if any(one.delay is Delay.CALENDARS_BUSY for one in live):
        return say("{some} of {n} are booked. Microsoft 365 is busy: I keep trying, here.", some=booked, n=n)
    if any(one.delay is Delay.ROOM_SILENT for one in live):
        return say("{some} of {n} are booked. A room has not answered so far: I keep looking.", some=booked, n=n)
    return say("{some} of {n} are booked so far: each room answers in a few seconds.", some=booked, n=n)


def _again(reply: SeriesShown) -> str:
    if reply.by_another:
        name = clean(reply.bookings[0].asker_name, 80) or say("Somebody")
        return say("This is {name}’s series. Ask me for a room of your own.", name=name)
    return say("You pressed this before: here is where it stands.") if reply.pressed_again else ""


def _same_clock(bookings: Sequence[Booking], page: Page) -> str:
    """`09:00–10:00` where that is so on each date: said once, it need not stand in each line."""
    clocks = {page.times.said(one.span, zone_of(one.zone)) for one in bookings}
    return clocks.pop() if len(clocks) == 1 else ""


def _section(title: str, bookings: Sequence[Booking], page: Page, clock: str) -> list[Any]:
    if not bookings:
        return []
    return [
        *([section(title)] if title else []),
        *(text(_line(one, page, clock), spacing="None", most=200) for one in bookings[:_MOST]),
    ]


def _line(booking: Booking, page: Page, clock: str) -> str:
    zone = zone_of(booking.zone)
    day = page.times.date(booking.span.start.astimezone(zone).date())
    when = day if clock else f"{day}, {page.times.said(booking.span, zone)}"
    if booking.change is not None and booking.state is State.BOOKED:
        return say("{when}: {room}, being changed…", when=when, room=clean(booking.room_name, 60))
    if booking.state is State.BOOKED and booking.news in _REFUSED:
        return say("{when}: {room}, as before: the change was declined", when=when, room=clean(booking.room_name, 60))
    return say(_STATES[booking.state], when=when, room=clean(booking.room_name, 60))


def _day(moment: Any, zone: str, page: Page) -> str:
    return page.times.date(moment.astimezone(zone_of(zone)).date())


def _whose(reply: SeriesShown) -> list[str]:
    if reply.by_another:
        return []
    each = say("In Outlook each date is a meeting of its own, so that each can have its own room.")
    if reply.level is BookingLevel.USER:
        return [say("In your own calendar. You can change or cancel them here or in Outlook."), each]
    if reply.may_manage:
        return [say("Nook holds them for you, and changes or cancels them when you ask here."), each]
    if not reply.admins:
        return [say("Nook holds them for you. You cannot change or cancel them yourself; ask an admin of Nook."), each]
    admins = listed((clean(name, 60) for name in reply.admins[:3]), "or")
    return [
        say("Nook holds them for you. You cannot change or cancel them yourself; ask {admins}.", admins=admins),
        each,
    ]

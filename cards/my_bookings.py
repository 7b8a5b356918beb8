"""A person's own bookings from now on, by day, each with what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from bot.domain.booking import Answer, ChangeKind, News, State, shown
from bot.domain.configuration import BookingLevel
from bot.ports import Drawn
from bot.presses import Say
from bot.presses.bookings import MoreBookings
from bot.replies.bookings import PAGE, Mine, MyBookings
from cards.booking_buttons import of_mine, side_by_side, zone_name
from cards.booking_news import said_beside
from cards.clean import clean
from cards.elements import Action, Container
from cards.page import Page, band, heading, quiet, row, section, strong, text
from cards.tongue import mark, say, say_count
from cards.words import DOT, room_facts, zone_of

_UNREAD = mark(
    "Your calendar could not be read just now, so meetings made in Outlook may be missing. Ask again in a minute."
)


def draw(reply: MyBookings, page: Page) -> Drawn:
    if not reply.shown:
        return _none(reply, page)
    title = say("Your bookings")
    body: list[Any] = [heading(title), *_unread(reply)]
    if reply.skipped or reply.more:
        first, last = reply.skipped + 1, reply.skipped + len(reply.shown)
        body.append(
            quiet(say("{first} to {last} of {all}, from now on", first=first, last=last, all=last + reply.more))
        )
    body += by_day(reply.shown, page)
    actions: list[Action] = []
    if reply.skipped:
        actions.append(page.button(say("Earlier bookings"), MoreBookings(max(0, reply.skipped - PAGE))))
    if reply.more:
        skip = reply.skipped + len(reply.shown)
        more = say_count("{n} more", "{n} more", reply.more)
        actions.append(page.button(say("More bookings"), MoreBookings(skip), tooltip=more))
    first_one = reply.shown[0]
    when = page.times.full(first_one.span)
    return page.card(f"{title}: {clean(first_one.room_name, 60)}, {when}", body, actions)


def _none(reply: MyBookings, page: Page) -> Drawn:
    if reply.unread:
        title = say("I know of no bookings of yours")
        again = [
            page.button(say("Try again"), Say("my bookings"), leads=True),
            page.button(say("Book a room"), Say("book a room")),
        ]
        why = say(_UNREAD)
        return page.card(f"{title}. {why}", [heading(title), *_unread(reply)], again)
    title = say("You have no later bookings") if reply.skipped else say("You have no bookings from now on")
    lead = say("Whatever is booked for you here or in Outlook, in rooms that Nook knows, will be listed here.")
    body = [heading(title), text(lead, spacing="Small")]
    return page.card(title, body, [page.button(say("Book a room"), Say("book a room"), leads=True)])


def _unread(reply: MyBookings) -> list[Any]:
    return [band("warning", [text(say(_UNREAD))])] if reply.unread else []


def by_day(listed: Iterable[Mine], page: Page) -> list[Any]:
    """Each with its own buttons, under the days of the reader's calendar."""
    out: list[Any] = []
    for day, those in groupby(listed, key=lambda mine: page.times.day(_from_today(mine, page))):
        out.append(section(day, "Medium", spacing="Large" if out else "Medium"))
        out += [entry(mine, page, of_mine(mine, page), first=not at) for at, mine in enumerate(those)]
    return out


def _from_today(mine: Mine, page: Page) -> Any:
    """What began yesterday and still runs stands under today."""
    return max(mine.span.start, page.reader.now) if mine.span.holds(page.reader.now) else mine.span.start


def entry(mine: Mine, page: Page, buttons: Sequence[Action], *, first: bool = False) -> Container:
    """Time and room, what the room is, what is going on with it, and the buttons. `first`: right under its day."""
    items = [*about(mine, page), *side_by_side(buttons)]
    return Container(items, spacing="Small") if first else row(items)


def about(mine: Mine, page: Page) -> list[Any]:
    room, state = clean(mine.room_name, 80), state_of(mine, page)
    here, there = _clocks(mine, page)
    facts = room_facts(mine.room) if mine.room else ""
    kind = DOT.join(_kind(mine))
    return [
        strong(f"{here}{DOT}{room}", spacing="None"),
        *([text(state, spacing="None")] if state else []),
        *(
            [text(say("“{subject}”", subject=clean(mine.subject, 120)), spacing="None")]
            if mine.subject and _own(mine)
            else []
        ),
        *(quiet(line, spacing="None", most=300) for line in (there, facts, kind) if line),
    ]


def _clocks(mine: Mine, page: Page) -> tuple[str, str]:
    """On the reader's clock; and on the room's, where that shows something else."""
    times, span, zone = page.times, mine.span, zone_of(zone_name(mine, page))
    here = times.clock(span) if span.minutes < 24 * 60 else times.full(span)
    if not times.differs(span, zone):
        return here, ""
    same_day = span.start.astimezone(zone).date() == span.start.astimezone(times.zone).date()
    day = "" if same_day else f"{times.date(span.start.astimezone(zone).date())}, "
    return say("{clock} your time", clock=here), f"{day}{times.clock(span, zone)} {times.place(span.start, zone)}"


def _own(mine: Mine) -> bool:
    """What somebody else's meeting is about stays in their calendar."""
    return mine.booking is not None or (mine.meeting is not None and mine.meeting.organizer)


def _kind(mine: Mine) -> Iterable[str]:
    if mine.booking and mine.booking.level is BookingLevel.SERVICE:
        yield say("Held by Nook")
    if mine.booking and mine.booking.series:
        yield say("One of a series")
    if mine.meeting and not mine.booking:
        if not mine.meeting.organizer:
            yield say("Somebody else organises it")
        if mine.meeting.series:
            yield say("One of a series")
        if mine.meeting.guests:
            yield say_count("{n} other person invited", "{n} other people invited", mine.meeting.guests)


_ANSWERS = {
    Answer.NONE: mark("Booked in Outlook; {room} has not answered so far"),
    Answer.TENTATIVE: mark("Waiting for {room}’s owner: not booked yet"),
    Answer.DECLINED: mark("{room} declined: the meeting has no room"),
}
_STATES = {
    State.ASKING: mark("Asking {room}…"),
    State.WAITING: mark("Waiting for {room}’s owner: not booked yet"),
    State.DECLINED: mark("{room} declined: nothing is booked"),
    State.FAILED: mark("{room} is not booked"),
    State.CANCELLING: mark("Cancelling…"),
    State.CANCELLED: mark("Cancelled"),
    State.LOST: mark("{room} is no longer booked: the meeting has no room"),
}


def state_of(mine: Mine, page: Page) -> str:
    """In words, "" where it is simply booked."""
    room = clean(mine.room_name, 60)
    booking = mine.booking
    if booking is None:
        said = _ANSWERS.get(mine.meeting.answer) if mine.meeting else None
        return say(said, room=room) if said else ""
    if booking.change is None and booking.state is State.BOOKED and booking.news is News.MOVED_IN_OUTLOOK:
        return say("Moved in Outlook")
    if (change := booking.change) is None:
        said = _STATES.get(shown(booking.state))
        return say(said, room=room) if said else ""
    other = clean(change.room_name, 60)
    if change.kind is ChangeKind.ROOM:
        return say("Asking {room}…", room=other)
    asked = room if change.kind is ChangeKind.TIME else other
    return say("Asking {room} for {when}…", room=asked, when=said_beside(page.times, booking, change.span))

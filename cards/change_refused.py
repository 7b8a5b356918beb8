"""A booking that cannot be changed as was asked: why, that it stands as it did, and the nearest that is possible."""

from __future__ import annotations

from typing import Any

from bot.domain.booking import State
from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.ports import Drawn
from bot.presses import Book, Press, Say
from bot.presses.bookings import AnotherRoom, AskTime, AskToCancel, Extend, SwitchTo
from bot.replies.bookings import ChangeRefused, Mine, NotPossible
from cards.booking_buttons import held, here, outlook, zone_name
from cards.booking_changes import standing
from cards.booking_words import admins_of
from cards.clean import clean
from cards.elements import Action, Execute
from cards.page import Page, band, heading, stacked, strong, text
from cards.room_row import short_name
from cards.tongue import mark, say
from cards.words import zone_of

_WORDS = {
    NotPossible.NOT_YOURS: (
        mark("You cannot change this booking"),
        mark("Nook’s service account holds {room}, and your admins keep changes to themselves. Please ask {admins}."),
    ),
    NotPossible.UNDER_WAY: (
        mark("Something is under way with this booking"),
        mark("An answer about {room} is still out. Wait until its card says what came of it, then ask again."),
    ),
    NotPossible.OVER: (
        mark("This booking is over"),
        mark("{room} has ended, so there is nothing left to change. Book a room anew."),
    ),
    NotPossible.NOT_BEGUN: (
        mark("This booking has not begun"),
        mark("Only what is running can be ended or extended. Cancel or move {room} instead."),
    ),
    NotPossible.GONE: (
        mark("This booking is gone"),
        mark(
            "{room} was cancelled or taken out of the calendar meanwhile, so no room is booked by it. Book a room anew."
        ),
    ),
    NotPossible.NOT_LINKED: (
        mark("I no longer know this room"),
        mark("The room of {room} is not linked with Nook any more, so I can only cancel it. Change it in Outlook."),
    ),
    NotPossible.NOT_ORGANIZER: (
        mark("Somebody else organises this meeting"),
        mark("Only its organiser can change {room}. Please ask them; in Outlook you see who it is."),
    ),
    NotPossible.ROOM_BUSY: (
        mark("{room} is busy then"),
        mark("Somebody else has the room. Try another time or another room."),
    ),
    NotPossible.NO_ROOM: (
        mark("No other room is free"),
        mark("No other room that fits is free at that time. Try another time."),
    ),
    NotPossible.NO_TIME: (mark("To what time?"), mark("I read no time in what you said. Choose one in the form.")),
    NotPossible.SAME: (mark("It is so already"), mark("{room} is booked just as you ask. There is nothing to do.")),
    NotPossible.OUTLOOKS_SERIES: (
        mark("This series was made in Outlook"),
        mark(
            "To change or cancel all of it, or from a date on, open it in Outlook and choose the series. "
            "One date at a time I can do: say which, or press it in your bookings."
        ),
    ),
    NotPossible.BAD_TIME: (
        mark("That time is not possible"),
        mark("It has passed, is more than 180 days ahead, or lasts under 5 minutes or over 24 hours. Choose another."),
    ),
}
_UNSEEN = {
    NotPossible.NOT_YOURS: mark(
        "Nook’s service account holds it, and your admins keep changes to themselves. Please ask {admins}."
    ),
    NotPossible.GONE: mark(
        "It was cancelled or taken out of the calendar meanwhile, so no room is booked by it. Book a room anew."
    ),
}
"""Of a booking that Nook has not before its eyes."""
_INSTEAD_IS_A_TIME = (NotPossible.NO_TIME, NotPossible.BAD_TIME, NotPossible.NO_ROOM, NotPossible.ROOM_BUSY)
_NOT_STANDING = (NotPossible.GONE, NotPossible.OVER)
_MOST = 5


def draw(reply: ChangeRefused, page: Page) -> Drawn:
    mine = reply.mine
    title, why = _words(reply)
    stands = say("Nothing was changed.") if mine is None or reply.why in _NOT_STANDING else _stands(mine)
    lines = [stands, *([why] if why else [])]
    body: list[Any] = [band("warning", [heading(title), *(text(line, spacing="Small") for line in lines)])]
    buttons: list[Action] = []
    if mine:
        body += standing(mine, page)
        buttons += [_instead(mine, *one, page=page) for one in reply.instead[:_MOST]]
    if buttons:
        body.append(strong(say("What you can have instead"), spacing="Medium"))
    body += stacked([*buttons, *_onward(reply, page)])
    return page.card(" ".join((f"{title}.", *lines)), body)


def _words(reply: ChangeRefused) -> tuple[str, str]:
    """The heading, and why it cannot be."""
    mine, admins = reply.mine, admins_of(reply)
    if mine is None:
        title = say("The room is busy then") if reply.why is NotPossible.ROOM_BUSY else say(_WORDS[reply.why][0])
        return title, say(_UNSEEN[reply.why], admins=admins) if reply.why in _UNSEEN else ""
    room = clean(mine.room_name, 60)
    if _without_room(mine) and reply.why is NotPossible.NO_ROOM:
        without = say("The meeting has no room to be moved with it. Find another room first.")
        return say("{room} is no longer booked", room=room), without
    title, why = (say(words, room=room, admins=admins) for words in _WORDS[reply.why])
    if reply.why is NotPossible.ROOM_BUSY and not _own_room_is_busy(reply):
        title = say("The room is busy then")
    return title, why


def _own_room_is_busy(reply: ChangeRefused) -> bool:
    """And not the one that was wanted in its place: then other rooms are offered to switch to, or nothing."""
    return any(not isinstance(press, SwitchTo) for _, _, press in reply.instead)


def _without_room(mine: Mine | None) -> bool:
    return mine is not None and mine.booking is not None and mine.booking.state is State.LOST


def _stands(mine: Mine) -> str:
    if mine.booking and not mine.booking.holds:
        return say("Nothing was changed.")
    return say("Nothing was changed: {room} stands as it was.", room=clean(mine.room_name, 60))


def _instead(mine: Mine, span: Span, room: Room | None, press: Press, *, page: Page) -> Execute:
    """`Extend to 15:30`, `Move to 16:00–17:00`, `Switch to Fuji`, each with the whole of it in the tooltip."""
    times, zone = page.times, zone_of(room.zone if room else zone_name(mine, page))
    this = clean(mine.room_name, 60)
    day = times.date(span.start.astimezone(zone).date())
    same_day = span.start.astimezone(zone).date() == mine.span.start.astimezone(zone).date()
    # With the day there is no room on a phone for the end as well; the tooltip has it.
    short = times.said(span, zone) if same_day else f"{day}, {times.moment(span.start, zone)}"
    when = f"{day} {times.said(span, zone)}"
    other = room if room and not (mine.room and mine.room.id == room.id) else None
    name, whole = (clean(other.name, 30), clean(other.name, 60)) if other else ("", "")
    if isinstance(press, Extend):
        clock = times.moment(span.end, zone)
        title = say("Extend to {clock}", clock=clock)
        tooltip = say("Extend {room} to {clock}, {when}", room=this, clock=clock, when=when)
    elif isinstance(press, AskToCancel):
        title = say("Cancel {booking}", booking=short_name(this))
        tooltip = say("Cancel {booking}", booking=f"{this}, {when}")
    elif other and isinstance(press, Book):
        title = say("Book {room} {clock}", room=name, clock=short)
        tooltip = say("Book {other} besides {room}, {when}", other=whole, room=this, when=when)
    elif other and span == mine.span:
        title = say("Switch to {room}", room=short_name(other.name))
        tooltip = say("Switch from {room} to {other}, {when}", room=this, other=whole, when=when)
    elif other:
        title = say("Take {room} {clock}", room=name, clock=short)
        tooltip = say("Take {other} instead of {room}, {when}", other=whole, room=this, when=when)
    else:
        title = say("Move to {when}", when=short)
        tooltip = say("Move {room}, {when}", room=this, when=when)
    return page.button(title, press, tooltip=tooltip)


def _onward(reply: ChangeRefused, page: Page) -> list[Action]:
    mine = reply.mine
    if mine is None or reply.why in _NOT_STANDING:
        return [page.button(say("Book a room"), Say("book a room")), _all(page)]
    booking = here(mine, page)
    if reply.why in (NotPossible.NOT_ORGANIZER, NotPossible.OUTLOOKS_SERIES):
        return [*outlook(mine.link), _all(page)]
    if reply.why in _INSTEAD_IS_A_TIME:
        out: list[Action] = []
        if not _without_room(mine):
            out.append(
                page.button(
                    say("Choose another time"), AskTime(held(mine)), tooltip=say("Move {booking}", booking=booking)
                )
            )
        if _without_room(mine) or reply.why is NotPossible.ROOM_BUSY:
            instead = say("Find another room instead of {booking}", booking=booking)
            out.append(page.button(say("Find another room"), AnotherRoom(held(mine)), tooltip=instead))
        return out
    return [_all(page)]


def _all(page: Page) -> Execute:
    return page.button(say("Show my bookings"), Say("my bookings"))

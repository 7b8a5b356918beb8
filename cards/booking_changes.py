"""Before a booking is changed: which one, shall it go, to what time, into which room."""

from __future__ import annotations

from typing import Any

from bot.domain.booking import State
from bot.ports import Drawn
from bot.presses import Say
from bot.presses.bookings import ShowBooking
from bot.replies.bookings import CancelAsked, Mine, RoomsToSwitch, TimeAsked, WhichBooking
from cards.ask_wish import LENGTHS, day_and_start, pair, what_is_wrong, wrong_band
from cards.booking_buttons import held, here, when_of, zone_name
from cards.clean import clean
from cards.elements import ActionSet, Execute
from cards.first_guess import minutes_of, proposed_start
from cards.inputs import InputChoices
from cards.my_bookings import about, entry
from cards.page import Page, band, heading, quiet, row, section, stacked, text
from cards.room_row import local_time, short_name
from cards.tongue import mark, say, say_count
from cards.words import length, room_facts, sentences, zone_of

_MOST_CHOICES = 6
_WHICH = {
    "cancel": (mark("Which booking shall I cancel?"), mark("Cancel {booking}")),
    "extend": (mark("Which booking shall I extend?"), mark("Extend {booking}")),
    "end now": (mark("Which booking shall I end now?"), mark("End {booking}")),
    "move": (mark("Which booking shall I move?"), mark("Move {booking}")),
    "another room": (mark("Which booking shall get another room?"), mark("Replace {booking}")),
}


def which(reply: WhichBooking, page: Page) -> Drawn:
    title, verb = say(_WHICH[reply.doing][0]), _WHICH[reply.doing][1]
    said = say("You said “{said}”.", said=clean(reply.said, 80)) if reply.said else ""
    mine = page.button(say("Show my bookings"), Say("my bookings"))
    if not reply.choices:
        title = say("I found no such booking of yours")
        none = say("No booking of yours fits that, so nothing was changed. Look at what you have booked.")
        lead = sentences(said, none)
        return page.card(f"{title}. {lead}", [heading(title), text(lead, spacing="Small")], [mine])
    lead = sentences(said, say("Nothing has been changed yet."))
    body: list[Any] = [heading(title), text(lead, spacing="Small")]
    for one, press in reply.choices[:_MOST_CHOICES]:
        # "Move Everest 14:00–15:00" would read like the time that it is moved to.
        room = clean(one.room_name, 30)
        name = (
            say("{room} from {clock}", room=room, clock=page.times.moment(one.span.start))
            if reply.doing == "move"
            else f"{room} {page.times.clock(one.span)}"
        )
        button = page.button(say(verb, booking=name), press, tooltip=say(verb, booking=here(one, page)))
        day = section(page.times.day(one.span.start))
        body += [day, entry(one, page, [button], first=True)]
    return page.card(f"{title} {lead}", body, [mine])


def cancel_asked(reply: CancelAsked, page: Page) -> Drawn:
    mine = reply.mine
    title = say("Cancel {room}?", room=clean(mine.room_name, 60))
    goes = say("The meeting leaves the calendars, and others can have the room.")
    lines = [f"{goes} {_told(reply.guests)}", say("Nothing has been cancelled yet.")]
    if mine.booking is None and mine.meeting and mine.meeting.series:
        lines.insert(1, say("It is one date of a series made in Outlook: the others stay."))
    asked = [heading(title), *(text(line, spacing="Small") for line in lines)]
    yes, tooltip = (
        say("Yes, cancel {room}", room=clean(mine.room_name, 40)),
        say("Cancel {booking}", booking=here(mine, page)),
    )
    buttons = [page.button(yes, reply.yes, tooltip=tooltip, takes_away=True), keep(mine, page, say("No, keep it"))]
    body = [band("warning", asked), *standing(mine, page), *stacked(buttons)]
    return page.card(f"{title} {when_of(mine, page)}. {lines[0]}", body)


def _told(guests: int) -> str:
    if not guests:
        return say("Nobody else is invited.")
    return say_count(
        "Microsoft 365 tells the {n} other person invited.", "Microsoft 365 tells the {n} other people invited.", guests
    )


def time_asked(reply: TimeAsked, page: Page) -> Drawn:
    mine, draft = reply.mine, reply.draft
    name = clean(mine.room_name, 60)
    title = say("Move {booking}", booking=name)
    start = proposed_start(draft, page.times.now.astimezone(zone_of(draft.zone)), page.reader.hours)
    minutes = minutes_of(draft)
    wrong = what_is_wrong(reply.wrong, "") if reply.wrong else ""
    lead = say("It stays as it is until {room} has accepted the other time.", room=name)
    body: list[Any] = []
    if wrong:
        again = say("Nothing was changed. Correct it here and try again.")
        body.append(wrong_band(wrong, again))
    lengths = {str(m): length(m) for m in sorted({*LENGTHS, minutes})}
    body += [
        heading(title, "Medium" if body else "Large"),
        *standing(mine, page),
        text(lead, spacing="Small"),
        pair(*day_and_start(start, draft, page)),
        InputChoices("duration", say("How long"), lengths, value=str(minutes)),
    ]
    verb, tooltip = (
        say("Move {booking}", booking=short_name(mine.room_name)),
        say("Move {booking}", booking=here(mine, page)),
    )
    move = page.button(verb, reply.submit, tooltip=tooltip, leads=True, inputs=True)
    return page.card(wrong or f"{title}, {when_of(mine, page)}", [*body, *stacked([move, keep(mine, page)])])


def rooms_to_switch(reply: RoomsToSwitch, page: Page) -> Drawn:
    mine = reply.mine
    name, lost = clean(mine.room_name, 60), mine.booking is not None and mine.booking.state is State.LOST
    number = len(reply.rooms)
    title = say("No other room is free")
    lead = say("Nothing was changed. Try another time.")
    if number:
        title = say_count("{n} other room is free", "{n} other rooms are free", number)
        lead = (
            say("Your meeting has no room until one of them has accepted.")
            if lost
            else say(
                "{room} stays yours until the other room has accepted. People, agenda and online link are kept.",
                room=name,
            )
        )
    body: list[Any] = []
    if reply.unknown:
        unknown = say("I know no room called “{name}”.", name=clean(reply.unknown, 80))
        body.append(wrong_band(unknown, say("Nothing was changed.")))
    body += [heading(title, "Medium" if body else "Large"), *standing(mine, page), text(lead, spacing="Small")]
    for room, press in reply.rooms:
        tooltip = say(
            "Switch from {room} to {other}, {when}", room=name, other=clean(room.name, 60), when=when_of(mine, page)
        )
        switch = page.button(say("Switch to {room}", room=short_name(room.name)), press, tooltip=tooltip)
        facts, zone = room_facts(room), zone_of(zone_name(mine, page))
        body.append(
            row(
                [
                    section(room.name, spacing=None, most=80),
                    *([quiet(facts, spacing="None", most=300)] if facts else []),
                    *(quiet(line, spacing="None") for line in local_time(page.times, room, mine.span, zone)),
                    ActionSet([switch], spacing="Small"),
                ]
            )
        )
    instead = say("{title}: instead of {booking}", title=title, booking=here(mine, page))
    return page.card(instead, body, [keep(mine, page)])


def standing(mine: Mine, page: Page) -> list[Any]:
    """The booking as it stands now, with its day."""
    return [quiet(page.times.day(mine.span.start), spacing="Medium"), *about(mine, page)]


def keep(mine: Mine, page: Page, title: str = "") -> Execute:
    press = ShowBooking(held(mine)) if mine.booking else Say("my bookings")
    as_it_is = say("Leave {booking}, as it is", booking=here(mine, page))
    return page.button(title or say("Keep it as it is"), press, tooltip=as_it_is)

"""Before a booking is changed: which one, shall it go, to what time, into which room."""

from __future__ import annotations

from typing import Any

from bot.domain.booking import State
from bot.domain.wish import Problem
from bot.ports import Drawn
from bot.presses import Say
from bot.presses.bookings import ShowBooking
from bot.replies.bookings import CancelAsked, Mine, RoomsToSwitch, TimeAsked, WhichBooking
from cards.ask_wish import LENGTHS, pair, start_label, what_is_wrong
from cards.booking_buttons import held, when_of, zone_name
from cards.clean import clean
from cards.elements import ActionSet, Container, Execute
from cards.first_guess import minutes_of, proposed_start
from cards.inputs import InputChoices, InputDate, InputTime
from cards.my_bookings import about, entry
from cards.page import Page, band, heading, quiet, stacked, strong, text
from cards.room_row import local_time, short_name
from cards.words import count, length, room_facts, zone_of

_MOST_CHOICES = 6
_WHICH = {
    "cancel": ("Which booking shall I cancel?", "Cancel {}"),
    "extend": ("Which booking shall I extend?", "Extend {}"),
    "end now": ("Which booking shall I end now?", "End {}"),
    "move": ("Which booking shall I move?", "Move {}"),
    "another room": ("Which booking shall get another room?", "Replace {}"),
}
_UNTOUCHED = "Nothing has been changed yet."


def which(reply: WhichBooking, page: Page) -> Drawn:
    title, verb = _WHICH[reply.doing]
    said = f"You said “{clean(reply.said, 80)}”. " if reply.said else ""
    mine = page.button("Show my bookings", Say("my bookings"))
    if not reply.choices:
        title = "I found no such booking of yours"
        lead = f"{said}No booking of yours fits that, so nothing was changed. Look at what you have booked."
        return page.card(f"{title}. {lead}", [heading(title, "Medium"), text(lead, spacing="Small")], [mine])
    lead = f"{said}{_UNTOUCHED}"
    body: list[Any] = [heading(title, "Medium"), text(lead, spacing="Small")]
    for one, press in reply.choices[:_MOST_CHOICES]:
        # "Move Everest 14:00–15:00" would read like the time that it is moved to.
        when = f"from {page.times.moment(one.span.start)}" if reply.doing == "move" else page.times.clock(one.span)
        name = f"{clean(one.room_name, 30)} {when}"
        tooltip = f"{verb.replace('{}', clean(one.room_name, 60))}, {when_of(one, page)}"
        button = page.button(verb.replace("{}", name), press, tooltip=tooltip)
        day = strong(page.times.day(one.span.start), spacing="Medium")
        body += [day, entry(one, page, [button], first=True)]
    return page.card(f"{title} {lead}", body, [mine])


def cancel_asked(reply: CancelAsked, page: Page) -> Drawn:
    mine = reply.mine
    name = clean(mine.room_name, 40)
    title = f"Cancel {clean(mine.room_name, 60)}?"
    lines = [
        f"The meeting goes from the calendars, and the room is free for others. {_told(reply.guests)}",
        "Nothing has been cancelled yet.",
    ]
    asked = [heading(title, "Medium"), *(text(line, spacing="Small") for line in lines)]
    tooltip = f"Cancel {clean(mine.room_name, 60)}, {when_of(mine, page)}"
    buttons = [
        page.button(f"Yes, cancel {name}", reply.yes, tooltip=tooltip),
        keep(mine, page, "No, keep it"),
    ]
    body = [band("warning", asked), *standing(mine, page), *stacked(buttons)]
    return page.card(f"{title} {when_of(mine, page)}. {lines[0]}", body)


def _told(guests: int) -> str:
    if not guests:
        return "Nobody else is invited, so nobody but the room is told."
    return f"Microsoft 365 tells the {count(guests, 'other person', 'other people')} invited."


def time_asked(reply: TimeAsked, page: Page) -> Drawn:
    mine, draft = reply.mine, reply.draft
    name = clean(mine.room_name, 60)
    title = f"Move {name}"
    start = proposed_start(draft, page.times.now.astimezone(zone_of(draft.zone)))
    minutes = minutes_of(draft)
    wrong = _wrong(reply.wrong)
    lead = f"It stays as it is until {name} has accepted the other time."
    body: list[Any] = []
    if wrong:
        again = "Nothing was changed. Correct it here and try again."
        body.append(band("warning", [strong(wrong, most=200), text(again, spacing="Small")]))
    lengths = {str(m): length(m) for m in sorted({*LENGTHS, minutes})}
    body += [
        heading(title),
        *standing(mine, page),
        text(lead, spacing="Small"),
        pair(
            InputDate("date", "Date", value=f"{start:%Y-%m-%d}", error_message="Choose a date."),
            InputTime("start", start_label(draft, page), value=f"{start:%H:%M}", error_message="Choose a time."),
        ),
        InputChoices("duration", "How long", lengths, value=str(minutes)),
    ]
    tooltip = f"Move {name}, {when_of(mine, page)}"
    move = page.button(f"Move {short_name(mine.room_name)}", reply.submit, tooltip=tooltip, leads=True, inputs=True)
    return page.card(wrong or f"{title}, {when_of(mine, page)}", [*body, *stacked([move, keep(mine, page)])])


def _wrong(wrong: str) -> str:
    """A problem by its name, or a sentence."""
    return what_is_wrong(Problem(wrong), "") if wrong in frozenset(Problem) else clean(wrong, 200)


def rooms_to_switch(reply: RoomsToSwitch, page: Page) -> Drawn:
    mine = reply.mine
    name, lost = clean(mine.room_name, 60), mine.booking is not None and mine.booking.state is State.LOST
    number = len(reply.rooms)
    title = count(number, "other room is free", "other rooms are free") if number else "No other room is free"
    lead = (
        "Your meeting has no room until one of them has accepted."
        if lost
        else f"{name} stays yours until the other room has accepted. People, agenda and online link are kept."
    )
    if not number:
        lead = "Nothing was changed. Try another time."
    body: list[Any] = []
    if reply.unknown:
        unknown = f"I know no room called “{clean(reply.unknown, 80)}”."
        body.append(band("warning", [strong(unknown, most=200), text("Nothing was changed.", spacing="Small")]))
    body += [heading(title), *standing(mine, page), text(lead, spacing="Small")]
    for room, press in reply.rooms:
        tooltip = f"Switch from {name} to {clean(room.name, 60)}, {when_of(mine, page)}"
        facts, zone = room_facts(room), zone_of(zone_name(mine, page))
        body.append(
            Container(
                [
                    strong(room.name, most=80),
                    *([quiet(facts, spacing="None", most=300)] if facts else []),
                    *(quiet(line, spacing="None") for line in local_time(page, room, mine.span, zone)),
                    ActionSet(
                        [page.button(f"Switch to {short_name(room.name)}", press, tooltip=tooltip)], spacing="Small"
                    ),
                ],
                separator=True,
                spacing="Medium",
            )
        )
    return page.card(f"{title}: instead of {name}, {when_of(mine, page)}", body, [keep(mine, page)])


def standing(mine: Mine, page: Page) -> list[Any]:
    """The booking as it stands now, with its day."""
    return [quiet(page.times.day(mine.span.start), spacing="Medium"), *about(mine, page)]


def keep(mine: Mine, page: Page, title: str = "Keep it as it is") -> Execute:
    press = ShowBooking(held(mine)) if mine.booking else Say("my bookings")
    return page.button(title, press, tooltip=f"Leave {clean(mine.room_name, 60)}, {when_of(mine, page)}, as it is")

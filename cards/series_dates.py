"""Which dates of a series are meant, asked once; and on which the room is busy."""

from __future__ import annotations

from datetime import datetime

from bot.ports import Drawn
from bot.replies.bookings import Mine
from bot.replies.series import DatesBusy, WhichDates
from cards.booking_buttons import when_of, zone_name
from cards.booking_changes import standing
from cards.clean import clean
from cards.elements import Action
from cards.page import Page, band, heading, stacked, text
from cards.tongue import mark, say, say_count
from cards.words import zone_of

_MOST = 12
_TITLES = {
    "cancel": mark("Which dates shall I cancel?"),
    "move": mark("Which dates shall I move?"),
    "another room": mark("Which dates shall get the other room?"),
}
_LEADS = {
    "cancel": mark("It is one of a series. Microsoft 365 tells those invited. Nothing has been cancelled yet."),
    "move": mark("It is one of a series. Each date keeps its time until its room accepts. Nothing has changed yet."),
    "another room": mark(
        "It is one of a series. Each date keeps its room until the other accepts. Nothing has changed yet."
    ),
}
_JUST = {
    "cancel": mark("Cancel just {day}"),
    "move": mark("Move just {day}"),
    "another room": mark("Change just {day}"),
}
_SINCE = {
    "cancel": mark("Cancel from {day} on ({n})"),
    "move": mark("Move from {day} on ({n})"),
    "another room": mark("Change from {day} on ({n})"),
}
_ALL = {
    "cancel": mark("Cancel all {n}"),
    "move": mark("Move all {n}"),
    "another room": mark("Change all {n}"),
}


def which(reply: WhichDates, page: Page) -> Drawn:
    """The question itself is the confirmation: each button says what it takes with it."""
    mine, doing = reply.mine, reply.doing
    title, lead, day = say(_TITLES[doing]), say(_LEADS[doing]), _day(mine.span.start, mine, page)
    here = f"{clean(mine.room_name, 60)}, {when_of(mine, page)}"
    buttons: list[Action] = []
    if reply.one is not None:
        buttons.append(page.button(say(_JUST[doing], day=day), reply.one, tooltip=here))
    if reply.since is not None:
        n, press = reply.since
        buttons.append(page.button(say(_SINCE[doing], day=day, n=n), press, tooltip=here))
    if reply.all is not None:
        n, press = reply.all
        buttons.append(page.button(say(_ALL[doing], n=n), press, tooltip=here))
    buttons.append(page.button(say("No, keep them"), reply.keep))
    question = band("warning", [heading(title, "Medium"), text(lead, spacing="Small")])
    return page.card(f"{title} {when_of(mine, page)}", [question, *standing(mine, page), *stacked(buttons)])


def busy(reply: DatesBusy, page: Page) -> Drawn:
    n = len(reply.busy)
    title = say_count("The room is busy on {n} date", "The room is busy on {n} dates", n)
    lead = say("Nothing has changed: all dates stand as they were.")
    lines = [
        say(
            "{room} is busy on {when}",
            room=clean(room.name, 60),
            when=f"{_day(span.start, reply.mine, page)}, {page.times.said(span, zone_of(room.zone))}",
        )
        for span, room in reply.busy[:_MOST]
    ]
    if n > _MOST:
        lines.append(say_count("and {n} more date", "and {n} more dates", n - _MOST))
    buttons: list[Action] = []
    if reply.others is not None:
        count, press = reply.others
        buttons.append(page.button(say_count("Change the other {n}", "Change the other {n}", count), press))
    buttons.append(page.button(say("Keep them as they are"), reply.keep))
    body = [
        band("warning", [heading(title, "Medium"), text(lead, spacing="Small")]),
        *(text(line, spacing="Small") for line in lines),
        *stacked(buttons),
    ]
    return page.card(f"{title}. {lead}", body)


def _day(moment: datetime, mine: Mine, page: Page) -> str:
    return page.times.date(moment.astimezone(zone_of(zone_name(mine, page))).date())

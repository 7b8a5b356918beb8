"""Which dates of a series are meant, asked once; and what each date can have of what is wished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.ports import Drawn
from bot.presses.bookings import AskTime
from bot.replies.bookings import Mine
from bot.replies.series import DatesOffered, PlanOffered, WhichDates
from cards.booking_buttons import held, when_of, zone_name
from cards.booking_changes import standing
from cards.clean import clean
from cards.elements import Action
from cards.page import Page, band, heading, row, stacked, text
from cards.series_offered import plan_in_words, when_of_dates
from cards.tongue import mark, say, say_count
from cards.words import zone_of

_TITLES = {
    "cancel": mark("Which dates shall I cancel?"),
    "move": mark("Which dates shall I move?"),
    "extend": mark("Which dates shall I extend?"),
    "another room": mark("Which dates shall get the other room?"),
}
_LEADS = {
    "cancel": mark("It is one of a series. Microsoft 365 tells those invited. Nothing has been cancelled yet."),
    "move": mark("It is one of a series. Each date keeps its time until its room accepts. Nothing has changed yet."),
    "extend": mark("It is one of a series. Each date ends as it does until its room accepts. Nothing has changed yet."),
    "another room": mark(
        "It is one of a series. Each date keeps its room until the other accepts. Nothing has changed yet."
    ),
}
_JUST = {
    "cancel": mark("Cancel just {day}"),
    "move": mark("Move just {day}"),
    "extend": mark("Extend just {day}"),
    "another room": mark("Change just {day}"),
}
_SINCE = {
    "cancel": mark("Cancel from {day} on ({n})"),
    "move": mark("Move from {day} on ({n})"),
    "extend": mark("Extend from {day} on ({n})"),
    "another room": mark("Change from {day} on ({n})"),
}
_ALL = {
    "cancel": mark("Cancel all {n}"),
    "move": mark("Move all {n}"),
    "extend": mark("Extend all {n}"),
    "another room": mark("Change all {n}"),
}


_OFFERED: dict[str, Callable[[int], str]] = {
    "move": lambda n: say_count("The date is not free then", "Not all {n} dates are free then", n),
    "extend": lambda n: say_count("The date cannot be longer", "Not all {n} dates can be longer", n),
    "another room": lambda n: say_count("Another room for {n} date", "Another room for {n} dates", n),
}
_KEPT = {
    "move": mark("Nothing has changed yet. Each date keeps its time until its room accepts."),
    "extend": mark("Nothing has changed yet. Each date ends as it does until its room accepts."),
    "another room": mark("Nothing has changed yet. Each date keeps its room until the other accepts."),
}
_CHANGE: dict[str, Callable[[int], str]] = {
    "move": lambda n: say_count("Move {n} date", "Move {n} dates", n),
    "extend": lambda n: say_count("Extend {n} date", "Extend {n} dates", n),
    "another room": lambda n: say_count("Switch {n} date", "Switch {n} dates", n),
}


def which(reply: WhichDates, page: Page) -> Drawn:
    """The question itself is the confirmation: each button says what it takes with it."""
    mine, doing = reply.mine, reply.doing
    title, lead, day = say(_TITLES[doing]), say(_LEADS[doing]), _day(mine.span.start, mine, page)
    if doing == "cancel" and [reply.one, reply.since, reply.all].count(None) == 2:
        title = say("Cancel this date?") if reply.one else say("Cancel these dates?")
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
    question = band("warning", [heading(title), text(lead, spacing="Small")])
    return page.card(f"{title} {when_of(mine, page)}", [question, *standing(mine, page), *stacked(buttons)])


def offered(reply: DatesOffered, page: Page) -> Drawn:
    """Each room with the dates on which it is busy, and what could be had on just those, as at booking."""
    mine, doing, n = reply.mine, reply.doing, len(reply.spans)
    if not reply.offers:
        title = say_count("No room is free on that date", "No room is free on any of these {n} dates", n)
        lead = say("Nothing has changed: all dates stand as they were.")
    else:
        title = _OFFERED[doing](n)
        lead = say(_KEPT[doing])
    body: list[Any] = [band("warning", [heading(title), text(lead, spacing="Small")])]
    body.append(text(when_of_dates(reply.spans, zone_name(mine, page), page), spacing="Medium"))
    if reply.impossible:
        past = say_count(
            "{n} date cannot have that time, since it would be past or too far ahead: it stays as it is.",
            "{n} dates cannot have that time, since it would be past or too far ahead: they stay as they are.",
            reply.impossible,
        )
        body.append(text(past))
    for at, one in enumerate(reply.offers):
        items = [*plan_in_words(one.plan, zone_name(mine, page), page), *stacked(_buttons(one, doing, page, not at))]
        body.append(row(items))
    onward: list[Action] = []
    if not reply.offers and doing != "another room":
        onward.append(page.button(say("Choose another time"), AskTime(held(mine))))
    body += stacked([*onward, page.button(say("Keep them as they are"), reply.keep)])
    return page.card(f"{title}. {lead}", body)


def _buttons(one: PlanOffered, doing: str, page: Page, leads: bool) -> list[Action]:
    plan, name = one.plan, clean(one.plan.room.name, 30)
    own, booked = len(plan.dates) - len(plan.clashes), len(plan.booked)
    if doing == "another room" and not plan.clashes:
        title = say_count("Switch to {room} on {n} date", "Switch to {room} on {n} dates", booked, room=name)
        return [page.button(title, one.book, leads=leads)]
    everything = _CHANGE[doing](booked)
    with_others = say("{room}, and the other rooms named above", room=clean(plan.room.name, 60))
    buttons: list[Action] = [page.button(everything, one.book, leads=leads, tooltip=with_others)]
    if one.own is not None:
        alone = say_count("Only the {n} in {room}", "Only the {n} in {room}", own, room=name)
        buttons.append(page.button(alone, one.own, tooltip=say("Without the dates on which it is busy")))
    return buttons


def _day(moment: datetime, mine: Mine, page: Page) -> str:
    return page.times.date(moment.astimezone(zone_of(zone_name(mine, page))).date())

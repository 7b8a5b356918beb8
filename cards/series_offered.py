"""A series before it is booked: each room with the dates on which it is busy, and what could be had on just those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from bot.domain.series import Cut, Plan
from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.ports import Drawn
from bot.presses import AnotherTime
from bot.replies.series import PlanOffered, SeriesEndAsked, SeriesOffered
from cards.clean import clean
from cards.elements import Action, Container
from cards.page import Page, band, heading, quiet, row, section, stacked, text
from cards.together import company
from cards.tongue import say, say_count
from cards.words import room_facts, understood, zone_of

_FEW = 8
"""Dates named one by one; more are counted."""


def end_asked(reply: SeriesEndAsked, page: Page) -> Drawn:
    if reply.unreadable:
        title = say("I cannot book a series like that")
        lead = say(
            "I book series by day, by week or by month. Nothing is booked. "
            "The first date alone I can look at, and Outlook books the rest."
        )
    else:
        title = say("Until when?")
        lead = say(
            "A series needs an end, since rooms take bookings only some months ahead. Nothing is booked. "
            "Choose how long, or write “for 6 weeks”, “10 times” or “until 20 December”."
        )
    buttons: list[Action] = [
        page.button(say_count("For {n} week", "For {n} weeks", weeks), press) for weeks, press in reply.weeks
    ]
    buttons.append(page.button(say("Only the first date"), reply.once))
    return page.card(f"{title} {lead}", [heading(title), text(lead, spacing="Small"), *stacked(buttons)])


def draw(reply: SeriesOffered, page: Page) -> Drawn:
    title = _title(reply)
    body: list[Any] = []
    if reply.unclear and len(reply.offers) > 1:
        body.append(band("accent", [heading(say("Which one?")), text(say("Nothing is booked yet."), spacing="Small")]))
    if reply.taken:
        why = say("Somebody else was quicker with one of the dates, so nothing is booked. This is how it looks now.")
        body.append(band("warning", [heading(say("Just taken")), text(why, spacing="Small")]))
    body += [heading(title, "Medium" if body else "Large"), *_asked_for(reply, page)]
    if reply.offers:
        body += [_room(one, reply, page, first=not at) for at, one in enumerate(reply.offers)]
    else:
        lead = say("No room that fits is free on any of these dates. Nothing is booked: choose another time.")
        body.append(text(lead, spacing="Medium"))
    again: list[Action] = [page.button(say("Another time"), AnotherTime(reply.wish))]
    return page.card(f"{title}: {when_of_dates(reply.spans, reply.wish.zone, page)}", body, again)


def _title(reply: SeriesOffered) -> str:
    if not reply.offers:
        return say("No room for this series")
    n, best = len(reply.spans), reply.offers[0].plan
    if not best.clashes:
        return say_count("A room for the {n} date", "A room for all {n} dates", n)
    if len(best.booked) == n:
        return say_count("Rooms for the {n} date", "Rooms for all {n} dates", n)
    return say("Rooms for {some} of {n} dates", some=len(best.booked), n=n)


def _asked_for(reply: SeriesOffered, page: Page) -> list[Any]:
    wish = reply.wish
    out: list[Any] = [text(when_of_dates(reply.spans, wish.zone, page), spacing="Small")]
    if wish.subject:
        out.append(quiet(say("Subject: {subject}", subject=clean(wish.subject, 200)), spacing="None"))
    out += [
        quiet(line, spacing="None")
        for line in (understood(replace(wish, room=None) if reply.offers else wish), *company(wish))
        if line
    ]
    if reply.cut is Cut.TOO_FAR:
        out.append(
            quiet(
                say_count(
                    "{n} later date is left out: rooms take bookings until {day}, as Exchange is set by default.",
                    "{n} later dates are left out: rooms take bookings until {day}, as Exchange is set by default.",
                    reply.left_out,
                    day=page.times.date(reply.window),
                )
            )
        )
    if reply.cut is Cut.TOO_MANY:
        out.append(
            quiet(
                say_count(
                    "{n} later date is left out: I book {most} dates at once. Ask for the rest after that.",
                    "{n} later dates are left out: I book {most} dates at once. Ask for the rest after that.",
                    reply.left_out,
                    most=len(reply.spans),
                )
            )
        )
    return out


def when_of_dates(spans: Sequence[Span], zone: str, page: Page) -> str:
    """`6 dates, Mon 30 Nov to Mon 4 Jan 2027, 09:00–10:00 Berlin time`."""
    first, last, place = spans[0], spans[-1], zone_of(zone)
    return say_count(
        "{n} date, {first}, {clock}",
        "{n} dates, {first} to {last}, {clock}",
        len(spans),
        first=page.times.date(first.start.astimezone(place).date()),
        last=page.times.date(last.start.astimezone(place).date()),
        clock=page.times.said(first, place),
    )


def _room(offered: PlanOffered, reply: SeriesOffered, page: Page, *, first: bool) -> Container:
    plan = offered.plan
    name, own = clean(plan.room.name, 60), len(plan.dates) - len(plan.clashes)
    items = plan_in_words(plan, reply.wish.zone, page)
    items += stacked(_buttons(offered, plan, name, own, leads=first, page=page))
    return row(items)


def plan_in_words(plan: Plan, zone: str, page: Page) -> list[Any]:
    """The room, on how many of the dates it is free, and what can be had on the others."""
    n = len(plan.dates)
    items: list[Any] = [section(plan.room.name, "Medium", spacing="None", most=60)]
    if facts := room_facts(plan.room):
        items.append(quiet(facts, spacing="None"))
    if not plan.clashes:
        return [*items, text(say_count("Free on the {n} date", "Free on all {n} dates", n), spacing="None")]
    items.append(text(say("Free on {some} of {n} dates", some=n - len(plan.clashes), n=n), spacing="None"))
    return [*items, *(text(line, spacing="None") for line in clashes_in_words(plan, zone, page))]


def _buttons(offered: PlanOffered, plan: Plan, name: str, own: int, *, leads: bool, page: Page) -> list[Action]:
    booked = len(plan.booked)
    if offered.own is None:
        title = say_count("Book {room} on {n} date", "Book {room} on {n} dates", booked, room=clean(name, 30))
        return [page.button(title, offered.book, leads=leads)]
    both = say_count("Book {n} date", "Book {n} dates", booked)
    alone = say_count("Book {room} on {n} date", "Book {room} on {n} dates", own, room=clean(name, 30))
    return [
        page.button(
            both,
            offered.book,
            leads=leads,
            tooltip=say("{room}, and the other rooms named above", room=name),
        ),
        page.button(alone, offered.own, tooltip=say("Without the dates on which it is busy")),
    ]


def clashes_in_words(plan: Plan, zone: str, page: Page) -> list[str]:
    """`Busy on Mon 14 Dec, Mon 21 Dec: Fuji instead`, a line for each other room."""
    lines: list[str] = []
    clashes = sorted(plan.clashes, key=lambda one: (one[1] is None, one[1].name if one[1] else "", one[0]))
    for room, these in groupby(clashes, key=lambda one: one[1]):
        dates = _dates((span for span, _ in these), zone, page)
        lines.append(_clash(room, dates))
    return lines


def _clash(room: Room | None, dates: str) -> str:
    if room is None:
        return say("Busy on {dates}, and no other room is free", dates=dates)
    return say("Busy on {dates}: {room} instead", dates=dates, room=clean(room.name, 60))


def _dates(spans: Iterable[Span], zone: str, page: Page) -> str:
    place = zone_of(zone)
    days = [page.times.date(span.start.astimezone(place).date()) for span in spans]
    if len(days) <= _FEW:
        return ", ".join(days)
    return say("{dates} and {n} more", dates=", ".join(days[:_FEW]), n=len(days) - _FEW)

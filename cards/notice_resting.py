"""The rest of a series that nobody came to: the question, and what came of it or of no answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.booking import Booking
from bot.ports import Drawn
from bot.presses.series import ShowSeries
from bot.replies.notices import RestAnswered, RestAsked, RestReleased
from cards.clean import clean
from cards.notice_keeping import room_of, told
from cards.page import Page, heading, quiet, stacked, text
from cards.series_offered import when_of_dates
from cards.tongue import say, say_count
from cards.words import sentences, zone_of

_MOST = 5
"""Missed dates named one by one, the last ones."""


def asked(reply: RestAsked, page: Page) -> Drawn:
    room, n = room_of(reply.rest[0]), len(reply.rest)
    title = say_count("Still need {room} on {n} more date?", "Still need {room} on {n} more dates?", n, room=room)
    nobody = say("Nobody checked in on {dates}, and each time the room was released.", dates=_days(reply.missed, page))
    zone = zone_of(reply.rest[0].zone)
    until = (
        f"{page.times.date(reply.released_at.astimezone(zone).date())}, {page.times.moment(reply.released_at, zone)}"
    )
    meaning = say("Without an answer by {time} these dates are released too, as your admin has set it.", time=until)
    body = [text(nobody, spacing="Small"), *_about(reply.rest, page), text(meaning)]
    keep = page.button(say("Keep them"), reply.keep, tooltip=say("Keep {room}", room=room), leads=True)
    free = page.button(say("Release them"), reply.free, tooltip=say("Give {room} back", room=room))
    return told(page, title, body, [keep, free])


def answered(reply: RestAnswered, page: Page) -> Drawn:
    room = room_of(reply.rest[0])
    title = say("{room} stays yours", room=room) if reply.kept else say("{room} is given back", room=room)
    words = say("The series stays booked as it is.")
    if not reply.kept:
        words = say("These dates are being cancelled, and everybody invited is told. Their card says when it is done.")
    return page.card(title, [heading(title), *_about(reply.rest, page), text(words), *_show(reply.rest, page)])


def released(reply: RestReleased, page: Page) -> Drawn:
    room, n = room_of(reply.rest[0]), len(reply.rest)
    title = say_count("{n} date of {room} is released", "{n} dates of {room} are released", n, room=room)
    why = say(
        "Nobody checked in on several dates in a row, and nobody answered my question, so the rest is released, "
        "as your admin has set it."
    )
    again = say("If you still need the room, book it again.")
    buttons = [page.button(say("Show the dates"), ShowSeries(reply.rest[0].series))]
    return told(page, title, [*_about(reply.rest, page), text(sentences(why, again))], [*buttons])


def _show(rest: Sequence[Booking], page: Page) -> list[Any]:
    return [*stacked([page.button(say("Show the dates"), ShowSeries(rest[0].series))])]


def _about(rest: Sequence[Booking], page: Page) -> list[Any]:
    subject = clean(rest[0].wish.subject or "", 120)
    when = when_of_dates([one.span for one in rest], rest[0].zone, page)
    return [
        text(when, spacing="Small"),
        *([quiet(say("“{subject}”", subject=subject), spacing="None")] if subject else []),
    ]


def _days(missed: Sequence[Booking], page: Page) -> str:
    return ", ".join(page.times.date(one.span.start.astimezone(zone_of(one.zone)).date()) for one in missed[-_MOST:])

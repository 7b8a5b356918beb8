"""Where a booking stands: asking, waiting for the owner, booked, declined or failed. One card, redrawn each time."""

from __future__ import annotations

from typing import Any

from bot.domain.booking import State, shown
from bot.ports import Drawn
from bot.presses import AnotherTime
from bot.replies import BookingShown
from cards.booking_words import again_in_words, state_in_words, whose
from cards.clean import clean
from cards.elements import Action, OpenUrl, Style
from cards.page import Page, band, heading, quiet, strong, text
from cards.words import room_facts, zone_of

_STYLES: dict[State, Style] = {
    State.ASKING: "accent",
    State.WAITING: "warning",
    State.BOOKED: "good",
    State.DECLINED: "attention",
    State.FAILED: "attention",
}


def draw(reply: BookingShown, page: Page) -> Drawn:
    booking = reply.booking
    state, room = shown(booking.state), clean(booking.room_name, 80)
    title, lead = state_in_words(reply, state, room)
    lines = [line for line in (again_in_words(reply, state), lead) if line]
    body: list[Any] = [
        band(_STYLES[state], [heading(title), *(text(line, spacing="Small") for line in lines)]),
        *_what(reply, page, room),
    ]
    if state is State.BOOKED:
        body.extend(quiet(line, spacing="Medium" if not at else "Small") for at, line in enumerate(whose(reply)))
    when = page.times.both(booking.span, zone_of(booking.zone))
    summary = f"{title}: {room}, {when}" if state is State.BOOKED else f"{title}: {when}"
    return page.card(summary, body, _actions(reply, state, page))


def _what(reply: BookingShown, page: Page, room: str) -> list[Any]:
    """Room, time with its zone, and the subject, which is nobody's business but the asker's."""
    booking, times, zone = reply.booking, page.times, zone_of(reply.booking.zone)
    start, end = booking.span.start.astimezone(zone), booking.span.end.astimezone(zone)
    place = times.named(booking.span.start, zone)
    out: list[Any] = [strong(room, size="Medium", spacing="Medium")]
    if reply.room is not None and (facts := room_facts(reply.room)):
        out.append(quiet(facts, spacing="None"))
    if start.date() == end.date():
        out.append(text(times.day(booking.span.start, zone), spacing="Small"))
        out.append(text(f"{times.clock(booking.span, zone)} {place}", spacing="None"))
    else:
        out.append(text(f"{times.full(booking.span, zone)} {place}", spacing="Small"))
    if times.differs(booking.span, zone):
        out.append(text(times.yours(booking.span, zone), spacing="None"))
    if booking.wish.subject and not reply.by_another:
        out.append(text(f"“{clean(booking.wish.subject, 200)}”", spacing="Small"))
    return out


def _actions(reply: BookingShown, state: State, page: Page) -> list[Action]:
    booking = reply.booking
    if state in (State.FAILED, State.DECLINED):
        return [page.button("Another time", AnotherTime(booking.wish))]
    if state is State.BOOKED and booking.link.startswith("https://") and not reply.by_another:
        return [OpenUrl("Open in Outlook", booking.link)]
    return []

"""Where a booking stands: asking, booked, declined, being changed, cancelled or lost. One card, redrawn each time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.domain.booking import State, shown
from bot.ports import Drawn
from bot.presses import AnotherTime, SeeMine
from bot.replies import BookingShown
from cards.booking_buttons import of_booked, of_lost, outlook, side_by_side
from cards.booking_news import NOT_AS_WISHED, over
from cards.booking_words import again_in_words, state_in_words, whose
from cards.clean import clean
from cards.elements import Action, Style
from cards.page import Page, band, heading, quiet, section, text
from cards.together import company
from cards.tongue import say
from cards.words import room_facts, zone_of

_STYLES: dict[State, Style] = {
    State.ASKING: "accent",
    State.WAITING: "warning",
    State.BOOKED: "good",
    State.DECLINED: "attention",
    State.FAILED: "attention",
    State.CANCELLING: "accent",
    State.CANCELLED: "emphasis",
    State.LOST: "attention",
}


def draw(reply: BookingShown, page: Page) -> Drawn:
    booking = reply.booking
    state, room = shown(booking.state), clean(booking.room_name, 80)
    title, lead = state_in_words(reply, state, room, page.times)
    lines = [line for line in (again_in_words(reply, state), lead) if line]
    body: list[Any] = [
        band(_style(reply, state), [heading(title), *(text(line, spacing="Small") for line in lines)]),
        *_what(reply, page, room),
    ]
    lasts = not _under_way(reply) and not over(reply.booking, page.times)
    if state is State.BOOKED and (lasts or reply.by_another):
        owned = whose(replace(reply, by_another=True) if page.reader.common else reply)
        body.extend(quiet(line, spacing="Medium" if not at else "Small") for at, line in enumerate(owned))
    own = _own(reply, state, page)
    if own is not None:
        lead_on = say("Only {name} can", name=clean(reply.booking.asker_name, 60))
        actions: list[Action] = [page.button(say("Change"), own, tooltip=lead_on)]
    else:
        actions = _actions(reply, state, page)
    if len(actions) > 1:
        body.extend(side_by_side(actions))
        actions = []
    return page.card(_summary(reply, state, page, title, lead), body, actions, own=own)


def _own(reply: BookingShown, state: State, page: Page) -> SeeMine | None:
    """Where others see the card too: what leads its asker to their own view, whose buttons only they may use."""
    if not page.reader.common or reply.by_another or state not in (State.BOOKED, State.LOST):
        return None
    return SeeMine(reply.booking.id)


def _under_way(reply: BookingShown) -> bool:
    return reply.booking.change is not None and not reply.by_another


def _style(reply: BookingShown, state: State) -> Style:
    if _under_way(reply):
        return "accent"
    if state is State.BOOKED and reply.booking.news in NOT_AS_WISHED and not reply.by_another:
        return "warning"
    return _STYLES[state]


def _summary(reply: BookingShown, state: State, page: Page, title: str, lead: str) -> str:
    booking = reply.booking
    when, room = page.times.both(booking.span, zone_of(booking.zone)), clean(booking.room_name, 80)
    if state not in (State.BOOKED, State.CANCELLING, State.CANCELLED):
        return f"{title}: {when}"
    about = f"{title}: {room}, {when}"
    return f"{about}. {lead}" if lead and state is State.BOOKED else about


def _what(reply: BookingShown, page: Page, room: str) -> list[Any]:
    """Room, time with its zone, and the subject, which is nobody's business but the asker's."""
    booking, times, zone = reply.booking, page.times, zone_of(reply.booking.zone)
    start, end = booking.span.start.astimezone(zone), booking.span.end.astimezone(zone)
    place = times.named(booking.span.start, zone)
    out: list[Any] = [section(room, "Medium")]
    if reply.room is not None and (facts := room_facts(reply.room)):
        out.append(quiet(facts, spacing="None"))
    if start.date() == end.date():
        out.append(text(times.day(booking.span.start, zone), spacing="Small"))
        out.append(text(f"{times.clock(booking.span, zone)} {place}", spacing="None"))
    else:
        out.append(text(f"{times.full(booking.span, zone)} {place}", spacing="Small"))
    if times.differs(booking.span, zone) and not page.reader.common:
        out.append(text(times.yours(booking.span, zone), spacing="None"))
    if booking.wish.subject and not reply.by_another:
        out.append(text(say("“{subject}”", subject=clean(booking.wish.subject, 200)), spacing="Small"))
    if not reply.by_another:
        out += [quiet(line) for line in company(booking.wish)]
    return out


def _actions(reply: BookingShown, state: State, page: Page) -> list[Action]:
    booking = reply.booking
    if state in (State.FAILED, State.DECLINED):
        return [page.button(say("Another time"), AnotherTime(booking.wish), leads=True)]
    if reply.by_another:
        return []
    if _under_way(reply):
        return [] if page.reader.common else outlook(booking.link)
    if state is State.CANCELLED:
        return [page.button(say("Book again"), AnotherTime(booking.wish.at(booking.span)))]
    if state is State.LOST:
        return of_lost(reply, page)
    return of_booked(reply, page) if state is State.BOOKED else []

"""The buttons of bookings that stand: what they are called, and how they stand side by side on a phone."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.booking import Booking
from bot.domain.configuration import BookingLevel
from bot.presses import AnotherTime
from bot.presses.bookings import AnotherRoom, AskTime, AskToCancel, EndNow, Extend, Held
from bot.replies import BookingShown
from bot.replies.bookings import Mine
from cards.booking_news import over
from cards.clean import clean
from cards.elements import Action, ActionSet, OpenUrl
from cards.page import Page
from cards.tongue import mark, say, say_count
from cards.words import zone_of

EXTENDED_BY = 30  # minutes
_FIT = {2: (15, 25), 3: (8, 20)}
"""So many characters each title, and all together, may have where so many share a row at 320 px: more is cut off."""


def side_by_side(actions: Iterable[Action]) -> list[ActionSet]:
    """In their order, as many to a row as show their titles whole."""
    rows: list[list[Action]] = []
    for action in actions:
        if rows and _fits([*rows[-1], action]):
            rows[-1].append(action)
        else:
            rows.append([action])
    return [ActionSet(row, spacing="Small" if at else "Medium") for at, row in enumerate(rows)]


def _fits(row: list[Action]) -> bool:
    longest, together = _FIT.get(len(row), (0, 0))
    lengths = [len(action.render()["title"]) for action in row]
    return max(lengths) <= longest and sum(lengths) <= together


def outlook(link: str, join: str = "") -> list[Action]:
    """The ways out of the card: into the Teams meeting, where it has one, and to the event in Outlook."""
    joins: list[Action] = [OpenUrl(say("Join"), join, tooltip=say("Join the Teams meeting"))] if _safe(join) else []
    return joins + ([OpenUrl(say("Open in Outlook"), link)] if _safe(link) else [])


def _safe(link: str) -> bool:
    return link.startswith("https://")


def of_booked(reply: BookingShown, page: Page) -> list[Action]:
    """What its own asker can do with a booking that stands, and nothing is under way with."""
    booking = reply.booking
    held, this = Held(booking.id), f"{clean(booking.room_name, 60)}, {_when(booking, page)}"
    now = page.reader.now
    if not may_manage(reply) or over(booking, page.times):
        return outlook(booking.link, booking.join)
    another = page.button(say("Another room"), AnotherRoom(held), tooltip=_tooltip("another room", this))
    if booking.span.holds(now):
        longer = say("Extend {n} min", n=EXTENDED_BY)
        return [
            page.button(longer, Extend(held, EXTENDED_BY, booking.span.end), tooltip=_tooltip("extend", this)),
            page.button(say("End now"), EndNow(held), tooltip=_tooltip("end now", this)),
            another,
            *outlook(booking.link, booking.join),
        ]
    return [
        page.button(say("Another time"), AskTime(held), tooltip=_tooltip("move", this)),
        another,
        page.button(say("Cancel"), AskToCancel(held), tooltip=_tooltip("cancel", this)),
        *outlook(booking.link, booking.join),
    ]


def of_lost(reply: BookingShown, page: Page) -> list[Action]:
    """Who may not change the meeting itself looks for a room of its own."""
    booking, title = reply.booking, say("Find another room")
    instead = say("Instead of {booking}", booking=f"{clean(booking.room_name, 60)}, {_when(booking, page)}")
    if may_manage(reply):
        return [
            page.button(title, AnotherRoom(Held(booking.id)), tooltip=instead, leads=True),
            *outlook(booking.link, booking.join),
        ]
    seats = reply.room.seats if reply.room else 0
    wish = booking.wish.at(booking.span).for_another_room(seats)
    return [page.button(title, AnotherTime(wish), tooltip=instead, leads=True), *outlook(booking.link, booking.join)]


def may_manage(reply: BookingShown) -> bool:
    return not reply.by_another and (reply.may_manage or reply.booking.level is BookingLevel.USER)


def _when(booking: Booking, page: Page) -> str:
    zone = zone_of(booking.zone)
    return f"{page.times.date(booking.span.start.astimezone(zone).date())} {page.times.said(booking.span, zone)}"


_TITLES = {
    "cancel": mark("Cancel"),
    "extend": mark("Extend"),
    "end now": mark("End now"),
    "move": mark("Move"),
    "another room": mark("Another room"),
}
_TOOLTIPS = {
    "cancel": mark("Cancel {booking}"),
    "end now": mark("End {booking} now"),
    "move": mark("Move {booking}"),
    "another room": mark("Find another room instead of {booking}"),
}


def of_mine(mine: Mine, page: Page) -> list[Action]:
    """What the command says can be done with it, and Outlook."""
    buttons: list[Action] = []
    for key, press in mine.actions:
        minutes = press.minutes if isinstance(press, Extend) else EXTENDED_BY
        buttons.append(page.button(say(_TITLES[key]), press, tooltip=_tooltip(key, here(mine, page), minutes)))
    if _safe(mine.link):
        buttons.append(
            OpenUrl(say("Open"), mine.link, tooltip=say("Open {booking} in Outlook", booking=here(mine, page)))
        )
    return buttons


def _tooltip(key: str, booking: str, minutes: int = EXTENDED_BY) -> str:
    if key == "extend":
        return say_count("Extend {booking} by {n} minute", "Extend {booking} by {n} minutes", minutes, booking=booking)
    return say(_TOOLTIPS[key], booking=booking)


def here(mine: Mine, page: Page) -> str:
    """`Everest, Tue 24 Nov 14:00–15:00`."""
    return f"{clean(mine.room_name, 60)}, {when_of(mine, page)}"


def when_of(mine: Mine, page: Page) -> str:
    """`Tue 24 Nov 14:00–15:00` on the room's clock, short enough for a tooltip."""
    zone = zone_of(zone_name(mine, page))
    return f"{page.times.date(mine.span.start.astimezone(zone).date())} {page.times.said(mine.span, zone)}"


def zone_name(mine: Mine, page: Page) -> str:
    """The room's zone; the reader's own where nobody knows it."""
    if mine.room:
        return mine.room.zone
    return mine.booking.zone if mine.booking else page.times.zone.key


def held(mine: Mine) -> Held:
    return Held(mine.booking.id) if mine.booking else Held(meeting=mine.meeting)

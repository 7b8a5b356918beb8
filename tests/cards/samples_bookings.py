"""Samples of what Nook says about bookings that stand and how they change; and the worst that may stand in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.domain.booking import Answer, Booking, Change, ChangeKind, News, Phase, State
from bot.domain.meetings import Meeting
from bot.domain.span import Span
from bot.domain.wish import Draft, Problem
from bot.domain.workplace import Room
from bot.presses import Press
from bot.presses.bookings import (
    AnotherRoom,
    AskTime,
    AskToCancel,
    Cancel,
    EndNow,
    Extend,
    Held,
    MoveTo,
    SwitchTo,
)
from bot.replies import BookingShown, Reply
from bot.replies.bookings import (
    CancelAsked,
    ChangeRefused,
    Mine,
    MyBookings,
    NotPossible,
    RoomsToSwitch,
    TimeAsked,
    WhichBooking,
)
from tests.cards.workplace import (
    BOOKED,
    EVEREST,
    K2,
    LHOTSE,
    LINK,
    NAMES,
    OWN,
    PLAIN,
    SERVICE,
    THAMES,
    USER,
    at,
    book,
    room,
)

FUJI = room("Fuji", 10, "4", "HQ", "Europe/Berlin", "screen")
RUNNING = replace(OWN, span=at(11, 12, day=23))  # the reader's clock shows 11:29


def to_another_time(phase: Phase, span: Span | None = None, booking: Booking = OWN) -> BookingShown:
    span = span or at(16, 17)
    change = Change(ChangeKind.TIME, span, EVEREST.id, "Everest", booking.calendar, booking.zone, phase)
    return BookingShown(replace(booking, change=change), USER, room=EVEREST)


def to_another_room(phase: Phase, booking: Booking = OWN) -> BookingShown:
    change = Change(ChangeKind.ROOM, booking.span, FUJI.id, "Fuji", FUJI.calendar, FUJI.zone, phase)
    return BookingShown(replace(booking, change=change), USER, room=EVEREST)


def with_news(news: News, state: State = State.BOOKED, **given: Any) -> BookingShown:
    return BookingShown(replace(OWN, news=news, state=state, **given), USER, room=EVEREST)


def actions(held: Held, *keys: str) -> tuple[tuple[str, Press], ...]:
    presses: dict[str, Press] = {
        "cancel": AskToCancel(held),
        "extend": Extend(held, 30, OWN.span.end),
        "end now": EndNow(held),
        "move": AskTime(held),
        "another room": AnotherRoom(held),
    }
    return tuple((key, presses[key]) for key in keys)


AHEAD = ("move", "another room", "cancel")
NOW_ON = ("extend", "end now", "another room", "cancel")


def mine(booking: Booking, one: Room | None, *keys: str, link: str = "") -> Mine:
    subject = booking.wish.subject or ""
    can = actions(Held(booking.id), *keys)
    return Mine(booking.span, one, booking.room_name, subject, booking, None, can, link)


def in_outlook(meeting: Meeting, one: Room, *keys: str) -> Mine:
    can = actions(Held(meeting=meeting), *keys)
    return Mine(meeting.span, one, one.name, meeting.subject, None, meeting, can, meeting.link)


MEETING = Meeting("AAMkOutlook", "ical", "Quarter plan", at(9, 10), LHOTSE.calendar, Answer.ACCEPTED, True, 12, LINK)
INVITED = replace(MEETING, event_id="AAMkOther", subject="Not for you", organizer=False, span=at(10, 10.5, day=25))
TO_K2 = to_another_time(Phase.ASKED, booking=replace(OWN, id="b", room_name="K2", span=at(15, 16))).booking

TODAY = mine(RUNNING, EVEREST, *NOW_ON, link=LINK)
TOMORROW = mine(OWN, EVEREST, *AHEAD, link=LINK)
LISTED = (
    TODAY,
    in_outlook(MEETING, LHOTSE, *AHEAD),
    TOMORROW,
    mine(TO_K2, K2),
    in_outlook(INVITED, LHOTSE),
)
SERVED = mine(BOOKED, EVEREST)
_HELD = Held(OWN.id)
_TIMES = ((at(16, 17), None, MoveTo(_HELD, at(16, 17))), (at(9, 10, 25), None, MoveTo(_HELD, at(9, 10, 25))))
_ROOMS = ((OWN.span, FUJI, SwitchTo(_HELD, FUJI.id)), (at(16, 17), K2, SwitchTo(_HELD, K2.id)))
_LONGER = (
    (Span(OWN.span.start, at(15, 15.25).end), EVEREST, Extend(_HELD, 15, OWN.span.end)),
    (at(15.25, 15.5), K2, book(K2, at(15.25, 15.5), PLAIN)),
)
_LOST = mine(replace(OWN, state=State.LOST), EVEREST, "another room")
_DRAFT = Draft("Europe/Berlin", date(2026, 11, 24), time(14), minutes=60)

BOOKING_SAMPLES: dict[str, Reply] = {
    "booked, running": BookingShown(RUNNING, USER, room=EVEREST),
    "booked, over": BookingShown(replace(OWN, span=at(9, 10, day=23)), USER, room=EVEREST),
    "booked as Nook, may manage": BookingShown(BOOKED, SERVICE, room=EVEREST, admins=NAMES[:2], may_manage=True),
    **{f"moving: {phase}": to_another_time(phase) for phase in Phase},
    "moving to another day": to_another_time(Phase.ASKED, at(9, 10, day=26)),
    "ending": to_another_time(Phase.ASKED, Span(RUNNING.span.start, at(11, 11.5, 23).end), RUNNING),
    **{f"switching: {phase}": to_another_room(phase) for phase in Phase},
    "switching, lost": to_another_room(Phase.ASKED, replace(OWN, state=State.LOST)),
    "switching back, lost": to_another_room(Phase.BACK, replace(OWN, state=State.LOST)),
    **{f"news: {news}": with_news(news) for news in News},
    "news: ended now": with_news(News.ENDED, span=Span(RUNNING.span.start, at(11, 11.5, 23).end)),
    "cancelling": with_news(News.NONE, State.CANCELLING),
    "cancelled": with_news(News.NONE, State.CANCELLED),
    "cancelled in Outlook": with_news(News.CANCELLED_IN_OUTLOOK, State.CANCELLED),
    **{f"lost: {news}": with_news(news, State.LOST) for news in News},
    "lost, as Nook": BookingShown(replace(BOOKED, state=State.LOST), SERVICE, room=EVEREST),
    "lost, seen by another": BookingShown(replace(OWN, state=State.LOST), USER, by_another=True),
    "moving, seen by another": replace(to_another_time(Phase.ASKED), by_another=True),
    "mine": MyBookings(LISTED, 0, 0),
    "mine, more": MyBookings(LISTED[1:], 5, 3),
    "mine, unread": MyBookings((SERVED,), 0, 0, unread=True),
    "mine, none": MyBookings((), 0, 0),
    "mine, no more": MyBookings((), 5, 0),
    "mine, none and unread": MyBookings((), 0, 0, unread=True),
    "mine elsewhere": MyBookings((replace(TOMORROW, room=THAMES, room_name="Thames"),), 0, 0),
    "mine, moved in Outlook": MyBookings((mine(replace(OWN, news=News.MOVED_IN_OUTLOOK), EVEREST, *AHEAD),), 0, 0),
    "mine, answers out": MyBookings(
        tuple(
            in_outlook(replace(MEETING, answer=answer, series="s", span=at(9 + hour, 10 + hour)), LHOTSE)
            for hour, answer in enumerate(Answer)
        ),
        0,
        0,
    ),
    "mine, states": MyBookings(tuple(mine(replace(OWN, state=state), EVEREST) for state in State), 0, 0),
    "which to cancel": WhichBooking(
        "cancel", ((TODAY, AskToCancel(Held("a"))), (TOMORROW, AskToCancel(Held("b")))), "cancel my booking"
    ),
    **{f"which: {doing}": WhichBooking(doing, ((TOMORROW, AskTime(_HELD)),)) for doing in (*NOW_ON, "move")},
    "which, none": WhichBooking("cancel", (), "2pm"),
    "cancel?": CancelAsked(TOMORROW, Cancel(_HELD), 3),
    "cancel, nobody told?": CancelAsked(in_outlook(MEETING, LHOTSE), Cancel(Held(meeting=MEETING)), 0),
    **{f"refused: {why}": ChangeRefused(why, TOMORROW) for why in NotPossible},
    **{f"refused: {why}, nothing known": ChangeRefused(why, None) for why in NotPossible},
    "refused, admins": ChangeRefused(NotPossible.NOT_YOURS, SERVED, admins=NAMES[:2]),
    "refused, other times": ChangeRefused(NotPossible.ROOM_BUSY, TOMORROW, (*_TIMES, *_ROOMS)),
    "refused, shorter": ChangeRefused(NotPossible.ROOM_BUSY, TOMORROW, _LONGER),
    "refused, other room busy": ChangeRefused(NotPossible.ROOM_BUSY, TOMORROW, _ROOMS[:1]),
    "refused, lost": ChangeRefused(NotPossible.NO_ROOM, _LOST),
    "another time?": TimeAsked(TOMORROW, _DRAFT, MoveTo(_HELD)),
    "another time elsewhere?": TimeAsked(TOMORROW, replace(_DRAFT, zone="Europe/London"), MoveTo(_HELD)),
    "another time, wrong": TimeAsked(TOMORROW, _DRAFT, MoveTo(_HELD), Problem.NOT_READABLE),
    "another time, past": TimeAsked(TOMORROW, _DRAFT, MoveTo(_HELD), Problem.PAST),
    "other rooms": RoomsToSwitch(TOMORROW, tuple((one, SwitchTo(_HELD, one.id)) for one in (FUJI, K2, THAMES))),
    "other rooms, lost": RoomsToSwitch(mine(replace(OWN, state=State.LOST), None), ((FUJI, SwitchTo(_HELD, "f")),)),
    "other rooms, unknown": RoomsToSwitch(TOMORROW, ((K2, SwitchTo(_HELD, K2.id)),), "Fugi"),
    "other rooms, none": RoomsToSwitch(TOMORROW, ()),
}


def worst_bookings(text: str, one: Room) -> dict[str, Reply]:
    wish = replace(OWN.wish, subject=text)
    booking = replace(OWN, room_name=text, asker_name=text, owner=text, wish=wish)
    moving = to_another_time(Phase.ASKED, booking=booking).booking.change
    switching = Change(ChangeKind.ROOM, OWN.span, text, text, text, "Europe/Berlin")
    every = ("cancel", "extend", "end now", "move", "another room")
    known = mine(booking, one, *every, link=LINK)
    meeting = replace(MEETING, event_id="A" * 400, subject=text, guests=900, link=LINK * 2, series="s")
    outside = in_outlook(replace(meeting, answer=Answer.TENTATIVE), one, *every)
    press = AskToCancel(Held(meeting=meeting))
    instead = tuple((at(16, 17, 25), other, SwitchTo(_HELD, text)) for other in (one, None) * 5)
    return {
        "moving": BookingShown(replace(booking, change=moving), USER, room=one),
        "switching": BookingShown(replace(booking, change=switching), USER, room=one),
        "running": BookingShown(replace(booking, span=RUNNING.span), USER, room=one),
        **{f"news {news}": BookingShown(replace(booking, news=news), USER, room=one) for news in News},
        **{f"lost {n}": BookingShown(replace(booking, state=State.LOST, news=n), USER, room=one) for n in News},
        "cancelled": BookingShown(replace(booking, state=State.CANCELLED), USER, room=one),
        "managed": BookingShown(replace(booking, level=SERVICE), USER, room=one, may_manage=True),
        "mine": MyBookings((outside, known, outside, known, outside), 5, 900, unread=True),
        "which": WhichBooking("another room", ((known, press), (outside, press)) * 6, text),
        "which, none": WhichBooking("move", (), text),
        "cancel?": CancelAsked(known, Cancel(_HELD), 900),
        **{f"refused: {why}": ChangeRefused(why, outside, instead, (text,) * 12) for why in NotPossible},
        "another time?": TimeAsked(known, _DRAFT, MoveTo(_HELD)),
        "other rooms": RoomsToSwitch(known, ((one, SwitchTo(_HELD, text)),) * 6, text),
    }

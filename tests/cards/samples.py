"""A sample of everything Nook can say. The tests walk them all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.availability import Change, LeftOut, WhyNot
from bot.domain.booking import Delay, State, Trouble
from bot.domain.span import Span
from bot.domain.wish import Draft, Problem, Wish
from bot.presses import FindRooms
from bot.replies import (
    AskWish,
    BookingShown,
    CalendarsSilent,
    CannotYet,
    Expired,
    Hello,
    JustTaken,
    LetGo,
    NothingBefore,
    NothingFree,
    NotSetUp,
    NotUnderstood,
    NotYet,
    NotYours,
    Reply,
    RoomDay,
    RoomDeclined,
    RoomsOffered,
    SlowDown,
    Sorry,
    Welcome,
    WhichOne,
)
from tests.cards.samples_admin import ADMIN_SAMPLES
from tests.cards.samples_bookings import BOOKING_SAMPLES
from tests.cards.samples_calendars import CALENDAR_SAMPLES
from tests.cards.samples_notices import NOTICE_SAMPLES
from tests.cards.samples_people import PEOPLE_SAMPLES
from tests.cards.samples_plans import PLAN_SAMPLES
from tests.cards.samples_reports import REPORT_SAMPLES
from tests.cards.samples_rooms import ROOM_SAMPLES
from tests.cards.samples_series import SERIES_SAMPLES
from tests.cards.workplace import (
    BAREST,
    BOOKED,
    BOOKING,
    DAY,
    EVEREST,
    FAILED,
    IN_LONDON,
    INSTEAD,
    K2,
    LEFT_OUT,
    NAMES,
    NIGHTLY,
    NOW,
    OFFERS,
    OWN,
    PLAIN,
    SERVICE,
    THAMES,
    TRIES,
    USER,
    WISH,
    at,
    book,
    instead,
    offer,
)


def _problem(problem: Problem, detail: str = "", **given: Any) -> AskWish:
    draft = Draft("Europe/Berlin", date(2026, 11, 24), time(14), people=6, minutes=75)
    return AskWish(replace(draft, **given), frozenset(), ("Annex", "HQ"), problem, detail)


_NEXT_YEAR = Wish(Span(datetime(2027, 1, 5, 13, tzinfo=UTC), datetime(2027, 1, 5, 14, tzinfo=UTC)), "Europe/Berlin", 2)
_LONDON_WISH = Wish(at(13, 14, zone="Europe/London"), "Europe/London", 6, "London Bridge")
_BUSY = (at(9, 10), at(11, 12.5), at(14.5, 15.5))
_SLOTS = tuple((at(h, h + 1), book(EVEREST, at(h, h + 1), PLAIN)) for h in (10, 12.5, 13.5, 15.5, 16.5))

SAMPLES: dict[str, Reply] = {
    "hello": Hello("Adele", TRIES),
    "help for an admin": Hello("Adele Vance", (*TRIES, "admin"), greeting=False, roles=("global", "integrations")),
    "three rooms": RoomsOffered(WISH, OFFERS, LEFT_OUT, 0, 4, NOW),
    "one room": RoomsOffered(PLAIN, OFFERS[:1], (), 0, 0, NOW),
    "bare rooms": RoomsOffered(PLAIN, (offer(BAREST, PLAIN), offer(K2, PLAIN)), (), 3, 0, None),
    "rooms elsewhere": RoomsOffered(_LONDON_WISH, (offer(THAMES, _LONDON_WISH, at(9, 10)),), (), 0, 1, NOW),
    "next year": RoomsOffered(
        _NEXT_YEAR, (offer(K2, _NEXT_YEAR, day=_NEXT_YEAR.span),), (), 0, 0, NOW - timedelta(days=1)
    ),
    "just taken": RoomsOffered(WISH, OFFERS[:2], LEFT_OUT, 0, 0, NOW, JustTaken("Lhotse")),
    "which one": RoomsOffered(
        replace(WISH, without=frozenset({"Lhotse", "K2"}), more_than=4), OFFERS[:2], LEFT_OUT, 0, 0, NOW, WhichOne()
    ),
    "declined, others free": RoomsOffered(WISH, OFFERS[1:], LEFT_OUT, 0, 0, NOW, RoomDeclined("Everest")),
    "nothing free": NothingFree(WISH, INSTEAD, (*LEFT_OUT, LeftOut(WhyNot.LACKS, 2, ("K2", "Box"))), NOW),
    "named room not free": NothingFree(
        replace(PLAIN, room="Everest"), INSTEAD[1:3], (LeftOut(WhyNot.BUSY, 1, ("Everest",)),), NOW
    ),
    "nothing at all": NothingFree(replace(PLAIN, people=30), (), LEFT_OUT, NOW),
    "declined, nothing else": NothingFree(WISH, INSTEAD[:2], LEFT_OUT, NOW, RoomDeclined("Everest")),
    "without equipment": NothingFree(WISH, (instead(Change.EQUIPMENT, BAREST, at(14, 15), WISH),), (), NOW),
    "ask everything": AskWish(
        Draft("Europe/Berlin"), frozenset({"date", "start", "people"}), ("Annex", "HQ", "London Bridge")
    ),
    "ask time of a room": AskWish(
        Draft("Europe/London", room="Thames", people=4), frozenset({"date", "start"}), ("HQ", "London Bridge")
    ),
    "ask people": AskWish(
        Draft(
            "Europe/Berlin",
            date(2026, 11, 24),
            time(14),
            time(15, 15),
            floor="3",
            equipment=frozenset({"screen"}),
            subject="Budget",
        ),
        frozenset({"people"}),
        ("HQ",),
    ),
    **{f"problem: {problem}": _problem(problem) for problem in Problem},
    "problem: past, said": _problem(Problem.PAST, "yesterday 14:00", day=date(2026, 11, 22)),
    "problem: too many, said": _problem(Problem.TOO_MANY_PEOPLE, "24", people=300),
    "problem: ends early, said": _problem(Problem.END_BEFORE_START, "15:00–14:00", end_clock=time(13), minutes=None),
    "problem: no such time, said": _problem(Problem.NO_SUCH_TIME, "03:00"),
    "problem: not readable, said": _problem(Problem.NOT_READABLE, "date: 31 Feb"),
    "problem: unknown place, said": AskWish(
        Draft("Europe/Berlin", people=6),
        frozenset({"start"}),
        ("Annex", "HQ"),
        Problem.UNKNOWN_PLACE,
        "Everset",
        tuple((name, FindRooms(Draft("Europe/Berlin", people=6, room=name))) for name in ("Everest", "Eiger")),
    ),
    "asking": BookingShown(BOOKING, SERVICE),
    **{f"asking: {delay}": BookingShown(replace(BOOKING, delay=delay), SERVICE) for delay in Delay},
    **{f"failed: {trouble}": BookingShown(replace(FAILED, trouble=trouble), SERVICE) for trouble in Trouble},
    "failed, own mailbox": BookingShown(
        replace(FAILED, level=USER, trouble=Trouble.NO_MAILBOX), USER, admins=NAMES[:1]
    ),
    "invited": BookingShown(replace(BOOKING, state=State.INVITED), SERVICE),
    "waiting": BookingShown(replace(BOOKING, state=State.WAITING), SERVICE),
    "booked as Nook": BookingShown(BOOKED, SERVICE, room=EVEREST, admins=NAMES[:2]),
    "booked as Nook, not as user": BookingShown(replace(BOOKED, asker_address=""), USER),
    "booked as user": BookingShown(OWN, USER, room=EVEREST),
    "booked in London": BookingShown(IN_LONDON, USER),
    "booked over midnight": BookingShown(NIGHTLY, SERVICE),
    "pressed again": BookingShown(OWN, USER, pressed_again=True),
    "pressed by another": BookingShown(OWN, USER, pressed_again=True, by_another=True),
    "declined": BookingShown(replace(BOOKING, state=State.DECLINED), SERVICE),
    "room free": RoomDay(EVEREST, DAY, _BUSY, True, at(10, 11), _SLOTS, NOW),
    "room busy": RoomDay(EVEREST, DAY, _BUSY, True, at(15, 16), _SLOTS, NOW),
    "room's day": RoomDay(EVEREST, DAY, _BUSY, True, None, _SLOTS, NOW),
    "room's empty day": RoomDay(K2, DAY, (), True, None, _SLOTS[:1], NOW),
    "room's full day": RoomDay(K2, DAY, (DAY,), True, at(10, 11), (), NOW),
    "room's day elsewhere": RoomDay(THAMES, at(8, 18, zone="Europe/London"), _BUSY, True, at(10, 11), _SLOTS, NOW),
    "room's day unknown": RoomDay(EVEREST, DAY, (), False, at(10, 11), (), None),
    "silent": CalendarsSilent(FindRooms(Draft("Europe/Berlin"))),
    "silent, no way on": CalendarsSilent(),
    "shut out": CalendarsSilent(shut_out=True),
    "not yours": NotYours("Adele Vance"),
    "somebody else's": NotYours(),
    "expired": Expired(TRIES),
    "not understood": NotUnderstood(TRIES),
    "let go": LetGo(TRIES),
    "welcome": Welcome(TRIES),
    "nothing before": NothingBefore(Draft("Europe/Berlin")),
    "nothing before, a room": NothingBefore(Draft("Europe/Berlin", room="Everest")),
    "cannot yet": CannotYet(NotYet.SHOW_PLAN, TRIES),
    "not set up": NotSetUp(),
    "not set up, admins": NotSetUp(NAMES),
    "slow down": SlowDown(20),
    "sorry": Sorry("7d0fb6a4", TRIES),
    **BOOKING_SAMPLES,
    **ADMIN_SAMPLES,
    **CALENDAR_SAMPLES,
    **REPORT_SAMPLES,
    **ROOM_SAMPLES,
    **PLAN_SAMPLES,
    **PEOPLE_SAMPLES,
    **SERIES_SAMPLES,
    **NOTICE_SAMPLES,
}

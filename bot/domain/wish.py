"""What somebody wishes for: a room for so many, at such a time, with such things in it; and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.people import Guest
from bot.domain.span import NoSuchTime, Span, moment_in

LONGEST = timedelta(hours=24)
"""Exchange's own default (MaximumDurationInMinutes 1440, Set-CalendarProcessing)."""
FURTHEST = timedelta(days=180)
"""Exchange's own default (BookingWindowInDays 180, Set-CalendarProcessing)."""
USUAL_MINUTES = 60
SHORTEST_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish with nothing missing.

    `zone`: the IANA zone in which the time was meant. `room`, `building`, `floor`: names as the workplace spells them.
    `people`: 0 where nobody said how many; then a room of `least_seats` is meant. `without`: names of rooms that are
    not wanted. `more_than`: the room shall have more seats than that. `guests` are invited to it; `online`: it is a
    Teams meeting too. `behalf`: the one of the guests for whom somebody else asks.
    """

    span: Span
    zone: str
    people: int = 0
    building: str | None = None
    floor: str | None = None
    equipment: frozenset[str] = frozenset()
    room: str | None = None
    subject: str | None = None
    least_seats: int = 0
    without: frozenset[str] = frozenset()
    more_than: int = 0
    guests: tuple[Guest, ...] = ()
    online: bool = False
    behalf: Guest | None = None

    def at(self, span: Span) -> Wish:
        return replace(self, span=span)

    def for_another_room(self, than_seats: int) -> Wish:
        """The same without the room that was named; where nobody said how many, one of at least its size is meant."""
        return replace(self, room=None, least_seats=than_seats)

    @property
    def seats(self) -> int:
        """How many seats a room needs for this; 0: any number will do."""
        wanted = self.people or self.least_seats
        return max(wanted, self.more_than + 1) if self.more_than else wanted


@dataclass(frozen=True, slots=True)
class Draft:
    """A wish as far as it was said. Times are naive, as the clock in `zone` shows them.

    `roughly`: `clock` is only where a part of the day begins ("in the afternoon"), so the start is still to be asked
    for. `named`: people as they were called, still to be looked up; `for_named`, the one of them for whom it is.
    `repeats`: an RRULE without the prefix, for `lasts` days where it does not say its end itself (0: nothing said).
    `group`: everybody in this chat shall come. `any_size`: how many they are does not matter.
    """

    zone: str
    day: date | None = None
    clock: time | None = None
    end_clock: time | None = None
    minutes: int | None = None
    people: int | None = None
    building: str | None = None
    floor: str | None = None
    equipment: frozenset[str] = frozenset()
    room: str | None = None
    subject: str | None = None
    roughly: bool = False
    without: frozenset[str] = frozenset()
    more_than: int = 0
    guests: tuple[Guest, ...] = ()
    online: bool = False
    behalf: Guest | None = None
    named: tuple[str, ...] = ()
    for_named: str = ""
    group: bool = False
    repeats: str = ""
    lasts: int = 0
    any_size: bool = False


class Problem(StrEnum):
    """What is wrong with a wish; the words are in the card."""

    PAST = "past"
    END_BEFORE_START = "end before start"
    TOO_LONG = "too long"
    TOO_SHORT = "too short"
    TOO_FAR = "too far ahead"
    NO_PEOPLE = "no people"
    TOO_MANY_PEOPLE = "too many people"
    NO_SUCH_TIME = "no such time"
    UNKNOWN_PLACE = "unknown place"
    NOT_READABLE = "not readable"


@dataclass(frozen=True, slots=True)
class Incomplete:
    """What keeps a draft from being a wish: inputs that are missing ("date", "start", "people"), or a problem and what
    it concerns.
    """

    missing: frozenset[str] = frozenset()
    problem: Problem | None = None
    detail: str = ""


def problem_with(span: Span, now: datetime) -> Problem | None:
    """The first thing that makes this wish impossible whatever the rooms; None where nothing does.

    A meeting that began less than 5 minutes ago may still be booked: people book rooms they have just sat down in.
    """
    if span.end - span.start > LONGEST:
        return Problem.TOO_LONG
    if span.minutes < SHORTEST_MINUTES:
        return Problem.TOO_SHORT
    if span.end <= now or span.start < now - timedelta(minutes=5):
        return Problem.PAST
    if span.start > now + FURTHEST:
        return Problem.TOO_FAR
    return None


def completed(draft: Draft, now: datetime) -> Wish | Incomplete:
    """The wish that a draft says. Only the length has a default; a room that was named needs no number of people.

    `now` is UTC. A clock without a day means the next time the clock in the draft's zone shows it.
    """
    if draft.people is not None and draft.people < 1:
        return Incomplete(problem=Problem.NO_PEOPLE, detail=str(draft.people))
    minutes = _minutes(draft)
    if isinstance(minutes, Incomplete):
        return minutes
    missing = {
        name
        for name, there in (
            ("date", draft.day is not None or draft.clock is not None),
            ("start", draft.clock is not None and not draft.roughly),
            ("people", _enough_said_of_size(draft)),
        )
        if not there
    }
    if missing or draft.clock is None:
        return Incomplete(missing=frozenset(missing))
    zone = ZoneInfo(draft.zone)
    local_now = now.astimezone(zone).replace(tzinfo=None)
    day = draft.day
    if day is None:
        day = local_now.date() + timedelta(days=draft.clock < local_now.time())
    local = datetime.combine(day, draft.clock)
    try:
        span = Span.lasting(moment_in(zone, local), minutes)
    except NoSuchTime as no:
        return Incomplete(problem=Problem.NO_SUCH_TIME, detail=f"{no.instead:%H:%M}")
    except (OverflowError, ValueError):
        return Incomplete(problem=Problem.TOO_FAR)
    if problem := problem_with(span, now):
        return Incomplete(problem=problem)
    return Wish(
        span,
        draft.zone,
        draft.people or (len(draft.guests) + 1 if draft.guests else 0),
        draft.building,
        draft.floor,
        draft.equipment,
        draft.room,
        draft.subject,
        without=draft.without,
        more_than=draft.more_than,
        guests=draft.guests,
        online=draft.online,
        behalf=draft.behalf,
    )


def _enough_said_of_size(draft: Draft) -> bool:
    said = draft.people is not None or draft.room is not None or draft.more_than > 0
    return said or bool(draft.guests) or draft.any_size


def _minutes(draft: Draft) -> int | Incomplete:
    if draft.minutes is not None:
        if draft.minutes < SHORTEST_MINUTES:
            return Incomplete(problem=Problem.TOO_SHORT)
        if timedelta(minutes=draft.minutes) > LONGEST:
            return Incomplete(problem=Problem.TOO_LONG)
        return draft.minutes
    if draft.clock is None or draft.end_clock is None:
        return USUAL_MINUTES
    length = _of_day(draft.end_clock) - _of_day(draft.clock)
    # Past midnight is meant only late in the day: "22:00 to 01:00", not "4 pm to 2 pm".
    overnight = length + 24 * 60
    if length <= 0 and draft.clock >= time(18) and overnight <= 12 * 60:
        return overnight
    if length <= 0:
        return Incomplete(problem=Problem.END_BEFORE_START, detail=f"{draft.clock:%H:%M}–{draft.end_clock:%H:%M}")
    return length


def minutes_of(draft: Draft) -> int | None:
    """How long the draft says it shall be; None where it does not say, or says nonsense."""
    if draft.minutes is None and (draft.clock is None or draft.end_clock is None):
        return None
    minutes = _minutes(draft)
    return minutes if isinstance(minutes, int) else None


def _of_day(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def as_draft(wish: Wish) -> Draft:
    """The wish as a form shows it, on the clock of its own zone."""
    local = wish.span.start.astimezone(ZoneInfo(wish.zone))
    return Draft(
        wish.zone,
        local.date(),
        local.time().replace(second=0, microsecond=0),
        minutes=wish.span.minutes,
        people=wish.people or None,
        building=wish.building,
        floor=wish.floor,
        equipment=wish.equipment,
        room=wish.room,
        subject=wish.subject,
        without=wish.without,
        more_than=wish.more_than,
        guests=wish.guests,
        online=wish.online,
        behalf=wish.behalf,
        any_size=not (wish.seats or wish.room or wish.guests),
    )

"""What one sentence meant, as a value. Every field says only what was said: nothing is filled in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any


class Intent(StrEnum):
    FIND_OR_BOOK = "find_or_book"
    CHECK_ROOM = "check_room"
    MY_BOOKINGS = "my_bookings"
    CANCEL = "cancel"
    CHANGE_TIME = "change_time"
    EXTEND = "extend"
    CHANGE_ROOM = "change_room"
    SHOW_PLAN = "show_plan"
    HELP = "help"
    GREETING = "greeting"
    ADMIN = "admin"
    NONE = "none"


class Act(StrEnum):
    """What is wanted more exactly than an intent says."""

    WAIT = "tell me when it is free"
    ASK_HOLDER = "ask who has it"
    KEEP = "keep it"
    RELEASE = "release it"
    QUIET = "no more reminders"
    REMIND = "reminders again"
    THANK = "a kind word"


class Scope(StrEnum):
    """How much of a series is meant."""

    ONE = "only this one"
    FOLLOWING = "from then on"
    ALL = "the whole series"


class Habit(StrEnum):
    """What was booked before, and is wished for again."""

    USUAL = "the usual"
    BEFORE = "the same as last time"


@dataclass(frozen=True, slots=True)
class When:
    """Times as the speaker's own clock shows them: naive, local.

    `day`: the date that was said. `clock`, `end_clock`: the times of day that were said, bare hours already read
    inside working hours. `minutes`: a length. `part`: "morning", "afternoon", "evening", "night", "lunch", "after
    lunch", or "day" for "all day". `starts`, `ends`: the merged reading (clock on day; today or the next day that
    is not past where no day was said), where clock or part gave one. `recurrence`: an RRULE without the prefix. An
    end that lies before its start is kept as it was said. `other_day`: the second date that "next Tuesday" may
    mean. `other_clock`: the second time that a bare "at 7" may mean, since people meet early and late.
    """

    day: date | None = None
    clock: time | None = None
    end_clock: time | None = None
    minutes: int | None = None
    part: str | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    recurrence: str | None = None
    other_day: date | None = None
    other_clock: time | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Names that sentences may mention. `made`: what was made of them to look them up (`names`), once for each."""

    rooms: tuple[str, ...] = ()
    buildings: tuple[str, ...] = ()
    made: dict[str, Any] = field(default_factory=dict, init=False, repr=False)


EMPTY = Directory()


@dataclass(frozen=True, slots=True)
class Understanding:
    """`room`, `building`: a name from the directory as it is spelt there. `unknown_place`: a name used as a room's or
    a building's ("book Atlantis", "in Building 9") that the directory does not have. `floor`: as said, "3", "ground".
    `equipment`: the words of `bot.domain.workplace.EQUIPMENT`. `also_rooms`: further rooms that fit the name as well.

    Where something booked is to be changed, `when` says which booking ("my 2pm") and, when extending, how far ("until
    5", "by 30 minutes"). `new_when`: the time it shall move to. `shift`: by how many minutes, negative for earlier or
    shorter. `end_now`: the room is given back at once. `from_room`: the room it is in now ("swap Everest for Fuji":
    `room` is Fuji). `not_rooms`: names of rooms that it shall not be. `bigger`: the other room shall have more seats.
    What is booked may be running: where no day was said, `when.starts` is on today, be it past or not. `since`: the day
    from which on dates of a series are meant. `any_size`: it is asked what is free at all ("what's free now").
    """

    intent: Intent = Intent.NONE
    when: When = field(default_factory=When)
    capacity: int | None = None
    building: str | None = None
    floor: str | None = None
    room: str | None = None
    also_rooms: tuple[str, ...] = ()
    unknown_place: str | None = None
    equipment: frozenset[str] = frozenset()
    subject: str | None = None
    new_when: When | None = None
    shift: int | None = None
    end_now: bool = False
    from_room: str | None = None
    not_rooms: frozenset[str] = frozenset()
    bigger: bool = False
    next_one: bool = False
    scope: Scope | None = None
    since: date | None = None
    people: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    for_group: bool = False
    online: bool = False
    near_me: bool = False
    any_size: bool = False
    series_for: tuple[int, str] | None = None
    series_until: date | None = None
    habit: Habit | None = None
    act: Act | None = None

"""Small words that several cards share: lengths, numbers of things, lists, what a room is, what was understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from bot.domain.availability import LeftOut, WhyNot
from bot.domain.span import Span, merged, zone_named
from bot.domain.wish import Wish
from bot.domain.workplace import EQUIPMENT, Equipment, Room
from cards.clean import clean
from cards.times import Times
from cards.tongue import kept

DOT = " · "


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 room`, `12 rooms`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    *head, tail = list(words) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def length(minutes: int) -> str:
    """`45 minutes`, `1 hour`, `1½ hours`, `1 h 15 min`: short enough for half of a phone's width."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return count(rest, "minute")
    if rest == 30:
        return f"{hours}½ hours"
    return f"{hours} h {rest} min" if rest else count(hours, "hour")


def apart(minutes: int) -> str:
    """How far away: `half an hour`, `an hour`, `15 minutes`."""
    return {30: "half an hour", 60: "an hour"}.get(minutes) or length(minutes)


def floor_named(floor: str) -> str:
    """`Floor 3`; a floor that has a name of its own (`Ground floor`) keeps it."""
    floor = clean(floor, 40)
    return f"Floor {floor}" if floor and len(floor) <= 3 else floor


def equipment_named(equipment: Iterable[str], most: int = 6) -> str:
    """`screen, whiteboard`: what Nook knows by name first, in its own order; the rest after it."""
    own = [one.value for one in Equipment if one.value in set(equipment)]
    named = own + sorted(clean(one, 40) for one in set(equipment) - EQUIPMENT)
    return ", ".join(named[:most]) + (f" and {len(named) - most} more" if len(named) > most else "")


@kept
def room_facts(room: Room) -> str:
    """`8 seats · Floor 3 · HQ · screen, whiteboard`."""
    seats = count(room.seats, "seat") if room.seats else ""
    facts = (seats, floor_named(room.floor), clean(room.building, 60), equipment_named(room.equipment))
    return DOT.join(fact for fact in facts if fact)


def zone_of(name: str) -> ZoneInfo:
    return zone_named(name) or ZoneInfo("UTC")


def understood(wish: Wish) -> str:
    """What was asked for besides the time: `6 people · HQ · Floor 3 · screen`."""
    parts = (
        clean(wish.room, 60) if wish.room else "",
        count(wish.people, "person", "people") if wish.people else "",
        f"more than {count(wish.more_than, 'seat')}" if wish.more_than else "",
        clean(wish.building, 60) if wish.building else "",
        floor_named(wish.floor) if wish.floor else "",
        equipment_named(wish.equipment),
        f"not {listed((clean(room, 60) for room in sorted(wish.without)[:_FEW]), 'or')}" if wish.without else "",
    )
    return DOT.join(part for part in parts if part)


_COUNTED = {
    WhyNot.BUSY: ("busy", "busy"),
    WhyNot.TOO_SMALL: ("too small", "too small"),
    WhyNot.LACKS: ("without the equipment", "without the equipment"),
    WhyNot.ELSEWHERE: ("elsewhere", "elsewhere"),
    WhyNot.UNKNOWN: ("calendar does not answer", "calendars do not answer"),
    WhyNot.UNWANTED: ("not wanted", "not wanted"),
}
_CLAUSES = {
    WhyNot.BUSY: ("is busy", "are busy"),
    WhyNot.TOO_SMALL: ("is too small", "are too small"),
    WhyNot.LACKS: ("lacks the equipment", "lack the equipment"),
    WhyNot.ELSEWHERE: ("is elsewhere", "are elsewhere"),
    WhyNot.UNWANTED: ("is not wanted", "are not wanted"),
}
_FEW = 3


def left_out_counted(left_out: Sequence[LeftOut]) -> str:
    """`12 busy, 5 too small, 1 calendar does not answer`; empty where nothing was left out."""
    return ", ".join(f"{len(out.rooms)} {_COUNTED[out.reason][len(out.rooms) != 1]}" for out in left_out if out.rooms)


def left_out_named(left_out: Sequence[LeftOut]) -> str:
    """The same as a sentence, with names where they are few: `40 rooms are too small, K2 and Everest are busy`."""
    clauses = []
    for out in left_out:
        few = len(out.rooms) <= _FEW
        who = listed(clean(room, 60) for room in out.rooms) if few else count(len(out.rooms), "room")
        many = len(out.rooms) != 1
        if out.rooms and out.reason is WhyNot.UNKNOWN:
            clauses.append(f"the calendar{'s' if many else ''} of {who} {'do' if many else 'does'} not answer")
        elif out.rooms:
            clauses.append(f"{who} {_CLAUSES[out.reason][many]}")
    return ", ".join(clauses)


_SAID = 6


def _inside(span: Span, day: Span) -> Span:
    return span if span.within(day) else Span(max(span.start, day.start), min(span.end, day.end))


def day_in_words(times: Times, name: str, day: Span, busy: Sequence[Span], asked: Span | None, zone: ZoneInfo) -> str:
    """What a day's picture shows: `Everest on Tue 24 Nov, 08:00–18:00: busy 09:00–10:00, otherwise free. …`"""
    shown = [_inside(b, day) for b in merged(busy) if b.overlaps(day)]
    date = times.date(day.start.astimezone(zone).date())
    said = [times.clock(span, zone) for span in shown[:_SAID]]
    if len(shown) > _SAID:
        said.append(f"{len(shown) - _SAID} more times")
    state = f"busy {listed(said)}, otherwise free" if said else "free all day"
    asked_for = f". You asked for {times.clock(asked, zone)}" if asked else ""
    return f"{clean(name, 60)} on {date}, {times.clock(day, zone)}: {state}{asked_for}."

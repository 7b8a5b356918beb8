"""Small words that several cards share: lengths, numbers of things, lists, what a room is, what was understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale

from bot.domain.availability import FEW, LeftOut, WhyNot
from bot.domain.span import Span, merged, zone_named
from bot.domain.wish import Wish
from bot.domain.workplace import EQUIPMENT, Equipment, Room
from cards.clean import clean
from cards.times import Times, clock_of
from cards.tongue import enumerated, kept, mark, say, say_count

DOT = " · "


def listed(words: Iterable[str], last: Literal["and", "or"] = "and") -> str:
    """`a, b and c`, as the language lists things."""
    return enumerated(list(words), last)


def sentences(*said: str) -> str:
    """One after the other; empty ones are left out."""
    return " ".join(filter(None, said))


def seats(number: int) -> str:
    return say_count("{n} seat", "{n} seats", number)


def length(minutes: int) -> str:
    """`45 minutes`, `1 hour`, `1½ hours`, `1 h 15 min`: short enough for half of a phone's width."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say_count("{n} minute", "{n} minutes", rest)
    if rest == 30:
        return say_count("{n}½ hours", "{n}½ hours", hours)
    if rest:
        return say("{hours} h {minutes} min", hours=hours, minutes=rest)
    return say_count("{n} hour", "{n} hours", hours)


def apart(minutes: int) -> str:
    """How far away: `half an hour`, `an hour`, `15 minutes`."""
    if minutes in (30, 60):
        return say("half an hour") if minutes == 30 else say("an hour")
    return length(minutes)


def floor_named(floor: str) -> str:
    """`Floor 3`; a floor that has a name of its own (`Ground floor`) keeps it."""
    floor = clean(floor, 40)
    if floor.isdecimal() and len(floor) <= 3:
        return say("Floor {number}", number=floor)
    return say("Floor {letters}", letters=floor) if floor and len(floor) <= 3 else floor


def on_floor(floor: str) -> str:
    """`on floor 3`, `on Ground floor`; `on another floor` where it has no name."""
    floor = clean(floor, 40)
    if floor.isdecimal() and len(floor) <= 3:
        return say("on floor {number}", number=floor)
    if floor and len(floor) <= 3:
        return say("on floor {letters}", letters=floor)
    return say("on {floor}", floor=floor) if floor else say("on another floor")


_EQUIPMENT = {
    Equipment.SCREEN: mark("screen"),
    Equipment.WHITEBOARD: mark("whiteboard"),
    Equipment.VIDEO: mark("video"),
    Equipment.PHONE: mark("phone"),
    Equipment.WHEELCHAIR: mark("wheelchair accessible"),
    Equipment.QUIET: mark("quiet"),
}


def equipment_named(equipment: Iterable[str], most: int = 6) -> str:
    """`screen, whiteboard`: what Nook knows by name first, in its own order; the rest after it, as admins wrote it."""
    own = [say(words) for one, words in _EQUIPMENT.items() if one in set(equipment)]
    named = own + sorted(clean(one, 40) for one in set(equipment) - EQUIPMENT)
    names, more = ", ".join(named[:most]), len(named) - most
    return say_count("{names} and {n} more", "{names} and {n} more", more, names=names) if more > 0 else names


@kept
def room_facts(room: Room) -> str:
    """`8 seats · Floor 3 · HQ · screen, whiteboard`."""
    large = seats(room.seats) if room.seats else ""
    facts = (large, floor_named(room.floor), clean(room.building, 60), equipment_named(room.equipment))
    return DOT.join(fact for fact in facts if fact)


def zone_of(name: str) -> ZoneInfo:
    return zone_named(name) or ZoneInfo("UTC")


def understood(wish: Wish) -> str:
    """What was asked for besides the time: `6 people · HQ · Floor 3 · screen`."""
    without = listed((clean(room, 60) for room in sorted(wish.without)[:FEW]), "or")
    parts = (
        clean(wish.room, 60) if wish.room else "",
        say_count("{n} person", "{n} people", wish.people) if (wish.people or 0) > 1 else "",
        say_count("more than {n} seat", "more than {n} seats", wish.more_than) if wish.more_than else "",
        clean(wish.building, 60) if wish.building else "",
        floor_named(wish.floor) if wish.floor else "",
        equipment_named(wish.equipment),
        say("not {rooms}", rooms=without) if wish.without else "",
    )
    return DOT.join(part for part in parts if part)


def left_out_counted(left_out: Sequence[LeftOut]) -> str:
    """`12 busy, 5 too small, 1 calendar does not answer`; empty where nothing was left out."""
    return ", ".join(_counted(out.reason, out.count) for out in left_out if out.count)


def _counted(reason: WhyNot, n: int) -> str:
    match reason:
        case WhyNot.BUSY:
            return say_count("{n} busy", "{n} busy", n)
        case WhyNot.TOO_SMALL:
            return say_count("{n} too small", "{n} too small", n)
        case WhyNot.LACKS:
            return say_count("{n} without the equipment", "{n} without the equipment", n)
        case WhyNot.ELSEWHERE:
            return say_count("{n} elsewhere", "{n} elsewhere", n)
        case WhyNot.UNWANTED:
            return say_count("{n} not wanted", "{n} not wanted", n)
    return say_count("{n} calendar does not answer", "{n} calendars do not answer", n)


def left_out_named(left_out: Sequence[LeftOut]) -> str:
    """The same in sentences, with names where they are few: `40 rooms are too small. K2 and Everest are busy.`"""
    return sentences(*(_told(out) for out in left_out if out.count))


def _told(out: LeftOut) -> str:
    n, rooms = out.count, listed(clean(room, 60) for room in out.names)
    if out.reason is WhyNot.UNKNOWN and not rooms:
        return say_count("The calendar of {n} room does not answer.", "The calendars of {n} rooms do not answer.", n)
    rooms = rooms or say_count("{n} room", "{n} rooms", n)
    match out.reason:
        case WhyNot.BUSY:
            return say_count("{rooms} is busy.", "{rooms} are busy.", n, rooms=rooms)
        case WhyNot.TOO_SMALL:
            return say_count("{rooms} is too small.", "{rooms} are too small.", n, rooms=rooms)
        case WhyNot.LACKS:
            return say_count("{rooms} lacks the equipment.", "{rooms} lack the equipment.", n, rooms=rooms)
        case WhyNot.ELSEWHERE:
            return say_count("{rooms} is elsewhere.", "{rooms} are elsewhere.", n, rooms=rooms)
        case WhyNot.UNWANTED:
            return say_count("{rooms} is not wanted.", "{rooms} are not wanted.", n, rooms=rooms)
    return say_count(
        "The calendar of {rooms} does not answer.", "The calendars of {rooms} do not answer.", n, rooms=rooms
    )


_SAID = 6


def _inside(span: Span, day: Span) -> Span:
    return span if span.within(day) else Span(max(span.start, day.start), min(span.end, day.end))


def day_in_words(times: Times, name: str, day: Span, busy: Sequence[Span], asked: Span | None, zone: ZoneInfo) -> str:
    """What a day's picture shows: `Everest on Tue 24 Nov, 08:00–18:00: busy 09:00–10:00, otherwise free. …`"""
    date, clock = times.date(day.start.astimezone(zone).date()), times.clock(day, zone)
    room, taken = clean(name, 60), busy_in_words(times, day, busy, zone, _SAID)
    said = (
        say("{room} on {date}, {clock}: busy {times}, otherwise free.", room=room, date=date, clock=clock, times=taken)
        if taken
        else say("{room} on {date}, {clock}: free all day.", room=room, date=date, clock=clock)
    )
    return sentences(said, say("You asked for {clock}.", clock=times.clock(asked, zone)) if asked else "")


def busy_in_words(times: Times, day: Span, busy: Sequence[Span], zone: ZoneInfo, most: int) -> str:
    """`09:00–10:00, 11:00–12:00 and 3 more times`; "" where the whole day is free."""
    return _busy(day, tuple(busy), zone, times.twelve, times.locale, most)


@kept
def _busy(day: Span, busy: tuple[Span, ...], zone: ZoneInfo, twelve: bool, locale: Locale, most: int) -> str:
    """Kept: a room's day is the same to all who search meanwhile."""
    shown = [_inside(b, day) for b in merged(busy) if b.overlaps(day)]
    said = [clock_of(span, zone, twelve, locale) for span in shown[:most]]
    if len(shown) > most:
        said.append(say_count("{n} more time", "{n} more times", len(shown) - most))
    return listed(said) if said else ""

"""`book a room for 6 tomorrow 2pm`: a card with the free rooms that fit, or one that asks for everything that is
missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from difflib import get_close_matches

from bot.commands import book, series
from bot.commands.command import Asked, Command
from bot.commands.doubt import PLAIN, Doubt, doubt_of, which_wish
from bot.commands.inviting import invited
from bot.commands.search import offer_rooms
from bot.commands.together import first_time
from bot.domain.habits import LOOKED_BACK, usual_room
from bot.domain.roster import roster_of
from bot.domain.span import zone_named
from bot.domain.wish import Draft, Incomplete, Problem, as_draft, completed
from bot.language.understanding import Intent, Understanding, When
from bot.presses import AnotherTime, Book, FindRooms, MoreRooms, SeeMine
from bot.presses.series import BookSeries
from bot.replies import AskWish, NotSetUp, Preface, Reply, WhichOne


async def answer(asked: Asked, understood: Understanding) -> Reply:
    draft = drafted(asked, understood)
    if understood.unknown_place is not None:
        return _unknown(asked, draft, understood.unknown_place)
    if understood.near_me and not (draft.room or draft.building):
        draft = await _near(asked, draft)
    return await find(asked, draft, doubt=doubt_of(understood))


async def _near(asked: Asked, draft: Draft) -> Draft:
    """In the building of the room that they book most: where somebody sits, nobody tells Nook."""
    kept = await asked.world.store.bookings_of(asked.speaker.identity, asked.now - LOOKED_BACK)
    usual = usual_room(one.booking for one in kept)
    room = next((room for room in asked.rooms if room.id == usual), None)
    return replace(draft, building=room.building, zone=room.zone) if room else draft


def drafted(asked: Asked, understood: Understanding) -> Draft:
    """What was said, as a draft. Times are on the clock of the room or building that was named, else of the person."""
    when = understood.when
    roughly = when.clock is None and when.starts is not None
    starts = when.starts
    repeats, lasts = series.repeated(understood)
    zone = zone_of(asked, understood.room, understood.building)
    if understood.any_size and when == When():  # "what's free?" asks about now
        starts = asked.now.astimezone(zone_named(zone)).replace(second=0, microsecond=0, tzinfo=None)
    return Draft(
        zone=zone,
        day=when.day or (starts.date() if starts else None),
        clock=when.clock or (starts.time() if starts else None),
        end_clock=when.end_clock,
        minutes=when.minutes,
        people=understood.capacity,
        building=understood.building,
        floor=understood.floor,
        equipment=understood.equipment,
        room=understood.room,
        subject=understood.subject,
        without=understood.not_rooms,
        roughly=roughly,
        repeats=repeats,
        lasts=lasts,
        online=understood.online,
        named=_named(asked, understood),
        for_named=understood.on_behalf_of or "",
        group=understood.for_group,
        any_size=understood.any_size,
    )


def _named(asked: Asked, understood: Understanding) -> tuple[str, ...]:
    """Who was called by name or mentioned with @; a mention says the whole name."""
    whole = " ".join(asked.mentioned)
    return (*asked.mentioned, *(name for name in understood.people if name not in whole))


def zone_of(asked: Asked, room: str | None, building: str | None) -> str:
    roster = roster_of(asked.rooms)
    if room is not None:
        return roster.zone_of_room.get(room, asked.zone)
    if building is not None:
        return roster.zone_of_building.get(building, asked.zone)
    return asked.zone


async def find(asked: Asked, draft: Draft, preface: Preface | None = None, doubt: Doubt = PLAIN) -> Reply:
    """The free rooms; or what has to be asked first: what is missing, who is meant, which reading is."""
    if not asked.rooms:
        return NotSetUp(tuple(name for _, name, _ in await asked.world.store.admins()))
    found = await invited(asked, draft)
    if not isinstance(found, Draft):
        return found
    draft = found
    largest = roster_of(asked.rooms).most_seats
    if (draft.people or 0) > largest > 0:
        return _ask(asked, draft, Incomplete(problem=Problem.TOO_MANY_PEOPLE, detail=str(largest)))
    wish = completed(draft, asked.now)
    if isinstance(wish, Incomplete):
        at = await first_time(asked, draft) if _only_time_missing(draft, wish) else None
        return await offer_rooms(asked, at, preface=preface, proposed=True) if at else _ask(asked, draft, wish)
    if draft.repeats:
        return await series.offer(asked, wish, draft, isinstance(preface, WhichOne))
    return which_wish(asked, draft, wish, doubt) or await offer_rooms(asked, wish, preface=preface)


def _only_time_missing(draft: Draft, incomplete: Incomplete) -> bool:
    """With people to invite, the time need not be said: it is the first at which all of them can."""
    return bool(draft.guests) and incomplete.problem is None and incomplete.missing <= {"date", "start"}


def _ask(asked: Asked, draft: Draft, incomplete: Incomplete) -> AskWish:
    return AskWish(draft, incomplete.missing, asked.buildings, incomplete.problem, incomplete.detail)


def _unknown(asked: Asked, draft: Draft, name: str) -> AskWish:
    names = sorted({room.name for room in asked.rooms} | set(asked.buildings))
    by_folded = {known.casefold(): known for known in names}
    near = [by_folded[found] for found in get_close_matches(name.casefold(), by_folded, n=3, cutoff=0.6)]
    similar = tuple((known, FindRooms(_there(asked, draft, known))) for known in near)
    return AskWish(draft, frozenset({"start"}), asked.buildings, Problem.UNKNOWN_PLACE, detail=name, similar=similar)


def _there(asked: Asked, draft: Draft, name: str) -> Draft:
    """The same in that building, or else in that room."""
    if name in asked.buildings:
        return replace(draft, building=name, room=None, zone=zone_of(asked, None, name))
    return replace(draft, room=name, building=None, zone=zone_of(asked, name, None))


async def filled_in(asked: Asked, press: FindRooms, _owner: str) -> Reply:
    """The form comes back. What cannot be read is asked for again, with everything else kept as it was."""
    draft, wrong = read_form(asked, press.draft)
    if wrong:
        return AskWish(draft, frozenset(), asked.buildings, Problem.NOT_READABLE, wrong)
    return await find(asked, draft)


def read_form(asked: Asked, draft: Draft) -> tuple[Draft, str]:
    """The draft with the form's inputs in it, and what could not be read ("date: 31 Feb").

    Empty inputs leave the draft as it is.
    """
    said = {id: text.strip() for id, text in asked.inputs.items() if text.strip()}
    wrong: list[str] = []
    for id, take in _FIELDS.items():
        if id in said:
            try:
                draft = take(draft, said[id])
            except (ValueError, OverflowError):
                wrong.append(f"{id}: {said[id][:40]}")
    if "subject" in asked.inputs:
        draft = replace(draft, subject=said.get("subject", "")[:255] or None)
    if "building" in asked.inputs:
        building = said.get("building")
        draft = replace(draft, building=building if building in asked.buildings else None)
        draft = replace(draft, zone=zone_of(asked, draft.room, draft.building))
    return draft, ", ".join(wrong)


_FIELDS: Mapping[str, Callable[[Draft, str], Draft]] = {
    "date": lambda draft, text: replace(draft, day=date.fromisoformat(text)),
    "start": lambda draft, text: replace(draft, clock=time.fromisoformat(text[:5]), end_clock=None, roughly=False),
    "duration": lambda draft, text: replace(draft, minutes=int(text), end_clock=None),
    "people": lambda draft, text: replace(draft, people=int(float(text))),
}


async def more(asked: Asked, press: MoreRooms, _owner: str) -> Reply:
    return await offer_rooms(asked, press.wish, press.skip)


async def another_time(asked: Asked, press: AnotherTime, _owner: str) -> Reply:
    return AskWish(as_draft(press.wish), frozenset(), asked.buildings)


COMMAND = Command(
    name="book a room",
    summary="Find a free room that fits and book it with one press",
    wakes=frozenset({Intent.FIND_OR_BOOK}),
    examples=(
        "book a room for 6 tomorrow 2pm for 1 hour",
        "I need a room with a screen for 4 people on Friday at 10",
        "book a room for 6 every Monday 9 to 10 for 6 weeks",
        "book a room",
    ),
    answer=answer,
    presses={
        FindRooms: filled_in,
        MoreRooms: more,
        AnotherTime: another_time,
        Book: series.book_one,
        SeeMine: book.seen_by_asker,
        BookSeries: series.pressed,
    },
    shared=True,
)

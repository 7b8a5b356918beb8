"""The words of the tab, in its reader's language: the page draws, and says nothing of its own.

Names in braces are filled in by the page.
"""

from __future__ import annotations

from typing import Any

from bot.domain.workplace import Equipment, Room
from cards.clean import clean
from cards.tongue import mark, say, speaking
from cards.words import equipment_named, floor_named, seats

WORDS: dict[str, str] = {
    "title": mark("Floor plan"),
    "building": mark("Building"),
    "floor": mark("Floor"),
    "day": mark("Day"),
    "dayBefore": mark("The day before"),
    "dayAfter": mark("The day after"),
    "time": mark("Time"),
    "now": mark("Now"),
    "asItIsNow": mark("As it is now"),
    "nowAt": mark("Now, at {clock}"),
    "length": mark("Length"),
    "minutes": mark("{n} min"),
    "hours": mark("{n} h"),
    "seats": mark("Seats"),
    "anySize": mark("Any size"),
    "atLeast": mark("{n} or more"),
    "equipment": mark("Equipment"),
    "filters": mark("Which rooms fit"),
    "fitting": mark("Rooms that fit: {n}"),
    "planOf": mark("Plan of {place}"),
    "planHelp": mark("Arrow keys go from room to room, Enter opens one. The list beside it says the same."),
    "rooms": mark("Rooms"),
    "noRooms": mark("No room of this floor can be booked through me."),
    "noPlan": mark("This floor has no plan yet, so here is the list."),
    "nowhere": mark("There are no floors with rooms yet. An admin can bring them."),
    "free": mark("Free"),
    "soon": mark("Busy within 10 minutes"),
    "busy": mark("Busy"),
    "unknown": mark("Not known"),
    "freeUntil": mark("Free until {clock}"),
    "soonAt": mark("Free, but busy from {clock}"),
    "busyUntil": mark("Busy until {clock}"),
    "freeAllDay": mark("Free for the rest of the day"),
    "busyAllDay": mark("Busy for the rest of the day"),
    "unknownLong": mark("Its calendar has not answered"),
    "yours": mark("Yours"),
    "yoursAt": mark("Yours: {times}"),
    "yoursAsked": mark("Yours, being asked: {times}"),
    "fits": mark("Fits"),
    "fitsNot": mark("Does not fit"),
    "roomSays": mark("{room}. {facts}. {state}."),
    "busyTimes": mark("Busy {times}"),
    "freeAll": mark("Free all day"),
    "checking": mark("Asking its calendar…"),
    "booking": mark("Booking…"),
    "notFree": mark("It is not free then for that long. Nothing is booked."),
    "otherTimes": mark("Other free times"),
    "noTimes": mark("No free time of that length on this day."),
    "back": mark("Back to the rooms"),
    "changed": mark("{room}: {state}"),
    "changedMany": mark("Rooms that changed: {n}"),
    "asOf": mark("Calendars as of {clock}"),
    "notRead": mark("Calendars are being read…"),
    "loading": mark("Loading the floor…"),
    "live": mark("Changes show by themselves"),
    "away": mark("Nook is not reachable, trying again. What you see may be old."),
    "tooOften": mark("That was a lot at once. Nook goes on in {n} seconds; nothing was booked."),
    "broken": mark("Nook could not do that. Whether anything was booked is in your bookings; please try again."),
    "notLoaded": mark("The floor could not be loaded. Nothing was changed."),
    "again": mark("Try again"),
    "notSignedIn": mark("Teams could not sign you in to Nook, so nothing can be shown. Please tell an admin: {why}"),
    "notInTeams": mark("This page works in Microsoft Teams: open Nook there, and its tab Floor plan."),
    "refused": mark("Nook does not take this sign-in. Please open the tab again, or tell an admin."),
    "thereClock": mark("Times are {city} time."),
    "answer": mark("Answer"),
    "opens": mark("{title}, opens a new window"),
    "legend": mark("What the signs mean:"),
}


def words(language: str) -> dict[str, str]:
    with speaking(language):
        return {name: say(message) for name, message in WORDS.items()}


def room_said(room: Room) -> dict[str, Any]:
    """In the language that is being spoken."""
    equipment = equipment_named(room.equipment)
    facts = [fact for fact in (seats(room.seats) if room.seats else "", equipment) if fact]
    return {
        "id": room.id,
        "name": clean(room.name, 80),
        "seats": room.seats,
        "has": sorted(room.equipment),
        "facts": " · ".join(facts),
    }


def equipment_said(rooms: tuple[Room, ...]) -> list[dict[str, str]]:
    """What the rooms of the floor have, as it can be filtered by: Nook's own words first."""
    there = {one for room in rooms for one in room.equipment}
    own = [str(one) for one in Equipment if one in there]
    return [{"id": one, "name": equipment_named([one])} for one in [*own, *sorted(there - set(own))][:12]]


def floor_said(floor: str) -> str:
    return floor_named(floor) or say("the floor without a name")


def place_said(building: str, floor: str) -> str:
    floor = floor_said(floor)
    return say("{floor} of {building}", floor=floor, building=clean(building, 60)) if building else floor

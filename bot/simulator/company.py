"""Contoso, the demo company: three buildings in two time zones, 60 rooms, 50 people, and their days of meetings.

Everything follows from the seed and the date: the same day gives the same company.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from .clock import Now, real_now
from .company_data import (
    BUILDINGS,
    COLLEAGUES,
    PERSONAS,
    ROOM_OWNER,
    SEATS,
    SERVICE_ACCOUNTS,
    SUBJECTS,
    TENANT_ID,
    Building,
    Persona,
)
from .people import Person, WorkingHours
from .recurrence import read_recurrence
from .rooms import Room, RoomPolicy, accepts, declines, never_answers, tentative
from .tenant import Tenant
from .tiny import APP_ID, APP_SECRET
from .zones import zone

__all__ = ["PERSONAS", "Persona", "build_company", "colleagues", "slots"]

DAYS = range(-1, 15)
"""The days that have meetings, counted from today."""
_DAY = (time(8), 20)
"""A working day: its beginning, and its half hours."""
_LUNCH = (8, 9)
_LENGTHS = (1, 1, 1, 2, 2, 2, 3, 4)


def build_company(*, now: Now = real_now, seed: int = 7, consented: bool = True, days: Sequence[int] = DAYS) -> Tenant:
    """The company on the day that `now` gives, with meetings on those days. Its app is `APP_ID` with `APP_SECRET`."""
    tenant = Tenant("Contoso", id=TENANT_ID, domains=("contoso.com", "fabrikam.com"), now=now)
    tenant.add_app(APP_ID, APP_SECRET, consented=consented)
    for p in PERSONAS:
        tenant.add_person(p.name, p.mail, id=p.id, guest=p.guest, zone=p.zone, locale=p.locale)
    for name, mail, zone_name in SERVICE_ACCOUNTS:
        tenant.add_person(name, mail, zone=zone_name, title="Service account")
    for place, names in COLLEAGUES.items():
        for name in names:
            tenant.add_person(name, _mail(name), zone=place)
    by_zone = colleagues(tenant)
    for building in BUILDINGS:
        rooms = [_room(tenant, building, floor, name) for floor, names in building.floors for name in names]
        tenant.add_room_list(building.name, rooms)
        _fill(tenant, building, rooms, by_zone[building.zone], seed, days)
    return tenant


def colleagues(tenant: Tenant) -> dict[str, list[Person]]:
    """Who works there beside the personas, by zone."""
    found = {place: [tenant.person(_mail(name)) for name in names] for place, names in COLLEAGUES.items()}
    return {place: [person for person in people if person] for place, people in found.items()}


def _mail(name: str) -> str:
    return name.lower().replace(" ", ".").replace("ü", "ue") + "@contoso.com"


def _room(tenant: Tenant, building: Building, floor: int, name: str) -> Room:
    dice, seats = Random(f"room {name}"), SEATS[name]
    screen = seats >= 6 or dice.random() < 0.3
    video = seats >= 8 and dice.random() < 0.8
    has = {
        "screen": screen,
        "whiteboard": dice.random() < 0.6,
        "video": video,
        "phone": seats >= 4 and dice.random() < 0.5,
    }
    return tenant.add_room(
        name, f"{name.lower()}@contoso.com", seats=seats, building=building.name, floor=floor, zone=building.zone,
        floor_label="Ground floor" if floor == 0 else f"Floor {floor}", policy=_policy(name),
        tags=tuple(tag for tag, there in has.items() if there), screen="Wall display 65" if screen else None,
        video="Room camera and bar" if video else None, audio="Conference phone" if has["phone"] else None,
        wheelchair=floor == 0 or dice.random() < 0.7, hours=WorkingHours(building.zone, time(7), time(20)),
    )  # fmt: skip


def _policy(name: str) -> RoomPolicy:
    if name == ROOM_OWNER[1]:
        return tentative(_mail(ROOM_OWNER[0]))
    return {"Kilimanjaro": declines(), "Matterhorn": never_answers()}.get(name) or accepts()


def _fill(
    tenant: Tenant, building: Building, rooms: list[Room], people: list[Person], seed: int, days: Sequence[int]
) -> None:
    """Meetings on every weekday, 35 to 60 % of the hours; nobody organises two at once."""
    today = tenant.now().astimezone(zone(building.zone)).date()
    busy: dict[tuple[date, int], set[str]] = {}
    for number, room in enumerate(rooms):
        stand_up = number % 7 == 3
        if stand_up:
            _stand_up(tenant, room, people[number % len(people)], today)
        for day in (today + timedelta(days=n) for n in days):
            if day.weekday() >= 5:
                continue
            dice = Random(f"{seed} {room.address} {day}")
            if not stand_up and dice.random() < 0.02:
                _all_day(tenant, room, dice.choice(people), day)
                continue
            for start, length in slots(dice, {2} if stand_up else set()):
                taken = [busy.setdefault((day, slot), set()) for slot in range(start, start + length)]
                free = [p for p in people if all(p.id not in there for there in taken)]
                if not free:
                    continue
                organizer = dice.choice(free)
                for there in taken:
                    there.add(organizer.id)
                begin = _at(day, _DAY[0], room.zone) + timedelta(minutes=30 * start)
                tenant.book(organizer, room, begin, begin + timedelta(minutes=30 * length), dice.choice(SUBJECTS))


def slots(dice: Random, blocked: set[int]) -> list[tuple[int, int]]:
    """Meetings of one room and day as (first half hour, number of half hours)."""
    wanted, taken, found = dice.uniform(0.35, 0.6) * _DAY[1], set(blocked), []
    for _ in range(60):
        if len(taken) >= wanted:
            break
        length = dice.choice(_LENGTHS)
        start = dice.randrange(0, _DAY[1] - length + 1)
        slots = set(range(start, start + length))
        if slots & taken or (slots & set(_LUNCH) and dice.random() < 0.8):
            continue
        taken |= slots
        found.append((start, length))
    return sorted(found)


def _stand_up(tenant: Tenant, room: Room, organizer: Person, today: date) -> None:
    first = today - timedelta(days=today.weekday() + 7)
    begin = _at(first, time(9, 15), room.zone)
    series = read_recurrence({
        "pattern": {"type": "weekly", "interval": 1, "firstDayOfWeek": "monday",
                    "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"]},
        "range": {"type": "endDate", "startDate": first.isoformat(), "recurrenceTimeZone": room.zone,
                  "endDate": (first + timedelta(days=60)).isoformat()},
    })  # fmt: skip
    tenant.book(
        organizer, room, begin, begin + timedelta(minutes=15), "Daily stand-up", recurrence=series,
        start_zone=room.zone,
        end_zone=room.zone,
    )  # fmt: skip


def _all_day(tenant: Tenant, room: Room, organizer: Person, day: date) -> None:
    start, end = _at(day, time(0), room.zone), _at(day + timedelta(days=1), time(0), room.zone)
    tenant.book(
        organizer, room, start, end, "Workshop, all day", is_all_day=True, start_zone=room.zone, end_zone=room.zone
    )


def _at(day: date, clock: time, zone_name: str) -> datetime:
    return datetime.combine(day, clock, zone(zone_name)).astimezone(UTC)

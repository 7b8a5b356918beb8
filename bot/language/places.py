"""Which room, which building; and names used as a place that the directory does not have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .names import Found, Names, find_name, name_first, names_of
from .sheet import MARKS, Sheet
from .understanding import Directory
from .words import NEVER, Words, per_language

MOST_UNWANTED = 8
ROOM_MARK, BUILDING_MARK = "\ue010", "\ue011"


@dataclass(frozen=True, slots=True)
class Places:
    """What was said of places."""

    room: str | None = None
    also_rooms: tuple[str, ...] = ()
    from_room: str | None = None
    building: str | None = None
    unknown: str | None = None


@per_language
def _numbered(w: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    more = r"(?:[./-][a-z]{0,3}\d{1,4}[a-z]{0,2}){0,3}"
    code = rf"(?P<name>(?:[a-z]{{1,12}}[ /.-]{{1,3}})?(?:[a-z]{{0,3}}[-.]?\d{{1,4}}[a-z]{{0,2}}){more})"
    no_clock = rf"(?![\w:])(?! ?(?:{w.am}|{w.pm}|{w.oclock}|{w.people}|{w.hour}|{w.minute}|{w.ordinal_ending})(?!\w))"
    lead = rf"(?:{w.at}|{w.on}|{w.frm}|{w.between}|for|in|with|{w.to}|{w.and_}|has|is|w/)"
    return (
        re.compile(rf"(?<!\w)(?:{w.room}) (?:(?:{w.number_sign}) ?)?(?!{lead} ){code}{no_clock}"),
        re.compile(
            rf"(?<!\w)(?:{w.building}) (?:(?:{w.number_sign}) ?)?(?P<name>[a-z]?\d{{1,4}}[a-z]?|"
            rf"[a-z]){no_clock}"
        ),
    )


@per_language
def _not(w: Words) -> re.Pattern[str] | None:
    if w.follow is None:
        return None
    return re.compile(rf"(?<![\w'])(?:{w.follow.negation})(?: (?:{w.the}|{w.room})){{0,2}} (?=\w)")


@per_language
def _listed(w: Words) -> re.Pattern[str]:
    return re.compile(rf"{w.asides.listed if w.asides else NEVER}| (?:{w.or_}) ")


def take_unwanted(sheet: Sheet, w: Words, directory: Directory) -> frozenset[str]:
    """Rooms that it shall not be ("any room but Everest and K2"), struck out with the word that says so."""
    pattern, unwanted = _not(w), set[str]()
    if pattern is None:
        return frozenset()
    rooms, _ = names_of(directory, w)
    for lead in list(sheet.every(pattern)):
        start, at = lead.start(), lead.end()
        while len(unwanted) < MOST_UNWANTED:
            found = name_first(sheet.text[at:], rooms, w)
            if not found:
                break
            unwanted.add(found.name)
            sheet.strike(start, at + found.end, " ")
            start = at + found.end
            between = _listed(w).match(sheet.text, start)
            if not between:
                break
            at = between.end()
    return frozenset(unwanted)


def take_places(sheet: Sheet, w: Words, directory: Directory) -> Places:
    """Rooms and buildings, struck out, so that "room 1.46" is not read as a time."""
    rooms, buildings = names_of(directory, w)
    room = find_name(sheet, rooms, w, w.room, f"{w.building}|{w.floor}", buildings)
    building = find_name(sheet, buildings, w, w.building, w.room, rooms)
    if room and building and room.start < building.end and building.start < room.end:
        # One stretch of words, two readings: the longer name, or the room.
        if building.exact > room.exact or building.end - building.start > room.end - room.start:
            room = None
        else:
            building = None
    for place, mark in ((room, ROOM_MARK), (building, BUILDING_MARK)):
        if place:
            sheet.strike(place.start, place.end, mark)
    from_room, room = _second_room(sheet, rooms, w, room, buildings) if room else (None, None)
    numbered_room, numbered_building = _numbered(w)
    unknown = None
    for pattern, known, names in (
        (numbered_room, room, directory.rooms),
        (numbered_building, building, directory.buildings),
    ):
        found = next((found for found in sheet.every(pattern) if _is_number(found["name"], w)), None)
        if found and not known:
            name = sheet.original(found.start("name"), found.end("name"))
            if names:
                unknown = unknown or (
                    sheet.original(*found.span()) if pattern is numbered_building or name.isdigit() else name
                )
            sheet.strike(
                found.start("name"), found.end("name"), ROOM_MARK if pattern is numbered_room else BUILDING_MARK
            )
    return Places(
        room.name if room else None,
        room.also if room else (),
        from_room.name if from_room else None,
        building.name if building else None,
        unknown,
    )


def _second_room(sheet: Sheet, rooms: Names, w: Words, first: Found, buildings: Names) -> tuple[Found | None, Found]:
    """Two rooms in one sentence: which is left for which ("swap Everest for Fuji", "K2 instead of Fuji")."""
    second = find_name(sheet, rooms, w, w.room, f"{w.building}|{w.floor}", buildings)
    if not second or not second.exact or second.name == first.name:
        return None, first
    early, late = sorted((first, second), key=lambda found: found.start)
    between = sheet.text[early.end : late.start]
    if re.search(rf"(?<!\w)(?:{w.instead_of}) (?:(?:{w.the}) )?(?:{w.room})? ?$", sheet.text[: early.start]):
        new, old = late, early
    elif re.search(rf"(?<!\w)(?:{w.instead_of})(?!\w)", between):
        new, old = early, late
    elif re.search(rf"(?<!\w)(?:{w.move_to}|{w.swap_for})(?!\w)", between):
        new, old = late, early
    else:
        return None, first
    sheet.strike(second.start, second.end, ROOM_MARK)
    return old, new


_NO_NUMBER = re.compile(
    r"\d{1,2}(?:[.:h]\d\d|h|u)?-\d{1,2}(?:[.:h]\d\d)? ?(?:[ap]m?|h|u)?|\d{4}-\d\d?-\d\d?|\d{1,4} ?(?:[ap]m?|"
    r"m|h)"
)


def _is_number(name: str, w: Words) -> bool:
    """ "4.12", "jb452" and "lotus 7" are room numbers; "9-10", "330pm" and "tomorrow 2" are times."""
    *lead, code = re.split(r"[ /]+", name)
    if _NO_NUMBER.fullmatch(name) or _NO_NUMBER.fullmatch(code):
        return False
    near = (*w.weekdays, *w.months, *w.near_days, *w.parts)
    return not any(word in w.ordinary or any(re.fullmatch(day, word) for day in near) for word in lead)


@per_language
def _used_as_place(w: Words) -> tuple[re.Pattern[str], ...]:
    name = r"(?P<name>[^\W\d_][\w'-]{1,30}(?: [^\W\d_][\w'-]{1,30}){0,2}?)"
    stop = (
        rf"(?= (?:{w.at}|{w.on}|{w.frm}|{w.between}|for|from|in|tomorrow|today|please|{w.now}|with|"
        rf"{w.until})\b| ?[{MARKS}]|[.,;!?]|$)"
    )
    return (
        re.compile(
            r"^(?:please |can you |could you |i want to |i'd like to |i would like to )?(?:book|"
            rf"reserve)(?: me| us)? {name}{stop}"
        ),
        re.compile(rf"\b(?:is|if|will) {name} (?:be )?(?:{w.free})\b"),
        re.compile(rf"\b(?:{w.room}) (?:called |named )?{name}{stop}"),
        re.compile(
            rf"\b(?:the|book|reserve|is) (?P<name>[^\W\d_][\w'-]{{2,30}}) (?:meeting |conference |"
            rf"board)?(?:{w.room})(?!\w)"
        ),
        re.compile(
            rf"\b(?:{w.building}) {name}{stop}|\b(?:in|"
            rf"at) (?:the )?(?P<second>[^\W\d_][\w'-]{{2,30}}) (?:{w.building})(?!\w)"
        ),
        re.compile(rf"\b(?:{w.room}) (?:in|at) {name}{stop}"),
    )


@per_language
def _moved_to(w: Words) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{w.move_to}) (?:(?:{w.the}) )?(?P<name>[^\W\d_][\w'-]{{2,30}}(?: [^\W\d_][\w'-]{{1,30}})?)[.!]?$"
    )


def unknown_target(sheet: Sheet, w: Words) -> str | None:
    """ "move my 2pm to Atlantis": the name at the end, of words that are no everyday ones."""
    found = sheet.search(_moved_to(w))
    if not found or any(word in w.ordinary for word in found["name"].split()):
        return None
    return sheet.original(found.start("name"), found.end("name"))


def unknown_place(sheet: Sheet, w: Words) -> str | None:
    """A name that is clearly used as a room's or a building's, of words that are no everyday ones."""
    for pattern in _used_as_place(w):
        found = sheet.search(pattern)
        if not found:
            continue
        group = "name" if found["name"] else "second"
        words = found[group].split()
        if not any(word.strip("'") in w.ordinary or word.rstrip("s") in w.ordinary for word in words):
            return sheet.original(found.start(group), found.end(group))
    return None

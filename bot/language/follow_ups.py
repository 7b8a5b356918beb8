"""Sentences that go on with what was said before: "make it 3", "what about Thursday?", "the bigger one", "not Everest".

Whether one does is told from the sentence alone: nothing is in it but what changes a wish or points at an offer. What
it means is told once it is known what was said before (`changing.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cache

from bot.domain.talk import Pick, Which
from bot.domain.working_hours import USUAL, WorkingHours

from .alternatives import either, meaning
from .amounts import equipment_said, take_floor, take_people
from .asides import take_asides, take_group, take_online
from .clocks import write_clocks
from .follow_words import FollowWords
from .intents import take_hello
from .lengths import length
from .numerals import write_digits
from .parts import stretch_of
from .places import ROOM_MARK, take_places
from .sheet import MARKS, THING, Sheet, cleaned
from .slips import mend
from .subjects import take_named
from .understanding import EMPTY, Directory, Understanding, When
from .when import take_when
from .words import Words, words_of

LONGEST, MOST_WORDS, MOST_ROOMS = 160, 16, 3
_LEFT = re.compile(rf"[{MARKS}\ue010\ue011]+|[^\w' ]+")
_UNSAID = When()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the sentence changes; every field says only what was said.

    `room`: named as the one that is meant; `not_rooms`, `not_pick`: not those. `pick`: the offer that is pointed at.
    `asks`: it is a question, so nothing is to be booked. `number`: a bare number, which `when` reads as a clock
    ("make it 3"); `made`: it takes the place of something. `part_from`: when the part of the day begins that was said.
    `shift`: minutes later, `days`: days later, `longer`: minutes longer, each negative for the other way. `unwanted`:
    equipment that is not needed. `named`: who shall come too, `for_named` the one for whom it is, `group` everybody in
    the chat. `online`: it shall be a Teams meeting. `stops`: "never mind". `refuses`: "no", to all that was offered.
    """

    when: When = _UNSAID
    number: int | None = None
    made: bool = False
    part_from: time | None = None
    shift: int = 0
    days: int = 0
    longer: int = 0
    people: int | None = None
    building: str | None = None
    floor: str | None = None
    equipment: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    subject: str | None = None
    room: str | None = None
    not_rooms: frozenset[str] = frozenset()
    pick: Pick | None = None
    not_pick: Pick | None = None
    named: tuple[str, ...] = ()
    for_named: str | None = None
    group: bool = False
    online: bool = False
    asks: bool = False
    stops: bool = False
    refuses: bool = False

    @property
    def changes_place(self) -> bool:
        return bool(self.building or self.floor or self.equipment or self.unwanted or self.not_rooms or self.not_pick)

    @property
    def changes_time(self) -> bool:
        return self.when != _UNSAID or bool(self.number is not None or self.shift or self.days or self.longer)

    @property
    def changes_company(self) -> bool:
        return bool(self.named or self.group or self.online)

    @property
    def changes(self) -> bool:
        """Whether anything of the wish is another than before, but for the room."""
        said = self.people is not None or self.subject is not None
        return said or self.changes_time or self.changes_place or self.changes_company


@dataclass(slots=True)
class _Pointed:
    """What was struck out of a sentence of places and offers."""

    room: str | None = None
    building: str | None = None
    not_rooms: set[str] = field(default_factory=set)
    pick: Pick | None = None
    not_pick: Pick | None = None
    unsure: bool = False


@cache
def _picks(w: Words, f: FollowWords) -> tuple[tuple[Which, re.Pattern[str]], ...]:
    spelt = (
        (
            Which.NTH,
            rf"(?:{f.numbered})(?P<n>[1-9])(?![\d:.])|(?:(?:{w.the}) )?(?P<nth>{either(f.nth)}) (?:{f.nth_thing})",
        ),
        (Which.NTH, rf"(?:{w.the}) (?P<nth>{either(f.nth)})(?!{f.not_nth})(?= ?[,.!?]| (?:{f.politely})|$)"),
        (Which.LAST, f.last),
        (Which.BIGGEST, f.biggest),
        (Which.SMALLEST, f.smallest),
        (Which.BIGGER, f.bigger),
        (Which.SMALLER, f.smaller),
        (Which.LARGER, f.larger),
        (Which.MORE, f.more),
        (Which.YES, f.yes),
        (Which.THAT, f.that),
    )
    return tuple((which, re.compile(rf"(?<![\w'])(?:{words})(?![\w'])")) for which, words in spelt)


@cache
def _patterns(w: Words, f: FollowWords) -> dict[str, re.Pattern[str]]:
    return {
        "never": re.compile(f.never),
        "free": re.compile(rf"(?<!\w)(?:{w.free})(?!\w)"),
        "stops": re.compile(rf"\W*(?:{f.stops})\W*"),
        "refuses": re.compile(rf"\W*(?:{f.refuses})\W*"),
        "negated": re.compile(rf"(?<![\w'])(?:{f.negation})(?: (?:{w.the}|(?:{w.room})))?(?: (?:{w.room}))? ?$"),
        "negation": re.compile(rf"(?<![\w'])(?:{f.negation})(?!\w)"),
        "not_time": re.compile(f.not_but),
        "corrects": re.compile(rf"(?<![\w'])(?:{f.corrects})(?![\w'])"),
        "asks": re.compile(rf"(?<![\w'])(?:{f.asks})(?![\w'])"),
        "make": re.compile(rf"(?<![\w'])(?:{f.make})(?![\w'])"),
        "days": re.compile(rf"(?<!\w)(?P<days>{either(f.day_shifts)})(?!\w)"),
        "later": re.compile(rf"(?<!\w)(?:{w.later})(?!\w)"),
        "earlier": re.compile(rf"(?<!\w)(?:{w.earlier})(?!\w)"),
        "longer": re.compile(rf"(?<!\w)(?:{f.longer})(?!\w)"),
        "shorter": re.compile(rf"(?<!\w)(?:{f.shorter})(?!\w)"),
        "number": re.compile(rf"(?P<n>(?<![\w:.,])\d{{1,4}})(?: {{1,2}}(?:{f.politely}))*\W*$"),
        "soft": re.compile(rf"[\W{MARKS}]*(?:(?:{f.soft})[\W{MARKS}]+)*"),
    }


def follow_up(
    text: str, now: datetime, directory: Directory = EMPTY, lang: str = "en", hours: WorkingHours = USUAL
) -> FollowUp | None:
    """What the sentence changes, said at `now` (naive, on the clock of the wish); None where it stands for itself."""
    w = words_of(lang)
    f = w.follow
    if f is None or len(text) > LONGEST:
        return None
    sheet = Sheet(cleaned(text), hours)
    if not sheet.text or sheet.text.count(" ") >= MOST_WORDS:
        return None
    patterns = _patterns(w, f)
    if patterns["stops"].fullmatch(sheet.text):
        return FollowUp(stops=True)
    if patterns["refuses"].fullmatch(sheet.text):
        return FollowUp(refuses=True)
    take_hello(sheet, w)
    online, group = take_online(sheet, w), take_group(sheet, w)
    if sheet.search(patterns["never"]):
        return None
    subject = take_named(sheet, w, directory)
    pointed = _Pointed()
    if not _take_places(sheet, w, f, directory, pointed):
        return None
    mend(sheet, w)
    asides = take_asides(sheet, w, Understanding(), now.date())
    if asides.habit or asides.near_me or asides.series_for or asides.series_until:
        return None
    not_time = sheet.search(patterns["not_time"])
    if not_time and ROOM_MARK not in not_time.group():
        sheet.strike(not_time.start(), not_time.end(), " ")
    unwanted, wanted = _equipment(sheet, w)
    made = _struck(sheet, patterns["make"]) or sheet.search(patterns["corrects"]) is not None
    asks = _struck(sheet, patterns["asks"])
    _take_picks(sheet, w, f, pointed)
    days = sheet.take(patterns["days"], " ")
    write_digits(sheet, w)
    write_clocks(sheet, w)
    floor = take_floor(sheet, w)
    people = take_people(sheet, w)
    longer, shift = _longer(sheet, w, patterns), _shift(sheet, w, patterns)
    number = _bare_number(sheet, w, patterns)
    when = take_when(sheet, w, now)
    left = _LEFT.sub(" ", sheet.text).split()
    books = any(word in f.book for word in left)
    if pointed.room and sheet.search(patterns["free"]):
        return None  # "is Everest free at 3?" is a question of its own
    if books and pointed.unsure:
        return None  # "book Alpine at 3", of several: which, is to be asked
    if when.recurrence or any(word not in f.small and word not in f.book for word in left):
        return None
    said = FollowUp(
        when=_as_said(when),
        number=number,
        made=made,
        part_from=_part_from(when, w, sheet.hours),
        shift=shift,
        days=meaning(f.day_shifts, days, "days") if days else 0,
        longer=longer,
        people=people,
        building=pointed.building,
        floor=floor,
        equipment=wanted,
        unwanted=unwanted,
        subject=subject,
        room=pointed.room,
        not_rooms=frozenset(pointed.not_rooms),
        pick=pointed.pick,
        not_pick=pointed.not_pick,
        named=asides.people,
        for_named=asides.on_behalf_of,
        group=group,
        online=online,
        asks=asks or pointed.unsure,
    )
    return said if _goes_on(said, books) else None


def _goes_on(said: FollowUp, books: bool) -> bool:
    """Not where the sentence says all that a wish needs: then it is a new one."""
    if not (said.changes or said.room or said.pick):
        return False
    if said.asks or said.made:
        return True
    if books and said.pick is None and (said.room is None or said.changes):
        return False
    whole = said.when.clock is not None and said.when.day is not None
    whom = said.people is not None or said.room is not None or bool(said.named)
    return not (whole and whom and said.pick is None)


def _struck(sheet: Sheet, pattern: re.Pattern[str]) -> bool:
    """Whether it was said, anywhere; struck out."""
    said = False
    while sheet.take(pattern, " "):
        said = True
    return said


def _take_places(sheet: Sheet, w: Words, f: FollowWords, directory: Directory, into: _Pointed) -> bool:
    """Rooms that are meant and rooms that are not; False where a place is said that nobody knows."""
    negated, any_negated = _patterns(w, f)["negated"], _patterns(w, f)["negation"]
    for _ in range(MOST_ROOMS):
        before = sheet.text
        places = take_places(sheet, w, directory)
        if places.unknown:
            return False
        into.building = into.building or places.building
        if places.from_room:
            into.not_rooms.add(places.from_room)
        if places.room is None:
            break
        at = next(i for i, letter in enumerate(sheet.text) if letter == ROOM_MARK and before[i : i + 1] != ROOM_MARK)
        if found := negated.search(sheet.text, 0, at):
            into.not_rooms.add(places.room)
            sheet.strike(found.start(), at, " ")
        else:
            into.room, into.unsure = places.room, bool(places.also_rooms)
            if not sheet.search(any_negated):
                break
    return True


def _take_picks(sheet: Sheet, w: Words, f: FollowWords, into: _Pointed) -> None:
    """What points at offers, struck out; the plainest of it counts ("yes, the second one": the second)."""
    negated = _patterns(w, f)["negated"]
    for which, pattern in _picks(w, f):
        for found in list(sheet.every(pattern)):
            got = found.groupdict()
            nth = int(got["n"]) if got.get("n") else meaning(f.nth, found, "nth") if got.get("nth") else 0
            pick = Pick(which, nth)
            refused = negated.search(sheet.text, 0, found.start())
            if refused and which not in (Which.LARGER, Which.MORE, Which.YES):
                into.not_pick = into.not_pick or pick
                sheet.strike(refused.start(), found.end(), " ")
            else:
                into.pick = pick if into.pick is None or into.pick.which is Which.YES else into.pick
                sheet.strike(found.start(), found.end(), " ")


def _equipment(sheet: Sheet, w: Words) -> tuple[frozenset[str], frozenset[str]]:
    wanted, unwanted = equipment_said(sheet, w)
    return unwanted, wanted


def _longer(sheet: Sheet, w: Words, patterns: dict[str, re.Pattern[str]]) -> int:
    """ "Half an hour longer", in minutes."""
    for name, sign in (("longer", 1), ("shorter", -1)):
        found = sheet.search(patterns[name])
        minutes = length(sheet, w) if found else None
        if minutes:
            _struck(sheet, patterns[name])
            return sign * minutes
    return 0


def _shift(sheet: Sheet, w: Words, patterns: dict[str, re.Pattern[str]]) -> int:
    """ "An hour later", in minutes."""
    for name, sign in (("earlier", -1), ("later", 1)):
        found = sheet.search(patterns[name])
        minutes = length(sheet, w) if found else None
        if minutes:
            _struck(sheet, patterns[name])
            return sign * minutes
    return 0


def _bare_number(sheet: Sheet, w: Words, patterns: dict[str, re.Pattern[str]]) -> int | None:
    """ "3", "no, 3": it is left in the text as a clock, since it may be one."""
    found = sheet.search(patterns["number"])
    if not found or not patterns["soft"].fullmatch(sheet.text, 0, found.start()):
        return None
    number = int(found["n"])
    if number > 24:
        sheet.strike(found.start(), found.end(), THING)
    else:
        sheet.rewrite(re.compile(rf"(?<!\w){number}(?= |\W*$)"), lambda _: f"{w.at_word} {number}")
    return number


def _as_said(when: When) -> When:
    """Without what was filled in: only the day, the clocks, the length and the part that were said."""
    return When(day=when.day, clock=when.clock, end_clock=when.end_clock, minutes=when.minutes, part=when.part)


def _part_from(when: When, w: Words, hours: WorkingHours) -> time | None:
    if when.part is None or when.clock is not None or when.part == "day":
        return None
    begins, _ = stretch_of(when.part, w, hours)
    return time(begins // 60, begins % 60)

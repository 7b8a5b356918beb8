"""One sentence in, one `Understanding` out: `understand`. Pure: no I/O, no clock.

The order in which words are struck out is the rule inside: names and quotations first, so that "room 1.46" is no time;
then series, lengths and days, then clocks; and what is left says whether it was only a time.

    sheet.py      the sentence being worked on          words.py, en/, de/ ...   the languages, as data
    places.py     rooms, buildings (names.py)           when.py                day, clock, length, series, merged
    amounts.py    people, floor, equipment              intents.py             what somebody wants
    asides.py     who shall come, "the usual", scope of a series, more exact acts than intents
    slips.py      words that were mistyped              glance.py              what it need not be searched for
    subjects.py   what the meeting is called            changes.py             "move my 2pm to 4pm", "by 30 minutes"
    admin_grammar.py   the phrases that begin with "admin"
    reading.py    in which language it is written
    of_series.py   what is said of a series that is being talked about ("all of them", "for 6 weeks")
    follow_ups.py, changing.py   sentences that go on with what was said before ("make it 3"), and what they make of it
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.working_hours import USUAL, WorkingHours

from .amounts import take_equipment, take_floor, take_people
from .asides import act_of, take_asides
from .changes import take_change, wants_bigger
from .clocks import write_clocks
from .intents import asks_what_is_free, beyond_greeting, intent_of, is_bare_wish, marked, take_hello
from .numerals import write_digits
from .places import take_places, take_unwanted, unknown_place, unknown_target
from .sheet import Sheet, cleaned
from .slips import mend
from .subjects import take_named, take_subject
from .understanding import EMPTY, Act, Directory, Habit, Intent, Scope, Understanding, When
from .when import take_when
from .words import Words, words_of

__all__ = ["Act", "Directory", "Habit", "Intent", "Scope", "Understanding", "When", "understand"]

_CHANGES = (Intent.CHANGE_TIME, Intent.EXTEND)
_BOOKED = (Intent.CANCEL, Intent.CHANGE_ROOM)
_SAYS_NOTHING_MORE = (Intent.HELP, Intent.GREETING)
"""What is answered alike whatever else it says; "Guten Morgen" is about no tomorrow."""


def understand(
    text: str, now: datetime, directory: Directory = EMPTY, lang: str = "en", hours: WorkingHours = USUAL
) -> Understanding:
    """What `text` means, said at `now` (the speaker's own clock, naive) to a bot that knows `directory`. `hours`: those
    the speaker works, in which bare hours are read, and the day on which their weeks begin.
    """
    w = words_of(lang)
    sheet = Sheet(cleaned(text), hours)
    subject = take_named(sheet, w, directory)
    not_rooms = take_unwanted(sheet, w, directory)
    places = take_places(sheet, w, directory)
    mend(sheet, w)
    write_digits(sheet, w)
    said = marked(sheet.text)
    intent = intent_of(said, w)
    if intent is Intent.ADMIN:
        return Understanding(intent)
    act, intent = act_of(said, w) or (None, intent)
    if intent is Intent.GREETING and act is None:
        rest = (understand(rest, now, directory, lang, hours) for rest in beyond_greeting(sheet.said))
        return next(filter(_says_when_or_for_how_many, rest), Understanding(intent))
    take_hello(sheet, w)
    meant = take_asides(sheet, w, Understanding(intent, act=act), now.date())
    intent = meant.intent
    if act is None and intent in _SAYS_NOTHING_MORE:
        return meant
    write_clocks(sheet, w)
    floor = take_floor(sheet, w)
    equipment = take_equipment(sheet, w)
    changing = intent in _CHANGES
    capacity = None if changing else take_people(sheet, w)
    bigger = intent is Intent.CHANGE_ROOM and wants_bigger(sheet, w)
    meant = replace(
        meant,
        capacity=capacity,
        building=places.building,
        floor=floor,
        room=places.room,
        also_rooms=places.also_rooms,
        from_room=places.from_room,
        not_rooms=not_rooms,
        unknown_place=places.unknown,
        equipment=equipment,
        subject=subject,
        bigger=bigger,
        any_size=intent is Intent.FIND_OR_BOOK and asks_what_is_free(said, w),
    )
    if changing:
        return _with_target(sheet, w, directory, take_change(sheet, w, now, meant))
    when = take_when(sheet, w, now, roll=intent not in _BOOKED)
    subject = subject or take_subject(sheet, w)
    if intent is Intent.NONE and act is None and is_bare_wish(sheet, w):
        intent = Intent.FIND_OR_BOOK
    unknown = places.unknown
    if (directory.rooms or directory.buildings) and not (places.room or unknown):
        unknown = unknown_place(sheet, w)
        if unknown and intent is Intent.NONE:
            intent = Intent.CHECK_ROOM if sheet.text.startswith(("is ", "when ")) else Intent.FIND_OR_BOOK
    return replace(meant, intent=intent, when=when, unknown_place=unknown, subject=subject)


def _says_when_or_for_how_many(meant: Understanding) -> bool:
    """ "How are you today" names a day, "good afternoon" a part of one, and neither wishes for anything."""
    when = meant.when is not None and meant.when.clock is not None
    return meant.intent not in (Intent.NONE, *_SAYS_NOTHING_MORE) and (when or meant.capacity is not None)


def _with_target(sheet: Sheet, w: Words, directory: Directory, meant: Understanding) -> Understanding:
    """ "move my 2pm to Atlantis" is about a room, though nobody knows it."""
    if not directory.rooms or meant.intent is not Intent.CHANGE_TIME or meant.new_when or meant.shift:
        return meant
    name = unknown_target(sheet, w)
    return replace(meant, intent=Intent.CHANGE_ROOM, unknown_place=name) if name else meant

"""What is said beside time, place and number: who shall come, for whom it is, how much of a series, "the usual"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from .aside_words import AsideWords
from .days import take_day
from .places import ROOM_MARK
from .sheet import MARKS, THING, TIME, Sheet
from .understanding import Act, Habit, Intent, Scope, Understanding
from .words import Words, per_language

_WORDS_OF_A_DAY, _ARTICLE = 4, len(" the ")
MOST_PEOPLE = 20
_CHANGES = (Intent.CANCEL, Intent.CHANGE_TIME, Intent.CHANGE_ROOM, Intent.EXTEND)
_SAYS_LITTLE = (Intent.NONE, Intent.MY_BOOKINGS, Intent.GREETING)
_NAME = re.compile(r"@?([^\W\d_][\w'.-]{0,30}[\w'-]|[^\W\d_])")
_INTENT_OF = {
    Act.WAIT: Intent.CHECK_ROOM,
    Act.ASK_HOLDER: Intent.CHECK_ROOM,
    Act.RELEASE: Intent.CANCEL,
    Act.KEEP: Intent.NONE,
    Act.QUIET: Intent.NONE,
    Act.REMIND: Intent.NONE,
    Act.THANK: Intent.NONE,
}


@cache
def _words(a: AsideWords) -> dict[str, re.Pattern[str]]:
    spelt = {
        "online": a.online,
        "group": a.group,
        "near": a.near,
        "usual": a.usual,
        "before": a.before,
        "again": a.again,
        "next_one": a.next_one,
        "behalf": a.behalf,
        "company": a.company,
        "with_whom": a.with_whom,
        "repeats": a.repeats,
    }
    return {name: re.compile(rf"(?<![\w'])(?:{words})(?!\w)") for name, words in spelt.items()}


@cache
def _scopes(a: AsideWords) -> tuple[tuple[Scope, re.Pattern[str]], ...]:
    spelt = ((Scope.ONE, a.only_this), (Scope.FOLLOWING, a.following), (Scope.ALL, a.whole_series))
    return tuple((scope, re.compile(rf"(?<![\w'])(?:{words})")) for scope, words in spelt)


@cache
def _acts(a: AsideWords) -> tuple[tuple[Act, re.Pattern[str]], ...]:
    spelt = (
        (Act.WAIT, a.waits),
        (Act.ASK_HOLDER, a.holder),
        (Act.KEEP, a.keeps),
        (Act.RELEASE, a.releases),
        (Act.QUIET, a.quiets),
        (Act.REMIND, a.reminds),
        (Act.THANK, a.thanks),
    )
    return tuple((act, re.compile(words)) for act, words in spelt)


@cache
def _going_on(w: Words, a: AsideWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    units = f"(?P<days>{w.day})|(?P<weeks>{w.week})|(?P<months>{w.month})|(?P<years>{w.year})|(?P<times>{a.times})"
    dates = "|".join((*w.weekdays, *w.months, *w.holidays, w.next, w.weekend, w.end_of))
    return (
        re.compile(rf"(?<!\w)(?:(?:{a.count}) )?(?:(?:{w.the}) )?(?:(?:{w.next}) )?(?P<n>\d{{1,3}}) (?:{units})(?!\w)"),
        re.compile(
            rf"(?<!\w)(?:{a.until}) (?=(?:(?:{w.the}) )?(?:\d{{1,2}}(?:{w.ordinal_ending})? ?(?:(?:{w.of}) )?"
            rf"(?:{dates})|(?:{dates})|\d{{4}}-|\d{{1,2}}[./]\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)))"
        ),
    )


def act_of(text: str, w: Words) -> tuple[Act, Intent] | None:
    """What a `marked` sentence wants more exactly than an intent says, and the intent it belongs to."""
    if w.asides is None:
        return None
    for act, pattern in _acts(w.asides):
        if pattern.search(text):
            return act, _INTENT_OF[act]
    return None


def take_asides(sheet: Sheet, w: Words, meant: Understanding, today: date) -> Understanding:
    """`meant` with all that is said beside, which is struck out."""
    a = w.asides
    if a is None:
        return meant
    words = _words(a)
    usual = sheet.take(words["usual"], THING) is not None
    before = sheet.take(words["before"], THING) is not None
    if meant.intent is Intent.FIND_OR_BOOK and ROOM_MARK in sheet.text and not usual:
        before = sheet.take(words["again"], THING) is not None or before
    changes = meant.intent in _CHANGES
    series_for, series_until = (None, None)
    if not changes and sheet.search(words["repeats"]):
        series_for, series_until = take_end_of_series(sheet, w, a, today)
    online, group = take_online(sheet, w), take_group(sheet, w)
    near = sheet.take(words["near"], THING) is not None
    behalf = _behalf(sheet, w, words)
    people = _people(sheet, w, a, words)
    scope, since = take_scope(sheet, w, a, today) if changes else (None, None)
    habit = Habit.BEFORE if before else Habit.USUAL if usual else None
    return replace(
        meant,
        # "the usual" asks for a room by itself
        intent=Intent.FIND_OR_BOOK if habit and meant.intent in _SAYS_LITTLE else meant.intent,
        next_one=changes and sheet.take(words["next_one"], THING) is not None,
        scope=scope,
        since=since,
        people=tuple(dict.fromkeys((*people, behalf) if behalf else people))[:MOST_PEOPLE],
        on_behalf_of=behalf,
        for_group=group,
        online=online,
        near_me=near,
        series_for=series_for,
        series_until=series_until,
        habit=habit,
    )


def take_online(sheet: Sheet, w: Words) -> bool:
    """ "A Teams meeting", struck out."""
    return w.asides is not None and sheet.take(_words(w.asides)["online"], THING) is not None


def take_group(sheet: Sheet, w: Words) -> bool:
    """ "For this group", struck out."""
    return w.asides is not None and sheet.take(_words(w.asides)["group"], THING) is not None


def take_scope(sheet: Sheet, w: Words, a: AsideWords, today: date) -> tuple[Scope | None, date | None]:
    """How much of a series is meant, and from which day on where that was said; struck out."""
    for scope, pattern in _scopes(a):
        if found := sheet.take(pattern, THING):
            return scope, _since(sheet, w, found.end(), today) if scope is Scope.FOLLOWING else None
    return None, None


def _since(sheet: Sheet, w: Words, at: int, today: date) -> date | None:
    """The day that is said right there, in a few words: "from next Tuesday on"."""
    words = list(re.finditer(r" ?[^ ]+", sheet.text[at:]))[:_WORDS_OF_A_DAY]
    for last in reversed(words):
        rest = sheet.beside(sheet.text[at : at + last.end()])
        day = take_day(rest, w, today)
        if day and len(rest.text) == last.end() and 0 <= rest.text.find(TIME) <= _ARTICLE:
            sheet.text = sheet.text[:at] + rest.text + sheet.text[at + last.end() :]
            return day.day
    return None


def take_end_of_series(
    sheet: Sheet, w: Words, a: AsideWords, today: date
) -> tuple[tuple[int, str] | None, date | None]:
    """For how long a series goes on, or its last day, struck out."""
    goes_on, until = _going_on(w, a)
    for found in sheet.every(goes_on):
        if re.search(rf"(?<!\w)(?:{w.every}) $", sheet.text[: found.start()]) or int(found["n"]) == 0:
            continue
        unit = next(unit for unit in ("times", "days", "weeks", "months", "years") if found[unit])
        if unit == "times" or re.match(rf"(?:{a.count}) ", found.group()):
            sheet.strike(found.start(), found.end(), THING)
            return (int(found["n"]), unit), None
    if last := sheet.search(until):
        rest = sheet.beside(sheet.text[last.end() :])
        length = len(rest.text)
        day = take_day(rest, w, today)
        if day and len(rest.text) == length:
            sheet.text = sheet.text[: last.start()] + THING * (last.end() - last.start()) + rest.text
            return None, day.day
    return None, None


def _behalf(sheet: Sheet, w: Words, words: dict[str, re.Pattern[str]]) -> str | None:
    for found in sheet.every(words["behalf"]):
        if name := _name_at(sheet, w, found.end(), capital=False):
            sheet.strike(found.start(), name[1], THING)
            return name[0]
    return None


def _people(sheet: Sheet, w: Words, a: AsideWords, words: dict[str, re.Pattern[str]]) -> tuple[str, ...]:
    """Names after "with Adele and Alex", "invite Adele". A word of small letters is one only where no thing can be."""
    loud = sheet.said.isupper()
    people: list[str] = []
    for kind in ("company", "with_whom"):
        for found in list(sheet.every(words[kind])):
            at = found.end()
            while name := _name_at(sheet, w, at, capital=kind == "with_whom", loud=loud):
                people.append(name[0])
                sheet.strike(at, name[1], THING)
                between = re.compile(a.listed).match(sheet.text, name[1])
                if not between or len(people) >= MOST_PEOPLE:
                    break
                at = between.end() - 1
    return tuple(people)


def _name_at(sheet: Sheet, w: Words, at: int, capital: bool, loud: bool = False) -> tuple[str, int] | None:
    """The name that begins there after a space, of up to three words, and where it ends."""
    start = end = at
    while end < len(sheet.text) and sheet.text[end] == " " and sheet.text[start:end].count(" ") < 3:
        found = _NAME.match(sheet.text, end + 1)
        if not found or _is_no_name(found[1].strip(".'"), w):
            break
        spelt = sheet.original(found.start(1), found.end(1))
        first = end == start
        marked_so = sheet.text[found.start()] == "@"
        if not marked_so and (loud or not spelt[:1].isupper()) and (capital or not first):
            break
        end = found.end()
    if end == start:
        return None
    return sheet.original(start + 1, end).strip(" .").removeprefix("@"), end


def _is_no_name(word: str, w: Words) -> bool:
    if word in w.ordinary or any(mark in word for mark in MARKS):
        return True
    return any(re.match(rf"(?:{day})(?!\w)", word) for day in _no_names(w))


@per_language
def _no_names(w: Words) -> tuple[str, ...]:
    return (
        *w.weekdays,
        *w.months,
        *w.near_days,
        *w.parts,
        *w.holidays,
        *w.equipment,
        w.people,
        w.room,
        w.building,
        w.now,
    )

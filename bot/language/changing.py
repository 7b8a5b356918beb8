"""A wish as it was so far, and a sentence that goes on with it: the wish as it is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.wish import Draft, minutes_of

from .follow_ups import FollowUp

LAST_HOUR = 12
"""Up to here "make it 3" is a time of day where one was said before."""


def changed(draft: Draft, said: FollowUp) -> Draft | None:
    """The draft with what the sentence changes, in the same zone; None where it is not clear what a bare number is."""
    people = said.people
    timed = said
    if said.number is not None:
        match _number_is(draft, said):
            case "people":
                people, timed = said.number, replace(said, when=replace(said.when, clock=None))
            case "":
                return None
    draft = _placed(_timed(draft, timed), said)
    return replace(
        draft,
        people=people if people is not None else draft.people,
        subject=said.subject or draft.subject,
        named=(*draft.named, *said.named),
        for_named=said.for_named or draft.for_named,
        group=draft.group or said.group,
        online=draft.online or said.online,
    )


def _number_is(draft: Draft, said: FollowUp) -> str:
    """ "people" or "clock": what is missing, else what it takes the place of; empty where it may be either."""
    no_people = draft.people is None and draft.room is None
    no_clock = draft.clock is None or draft.roughly
    may_be_clock = said.when.clock is not None
    if no_people and not no_clock and not said.made:
        return "people"
    if no_clock and not no_people and may_be_clock:
        return "clock"
    if not may_be_clock:
        return "people"
    if said.made and not no_clock:
        return "clock" if (said.number or 0) <= LAST_HOUR else "people"
    return ""


def _timed(draft: Draft, said: FollowUp) -> Draft:
    when, length = said.when, minutes_of(draft)
    if when.day is not None:
        draft = replace(draft, day=when.day)
    if when.clock is not None and when.end_clock is not None:
        draft = replace(draft, clock=when.clock, end_clock=when.end_clock, minutes=when.minutes, roughly=False)
    elif when.clock is not None:
        draft = replace(draft, clock=when.clock, end_clock=None, minutes=when.minutes or length, roughly=False)
    elif when.end_clock is not None:
        draft = replace(draft, end_clock=when.end_clock, minutes=when.minutes)
    elif when.minutes is not None:
        draft = replace(draft, minutes=when.minutes, end_clock=None)
    elif said.part_from is not None:
        draft = replace(draft, clock=said.part_from, end_clock=None, minutes=length, roughly=True)
    if said.longer and length is not None:
        draft = replace(draft, minutes=length + said.longer, end_clock=None)
    return _shifted(draft, said)


def _shifted(draft: Draft, said: FollowUp) -> Draft:
    if draft.day is None or not (said.days or said.shift):
        return draft
    try:
        if said.shift and draft.clock is not None:
            length = minutes_of(draft)
            start = datetime.combine(draft.day, draft.clock) + timedelta(minutes=said.shift)
            draft = replace(draft, day=start.date(), clock=start.time(), end_clock=None, minutes=length)
        assert draft.day is not None
        return replace(draft, day=draft.day + timedelta(days=said.days))
    except OverflowError:
        return draft


def _placed(draft: Draft, said: FollowUp) -> Draft:
    """Another building has other floors and rooms; a room that is named is taken as it is."""
    if said.building is not None:
        draft = replace(draft, building=said.building, floor=None, room=None)
    if said.floor is not None:
        draft = replace(draft, floor=said.floor, room=None)
    without = draft.without | said.not_rooms
    if said.room is not None:
        draft = replace(draft, room=said.room, building=said.building, floor=said.floor, more_than=0)
        without -= {said.room}
    elif draft.room in without:
        draft = replace(draft, room=None)
    equipment = (draft.equipment | said.equipment) - said.unwanted
    return replace(draft, without=without, equipment=equipment)

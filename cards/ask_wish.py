"""One form for all that is missing at once, filled in as far as is known and sensibly beyond that."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.wish import Draft, Problem
from bot.ports import Drawn
from bot.presses import FindRooms
from bot.replies import AskWish
from cards.clean import clean
from cards.elements import Column, ColumnSet, Container
from cards.first_guess import minutes_of, proposed_start
from cards.inputs import Input, InputChoices, InputDate, InputNumber, InputText, InputTime
from cards.page import Page, band, heading, quiet, stacked, text
from cards.tongue import mark, say
from cards.words import DOT, equipment_named, floor_named, length, listed, sentences, zone_of

LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240, 480)
_ROOM_FOR_BUILDINGS = 6_000  # bytes, of names and values
USUAL_PEOPLE = 2
ANY_BUILDING = "any"
_MISSING = {"date": mark("which day"), "start": mark("what time"), "people": mark("how many people")}


def draw(reply: AskWish, page: Page) -> Drawn:
    draft = reply.draft
    title = say("Find a time for {room}", room=_name(draft.room)) if draft.room else say("Find a room")
    lead = _lead(reply)
    body: list[Any] = []
    if reply.problem:
        body.append(wrong_band(lead, _way_on(reply)))
        body += stacked(page.button(say("I meant {room}", room=_name(name)), press) for name, press in reply.similar)
    body.append(heading(title, "Medium" if body else "Large"))
    if lead and not reply.problem:
        body.append(text(lead, spacing="Small"))
    if known := also_understood(draft):
        body.append(quiet(say("Also understood: {known}", known=known)))
    body += _inputs(reply, page)
    return page.card(lead or title, body, [page.button(say("Find rooms"), FindRooms(draft), leads=True, inputs=True)])


def _lead(reply: AskWish) -> str:
    """The sentence that says what is missing or wrong."""
    if reply.problem:
        return what_is_wrong(reply.problem, clean(reply.detail, 80))
    missing = [say(words) for name, words in _MISSING.items() if name in reply.missing]
    return say("Please say {missing}.", missing=listed(missing)) if missing else ""


def wrong_band(wrong: str, onward: str) -> Container:
    """What is wrong leads in its first sentence."""
    first, _, rest = wrong.partition(". ")
    return band("warning", [heading(first.rstrip(".")), text(sentences(rest, onward), spacing="Small")])


def _way_on(reply: AskWish) -> str:
    if reply.problem is Problem.UNKNOWN_PLACE:
        names = [_name(name) for name, _ in reply.similar]
        onward = say("Nothing is booked. Write it again with the right name, or search all rooms here.")
        return sentences(say("Did you mean {names}?", names=listed(names, "or")) if names else "", onward)
    return say("Nothing is booked. Change it here and search again.")


def what_is_wrong(problem: Problem, detail: str) -> str:
    match problem:
        case Problem.PAST:
            return say("That time has passed: {time}.", time=detail) if detail else say("That time has passed.")
        case Problem.END_BEFORE_START:
            if detail:
                return say("The end is before the start: {times}.", times=detail)
            return say("The end is before the start.")
        case Problem.TOO_LONG:
            return say("A booking can last 24 hours at most.")
        case Problem.TOO_SHORT:
            return say("That is too short to book a room for.")
        case Problem.TOO_FAR:
            return say("Rooms can be booked up to 180 days ahead.")
        case Problem.NO_PEOPLE:
            return say("A meeting needs at least one person.")
        case Problem.TOO_MANY_PEOPLE:
            if detail:
                return say("No room is that large. The largest seats {n}.", n=detail)
            return say("No room is that large.")
        case Problem.NO_SUCH_TIME:
            skipped = say("The clocks go forward that night and skip this time.")
            return sentences(skipped, say("They jump forward to {time}.", time=detail) if detail else "")
        case Problem.UNKNOWN_PLACE:
            return say("I know no room or building called “{name}”.", name=detail)
        case Problem.NOT_READABLE:
            if detail:
                return say("I could not read this: {said}.", said=detail)
            return say("I could not read what was filled in.")


def also_understood(draft: Draft) -> str:
    """What has no input of its own, but counts."""
    people = listed([_name(name) for name in (*draft.named, *(guest.name for guest in draft.guests))])
    parts = (
        floor_named(draft.floor) if draft.floor else "",
        equipment_named(draft.equipment),
        say("With {names}", names=people) if people else "",
    )
    return DOT.join(part for part in parts if part)


def _name(name: str) -> str:
    return clean(name, 60)


def _inputs(reply: AskWish, page: Page) -> list[Any]:
    draft = reply.draft
    start = proposed_start(
        draft, page.times.now.astimezone(zone_of(draft.zone)), page.reader.hours, reply.problem is Problem.PAST
    )
    minutes = minutes_of(draft)
    lengths = sorted({*LENGTHS, minutes})
    people = max(1, draft.people or USUAL_PEOPLE)
    out: list[Any] = [
        pair(*day_and_start(start, draft, page)),
        pair(
            InputChoices("duration", say("How long"), {str(m): length(m) for m in lengths}, value=str(minutes)),
            InputNumber(
                "people", say("People"), value=people, min=1, is_required=True, error_message=say("At least 1.")
            ),
        ),
    ]
    if len(reply.buildings) > 1 and not draft.room:
        known = draft.building if draft.building in reply.buildings else ""
        some = {name: clean(name, 80) for name in _some(reply.buildings, known)}
        choices = {ANY_BUILDING: say("Any building"), **some}
        out.append(InputChoices("building", say("Building"), choices, value=known or ANY_BUILDING))
    subject = clean(draft.subject) if draft.subject else None
    about = say("What is it about?")
    out.append(InputText("subject", say("Subject (optional)"), value=subject, placeholder=about, max_length=255))
    return out


def day_and_start(start: datetime, draft: Draft, page: Page) -> tuple[InputDate, InputTime]:
    """`start`: proposed, local."""
    day, time = f"{start:%Y-%m-%d}", f"{start:%H:%M}"
    return (
        InputDate("date", say("Date"), value=day, is_required=True, error_message=say("Choose a date.")),
        InputTime("start", start_label(draft, page), value=time, is_required=True, error_message=say("Choose a time.")),
    )


def pair(left: Input, right: Input) -> ColumnSet:
    columns = [Column([one], vertical_content_alignment="bottom") for one in (left, right)]
    return ColumnSet(columns)  # a label of two lines lifts no input


def _some(buildings: tuple[str, ...], known: str | None) -> list[str]:
    """As many as fit into a card, the one that was said before all others."""
    out, room = [], _ROOM_FOR_BUILDINGS
    for name in sorted(buildings, key=lambda name: name != known):
        room -= 2 * len(name.encode())
        if room < 0:
            break
        out.append(name)
    return sorted(out)


def start_label(draft: Draft, page: Page) -> str:
    zone = zone_of(draft.zone)
    now = page.reader.now
    differs = now.astimezone(zone).utcoffset() != now.astimezone(page.times.zone).utcoffset()
    return say("Start ({place})", place=page.times.place(now, zone)) if differs else say("Start")

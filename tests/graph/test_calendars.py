"""Free/busy and events, as they go over the wire."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.domain.booking import Answer
from bot.domain.span import Span
from bot.graph.calendars import GraphCalendars
from bot.ports import CalendarRefused, CalendarTrouble
from tests.graph.conftest import CONFIGURATION, EVEREST, HOUR, invitation
from tests.graph.fake_microsoft import SERVICE, FakeMicrosoft, error
from tests.graph.fake_time import START


def item(status: str, start: str, end: str) -> dict[str, Any]:
    when = {"dateTime": f"2026-11-23T{start}:00.0000000", "timeZone": "UTC"}
    return {"status": status, "start": when, "end": {**when, "dateTime": f"2026-11-23T{end}:00.0000000"}}


async def test_twenty_calendars_a_call(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    rooms = [f"room{n}@contoso.com" for n in range(45)]
    found = await calendars.free_busy(CONFIGURATION, rooms, HOUR)
    assert sorted(len(s.body["schedules"]) for s in microsoft.seen) == [5, 20, 20]
    assert list(found) == rooms
    assert all(f.known and f.free(HOUR) and f.as_of == START for f in found.values())


@pytest.mark.parametrize(
    ("limit", "value"), [("A_CALL", 21), ("LONGEST", timedelta(days=62)), ("SHORTEST", timedelta(0))]
)
async def test_the_stand_in_refuses_more(
    calendars: GraphCalendars, monkeypatch: pytest.MonkeyPatch, limit: str, value: Any
) -> None:
    monkeypatch.setattr(f"bot.graph.schedules.{limit}", value)
    rooms = [f"r{n}@contoso.com" for n in range(21 if limit == "A_CALL" else 1)]
    span = Span(START, START + (timedelta(days=62) if limit == "LONGEST" else timedelta(minutes=15)))
    with pytest.raises(CalendarRefused):
        await calendars.free_busy(CONFIGURATION, rooms, span)


async def test_a_quarter_of_an_hour_may_be_asked_for(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    quarter = Span.lasting(HOUR.start, 15)
    microsoft.busy[EVEREST] = [item("busy", "09:15", "09:30")]
    found = await calendars.free_busy(CONFIGURATION, [EVEREST], quarter)
    assert (found[EVEREST].known, found[EVEREST].busy) == (True, ())


@pytest.mark.parametrize("status", ["busy", "Busy", "tentative", "oof", "unknown", "somethingNew"])
async def test_what_blocks(calendars: GraphCalendars, microsoft: FakeMicrosoft, status: str) -> None:
    microsoft.busy[EVEREST] = [item(status, "09:15", "09:30")]
    found = await calendars.free_busy(CONFIGURATION, [EVEREST], HOUR)
    assert not found[EVEREST].free(HOUR)


@pytest.mark.parametrize("status", ["free", "workingElsewhere", "WorkingElsewhere"])
async def test_what_does_not_block(calendars: GraphCalendars, microsoft: FakeMicrosoft, status: str) -> None:
    microsoft.busy[EVEREST] = [item(status, "09:15", "09:30")]
    found = await calendars.free_busy(CONFIGURATION, [EVEREST], HOUR)
    assert found[EVEREST].free(HOUR)


async def test_meetings_are_cut_to_the_span_and_joined(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    microsoft.busy[EVEREST] = [
        item("busy", "08:30", "09:10"),
        item("oof", "09:10", "09:20"),
        item("busy", "10:00", "10:30"),
    ]
    found = await calendars.free_busy(CONFIGURATION, [EVEREST], HOUR)
    assert found[EVEREST].busy == (Span.lasting(HOUR.start, 20),)


async def test_a_calendar_with_an_error_is_unknown_and_never_free(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    microsoft.broken.add("gone@contoso.com")
    microsoft.left_out.add("silent@contoso.com")
    found = await calendars.free_busy(CONFIGURATION, ["gone@contoso.com", "silent@contoso.com", EVEREST], HOUR)
    assert {c: f.known for c, f in found.items()} == {
        "gone@contoso.com": False,
        "silent@contoso.com": False,
        EVEREST: True,
    }
    assert not found["gone@contoso.com"].free(HOUR)


async def test_a_calendar_whose_items_cannot_be_read_is_unknown(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    microsoft.busy[EVEREST] = [{"status": "busy", "start": {"dateTime": "soon"}, "end": {"dateTime": "later"}}]
    assert not (await calendars.free_busy(CONFIGURATION, [EVEREST], HOUR))[EVEREST].known


async def test_addresses_are_matched_in_any_case(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    found = await calendars.free_busy(CONFIGURATION, ["Everest@Contoso.com", EVEREST], HOUR)
    assert found["Everest@Contoso.com"].known
    assert found[EVEREST].known
    assert len(microsoft.seen[0].body["schedules"]) == 1


async def test_a_long_span_is_asked_for_in_stretches_under_62_days(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    half_a_year = Span(START, START + timedelta(days=180))
    found = await calendars.free_busy(CONFIGURATION, [EVEREST], half_a_year)
    assert len(microsoft.seen) == 3
    assert found[EVEREST].free(half_a_year)


async def test_a_failed_call_leaves_only_its_own_calendars_unknown(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    microsoft.script = [error(403, "ErrorAccessDenied")]
    found = await calendars.free_busy(CONFIGURATION, [f"r{n}@contoso.com" for n in range(40)], HOUR)
    assert sum(f.known for f in found.values()) == 20
    microsoft.script = [error(403, "ErrorAccessDenied")]
    with pytest.raises(CalendarRefused, match="no right to this mailbox"):
        await calendars.free_busy(CONFIGURATION, [EVEREST], HOUR)


async def test_the_room_is_invited_as_a_resource(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    event = await calendars.invite(CONFIGURATION, invitation())
    [sent] = microsoft.calls("/events")
    assert sent.path == "/users/nook%40contoso.com/events"
    assert [(a["type"], a["emailAddress"]["address"]) for a in sent.body["attendees"]] == [
        ("resource", EVEREST),
        ("required", "adele@contoso.com"),
    ]
    assert sent.body["start"] == {"dateTime": "2026-11-23T09:00:00", "timeZone": "UTC"}
    assert sent.body["location"]["locationEmailAddress"] == EVEREST
    assert sent.body["locations"] == [sent.body["location"]]
    assert (event.id, event.ical_uid, event.answer, event.cancelled) == ("event-1", "ical-1", Answer.NONE, False)


@pytest.mark.fault("F1")
async def test_a_lost_answer_does_not_make_a_second_event(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    microsoft.lose_answers = 2
    event = await calendars.invite(CONFIGURATION, invitation())
    assert len(microsoft.calls("/events")) == 3
    assert len(microsoft.events) == 1
    assert event.id == "event-1"
    assert len({s.body["transactionId"] for s in microsoft.calls("/events")}) == 1


async def test_an_answer_that_says_nothing_of_the_room_is_no_answer(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    microsoft.script = [web.json_response({"id": "e", "attendees": []}, status=201)]
    assert (await calendars.invite(CONFIGURATION, invitation())).answer is Answer.NONE
    microsoft.script = [web.json_response({}, status=201)]
    with pytest.raises(CalendarTrouble, match="which event"):
        await calendars.invite(CONFIGURATION, invitation())


async def test_another_booking_makes_a_second_event(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    await calendars.invite(CONFIGURATION, invitation())
    await calendars.invite(CONFIGURATION, invitation("5f0c9f0e-0000-4000-8000-000000000002"))
    assert len(microsoft.events) == 2


@pytest.mark.parametrize("status", [400, 409])
async def test_a_transaction_that_is_used_already_gives_its_event(
    calendars: GraphCalendars, microsoft: FakeMicrosoft, status: int
) -> None:
    made = await calendars.invite(CONFIGURATION, invitation())
    if status == 409:  # without the existing event's id
        microsoft.script = [error(409, "ErrorDuplicateTransactionId")]
    assert (await calendars.invite(CONFIGURATION, invitation(subject="Renamed"))).id == made.id


@pytest.mark.parametrize(
    ("response", "answer"),
    [
        ("accepted", Answer.ACCEPTED),
        ("Accepted", Answer.ACCEPTED),
        ("declined", Answer.DECLINED),
        ("tentativelyAccepted", Answer.TENTATIVE),
        ("none", Answer.NONE),
        ("notResponded", Answer.NONE),
    ],
)
async def test_the_rooms_answer(
    calendars: GraphCalendars, microsoft: FakeMicrosoft, response: str, answer: Answer
) -> None:
    made = await calendars.invite(CONFIGURATION, invitation())
    microsoft.room_answer = response
    event = await calendars.event(CONFIGURATION, SERVICE, made.id, "Everest@CONTOSO.com")
    assert event is not None
    assert event.answer is answer
    assert "attendees" in microsoft.seen[-1].query["$select"]


async def test_an_event_that_is_gone_is_none(calendars: GraphCalendars) -> None:
    assert await calendars.event(CONFIGURATION, SERVICE, "never-was", EVEREST) is None


async def test_a_cancelled_event_says_so(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    made = await calendars.invite(CONFIGURATION, invitation())
    microsoft.events[made.id]["isCancelled"] = True
    event = await calendars.event(CONFIGURATION, SERVICE, made.id, EVEREST)
    assert event is not None
    assert event.cancelled


async def test_a_room_taken_out_of_the_meeting_holds_it_no_more(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    made = await calendars.invite(CONFIGURATION, invitation())
    microsoft.room_answer = "accepted"
    attendees = microsoft.events[made.id]["attendees"]
    attendees[0]["emailAddress"]["address"] = "k2@contoso.com"
    swapped = await calendars.event(CONFIGURATION, SERVICE, made.id, EVEREST)
    del attendees[0]
    removed = await calendars.event(CONFIGURATION, SERVICE, made.id, EVEREST)
    assert swapped is not None
    assert swapped.answer is Answer.NONE
    assert removed is not None
    assert (removed.answer, removed.room_removed) == (Answer.NONE, True)


async def test_an_event_is_found_by_its_booking(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    made = await calendars.invite(CONFIGURATION, invitation())
    microsoft.room_answer = "accepted"
    found = await calendars.find(CONFIGURATION, SERVICE, invitation().booking)
    assert found is not None
    assert (found.id, found.answer) == (made.id, Answer.ACCEPTED)
    assert await calendars.find(CONFIGURATION, SERVICE, "another") is None


async def test_withdrawing_cancels_with_a_comment_and_may_be_repeated(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    made = await calendars.invite(CONFIGURATION, invitation())
    microsoft.lose_answers = 1
    await calendars.withdraw(CONFIGURATION, SERVICE, made.id, "Everest declined.")
    assert microsoft.events == {}
    assert microsoft.calls("/cancel")[0].body == {"comment": "Everest declined."}
    await calendars.withdraw(CONFIGURATION, SERVICE, made.id, "Everest declined.")


async def test_an_event_without_attendees_is_deleted(calendars: GraphCalendars, microsoft: FakeMicrosoft) -> None:
    made = await calendars.invite(CONFIGURATION, invitation())
    microsoft.events[made.id]["attendees"] = []
    await calendars.withdraw(CONFIGURATION, SERVICE, made.id, "No longer needed.")
    assert microsoft.events == {}


async def test_a_meeting_whose_cancel_is_refused_is_not_deleted(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    made = await calendars.invite(CONFIGURATION, invitation())
    microsoft.script = [error(400, "ErrorInvalidRequest")]
    with pytest.raises(CalendarRefused):
        await calendars.withdraw(CONFIGURATION, SERVICE, made.id, "")
    assert made.id in microsoft.events


async def test_names_cannot_leave_their_place_in_the_address(
    calendars: GraphCalendars, microsoft: FakeMicrosoft
) -> None:
    assert await calendars.event(CONFIGURATION, SERVICE, "../../x?y=/z", EVEREST) is None
    assert microsoft.seen[-1].path == "/users/nook%40contoso.com/events/..%2F..%2Fx%3Fy%3D%2Fz"
    with pytest.raises(CalendarTrouble):
        await calendars.event(CONFIGURATION, "..", "x", EVEREST)

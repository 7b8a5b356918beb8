"""Series of meetings: their occurrences, in calendars and with rooms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import pytest

from bot.simulator import MovableClock, Tenant
from bot.simulator.recurrence import BadRecurrence, occurrences, read_recurrence

from .graph_client import GraphClient, meeting

EVENTS = "/users/adele@contoso.com/events"


def series(pattern: dict[str, Any], start: str = "2027-03-01", **span: Any) -> dict[str, Any]:
    kind = "numbered" if "numberOfOccurrences" in span else "endDate" if "endDate" in span else "noEnd"
    zone = {"recurrenceTimeZone": "Europe/Berlin"}
    return {"pattern": {"interval": 1, **pattern}, "range": {"type": kind, "startDate": start, **zone, **span}}


def days(raw: dict[str, Any], start: datetime, number: int = 6) -> list[str]:
    far = datetime(2029, 1, 1, tzinfo=UTC)
    found = occurrences(read_recurrence(raw), start, start, "Europe/Berlin", far)
    return [f"{begin:%m-%d %H:%M}" for begin, _ in islice(found, number)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            series({"type": "daily", "interval": 2}, numberOfOccurrences=3),
            ["03-01 13:00", "03-03 13:00", "03-05 13:00"],
        ),
        (
            series(
                {"type": "weekly", "daysOfWeek": ["thursday", "monday"], "firstDayOfWeek": "monday"},
                endDate="2027-03-10",
            ),
            ["03-01 13:00", "03-04 13:00", "03-08 13:00"],
        ),
        # Summer time begins on 28 March: the wall clock in Berlin stays, UTC moves.
        (
            series({"type": "weekly", "daysOfWeek": ["monday"]}, numberOfOccurrences=5),
            ["03-01 13:00", "03-08 13:00", "03-15 13:00", "03-22 13:00", "03-29 12:00"],
        ),
        (
            series({"type": "absoluteMonthly", "dayOfMonth": 31}, numberOfOccurrences=3),
            ["03-31 12:00", "04-30 12:00", "05-31 12:00"],
        ),
        (
            series({"type": "relativeMonthly", "daysOfWeek": ["tuesday"], "index": "last"}, numberOfOccurrences=2),
            ["03-30 12:00", "04-27 12:00"],
        ),
    ],
)
def test_occurrences_keep_the_wall_clock(raw: dict[str, Any], expected: list[str]) -> None:
    assert days(raw, datetime(2027, 3, 1, 13, tzinfo=UTC)) == expected


@pytest.mark.parametrize(
    "raw",
    [
        {}, series({"type": "hourly"}), series({"type": "weekly"}), series({"type": "daily", "interval": 0}),
        series({"type": "daily"}, endDate="2027-02-01"), series({"type": "daily"}, numberOfOccurrences=0),
    ],
)  # fmt: skip
def test_what_is_no_series_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(BadRecurrence):
        read_recurrence(raw)


async def test_a_series_stands_in_calendar_and_schedule_day_by_day(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    daily = series({"type": "daily"}, numberOfOccurrences=3)
    made = (await graph.post(EVENTS, meeting(recurrence=daily))).body
    assert made["type"] == "seriesMaster"
    clock.advance(1)
    query = {"startDateTime": "2027-03-01T00:00:00Z", "endDateTime": "2027-04-01T00:00:00Z"}
    shown = (await graph.get("/users/adele@contoso.com/calendarView", query)).body["value"]
    assert [e["type"] for e in shown] == ["occurrence"] * 3
    assert {e["seriesMasterId"] for e in shown} == {made["id"]}
    assert len(tenant.mailbox("everest@contoso.com").within(clock(), clock.advance(days=30))) == 3
    assert (await graph.get(f"{EVENTS}/{shown[1]['id']}")).body["start"]["dateTime"].startswith("2027-03-02")
    assert (await graph.post(f"{EVENTS}/{shown[1]['id']}/cancel", {})).status == 202
    left = (await graph.get(f"{EVENTS}/{made['id']}/instances", query)).body["value"]
    assert [e["start"]["dateTime"][8:10] for e in left] == ["01", "03"]
    assert len(tenant.bookings_of("everest@contoso.com")[0].dropped) == 1


async def test_one_clash_or_an_end_beyond_the_window_declines_the_whole_series(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    taken = datetime(2027, 3, 3, 13, tzinfo=UTC)
    tenant.book("alex@contoso.com", "everest@contoso.com", taken, taken.replace(hour=14))
    three = series({"type": "daily"}, numberOfOccurrences=3)
    endless = series({"type": "weekly", "daysOfWeek": ["monday"]})
    for recurrence, room in (
        (three, "everest@contoso.com"),
        (endless, "fuji@contoso.com"),
        (three, "elbe@contoso.com"),
    ):
        await graph.post(EVENTS, meeting(room=room, recurrence=recurrence))
    clock.advance(1)
    tenant.exchange.settle()
    assert [d.answer for d in tenant.witness.decisions] == ["declined", "declined", "accepted"]
    refused = await graph.post(EVENTS, meeting(recurrence={"pattern": {"type": "hourly"}}), valid=False)
    assert refused.status == 400


async def test_one_date_becomes_an_exception_that_the_room_answers_by_itself(
    graph: GraphClient, clock: MovableClock, tenant: Tenant
) -> None:
    daily = series({"type": "daily"}, numberOfOccurrences=4)
    made = (await graph.post(EVENTS, meeting(recurrence=daily))).body
    clock.advance(1)
    query = {"startDateTime": "2027-03-01T00:00:00Z", "endDateTime": "2027-04-01T00:00:00Z"}
    shown = (await graph.get("/users/adele@contoso.com/calendarView", query)).body["value"]
    second = f"{EVENTS}/{shown[1]['id']}"
    later = {"start": utc("2027-03-02T16:00:00"), "end": utc("2027-03-02T17:00:00")}
    patched = (await graph.patch(second, later)).body
    assert (patched["type"], patched["seriesMasterId"], patched["id"]) == ("exception", made["id"], shown[1]["id"])
    assert patched["iCalUId"] == shown[1]["iCalUId"]
    assert patched["attendees"][0]["status"]["response"] == "none"
    clock.advance(1)
    assert (await graph.get(second)).body["attendees"][0]["status"]["response"] == "accepted"
    left = (await graph.get(f"{EVENTS}/{made['id']}/instances", query)).body["value"]
    assert [each["start"]["dateTime"][8:13] for each in left] == ["01T13", "02T16", "03T13", "04T13"]
    room = tenant.mailbox("everest@contoso.com").within(clock(), clock() + timedelta(days=30))
    assert len(room) == 4
    crossing = {"start": utc("2027-03-04T09:00:00"), "end": utc("2027-03-04T10:00:00")}
    refused = await graph.patch(f"{EVENTS}/{shown[2]['id']}", crossing)
    assert (refused.status, refused.body["error"]["code"]) == (400, "ErrorOccurrenceCrossingBoundary")
    taken = datetime(2027, 3, 3, 16, tzinfo=UTC)
    tenant.book("alex@contoso.com", "everest@contoso.com", taken, taken.replace(hour=17))
    third = f"{EVENTS}/{shown[2]['id']}"
    await graph.patch(third, {"start": utc("2027-03-03T16:00:00"), "end": utc("2027-03-03T17:00:00")})
    clock.advance(1)
    assert (await graph.get(third)).body["attendees"][0]["status"]["response"] == "declined"
    assert (await graph.post(f"{EVENTS}/{made['id']}/cancel", {})).status == 202
    assert tenant.bookings_of("everest@contoso.com")[0].start == taken
    assert len(tenant.bookings_of("everest@contoso.com")) == 1


def utc(text: str) -> dict[str, str]:
    return {"dateTime": text, "timeZone": "UTC"}

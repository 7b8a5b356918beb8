"""Free/busy as getSchedule tells it: the JSON that is sent and the JSON that comes back. Pure.

Source: "calendar: getSchedule", "scheduleInformation", "Get free/busy schedule of Outlook calendar users and
resources".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span, merged, zone_named

A_CALL = 20
"""Calendars that one getSchedule may ask for."""
LONGEST = timedelta(days=61)
"""A getSchedule must ask for less than 62 days."""
SHORTEST = timedelta(minutes=30)
"""The default availabilityViewInterval; a stretch shorter than its interval is refused."""

_BOOKABLE = frozenset({"free", "workingelsewhere"})


def pieces(span: Span) -> list[Span]:
    """The span in stretches that one getSchedule may ask for."""
    out = []
    start = span.start
    while start < span.end:
        end = min(start + LONGEST, span.end)
        out.append(Span(start, end))
        start = end
    return out


def chunks(calendars: Sequence[str]) -> list[list[str]]:
    return [list(calendars[i : i + A_CALL]) for i in range(0, len(calendars), A_CALL)]


def question(calendars: Sequence[str], span: Span) -> dict[str, Any]:
    """The body of getSchedule. Times are UTC. A stretch shorter than half an hour is asked for as half an hour."""
    end = max(span.end, span.start + SHORTEST)
    return {"schedules": list(calendars), "startTime": utc(span.start), "endTime": utc(end)}


def utc(moment: datetime) -> dict[str, str]:
    """A dateTimeTimeZone."""
    return {"dateTime": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"), "timeZone": "UTC"}


def read(answer: dict[str, Any], calendars: Sequence[str], span: Span, as_of: datetime) -> dict[str, FreeBusy]:
    """By calendar as it was asked for.

    A calendar with an error, one that is missing and one that cannot be read are not known.
    """
    found = {str(s.get("scheduleId", "")).lower(): s for s in answer.get("value") or () if isinstance(s, dict)}
    return {c: _one(found.get(c.lower()), span, as_of) for c in calendars}


def _one(schedule: dict[str, Any] | None, span: Span, as_of: datetime) -> FreeBusy:
    if schedule is None or schedule.get("error") or not isinstance(schedule.get("scheduleItems"), list):
        return FreeBusy(known=False, as_of=as_of)
    try:
        busy = [_busy(item, span) for item in schedule["scheduleItems"]]
    except (KeyError, TypeError, ValueError, AttributeError):
        return FreeBusy(known=False, as_of=as_of)
    return FreeBusy(tuple(merged(b for b in busy if b is not None)), as_of=as_of)


def _busy(item: dict[str, Any], span: Span) -> Span | None:
    """What the item blocks of the span.

    Everything blocks but free and working elsewhere, a status that nobody knows included.
    """
    if str(item.get("status", "")).lower() in _BOOKABLE:
        return None
    start, end = max(moment(item["start"]), span.start), min(moment(item["end"]), span.end)
    return Span(start, end) if start < end else None


def moment(when: dict[str, str]) -> datetime:
    """Of a dateTimeTimeZone, in UTC. Raises KeyError, TypeError or ValueError where it is none."""
    return _moment(when["dateTime"], when.get("timeZone", "UTC"))


@lru_cache(maxsize=4096)
def _moment(written: str, zone_name: str) -> datetime:
    """Kept, since most meetings begin and end when others do: a sweep has thousands of them."""
    read = datetime.fromisoformat(written)
    if read.tzinfo is None:
        zone = zone_named(zone_name)
        if zone is None:
            raise ValueError("a zone that is no IANA name")
        read = read.replace(tzinfo=zone)
    return read.astimezone(UTC)

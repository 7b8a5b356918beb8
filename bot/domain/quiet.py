"""When a person may be told something unasked: by day on their own clock, few at a time, and never who said `quiet`."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.span import zone_named

NIGHT_FROM, NIGHT_UNTIL = time(22), time(7)
MOST_A_MINUTE = 10
MINUTE = timedelta(minutes=1)


def said_at(now: datetime, stale_at: datetime, zone: str, muted: bool) -> datetime | None:
    """When it may be said: now, or in the morning. None: never, who wants nothing, or what would be stale."""
    if muted:
        return None
    at = morning_after(now, zone)
    return at if at < stale_at else None


def morning_after(now: datetime, zone: str) -> datetime:
    """The end of the night that `now` lies in, on the clock of `zone` (IANA; an unknown one is UTC); by day, `now`."""
    local = now.astimezone(zone_named(zone) or zone_named("UTC"))
    clock = local.time()
    if NIGHT_UNTIL <= clock < NIGHT_FROM:
        return now
    day = local.date() + timedelta(days=1) if clock >= NIGHT_FROM else local.date()
    return datetime.combine(day, NIGHT_UNTIL, local.tzinfo).astimezone(now.tzinfo)


def is_night(now: datetime, zone: str) -> bool:
    return morning_after(now, zone) != now

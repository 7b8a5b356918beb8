"""How often room calendars are read, so that a search finds them read already.

Where people search is read each minute, everything else of the next week each quarter of an hour; at night and at the
weekend, on the clock of the building, four times as seldom.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

AHEAD = 7
"""Days that are read whether anybody asks or not, today the first."""
ASKED_WITHIN = timedelta(hours=1)
OFTEN = timedelta(seconds=60)
SELDOM = timedelta(minutes=15)
SLOWER = 4
OFFICE_HOURS = range(7, 20)


class Beat(NamedTuple):
    """What is read together: the rooms of a building that belong to one configuration, on one UTC day."""

    configuration: str
    building: str
    day: str


def until_next(asked_at: datetime | None, now: datetime, zone: str) -> timedelta:
    """How long after `now` a beat is read again.

    `asked_at`: when somebody searched there last. `zone`: an IANA name.
    """
    asked = asked_at is not None and now - asked_at < ASKED_WITHIN
    local = now.astimezone(ZoneInfo(zone))
    quiet = local.weekday() >= 5 or local.hour not in OFFICE_HOURS
    return (OFTEN if asked else SELDOM) * (SLOWER if quiet else 1)

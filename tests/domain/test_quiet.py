"""When somebody may be told something unasked."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.quiet import said_at

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=2)


@pytest.mark.parametrize(
    ("zone", "at", "said"),
    [
        ("Europe/Berlin", NOON, NOON),
        ("Europe/Berlin", NOON.replace(hour=20, minute=59), NOON.replace(hour=20, minute=59)),
        ("Europe/Berlin", NOON.replace(hour=21), NOON.replace(day=2, hour=6)),
        ("Europe/Berlin", NOON.replace(hour=3), NOON.replace(hour=6)),
        ("America/Los_Angeles", NOON, NOON.replace(hour=15)),
        ("Not/AZone", NOON.replace(hour=23), NOON.replace(day=2, hour=7)),
        # The clocks go forward that night.
        ("Europe/Berlin", datetime(2027, 3, 27, 22, tzinfo=UTC), datetime(2027, 3, 28, 5, tzinfo=UTC)),
    ],
)
def test_by_night_it_waits_for_the_morning_there(zone: str, at: datetime, said: datetime) -> None:
    assert said_at(at, at + timedelta(days=2), zone, muted=False) == said


def test_what_would_be_stale_by_then_is_never_said_nor_anything_to_who_wants_nothing() -> None:
    night = NOON.replace(hour=23)
    assert said_at(night, night + timedelta(hours=1), "Europe/Berlin", muted=False) is None
    assert said_at(NOON, NOON, "Europe/Berlin", muted=False) is None
    assert said_at(NOON, LATER, "Europe/Berlin", muted=True) is None

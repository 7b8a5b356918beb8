"""How often one person and one tenant may take a turn: told once when it is too often, then met with silence until it
is over.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from bot.domain.people import Identity

REMEMBERED = 10_000
TOLD_FOR = timedelta(seconds=10)
"""As long a word holds, though a turn passes now and then in a flood that goes on."""


class Verdict(Enum):
    PASS = "pass"
    TELL = "tell"
    SILENT = "silent"


class Ruling(NamedTuple):
    """`seconds`: after how long the next turn will pass."""

    verdict: Verdict
    seconds: int


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: datetime
    told_at: datetime | None = None


class Limits:
    """`per_person`: turns a minute; `per_tenant`: turns a second; 0 is off. A bucket holds one period's turns, so
    bursts are fine.
    """

    def __init__(self, per_person: int, per_tenant: int) -> None:
        self._per_person, self._per_tenant = per_person, per_tenant
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def turn_of(self, who: Identity, now: datetime) -> Ruling:
        person = self._take(f"{who.tenant}/{who.object_id}", self._per_person, self._per_person / 60, now)
        if person.verdict is not Verdict.PASS:
            return person
        return self._take(who.tenant, self._per_tenant, float(self._per_tenant), now)

    def keeps_quiet(self, who: Identity, now: datetime) -> bool:
        """Whether a turn of theirs now would be met with silence. Takes none, and costs next to nothing."""
        return self._is_silent(f"{who.tenant}/{who.object_id}", self._per_person / 60, now) or self._is_silent(
            who.tenant, self._per_tenant, now
        )

    def _is_silent(self, key: str, per_second: float, now: datetime) -> bool:
        bucket = self._buckets.get(key)
        if bucket is None or bucket.told_at is None or not timedelta() <= now - bucket.told_at < TOLD_FOR:
            return False
        return bucket.tokens + max(0.0, (now - bucket.at).total_seconds()) * per_second < 1

    def _take(self, key: str, most: int, per_second: float, now: datetime) -> Ruling:
        if not most:
            return Ruling(Verdict.PASS, 0)
        bucket = self._buckets.pop(key, None) or _Bucket(most, now)
        self._buckets[key] = bucket
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        passed = max(0.0, (now - bucket.at).total_seconds())
        bucket.tokens = min(most, bucket.tokens + passed * per_second)
        bucket.at = now
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return Ruling(Verdict.PASS, 0)
        told = bucket.told_at is not None and timedelta() <= now - bucket.told_at < TOLD_FOR
        verdict = Verdict.SILENT if told else Verdict.TELL
        bucket.told_at = bucket.told_at if told else now
        return Ruling(verdict, max(1, round((1 - bucket.tokens) / per_second)))

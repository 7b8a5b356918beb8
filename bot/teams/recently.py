"""What was met a moment ago. Bot Framework delivers again what was not answered within 15 seconds (page "Bot activity
handlers" of the Teams developer pages).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Recently(Generic[Kept]):
    """Remembers what belongs to a key for a while: at most `most` keys, the oldest forgotten first. In this process
    only.
    """

    def __init__(self, now: Callable[[], datetime], span: timedelta, most: int) -> None:
        self._now = now
        self._span = span
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[datetime, Kept]] = OrderedDict()

    def get(self, key: Hashable) -> Kept | None:
        """What was kept under the key, unless it is too long ago."""
        found = self._kept.get(key)
        return found[1] if found is not None and self._now() - found[0] <= self._span else None

    def keep(self, key: Hashable, value: Kept) -> None:
        """Keeps the value from now on."""
        now = self._now()
        self._kept.pop(key, None)
        self._kept[key] = now, value
        while self._kept:
            since, _ = next(iter(self._kept.values()))
            if len(self._kept) <= self._most and now - since <= self._span:
                break
            self._kept.popitem(last=False)

    def forget(self, key: Hashable) -> None:
        """As if it had never been met."""
        self._kept.pop(key, None)

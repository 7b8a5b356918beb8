"""How many requests Graph takes of an app in a while: "Microsoft Graph service-specific throttling limits"."""

from __future__ import annotations

from datetime import datetime
from math import ceil


class Budget:
    """So many requests for a key in each window of so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._window = 0
        self._seen: dict[str, int] = {}

    def wait(self, key: str, now: datetime) -> int:
        """Counts one request. Seconds until the next window where it is one too many, else 0."""
        window, passed = divmod(now.timestamp(), self.seconds)
        if window != self._window:
            self._window, self._seen = int(window), {}
        self._seen[key] = seen = self._seen.get(key, 0) + 1
        return ceil(self.seconds - passed) if seen > self.most else 0

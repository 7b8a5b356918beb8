"""A version counter one can wait on: what long-polling pages and patient tests hang on."""

from __future__ import annotations

import asyncio


class Changes:
    """Counts changes up from 0."""

    def __init__(self) -> None:
        self.version = 0
        self._next = asyncio.Event()

    def bump(self) -> int:
        """Notes one change, wakes everybody who waits, and gives the new version."""
        self.version += 1
        self._next.set()
        self._next = asyncio.Event()
        return self.version

    async def newer_than(self, since: int, seconds: float = 25) -> bool:
        """Waits until the version is above `since`; False when `seconds` went by first."""
        try:
            async with asyncio.timeout(seconds):
                while self.version <= since:
                    await self._next.wait()
        except TimeoutError:
            return self.version > since
        return True

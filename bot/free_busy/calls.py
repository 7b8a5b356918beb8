"""What people want to know of calendars at the same moment, asked for together.

`ABREAST` calls are under way through a service account; what is wanted meanwhile gathers and goes with the next, up to
20 calendars a call. So a busy minute costs no more calls than a mailbox bears, and a quiet one nobody a wait.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence

from bot.domain.configuration import Configuration

ABREAST = 4
A_CALL = 20
"""Calendars that one getSchedule may ask for."""

Ask = Callable[[Configuration, Sequence[str], Sequence[str]], Awaitable[None]]
Call = asyncio.Task[None]
Lot = tuple[str, str, tuple[str, ...]]
"""Whose calls go together: the configuration, the service account, the days."""


class Calls:
    """`ask` makes one call, of some calendars and days, and keeps its answer."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._gathering: dict[Lot, tuple[list[str], Call]] = {}
        self._under_way: dict[tuple[str, ...], Call] = {}
        self._abreast: dict[tuple[str, str], asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(ABREAST))

    def of(self, configuration: Configuration, calendars: Sequence[str], days: Sequence[str]) -> set[Call]:
        """What will have asked for them: calls of others, who want the same just now, and new ones."""
        calls = {call for calendar in calendars if (call := self._under_way.get((calendar, *days)))}
        new = [calendar for calendar in calendars if (calendar, *days) not in self._under_way]
        for at in range(0, len(new), A_CALL):
            calls.add(self._joined(configuration, new[at : at + A_CALL], tuple(days)))
        return calls

    def _joined(self, configuration: Configuration, calendars: list[str], days: tuple[str, ...]) -> Call:
        lot = (configuration.id, configuration.account_for(calendars[0]), days)
        wanted, call = self._gathering.get(lot, ([], None))
        if call is None or len(wanted) + len(calendars) > A_CALL:
            wanted = []
            call = asyncio.create_task(self._made(configuration, wanted, lot))
            self._gathering[lot] = wanted, call
        wanted += calendars
        for calendar in calendars:
            self._under_way[calendar, *days] = call
        return call

    async def _made(self, configuration: Configuration, wanted: list[str], lot: Lot) -> None:
        try:
            async with self._abreast[lot[:2]]:
                if self._gathering.get(lot, ((), None))[0] is wanted:
                    del self._gathering[lot]
                await self._ask(configuration, wanted, lot[2])
        finally:
            for calendar in wanted:
                self._under_way.pop((calendar, *lot[2]), None)

"""Gates keep Nook within what one mailbox bears: a few calls at a time, and none before Retry-After is over.

How many is `MAILBOX_BEARS`. Calls that name no mailbox share one gate for each tenant.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Protocol

from bot.domain.ailments import Ailment, Symptom
from bot.ports import Throttled

Tick = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]
Hold = Callable[[float], Awaitable[None]]


class Gate:
    """One mailbox's gate. Times are readings of `tick`, in seconds: a clock that is set back holds nobody."""

    def __init__(self, most: int, tick: Tick, sleep: Sleep) -> None:
        self._slots = asyncio.Semaphore(most)
        self._tick, self._sleep = tick, sleep
        self._held_until = float("-inf")
        self._inside = 0
        self._first = asyncio.Lock()
        self._holds, self._passed = 0, 0

    @property
    def idle(self) -> bool:
        return self._inside == 0 and self._held_until <= self._tick()

    def hold(self, seconds: float) -> None:
        """Nobody passes for so long, and then one alone first: what four would be told it learns for all.

        A shorter hold does not undo a longer one.
        """
        self._holds += 1
        self._held_until = max(self._held_until, self._tick() + seconds)

    @asynccontextmanager
    async def turn(self, deadline: float) -> AsyncIterator[None]:
        """Waits until there is room and no hold. Raises Throttled at once where the hold outlasts `deadline`."""
        self._inside += 1
        try:
            self._refuse_beyond(deadline)
            await self._within(deadline, self._slots.acquire())
            try:
                async with self._one_first(deadline):
                    while (wait := self._held_until - self._tick()) > 0:
                        self._refuse_beyond(deadline)
                        await self._sleep(wait)
                    holds = self._holds
                    yield
                    self._passed = holds
            finally:
                self._slots.release()
        finally:
            self._inside -= 1

    @asynccontextmanager
    async def _one_first(self, deadline: float) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            if self._passed != self._holds:
                await self._within(deadline, self._first.acquire())
                if self._passed != self._holds:
                    stack.callback(self._first.release)
                else:
                    self._first.release()
            yield

    def _refuse_beyond(self, deadline: float) -> None:
        if self._held_until > max(deadline, self._tick()):
            raise Throttled(Ailment(Symptom.WAIT), self._held_until - self._tick())

    async def _within(self, deadline: float, place: Awaitable[object]) -> None:
        try:
            async with asyncio.timeout(max(0.0, deadline - self._tick())):
                await place
        except TimeoutError:
            raise Throttled(Ailment(Symptom.TOO_MANY), 1.0) from None


class Replicas(Protocol):
    """What all replicas of Nook agree on about a mailbox; a single process needs none. `mailbox` is the gate's key."""

    def slot(self, mailbox: str, leave: int = 0) -> AbstractAsyncContextManager[float]:
        """Waits for one of the slots that all share, of which so many are left for others; gives the seconds for which
        another replica was told to wait.
        """

    async def hold(self, mailbox: str, seconds: float) -> None:
        """Tells the others that Microsoft 365 asked to wait."""


class Gates:
    """A gate for each (tenant, mailbox); those nobody uses are dropped when there are many."""

    def __init__(self, most: int, tick: Tick, sleep: Sleep, replicas: Replicas | None = None, kept: int = 4096) -> None:
        self._most, self._tick, self._sleep, self._replicas, self._kept = most, tick, sleep, replicas, kept
        self._gates: dict[str, Gate] = {}

    @asynccontextmanager
    async def turn(self, tenant: str, mailbox: str, deadline: float, leave: int = 0) -> AsyncIterator[Hold]:
        """Room for one call with a mailbox (address or object id, in any case), "" for calls that name none.

        `leave`: so many of the slots that replicas share are left for calls that somebody waits for.
        Gives the function that holds the gate. Raises Throttled where the turn would come after `deadline`.
        """
        key = f"{tenant}/{mailbox}".lower()
        gate = self._gate(key)
        async with gate.turn(deadline), AsyncExitStack() as stack:
            if self._replicas is not None:
                try:
                    async with asyncio.timeout(max(0.0, deadline - self._tick())):
                        held = await stack.enter_async_context(self._replicas.slot(key, leave))
                except TimeoutError:
                    raise Throttled(Ailment(Symptom.TOO_MANY), 1.0) from None
                if held > 0:
                    gate.hold(held)
                    raise Throttled(Ailment(Symptom.WAIT), held)
            yield partial(self._hold, gate, key)

    async def _hold(self, gate: Gate, key: str, seconds: float) -> None:
        gate.hold(seconds)
        if self._replicas is not None:
            await self._replicas.hold(key, seconds)

    def _gate(self, key: str) -> Gate:
        if key not in self._gates:
            if len(self._gates) >= self._kept:
                self._gates = {k: g for k, g in self._gates.items() if not g.idle}
            self._gates[key] = Gate(self._most, self._tick, self._sleep)
        return self._gates[key]

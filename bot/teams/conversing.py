"""From what was heard to what the HTTP request is answered with: each activity once, and never waiting for longer
than Teams does.

Teams delivers again what is not answered within 15 seconds (page "Bot basics" of the Teams developer pages), so a
turn that takes longer goes on by itself.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.journal import where
from bot.ports import (
    ChatKind,
    ComposeKind,
    ComposeListener,
    Deliveries,
    Drawn,
    Heard,
    Listener,
    MessageTrouble,
    Messenger,
    PressListener,
    Remark,
    Remarks,
    StoreTrouble,
)
from bot.teams import answers, composing
from bot.teams.answers import Answer
from bot.teams.discreet import one_line, who
from bot.teams.keeping import Keeping
from bot.teams.once import Once
from bot.teams.recently import Recently
from bot.teams.settings import DoorSettings
from bot.teams.turns import Turn
from bot.trace import trace

logger = logging.getLogger(__name__)


TYPING_SHOWS = 3.0
"""Seconds."""


@dataclass(slots=True)
class _Press:
    """A press under way or answered. `overdue`: Teams was told to wait, so the card must be sent after it."""

    task: asyncio.Task[Answer | None] | None = None
    overdue: bool = False


class Conversing:
    """Calls the listeners, in a turn of the SDK. `remarks`: the words for what is said here; the settings say how long
    whom may be kept waiting.
    """

    def __init__(
        self,
        on_heard: Listener,
        on_press: PressListener,
        on_compose: ComposeListener,
        messenger: Messenger,
        deliveries: Deliveries,
        remarks: Remarks,
        now: Callable[[], datetime],
        settings: DoorSettings,
    ) -> None:
        self._on_heard = on_heard
        self._on_press = on_press
        self._on_compose = on_compose
        self._messenger = messenger
        self._remarks = remarks
        self._patience, self._press_patience = settings.patience, settings.press_patience
        self._life_after, self._compose_patience = settings.life_after, settings.compose_patience
        self._keeping = Keeping()
        self._once = Once(deliveries, now)
        self._presses: Recently[_Press] = Recently(now, timedelta(minutes=10), most=2_000)

    async def message(self, heard: Heard, turn: Turn) -> None:
        """Of a message, an arrival, or an old client's press. Failures are logged and told to the person."""
        if self._once.met(heard):
            logger.info("%s: %s was delivered again", who(heard.speaker.identity), one_line(heard.id))
            return
        task = self._keeping.start(turn(partial(self._answer, heard)), "message")
        self._show_life(heard, task)
        try:
            async with asyncio.timeout(self._patience):
                await asyncio.shield(task)
        except TimeoutError:
            logger.info("%s: %s takes long and goes on", who(heard.speaker.identity), one_line(heard.id))

    async def press(self, heard: Heard, turn: Turn) -> Answer | None:
        """Of an Action.Execute: what the invoke is answered with. A repeated delivery gets the answer of the first."""
        key = (heard.chat.tenant, heard.chat.conversation, heard.speaker.identity, heard.id)
        press = self._presses.get(key)
        if press is None or press.task is None:
            press = _Press()
            press.task = self._keeping.start(turn(partial(self._press, heard, press)), "press")
            self._presses.keep(key, press)
            self._show_life(heard, press.task)
        try:
            async with asyncio.timeout(self._press_patience):
                return await asyncio.shield(press.task)
        except TimeoutError:
            if press.task.done():
                return press.task.result()
            press.overdue = True
            return answers.said(self._remark(heard, Remark.STILL_WORKING))

    def _show_life(self, heard: Heard, turn: asyncio.Task[Answer | None]) -> None:
        """Whoever waits for longer than a moment sees that Nook types, again and again until it has answered.

        Page "Microsoft Teams store validation guidelines": a sign of life within two seconds; it shows for three.
        """

        loop = asyncio.get_running_loop()

        def still_busy() -> None:
            if not turn.done():
                self._keeping.start(self._messenger.typing(heard.chat), "typing")
                loop.call_later(TYPING_SHOWS, still_busy)

        first = loop.call_later(self._life_after, still_busy)
        turn.add_done_callback(lambda _: first.cancel())

    async def compose(self, heard: Heard, turn: Turn) -> Answer | None:
        """What the compose box shows. Nothing is booked here, so whoever waits too long asks again, and finds what was
        read meanwhile. Page "Microsoft Teams store validation guidelines": within two seconds. A filled form is worth
        the longer wait.
        """
        task = self._keeping.start(turn(partial(self._compose, heard)), "compose")
        filled_in = heard.compose is ComposeKind.SUBMIT
        try:
            async with asyncio.timeout(self._press_patience if filled_in else self._compose_patience):
                return await asyncio.shield(task)
        except TimeoutError:
            return composing.message(self._remark(heard, Remark.TOO_LATE))

    async def _compose(self, heard: Heard) -> Answer:
        try:
            results = await self._on_compose(heard)
        except Exception as error:
            return composing.message(self._note(heard, error))
        if heard.compose is ComposeKind.SEARCH and results and results[0].drawn.note:
            return composing.message(results[0].drawn.summary)
        if results and results[0].asks:
            return composing.dialog(results[0].title, results[0].drawn.card)
        return composing.found(results) if results else composing.message(self._remark(heard, Remark.NONE_FOUND))

    async def drain(self, seconds: float) -> None:
        """Lets running turns end, at most that long: for shutting down."""
        await self._keeping.drain(seconds)

    async def _answer(self, heard: Heard) -> None:
        if not await self._once.is_mine(heard):
            logger.info("%s: %s is answered by another replica", who(heard.speaker.identity), one_line(heard.id))
            return
        await (self._listen if heard.reference is None else self._press_the_old_way)(heard)
        await self._once.answered(heard)

    async def _listen(self, heard: Heard) -> None:
        try:
            await self._on_heard(heard)
        except Exception as error:
            await self._apologise(heard, error)

    async def _press_the_old_way(self, heard: Heard) -> None:
        try:
            await self._send(heard, await self._on_press(heard))
        except Exception as error:
            await self._apologise(heard, error)

    async def _press(self, heard: Heard, press: _Press) -> Answer:
        try:
            drawn = await self._on_press(heard)
        except Exception as error:
            text = self._note(heard, error)
            if press.overdue:
                await self._send(heard, _sentence(text))
            return answers.error(500, "Failed", text)
        if press.overdue:
            await self._send(heard, drawn)
        return answers.shown(drawn)

    async def _apologise(self, heard: Heard, error: Exception) -> None:
        text = self._note(heard, error)
        # Where a message could not be delivered, another will hardly be.
        if not isinstance(error, MessageTrouble):
            await self._send(heard, _sentence(text))

    def _note(self, heard: Heard, error: Exception) -> str:
        """Logs the failure under a reference; the sentence with the same reference for the person."""
        reference = trace()
        logger.error("%s: %s failed (%s): %s", who(heard.speaker.identity), one_line(heard.id), reference, where(error))
        nothing_done = isinstance(error, StoreTrouble) and not error.unsure
        return self._remark(heard, Remark.NO_DATABASE if nothing_done else Remark.BROKE, reference)

    def _remark(self, heard: Heard, remark: Remark, reference: str = "") -> str:
        return self._remarks(remark, heard.speaker.locale, reference)

    async def _send(self, heard: Heard, drawn: Drawn) -> None:
        """Puts the card in the place of the one that was pressed, or says the sentence beside it. Of what is one
        person's the sentence goes to their own chat.
        """
        try:
            if drawn.alone and heard.chat.kind is not ChatKind.PERSONAL:
                own = await self._messenger.personal(heard.chat)
                await self._messenger.send(own, _sentence(drawn.summary))
            elif heard.card and not drawn.note:
                await self._messenger.update(heard.chat, heard.card, drawn)
            elif drawn.summary:
                await self._messenger.send(heard.chat, _sentence(drawn.summary) if drawn.note else drawn)
        except MessageTrouble as trouble:
            logger.warning("%s: an answer could not be delivered: %s", who(heard.speaker.identity), where(trouble))


def _sentence(text: str) -> Drawn:
    return Drawn({}, text, note=True)

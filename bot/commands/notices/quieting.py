"""`quiet`: nothing is told unasked any more. `quiet off`: it is again."""

from __future__ import annotations

from bot.commands.command import Asked, Command
from bot.language.understanding import Act, Understanding
from bot.presses.notices import BeQuiet
from bot.replies import Reply
from bot.replies.notices import QuietSet


async def answer(asked: Asked, meant: Understanding) -> Reply:
    return await be_quiet(asked, BeQuiet(on=meant.act is Act.QUIET), "")


async def be_quiet(asked: Asked, press: BeQuiet, _owner: str) -> Reply:
    await asked.world.store.notices.quiet(asked.speaker.identity, press.on)
    return QuietSet(press.on, BeQuiet(on=not press.on))


COMMAND = Command(
    name="quiet",
    summary="Turn off what Nook tells you unasked, or on again",
    wakes=frozenset(),
    acts=frozenset({Act.QUIET, Act.REMIND}),
    examples=("quiet", "quiet off"),
    answer=answer,
    presses={BeQuiet: be_quiet},
)

"""Which configuration an admin means: the one that is named, the only one, or a choice."""

from __future__ import annotations

from collections.abc import Callable

from bot.commands.command import Asked
from bot.domain.configuration import Configuration
from bot.presses import Press, Say
from bot.replies.admin import WhichConfiguration


async def which(
    asked: Asked, name: str | None, say: str | Callable[[Configuration], Press]
) -> Configuration | WhichConfiguration:
    """`say`: how to ask again with a name put in ("admin domains for {}"), or the press that goes on with a choice."""
    all_of_them = sorted((await asked.world.store.configurations()).values(), key=lambda c: (c.name.casefold(), c.id))
    wanted = (name or "").casefold().strip()
    found = [one for one in all_of_them if one.name.casefold() == wanted] if wanted else all_of_them
    if not found and wanted:
        found = [one for one in all_of_them if wanted in one.name.casefold()]
    if len(found) == 1:
        return found[0]
    choices = found or all_of_them
    press = say if callable(say) else lambda configuration: Say(say.replace("{}", configuration.name))
    return WhichConfiguration(name or "", tuple((one.name, press(one)) for one in choices))

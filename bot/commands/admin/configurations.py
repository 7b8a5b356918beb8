"""`admin configurations`, `admin rename A to B`, `admin switch off A`: several stand side by side."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.admin import configuration_form
from bot.commands.admin.guard import Handler, deed
from bot.commands.admin.which import which
from bot.commands.command import AnswerPress, Asked
from bot.domain.configuration import Configuration
from bot.domain.deeds import Did
from bot.language.admin_grammar import AdminWish, Verb
from bot.ports import Conflict
from bot.presses.configurations import (
    AskToRemove,
    EditConfiguration,
    RemoveConfiguration,
    SubmitConfiguration,
    SwitchOff,
)
from bot.replies import Reply
from bot.replies.admin import (
    Changed,
    ChangedMeanwhile,
    Configurations,
    Confirm,
    Doing,
    DoneAway,
    FormProblem,
    Gone,
    WhichConfiguration,
)


async def listed(asked: Asked, _wish: AdminWish) -> Reply:
    calendars = await asked.world.store.calendars()
    found = sorted((await asked.world.store.configurations()).values(), key=lambda c: (c.name.casefold(), c.id))
    return Configurations(
        tuple(
            (
                one,
                sum(calendar.configuration == one.id for calendar in calendars),
                sum(calendar.configuration == one.id and bool(calendar.room) for calendar in calendars),
                EditConfiguration(one.id),
                AskToRemove(one.id),
            )
            for one in found
        )
    )


async def rename(asked: Asked, wish: AdminWish) -> Reply:
    new = " ".join((wish.to or "").split())[: configuration_form.LONGEST_NAME]
    found = await which(asked, wish.name, f'admin rename "{{}}" to {new}')
    if isinstance(found, WhichConfiguration):
        return found
    known = (await asked.world.store.configurations()).values()
    if any(one.name.casefold() == new.casefold() and one.id != found.id for one in known):
        problem = (FormProblem.NAME_TAKEN, new)
        return replace(configuration_form.form(found), name=new, problems=(problem,))
    return await configuration_form.save(asked, found, replace(found, name=new), Changed.RENAMED)


async def switch_on(asked: Asked, wish: AdminWish) -> Reply:
    found = await which(asked, wish.name, 'admin switch on "{}"')
    if isinstance(found, WhichConfiguration):
        return found
    return await configuration_form.save(asked, found, replace(found, on=True), Changed.SWITCHED_ON)


async def switch_off(asked: Asked, wish: AdminWish) -> Reply:
    """Asks first: nobody can book these rooms until it is on again."""
    found = await which(asked, wish.name, 'admin switch off "{}"')
    if isinstance(found, WhichConfiguration):
        return found
    if not found.on:
        return await configuration_form.shown(asked, found, Changed.NOTHING)
    return await _confirm(asked, found, Doing.SWITCH_OFF, SwitchOff(found))


async def switched_off(asked: Asked, press: SwitchOff, _owner: str) -> Reply:
    now = (await asked.world.store.configurations()).get(press.configuration.id)
    if now is not None and not now.on:
        return await configuration_form.shown(asked, now, Changed.NOTHING)
    off = replace(press.configuration, on=False)
    return await configuration_form.save(asked, press.configuration, off, Changed.SWITCHED_OFF)


async def edit(asked: Asked, press: EditConfiguration, _owner: str) -> Reply:
    found = (await asked.world.store.configurations()).get(press.configuration)
    return configuration_form.form(found) if found else ChangedMeanwhile("")


async def ask_to_remove(asked: Asked, press: AskToRemove, _owner: str) -> Reply:
    found = (await asked.world.store.configurations()).get(press.configuration)
    if found is None:
        return ChangedMeanwhile("")
    return await _confirm(asked, found, Doing.REMOVE, RemoveConfiguration(found))


async def remove(asked: Asked, press: RemoveConfiguration, _owner: str) -> Reply:
    store, gone = asked.world.store, press.configuration
    own = [one for one in await store.calendars() if one.configuration == gone.id]
    log = deed(asked, Did.REMOVED_CONFIGURATION, gone.name, configuration_form.told(gone))
    done = DoneAway(Gone.REMOVED, gone.name, len(own), sum(bool(one.room) for one in own))
    if gone.id not in await store.configurations():
        return done
    try:
        await store.remove_configuration(gone, log)
    except Conflict:
        return ChangedMeanwhile(gone.name, AskToRemove(gone.id))
    return done


async def _confirm(
    asked: Asked, configuration: Configuration, doing: Doing, yes: RemoveConfiguration | SwitchOff
) -> Confirm:
    store = asked.world.store
    own = [one for one in await store.calendars() if one.configuration == configuration.id]
    bookings = await store.bookings_on([one.address for one in own], asked.now)
    return Confirm(doing, configuration.name, yes, len(own), sum(bool(one.room) for one in own), bookings=len(bookings))


VERBS: dict[Verb, Handler] = {
    "configurations": listed,
    "rename": rename,
    "switch_on": switch_on,
    "switch_off": switch_off,
}
PRESSES: dict[type, AnswerPress] = {
    EditConfiguration: edit,
    SubmitConfiguration: configuration_form.submit,
    AskToRemove: ask_to_remove,
    RemoveConfiguration: remove,
    SwitchOff: switched_off,
}

"""`admin booking level user`, `admin domains add contoso.com`: who books as what, changed by words."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.admin import configuration_form
from bot.commands.admin.guard import Handler
from bot.commands.admin.which import which
from bot.commands.command import Asked
from bot.domain.configuration import BookingLevel
from bot.domain.domains import read_domains
from bot.language.admin_grammar import AdminWish, Verb
from bot.replies import Reply
from bot.replies.admin import Changed, ConfigurationShown, WhichConfiguration


async def booking_level(asked: Asked, wish: AdminWish) -> Reply:
    """Without a level, what it is now."""
    found = await which(asked, wish.name, f'admin booking level {wish.level or ""} for "{{}}"'.replace("  ", " "))
    if isinstance(found, WhichConfiguration):
        return found
    if wish.level is None:
        return await configuration_form.shown(asked, found, Changed.NOTHING)
    after = replace(found, booking_level=BookingLevel(wish.level))
    return await configuration_form.save(asked, found, after, Changed.LEVEL)


async def show_domains(asked: Asked, wish: AdminWish) -> Reply:
    found = await which(asked, wish.name, 'admin domains for "{}"')
    if isinstance(found, WhichConfiguration):
        return found
    return await configuration_form.shown(asked, found, Changed.NOTHING)


async def add_domains(asked: Asked, wish: AdminWish) -> Reply:
    return await _change_domains(asked, wish, "add", adding=True)


async def remove_domains(asked: Asked, wish: AdminWish) -> Reply:
    return await _change_domains(asked, wish, "remove", adding=False)


async def _change_domains(asked: Asked, wish: AdminWish, verb: str, adding: bool) -> Reply:
    said = " ".join(wish.domains)
    found = await which(asked, wish.name, f'admin domains {verb} {said} for "{{}}"')
    if isinstance(found, WhichConfiguration):
        return found
    read = read_domains(said)
    now = found.acceptable_domains
    domains = now | set(read.accepted) if adding else now - set(read.accepted)
    reply = await configuration_form.save(asked, found, replace(found, acceptable_domains=domains), Changed.DOMAINS)
    return replace(reply, refused=read.refused) if isinstance(reply, ConfigurationShown) else reply


VERBS: dict[Verb, Handler] = {
    "booking_level": booking_level,
    "domains_show": show_domains,
    "domains_add": add_domains,
    "domains_remove": remove_domains,
}

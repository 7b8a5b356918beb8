"""The form for a configuration, new or changed: filled in, checked against Microsoft 365, and written.

Whatever is wrong is said on the form, with everything that was filled in kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from bot.commands.admin.guard import deed
from bot.commands.admin.keep_settings import keep_told, kept_settings, unknown_rooms
from bot.commands.command import Asked
from bot.domain.configuration import BookingLevel, Configuration, addresses
from bot.domain.deeds import Did, Fact, Told
from bot.domain.domains import DomainsRead, read_domains
from bot.domain.keeping import KeepOrRelease
from bot.domain.people import Account
from bot.ports import CalendarTrouble, Conflict
from bot.presses.configurations import EditConfiguration, SubmitConfiguration
from bot.replies import Reply
from bot.replies.admin import Changed, ChangedMeanwhile, ConfigurationForm, ConfigurationShown, FormProblem

LONGEST_NAME = 60


def blank(tenant: str, verified: tuple[str, ...]) -> ConfigurationForm:
    """A new one, its domains prefilled with those that the organisation has proved to be its own."""
    domains = tuple(domain for domain in verified if not domain.endswith(".onmicrosoft.com")) or verified
    new = Configuration(str(uuid4()), "", tenant, "", BookingLevel.USER, frozenset(domains))
    return replace(form(new), acceptable_domains=domains, verified=verified)


def form(configuration: Configuration) -> ConfigurationForm:
    return ConfigurationForm(
        configuration.name,
        configuration.service_account,
        configuration.booking_level.value,
        tuple(sorted(configuration.acceptable_domains)),
        configuration.manage_service_bookings,
        SubmitConfiguration(configuration),
        new=configuration.revision == 0,
        keep=configuration.keep,
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form's inputs hold; what was not sent is as it was before."""

    name: str
    account: str
    level: str
    domains: DomainsRead
    manage: bool
    keep: KeepOrRelease


def filled(inputs: Mapping[str, str], before: Configuration) -> Filled:
    kept = ", ".join(sorted(before.acceptable_domains))
    return Filled(
        " ".join(inputs.get("name", before.name).split())[:LONGEST_NAME],
        ", ".join(addresses(inputs.get("service_account", before.service_account))),
        inputs.get("booking_level", before.booking_level.value).strip().lower(),
        read_domains(inputs.get("acceptable_domains", kept)),
        inputs.get("manage_service_bookings", str(before.manage_service_bookings)).lower() == "true",
        kept_settings(inputs, before.keep),
    )


async def submit(asked: Asked, press: SubmitConfiguration, _owner: str) -> Reply:
    before, said = press.configuration, filled(asked.inputs, press.configuration)
    store = asked.world.store
    known = await store.configurations()
    if before.revision == 0 and before.id in known:
        return await shown(asked, known[before.id], Changed.NOTHING)
    others = {one.name.casefold() for one in known.values() if one.id != before.id}
    problems = [(FormProblem.NAME_TAKEN, said.name)] if said.name.casefold() in others else []
    if said.level not in tuple(BookingLevel):
        problems.append((FormProblem.NO_LEVEL, ""))
    if said.keep != before.keep:
        unknown = unknown_rooms(said.keep, [room.name for room in await store.workplace()])
        problems += [(FormProblem.NO_SUCH_ROOM, name) for name in unknown]
    named = addresses(said.account)
    tried = await asyncio.gather(*(service_account(asked, before.tenant, address) for address in named))
    problems += [(trouble, address) for address, (_, trouble) in zip(named, tried, strict=True) if trouble]
    accounts = [account for account, trouble in tried if account is not None and not trouble]
    if problems or said.domains.refused or not accounts:
        return _again(before, said, problems)
    after = replace(
        before,
        name=said.name or default_name(accounts[0], others),
        service_account=", ".join(dict.fromkeys(account.mail.lower() for account in accounts)),
        booking_level=BookingLevel(said.level),
        acceptable_domains=frozenset(said.domains.accepted),
        manage_service_bookings=said.manage,
        keep=said.keep,
    )
    return await save(asked, before, after, Changed.SAVED if before.revision else Changed.CREATED)


def _again(before: Configuration, said: Filled, problems: Iterable[tuple[FormProblem, str]]) -> ConfigurationForm:
    return replace(
        form(before),
        name=said.name,
        service_account=said.account,
        booking_level=said.level,
        acceptable_domains=said.domains.accepted,
        manage_service_bookings=said.manage,
        keep=said.keep,
        problems=tuple(problems),
        refused=said.domains.refused,
    )


async def service_account(asked: Asked, tenant: str, address: str) -> tuple[Account | None, FormProblem | None]:
    """The account at that address, and what is wrong with it as a service account, as Graph says of it."""
    if not address:
        return None, FormProblem.NO_ACCOUNT
    try:
        found = await asked.world.directory.find_people(tenant, address)
        account = next((a for a in found if address in (a.mail.lower(), a.user_principal_name.lower())), None)
        if account is None:
            return None, FormProblem.ACCOUNT_UNKNOWN
        if account.guest:
            return account, FormProblem.ACCOUNT_GUEST
        if not account.enabled:
            return account, FormProblem.ACCOUNT_OFF
        if not account.mail or await asked.world.directory.zone_of(tenant, account.mail) is None:
            return account, FormProblem.NO_MAILBOX
    except CalendarTrouble:
        return None, FormProblem.UNREACHABLE
    return account, None


def default_name(account: Account, taken: set[str]) -> str:
    """`Contoso`, after the account's domain; `Contoso 2` where that is taken."""
    base = account.mail.rpartition("@")[2].split(".")[0].capitalize() or "Microsoft 365"
    names = [base, *(f"{base} {n}" for n in range(2, len(taken) + 3))]
    return next(name for name in names if name.casefold() not in taken)


async def save(asked: Asked, before: Configuration, after: Configuration, changed: Changed) -> Reply:
    """Writes it with what changed; whoever was overtaken by another admin is told, and nothing is lost."""
    if before.revision and before == after:
        return await shown(asked, after, Changed.NOTHING)
    did = _DID.get(changed, Did.CHANGED_CONFIGURATION)
    was: Told = told(before) if before.revision else ""
    try:
        await asked.world.store.save_configuration(after, deed(asked, did, after.name, was, told(after)))
    except Conflict:
        gone = after.id not in await asked.world.store.configurations()
        return ChangedMeanwhile(before.name, None if gone else EditConfiguration(after.id))
    return await shown(asked, after, changed, before.name)


async def shown(asked: Asked, configuration: Configuration, changed: Changed, before: str = "") -> ConfigurationShown:
    own = [one for one in await asked.world.store.calendars() if one.configuration == configuration.id]
    linked = sum(bool(one.room) for one in own)
    edit = EditConfiguration(configuration.id)
    return ConfigurationShown(configuration, changed, len(own), linked, edit, before=before)


def told(configuration: Configuration) -> Told:
    """For the log: everything an admin can set."""
    return (
        (Fact.NAME, configuration.name),
        *((Fact.ACCOUNT, account) for account in configuration.accounts),
        (Fact.LEVEL, configuration.booking_level.value),
        *((Fact.DOMAIN, domain) for domain in sorted(configuration.acceptable_domains)),
        (Fact.MANAGE, "yes" if configuration.manage_service_bookings else "no"),
        *keep_told(configuration.keep),
        (Fact.ON, "yes" if configuration.on else "no"),
    )


_DID = {
    Changed.CREATED: Did.ADDED_CONFIGURATION,
    Changed.RENAMED: Did.RENAMED_CONFIGURATION,
    Changed.SWITCHED_OFF: Did.SWITCHED_OFF,
    Changed.SWITCHED_ON: Did.SWITCHED_ON,
}

"""`admin roles`, `admin grant adele@contoso.com integrations`, `admin revoke …`: only for Global administrators."""

from __future__ import annotations

from bot.commands.admin.guard import Handler, deed
from bot.commands.command import AnswerPress, Asked
from bot.domain.deeds import Did, Fact
from bot.domain.people import Account, Identity, Role
from bot.language.admin_grammar import AdminWish, Verb
from bot.ports import CalendarTrouble, LastAdmin
from bot.presses import Press, Say
from bot.presses.configurations import Grant, Revoke
from bot.replies import CalendarsSilent, Reply
from bot.replies.admin import DoneAway, Gone, LastAdminStays, RoleGranted, Roles, WhichPerson, WhichRole


async def listed(asked: Asked, _wish: AdminWish | None = None) -> Roles:
    found: dict[Identity, tuple[str, list[Role]]] = {}
    for who, name, role in await asked.world.store.admins():
        found.setdefault(who, (name, []))[1].append(role)
    may_change = Role.GLOBAL in await asked.world.store.roles(asked.speaker.identity)
    return Roles(tuple((who, name, tuple(sorted(roles))) for who, (name, roles) in found.items()), may_change)


async def grant(asked: Asked, wish: AdminWish) -> Reply:
    """At once for an address; a name is a choice of the people found, since names are not unique."""
    said = wish.name or ""
    if not said:
        return await listed(asked)
    role = Role(wish.role) if wish.role else None
    try:
        people = await asked.world.directory.find_people(asked.speaker.identity.tenant, said)
    except CalendarTrouble:
        return CalendarsSilent(Say(asked.text))
    if exact := exactly(people, said):
        if role is None:
            return WhichRole(exact.name, tuple((role, Grant(exact.identity, exact.name, role)) for role in Role))
        return await _granted(asked, exact.identity, exact.name, role)
    return WhichPerson(said, tuple((one.name, address_of(one), _on(one, role)) for one in people))


def exactly(people: tuple[Account, ...], said: str) -> Account | None:
    addressed = said.casefold()
    return next((one for one in people if addressed in (one.mail.casefold(), one.user_principal_name.casefold())), None)


def address_of(account: Account) -> str:
    return account.mail or account.user_principal_name


def _on(account: Account, role: Role | None) -> Press:
    if role is None:
        return Say(f"admin grant {address_of(account)}")
    return Grant(account.identity, account.name, role)


async def granted(asked: Asked, press: Grant, _owner: str) -> Reply:
    return await _granted(asked, press.to, press.name, press.role)


async def _granted(asked: Asked, to: Identity, name: str, role: Role) -> RoleGranted:
    had_it = role in await asked.world.store.roles(to)
    if not had_it:
        await asked.world.store.grant(to, name, role, deed(asked, Did.GRANTED, name, after=((Fact.ROLE, role.value),)))
    return RoleGranted(name, role, had_it)


async def revoke(asked: Asked, wish: AdminWish) -> Reply:
    """By the name it is listed under, or by address; of several with that name, a choice."""
    said = wish.name or ""
    admins = {who: name for who, name, _ in await asked.world.store.admins()}
    named = [(who, name) for who, name in admins.items() if said and name.casefold() == said.casefold()]
    if len(named) == 1:
        return await _revoked(asked, *named[0])
    if named:
        return WhichPerson(said, tuple((name, who.object_id, Revoke(who, name)) for who, name in named))
    try:
        people = await asked.world.directory.find_people(asked.speaker.identity.tenant, said) if said else ()
    except CalendarTrouble:
        return CalendarsSilent(Say(asked.text))
    found = [one for one in people if one.identity in admins]
    if len(found) == 1 and exactly(people, said) == found[0]:
        return await _revoked(asked, found[0].identity, admins[found[0].identity] or found[0].name)
    choices = tuple((one.name, address_of(one), Revoke(one.identity, one.name)) for one in found)
    return WhichPerson(said, choices) if said else await listed(asked)


async def revoked(asked: Asked, press: Revoke, _owner: str) -> Reply:
    return await _revoked(asked, press.of, press.name)


async def _revoked(asked: Asked, of: Identity, name: str) -> Reply:
    had = await asked.world.store.roles(of)
    roles = tuple((Fact.ROLE, role.value) for role in sorted(had))
    try:
        if had:
            await asked.world.store.revoke(of, deed(asked, Did.REVOKED, name, before=roles))
    except LastAdmin:
        return LastAdminStays(name)
    return DoneAway(Gone.REVOKED, name)


VERBS: dict[Verb, Handler] = {"roles": listed, "grant": grant, "revoke": revoke}
PRESSES: dict[type, AnswerPress] = {Grant: granted, Revoke: revoked}

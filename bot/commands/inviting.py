"""`with Adele and Alex`, `for this group`: who is called by name is looked up, or asked about."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Asked
from bot.domain.people import Account, Guest
from bot.domain.wish import Draft
from bot.ports import CalendarTrouble, ChatKind, Member, MessageTrouble
from bot.presses import FindRooms
from bot.replies import CalendarsSilent, Reply
from bot.replies.people import GuestUnfound, Unfound, WhichGuest

MOST_INVITED = 50
"""From one chat: a channel's roster is the whole team, and nobody means to invite hundreds."""
_ITSELF = frozenset({"me", "myself", "us", "i"})


async def invited(asked: Asked, draft: Draft) -> Draft | Reply:
    """The draft with everybody found who was only called by name; or what has to be asked first."""
    if not draft.named and not draft.group:
        return draft
    try:
        members = await asked.world.messenger.members(asked.chat) if _shared(asked) else ()
        if draft.group:
            grouped = _group(asked, draft, members)
            if not isinstance(grouped, Draft):
                return grouped
            draft = grouped
        while draft.named:
            found = await _next_one(asked, draft, members)
            if not isinstance(found, Draft):
                return found
            draft = found
    except (CalendarTrouble, MessageTrouble):
        return CalendarsSilent(FindRooms(draft))
    return draft


def _shared(asked: Asked) -> bool:
    return asked.chat.kind is not ChatKind.PERSONAL


def _group(asked: Asked, draft: Draft, members: tuple[Member, ...]) -> Draft | Reply:
    """Everybody in this chat but who asks, with a seat for each."""
    draft = replace(draft, group=False)
    if not _shared(asked):
        return GuestUnfound(Unfound.NO_CHAT, "", FindRooms(draft))
    others = [member for member in members if member.identity != asked.speaker.identity]
    seated = replace(draft, people=draft.people or len(others) + 1)
    if len(others) > MOST_INVITED:
        return GuestUnfound(Unfound.TOO_MANY, str(len(others)), FindRooms(seated))
    for member in others:
        if member.mail:
            seated = _with(seated, Guest(member.mail, member.name))
    return seated


async def _next_one(asked: Asked, draft: Draft, members: tuple[Member, ...]) -> Draft | Reply:
    """The draft with the first of the names found and struck off."""
    name, *rest = draft.named
    left = replace(draft, named=tuple(rest))
    for_it = name == draft.for_named
    if for_it:
        left = replace(left, for_named="")
    if name.casefold() in _ITSELF:
        return left
    if here := [member for member in members if member.name.casefold() == name.casefold() and member.mail]:
        return _with(left, Guest(here[0].mail, here[0].name), for_it)
    found = [one for one in await asked.world.directory.find_people(_tenant(asked), name) if one.enabled or one.guest]
    exactly = [one for one in found if name.casefold() in (one.name.casefold(), one.mail.casefold())]
    found = exactly if len(exactly) == 1 else found
    others = [one for one in found if one.identity != asked.speaker.identity]
    if found and not others:
        return left  # who asks comes anyway
    reachable = [one for one in others if one.mail]
    if not reachable:
        why = Unfound.NO_MAILBOX if others else Unfound.NOBODY
        return GuestUnfound(why, name, FindRooms(left))
    if len(reachable) > 1:
        choices = tuple((one, FindRooms(_with(left, guest_of(one), for_it))) for one in reachable)
        return WhichGuest(name, choices, FindRooms(left))
    return _with(left, guest_of(reachable[0]), for_it)


def guest_of(account: Account) -> Guest:
    return Guest(account.mail, account.name)


def _with(draft: Draft, guest: Guest, for_it: bool = False) -> Draft:
    behalf = guest if for_it else draft.behalf
    if any(other.address.lower() == guest.address.lower() for other in draft.guests):
        return replace(draft, behalf=behalf)
    return replace(draft, guests=(*draft.guests, guest), behalf=behalf)


def _tenant(asked: Asked) -> str:
    """Where names are looked up: the asker's own organisation."""
    return asked.speaker.identity.tenant

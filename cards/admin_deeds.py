"""What was told of something before and after a deed, in words: only what differs."""

from __future__ import annotations

from bot.domain.configuration import BookingLevel
from bot.domain.deeds import Deed, Fact, Told
from bot.domain.people import Role
from cards.admin_words import domains_in_words, some_of
from cards.clean import clean
from cards.tongue import say, say_as, say_count

_LONGEST = 200
_OF_KEEPING = (Fact.ASKS_BEFORE, Fact.MADE_AHEAD, Fact.CHECK_IN, Fact.KEEP_ROOM)
_OF_CONFIGURATIONS = (Fact.NAME, Fact.ACCOUNT, Fact.LEVEL, Fact.DOMAIN, Fact.MANAGE, *_OF_KEEPING, Fact.ON)


def change(deed: Deed) -> str:
    """`level user → level service`; only what there is."""
    before, after = deed.before, deed.after
    if not isinstance(before, str) and not isinstance(after, str):
        same = {fact for fact in Fact if _of(before, fact) == _of(after, fact)}
        before = tuple(one for one in before if one[0] not in same)
        after = tuple(one for one in after if one[0] not in same)
        # Where the last domain went, or the first one came, that has to be said of both.
        facts = [fact for fact in _OF_CONFIGURATIONS if fact not in same]
        was, now = _configuration(before, facts), _configuration(after, facts)
    else:
        was, now = _in_words(before), _in_words(after)
    was, now = clean(was, _LONGEST), clean(now, _LONGEST)
    if was and now:
        return f"{was} → {now}"
    return say("Before: {before}", before=was) if was else now


def _of(told: tuple[tuple[Fact, str], ...], fact: Fact) -> list[str]:
    return [value for one, value in told if one is fact]


def _in_words(told: Told) -> str:
    if isinstance(told, str):
        return told
    facts = {fact for fact, _ in told}
    if Fact.NAME in facts:
        return _configuration(told, _OF_CONFIGURATIONS)
    if Fact.CONNECTED in facts:
        names, (many, *_) = _of(told, Fact.CALENDAR), _of(told, Fact.CONNECTED)
        more = int(many) > len(names)
        calendars = some_of(names, len(names), int(many)) if more else ", ".join(names)
        return say_count("{n} connected: {calendars}", "{n} connected: {calendars}", int(many), calendars=calendars)
    return ", ".join(_one(fact, value) for fact, value in told)


def _one(fact: Fact, value: str) -> str:
    match fact:
        case Fact.NEW:
            return say_count("{n} new", "{n} new", int(value))
        case Fact.CHANGED:
            return say_count("{n} changed", "{n} changed", int(value))
        case Fact.LINKED:
            return say_count("{n} linked", "{n} linked", int(value))
        case Fact.LINKED_TO:
            return say("linked to {room}", room=value)
        case Fact.ROLE if value == Role.GLOBAL:
            return say_as("role", "global")
        case Fact.ROLE if value == Role.INTEGRATIONS:
            return say_as("role", "integrations")
    return value


def _configuration(told: tuple[tuple[Fact, str], ...], facts: list[Fact] | tuple[Fact, ...]) -> str:
    return "; ".join(words for fact in facts if (words := _setting(fact, _of(told, fact))))


def _setting(fact: Fact, values: list[str]) -> str:
    value = values[0] if values else ""
    if fact in _OF_KEEPING and not values:
        return ""  # told before there was such a setting
    match fact:
        case Fact.NAME:
            return say("name {name}", name=value)
        case Fact.ACCOUNT:
            return say("account {account}", account=value)
        case Fact.LEVEL:
            return say("level user") if value == BookingLevel.USER else say("level service")
        case Fact.DOMAIN:
            return say("domains {domains}", domains=domains_in_words(frozenset(values), 20))
        case Fact.MANAGE:
            return say("people manage: yes") if value == "yes" else say("people manage: no")
        case Fact.ASKS_BEFORE:
            return say("asks to keep: never") if value == "0" else say("asks to keep {n} min before", n=value)
        case Fact.MADE_AHEAD:
            return say("if booked {n} h ahead", n=value)
        case Fact.CHECK_IN:
            return say("releases: never") if value == "0" else say("releases {n} min after the start", n=value)
        case Fact.KEEP_ROOM:
            return say("of rooms {rooms}", rooms=", ".join(values)) if values else ""
        case Fact.ON:
            return say_as("configuration", "on") if value == "yes" else say_as("configuration", "off")
    return ""

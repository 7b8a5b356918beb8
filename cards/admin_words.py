"""Words that several cards for admins share: levels, domains, and what they mean for whom."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.domains import MOST, BadDomain
from cards.clean import clean
from cards.tongue import mark, say, say_as, say_count
from cards.words import DOT, listed

LEVELS: dict[BookingLevel, str] = {
    BookingLevel.SERVICE: mark("Book as Nook"),
    BookingLevel.USER: mark("Book as user"),
}
_FEW = 6
_REASONS = {
    BadDomain.ADDRESS: mark("“{entry}”: that is an e-mail address, only what follows the @ is wanted."),
    BadDomain.NO_DOT: mark("“{entry}”: a domain has a dot in it."),
    BadDomain.NOT_A_DOMAIN: mark("“{entry}”: that is no domain."),
    BadDomain.WILDCARD: mark("“{entry}”: domains are compared exactly, write each one."),
    BadDomain.TOO_LONG: mark("“{entry}”: that is too long for a domain."),
    BadDomain.TOO_MANY: mark("“{entry}”: more than {most} are not kept."),
}


def some_of(names: Sequence[str], most: int, of: int | None = None) -> str:
    """`Everest, Fuji and 3 more`; the names are cleaned. `of`: how many there are, where not all are named."""
    more = (len(names) if of is None else of) - most
    if more > 0:
        shown = ", ".join(names[:most])
        return say_count("{names} and {n} more", "{names} and {n} more", more, names=shown)
    return listed(names)


def domains_in_words(domains: frozenset[str], few: int = _FEW) -> str:
    """`contoso.com and fabrikam.com`, `a.com, b.com and 12 more`, `none`."""
    names = sorted(domains)
    if not names:
        return say_as("domains", "none")
    return some_of([clean(name, 80) for name in names], few)


def refused_in_words(refused: tuple[tuple[str, BadDomain], ...], few: int = _FEW) -> list[str]:
    """A line each: `“contoso”: a domain has a dot in it.`"""
    lines = [say(_REASONS[why], entry=clean(entry, 60), most=MOST) for entry, why in refused[:few]]
    more = len(refused) - few
    return [*lines, say_count("And {n} more like these.", "And {n} more like these.", more)] if more > 0 else lines


def configuration_line(configuration: Configuration, *, calendars: int | None = None, linked: int) -> str:
    parts = (
        "" if configuration.on else say("Switched off"),
        say_count("{n} calendar", "{n} calendars", calendars) if calendars is not None else "",
        say_count("{n} linked room", "{n} linked rooms", linked),
        say(LEVELS[configuration.booking_level]),
        clean(configuration.service_account, 80),
    )
    return DOT.join(part for part in parts if part)


def what_it_means(configuration: Configuration) -> list[str]:
    """Who books as what, a sentence each."""
    account = clean(configuration.service_account, 120)
    domains = configuration.acceptable_domains
    manage = (
        say("They may cancel and change it through Nook.")
        if configuration.manage_service_bookings
        else say("They cannot change or cancel it afterwards.")
    )
    everybody = say(
        "Everybody books as Nook: {account} owns the booking, and whoever asked is invited and named in it.",
        account=account,
    )
    if configuration.booking_level is BookingLevel.SERVICE:
        return [f"{everybody} {manage}"]
    if not domains:
        nobody = say(
            "Nobody books as user, since no domain is acceptable yet: add one with “admin domains add contoso.com”."
        )
        return [nobody, f"{everybody} {manage}"]
    themselves = say(
        "People of {domains} book as themselves: in their own calendar, theirs to change or cancel.",
        domains=domains_in_words(domains),
    )
    others = say(
        "Everybody else, guests too, books as Nook: {account} owns the booking, and whoever asked is invited and named "
        "in it.",
        account=account,
    )
    return [themselves, f"{others} {manage}"]

"""Words that several cards for admins share: levels, domains, and what they mean for whom."""

from __future__ import annotations

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.domains import MOST, BadDomain
from cards.clean import clean
from cards.words import DOT, count, listed

LEVELS = {
    BookingLevel.SERVICE: "Book as Nook",
    BookingLevel.USER: "Book as user",
}
_FEW = 6
_REASONS = {
    BadDomain.ADDRESS: "that is an e-mail address, only what follows the @ is wanted",
    BadDomain.NO_DOT: "a domain has a dot in it",
    BadDomain.NOT_A_DOMAIN: "that is no domain",
    BadDomain.WILDCARD: "domains are compared exactly, write each one",
    BadDomain.TOO_LONG: "that is too long for a domain",
    BadDomain.TOO_MANY: f"more than {MOST} are not kept",
}


def domains_in_words(domains: frozenset[str], few: int = _FEW) -> str:
    """`contoso.com and fabrikam.com`, `a.com, b.com and 12 more`, `none`."""
    names = sorted(domains)
    if not names:
        return "none"
    shown = [clean(name, 80) for name in names[:few]]
    return listed([*shown, f"{len(names) - few} more"] if len(names) > few else shown)


def refused_in_words(refused: tuple[tuple[str, BadDomain], ...], few: int = _FEW) -> list[str]:
    """A line each: `“contoso”: a domain has a dot in it.`"""
    lines = [f"“{clean(entry, 60)}”: {_REASONS[why]}." for entry, why in refused[:few]]
    return [*lines, f"And {len(refused) - few} more like these."] if len(refused) > few else lines


def configuration_line(configuration: Configuration, *, calendars: int | None = None, linked: int) -> str:
    parts = (
        "" if configuration.on else "Switched off",
        count(calendars, "calendar") if calendars is not None else "",
        count(linked, "linked room"),
        LEVELS[configuration.booking_level],
        clean(configuration.service_account, 80),
    )
    return DOT.join(part for part in parts if part)


def what_it_means(configuration: Configuration) -> list[str]:
    """Who books as what, a sentence each."""
    account = clean(configuration.service_account, 120)
    domains = configuration.acceptable_domains
    as_nook = f"Nook books as {account}: it owns the booking, and the person who asked is invited and named in it."
    manage = (
        "They may cancel and change it through Nook."
        if configuration.manage_service_bookings
        else "They cannot change or cancel it afterwards."
    )
    if configuration.booking_level is BookingLevel.SERVICE:
        return [f"For everybody, {as_nook} {manage}"]
    if not domains:
        return [
            "Nobody books as user, since no domain is acceptable yet: add one with “admin domains add contoso.com”.",
            f"For everybody, {as_nook} {manage}",
        ]
    return [
        f"People of {domains_in_words(domains)} book as themselves: the meeting stands in their own calendar, with the"
        " room in it, and they can change or cancel it.",
        f"For everybody else, guests too, {as_nook} {manage}",
    ]

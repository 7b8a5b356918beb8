"""The phrases that begin with "admin". Case does not matter; names keep their spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .sheet import cleaned

Verb = Literal[
    "status",
    "add_configuration",
    "configurations",
    "rename",
    "switch_off",
    "switch_on",
    "disconnect",
    "booking_level",
    "domains_show",
    "domains_add",
    "domains_remove",
    "calendars",
    "rooms",
    "import_rooms",
    "floors",
    "import_floor_plan",
    "link_list",
    "link",
    "unlink",
    "grant",
    "revoke",
    "roles",
    "check",
    "log",
    "report",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class AdminWish:
    """What an admin wants, with what was said in its place; None where the phrase does not have it or it was left out.

    `name`: a configuration, an address (disconnect, link, unlink, check) or a person (grant, revoke); for
    booking_level and domains_* the configuration after "for", else None; for report its days and building (see
    `periods`). `to`: the new name (rename), the room (link). `level`: "user" or "service". `domains`: lower case, one
    or more. `role`: "integrations" or "global".
    """

    verb: Verb
    name: str | None = None
    to: str | None = None
    level: str | None = None
    domains: tuple[str, ...] = ()
    role: str | None = None


_NAME = r"""(?P<name>"[^"]{1,199}"|'[^']{1,199}'|[^\s].{0,199}?)"""
_FOR = r"(?: (?:for|of|in) (?P<name>[^\s].{0,199}?))?"
_LEVEL = r"(?P<level>user|service|users?'? level|service account)"

# Read from the top. A phrase must fit as a whole, but for a full stop or "please" at its end.
_PHRASES: tuple[tuple[Verb, str], ...] = (
    ("status", r"(?:status|state|set-?up|help|next)?"),
    ("add_configuration", r"(?:add|new|create)(?: an?| the)?(?: new)? (?:configuration|config|connection)s?"),
    ("configurations", r"(?:show |list )?(?:the |all )?(?:configurations?|configs?)"),
    ("rename", rf"rename(?: configuration)? {_NAME} (?:to|as|into) (?P<to>.{{1,200}})"),
    ("switch_off", rf"(?:switch|turn) off(?: configuration)? {_NAME}"),
    (
        "switch_off",
        rf"(?:(?:switch|turn)(?: configuration)? {_NAME} off|"
        rf"disable(?: configuration)? (?P<name2>.{{1,200}}))",
    ),
    ("switch_on", rf"(?:switch|turn) on(?: configuration)? {_NAME}"),
    (
        "switch_on",
        rf"(?:(?:switch|turn)(?: configuration)? {_NAME} on|"
        rf"enable(?: configuration)? (?P<name2>.{{1,200}}))",
    ),
    ("disconnect", rf"disconnect(?: calendar| room)?(?: {_NAME})?"),
    ("booking_level", rf"(?:set )?(?:the )?booking[ -]?level(?: to| is)?(?: {_LEVEL})?{_FOR}"),
    (
        "domains_add",
        r"(?:(?:acceptable )?domains? (?:add|allow)|"
        rf"add (?:acceptable )?domains?) (?P<domains>[^\s].{{0,400}}?){_FOR}",
    ),
    (
        "domains_remove",
        r"(?:(?:acceptable )?domains? (?:remove|delete)|(?:remove|"
        rf"delete) (?:acceptable )?domains?) (?P<domains>[^\s].{{0,400}}?){_FOR}",
    ),
    ("domains_show", rf"(?:show |list )?(?:the )?(?:acceptable )?domains?{_FOR}"),
    ("calendars", r"(?:show |list |connect )?(?:the )?calendars?"),
    ("import_rooms", r"(?:import|upload|load)(?: the)? rooms?(?: list| csv)?"),
    ("rooms", r"(?:show |list )?(?:the |all )?rooms?"),
    ("import_floor_plan", r"(?:import|upload|load)(?: an?| the)? floor ?-?plans?"),
    ("floors", r"(?:show |list )?(?:the |all )?floors?(?: ?plans?)?"),
    ("link", rf"link(?: calendar)? {_NAME} (?:to|with)(?: room)? (?P<to>.{{1,200}})"),
    ("link_list", r"links?(?: all| rooms?| calendars?)?"),
    ("link", rf"link(?: calendar)? {_NAME}"),
    ("unlink", rf"unlink(?: calendar| room)? {_NAME}"),
    (
        "grant",
        rf"(?:grant|give) {_NAME} (?:the )?(?:role )?(?P<role>integrations?|"
        r"global)(?: admin(?:istrator)?)?(?: role)?",
    ),
    ("grant", rf"(?:grant|give) (?P<role>integrations?|global)(?: admin(?:istrator)?)?(?: role)? to {_NAME}"),
    ("grant", rf"grant {_NAME}"),
    ("revoke", rf"revoke (?:(?:all )?roles? (?:of|from) )?{_NAME}"),
    ("roles", r"(?:show |list )?(?:the )?(?:roles?|admins?)"),
    ("check", r"check(?: (?:set-?up|everything|all))?"),
    ("check", rf"check mailbox {_NAME}"),
    ("log", r"(?:show )?(?:the )?(?:log|audit(?: log)?|history)"),
    ("report", rf"(?:show )?(?:the |a )?(?:report|statistics|figures|usage)(?: {_NAME})?"),
)
_COMPILED = tuple((verb, re.compile(rf"{phrase}[.!?]?(?: please)?[.!]?", re.I)) for verb, phrase in _PHRASES)
_START = re.compile(r"^admin\b[\s:,]*", re.I)
_QUOTED = re.compile(r"""^(["'])(.*)\1$""")


def understand_admin(text: str) -> AdminWish | None:
    """The wish of an admin's phrase; None where the text does not begin with "admin", "unknown" where nothing fits."""
    said = cleaned(text)
    begun = _START.match(said)
    if not begun:
        return None
    rest = said[begun.end() :]
    for verb, pattern in _COMPILED:
        found = pattern.fullmatch(rest)
        if found:
            return _wish(verb, found.groupdict())
    return AdminWish("unknown", rest or None)


def _wish(verb: Verb, said: dict[str, str | None]) -> AdminWish:
    level, role = (said.get("level") or "").lower(), (said.get("role") or "").lower()
    domains = tuple(
        domain.lower().lstrip("@").strip(".")
        for domain in re.split(r"[\s,;]+", said.get("domains") or "")
        if domain and domain.lower() != "and"
    )
    return AdminWish(
        verb,
        _name(said.get("name") or said.get("name2")),
        _name(said.get("to")),
        "user" if level.startswith("user") else "service" if level else None,
        domains,
        "integrations" if role.startswith("integration") else "global" if role else None,
    )


def _name(text: str | None) -> str | None:
    """A name without the quotation marks or the `<mailto>` it may stand in."""
    if not text:
        return None
    bare = text.strip()
    quoted = _QUOTED.match(bare)
    bare = (quoted[2] if quoted else bare).strip()
    return bare.removeprefix("<").removesuffix(">").removeprefix("mailto:") or None

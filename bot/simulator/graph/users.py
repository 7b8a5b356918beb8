"""People and the organisation. Microsoft's pages: "List users", "Get mailboxSettings", "Get organization"."""

from __future__ import annotations

import re
from typing import Any

from ..people import Person, WorkingHours
from ..rooms import Room
from ..zones import IANA_BY_WINDOWS, windows_name
from .calls import Answer, Call, GraphError, bad, no_such_user
from .odata import matcher, page, select

_DEFAULT = [
    "businessPhones",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mobilePhone",
    "officeLocation",
    "preferredLanguage",
    "surname",
    "userPrincipalName",
    "id",
]
_FILTERS = frozenset(
    ["id", "displayName", "givenName", "surname", "mail", "userPrincipalName", "userType", "accountEnabled"]
)
_READ = ("User.Read.All", "User.ReadBasic.All", "User.ReadWrite.All", "Directory.Read.All")
_FULL = ("User.Read.All", "User.ReadWrite.All", "Directory.Read.All")
_PHRASE = re.compile(r'"(displayName|mail|userPrincipalName|givenName|surname):((?:[^"\\]|\\.)*)"')
_SEARCH = re.compile(rf"{_PHRASE.pattern}( OR {_PHRASE.pattern})*")


def person_json(person: Person) -> dict[str, Any]:
    """A user with all the properties that this directory keeps; which are shown depends on $select."""
    given, _, surname = person.name.partition(" ")
    return {
        "businessPhones": [], "displayName": person.name, "givenName": given, "jobTitle": person.title or None,
        "mail": person.mail, "mobilePhone": None, "officeLocation": None, "preferredLanguage": person.locale,
        "surname": surname or None, "userPrincipalName": person.upn, "id": person.id,
        "userType": "Guest" if person.guest else "Member", "accountEnabled": person.enabled,
        "otherMails": [person.mail] if person.guest else [],
        "proxyAddresses": [f"SMTP:{person.mail}"] if person.mail else [],
    }  # fmt: skip


def hours_json(hours: WorkingHours) -> dict[str, Any]:
    """Working hours as mailbox settings and getSchedule show them."""
    return {
        "daysOfWeek": list(hours.days), "startTime": f"{hours.start:%H:%M:%S}.0000000",
        "endTime": f"{hours.end:%H:%M:%S}.0000000", "timeZone": {"name": windows_name(hours.zone)},
    }  # fmt: skip


async def users(call: Call) -> Answer:
    call.need(*_READ)
    tenant = call.tenant
    everybody = [*tenant.people.values(), *(_room_account(r) for r in tenant.rooms.values())]
    shown = [person_json(p) for p in sorted(everybody, key=lambda p: (p.name, p.id))]
    if expression := call.query.get("$filter"):
        if "endswith(" in expression.lower():
            _advanced(call, "The 'endswith' function")
        test = matcher(expression, _FILTERS)
        shown = [item for item in shown if test(item)]
    if phrase := call.query.get("$search"):
        _advanced(call, "Request with $search query parameter")
        if not _SEARCH.fullmatch(phrase):
            raise bad("Unrecognized query argument in $search.", "Request_UnsupportedQuery")
        wanted = _PHRASE.findall(phrase)
        shown = [item for item in shown if any(_found(name, str(item[name] or ""), words) for name, words in wanted)]
    _need_full(call)
    if "$select" not in call.query:
        shown = [{k: v for k, v in item.items() if k in _DEFAULT} for item in shown]
    return page(call, shown, "users", size=100, maximum=999)


async def user(call: Call) -> Answer:
    call.need(*_READ)
    _need_full(call)
    wanted = call.query.get("$select")
    key = call.vars["user"]
    context = {"@odata.context": f"{call.base}/$metadata#users/$entity"}
    room = next((r for r in call.tenant.rooms.values() if key.lower() in (r.address.lower(), r.id)), None)
    found = _room_account(room) if room else call.person()
    if key.lower() not in (found.id.lower(), found.upn.lower()):
        # By mail address nobody is found here; a list filtered by `mail` finds them.
        raise no_such_user(key)
    shown = person_json(found)
    if wanted:
        return Answer(200, context | select(shown, wanted))
    return Answer(200, context | {k: shown[k] for k in _DEFAULT})


async def mailbox_settings(call: Call) -> Answer:
    call.need("MailboxSettings.Read", "MailboxSettings.ReadWrite")
    box = call.mailbox()
    room = call.tenant.rooms.get(box.address.lower())
    person = call.tenant.person(box.address)
    zone, hours = (
        (room.zone, room.hours) if room else (person.zone, person.hours) if person else ("UTC", WorkingHours())
    )
    shown: dict[str, Any] = {
        "@odata.context": f"{call.base}/$metadata#users('{box.address}')/mailboxSettings",
        "archiveFolder": None, "timeZone": windows_name(zone), "dateFormat": "yyyy-MM-dd", "timeFormat": "HH:mm",
        "language": {"locale": person.locale if person else "en-GB", "displayName": "English"},
        "userPurpose": "room" if room else "user", "workingHours": hours_json(hours),
    }  # fmt: skip
    return Answer(200, select(shown, call.query.get("$select"), ()))


async def one_setting(call: Call) -> Answer:
    """A single property, `/mailboxSettings/timeZone` and the like."""
    settings = (await mailbox_settings(call)).body
    name = call.vars["setting"]
    if name not in settings:
        raise GraphError(404, "ErrorItemNotFound", f"No setting '{name}'.")
    value = settings[name]
    return Answer(200, value if isinstance(value, dict) else {"value": value})


async def time_zones(call: Call) -> Answer:
    """outlook/supportedTimeZones, in Windows or IANA names."""
    call.mailbox()
    iana = any("Iana" in segment for segment in call.segments)
    names = [(zone if iana else name) for name, zone in IANA_BY_WINDOWS.items()]
    return Answer(200, {"value": [{"alias": name, "displayName": name} for name in names]})


async def organization(call: Call) -> Answer:
    call.need("User.Read.All", "Organization.Read.All", "Directory.Read.All")
    tenant = call.tenant
    names = [*tenant.domains, tenant.initial_domain]
    domains = [
        {"capabilities": "Email, OfficeCommunicationsOnline", "isDefault": i == 0,
         "isInitial": name == tenant.initial_domain,
         "name": name, "type": "Managed"}
        for i, name in enumerate(names)
    ]  # fmt: skip
    shown = {"id": tenant.id, "displayName": tenant.name, "tenantType": "AAD", "verifiedDomains": domains}
    return page(call, [shown], "organization", size=100)


def _advanced(call: Call, what: str) -> None:
    """Refuses an advanced query without its header. Microsoft's page: "Advanced query capabilities"."""
    if call.headers.get("consistencylevel", "").lower() != "eventual":
        raise bad(f"{what} only works with 'ConsistencyLevel: eventual' header.", "Request_UnsupportedQuery")


def _need_full(call: Call) -> None:
    if {"userType", "accountEnabled"} & set(call.query.get("$select", "").split(",")):
        call.need(*_FULL)


def _room_account(room: Room) -> Person:
    """A room mailbox has a user object too, whose account is switched off."""
    return Person(room.id, room.name, room.address, room.address, enabled=False, zone=room.zone)


def _found(name: str, text: str, words: str) -> bool:
    """Names are searched word by word, all other properties from their beginning. Microsoft's page: "Use the $search
    query parameter", directory objects."""
    if name != "displayName":
        return text.lower().startswith(words.lower())
    tokens = re.split(r"[^\w]+", text.lower())
    return all(any(token.startswith(word) for token in tokens) for word in re.split(r"[^\w]+", words.lower()) if word)

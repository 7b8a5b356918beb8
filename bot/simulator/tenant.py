"""One pretend Microsoft 365 tenant: its people, rooms, mailboxes, apps, and what happened in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from .apps import ROLES, AppRegistration, TransactionRules
from .calendars import CalendarItem, Mailbox
from .changes import Changes
from .clock import Now, real_now
from .exchange import Exchange, OwnerAnswer, invited
from .identity import ItemIds, stable_guid
from .people import Person, WorkingHours
from .rooms import Room, RoomList, RoomPolicy, accepts
from .truth import double_bookings, orphans
from .witness import Overlap, Witness


class Tenant:
    """A tenant. `now` gives the present (UTC); `id` is its GUID; `domains` are verified, the first is the default."""

    def __init__(
        self,
        name: str = "Contoso",
        *,
        id: str | None = None,
        domains: tuple[str, ...] = ("contoso.com",),
        initial_domain: str = "contoso.onmicrosoft.com",
        now: Now = real_now,
    ) -> None:
        self.name, self.domains, self.initial_domain, self.now = name, domains, initial_domain, now
        self.id = id or stable_guid("tenant", name)
        self.people: dict[str, Person] = {}
        self.rooms: dict[str, Room] = {}
        self.room_lists: dict[str, RoomList] = {}
        self.apps: dict[str, AppRegistration] = {}
        self.ids = ItemIds(self.id)
        self.witness = Witness()
        self.changes = Changes()
        self.transactions = TransactionRules()
        self.subscriptions: dict[str, dict[str, Any]] = {}
        self.exchange = Exchange(self)
        self._policies: dict[str, RoomPolicy] = {}
        self._mailboxes: dict[str, Mailbox] = {}
        self._person_keys: dict[str, Person] = {}

    def add_app(self, id: str, secret: str, *, roles: Iterable[str] = ROLES, consented: bool = True) -> AppRegistration:
        """Registers an app with one secret."""
        self.apps[id] = AppRegistration(id, {secret}, roles=set(roles), consented=consented)
        return self.apps[id]

    def add_person(
        self,
        name: str,
        mail: str | None = None,
        *,
        id: str | None = None,
        upn: str | None = None,
        guest: bool = False,
        enabled: bool = True,
        mailbox: bool | None = None,
        zone: str = "Europe/Berlin",
        hours: WorkingHours | None = None,
        title: str = "",
        locale: str = "en-GB",
    ) -> Person:
        """Adds a user. Without `mail` it is first.last@<default domain>; a guest gets an #EXT# name and no mailbox."""
        mail = mail or f"{name.lower().replace(' ', '.')}@{self.domains[0]}"
        if upn is None:
            upn = f"{mail.replace('@', '_')}#EXT#@{self.initial_domain}" if guest else mail
        has_mailbox = (not guest) if mailbox is None else mailbox
        person = Person(
            id or stable_guid(self.id, "person", mail), name, upn, mail, guest, enabled, has_mailbox, zone,
            hours or WorkingHours(zone), title, locale,
        )  # fmt: skip
        self.people[person.id] = person
        for key in (person.id, upn, mail):
            self._person_keys[key.lower()] = person
        if has_mailbox:
            self._mailboxes[mail.lower()] = Mailbox(mail)
        self.changes.bump()
        return person

    def add_room(
        self,
        name: str,
        address: str | None = None,
        *,
        seats: int | None = None,
        building: str | None = None,
        floor: int | None = None,
        zone: str = "Europe/Berlin",
        policy: RoomPolicy | None = None,
        **place: Any,
    ) -> Room:
        """Adds a room mailbox. Without `address` it is the name in small letters at the default domain.

        `place`: the other fields of `Room` by name (tags, screen, video, audio, wheelchair, floor_label, ..).
        """
        address = address or f"{name.lower().replace(' ', '-')}@{self.domains[0]}"
        place = {"hours": WorkingHours(zone), **place}
        room = Room(
            stable_guid(self.id, "room", address), address, name, building, floor, seats=seats, zone=zone, **place
        )
        self.rooms[address.lower()] = room
        self._policies[address.lower()] = policy or accepts()
        self._mailboxes[address.lower()] = Mailbox(address)
        self.changes.bump()
        return room

    def add_room_list(self, name: str, rooms: Iterable[Room | str], address: str | None = None) -> RoomList:
        """Adds a room list over these rooms."""
        address = address or f"{name.lower().replace(' ', '-')}-rooms@{self.domains[0]}"
        members = tuple(r if isinstance(r, str) else r.address for r in rooms)
        self.room_lists[address.lower()] = RoomList(stable_guid(self.id, "list", address), address, name, members)
        return self.room_lists[address.lower()]

    def set_policy(self, room: Room | str, policy: RoomPolicy) -> None:
        """Gives the room another policy, for requests processed from now on."""
        self._policies[address_of(room)] = policy

    def change_room(self, room: Room | str, **fields: Any) -> Room:
        """Changes fields of `Room` (not the address)."""
        self.rooms[address_of(room)] = replace(self.rooms[address_of(room)], **fields)
        return self.rooms[address_of(room)]

    def remove_room(self, room: Room | str) -> None:
        """The room leaves the tenant, with its mailbox."""
        for table in (self.rooms, self._policies, self._mailboxes):
            table.pop(address_of(room), None)

    def remove_person(self, person: Person) -> None:
        """The person leaves the directory, with the mailbox."""
        self.people.pop(person.id, None)
        for key in (person.id, person.upn, person.mail or ""):
            self._person_keys.pop(key.lower(), None)
        self._mailboxes.pop((person.mail or "").lower(), None)

    def is_room(self, address: str) -> bool:
        return address.lower() in self.rooms

    def room(self, address: str) -> Room:
        return self.rooms[address.lower()]

    def policy_of(self, room: Room | str) -> RoomPolicy:
        return self._policies[address_of(room)]

    def person(self, key: str) -> Person | None:
        """The person of this object id, userPrincipalName or mail address."""
        return self._person_keys.get(key.lower())

    def name_of(self, address: str) -> str:
        """The display name behind an address, else the address."""
        if self.is_room(address):
            return self.room(address).name
        found = self.person(address)
        return found.name if found else address

    def mailbox_or_none(self, key: str) -> Mailbox | None:
        """The mailbox of a person (id, upn, mail) or a room (address, id)."""
        if found := self._mailboxes.get(key.lower()):
            return found
        if (person := self.person(key)) and person.mailbox and person.mail:
            return self._mailboxes.get(person.mail.lower())
        room = next((r for r in self.rooms.values() if r.id == key.lower()), None)
        return self._mailboxes[room.address.lower()] if room else None

    def mailbox(self, key: str) -> Mailbox:
        """As `mailbox_or_none`; raises `LookupError` when there is none."""
        if (found := self.mailbox_or_none(key)) is None:
            raise LookupError(f"no mailbox {key}")
        return found

    def book(
        self,
        organizer: Person | str,
        room: Room | str | None,
        start: datetime,
        end: datetime,
        subject: str = "Meeting",
        *,
        people: Iterable[Person | str] = (),
        ask: bool = False,
        **values: Any,
    ) -> CalendarItem:
        """Somebody books in Outlook. Aware times. `ask` True: the room is asked and answers by its policy, later;
        False: it has accepted already, whatever its policy and calendar say. Gives the organiser's copy."""
        attendees = [invited(address_of(room), self.name_of(address_of(room)), room=True)] if room else []
        attendees += [invited(address_of(p), self.name_of(address_of(p))) for p in people]
        values = {
            "subject": subject, "start": start.astimezone(UTC), "end": end.astimezone(UTC),
            "start_zone": "UTC", "end_zone": "UTC", **values,
        }  # fmt: skip
        if room:
            values.setdefault("locations", [{"displayName": self.name_of(address_of(room))}])
        if ask:
            return self.exchange.create(address_of(organizer), {**values, "attendees": attendees})
        item = self.exchange.create(address_of(organizer), values)
        item.attendees = attendees
        self.exchange.place_accepted(item)
        return item

    def room_answers(self, room: Room | str, item: CalendarItem, answer: OwnerAnswer) -> None:
        """The room's owner (or an administrator) changes the room's answer by hand, at any time."""
        self.exchange.room_answers(address_of(room), item, answer)

    def move(self, item: CalendarItem, start: datetime, end: datetime) -> None:
        """The organiser moves the meeting in Outlook: its rooms are asked anew. Aware times; `item` is any copy."""
        times = {"start": start.astimezone(UTC), "end": end.astimezone(UTC)}
        self.exchange.update(self.organizers_copy(item), times)

    def cancel(self, item: CalendarItem) -> None:
        """The organiser cancels the meeting in Outlook. `item` is any copy."""
        self.exchange.cancel(self.organizers_copy(item))

    def put_in(self, item: CalendarItem, who: Person | Room | str) -> None:
        """The organiser invites a room or a person more. `item` is any copy."""
        master, address = self.organizers_copy(item), address_of(who)
        new = invited(address, self.name_of(address), room=self.is_room(address))
        self.exchange.update(master, {"attendees": [*master.attendees, new]})

    def take_out(self, item: CalendarItem, who: Person | Room | str) -> None:
        """The organiser takes a room or a person out of the meeting, which stands. `item` is any copy."""
        master, address = self.organizers_copy(item), address_of(who)
        left = [a for a in master.attendees if a.address.lower() != address]
        self.exchange.update(master, {"attendees": left})

    def organizers_copy(self, item: CalendarItem) -> CalendarItem:
        """Of any copy of a meeting; raises `LookupError` where the meeting is cancelled."""
        return self.mailbox(item.organizer).by_uid[item.ical_uid]

    def events_in(self, mailbox: Person | Room | str) -> list[CalendarItem]:
        """What stands in a calendar now, by start; cancelled leftovers at attendees included."""
        self.exchange.settle()
        return sorted(self.mailbox(address_of(mailbox)).items.values(), key=lambda i: (i.start, i.id))

    def bookings_of(self, room: Room | str) -> list[CalendarItem]:
        """The meetings that hold a room (accepted or tentative), by start."""
        return [item for item in self.events_in(room) if item.blocks]

    def made_by(self, app: str) -> list[CalendarItem]:
        """The organisers' copies that stand now and were made through Graph by this app."""
        self.exchange.settle()
        found = [i for box in self._mailboxes.values() for i in box.items.values() if i.app == app and i.is_organizer]
        return sorted(found, key=lambda i: (i.start, i.id))

    def double_bookings(self) -> list[Overlap]:
        """Overlapping meetings in one room's calendar."""
        self.exchange.settle()
        return double_bookings(self.mailbox(address) for address in self.rooms)

    def orphans(self) -> list[CalendarItem]:
        """Meetings left over: all their rooms declined, or the room holds what no organiser knows."""
        self.exchange.settle()
        return orphans(self, self._mailboxes.values())


def address_of(who: Person | Room | str) -> str:
    """The mail address, in small letters."""
    if isinstance(who, str):
        return who.lower()
    return (who.address if isinstance(who, Room) else who.mail or who.upn).lower()

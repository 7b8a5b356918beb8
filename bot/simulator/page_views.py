"""What the demo page is shown: the shapes promised in `page`."""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from .calendars import CalendarItem
from .company_data import PERSONAS
from .conversations import Message
from .people import Person
from .personas import DemoChats
from .rooms import Room
from .teams import Delivery
from .tenant import Tenant
from .witness import RequestRecord
from .zones import zone

if TYPE_CHECKING:
    from .simulator import Simulator

Json = dict[str, Any]
POLICIES = {"accept": "accepts", "decline": "declines", "tentative": "tentative", "never": "never"}
_BOLD = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")
_ITALIC = re.compile(r"(?<![\w*_])[*_](\S(?:[^*_]*\S)?)[*_](?![\w*_])")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^\s)\"]+)\)")
_MENTION = re.compile(r"&lt;at&gt;(.+?)&lt;/at&gt;")


def stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def safe_html(text: str, text_format: str) -> str:
    """Words as HTML that is safe to insert: everything escaped, then the little Markdown that Teams shows."""
    shown = _MENTION.sub(r'<span class="mention">\1</span>', html.escape(text))
    if text_format == "markdown":
        # Three parts at a time: plain words, and a link's words and address, which emphasis must not touch.
        parts = _LINK.split(shown)
        words = [_ITALIC.sub(r"<em>\1</em>", _BOLD.sub(r"<strong>\1</strong>", part)) for part in parts[::3]]
        links = [
            f'<a href="{address}" target="_blank" rel="noopener noreferrer">{name}</a>'
            for name, address in zip(parts[1::3], parts[2::3], strict=True)
        ]
        shown = "".join(word + link for word, link in zip_longest(words, links, fillvalue=""))
    return shown.replace("\r\n", "\n").replace("\n", "<br>")


def personas_json(simulator: Simulator, chats: DemoChats) -> Json:
    tenant, teams = simulator.tenant, simulator.teams
    people = [
        {"key": p.key, "id": p.id, "name": p.name, "mail": p.mail, "role": p.role, "initials": p.initials,
         "zone": p.zone,
         "locale": p.locale, "guest": p.guest}
        for p in PERSONAS if p.key in chats.people
    ]  # fmt: skip
    rooms: list[Json] = [
        {"key": "personal", "title": teams.bot_name, "kind": "personal", "members": list(chats.people)},
        {"key": "group", "title": chats.group.title, "kind": "groupChat", "members": list(chats.people)},
    ]
    return {
        "bot": {"id": f"28:{teams.app_id}", "name": teams.bot_name}, "personas": people, "chats": rooms,
        "tenant": {"id": tenant.id, "name": tenant.name, "domains": list(tenant.domains)}, "now": stamp(tenant.now()),
    }  # fmt: skip


def message_json(message: Message, person: Person, chats: DemoChats) -> Json:
    """A message as this person sees it."""
    author = message.author
    sender: Json = {"name": author.name, "key": chats.keys.get(author.id), "bot": False} if author else {
        "name": "Nook", "key": None, "bot": True,
    }  # fmt: skip
    return {
        "id": message.id, "order": message.order, "version": message.version, "at": stamp(message.at), "from": sender,
        "text": "" if message.deleted else message.text,
        "html": "" if message.deleted else safe_html(message.text, message.text_format),
        "attachments": [] if message.deleted else [
            {"contentType": a.get("contentType"), "content": a.get("content"), "name": a.get("name")}
            for a in message.seen_by(person)
        ],
        "edited": message.edited, "deleted": message.deleted, "delivered": message.delivered,
        "private": person.id in message.views or message.only_for is not None,
    }  # fmt: skip


def delivery_json(delivery: Delivery) -> Json:
    message = delivery.message
    return {
        "ok": delivery.ok, "status": delivery.status, "id": message.id if message else None, "error": delivery.error,
        "delivered": delivery.ok and (message is None or message.delivered),
    }  # fmt: skip


def request_json(record: RequestRecord) -> Json:
    return {
        "seq": record.seq, "at": stamp(record.at), "method": record.method, "path": record.path,
        "status": record.status,
        "app": record.app, "mailbox": record.mailbox, "summary": record.summary, "ms": record.ms,
    }  # fmt: skip


def tenant_json(simulator: Simulator, since: int, day: date | None) -> Json:
    """The tenant on one day; only its version when nothing is newer than `since`."""
    tenant = simulator.tenant
    tenant.exchange.settle()
    version = tenant.changes.version
    if since and version <= since:
        return {"version": version}
    rooms = sorted(tenant.rooms.values(), key=lambda r: (r.building or "", r.floor or 0, r.name))
    first = zone(next(iter(tenant.rooms.values())).zone) if tenant.rooms else UTC
    day = day or tenant.now().astimezone(first).date()
    witness, app = tenant.witness, tenant.apps.get(simulator.teams.app_id)
    return {
        "version": version, "now": stamp(tenant.now()), "date": day.isoformat(),
        "rooms": [_room(tenant, room, day, simulator.teams.app_id) for room in rooms],
        "people": [
            {"id": p.id, "name": p.name, "mail": p.mail, "upn": p.upn, "kind": "guest" if p.guest else "member",
             "mailbox": p.mailbox}
            for p in tenant.people.values()
        ],
        "requests": [request_json(r) for r in islice(reversed(witness.requests), 50)],
        "decisions": [
            {"at": stamp(d.at), "room": d.room, "organizer": d.organizer, "start": stamp(d.start), "end": stamp(d.end),
             "answer": d.answer, "reason": d.reason, "by": d.by}
            for d in islice(reversed(witness.decisions), 50)
        ],
        "consent": app is not None and app.consented,
    }  # fmt: skip


def _room(tenant: Tenant, room: Room, day: date, app: str) -> Json:
    start = datetime.combine(day, time(0), zone(room.zone)).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(0), zone(room.zone)).astimezone(UTC)
    policy = tenant.policy_of(room)
    found = tenant.mailbox(room.address).within(start, end)
    return {
        "address": room.address, "name": room.name, "building": room.building, "floor": room.floor,
        "label": room.floor_label, "seats": room.seats, "tags": list(room.tags), "zone": room.zone,
        "screen": room.screen,
        "video": room.video, "audio": room.audio, "wheelchair": room.wheelchair, "policy": POLICIES[policy.answer],
        "owner": policy.owner,
        "events": [_event(tenant, item, first, last, app, policy.answer) for item, first, last in found],
    }  # fmt: skip


def _event(tenant: Tenant, item: CalendarItem, start: datetime, end: datetime, app: str, policy: str) -> Json:
    box = tenant.mailbox_or_none(item.organizer)
    master = box.by_uid.get(item.ical_uid) if box else None
    answer = {"accepted": "accepted", "tentativelyAccepted": "tentative", "organizer": "accepted"}.get(item.response)
    return {
        "id": item.id, "subject": (master or item).subject, "organizer": item.organizer_name, "start": stamp(start),
        "end": stamp(end), "answer": answer or "waiting", "ours": master is not None and master.app == app,
        "waitsForOwner": answer != "accepted" and policy in ("tentative", "never"),
    }  # fmt: skip

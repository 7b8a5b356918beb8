"""Graph's addresses, in both spellings that clients use (`microsoft.graph.room` and `graph.room`)."""

from __future__ import annotations

from . import batch, event_lists, events, places, schedule, subscriptions, users
from .calls import Handler

_IANA_ZONES = "supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')"


def _table() -> list[tuple[str, list[str], Handler]]:
    table: list[tuple[str, str, Handler]] = [
        ("GET", "organization", users.organization),
        ("GET", "users", users.users),
        ("GET", "users/{user}", users.user),
        ("GET", "users/{user}/mailboxSettings", users.mailbox_settings),
        ("GET", "users/{user}/mailboxSettings/{setting}", users.one_setting),
        ("GET", "users/{user}/outlook/supportedTimeZones", users.time_zones),
        ("GET", f"users/{{user}}/outlook/{_IANA_ZONES}", users.time_zones),
        ("GET", "users/{user}/calendar", event_lists.calendar),
        ("GET", "subscriptions", subscriptions.list_all),
        ("POST", "subscriptions", subscriptions.create),
        ("GET", "subscriptions/{subscription}", subscriptions.get),
        ("PATCH", "subscriptions/{subscription}", subscriptions.update),
        ("DELETE", "subscriptions/{subscription}", subscriptions.delete),
        ("POST", "$batch", batch.batch),
    ]
    for kind in ("microsoft.graph.", "graph."):
        table += [
            ("GET", f"places/{kind}room", places.rooms),
            ("GET", f"places/{kind}roomList", places.room_lists),
            ("GET", f"places/{kind}building", places.buildings),
            ("GET", f"places/{{place}}/{kind}roomList/rooms", places.rooms_of_list),
            *(("GET", f"places/{kind}{each}", places.nothing) for each in ("floor", "section", "desk", "workspace")),
        ]
    table.append(("GET", "places/{place}", places.place))
    for kind in ("", "microsoft.graph."):
        table.append(("POST", f"users/{{user}}/calendar/{kind}getSchedule", schedule.get_schedule))
    for base in ("users/{user}", "users/{user}/calendar"):
        table += [
            ("GET", f"{base}/events", event_lists.events),
            ("POST", f"{base}/events", events.create),
            ("GET", f"{base}/calendarView", event_lists.calendar_view),
            ("GET", f"{base}/events/{{event}}", events.get),
            ("PATCH", f"{base}/events/{{event}}", events.update),
            ("DELETE", f"{base}/events/{{event}}", events.delete),
            ("GET", f"{base}/events/{{event}}/instances", event_lists.instances),
        ]
        for kind in ("", "microsoft.graph."):
            table += [
                ("POST", f"{base}/events/{{event}}/{kind}cancel", events.cancel),
                ("POST", f"{base}/events/{{event}}/{kind}accept", events.respond("accepted")),
                ("POST", f"{base}/events/{{event}}/{kind}decline", events.respond("declined")),
                ("POST", f"{base}/events/{{event}}/{kind}tentativelyAccept", events.respond("tentativelyAccepted")),
            ]
    return [(method, pattern.split("/"), handler) for method, pattern, handler in table]


_ROUTES = _table()


def route(method: str, segments: list[str]) -> tuple[Handler | None, dict[str, str], bool]:
    """The handler of a request, the variables of its path, and whether the address exists for some method."""
    known = False
    for verb, pattern, handler in _ROUTES:
        if len(pattern) != len(segments):
            continue
        values: dict[str, str] = {}
        for want, have in zip(pattern, segments, strict=True):
            if want.startswith("{"):
                values[want[1:-1]] = have
            elif want.lower() != have.lower():
                break
        else:
            known = True
            if verb == method:
                return handler, values, True
    return None, {}, known

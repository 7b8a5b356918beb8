"""Times as Graph writes them: dateTimeTimeZone, seven decimals. Microsoft's page: "dateTimeTimeZone resource type"."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from ..zones import UnknownZone, zone
from .calls import Call, GraphError, bad

_LOCAL = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?Z?$")


def read(value: Any, name: str) -> tuple[datetime, str]:
    """A dateTimeTimeZone as an instant in UTC and its zone's name; 400 when it is not one."""
    if not isinstance(value, dict) or not isinstance(value.get("dateTime"), str):
        raise bad(f"The property '{name}' needs a dateTime.", "ErrorPropertyValidationFailure")
    if unknown := value.keys() - {"dateTime", "timeZone"} - {k for k in value if k.startswith("@")}:
        words = f"The property '{min(unknown)}' does not exist on type 'microsoft.graph.dateTimeTimeZone'."
        raise bad(words, "RequestBodyRead")
    text, name_of_zone = value["dateTime"], value.get("timeZone") or "UTC"
    if not _LOCAL.match(text):
        raise bad(f"The value '{text}' of '{name}' is not a dateTime.", "ErrorInvalidDateTime")
    try:
        here = zone(name_of_zone)
        local = datetime.fromisoformat(text.removesuffix("Z"))
    except UnknownZone as cause:
        raise _no_zone(name_of_zone) from cause
    except ValueError as cause:
        raise bad(f"The value '{text}' of '{name}' is not a dateTime.", "ErrorInvalidDateTime") from cause
    return local.replace(tzinfo=UTC if text.endswith("Z") else here).astimezone(UTC), name_of_zone


def shown(moment: datetime, zone_name: str) -> dict[str, str]:
    """An instant as a dateTimeTimeZone in this zone."""
    return {"dateTime": f"{moment.astimezone(zone(zone_name)):%Y-%m-%dT%H:%M:%S.%f}0", "timeZone": zone_name}


def stamp(moment: datetime) -> str:
    """An instant as Edm.DateTimeOffset, UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}0Z"


def parameter(call: Call, name: str) -> datetime:
    """A required query parameter in ISO 8601; without an offset it is UTC."""
    text = call.query.get(name)
    if not text:
        words = "This request requires a time window: the query string parameters StartDateTime and EndDateTime."
        raise bad(words, "ErrorInvalidParameter")
    try:
        # A plus sign sent bare arrives as a blank.
        moment = datetime.fromisoformat(text.strip().replace(" ", "+"))
    except ValueError as cause:
        raise bad(f"The value '{text}' of parameter '{name}' is invalid.", "ErrorInvalidParameter") from cause
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def preferred_zone(call: Call) -> str:
    """The zone for answers: `Prefer: outlook.timezone`, else UTC; 400 for an unknown one."""
    name = call.prefer("outlook.timezone") or "UTC"
    try:
        zone(name)
    except UnknownZone as cause:
        raise _no_zone(name) from cause
    return name


def _no_zone(name: str) -> GraphError:
    words = f"A valid TimeZone value must be specified. '{name}' is not one."
    return bad(words, "TimeZoneNotSupportedException")

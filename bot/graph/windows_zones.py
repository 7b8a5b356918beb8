"""Names of time zones as Exchange has them: Windows names mostly, IANA names now and then.

The table is CLDR's windowsZones, as the package tzlocal carries it.
"""

from __future__ import annotations

from tzlocal.windows_tz import win_tz

from bot.domain.span import zone_named


def iana_zone(name: str) -> str:
    """The IANA zone of a Windows or IANA name; "" for a customised zone and for what nobody knows."""
    # "UTC" is both; CLDR's word for it, Etc/UTC, is nobody's.
    zone = name if name == "UTC" else win_tz.get(name, name)
    return zone if zone_named(zone) else ""

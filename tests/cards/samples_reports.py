"""Samples of what admins are told of how rooms are used, and the worst that may stand in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.seen_use import SeenUse
from bot.domain.use import Period, Use, UseReport
from bot.replies import Reply
from bot.replies.reports import ReportShown

FOUR_WEEKS = Period(date(2026, 10, 26), date(2026, 11, 22))
_SHARES = (0.01, 0.12, 0.44, 0.61, 0.58, 0.21, 0.35, 0.66, 0.52, 0.31, 0.11, 0.0, 0.0)
_HOURS = dict(zip(range(7, 20), _SHARES, strict=True))
_NAMES = ("Everest", "Fuji", "K2", "Elbe", "Thames", "The very long name of a room by the river", "Lhotse", "Makalu")


def _used(name: str, n: int) -> Use:
    building = "Harbour House" if name == "Thames" else "HQ"
    return Use(name, building, 1, 42 - 5 * n, 3000 - 350 * n, 0.71 - 0.09 * n, n % 3, n % 2)


REPORT = UseReport(
    FOUR_WEEKS,
    "",
    Use("", "", 10, 196, 14200, 0.34, 7, 4),
    (*(_used(name, n) for n, name in enumerate(_NAMES)), Use("Annapurna", "HQ"), Use("Tiny", "HQ")),
    (Use("HQ", "HQ", 9, 170, 12000, 0.37), Use("Harbour House", "Harbour House", 1, 26, 2200, 0.26)),
    _HOURS,
    18,
    12,
)
_QUIET = dict.fromkeys(_HOURS, 0.0)
_DAY = Period(date(2026, 11, 22), date(2026, 11, 22))
NOTHING = UseReport(_DAY, "HQ", Use("", "HQ", 9), (Use("Everest", "HQ"),), (Use("HQ", "HQ"),), _QUIET, 0, None)
_ADDRESS = "https://nook.contoso.com/exports/report/aaaa"

SEEN = SeenUse(Period(date(2026, 11, 16), date(2026, 11, 20)), 0.47, (("HQ", "Everest", 0.83), ("HQ", "Fuji", 0.0)))

REPORT_SAMPLES: dict[str, Reply] = {
    "report": ReportShown(REPORT, ("HQ", "Harbour House"), f"{_ADDRESS}.png", f"{_ADDRESS}.csv", seen=SEEN),
    "report, nothing": ReportShown(NOTHING, ("HQ",), f"{_ADDRESS}.png", f"{_ADDRESS}.csv"),
    "report, building unknown": ReportShown(REPORT, ("HQ", "Harbour House"), unknown="Atlantis"),
}


def worst_reports(text: str) -> dict[str, Reply]:
    rooms = tuple(Use(f"{text}{n}", text, 1, 3, 300, 0.5, 1, 1) for n in range(60))
    unused = tuple(Use(f"{text}{n}", text) for n in range(60))
    buildings = tuple(f"{n} {text}" for n in range(100))
    report = UseReport(FOUR_WEEKS, text, replace(REPORT.total, name=text), rooms + unused, rooms, _HOURS, 999, 1300)
    seen = SeenUse(FOUR_WEEKS, 0.5, tuple((text, f"{text}{n}", 0.5) for n in range(60)))
    return {"report": ReportShown(report, buildings, f"{_ADDRESS}.png", f"{_ADDRESS}.csv", text, seen)}

"""Reports at signed addresses: the chart at `/exports/report/<token>.png` or `.dark.png`, the figures at `.csv`.

The token says of which days and which building; what is in it is read from the store when it is fetched.
"""

from __future__ import annotations

import struct
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

from aiohttp import web

from bot.domain.seen_use import SeenUse, days_kept, seen_use, utc_days
from bot.domain.use import Period, Use, UseReport, use_report
from bot.ports import Gone, GoneWords, ReportFiles, Store, StoreTrouble
from bot.web.csv_file import csv_bytes, harmless
from bot.web.pictures import ExpiredPicture
from bot.web.report_picture import WORDS, report_svg
from bot.web.sealed import Sealed, expiry

LASTS = timedelta(minutes=10)
COLUMNS = (
    "by", "building", "name", "bookings", "hours", "share_of_office_hours", "no_shows", "declined",
    "searches_without_a_room",
)  # fmt: skip
_HEAD = struct.Struct(">QIIB")
"""Expiry in seconds since 1970, first and last day (ordinals), and the language of the chart; the building follows."""
_LANGUAGES = tuple(WORDS)


class Reports:
    """Makes the addresses and answers them. `png`: draws an SVG."""

    def __init__(
        self,
        signing_key: str,
        public_url: str,
        now: Callable[[], datetime],
        store: Store,
        png: Callable[[str], Awaitable[bytes]],
        gone: GoneWords,
    ) -> None:
        # A key each: the address of a chart, which lasts a day, opens no table.
        self._charts = Sealed(signing_key, b"nook: charts of reports, 1")
        self._tables = Sealed(signing_key, b"nook: tables of reports, 1")
        self._url, self._now, self._store, self._png = public_url.rstrip("/"), now, store, png
        self._gone, self._expired = gone, ExpiredPicture(png, gone)

    def addresses(self, period: Period, building: str, locale: str) -> ReportFiles:
        now, language = self._now(), locale.replace("_", "-").partition("-")[0].lower()
        chart = self._charts.token(_packed(expiry(now), period, building, language))
        table = self._tables.token(_packed(now + LASTS, period, building, language))
        return ReportFiles(f"{self._url}/exports/report/{chart}.png", f"{self._url}/exports/report/{table}.csv")

    def routes(self) -> list[web.RouteDef]:
        token = "{token:[A-Za-z0-9_-]{1,900}}"
        return [
            web.get(f"/exports/report/{token}{{dark:(?:\\.dark)?}}.png", self._chart),
            web.get(f"/exports/report/{token}.csv", self._table, allow_head=False),
        ]

    async def _chart(self, request: web.Request) -> web.Response:
        expires, period, building, language = self._asked(self._charts, request)
        left, dark = int((expires - self._now()).total_seconds()), bool(request.match_info["dark"])
        if left <= 0:
            return await self._expired.answer(language, dark)
        drawn = await self._png(report_svg(await self._report(period, building, language), language, dark))
        return _answer(drawn, "image/png", f"private, max-age={min(left, 600)}")

    async def _table(self, request: web.Request) -> web.Response:
        expires, period, building, language = self._asked(self._tables, request)
        if expires <= self._now():
            raise web.HTTPGone(text=" ".join(self._gone(Gone.REPORT, language)))
        rows = _rows(await self._report(period, building, language))
        rows += _seen(await self._seen(period, building, language))
        name = f"nook-report-{period.first}-{period.last}.csv"
        answer = _answer(csv_bytes([COLUMNS, *rows]), "text/csv", "no-store")
        answer.charset = "utf-8"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Referrer-Policy"] = "no-referrer"
        return answer

    def _asked(self, sealed: Sealed, request: web.Request) -> tuple[datetime, Period, str, str]:
        payload = sealed.opened(request.match_info["token"])
        if payload is None:
            raise web.HTTPNotFound(text="No such report.")
        seconds, first, last, language = _HEAD.unpack_from(payload)
        period = Period(date.fromordinal(first), date.fromordinal(last))
        building = payload[_HEAD.size :].decode()
        return datetime.fromtimestamp(seconds, UTC), period, building, _LANGUAGES[language % len(_LANGUAGES)]

    async def _report(self, period: Period, building: str, language: str) -> UseReport:
        try:
            stays, counts = await self._store.used(period)
            return use_report(await self._store.workplace(), stays, counts, period, building)
        except StoreTrouble:
            raise web.HTTPServiceUnavailable(text=" ".join(self._gone(Gone.NO_DATABASE, language))) from None

    async def _seen(self, period: Period, building: str, language: str) -> SeenUse | None:
        days = days_kept(period, self._now().date())
        try:
            read = {day: await self._store.free_busy(day) for day in utc_days(days)}
            return seen_use(await self._store.linked_rooms(), read, days, building)
        except StoreTrouble:
            raise web.HTTPServiceUnavailable(text=" ".join(self._gone(Gone.NO_DATABASE, language))) from None


def _packed(expires: datetime, period: Period, building: str, language: str) -> bytes:
    number = _LANGUAGES.index(language) if language in _LANGUAGES else 0
    head = _HEAD.pack(int(expires.timestamp()), period.first.toordinal(), period.last.toordinal(), number)
    return head + building.encode()


def _rows(report: UseReport) -> list[tuple[str, ...]]:
    total = _row("all", report.total)
    return [
        (*total[:-1], str(report.nothing)),
        *(_row("building", use) for use in report.buildings),
        *(_row("room", use) for use in report.rooms),
        *(
            ("hour", harmless(report.building), f"{hour:02}:00", "", "", f"{share:.3f}", "", "", "")
            for hour, share in report.hours.items()
        ),
    ]


def _seen(seen: SeenUse | None) -> list[tuple[str, ...]]:
    """Of the last days, as the calendars had it: whoever booked."""
    rooms = seen.rooms if seen else ()
    return [("calendar", harmless(at), harmless(name), "", "", f"{share:.3f}", "", "", "") for at, name, share in rooms]


def _row(by: str, use: Use) -> tuple[str, ...]:
    names = (harmless(use.building), harmless(use.name))
    hours, share = f"{use.minutes / 60:.2f}", f"{use.share:.3f}"
    return by, *names, str(use.bookings), hours, share, str(use.no_shows), str(use.declined), ""


def _answer(body: bytes, content_type: str, caching: str) -> web.Response:
    headers = {"Cache-Control": caching, "X-Content-Type-Options": "nosniff"}
    return web.Response(body=body, content_type=content_type, headers=headers)

"""`admin report`: how rooms were used, by room, building and hour; what went wrong; and nobody's name."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.commands.admin.guard import Handler
from bot.commands.command import AnswerPress, Asked
from bot.domain.seen_use import days_kept, seen_use, utc_days
from bot.domain.use import Period, use_report
from bot.language.admin_grammar import AdminWish, Verb
from bot.language.periods import said_period
from bot.presses.reports import AS_IT_IS, EVERYWHERE, ShowReport
from bot.replies.reports import ReportShown

LONGEST_DAYS = 400
"""A year and a bit; of a longer period the last days are told."""


async def show(asked: Asked, wish: AdminWish) -> ReportShown:
    period, place = said_period(wish.name or "", asked.now.astimezone(ZoneInfo(asked.zone)).date())
    return await _report(asked, period, place)


async def again(asked: Asked, press: ShowReport, _owner: str) -> ReportShown:
    """As it is chosen on the card; what is not chosen stays as it was."""
    period, building = Period(press.first, press.last), press.building
    if (said := asked.inputs.get("period", AS_IT_IS)) != AS_IT_IS:
        period, _ = said_period(said, asked.now.astimezone(ZoneInfo(asked.zone)).date())
    chosen = asked.inputs.get("building", "")
    if chosen == EVERYWHERE:
        building = ""
    elif chosen.isdecimal() and int(chosen) < len(press.buildings):
        building = press.buildings[int(chosen)]
    return await _report(asked, period, building)


async def _report(asked: Asked, period: Period, place: str) -> ReportShown:
    if period.days > LONGEST_DAYS:
        period = period.ending(LONGEST_DAYS)
    workplace = await asked.world.store.workplace()
    buildings = tuple(sorted({room.building for room in workplace if room.building}))
    building = next((name for name in buildings if name.casefold() == place.casefold()), "")
    stays, counts = await asked.world.store.used(period)
    report = use_report(workplace, stays, counts, period, building)
    days = days_kept(period, asked.now.astimezone(ZoneInfo(asked.zone)).date())
    read = {day: await asked.world.store.free_busy(day) for day in utc_days(days)}
    seen = seen_use(asked.rooms, read, days, building)
    files = asked.world.reports(period, building, asked.speaker.locale)
    return ReportShown(report, buildings, files.picture, files.table, "" if building else place, seen)


VERBS: dict[Verb, Handler] = {"report": show}
PRESSES: dict[type, AnswerPress] = {ShowReport: again}

"""How rooms were used: the sums, a chart, the most and least used, and the same as a file. Nobody's name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from babel.numbers import format_percent

from bot.domain.seen_use import SeenUse
from bot.domain.use import CLOSES, OPENS, Period, Use
from bot.ports import Drawn
from bot.presses.reports import AS_IT_IS, EVERYWHERE, ShowReport
from bot.replies.reports import ReportShown
from cards.clean import clean
from cards.elements import ActionSet, Image, OpenUrl
from cards.inputs import InputChoices
from cards.page import Page, heading, quiet, strong, text
from cards.tongue import mark, say, say_count
from cards.words import DOT, length, listed, sentences

PERIODS = {
    "last 7 days": mark("Last 7 days"),
    "last 30 days": mark("Last 30 days"),
    "this month": mark("This month"),
    "last month": mark("Last month"),
    "last quarter": mark("Last quarter"),
    "this year": mark("This year"),
}
"""What is chosen is said to Nook as an admin would say it."""
_MOST_NAMED = 5
_MOST_CHOICES = 50


def draw(reply: ReportShown, page: Page) -> Drawn:
    report = reply.report
    title = say("How rooms were used")
    place = clean(report.building, 60) or say("All buildings")
    when = _days(report.period, page)
    body: list[Any] = [heading(title), text(f"{place}{DOT}{when}", spacing="Small")]
    if reply.unknown:
        body.append(
            text(say("I know no building called {name}, so this is all of them.", name=clean(reply.unknown, 60)))
        )
    lines = _lines(reply, page)
    body += [strong(lines[0]), *(text(line, spacing="Small") for line in lines[1:])]
    if reply.seen:
        body.append(text(_by_everybody(reply.seen, page), spacing="Small"))
    if reply.picture and page.picture and report.total.bookings:
        words = sentences(f"{title}, {place}, {when}.", _by_hour(reply, page), _by_room(reply, page))
        body.append(Image(reply.picture, clean(words, 1500), size="Stretch", spacing="Medium"))
    if len(report.buildings) > 1 and report.total.bookings:
        named = [_share(use, page) for use in report.buildings[:_MOST_NAMED]]
        body.append(text(say("By building: {shares}", shares=", ".join(named)), spacing="Small"))
    unused = [clean(use.name, 40) for use in reversed(report.rooms) if not use.bookings]
    if unused and report.total.bookings:
        some = unused[:_MOST_NAMED] + (
            [say("{n} more", n=len(unused) - _MOST_NAMED)] if len(unused) > _MOST_NAMED else []
        )
        body.append(text(say("Never booked: {rooms}", rooms=", ".join(some)), spacing="Small"))
    body.append(
        quiet(
            say(
                "Counts what was booked through me, not in Outlook; office hours are Monday to Friday, {opens} to "
                "{closes}. Names nobody.",
                opens=_clock(OPENS, page),
                closes=_clock(CLOSES, page),
            )
        )
    )
    if reply.file:
        export = OpenUrl(say("Export as CSV"), reply.file, tooltip=say("These figures as a file, for ten minutes"))
        body.append(ActionSet([export], spacing="Medium"))
    periods = {value: say(words) for value, words in PERIODS.items()}
    body.append(InputChoices("period", say("Period"), {AS_IT_IS: when, **periods}, value=AS_IT_IS))
    if len(reply.buildings) > 1:
        buildings = reply.buildings[:_MOST_CHOICES]
        choices = {EVERYWHERE: say("All buildings"), **{str(n): clean(name, 60) for n, name in enumerate(buildings)}}
        chosen = str(buildings.index(report.building)) if report.building in buildings else EVERYWHERE
        body.append(InputChoices("building", say("Building"), choices, value=chosen))
    choice = ShowReport(report.period.first, report.period.last, report.building, reply.buildings[:_MOST_CHOICES])
    again = page.button(say("Show"), choice, tooltip=say("The report of what is chosen"), inputs=True)
    return page.card(f"{title}: {place}, {when}. {lines[0]}", body, [again])


def _lines(reply: ReportShown, page: Page) -> list[str]:
    report, total = reply.report, reply.report.total
    if not total.bookings:
        first = say("Nothing was booked on these days.")
    else:
        booked = say_count("{n} booking", "{n} bookings", total.bookings)
        first = say(
            "{bookings}, {hours}; {share} of the office hours",
            bookings=booked,
            hours=length(max(60, round(total.minutes / 60) * 60)),
            share=_percent(total.share, page),
        )
    nothing = say_count("{n} search found no free room", "{n} searches found no free room", report.nothing)
    if report.nothing and report.wanted:
        wanted = say_count("{n} person", "{n} people", report.wanted)
        nothing = say("{searches}, most often for {people}", searches=nothing, people=wanted)
    missed = [
        say_count("{n} no-show", "{n} no-shows", total.no_shows),
        say_count("{n} declined by the room", "{n} declined by the room", total.declined),
    ]
    if not (total.bookings or total.no_shows or total.declined or report.nothing):
        return [first]
    return [first, DOT.join(missed), nothing]


def _by_everybody(seen: SeenUse, page: Page) -> str:
    most = [f"{clean(name, 40)} {_percent(share, page)}" for _, name, share in seen.rooms[:_MOST_NAMED] if share]
    words = say(
        "Whoever booked, as the calendars had it on {days}: {share} of the office hours.",
        days=_days(seen.period, page),
        share=_percent(seen.share, page),
    )
    return sentences(words, say("Most used: {rooms}.", rooms=listed(most)) if most else "")


def _by_hour(reply: ReportShown, page: Page) -> str:
    hours = reply.report.hours
    busiest = max(hours, key=lambda hour: hours[hour])
    return say(
        "Busiest from {start} to {end}, with {share} of the rooms in use.",
        start=_clock(busiest, page),
        end=_clock(busiest + 1, page),
        share=_percent(hours[busiest], page),
    )


def _by_room(reply: ReportShown, page: Page) -> str:
    named = [_share(use, page) for use in reply.report.rooms[:_MOST_NAMED] if use.bookings]
    return say("Most used: {rooms}.", rooms=listed(named))


def _share(use: Use, page: Page) -> str:
    return f"{clean(use.name, 40)} {_percent(use.share, page)}"


def _clock(hour: int, page: Page) -> str:
    return page.times.moment(datetime(2027, 3, 1, hour, tzinfo=page.times.zone))


def _percent(share: float, page: Page) -> str:
    """As whole percents; what is there is never told as nothing."""
    written: str = format_percent(max(share, 0.01) if share > 0 else 0, locale=page.times.locale)
    return written


def _days(period: Period, page: Page) -> str:
    def day(one: date) -> str:
        return page.times.date(one)

    return day(period.first) if period.days == 1 else f"{day(period.first)} – {day(period.last)}"

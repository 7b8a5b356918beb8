"""`make cards`: everything Nook can say, drawn by Microsoft's renderer, to be looked at side by side.

A sheet for each width, as on a phone and in a wide window, and each theme: light, dark and high contrast.

Writes `.cards/<theme>-<width>-<locale>.html`, and beside it a PNG where there is Chromium.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import product
from pathlib import Path
from string import Template
from zoneinfo import ZoneInfo

from playwright.async_api import async_playwright

from bot.domain.floorplan import Plan, State
from bot.domain.span import Span
from bot.replies import Reader, Reply
from bot.replies.reports import ReportShown
from bot.simulator.fetch_page import FETCHED
from bot.web.day_picture import day_svg
from bot.web.plan_picture import Shown, plan_svg
from bot.web.plan_pictures import data_address
from bot.web.rasterising import rasterised
from bot.web.report_picture import report_svg
from cards import render
from cards.tongue import language_of
from tests.cards.drawing import References
from tests.cards.samples import SAMPLES
from tests.cards.workplace import NOW
from tests.page.conftest import FLAGS, chromium_path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "bot" / "simulator" / "page"
OUT = ROOT / ".cards"
TEMPLATE = Path(__file__).with_suffix(".html")


class Drawing:
    """Pictures as data addresses, in the theme of the sheet."""

    def __init__(self, theme: str, locale: str) -> None:
        self._dark, self._language = theme == "dark", language_of(locale)

    def day(self, day: Span, busy: Sequence[Span], asked: Span | None, zone: str, twelve: bool) -> str:
        return data_address(rasterised(day_svg(day, busy, asked, ZoneInfo(zone), twelve, self._dark)))

    def plan(
        self,
        plan: Plan,
        states: Mapping[str, State],
        asked: frozenset[str],
        as_of: datetime | None,
        language: str,
        twelve: bool,
    ) -> str:
        shown = Shown(states, asked, f"{as_of:%H:%M}" if as_of else "", language, self._dark)
        return data_address(rasterised(plan_svg(plan, shown)))

    def charted(self, reply: Reply) -> Reply:
        """A report with its chart, whose address is part of it."""
        if not isinstance(reply, ReportShown) or not reply.picture:
            return reply
        return replace(reply, picture=data_address(rasterised(report_svg(reply.report, self._language, self._dark))))


def sheet(theme: str, width: int, locale: str, only: str) -> str:
    reader, drawing = Reader(NOW, "Europe/Berlin", locale), Drawing(theme, locale)
    drawn = {
        name: render(drawing.charted(reply), reader, References(), drawing.day, drawing.plan).card
        for name, reply in SAMPLES.items()
        if only in name
    }
    renderer = FETCHED / "node_modules" / "adaptivecards" / "dist" / "adaptivecards.min.js"
    return Template(TEMPLATE.read_text()).substitute(
        theme=theme,
        width=width,
        columns=2_000 // width,
        styles=(PAGE / "theme.css").read_text() + (PAGE / "card.css").read_text(),
        renderer=renderer.read_text(),
        config=(PAGE / "host_config.js").read_text().replace("export const", "const"),
        cards=json.dumps(drawn).replace("</", "<\\/"),
    )


async def photographed(html: Path) -> None:
    async with async_playwright() as browsers:
        browser = await browsers.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        page = await browser.new_page(viewport={"width": 2200, "height": 900})
        await page.goto(html.as_uri())
        await page.screenshot(path=html.with_suffix(".png"), full_page=True)
        await browser.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--themes", nargs="+", default=["light", "dark", "contrast"])
    parser.add_argument("--widths", nargs="+", type=int, default=[320, 640])
    parser.add_argument("--locale", default="en-GB")
    parser.add_argument("--only", default="", help="samples whose name holds this")
    wanted = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    for theme, width in product(wanted.themes, wanted.widths):
        html = OUT / f"{theme}-{width}-{wanted.locale}.html"
        html.write_text(sheet(theme, width, wanted.locale, wanted.only))
        print(html.relative_to(ROOT))
        if chromium_path():
            asyncio.run(photographed(html))
            print(html.with_suffix(".png").relative_to(ROOT))


if __name__ == "__main__":
    main()

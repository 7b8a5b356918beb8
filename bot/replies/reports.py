"""What admins are told of how rooms are used."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.seen_use import SeenUse
from bot.domain.use import UseReport


@dataclass(frozen=True, slots=True)
class ReportShown:
    """`picture`, `file`: signed addresses of the chart and of the same as CSV, "" for none. `buildings`: all there are.
    `unknown`: a building that was named and is not there, so that all are shown. `seen`: the use by everybody on the
    last days, None where no calendar was read.
    """

    report: UseReport
    buildings: tuple[str, ...]
    picture: str = ""
    file: str = ""
    unknown: str = ""
    seen: SeenUse | None = None

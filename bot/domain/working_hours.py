"""When somebody works: what "at 7", "first thing" and "the end of the day" mean, and which times are proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.span import Span

_FIRST_HOUR = 7
"""An hour that does not lie in the working hours, or does by day and by night, is in the morning from here on."""
_DOUBTFUL_HOUR = 7
"""Then people meet early and late."""
_NINE = time(9)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """From when to when, on the person's own clock, and on which weekdays (0 is Monday). Refuses hours that end before
    they begin, and a week without a day. `week_starts`: the weekday on which "next week" begins for them.
    """

    opens: time = time(8)
    closes: time = time(18)
    days: frozenset[int] = frozenset(range(5))
    week_starts: int = 0

    def __post_init__(self) -> None:
        if not self.opens < self.closes or not self.days:
            raise ValueError(f"no working hours: {self.opens}-{self.closes} on {sorted(self.days)}")

    def reading(self, hour: int, minute: int = 0) -> int:
        """Which of the two times of day a clock that counts to twelve means, in minutes since midnight.

        That which lies in the working hours, both ends included; else the usual one.
        """
        morning = hour % 12 * 60 + minute
        by_day, later = self._hold(morning), self._hold(morning + 720)
        if by_day != later:
            return morning if by_day else morning + 720
        return morning if hour % 12 >= _FIRST_HOUR else morning + 720

    def doubtful(self, minutes: int) -> bool:
        """Whether a bare clock that was read so may as well be twelve hours off."""
        return minutes // 60 == _DOUBTFUL_HOUR and self._hold(minutes) == self._hold(minutes + 720)

    def _hold(self, minutes: int) -> bool:
        return minutes_of(self.opens) <= minutes <= minutes_of(self.closes)

    @property
    def usual(self) -> time:
        """When a meeting begins of which nobody said when: at nine, where one works then."""
        return _NINE if self.opens <= _NINE < self.closes else self.opens

    def on(self, day: date, zone: ZoneInfo) -> Span:
        """Of that day, whether or not it is a working day."""
        return Span(datetime.combine(day, self.opens, zone), datetime.combine(day, self.closes, zone))

    def contain(self, span: Span, zone: ZoneInfo) -> bool:
        """Whether it lies within the hours of one day, on the clock of `zone`; which weekday it is does not count."""
        hours = self.on(span.start.astimezone(zone).date(), zone)
        return hours.start <= span.start and span.end <= hours.end

    def workday(self, day: date) -> date:
        """`day`, or the first working day after it."""
        while day.weekday() not in self.days:
            day += timedelta(days=1)
        return day


USUAL = WorkingHours()
"""Where nobody knows better."""


def minutes_of(clock: time) -> int:
    """Since midnight."""
    return clock.hour * 60 + clock.minute

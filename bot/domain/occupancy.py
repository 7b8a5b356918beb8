"""What room calendars say, laid out so that a search of thousands of rooms is a few sums (see `domain.roster`).

Between two moments at which any room's state changes the set of busy rooms stays the same: a day has some hundred such
stretches, however many rooms there are, and none is rounded.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.roster import Roster
from bot.domain.span import Span, merged

_NEVER = float("-inf")


class Stretches:
    """Which rooms are busy when, as sets."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._moments: list[datetime] = []
        self._busy: list[int] = []

    def lay_out(self, spans: Iterable[tuple[int, Iterable[Span]]]) -> None:
        """By position in the roster; a room's own spans do not overlap."""
        starts: dict[datetime, list[int]] = {}
        ends: dict[datetime, list[int]] = {}
        for at, busy_spans in spans:
            for span in busy_spans:
                starts.setdefault(span.start, []).append(at)
                ends.setdefault(span.end, []).append(at)
        self._moments = sorted({*starts, *ends})
        self._busy, busy, bits = [], 0, self._roster.bits
        for moment in self._moments:
            busy = busy & ~bits(ends.get(moment, ())) | bits(starts.get(moment, ()))
            self._busy.append(busy)

    def clear(self, bit: int) -> None:
        self._busy = [busy & ~bit for busy in self._busy]

    def put(self, bit: int, spans: Iterable[Span]) -> None:
        for span in spans:
            first, last = self._stretch(span.start), self._stretch(span.end)
            for n in range(first, last):
                self._busy[n] |= bit

    def _stretch(self, moment: datetime) -> int:
        """The stretch that begins then; it is cut out of the one that holds it."""
        n = bisect_left(self._moments, moment)
        if n == len(self._moments) or self._moments[n] != moment:
            self._moments.insert(n, moment)
            self._busy.insert(n, self._busy[n - 1] if n else 0)
        return n

    def busy(self, span: Span) -> int:
        """The rooms that are busy at some time of it."""
        n = bisect_right(self._moments, span.start)
        busy = self._busy[n - 1] if n else 0
        last = bisect_left(self._moments, span.end, n)
        for stretch in self._busy[n:last]:
            busy |= stretch
        return busy


class Day:
    """The readings of one UTC day, and what Nook's own bookings hold on it, by calendar address.

    What is put in is laid out at once; a room that was never read is unknown.
    """

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.readings: dict[str, FreeBusy] = {}
        self.held: dict[str, tuple[Span, ...]] = {}
        self.unknown = roster.all
        self._by_others, self._by_nook = Stretches(roster), Stretches(roster)
        self._read_at = array("d", [_NEVER]) * len(roster.rooms)
        self._same: dict[Span, Span] = {}

    def lay_out(self, readings: Mapping[str, FreeBusy]) -> None:
        """Many at once; what is there already is newer and stays."""
        for calendar, reading in readings.items():
            if calendar not in self.readings:
                self.readings[calendar] = self._shared(reading)
                self._note(calendar, reading)
        position = self.roster.position
        known = {
            position[calendar]: reading.busy
            for calendar, reading in self.readings.items()
            if calendar in position and reading.known
        }
        self.unknown = self.roster.all & ~self.roster.bits(known)
        self._by_others.lay_out((at, merged(busy)) for at, busy in known.items())

    def put(self, calendar: str, reading: FreeBusy) -> None:
        before = self.readings.get(calendar)
        self.readings[calendar] = reading = self._shared(reading)
        self._note(calendar, reading)
        at = self.roster.position.get(calendar)
        if at is None or (before and (before.busy, before.known) == (reading.busy, reading.known)):
            return
        bit = 1 << at
        self.unknown = self.unknown & ~bit if reading.known else self.unknown | bit
        if before and before.busy:
            self._by_others.clear(bit)
        if reading.known:
            self._by_others.put(bit, reading.busy)

    def hold_all(self, held: Mapping[str, tuple[Span, ...]]) -> None:
        """All that bookings hold, instead of what they held before."""
        position = self.roster.position
        self.held = dict(held)
        self._by_nook.lay_out((position[calendar], merged(held[calendar])) for calendar in held if calendar in position)

    def hold(self, calendar: str, spans: tuple[Span, ...]) -> None:
        """What bookings hold of one room, instead of what they held before."""
        before = self.held.pop(calendar, ())
        if spans:
            self.held[calendar] = spans
        if spans != before and (at := self.roster.position.get(calendar)) is not None:
            self._by_nook.clear(1 << at)
            self._by_nook.put(1 << at, spans)

    def busy(self, span: Span) -> int:
        """The rooms that are busy at some time of it."""
        return self._by_others.busy(span) | self._by_nook.busy(span)

    def before(self, moment: datetime) -> int:
        """The rooms that were read before then, or never."""
        at = moment.timestamp()
        if not self._read_at or min(self._read_at) >= at:
            return 0
        return self.roster.bits(n for n, read_at in enumerate(self._read_at) if read_at < at)

    def _note(self, calendar: str, reading: FreeBusy) -> None:
        if (at := self.roster.position.get(calendar)) is not None and reading.as_of is not None:
            self._read_at[at] = reading.as_of.timestamp()

    def _shared(self, reading: FreeBusy) -> FreeBusy:
        """Most meetings begin and end as others do: each such span is kept once, a fifth of the memory."""
        if not reading.busy:
            return reading
        same = self._same.setdefault
        return FreeBusy(tuple([same(span, span) for span in reading.busy]), reading.known, reading.as_of)


class Occupancy(Mapping[str, FreeBusy]):
    """By calendar address: what is busy on these days, with what Nook's own bookings hold.

    What was read before `since` is unknown. `over`: readings that count instead of those of the days.
    """

    def __init__(self, days: Sequence[Day], since: datetime, over: Mapping[str, FreeBusy] | None = None) -> None:
        self._days, self._since, self._over = days, since, dict(over or {})

    def __getitem__(self, calendar: str) -> FreeBusy:
        if calendar in self._over:
            return self._over[calendar]
        readings = [day.readings.get(calendar, UNKNOWN) for day in self._days]
        held = [span for day in self._days for span in day.held.get(calendar, ())]
        if len(readings) == 1 and not held and readings[0].since(self._since):
            return readings[0]
        busy = tuple(merged([*(span for reading in readings for span in reading.busy), *held]))
        known = all(reading.known and reading.since(self._since) for reading in readings)
        moments = [reading.as_of for reading in readings if reading.as_of is not None]
        return FreeBusy(busy, known, min(moments) if moments else None)

    def with_newer(self, newer: Mapping[str, FreeBusy]) -> Occupancy:
        return Occupancy(self._days, self._since, {**self._over, **newer})

    def __iter__(self) -> Iterator[str]:
        return iter({**self._over, **{calendar: None for day in self._days for calendar in day.readings}})

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def unknown_and_busy(self, roster: Roster, span: Span) -> tuple[int, int]:
        """Of its rooms, as two sets. Raises LookupError for another roster than that of the days."""
        unknown = busy = 0
        for day in self._days:
            if day.roster is not roster:
                raise LookupError("these days are laid out for other rooms")
            unknown |= day.unknown | day.before(self._since)
            busy |= day.busy(span)
        for calendar, reading in self._over.items():
            if (at := roster.position.get(calendar)) is not None:
                bit = 1 << at
                unknown = unknown & ~bit if reading.known else unknown | bit
                busy = busy & ~bit if reading.free(span) or not reading.known else busy | bit
        return unknown, busy


def unknown_and_busy(free_busy: Mapping[str, FreeBusy], roster: Roster, span: Span) -> tuple[int, int]:
    if isinstance(free_busy, Occupancy):
        try:
            return free_busy.unknown_and_busy(roster, span)
        except LookupError:
            pass
    unknown, busy = [], []
    for calendar, at in roster.position.items():
        reading = free_busy.get(calendar, UNKNOWN)
        if not reading.known:
            unknown.append(at)
        elif not reading.free(span):
            busy.append(at)
    return roster.bits(unknown), roster.bits(busy)

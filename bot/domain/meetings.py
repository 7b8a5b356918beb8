"""Meetings in linked rooms as a person's own calendar has them, whether Nook made them or Outlook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.booking import Answer
from bot.domain.span import Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, or one occurrence of a series. `calendar`: the room's address, lower case; `answer`: the room's.

    `organizer`: the person organises it, and so may change it; the subject is shown to its own people only. `guests`:
    how many others are invited, rooms left out. `series`: the id of its master where it is an occurrence of a
    series, else "".
    """

    event_id: str
    ical_uid: str
    subject: str
    span: Span
    calendar: str
    answer: Answer
    organizer: bool
    guests: int = 0
    link: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """An event that Nook made as itself, with the id of the booking that it was made for. `calendar`: its room's
    address, lower case, "" where it has none; `guests`: addresses of the invited; `made_at`: UTC, where it is known.
    """

    booking: str
    event_id: str
    ical_uid: str
    link: str
    subject: str
    span: Span
    calendar: str
    guests: tuple[str, ...] = ()
    made_at: datetime | None = None

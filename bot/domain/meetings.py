"""Meetings in linked rooms as a person's own calendar has them, whether Nook made them or Outlook."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.booking import Answer
from bot.domain.span import Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, or one occurrence of a series. `calendar`: the room's address, lower case; `answer`: the room's.

    `organizer`: the person organises it, and so may change it; the subject is shown to its own people only. `guests`:
    how many others are invited, rooms left out. `series`: it is an occurrence of one.
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
    series: bool = False

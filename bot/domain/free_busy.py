"""What one room calendar says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.span import Span


@dataclass(frozen=True, slots=True)
class FreeBusy:
    """What one room calendar says.

    `known` False: it did not answer, which is never free. `as_of`: when Microsoft 365 was asked, UTC.
    """

    busy: tuple[Span, ...] = ()
    known: bool = True
    as_of: datetime | None = None

    def free(self, span: Span) -> bool:
        if not self.known:
            return False
        start, end = span.start, span.end
        # As Span.overlaps has it, without a call for each: a search asks this of every room.
        for busy in self.busy:  # noqa: SIM110
            if busy.start < end and start < busy.end:
                return False
        return True

    def since(self, moment: datetime) -> bool:
        """Whether Microsoft 365 was asked then or later."""
        return self.as_of is not None and self.as_of >= moment


UNKNOWN = FreeBusy(known=False)

"""What a check has found so far, and how Microsoft's refusals are told apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.ports import CalendarRefused, CalendarTrouble, Throttled
from bot.replies.calendars import Checked, Detail, Fault, Hint

_SECRET = ("AADSTS7000215", "AADSTS7000222")
"""Wrong and expired ("Microsoft Entra authentication and authorization error codes")."""
_NO_CONSENT = ("AADSTS700016", "AADSTS7000229", "AADSTS65001")

Kind = TypeVar("Kind", Fault, Hint)


@dataclass(slots=True)
class Findings:
    """Filled by the parts of a check, which run side by side."""

    tried: int = 0
    _faults: dict[tuple[Fault, str], dict[Detail, None]] = field(default_factory=dict)
    _hints: dict[tuple[Hint, str], dict[Detail, None]] = field(default_factory=dict)

    def fault(self, what: Fault, on: str = "", details: Iterable[Detail] = ()) -> None:
        self._faults.setdefault((what, on), {}).update(dict.fromkeys(details))

    def hint(self, what: Hint, on: str = "", details: Iterable[Detail] = ()) -> None:
        self._hints.setdefault((what, on), {}).update(dict.fromkeys(details))

    def sign_in(self, trouble: CalendarTrouble, on: str) -> None:
        """No token could be had."""
        text = str(trouble)
        if isinstance(trouble, CalendarRefused) and any(code in text for code in _SECRET):
            self.fault(Fault.SECRET, on)
        elif isinstance(trouble, CalendarRefused) and any(code in text for code in _NO_CONSENT):
            self.fault(Fault.CONSENT, on)
        else:
            self._silent(Fault.LOGIN, trouble, on)

    def graph(self, trouble: CalendarTrouble, on: str) -> None:
        """Microsoft Graph did not do what was asked."""
        self._silent(Fault.GRAPH, trouble, on)

    def _silent(self, what: Fault, trouble: CalendarTrouble, on: str) -> None:
        if isinstance(trouble, Throttled):
            self.hint(Hint.BUSY, on)
        else:
            self.fault(what, on, [trouble.ailment])

    def summed_up(self) -> Checked:
        """The weightiest first: in the order of `Fault` and `Hint`."""
        return Checked(_in_order(self._faults, list(Fault)), _in_order(self._hints, list(Hint)), self.tried)


def _in_order(
    found: dict[tuple[Kind, str], dict[Detail, None]], order: list[Kind]
) -> tuple[tuple[Kind, str, tuple[Detail, ...]], ...]:
    first = sorted(found, key=lambda one: (order.index(one[0]), one[1].casefold()))
    return tuple((what, on, tuple(found[what, on])) for what, on in first)

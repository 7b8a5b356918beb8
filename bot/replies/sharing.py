"""What all see in a shared chat instead of what concerns one of them only."""

from __future__ import annotations

from dataclasses import dataclass

from bot.presses import Press


@dataclass(frozen=True, slots=True)
class Looking:
    """`name` looks for a room; `form` shows the form, to them alone."""

    name: str
    form: Press


@dataclass(frozen=True, slots=True)
class WroteToYou:
    """It was answered in the own chat of `name`, which `link` opens; not `reached`: Nook is not installed for them, and
    nothing was shown.
    """

    name: str
    link: str
    reached: bool = True


SharedReply = Looking | WroteToYou

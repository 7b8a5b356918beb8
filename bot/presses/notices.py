"""Buttons of what people are told unasked, and of waiting for a room. Each answers only the person whose card it is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.wish import Wish


@dataclass(frozen=True, slots=True)
class KeepRoom:
    """The room is still needed: the answer to that notice."""

    notice: str


@dataclass(frozen=True, slots=True)
class GiveBack:
    """The room is not needed: the answer to that notice."""

    notice: str


@dataclass(frozen=True, slots=True)
class KeepRest:
    """The rest of the series is still needed: the answer to that notice."""

    notice: str


@dataclass(frozen=True, slots=True)
class GiveBackRest:
    """The rest of the series is not needed: the answer to that notice."""

    notice: str


@dataclass(frozen=True, slots=True)
class WaitFor:
    """To be told when a room for this wish frees up."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class StopWaiting:
    wait: str


@dataclass(frozen=True, slots=True)
class AskHolder:
    """Whether the holder of the room that is named in the wish could give it up."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class BeQuiet:
    """No more notices; `on` False: notices again."""

    on: bool = True


NoticePress = KeepRoom | GiveBack | KeepRest | GiveBackRest | WaitFor | StopWaiting | AskHolder | BeQuiet

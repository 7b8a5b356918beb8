"""A request that is turned away at the door, before Nook hears anything of it."""

from __future__ import annotations


class Refused(Exception):
    """`status` is the HTTP answer (4xx); `why` is for the log and never repeats what the caller sent."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why

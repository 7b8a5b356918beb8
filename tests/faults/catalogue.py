"""The faults that Nook is tried with, each with its dose and what must hold.

A test belongs to a fault by `@pytest.mark.fault("F7")`; one that switches a defence off, and must then see the harm, by
`@pytest.mark.control("F7")`.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """`dose`: what `make faults` tries, the long ones included. `less`: what it leaves out, "" where nothing."""

    what: str
    dose: str
    holds: str
    less: str = ""


FAULTS: dict[str, Fault] = {}

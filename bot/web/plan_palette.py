"""The colours and signs of a plan's picture, on a light ground and on a dark one.

Neither a message nor an invoke says which theme a reader has, so a card names a picture for each, and Teams takes one
(`themedUrls`). A tab knows ("Get context for your tab", `theme`), and draws the one that belongs there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.floorplan import Kind, State


@dataclass(frozen=True, slots=True)
class Palette:
    """`fill`, `line` and `edge`: of a room in that state; `line` is what its pattern is drawn with. `halo` lies behind
    names, `veil` over a picture."""

    ground: str
    floor: str
    wall: str
    thin: str
    ink: str
    quiet: str
    halo: str
    asked: str
    fill: Mapping[State, str]
    line: Mapping[State, str]
    edge: Mapping[State, str]
    kinds: Mapping[Kind, str]


LIGHT = Palette(
    ground="#F5F5F5",
    floor="#FFFFFF",
    wall="#8A8886",
    thin="#C8C6C4",
    ink="#242424",
    quiet="#616161",
    halo="#FFFFFF",
    asked="#4F52B2",
    fill={State.FREE: "#BFE6BB", State.SOON: "#FFE3B8", State.BUSY: "#F9D5D3", State.UNKNOWN: "#E1DFDD"},
    line={State.SOON: "#F2B45E", State.BUSY: "#E9A3A0"},
    edge={State.FREE: "#0E700E", State.SOON: "#B35900", State.BUSY: "#A4262C", State.UNKNOWN: "#6B6966"},
    kinds={
        Kind.ROOM: "#ECEBE9",
        Kind.WAY: "#FFFFFF",
        Kind.SERVICE: "#EFEEEC",
        Kind.WALL: "#BDBBB8",
        Kind.OPEN: "#F3F7F1",
    },
)
DARK = Palette(
    ground="#292929",
    floor="#1F1F1F",
    wall="#8A8886",
    thin="#484644",
    ink="#FFFFFF",
    quiet="#C8C6C4",
    halo="#1F1F1F",
    asked="#A6A7DC",
    fill={State.FREE: "#1B4A1E", State.SOON: "#573A10", State.BUSY: "#59202A", State.UNKNOWN: "#3B3A39"},
    line={State.SOON: "#93641F", State.BUSY: "#8F3D48"},
    edge={State.FREE: "#7BC67B", State.SOON: "#F2A65A", State.BUSY: "#F1838A", State.UNKNOWN: "#A19F9D"},
    kinds={
        Kind.ROOM: "#333231",
        Kind.WAY: "#1F1F1F",
        Kind.SERVICE: "#2D2C2C",
        Kind.WALL: "#5A5856",
        Kind.OPEN: "#262B25",
    },
)
SIGNS = {
    State.FREE: ("M-2.2 .1L-.7 1.7L2.3 -1.7", 1.3),
    State.SOON: ("M0 -2.4V.2L1.7 1.4", 1.2),
    State.BUSY: ("M-2.3 0H2.3", 1.6),
    State.UNKNOWN: ("M-1.7 1.7L1.7 -1.7", 1.3),
}
"""What stands in the disc of each state, and how thick: a tick, a clock's hands, a bar, a stroke."""

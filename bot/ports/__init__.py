"""What Nook needs of the world, as Protocols, and the troubles it may meet there.

The edges (graph, store, teams) implement these.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.ports.chats import (
    CardAddress,
    Chat,
    ChatKind,
    Composed,
    ComposeKind,
    ComposeListener,
    Drawn,
    File,
    Heard,
    Hushed,
    Listener,
    Member,
    MessageTrouble,
    Messenger,
    PressListener,
    Remark,
    Remarks,
    Speaker,
)
from bot.ports.deliveries import Deliveries
from bot.ports.microsoft365 import (
    CalendarRefused,
    Calendars,
    CalendarTrouble,
    ConsentReturn,
    Directory,
    Event,
    EventWords,
    Files,
    FileTrouble,
    Invitation,
    Landing,
    People,
    PublicAddress,
    RefusedFor,
    TabSignIn,
    Throttled,
    Worded,
)
from bot.ports.notices import Asker, Notice, NoticeStore, Waiting
from bot.ports.pages import Article, Chapter, Gone, GoneWords, OpenPage, Written
from bot.ports.reporting import ReportFiles, Reports
from bot.ports.storing import (
    WROTE,
    AlreadyPressed,
    Conflict,
    Consent,
    Figures,
    HoursRead,
    Kept,
    LastAdmin,
    Remembered,
    RoomTaken,
    Store,
    StoreTrouble,
)
from bot.ports.sweeps import SweepStore
from bot.ports.tabs import FloorTab, FloorWatch, TooOften

__all__ = [
    "WROTE",
    "AlreadyPressed",
    "Article",
    "Asker",
    "CalendarRefused",
    "CalendarTrouble",
    "Calendars",
    "CardAddress",
    "Chapter",
    "Chat",
    "ChatKind",
    "Clock",
    "ComposeKind",
    "ComposeListener",
    "Composed",
    "Conflict",
    "Consent",
    "ConsentReturn",
    "Deliveries",
    "Directory",
    "Drawn",
    "Event",
    "EventWords",
    "Figures",
    "File",
    "FileTrouble",
    "Files",
    "FloorTab",
    "FloorWatch",
    "Gone",
    "GoneWords",
    "Heard",
    "HoursRead",
    "Hushed",
    "Invitation",
    "Kept",
    "Landing",
    "LastAdmin",
    "Listener",
    "Member",
    "MessageTrouble",
    "Messenger",
    "Notice",
    "NoticeStore",
    "OpenPage",
    "People",
    "PressListener",
    "PublicAddress",
    "RefusedFor",
    "Remark",
    "Remarks",
    "Remembered",
    "ReportFiles",
    "Reports",
    "RoomTaken",
    "Speaker",
    "Store",
    "StoreTrouble",
    "SweepStore",
    "TabSignIn",
    "Throttled",
    "TooOften",
    "Waiting",
    "Worded",
    "Written",
]


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, UTC."""

    def tick(self) -> float:
        """Seconds that never go back, for measuring waits."""

    async def sleep(self, seconds: float) -> None: ...

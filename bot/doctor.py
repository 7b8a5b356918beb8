"""`python app.py doctor`: what `admin check` says, for the shell, with the same words, in English.

It looks at the settings' own database and at Microsoft 365, and changes nothing in either. Nook may run meanwhile; its
public address answers only if it does.
"""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.commands.admin.check import checked
from bot.ports import Clock, StoreTrouble
from bot.replies.calendars import Checked, Detail, Fault
from bot.serving import CannotStart
from bot.settings import Settings
from bot.store.looking import looked_at
from bot.wiring import nook
from cards.admin_check import details_in_words
from cards.remedies import FAULTS, HINTS, Remedy, commands_of, cure_of
from cards.tongue import say_count

WIDTH = 100
_MARGIN = " " * 7
_MOST_DETAILS = 20
_UNSEEN = (
    "Not seen from here: whether the tab's scope access_as_user is exposed and Teams' clients are authorised for it "
    "(docs/running.md, Single sign-on). To read that Nook would need Application.Read.All, which it does not ask for: "
    "open the tab once. Nor whether the nook.zip in Teams was made with this PUBLIC_URL and MICROSOFT_APP_ID: its "
    "validDomains and webApplicationInfo come from them, so make it anew where one has changed."
)


async def doctor(settings: Settings, clock: Clock | None = None) -> tuple[str, int]:
    """What was found, as plain text, and the exit code: 1 where there is a fault, else 0."""
    try:
        found = await _looked(settings, clock)
    except (CannotStart, StoreTrouble) as trouble:
        return f"FAULT  {trouble}\n", 1
    return as_text(found), 1 if found.faults else 0


async def _looked(settings: Settings, clock: Clock | None) -> Checked:
    with tempfile.TemporaryDirectory(prefix="nook-doctor-") as folder:
        address, behind = await looked_at(settings.database_url, Path(folder))
        if behind and address == settings.database_url:
            # Opening it would migrate what a running Nook uses.
            return Checked(((Fault.DATABASE, "", ()),), (), 1)
        here = replace(settings, database_url=address, global_admins=frozenset())
        async with nook(here, clock, working=False) as opened:
            found = await checked(opened.world, opened.world.clock.now(), settings.app_tenant)
    return replace(found, faults=((Fault.DATABASE, "", ()), *found.faults)) if behind else found


def as_text(found: Checked) -> str:
    faults, hints = len(found.faults), len(found.hints)
    named = say_count("{n} fault", "{n} faults", faults), say_count("{n} hint", "{n} hints", hints)
    summary = " and ".join(named) if faults or hints else "everything works"
    lines = [f"{say_count('{n} thing', '{n} things', found.tried)} tried: {summary}."]
    for fault, on, details in found.faults:
        lines += ["", *_lines("FAULT", FAULTS[fault], on, details)]
    for hint, on, details in found.hints:
        lines += ["", *_lines("hint", HINTS[hint], on, details)]
    return "\n".join([*lines, "", *_wrapped(_UNSEEN)]) + "\n"


def _lines(mark: str, remedy: Remedy, on: str, details: tuple[Detail, ...]) -> Iterator[str]:
    yield f"{mark:<7}{remedy.title}"
    if about := details_in_words(on, details, _MOST_DETAILS):
        yield from _wrapped(about)
    yield from _wrapped(remedy.means)
    yield from _wrapped(f"What to do: {cure_of(remedy, on, details)}")
    for command in commands_of(remedy, on, details):
        yield f"{_MARGIN}  {command}"


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=_MARGIN, subsequent_indent=_MARGIN, break_on_hyphens=False)

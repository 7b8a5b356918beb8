"""Pictures of floors at signed addresses: `/plans/floor/<token>.png`.

The token names the plan by its fingerprint and holds the state of each room, four bits each; no names. It is another as
soon as a state is, expires as the pictures of days do, and is answered from the store: Microsoft 365 is not asked.
`.dark.png` draws the same for the dark theme.
"""

from __future__ import annotations

import asyncio
import struct
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from aiohttp import web

from bot.domain.floorplan import Area, Plan, State, fingerprint
from bot.ports import GoneWords, Store
from bot.web.pictures import ExpiredPicture, png_answer
from bot.web.plan_picture import Shown, plan_svg
from bot.web.plan_words import LANGUAGES
from bot.web.rasterising import Rasteriser
from bot.web.sealed import EPOCH, Sealed, expiry

_HEAD = struct.Struct(">I8sHB")
"""Expiry in hours, the plan's fingerprint, the minute of the day of the readings, and flags: language, hours to twelve.
"""
_NO_MINUTE, _TWELVE = 0xFFFF, 0x80
_STATES = (None, *State)
_ASKED = 8
_MOST_KEPT = 256
"""PNGs in memory, some 100 KB each."""


def shown_on(plan: Plan) -> tuple[Area, ...]:
    """The areas whose state a token holds."""
    return tuple(area for area in plan.areas if area.name or area.room)


def packed(
    plan: Plan, states: Mapping[str, State], asked: frozenset[str], as_of: datetime | None, language: str, twelve: bool
) -> bytes:
    """Without its expiry. `as_of`: on the clock of the floor."""
    minute = as_of.hour * 60 + as_of.minute if as_of else _NO_MINUTE
    flags = (LANGUAGES.index(language) if language in LANGUAGES else 0) | (_TWELVE if twelve else 0)
    four = [_STATES.index(states.get(area.id)) | (_ASKED if area.id in asked else 0) for area in shown_on(plan)]
    four += [0] * (len(four) % 2)
    pairs = bytes(high << 4 | low for high, low in zip(four[::2], four[1::2], strict=True))
    return _HEAD.pack(0, fingerprint(plan), minute, flags)[4:] + pairs


def unpacked(payload: bytes, plan: Plan) -> Shown:
    """What `packed` made of that plan."""
    _, _, minute, flags = _HEAD.unpack_from(bytes(4) + payload)
    four = [part for byte in payload[_HEAD.size - 4 :] for part in (byte >> 4, byte & 15)]
    states, asked = {}, set()
    for area, bits in zip(shown_on(plan), four, strict=False):
        if (state := _STATES[(bits & 7) % len(_STATES)]) is not None:
            states[area.id] = state
            if bits & _ASKED:
                asked.add(area.id)
    as_of = "" if minute == _NO_MINUTE else _clock(minute, bool(flags & _TWELVE))
    return Shown(states, frozenset(asked), as_of, language_in(bytes(4) + payload))


def language_in(payload: bytes) -> str:
    """What the picture speaks, of the payload with its expiry."""
    flags: int = _HEAD.unpack_from(payload)[3]
    return LANGUAGES[(flags & ~_TWELVE) % len(LANGUAGES)]


def _clock(minute: int, twelve: bool) -> str:
    hour, minute = divmod(minute, 60)
    if not twelve:
        return f"{hour:02}:{minute:02}"
    return f"{hour % 12 or 12}:{minute:02} {'AM' if hour < 12 else 'PM'}"


class PlanPictures:
    """Makes the addresses and answers them. Any replica with the same `signing_key` and store answers another's."""

    def __init__(
        self, signing_key: str, public_url: str, now: Callable[[], datetime], store: Store, gone: GoneWords
    ) -> None:
        self._sealed = Sealed(signing_key, b"nook: pictures of plans, 1")
        self._url, self._now, self._store = public_url.rstrip("/"), now, store
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._drawing = asyncio.Lock()
        self.rasteriser = Rasteriser()
        self._expired = ExpiredPicture(self.rasteriser.png, gone)

    def address(
        self,
        plan: Plan,
        states: Mapping[str, State],
        asked: frozenset[str],
        as_of: datetime | None,
        language: str,
        twelve: bool,
    ) -> str:
        """`states`: by area id, of the rooms; `asked`: area ids of what was asked for."""
        self.rasteriser.begin()  # the picture will be fetched as soon as the card is there
        hours = (expiry(self._now()) - EPOCH) // timedelta(hours=1)
        payload = struct.pack(">I", hours) + packed(plan, states, asked, as_of, language, twelve)
        return f"{self._url}/plans/floor/{self._sealed.token(payload)}.png"

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/plans/floor/{token:[A-Za-z0-9_-]{1,3000}}{dark:(?:\\.dark)?}.png", self._answer)]

    async def _answer(self, request: web.Request) -> web.Response:
        payload = self._sealed.opened(request.match_info["token"])
        if payload is None:
            raise web.HTTPNotFound(text="No such picture.")
        expires = EPOCH + timedelta(hours=struct.unpack_from(">I", payload)[0])
        left, dark = int((expires - self._now()).total_seconds()), bool(request.match_info["dark"])
        body = await self.png(payload[4:], dark) if left > 0 else None
        if body is None:
            return await self._expired.answer(language_in(payload), dark)
        return png_answer(body, f"public, max-age={left}, immutable")

    async def png(self, payload: bytes, dark: bool = False) -> bytes | None:
        """None where there is no such plan any more. One is drawn at a time."""
        looks = payload + bytes([dark])
        if looks in self._kept:
            self._kept.move_to_end(looks)
            return self._kept[looks]
        mark = payload[:8]
        plan = _marked(mark, await self._store.plans()) or _marked(mark, await self._store.drafts.plans())
        if plan is None:
            return None
        picture = await self._store.plan_picture(plan.picture) if plan.picture else None
        async with self._drawing:
            if looks not in self._kept:
                shown = replace(unpacked(payload, plan), dark=dark)
                svg = plan_svg(plan, shown, data_address(picture), mark)
                self._kept[looks] = await self.rasteriser.png(svg)
                if len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
        return self._kept[looks]

    async def aclose(self) -> None:
        await self.rasteriser.aclose()


def _marked(mark: bytes, plans: Iterable[Plan]) -> Plan | None:
    return next((plan for plan in plans if fingerprint(plan) == mark), None)


def data_address(picture: bytes | None) -> str:
    if not picture:
        return ""
    kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(picture).decode()}"

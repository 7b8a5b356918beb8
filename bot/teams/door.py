"""The door: `POST /api/messages`, where Bot Framework delivers what people say and press in Teams.

In this order: the head of the request, the token, the body, whether it may come in, its meaning, its shape. Whoever
fails one gets no further, and is told in 4xx; before the last, which is dear, goes who is met with silence anyway.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

import aiohttp
from aiohttp import web

from bot.openid.keys import KeyRing
from bot.ports import ComposeListener, Deliveries, Hushed, Listener, Messenger, PressListener, Remark, Remarks
from bot.teams import answers, composing
from bot.teams.admission import admit
from bot.teams.body import check_head, read_object
from bot.teams.conversing import Conversing
from bot.teams.hearing import CARD_ACTION, compose, hear, locale_of
from bot.teams.pressing import TooMuch
from bot.teams.refused import Refused
from bot.teams.settings import DoorSettings
from bot.teams.tokens import TokenCheck
from bot.teams.turns import Turns
from bot.teams.writing import written
from bot.trace import traced

logger = logging.getLogger(__name__)


class Door:
    """Lets in what Teams sends. `hushed`: which messages need no turn. `session` reads the channel's keys, `messenger`
    sends what cannot ride on the HTTP answer, `deliveries` tells what other replicas answer, `remarks` are the words
    for what it says itself; `now` is aware.
    """

    def __init__(
        self,
        settings: DoorSettings,
        on_heard: Listener,
        on_press: PressListener,
        on_compose: ComposeListener,
        hushed: Hushed,
        messenger: Messenger,
        deliveries: Deliveries,
        remarks: Remarks,
        session: aiohttp.ClientSession,
        now: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._tokens = TokenCheck(settings, KeyRing(session, settings.openid_url, now), now)
        self._remarks, self._hushed = remarks, hushed
        self._turns = Turns(settings.app_id)
        self._conversing = Conversing(on_heard, on_press, on_compose, messenger, deliveries, remarks, now, settings)

    def routes(self) -> list[web.RouteDef]:
        """For `web.Application.add_routes`."""
        return [web.post("/api/messages", self._post)]

    async def drain(self, seconds: float) -> None:
        """Lets turns that outlived their request end, at most that long: for shutting down."""
        await self._conversing.drain(seconds)

    async def _post(self, request: web.Request) -> web.Response:
        with traced():
            try:
                return await self._let_in(request)
            except Refused as refused:
                logger.warning("turned away with %s: %s", refused.status, refused.why)
                return web.Response(status=refused.status, text=HTTPStatus(refused.status).phrase)

    async def _let_in(self, request: web.Request) -> web.Response:
        check_head(request)
        claims = await self._tokens.claims(request.headers.get("Authorization"))
        activity = await read_object(request)
        tenant = admit(activity, self._settings, claims)
        invoke = activity["type"] == "invoke"
        kind = composing.KINDS.get(str(activity.get("name"))) if invoke else None
        if invoke and kind is None and activity.get("name") != CARD_ACTION:
            return self._refusing(activity, "NotSupported", Remark.NOT_KNOWN)
        try:
            local = self._settings.local_tools
            heard = compose(activity, tenant, local, kind) if kind else hear(activity, tenant, local)
        except TooMuch:
            if invoke:
                return self._refusing(activity, "BadRequest", Remark.TOO_MUCH)
            raise Refused(400, "more than is taken at once") from None
        if heard is not None and not invoke and not heard.arrived and self._hushed(heard):
            return web.Response(status=202)
        turn = self._turns.prepare(activity, claims)
        if heard is None:
            return web.Response(status=202)
        if kind:
            return _answered(await self._conversing.compose(heard, turn))
        if invoke:
            return _answered(await self._conversing.press(heard, turn))
        await self._conversing.message(heard, turn)
        return web.Response(status=202)

    def _refusing(self, activity: Mapping[str, Any], code: str, remark: Remark) -> web.Response:
        """An invoke that is answered, but not carried out."""
        return _answered(answers.error(400, code, self._remarks(remark, locale_of(activity), "")))


def _answered(answer: answers.Answer | None) -> web.Response:
    return web.Response(body=written(answer), content_type="application/json", charset="utf-8")

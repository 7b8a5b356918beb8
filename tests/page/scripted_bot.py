"""A bot with a script of a few cards, so that the page is tried without Nook: an offer, a form, a booking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from bot.simulator import APP_ID, MovableClock, Simulator
from bot.simulator.exchange import invited
from tests.simulator.echo_bot import CARD, EchoBot

Json = dict[str, Any]


def text(words: str, **more: Any) -> Json:
    return {"type": "TextBlock", "text": words, "wrap": True, **more}


def button(title: str, verb: str, **more: Any) -> Json:
    return {"type": "Action.Execute", "title": title, "verb": verb, "data": {"ref": f"ref-{verb}"}, **more}


def card(*body: Json, actions: tuple[Json, ...] = ()) -> Json:
    return {"type": "AdaptiveCard", "version": "1.5", "body": list(body), "actions": list(actions)}


def offer(said: str) -> Json:
    return card(
        text("Free tomorrow", style="heading", weight="Bolder"),
        {"type": "FactSet", "facts": [{"title": "You said", "value": said}]},
        {"type": "Badge", "text": "only newer clients draw this"},
        actions=(button("Book Everest", "book"), button("Why not?", "refuse"), button("Tell me", "tell")),
    )


FORM = card(
    text("What is missing?"),
    {"type": "Input.Date", "id": "date", "label": "Day", "value": "2027-03-02"},
    {"type": "Input.Number", "id": "people", "label": "People", "isRequired": True, "errorMessage": "How many?"},
    {"type": "Input.Text", "id": "subject", "label": "Subject", "value": "Planning"},
    {"type": "Input.Toggle", "id": "screen", "title": "With a screen", "valueOn": "yes", "valueOff": "no"},
    {
        "type": "Input.ChoiceSet", "id": "calendars", "label": "Calendars", "isMultiSelect": True, "value": "e,f",
        "choices": [{"title": "Everest", "value": "e"}, {"title": "Fuji", "value": "f"}],
    },
    actions=(button("Find rooms", "find", style="positive"),),
)  # fmt: skip


class ScriptedBot(EchoBot):
    """Answers words with cards and presses with the next card; `presses` keeps what was pressed."""

    def __init__(self, simulator: Simulator, http: aiohttp.ClientSession, clock: MovableClock) -> None:
        super().__init__(simulator, http)
        self.clock, self.presses = clock, list[Json]()
        self.before_answering: Callable[[], Any] | None = None

    async def messages(self, request: web.Request) -> web.Response:
        activity = await request.json()
        if activity["type"] == "message":
            said = str(activity.get("text"))
            shown = FORM if "form" in said else offer(said)
            await self.write(activity["conversation"]["id"], {"type": "typing"})
            attachment = {"contentType": CARD, "content": shown}
            await self.write(activity["conversation"]["id"], {"type": "message", "attachments": [attachment]})
        if activity["type"] != "invoke":
            return web.Response(status=202)
        if self.before_answering is not None:
            await self.before_answering()
        return web.json_response({"statusCode": 200, **self._pressed(activity["value"]["action"])})

    def _pressed(self, action: Json) -> Json:
        self.presses.append(action)
        if action["verb"] == "refuse":
            error = {"code": "No", "message": "Somebody was quicker."}
            return {"statusCode": 400, "type": "application/vnd.microsoft.error", "value": error}
        if action["verb"] == "tell":
            return {"type": "application/vnd.microsoft.activity.message", "value": "All is well."}
        if action["verb"] == "find":
            return {"type": CARD, "value": card(text(f"Rooms for {action['data']['people']}"))}
        self.book(self.clock() + timedelta(days=1))
        return {"type": CARD, "value": card(text("Booked", weight="Bolder"), text("Everest, tomorrow"))}

    def book(self, start: datetime) -> None:
        """As Nook would through Graph: an event in Adele's calendar with Everest as its resource."""
        tenant = self._simulator.tenant
        values = {
            "subject": "Budget", "start": start, "end": start + timedelta(hours=1), "start_zone": "UTC",
            "end_zone": "UTC", "attendees": [invited("everest@contoso.com", "Everest", room=True)],
        }  # fmt: skip
        tenant.exchange.create("adele.vance@contoso.com", values, app=APP_ID)
        self.clock.advance(1)

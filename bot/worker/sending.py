"""Getting a card to where it stands: the same card, a new one where that is gone."""

from __future__ import annotations

from dataclasses import replace

from bot.ports import ChatKind, Kept, MessageTrouble
from bot.replies import Reply
from bot.showing import Viewer
from bot.worker.bench import Bench, log


async def show(bench: Bench, kept: Kept, reply: Reply) -> None:
    """On the same card; where there is none or it is gone, as a new message; where the chat is gone, not at all."""
    viewer = Viewer.at(kept.card, kept.booking.asker_name)
    if not kept.card.message:
        return await say_anew(bench, kept, reply)
    try:
        await bench.showing.update(reply, viewer, kept.card.message)
    except MessageTrouble as trouble:
        if not trouble.gone:
            raise
        await say_anew(bench, kept, reply)


async def say_anew(bench: Bench, kept: Kept, reply: Reply) -> None:
    """A changed card makes no sound: who has lost a room is told with a new one, which is the booking's from now on.

    Where Nook is not in that chat, as with a card from the compose box, it is told in the person's own.
    """
    card = kept.card
    if not card.chat.conversation:
        return  # it was found again in a calendar, and nobody knows where it was asked for
    try:
        try:
            message = await bench.showing.send(reply, Viewer.at(card, kept.booking.asker_name))
        except MessageTrouble as trouble:
            if not trouble.gone or card.chat.kind is ChatKind.PERSONAL:
                raise
            card = replace(card, chat=await bench.world.messenger.personal(card.chat))
            message = await bench.showing.send(reply, Viewer.at(card, kept.booking.asker_name), elsewhere=True)
    except MessageTrouble as trouble:
        if not trouble.gone:
            raise
        if card.chat.kind is ChatKind.PERSONAL:
            await bench.world.store.notices.block(kept.booking.asker)  # until they speak again
        return log.info("booking %s: its chat is gone", kept.booking.id)
    await bench.world.store.place_card(kept.booking.id, replace(card, message=message))

"""What Nook asked somebody of a booking, so that the answer is to what was asked."""

from __future__ import annotations

from bot.commands.command import Asked
from bot.ports import Kept, Notice
from bot.replies import Reply
from bot.replies.bookings import ChangeRefused, NotPossible


async def asked_about(asked: Asked, id: str) -> tuple[Notice, Kept] | Reply:
    """The question, where it was this person's, and the booking as it stands now."""
    store = asked.world.store
    notice = await store.notices.notice(id)
    kept = await store.booking(notice.about) if notice else None
    if notice is None or kept is None or kept.booking.asker != asked.speaker.identity:
        return ChangeRefused(NotPossible.GONE, None)
    return notice, kept

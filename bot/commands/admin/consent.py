"""`admin add configuration`: Microsoft's admin consent, and what comes back from it.

The return is an unsigned query, so it proves nothing: it only spends the state that was bound to this admin. What
proves consent is a fresh token with the roles in it, and an answer from Graph.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from bot.commands.admin import configuration_form
from bot.commands.admin.guard import ANY, Handler, deed
from bot.commands.command import AnswerPress, Asked
from bot.domain.ailments import Ailment, Symptom
from bot.domain.configuration import IN_ENTRA, PERMISSIONS
from bot.domain.deeds import Deed, Did
from bot.language.admin_grammar import AdminWish, Verb
from bot.ports import CalendarTrouble, CardAddress, Consent, ConsentReturn
from bot.presses import Say
from bot.presses.configurations import ProveConsent
from bot.replies import Reply
from bot.replies.admin import ConsentAsked, ConsentMissing
from bot.world import World

LASTS = timedelta(minutes=10)
AGAIN = Say("admin add configuration")


async def add(asked: Asked, _wish: AdminWish) -> Reply:
    """A single-use state for this admin, good for ten minutes; only its hash is kept."""
    tenant, state, until = asked.speaker.identity.tenant, token_urlsafe(32), asked.now + LASTS
    here = CardAddress(asked.chat, "", asked.speaker.identity, asked.zone, asked.speaker.locale)
    consent = Consent(_hash(state), tenant, asked.speaker.identity, asked.speaker.name, here, until)
    await asked.world.store.open_consent(consent, deed(asked, Did.ASKED_CONSENT, tenant))
    return ConsentAsked(asked.world.directory.consent_address(tenant, state), until, ProveConsent(tenant))


async def returned(world: World, back: ConsentReturn, now: datetime) -> tuple[Reply, Consent] | None:
    """What to say in the chat of the admin it belongs to. None for a state that is unknown, used or too old, and where
    the admin is one no more: then nothing changes.
    """
    consent = await world.store.spend_consent(_hash(back.state), now)
    if consent is None or not await world.store.roles(consent.asker) & ANY:
        return None
    if not back.granted:
        return ConsentMissing(AGAIN, declined=True, trouble=back.error), consent
    if back.tenant.lower() != consent.tenant:
        return ConsentMissing(AGAIN, trouble=Ailment(Symptom.ANOTHER_TENANT)), consent
    proof = Deed(now, consent.asker, consent.asker_name, Did.CONSENTED, consent.tenant)
    return await prove(world, ProveConsent(consent.tenant), proof), consent


async def proved(asked: Asked, press: ProveConsent, _owner: str) -> Reply:
    if press.tenant != asked.speaker.identity.tenant:
        return ConsentMissing(AGAIN)
    return await prove(asked.world, press, deed(asked, Did.CONSENTED, press.tenant))


async def prove(world: World, press: ProveConsent, proof: Deed) -> Reply:
    """The form where Microsoft 365 shows the consent, else what is missing of it."""
    try:
        granted = await world.directory.granted(press.tenant)
        missing = (IN_ENTRA if press.in_exchange else PERMISSIONS) - granted
        if missing:
            onward = None if missing & IN_ENTRA else ProveConsent(press.tenant, in_exchange=True)
            return ConsentMissing(press, onward, tuple(sorted(missing)))
        verified = await world.directory.verified_domains(press.tenant)
    except CalendarTrouble as trouble:
        return ConsentMissing(press, trouble=trouble.ailment)
    await world.store.note(proof)
    return configuration_form.blank(press.tenant, verified)


def _hash(state: str) -> str:
    return sha256(state.encode()).hexdigest()


VERBS: dict[Verb, Handler] = {"add_configuration": add}
PRESSES: dict[type, AnswerPress] = {ProveConsent: proved}

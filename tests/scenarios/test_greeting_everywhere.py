"""Teams' own rule: hi, hello and help are answered in every scope, with and without the mention, in every language."""

from __future__ import annotations

from pathlib import Path

from bot.domain.people import Identity, Role
from bot.simulator import MovableClock
from tests.office import MONDAY_NINE, Desk, office
from tests.office import contoso as the_tenant

ENGLISH = ("hi", "Hello", "help")
GREETED = {
    "en-US": "I’m Nook",
    "de-AT": "ich bin Nook",
    "fr-CA": "je suis Nook",
    "es-MX": "soy Nook",
    "nl-BE": "ik ben Nook",
}
HELPED = {
    "en-US": "What Nook can do",
    "de-AT": "Was Nook kann",
    "fr-CA": "Ce que Nook sait faire",
    "es-MX": "Qué puede hacer Nook",
    "nl-BE": "Wat Nook kan",
}
OWN = {
    "en-US": ("hey", "good morning", "help me"),
    "de-AT": ("Hallo", "Guten Morgen", "Hilfe"),
    "fr-CA": ("Bonjour", "salut", "aide"),
    "es-MX": ("Hola", "buenos días", "ayuda"),
    "nl-BE": ("hoi", "goedemorgen", "hulp"),
}


HELPS = frozenset({"help", "help me", "hilfe", "aide", "ayuda", "hulp"})


async def test_hi_hello_and_help_in_every_language_and_scope_with_and_without_the_mention(tmp_path: Path) -> None:
    clock = MovableClock(MONDAY_NINE)
    tenant = the_tenant(clock)
    wrong: list[str] = []
    async with office(tmp_path, tenant=tenant, clock=clock) as here:
        teams = here.simulator.teams
        adele = here.desk("adele@contoso.com").person
        for locale in GREETED:
            desk = Desk(here, tenant.add_person(f"Sam {locale}", f"sam-{locale.lower()}@contoso.com", locale=locale))
            group, channel = teams.group("Offsite", desk.person, adele), teams.channel("General", desk.person, adele)
            words = (*ENGLISH, *OWN[locale])
            for chat, some in ((None, words), (group, words[::2]), (channel, words[1::2])):
                for number, said in enumerate(some):
                    say = (teams.mention_say, teams.say)[number % 2]
                    await say(desk.person, said, chat or teams.personal(desk.person))
                    seen = desk.within(chat).sees() if chat else desk.sees()
                    wanted = (HELPED if said.lower() in HELPS else GREETED)[locale]
                    if wanted not in seen.words or not seen.buttons:
                        wrong.append(f"{locale} {chat and chat.kind} {say.__name__} {said!r}: {seen.words[:60]!r}")
    assert wrong == []


async def test_others_do_not_read_who_is_an_admin(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        adele = here.desk("adele@contoso.com")
        group = here.simulator.teams.group("Offsite", adele.person, here.desk("bianca@contoso.com").person)
        await here.nook.world.store.grant(Identity(here.tenant.id.lower(), adele.person.id), "Adele", Role.GLOBAL)
        assert "Your role here" in (await adele.says("help")).words
        seen = await adele.within(group).says("help")
        assert "Your role here" not in seen.words
        assert "Admin" not in seen.buttons

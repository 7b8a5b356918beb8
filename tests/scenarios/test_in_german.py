"""Somebody whose Teams is German: they write English, as Nook understands it, and all that they read is German."""

from pathlib import Path

from bot.simulator import MovableClock
from tests.office import MONDAY_NINE, Seen, contoso, office

ENGLISH = ("Book ", "Booked", "Another", "Cancel", "Open", " time", "free", "Tomorrow", "seats", "Floor", "calendar")


def is_german(seen: Seen) -> bool:
    everything = "\n".join(
        [seen.words, *seen.buttons, seen.card["fallbackText"], *(p["altText"] for p in seen.pictures)]
    )
    return seen.card["lang"] == "de" and not [word for word in ENGLISH if word in everything]


async def test_a_german_speaker_books_and_cancels_in_german(tmp_path: Path) -> None:
    clock = MovableClock(MONDAY_NINE)
    tenant = contoso(clock)
    tenant.add_person("Jana Weber", "jana@contoso.com", locale="de-DE")
    async with office(tmp_path, tenant=tenant, clock=clock) as here:
        jana = here.desk("jana@contoso.com")

        hello = await jana.says("hi")
        assert "Hallo Jana Weber, ich bin Nook" in hello.words
        form = await jana.presses("Einen Raum buchen")
        assert "Bitte noch angeben: Tag, Uhrzeit und Personenzahl." in form.words

        offered = await jana.says("book a room for 6 tomorrow 2pm for 1 hour")
        assert "4 freie Räume" in offered.words
        assert "Morgen, Di., 2. März, 14:00–15:00" in offered.words
        assert "8 Plätze · 3. Etage · HQ · Bildschirm" in offered.words
        assert offered.pictures[0]["altText"].startswith("Fuji am Di., 2. März, 08:00–18:00: den ganzen Tag frei.")
        assert is_german(offered)

        asking = await jana.presses("Everest buchen")
        assert "Everest wird gefragt…" in asking.words
        await here.later()
        booked = jana.sees_again(asking)
        assert booked.words.startswith("Gebucht")
        assert "14:00–15:00 Ortszeit Berlin (CET)" in booked.words
        assert {"Stornieren", "Andere Zeit", "Anderer Raum", "In Outlook öffnen"} <= set(booked.buttons)
        assert is_german(booked)

        listed = await jana.says("my bookings")
        assert listed.words.startswith("Ihre Buchungen\nMorgen, Di., 2. März")
        assert is_german(listed)

        asked = await jana.presses("Stornieren")
        assert "Everest stornieren?" in asked.words
        await jana.presses("Ja, Everest stornieren")
        await here.later()
        assert "Storniert" in jana.sees_again(asked).words + jana.sees_again(asking).words

        bianca = here.desk("bianca@contoso.com")
        english = await bianca.says("book a room for 6 tomorrow 2pm for 1 hour")
        assert english.card["lang"] == "en"
        assert not is_german(english)

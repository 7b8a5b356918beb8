"""Twenty conversations, four in each language, as people write them: what Nook says back, line by line.

A line of a conversation is what is said (or pressed, after ">"), and what the card then must hold.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.simulator import MovableClock
from tests.office import MONDAY_NINE, Desk, office
from tests.office import contoso as the_tenant

Line = tuple[str, tuple[str, ...]]
Conversation = tuple[Line, ...]

CONVERSATIONS: dict[str, tuple[Conversation, ...]] = {
    "en-GB": (
        (
            ("book a room tomorrow 2pm", ("how many people",)),
            ("for 8", ("Tomorrow, Tue 2 Mar, 14:00–15:00", "8 people", "Everest")),
            ("make it 3", ("15:00–16:00",)),
            ("ok great", ("You’re welcome", "whenever you need a room")),
            ("the bigger one", ("Which one?", "more than 8 seats")),
            ("the first one", ("Asking Elbe…",)),
        ),
        (
            ("room for 5 on thursday 10 to 11:30 with a whiteboard", ("Elbe", "10:00–11:30", "whiteboard")),
            ("what about Friday?", ("Fri 5 Mar",)),
            ("never mind", ("nothing was booked",)),
        ),
        (("is Everest free tomorrow at 3?", ("Everest is free",)), ("yes", ("Asking Everest…",))),
        (
            ("my bokings", ("no bookings",)),
            ("help What Nook can do, with buttons to try", ("What Nook can do",)),
            ("room 4 ppl 2moro 9am", ("4 people", "09:00–10:00")),
            ("gimme somewhere to sit with 3 mates thurs 10-11 w/ a whiteboard", ("4 people", "10:00–11:00", "Elbe")),
            ("somewhere to sit with 3 mates after lunch", ("Please say what time",)),
        ),
    ),
    "de-DE": (
        (
            ("Raum morgen um 14 Uhr", ("Personen",)),
            ("für 8", ("Morgen, Di., 2. März, 14:00–15:00", "8 Personen")),
            ("um 15 Uhr", ("15:00–16:00",)),
            ("nicht Everest", ("nicht Everest",)),
        ),
        (("Besprechungsraum für 6 am Donnerstag von 10 bis 12 Uhr mit Whiteboard", ("Elbe", "10:00–12:00")),),
        (("ist Everest morgen um 15 Uhr frei?", ("Everest ist frei",)), ("ja", ("Everest",))),
        (("meine Buchugnen", ("Buchungen",)), ("Hilfe", ("Nook",)), ("vielen Dank", ("Gern geschehen",))),
    ),
    "fr-FR": (
        (
            ("une salle demain à 14h", ("personnes",)),
            ("pour 8", ("Demain, mar. 2 mars, 14:00–15:00", "8 personnes")),
            ("plutôt à 15h", ("15:00–16:00",)),
        ),
        (("réserver une salle pour 6 jeudi de 10h à 12h avec un tableau blanc", ("Elbe", "10:00–12:00")),),
        (("est-ce que Everest est libre demain à 15h ?", ("Everest est libre",)), ("oui", ("Everest",))),
        (("mes réservatoins", ("réservation",)), ("aide", ("Nook",)), ("merci beaucoup", ("Avec plaisir",))),
    ),
    "es-ES": (
        (
            ("una sala mañana a las 14", ("personas",)),
            ("para 8", ("Mañana, mar, 2 mar, 14:00–15:00", "8 personas")),
            ("a las 15", ("15:00–16:00",)),
        ),
        (("reservar una sala para 6 el jueves de 10 a 12 con pizarra", ("Elbe", "10:00–12:00")),),
        (("¿está libre Everest mañana a las 15?", ("Everest está libre",)), ("sí", ("Everest",))),
        (("mis reseravs", ("reserva",)), ("ayuda", ("Nook",)), ("vale, gracias", ("De nada",))),
    ),
    "nl-NL": (
        (
            ("een ruimte morgen om 14 uur", ("personen",)),
            ("voor 8", ("Morgen, di 2 mrt, 14:00–15:00", "8 personen")),
            ("om 15 uur", ("15:00–16:00",)),
        ),
        (("boek een ruimte voor 6 donderdag van 10 tot 12 uur met een whiteboard", ("Elbe", "10:00–12:00")),),
        (("is Everest morgen om 15 uur vrij?", ("Everest is vrij",)), ("ja", ("Everest",))),
        (("mijn resereveringen", ("reservering",)), ("hulp", ("Nook",)), ("dank je wel", ("Graag gedaan",))),
    ),
}


@pytest.mark.parametrize("locale", CONVERSATIONS)
async def test_four_conversations(tmp_path: Path, locale: str) -> None:
    wrong: list[str] = []
    for number, lines in enumerate(CONVERSATIONS[locale]):
        clock = MovableClock(MONDAY_NINE)
        tenant = the_tenant(clock)
        (tmp_path / str(number)).mkdir()
        async with office(tmp_path / str(number), tenant=tenant, clock=clock) as here:
            desk = Desk(here, tenant.add_person("Sam Speaker", "sam@contoso.com", locale=locale))
            for said, expected in lines:
                seen = await desk.says(said)
                wrong += [f"{said!r}: no {one!r} in {seen.words!r}" for one in expected if one not in seen.words]
    assert wrong == []

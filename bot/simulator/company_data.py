"""The demo company on paper: who works there, which rooms there are, what people meet about. All invented here."""

from __future__ import annotations

from dataclasses import dataclass

TENANT_ID = "9f0c5c3e-8d53-4a55-9b0e-2b7d4c1a6e10"


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody the demo page lets one be. `role` is a sentence for the page."""

    key: str
    id: str
    name: str
    mail: str
    role: str
    zone: str
    locale: str = "en-GB"
    guest: bool = False

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split())


PERSONAS = (
    Persona(
        "adele", "3d8f4a10-52b7-4f6c-8c1e-7a2f90d15b01", "Adele Vance", "adele.vance@contoso.com",
        "Employee in Berlin. Books rooms in her own name.", "Europe/Berlin",
    ),
    Persona(
        "alex", "3d8f4a10-52b7-4f6c-8c1e-7a2f90d15b02", "Alex Wilber", "alex.wilber@fabrikam.com",
        "From the partner firm Fabrikam, in London. Nook books in its own name for him.", "Europe/London",
    ),
    Persona(
        "gina", "3d8f4a10-52b7-4f6c-8c1e-7a2f90d15b03", "Gina Rossi", "gina@partner.com",
        "Guest from another organisation, without a calendar here.", "Europe/Berlin", guest=True,
    ),
    Persona(
        "irvin", "3d8f4a10-52b7-4f6c-8c1e-7a2f90d15b04", "Irvin Sayers", "irvin.sayers@contoso.com",
        "Integrations admin. Connects rooms and floor plans.", "Europe/Berlin",
    ),
    Persona(
        "grady", "3d8f4a10-52b7-4f6c-8c1e-7a2f90d15b05", "Grady Archie", "grady.archie@contoso.com",
        "Global administrator. Grants consent and names the other admins.", "Europe/London",
    ),
)  # fmt: skip

SERVICE_ACCOUNTS = (
    ("Nook", "nook@contoso.com", "Europe/Berlin"),
    ("Rooms UK", "rooms-uk@contoso.com", "Europe/London"),
)

COLLEAGUES = {
    "Europe/Berlin": (
        "Lena Brandt", "Jonas Keller", "Miriam Vogel", "Tobias Lang", "Aylin Demir", "Felix Sommer", "Hanna Krüger",
        "Pavel Novak", "Clara Winter", "Emre Yildiz", "Sofie Lindqvist", "Marek Zielinski", "Ida Neumann",
        "Luca Moretti",
        "Greta Hahn", "Anton Weiss", "Nadia Haddad", "Ole Petersen", "Jule Albrecht", "Viktor Roth", "Camille Laurent",
        "Bruno Costa", "Paula Ziegler", "Henrik Falk", "Mina Rahimi", "Daniel Otto", "Thea Bauer", "Karim Saleh",
    ),
    "Europe/London": (
        "Imogen Clarke", "Rhys Bevan", "Priya Nair", "Callum Reid", "Zoe Hartley", "Samuel Okafor", "Freya Walsh",
        "Owen Mercer", "Tamsin Grey", "Yusuf Malik", "Harriet Dunn", "Leo Fairchild", "Niamh Doyle", "Kwame Boateng",
        "Elise Porter", "Marcus Webb",
    ),
}  # fmt: skip

ROOM_OWNER = ("Miriam Vogel", "Boardroom")


@dataclass(frozen=True, slots=True)
class Building:
    """A building: its floors (the names of the rooms on each) and its zone."""

    name: str
    zone: str
    floors: tuple[tuple[int, tuple[str, ...]], ...]


BUILDINGS = (
    Building("HQ", "Europe/Berlin", (
        (0, ("Zugspitze", "Brocken", "Watzmann", "Rigi")),
        (1, ("Snowdon", "Etna", "Vesuvius", "Olympus", "Teide", "Triglav")),
        (2, ("Kilimanjaro", "Kenya", "Sinai", "Ararat", "Elbrus", "Cook")),
        (3, ("Everest", "Lhotse", "Makalu", "Annapurna", "Fuji", "Denali")),
        (4, ("Matterhorn", "Eiger", "Pilatus", "Rainier", "Whitney")),
        (5, ("Boardroom", "Aconcagua", "Logan")),
    )),
    Building("Harbour House", "Europe/London", (
        (1, ("Thames", "Severn", "Tyne", "Shannon", "Seine")),
        (2, ("Rhine", "Danube", "Elbe", "Oder", "Vistula")),
        (3, ("Loire", "Ebro", "Tagus", "Volga")),
        (4, ("Amazon", "Nile", "Mekong", "Ganges")),
    )),
    Building("Annex", "Europe/Berlin", (
        (1, ("Oak", "Birch", "Maple", "Linden", "Willow", "Rowan")),
        (2, ("Cedar", "Alder", "Larch", "Hazel", "Juniper", "Magnolia")),
    )),
)  # fmt: skip

SEATS = {
    "Zugspitze": 40, "Brocken": 6, "Watzmann": 4, "Rigi": 2, "Snowdon": 8, "Etna": 4, "Vesuvius": 4, "Olympus": 12,
    "Teide": 6, "Triglav": 2, "Kilimanjaro": 10, "Kenya": 6, "Sinai": 4, "Ararat": 8, "Elbrus": 14, "Cook": 2,
    "Everest": 8,
    "Lhotse": 6, "Makalu": 4, "Annapurna": 12, "Fuji": 4, "Denali": 10, "Matterhorn": 8, "Eiger": 6, "Pilatus": 4,
    "Rainier": 12, "Whitney": 2, "Boardroom": 20, "Aconcagua": 16, "Logan": 6, "Thames": 30, "Severn": 8, "Tyne": 4,
    "Shannon": 6, "Seine": 2, "Rhine": 10, "Danube": 14, "Elbe": 6, "Oder": 4, "Vistula": 8, "Loire": 6, "Ebro": 4,
    "Tagus": 2, "Volga": 12, "Amazon": 20, "Nile": 10, "Mekong": 6, "Ganges": 4, "Oak": 24, "Birch": 6, "Maple": 8,
    "Linden": 4, "Willow": 2, "Rowan": 4, "Cedar": 10, "Alder": 6, "Larch": 4, "Hazel": 2, "Juniper": 8, "Magnolia": 16,
}  # fmt: skip

SUBJECTS = (
    "Sprint planning", "Design review", "Budget check", "Interview: data engineer", "Customer call",
    "Roadmap for autumn",
    "One-to-one", "Retrospective", "Supplier meeting", "Security review", "Onboarding", "Contract negotiation",
    "Workshop: pricing", "Incident follow-up", "Marketing weekly", "Release go or no-go", "Research readout",
    "Hiring round", "Team lunch planning", "Architecture board", "Travel policy", "Demo for sales", "Quarterly numbers",
    "Training: first aid", "Office move", "Campaign kick-off", "Support backlog", "Data protection questions",
)  # fmt: skip

"""A pretend Microsoft 365 tenant behind real HTTP. Imports nothing of Nook: an independent witness.

State      tenant.py (start here), people.py, rooms.py, calendars.py, recurrence.py, zones.py, clock.py, files.py
Exchange   exchange.py (invitations, answers), attendant.py (a room's rules), truth.py and witness.py (what happened)
Entra      login.py, tokens.py, keys.py          Bot Framework   channel.py (signatures), connector.py (replies)
Graph      graph/                                Teams           teams.py (people), activities.py, conversations.py
Troubles   faults.py, meddling.py                Demo            company.py, history.py, page.py, personas.py
All of it  simulator.py
"""

from .clock import MovableClock
from .rooms import accepts, declines, never_answers, tentative
from .simulator import Simulator
from .teams import Delivery, TeamsClient
from .tenant import Tenant
from .tiny import APP_ID, APP_SECRET, empty_tenant, tiny_tenant

__all__ = [
    "APP_ID", "APP_SECRET", "Delivery", "MovableClock", "Simulator", "TeamsClient", "Tenant", "accepts", "declines",
    "empty_tenant", "never_answers", "tentative", "tiny_tenant",
]  # fmt: skip

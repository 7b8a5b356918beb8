"""The few words in a plan's picture, in the languages of the cards."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str, str, str, str, str]] = {
    "en": ("Free", "Busy within 10 min", "Busy", "Not bookable", "as of", "You asked for"),
    "de": ("Frei", "In 10 Min. belegt", "Belegt", "Nicht buchbar", "Stand", "Von Ihnen gesucht"),
    "es": ("Libre", "Ocupada en 10 min", "Ocupada", "No reservable", "a las", "Solicitado"),
    "fr": ("Libre", "Occupée sous 10 min", "Occupée", "Non réservable", "à", "Votre demande"),
    "nl": ("Vrij", "Bezet binnen 10 min", "Bezet", "Niet te boeken", "stand", "Door jou gevraagd"),
}
"""Free, soon busy, busy, unknown, what stands before the minute of the readings, and what is framed."""
LANGUAGES = tuple(WORDS)

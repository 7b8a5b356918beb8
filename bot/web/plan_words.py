"""The few words in a plan's picture, in the languages of the cards."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str, str, str, str]] = {
    "en": ("Free", "Busy within 10 min", "Busy", "Not bookable", "as of"),
    "de": ("Frei", "In 10 Min. belegt", "Belegt", "Nicht buchbar", "Stand"),
    "es": ("Libre", "Ocupada en 10 min", "Ocupada", "No reservable", "a las"),
    "fr": ("Libre", "Occupée sous 10 min", "Occupée", "Non réservable", "à"),
    "nl": ("Vrij", "Bezet binnen 10 min", "Bezet", "Niet te boeken", "stand"),
}
"""Free, soon busy, busy, unknown, and what stands before the minute of the readings."""
LANGUAGES = tuple(WORDS)

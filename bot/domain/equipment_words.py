"""Words for what is in a room, as people write them into lists, brought to Nook's own where they mean the same."""

from __future__ import annotations

import re
from types import MappingProxyType

from bot.domain.workplace import Equipment

_SAME = {
    Equipment.SCREEN: "display, tv, television, monitor, projector, beamer, smartboard, smart tv, large screen, "
    "tv screen, flatscreen, bildschirm, fernseher, leinwand, écran, projecteur, pantalla, proyector, scherm",
    Equipment.WHITEBOARD: "white board, flipchart, flip chart, tableau blanc, pizarra",
    Equipment.VIDEO: "video conference, video conferencing, videoconference, videoconferencing, vc, camera, webcam, "
    "teams, teams room, mtr, zoom room, videokonferenz, kamera, visioconférence, videoconferencia",
    Equipment.PHONE: "telephone, conference phone, speakerphone, speaker phone, polycom, telefon, téléphone, teléfono, "
    "telefoon",
    Equipment.WHEELCHAIR: "wheelchair, accessible, wheelchair access, wheelchair friendly, step free, barrier free, "
    "rollstuhl, rollstuhlgerecht, barrierefrei",
    Equipment.QUIET: "silent, soundproof, sound proof, ruhig",
}
_MEANS = MappingProxyType({word: own.value for own, words in _SAME.items() for word in (own.value, *words.split(", "))})
_BLANKS = re.compile(r"[\s_-]+")


def equipment_word(said: str) -> str:
    """ "TV" → "screen"; what Nook has no word for stays, in lower case."""
    word = _BLANKS.sub(" ", said).strip().casefold()
    return _MEANS.get(word) or _MEANS.get(word.removesuffix("s")) or word

"""How many people, which floor, what equipment."""

from __future__ import annotations

import re

from .alternatives import either, meaning
from .sheet import PLACE, THING, Sheet
from .words import Words, per_language


@per_language
def _people(w: Words) -> tuple[re.Pattern[str], ...]:
    number = r"(?P<n>(?<![\d:.,/])-?\d{1,9})(?![\d:/]|[.,]\d)"
    upper = r"(?: ?(?:-|to|or|bis|a|tot) ?(?P<upper>\d{1,9})(?![\d:.]))?"
    units = f"{w.hour}|{w.minute}|{w.day}|{w.week}|{w.month}|{w.year}|{w.oclock}|{w.am}|{w.pm}|{w.ordinal_ending}"
    months = "|".join(w.months)
    no_clock = (
        rf"(?! ?\.? ?(?:{months})\b)(?! ?-?(?:{units})(?!\w))"
        rf"(?! (?:{w.and_}) (?:\w{{1,4}} )?(?:{w.half}|{w.quarter}|\d))"
        rf"(?! ?(?:-|(?:{w.to}|{w.half}|{w.until}|{w.minutes_past}|"
        r"\d)\b) ?\d?)(?! ?[%/$€£])(?!\w)"
    )
    return (
        re.compile(rf"(?<!\w)(?P<word>{either(w.people_words)})(?!\w)"),
        re.compile(rf"(?<!\w)(?P<me>{w.me_and}) {number}(?: (?:{w.others}))?(?! ?(?:{units})\b)(?!\w)"),
        re.compile(rf"{number} (?P<me>(?:{w.others}) (?:{w.and_}) (?:me|myself|i))\b"),
        re.compile(rf"(?<!\w)(?P<me>{w.alongside}) {number} (?:{w.peers})(?!\w)"),
        re.compile(rf"{number}\+?{upper}[ -]?(?:or more |or so |more |\+ ?)?(?:{w.people})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{w.group_of}):? (?:\w{{1,13}} )?{number}{upper}{no_clock}"),
        re.compile(rf"(?<!\w)(?:{w.fits}) (?:(?:{w.about}|{w.of}|{w.room_for}) ){{0,2}}{number}{upper}{no_clock}"),
        re.compile(
            rf"(?<!\w)(?:{w.room_for}) (?:(?:{w.about}) )?(?!\d{{4}}){number}"
            rf"(?:(?= (?:{w.then_at}))|{no_clock})"
        ),
    )


def take_people(sheet: Sheet, w: Words) -> int | None:
    """The number of people, struck out."""
    for pattern in _people(w):
        found = sheet.search(pattern)
        if not found:
            continue
        got = found.groupdict()
        sheet.strike(found.start(), found.end(), THING)
        if got.get("word"):
            return meaning(w.people_words, found, "word")
        count = max(int(got["n"]), int(got.get("upper") or -1)) if int(got["n"]) >= 0 else int(got["n"])
        return count + 1 if got.get("me") else count
    return None


@per_language
def _floors(w: Words) -> tuple[re.Pattern[str], ...]:
    sign = rf"(?:(?:{w.number_sign}) ?)?"
    lead = rf"(?:(?:{w.on}|at|in) )?(?:(?:{w.the}) )?"
    return (
        re.compile(rf"(?<!\w){lead}(?P<word>{either(w.floor_words)})(?!\w)"),
        re.compile(rf"(?<!\w){lead}(?P<n>\d{{1,3}})(?:{w.ordinal_ending})?[ -]?(?:{w.floor})(?!\w)(?! plan)"),
        re.compile(
            rf"(?<!\w){lead}(?:{w.floor}) {sign}(?P<n>-?\d{{1,3}}|[a-z]\d{{0,2}}|"
            rf"\d{{1,2}}[a-z])(?![\w:])(?! ?(?:{w.am}|{w.pm})\b)"
        ),
    )


def take_floor(sheet: Sheet, w: Words) -> str | None:
    """The floor as a label: "3", "ground", "b"."""
    for pattern in _floors(w):
        found = sheet.search(pattern)
        if found:
            sheet.strike(found.start(), found.end(), PLACE)
            got = found.groupdict()
            if got.get("word"):
                return meaning(w.floor_words, found, "word")
            return got["n"].upper()
    return None


@per_language
def _equipment(w: Words) -> re.Pattern[str]:
    lead = (
        rf"(?P<no>(?:{w.without}) (?:an? |the |any )?)?(?:(?:with|w/|having|including|"
        r"incl\.?) ?)?(?:an? |the |some )?"
    )
    return re.compile(rf"(?<!\w){lead}(?P<thing>{either(w.equipment)})(?!\w)")


def take_equipment(sheet: Sheet, w: Words) -> frozenset[str]:
    """The equipment words; what is said to be not needed is left out."""
    return equipment_said(sheet, w)[0]


def equipment_said(sheet: Sheet, w: Words) -> tuple[frozenset[str], frozenset[str]]:
    """The equipment words, struck out: what is wanted, and what is said to be not needed."""
    wanted: set[str] = set()
    unwanted: set[str] = set()
    for found in list(sheet.every(_equipment(w))):
        (unwanted if found["no"] else wanted).add(meaning(w.equipment, found, "thing"))
        sheet.strike(found.start(), found.end(), THING)
    return frozenset(wanted), frozenset(unwanted)

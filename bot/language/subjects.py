"""What the meeting is called: words in quotation marks, after "called", or "for the Budget review"."""

from __future__ import annotations

import re

from .names import is_place, key
from .sheet import MARKS, THING, Sheet
from .understanding import Directory
from .words import Words, per_language

LONGEST = 120
_ONLY_TIME = re.compile(r"\d[\d:. apm-]{0,20}")


@per_language
def _patterns(w: Words) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r'"([^"]{1,200})"|(?:(?<= )|^)\'([^\']{3,100})\'(?=[ .,!?]|$)'),
        re.compile(
            rf"(?<!\w)(?:{w.called}):? (?P<name>[^\s{MARKS}]{{1,40}}"
            rf"(?: (?!(?:{w.subject_ends}))[^\s{MARKS}]{{1,40}}){{0,11}})"
        ),
        re.compile(
            rf"(?<!\w)(?:{w.subject_for})(?P<name>(?:(?!(?:{w.meeting_nouns}|with|in|at|on|and|a|an|the|my|our|your|their|"
            rf"{w.room})\b)[\w&'#+/-]{{1,25}} ){{1,4}}(?:{w.meeting_nouns}))(?!\w)"
        ),
    )


def take_named(sheet: Sheet, w: Words, directory: Directory) -> str | None:
    """A subject in quotation marks or after "called", struck out before its words are read as something else."""
    quoted, called, _ = _patterns(w)
    for found in sheet.every(quoted):
        group = 1 if found[1] else 2
        if is_place(key(found[group]), directory) or _ONLY_TIME.fullmatch(found[group]):
            continue
        lead = re.search(rf"(?:{w.called}):? $", sheet.text[max(0, found.start() - 40) : found.start()])
        sheet_start = found.start() - (len(lead.group()) if lead else 0)
        subject = sheet.original(found.start(group), found.end(group))
        sheet.strike(sheet_start, found.end(), THING)
        return subject[:LONGEST]
    found_called = sheet.search(called)
    if found_called and not _is_room(sheet, found_called, w, directory):
        subject = sheet.original(found_called.start("name"), found_called.end("name")).strip(" .,;:!?-")
        sheet.strike(found_called.start(), found_called.end("name"), THING)
        return subject[:LONGEST] or None
    return None


def _is_room(sheet: Sheet, found: re.Match[str], w: Words, directory: Directory) -> bool:
    """ "the room called Alpha", where there is such a room."""
    words = key(found["name"]).split()
    known = any(is_place(" ".join(words[:count]), directory) for count in range(1, len(words) + 1))
    return known and re.search(rf"(?:{w.room}|{w.building}) $", sheet.text[: found.start()]) is not None


def take_subject(sheet: Sheet, w: Words) -> str | None:
    """ "for the Budget review", in what is left once time and place are struck out; struck out too."""
    found = sheet.take(_patterns(w)[2], THING)
    return sheet.original(found.start("name"), found.end("name"))[:LONGEST] if found else None

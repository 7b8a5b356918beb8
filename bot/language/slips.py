"""Mistyped words of requests: "shwo floor 3", "my bokings", "cancel my meetign".

One slip of the finger is mended: two neighbours swapped, a letter missing, one too many, one instead of another. Only
words that the language does not know, and only into those it lists as worth it (`Words.asked`).
"""

from __future__ import annotations

import re

from .sheet import Sheet
from .words import Words, per_language

SHORT = 4
"""Of a word this short only a swap or a letter said twice or not twice is mended: "bok" is "book", "boot" is not."""
_WORD = re.compile(r"(?<![\w'@.-])[^\W\d_]{3,20}(?![\w'.@-])")


def mend(sheet: Sheet, w: Words) -> None:
    """Before numbers are digits and after names are struck out. Names of people are left alone."""
    known, person = _known(w), _after_person(w)

    def mended(found: re.Match[str]) -> str | None:
        if found.group() in known or person.search(sheet.text, max(0, found.start() - 12), found.start()):
            return None
        return meant(found.group(), w)

    sheet.rewrite(_WORD, mended)


def meant(word: str, w: Words) -> str | None:
    """The word of a request that `word` is one slip from; None where it is none."""
    near = _near(w)
    for form in (word, *_shortened(word)):
        for target in near.get(form, ()):
            if _one_slip(word, target):
                return target
    return None


@per_language
def _known(w: Words) -> frozenset[str]:
    return w.asked | w.ordinary | w.filler | w.numbers.keys() | (w.follow.small | w.follow.book if w.follow else set())


@per_language
def _after_person(w: Words) -> re.Pattern[str]:
    return re.compile(rf"(?:^| )(?:{w.person_lead or '(?!)'}) $")


@per_language
def _near(w: Words) -> dict[str, tuple[str, ...]]:
    """Each word by itself and by what is left of it with one letter less: two that are one slip apart share one."""
    near: dict[str, tuple[str, ...]] = {}
    for target in sorted(w.asked):
        for form in {target, *_shortened(target)}:
            near[form] = (*near.get(form, ()), target)
    return near


def _shortened(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _one_slip(word: str, target: str) -> bool:
    """Another last letter, or one more or less, is no slip: "abends" is not "abend", "scheduled" not "schedule"."""
    if len(word) == len(target):
        differ = [at for at in range(len(word)) if word[at] != target[at]]
        if len(differ) == 2:
            first, second = differ
            return second == first + 1 and word[first] == target[second] and word[second] == target[first]
        return len(differ) == 1 and len(target) > SHORT + 1 and 0 < differ[0] < len(word) - 1
    if word[0] != target[0] or word[-1] != target[-1]:
        return False
    shorter, longer = sorted((word, target), key=len)
    return shorter in _shortened(longer) and (len(target) > SHORT or set(word) == set(target))

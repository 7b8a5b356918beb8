"""Words from outside (names, subjects, details) made fit to be shown: the one place where that is done.

Teams reads TextBlocks, FactSets and fallback texts as Markdown, and any text for {{DATE(…)}}. A subject like
`[Join](http://evil)` would become a link in Nook's name. So outside words go into TextRuns, which know no Markdown, or
are `escaped`; and before that `clean` takes out what nobody can see: controls, zero-width and direction marks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 255

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"\s+")
_TEMPLATE = re.compile(r"\{(?=\{)")
_AS_IT_IS = re.compile(r"(?: ?(?:[!-z|}~–·’…]|\{(?!\{)))* ?")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!~|])")
# What can stand in a TextBlock as it is: letters, figures and the punctuation of prose.
_PROSE = re.compile(r"(?:[^\W_]|[“„‘¿]|« )(?:[^\W_]|[ ,;?&‘’“”„«»¿–·…]|[:'-](?!/)|\.(?=$| ))*")
_LIST_ITEM = re.compile(r"\d+[.)]")


def clean(text: str, most: int = LONGEST) -> str:
    """One line of at most `most` characters, NFC, nothing invisible in it; `{{` is parted, or Teams computes dates."""
    return _kept(text, most) if len(text) <= LONGEST else _clean(text, most)


def _clean(text: str, most: int) -> str:
    if len(text) <= most and _AS_IT_IS.fullmatch(text):
        return text.strip()  # as nearly always: nothing of what is looked for below
    text = unicodedata.normalize("NFC", text[: most * 8])
    text = _TEMPLATE.sub("{ ", _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip())
    if len(text) > most:
        text = text[: most - 1].rstrip() + "…"
    return text


_kept = lru_cache(maxsize=4096)(_clean)
"""The same names stand on card after card. What is longer than any is not kept."""


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def is_prose(text: str) -> bool:
    """Whether Markdown would show `text` as it is without escaping."""
    return _PROSE.fullmatch(text) is not None and not _LIST_ITEM.match(text)

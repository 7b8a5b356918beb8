"""What the grammar needs to know of a language to hear what is said beside time, place and number."""

from __future__ import annotations

from dataclasses import dataclass

NEVER = "(?!)"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AsideWords:
    """Fragments of regular expressions. In `waits` to `reminds` a known room is "@room", as in the rules of intents.

    `company`: the words before people, where only a name may follow ("invite"); `with_whom`: before people or things,
    where only a word in capitals is a name. `listed`: between names. `behalf`, `boss`: before the one for whom it is.
    `all_of_them`: the whole series too, where a series is being talked about.
    `repeats`: words that tell a series, without which `units` say nothing of how long it goes on; `count` is the word
    before the number. `until`: before its last day. `thanks`: a whole sentence that only thanks, agrees or takes leave.
    """

    online: str = NEVER
    group: str = NEVER
    near: str = NEVER
    usual: str = NEVER
    before: str = NEVER
    again: str = NEVER
    whole_series: str = NEVER
    all_of_them: str = NEVER
    following: str = NEVER
    only_this: str = NEVER
    next_one: str = NEVER
    company: str = NEVER
    with_whom: str = NEVER
    listed: str = NEVER
    behalf: str = NEVER
    repeats: str = NEVER
    count: str = NEVER
    times: str = NEVER
    until: str = NEVER
    waits: str = NEVER
    holder: str = NEVER
    keeps: str = NEVER
    releases: str = NEVER
    quiets: str = NEVER
    reminds: str = NEVER
    thanks: str = NEVER

"""Sentences about notices, in English: waiting for a room, asking for one, keeping it, and being left alone.

They come before all other rules of a language, since "tell me when Everest is free" is a question otherwise.
"""

from __future__ import annotations

from .alternatives import any_of

_FREES = r"\b(?:frees|freed|free|available|opens|vacant|released|cancell?ed|given up)\b"
_WAIT = any_of(rf"""
    \b(?:tell|notify|ping|alert|message|inform|text|let) me (?:know )?(?:when|once|as soon as|whenever)\b\
      .{{0,80}}{_FREES}
    \b(?:tell|notify|ping|alert|message|let) me (?:know )?if\b.{{0,60}}\b(?:frees up|opens up|\
      becomes? (?:free|available)|\
      gets? (?:free|available|cancell?ed))\b
    \bwait(?:ing)?[ -]?list\b
    ^(?:please )?(?:i(?:'ll| will| want to| would like to| can)? )?wait for (?:the )?(?:room )?@room
""")
_ASK = any_of(r"""
    \bask\b.{0,20}\b(?:who(?:ever)?|the (?:one|person|people|colleague)s? who|those who)\
      (?:'s| has| have| is| are| booked|\
      holds?| reserved| got)\b
    \bask (?:the )?(?:current )?(?:holder|owner|organi[sz]er)\b.{0,40}(?:@room|\broom\b)
    \bask\b.{0,40}\b(?:give|free) (?:it|@room) up\b
""")
_QUIET = any_of(r"""
    ^(?:nook,? |please,? |be |stay |go |keep )*quiet(?: on| please)?\W*$
    ^(?:please )?(?:(?:turn|switch) off|stop|disable|mute)(?: all)?(?: the| my| your)? (?:notifications?|reminders?|\
      notices|messages)\W*$
    ^(?:please )?(?:turn|switch) (?:the |my |your |all )*(?:notifications?|reminders?|notices) off\W*$
    ^(?:please )?(?:mute|unsubscribe|(?:stop|don't|do not) (?:notify|remind|message)(?:ing)? me)(?: any ?more)?\W*$
""")
_NOTIFY = any_of(r"""
    ^(?:quiet off|not quiet|unmute|no longer quiet|end quiet|quiet:? off)\W*$
    ^(?:please )?(?:(?:turn|switch) on|enable|start|unmute)(?: all)?(?: the| my| your)? (?:notifications?|reminders?|\
      notices)\W*$
    ^(?:please )?(?:turn|switch) (?:the |my |your |all )*(?:notifications?|reminders?|notices) on\W*$
    ^(?:please )?(?:notify|remind) me again\W*$
""")
_KEEP = (
    r"^(?:yes,? |please,? |i(?:'ll| will)? )*"
    r"(?:keep|still need) (?:it|the room|this room|@room)(?: please)?\W*$"
)
_RELEASE = (
    r"^(?:no,? |please,? |you can |i )*(?:release|free|free up|give up|give back|let go of) "
    r"(?:it|the room|this room)(?: please| up| back)?\W*$"
)

RULES: tuple[tuple[str, str, str], ...] = (
    ("wait", _WAIT, r""),
    ("ask_holder", _ASK, r""),
    ("quiet", _QUIET, r""),
    ("notify", _NOTIFY, r""),
    ("keep", _KEEP, r""),
    ("release", _RELEASE, r""),
)

"""English: how an admin asks for the set-up who does not know yet that it is called "admin"."""

from __future__ import annotations

from ..alternatives import any_of

_WANT = (
    r"(?:(?:please|can (?:i|we|you)|could you|help me(?: to)?|i(?:'d like| want| need| have)? to|let's|"
    r"(?:how|where) (?:do|can|should|would) (?:i|we)|how to) )*"
)
SETTING_UP = any_of(rf"""
    ^admin\b
    ^{_WANT}(?:set ?up|configure|install|set) (?:nook|this(?: bot| app)?|you|the (?:bot|app))(?: up)?(?: here)?\W*$
    ^{_WANT}(?:connect|link|set ?up|configure) (?:nook |you |it )?(?:to |with )?(?:our |my |the )?\
      (?:microsoft(?: ?365)?|m365|office ?365|exchange|outlook|room calendars?|calendars?)(?: to (?:nook|you))?\W*$
    ^{_WANT}add (?:our |the )?(?:room )?calendars\W*$
    ^(?:set[ -]?up|configuration|settings)\W*$
""")

"""English: hello, and how are you."""

from __future__ import annotations

from ..alternatives import any_of

_HELLO = (
    r"h+[aei]+[yl]*l*o*[iy]*|hi+(?:hi+)*|h[ie]+y+a*|h+e+l+o+|hallo+|howdy|hiya|heya|yo+|ahoy|"
    r"aloha|hola|bonjour|salut|ciao|namaste|"
    r"greetings?|sup|wass?up|what'?s up|whats up|good (?:morning|afternoon|evening|day|night)|"
    r"g'?day|morning|evening|servus|moin|"
    r"gr[u]ezi|hoi|welcome|jo+(?:jo+)*|hey there|hi there"
)
_AFTER_HELLO = (
    r"there|bot|robot|chat-?bot|nook|everybody|everyone|all|pal|friend|buddy|mate|team|man|again|"
    r"to you|you|my friend|hi+|hey+|hello|"
    r"dear|guys|assistant|my bot|olly|alexa|cortana|siri|google|sir|madam|human|it'?s me.{0,20}|it is me.{0,20}|"
    r"how(?:'s| is| are).{0,40}|what'?s (?:up|new).{0,20}|are you.{0,30}|let'?s (?:talk|"
    r"chat).{0,20}|i need your wisdom|"
    r"nice to .{0,30}|good (?:morning|day|afternoon)"
)
GREETING = (
    r"^(?:(?:and|so|oh|just|ok|okay|i (?:just )?(?:said|wanted to say|want to say)|wanted to say|say|well),? ){0,3}"
    rf"(?:{_HELLO})\b(?:[\s,.!?]+(?:{_AFTER_HELLO})){{0,3}}[\s,.!?:;()^~👋🙂😊😀-]*$"
)
SMALL_TALK = any_of(r"""
    \bhow (?:are|r) (?:you|u|ya|things)\b
    \bhow(?:'s| is) (?:it (?:going|hanging)|everything|your day|life|things|yourself)\b
    \bhow (?:have|'ve) (?:you|things)
    \bhow(?:'ve)? (?:you|have you) been\b
    \bhow you(?:'re| are|'ve)(?: been)?\b
    \bare you (?:doing )?(?:well|ok|okay|good|fine|alright)\b
    \bhow(?:'re|'ve) you\b
    \bnice to meet you\b
    \bwhat(?:'s| is) (?:up|new)\b
    \bhow do you do\b
    \bhow goes it\b
    \b(?:just )?(?:saying|say|said) (?:hello|hi|hey)\b
    \bwhat(?:'s| is) going on\W*$
    \bnice to (?:see|talk to) you\b
    \bhope (?:you|u|all)(?:'re| are| is)? .{0,20}$
    \bhow (?:do you feel|are things|you doing|you been)\b
    \bfeeling(?: today)?\??$
    ^(?:hi|hello|hey|good (?:morning|afternoon|evening))\b[\s,.!]|^(?:morning|afternoon|evening)(?: all)?[,!]\s
""")

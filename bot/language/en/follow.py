"""English: sentences that go on with what was said before."""

from __future__ import annotations

from ..alternatives import any_of, words_in
from ..follow_words import FollowWords
from ..sheet import THING

_THING = r"(?:one|room|option|choice|offer|suggestion)"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"

FOLLOW = FollowWords(
    never=any_of(r"""
        \bcan (?:you|nook|i) (?:do|say|ask)\b
        \banother (?:\d|half|quarter|an?\b|few|couple|hour)|\b(?:more time|extra|additional|stay|extend|my|mine|our)\b
        (?:^|\b(?:an?|any|some|meeting|conference|conf|free|book|get|find|me|need|available|small|big|large|\
          quiet|for|have) )rooms?\b(?! ?#?\d)
        \b(?:meetings?|bookings?|reservations?|appointments?|calendar|schedule|plan|map|help|admin|cancel|delete)\b
    """),
    stops=any_of(r"""
        (?:(?:no|ok|okay|oh|well|actually|sorry|hm+|please|thanks)[ ,.!]*){0,3}(?:never ?mind|nevermind|nvm|forget \
          (?:it|that|about it|about that)|leave it|scrap (?:it|that)|drop it|skip it|stop|don't bother|\
          (?:it )?(?:doesn't|does not) matter|no longer needed|not any ?more|no thanks?|no thank you|no need|\
          (?:i )?changed my mind|start over|start again|nothing)\
          (?:[ ,.!]*(?:thanks?|thank you|please|then|nook|after all)){0,2}
    """),
    refuses=r"(?:no|nope|nah|none|neither|none of (?:them|these|those)|not (?:those|these|them)|not really|no good)",
    yes=any_of(r"""
        yes|yeah|yep|yup|sure|perfect|excellent|brilliant|absolutely|exactly|sounds good|sounds great|looks good
        that works|works for me|go ahead|do it|go for it|that's (?:fine|good|great|perfect|the one)|why not
    """),
    that=any_of(rf"""
        (?:that|this) {_THING}|the one|one(?= {THING})|it|that|this
    """),
    nth={
        "first|1st": 1,
        "second|2nd": 2,
        "third|3rd": 3,
        "fourth|4th": 4,
        "fifth|5th": 5,
        "former|top": 1,
        "latter": 2,
    },
    nth_thing=_THING,
    not_nth=r"\W*(?:of|half|week|floor|level|flr|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|\d)",
    numbered=rf"(?:number|no\.?|nr\.?|option|choice|{_THING}|#) ?",
    last=rf"the (?:last|bottom)(?: {_THING})?",
    bigger=rf"the (?:bigger|larger|roomier)(?: {_THING})?",
    biggest=rf"the (?:big|large) {_THING}|(?:the )?(?:biggest|largest)(?: {_THING})?(?: of (?:them|these|those))?",
    smaller=rf"the (?:smaller)(?: {_THING})?",
    smallest=rf"the (?:small|little) {_THING}|(?:the )?(?:smallest)(?: {_THING})?(?: of (?:them|these|those))?",
    larger=any_of(rf"""
        (?:a )?(?:bit )?(?:bigger|larger)(?: {_THING})?
        (?:something|anything|one) (?:a (?:bit|little) )?(?:bigger|larger)
        something with more (?:space|seats)|more (?:space|seats)|(?:it's |that's |they're |it is )?too small
    """),
    more=any_of(rf"""
        (?:an?other|a different|some other|any other|other|more|further|different) (?:{_THING}s?|ones)
        (?:any |the |show me )?(?:others|another)(?=\W*$)
        (?:something|anything|what) else|the rest|(?:show (?:me )?|any )?more(?=\W*$)
    """),
    negation=(
        r"not|but not|except(?: for)?|anything but|everything but|any(?: rooms?| other| others)? but|other than|"
        r"rather not|excluding|without|no"
    ),
    asks=r"what about|how about|what if|how's|what's|how is|is",
    make=(
        r"make (?:it|that|this)|change (?:it|that|this)(?: to)?|move (?:it|that|this)(?: to)?|"
        r"switch (?:it|that)(?: to)?|change to|switch to|move to|set it to|"
        r"let's (?:make it|do|say|take|try|go with|have|use)|let us (?:do|say)|say|try|go with|start(?:ing)?"
    ),
    day_shifts={
        r"(?:the|a) (?:next day|day (?:after|later))(?! tom)(?! next)|(?:1|one) day later": 1,
        r"(?:the|a) (?:day (?:before|earlier)|previous day)(?! yest)|(?:1|one) day earlier": -1,
        rf"(?:the |in the )?(?<!day )next week(?! (?:on )?(?:{_WEEKDAY}|\d))|(?:a|1|one) week later|"
        r"the (?:week after|following week)(?! next)": 7,
        r"(?:a|1|one) week earlier|the week before": -7,
    },
    longer="longer|more",
    shorter="shorter|less",
    book=words_in("book reserve block schedule hold"),
    small=words_in("""
        add invite together both everyone everybody them him her
        a about actually add again also am an and any are as at available be better but can change choose could day do
        each fine for free from get give go good grab great have hm hmm i i'd i'll i'm i've if in include including
        instead is it it's its just let's like make maybe me mean meant must need needed needs nice no not of off oh ok
        okay on one only or our people perhaps pick please pls plus plz prefer rather right same say select should so
        sorry take talking thank thanks that that's the then there there's they thing time to today too try until up us
        use want we we'd we'll we're we've well were will with would yes you has
    """),
    corrects=r"no|nope|sorry|actually|rather|better|instead|i meant?|i mean",
    soft=(
        r"no|nope|sorry|actually|rather|oh|ok|okay|and|or|then|instead|better|well|hm+|i meant?|i mean|we are|we're|"
        r"yes|maybe|only|just|(?:can|could|may|shall) (?:we|you|i)|please|it's|it is|there are|about|around"
    ),
    politely=(
        r"please|then|instead|actually|rather|sorry|maybe|pls|thanks|ok|okay|perhaps|too|"
        r"(?:would be |is |be )?better|works?(?: better)?"
    ),
    not_but=r"(?<!\w)not (?:(?:at|on|for) )?[\w: ]{1,20}(?:,| but (?=\w)) ?(?=\w)",
)

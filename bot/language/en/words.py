"""English."""

from __future__ import annotations

from ..alternatives import words_in
from ..words import Words
from .asides import ASIDES
from .follow import FOLLOW
from .intents import INTENTS
from .ordinary import FILLER, ORDINARY

_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)

WORDS = Words(
    lang="en",
    numbers={name: value for value, name in enumerate(_NAMES.split())}
    | {name: value for value, name in zip(range(20, 100, 10), _TENS.split(), strict=True)}
    | {"fourty": 40},
    ordinals={name: value for value, name in enumerate(_ORDINALS.split(), 1)} | {"thirtieth": 30, "twelveth": 12},
    ordinal_ending="st|nd|rd|th",
    hundred="hundred",
    thousand="thousand",
    month_first=True,
    weekdays=(
        r"mondays?\b|mon\b\.?",
        r"tuesdays?\b|tues?\b\.?|teusday\b|tuseday\b",
        r"wednesdays?\b|weds?\b\.?|wendesday\b|wensday\b|wednsday\b",
        r"thursdays?\b|thu(?:rs?)?\b\.?|thusday\b|thrusday\b|thurday\b|thurdsay\b",
        r"fridays?\b|fri\b\.?|firday\b",
        r"saturdays?\b|sat\b\.?|saterday\b",
        r"sundays?\b|sun\b\.?",
    ),
    weekday_plural=r"(?:mon|tues|wednes|thurs|fri|satur|sun)days",
    months=(
        r"january|jan",
        r"february|febuary|feb",
        r"march|mar",
        r"april|apr",
        r"may",
        r"june|jun",
        r"july|jul",
        r"august|aug",
        r"september|sept|sep",
        r"october|oct",
        r"november|nov",
        r"december|dec",
    ),
    near_days={
        r"(?:the )?day after (?:tomm?orr?ow|tmrw|tmr)": 2,
        r"overmorrow": 2,
        r"(?:the )?day before yesterday": -2,
        r"tomm?or+ow'?s?|tommorr?ow|tomm?orow|tomor?row|tomorrrow|tmrw|tmr|tmw|tmro|2mrw|2moro|"
        r"2morrow|tomo|tomoz|tom": 1,
        r"(?:the )?(?:next|following) day": 1,
        r"yesterday'?s?": -1,
        r"today'?s?|todays|tday|2day|this day|same day|at this time": 0,
    },
    weekend=r"weekend|week end",
    holidays={
        r"new year'?s? ?day": "01-01",
        r"new year'?s? ?eve": "12-31",
        r"(?:mlk|martin luther king(?: jr\.?)?) day": "01:mo:3",
        r"valentine'?s?(?: day)?": "02-14",
        r"presidents'?s? day": "02:mo:3",
        r"st\.? patrick'?s day": "03-17",
        r"good friday": "easter-2",
        r"easter(?: sunday)?": "easter",
        r"easter monday": "easter+1",
        r"may day|labour day": "05-01",
        r"mother'?s day": "05:su:2",
        r"memorial day": "05:mo:-1",
        r"ascension day": "easter+39",
        r"pentecost|whit sunday": "easter+49",
        r"whit monday": "easter+50",
        r"juneteenth": "06-19",
        r"independence day": "07-04",
        r"labor day": "09:mo:1",
        r"columbus day|indigenous peoples'? day": "10:mo:2",
        r"halloween": "10-31",
        r"veterans'? day": "11-11",
        r"thanksgiving(?: day)?": "11:th:4",
        r"(?:christmas|xmas) ?eve": "12-24",
        r"(?:christmas|xmas)(?: ?day)?(?! ?(?:eve|party|do|dinner|drinks|card|market|tree))": "12-25",
        r"boxing day": "12-26",
    },
    the="the",
    of=r"of|in",
    on="on",
    this=r"this coming|this upcoming|this|coming|upcoming|the current|current",
    next=r"next|nxt",
    next_after=r"(?!)",
    following="following",
    last=r"last",
    past=r"past|previous",
    end_of="(?:(?:at|by|to) )?(?:the )?(?:very )?end",
    start_of="(?:(?:at|by|on) )?(?:the )?(?:very )?(?:start|beginning)",
    week_after_next=r"(?:the )?week after next",
    with_="with|in|w/",
    polite="please|pls|i|we|thanks",
    minute=r"minutes?|mins?|minuets?|'|m(?=\b(?! ?\.))",
    hour=r"hours?|hrs?|hour's|h",
    day=r"days?",
    week=r"weeks?|wks?",
    fortnight=r"fortnights?",
    month=r"months?",
    year=r"years?|yrs?",
    one=r"\ban?\b|\banother\b|\ban additional\b|\bone full\b|\ba full\b",
    couple=r"\b(?:a )?(?:couple|pair)(?: of)?\b",
    few=r"\b(?:a )?few(?: more)?\b",
    further="more|additional|extra|further",
    and_half=r"and (?:a )?half|and 1/2|& (?:a )?half",
    set_lengths={
        r"3 quarters of an hour": 45,
        r"3/4 (?:of an )?h(?:ou)?r?": 45,
        r"an hour and 3 quarters": 105,
        r"(?:a |1 )?quarter(?: of)?(?: an?)?[ -](?:hour|hr)": 15,
        r"1/4 ?h(?:ou)?r?": 15,
        r"(?:an?|1) (?:hour|hr) and (?:a )?(?:quarter|1/4)": 75,
        r"(?:an?|1) (?:hour|hr) and (?:an? )?half": 90,
        r"(?:an? |1 )?half(?: an?| of an)?[ -]?(?:hour|hr)s?": 30,
        r"(?:a )?(?:½|1/2)(?: an?)? ?-?h(?:(?:ou)?rs?)?": 30,
        r"half an h": 30,
        r"(?:a )?half(?: a)?[ -]day": 240,
        r"(?:an?|1) (?:full|whole) hour": 60,
        r"(?:1|an?) and (?:an? )?half (?:hour|hr)s?": 90,
    },
    length_for=r"for|lasting|lasts|last|takes?|of|during",
    all_day=r"(?:for )?(?:the )?(?:whole|all|entire) of(?= (?:today|tomorrow|\w{2,6}day))|"
    r"(?:for )?(?:the )?(?:all|whole|entire|full)[ -](?:the )?day(?: long)?|for (?:the|another|a|1) day|the day off",
    rest_of_day=r"(?:for )?(?:the )?(?:rest|remainder|remaining part) of (?:the|my|this|today) ?(?:working )?(?:day)?",
    within=r"in|within|after|inside",
    about=r"about|around|approximately|approx\.?|roughly|some|just|another|only|at least|up to|maybe|"
    r"like|exactly|ca\.?|max\.?|~",
    hence=r"from now|from right now|hence|more from now|from today|from this moment|later|time from now",
    ago=r"ago|earlier today",
    counted_from=r"from|after|following",
    now=r"right now|just now|right away|straight away|immediately|asap|as soon as possible|"
    r"at the moment|at this moment|currently|now|atm",
    am=r"a ?\.? ?m\.?",
    pm=r"p ?\.? ?m\.?",
    oclock=r"o ?'? ?clocks?|oclock|hours|sharp",
    ish=r"-?ish",
    clock_words={
        r"12 noon|noon|midday|mid day|12 midday|noontime": "12pm",
        r"12 midnight|midnight|mid night": "12am",
        r"(?:the )?(?:end of (?:the )?(?:working |business )?day|close of business|eod|cob)": "closes",
        r"(?:the )?(?:start|beginning) of (?:the |my )?(?:working |business )?day|"
        r"(?<!the )(?:first thing|1st thing)(?! (?:in the )?(?:morning|afternoon))": "opens",
    },
    half_to=False,
    half="half",
    quarter=r"(?:a )?quarter",
    minutes_past=r"past|after",
    minutes_to=r"to|before|till|of|til",
    at=r"at about|at around|at approximately|at roughly|at|@|around|about|approximately|approx\.?|"
    r"approximatly|circa|for like",
    frm=r"starting from|starting at|starting|beginning at|beginning|begins at|starts at|start at|"
    r"to start at|starts? from|start|from",
    between=r"in between|between|betw\.?|btw",
    to=r"to|until+|til+|'til|through|thru|up to",
    and_=r"and|&|n",
    or_="or",
    until=r"not later than|no later than|until+|til+|'til|through|thru|before|by|up to",
    after=r"later than|no earlier than|not before|any ?time after|after|since|from",
    ends=r"goes to|goes until|ends at|ends by|ending at|end at|ending|finish(?:es|ing)? (?:at|by)|"
    r"and ends|to end at|leave at|leaving at",
    parts={
        r"mornings?|mornin|forenoons?": "morning",
        r"afternoons?|arvo|after noon": "afternoon",
        "(?<=\ue003 )pm": "afternoon",
        "(?<=\ue003 )am": "morning",
        r"(?:right |just |straight )?after (?:the )?lunch(?: ?(?:time|break))?": "after lunch",
        r"before lunch(?: ?(?:time|break))?": "morning",
        r"evenings?|(?<!christmas )(?<!xmas )(?<!year )(?<!years )(?<!year's )eve": "evening",
        r"nights?|nite": "night",
        r"lunch ?time|lunch hour|noonish": "lunch",
        r"(?:(?<=at )|(?<=over )|(?<=during )|(?<=\ue003 ))lunch(?! (?:meeting|date|with|event|room))": "lunch",
    },
    part_lead=r"during the whole|for the whole|for the entire|for the|the whole|the entire|during the|"
    r"sometime in the|some time in the|in the|the|at|in|during|1 |over",
    hello=(
        r"(?:(?:hi|hey|hello|ok|okay)\b[ ,.!]+)?"
        r"(?:(?:a )?(?:very )?(?:good|lovely|beautiful) (?:morning|mornin|afternoon|evening|day|night)|g'?day|"
        r"(?:happy|merry) [a-z' ]{2,20}(?=[!,.]| (?:all|everyone|everybody|team|folks|guys|there|you)\b)|"
        r"(?:mornin|morning|afternoon|evening)"
        r"(?= ?[!.]| (?:all|everyone|everybody|team|folks|guys|there|you|both)\b|"
        r", (?:can|could|may|do|does|is|are|i|i'm|i'd|we|we're|any|anything|please|pls|need|got|have|book|get|find|"
        r"what|which|show|cancel|move|extend)\b))"
    ),
    plural_parts=r"(?:mornings|afternoons|evenings|nights)",
    early=r"early|first thing(?: in the)?|1st thing(?: in the)?",
    late=r"late|later in the|later",
    today_parts={
        r"this (?P<e1>early |late )?morning": "morning",
        r"this (?:early |late )?afternoon|this arvo": "afternoon",
        r"this (?:early |late )?evening": "evening",
        r"to ?night'?s?|tonite|2nite|this night": "night",
    },
    later_today=r"later (?:in )?today|later (?:this|in the|on in the) day|later on today|sometime today",
    every=r"every single|every|each|eve?ry",
    other=r"other|second|2nd|alternate",
    series={
        r"daily|every ?day|each day|day by day": "FREQ=DAILY",
        r"bi-?weekly|fortnightly|every fortnight|each fortnight": "FREQ=WEEKLY;INTERVAL=2",
        r"weekly|(?:once|1 time) (?:a|per|every) week|once weekly|week(?:ly)? by week|repeat(?:s|ed|"
        r"ing)?|recurr?ing|recurrent|duplicate": "FREQ=WEEKLY",
        r"quarterly|(?:once )?(?:every|each|a|per) quarter(?! (?:of|past|to|hour))": "FREQ=MONTHLY;INTERVAL=3",
        r"bi-?monthly": "FREQ=MONTHLY;INTERVAL=2",
        r"monthly|once (?:a|per|every) month": "FREQ=MONTHLY",
        r"yearly|annual(?:ly)?|(?:once )?(?:a|per|every) year|once yearly": "FREQ=YEARLY",
        r"(?:on |all |every |each )?(?:weekdays|week days|workdays|working days|business days|"
        r"work days|every weekday|each weekday|every work ?day|weekday)": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    },
    people=(
        r"people|peoples|persons?|ppl|pax|guys|folks|attendees?|participants?|colleagues?|guests?|"
        r"seats?|seaters?|heads?|employees|members|"
        r"users|adults|chairs?|visitors?|developers|engineers|students|individuals|humans|of us|"
        r"of them|of you|mates|buddies|pals|peeps|friends|others|co-?workers|team ?mates|clients|men|women|pers\.?"
    ),
    group_of=r"(?:team|group|party|crew|class|audience|total|gathering|capacity) (?:of|for)|we are|we're|"
    r"we will be|we'll be|there are|there will be|there'll be|party size|headcount(?: of)?|"
    r"capacity",
    me_and=r"(?:me|myself|i|us) (?:and|plus|\+|&)",
    others=r"other|others|more|additional|colleagues?|coworkers|co-workers|guests?|friends?|people|teammates",
    alongside=r"with|plus|and",
    peers=r"mates|friends|buddies|pals|colleagues?|others|co-?workers|team ?mates|more(?: people)?|externals",
    room_for=r"for|of",
    fits=r"fits?|seats?|seating|holds?|holding|accommodates?|accommodating|hosts?|hosting|houses?|"
    r"takes?|capacity(?: of| for)?|fitting|at least|up to|minimum|minimum of|max\.? of|maximum of",
    people_words={
        r"just (?:for )?(?:me|myself)|only (?:for )?(?:me|myself)|for (?:me|myself) (?:alone|only)|"
        r"by myself|on my own": 1,
        r"(?:the )?both of us|1[ -](?:on|to)[ -]1s?|1:1s?|1on1|a couple of (?:people|persons|us)|a pair of us": 2,
        r"a dozen(?: people| persons| guests| of us)?": 12,
        r"(?:a )?half a dozen(?: people| of us)?": 6,
    },
    floor=r"floor|flr|fl\.|level|storey|story",
    floor_words={
        r"ground[ -](?:floor|level)": "ground",
        r"top[ -](?:floor|level)": "top",
        r"basement(?: floor| level)?": "basement",
        r"mezzanine(?: floor| level)?": "mezzanine",
        r"lobby (?:floor|level)": "lobby",
    },
    number_sign=r"number|no\.?|nr\.?|num\.?|#",
    room=(
        r"(?:(?:conf(?:erence)?|meeting|meting|board|class|huddle|focus|seminar|training|video|"
        r"interview|project|team) )?(?:rooms?|rms?\b\.?)|"
        r"conf ?rooms?|confrooms?|boardrooms?|meetingrooms?"
    ),
    building=r"(?<!team )buildings?|bldgs?\.?|building's|block|tower|campus",
    generic_place=(
        r"the|a|an|room|rooms|conference|conf|confroom|meeting|rm|mr|building|bldg|floor|tower|campus|"
        r"site|office|house|center|centre|hall|"
        r"of|in|at|and|no|number|booth|space|small|large|big|main|north|south|east|west|people|person|"
        r"seats|level|ground|cr"
    ),
    equipment={
        r"screens?|displays?|monitors?|tvs?|television|projectors?|projection|beamers?|hdmi|"
        r"smart ?board|screen ?sharing|big screen": "screen",
        r"white ?boards?|flip ?charts?|flip ?boards?|marker ?boards?": "whiteboard",
        r"video(?: ?conf(?:erenc\w{1,6})?)?|vc|web ?cams?|cameras?|teams (?:room|equipment|enabled)|"
        r"surface hub|zoom(?: room)?|video ?calls?|conferencing": "video",
        r"(?:conference |speaker ?|tele|desk ?|polycom )?phones?(?! (?:call|interview|screen|number|"
        r"booth|conversation))|speaker ?phones?|polycom": "phone",
        r"wheel ?chairs?(?:[ -](?:accessible|friendly|access|accessibility))?|accessib\w{1,6}|"
        r"step[ -]free|barrier[ -]free|handicap\w{0,10}|disabled access": "wheelchair accessible",
        r"quiet|silent|calm|sound ?proof|noise[ -]free": "quiet",
    },
    without=r"without|no|not need|don't need",
    called=(
        r"(?:(?:and )?(?:call|name|title) it|called|named|titled|entitled|labell?ed|with (?:the |"
        r"a )?(?:title|subject|name|topic|heading)(?: of)?|"
        r"(?:the )?(?:subject|title|topic)(?: is| being)?:?|subject line|re:)"
    ),
    subject_ends=(
        r"(?:that|which) (?:is|repeats|starts)|(?:repeating|daily|weekly|monthly|every|each)\b|"
        r"(?:at|@|from|between|until|till) (?:about |around )?(?:\d|noon|midnight|half|quarter|one|"
        r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|"
        r"on (?:mon|tue|wed|thu|fri|sat|sun|the \d|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|floor|level)|"
        r"(?:today|tomorrow|tonight|tmrw|tomorow|tommorow)\b|(?:next|this|every|each) (?:week|mon|tue|"
        r"wed|thu|fri|sat|sun|morning|afternoon|evening|day)|"
        r"(?:in|at|on) (?:the )?(?:room|building|floor|conference|meeting|board|morning|afternoon|evening|\d)|"
        r"for (?:\d|an? |half|the (?:whole|rest|next)|me|us|next|today|tomorrow|one|two|three|four|"
        r"five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty)|"
        r"with (?:a |an |the |screen|video|white|projector|phone|\d)|in \d|(?:mon|tues|wednes|thurs|"
        r"fri|satur|sun)day (?:at|from|\d|morning|afternoon|for)|"
        r"(?:and|to) (?:start|begin|invite|book|reserve|set|it)|please\b|thanks|\d{1,2}(?::\d\d)? ?(?:am|pm)\b"
    ),
    subject_for=r"for (?:(?:the|a|an|my|our|his|her|their|this|some) )?|to (?:discuss|talk about|review|plan|"
    r"prepare|go over) (?:the )?|about (?:the )?|regarding (?:the )?",
    meeting_nouns=(
        r"meetings?|reviews?|sync|sync-up|stand-?ups?|stand up|planning|interviews?|workshops?|"
        r"trainings?|lunch|party|presentation|demo|retro|"
        r"retrospective|kick-?off|calls?|all hands|sessions?|discussion|briefing|huddle|catch[ -]?up|check-?in|"
        r"brainstorm(?:ing)?|debrief|seminar|webinar|"
        r"lecture|class|course|celebration|event|conference|one-on-one|all-hands|town ?hall|offsite|"
        r"board|gathering|committee|appointment|slot|booking"
    ),
    errands=words_in("""
        order buy eat cook join attend prepare remember remind watch play send write read start clean pay bring make
        stream record upload translate cater
    """),
    later=r"later|back(?:wards?)?|delay|postpone|push|after",
    earlier=r"earlier|sooner|up|(?:bring|pull|move).{1,40}forwards?|ahead|advance|before",
    shorter=r"shorten|shorter|less|reduce|cut|trim|decrease|earlier",
    total=r"to(?: last)? (?:an?|\d{1,3}|half|1/2)|last|lasting|make (?:it|that|this) (?:an?|\d{1,3}|half)|"
    r"set (?:it )?to|make (?:\w{1,12} ){1,5}\d{1,3} (?:hours?|minutes?)",
    more=r"longer|shorter|another|more|extra|additional|by",
    move_to="to|into|onto",
    at_word="at",
    until_word="until",
    noon_words="noon|midnight|midday",
    end_now=r"end (?:it |this |(?:the|my) (?:meeting|booking|reservation) )?(?:right )?now|finish(?:ed)? now|"
    r"(?:we|i) ?(?:'re|are|'m|am|'ve|have)? (?:all )?(?:done|finished|out|left|wrapped up)(?: early)?|"
    r"^(?:all )?(?:done|finished)\b|"
    r"(?:end|finish) (?:it |the |this |my )?(?:meeting |booking )?early|check(?:ing)? ?out(?: now)?|"
    r"wrap(?:ping)? (?:it )?up|(?:end|stop|finish) (?:the |this |my |our )?(?:current |running )?(?:meeting|booking|"
    "reservation|[\ue010]+)(?: (?:right )?now)?$",
    bigger="bigger|larger|roomier|too (?:small|tiny|cramped)|more (?:seats|space)",
    intents=INTENTS,
    filler=FILLER,
    ordinary=ORDINARY,
    instead_of="instead of|rather than",
    swap_for="for|with",
    follow=FOLLOW,
    asides=ASIDES,
    rewrites=(
        (r"\b(first|second|third|fourth|next|last|this|that|which|another) one\b", r"\1 thing"),
        (r"\b(what|where|when|who|how|that|there|here|let)s\b", r"\1's"),
        (r"\b(do|does|did|is|are|was|were|has|have|would|could|should|ca|wo)nt\b", r"\1n't"),
        (r"\b(i|we|you|they)ve\b", r"\1've"),
        (r"\bim\b", "i'm"),
        (r"\bw/o\b", "without"),
        (r"(?<!\w)(?:w/ ?|w )(?=\w)", "with "),
        (r"\b(?:sth|smth|sthg)\b", "something"),
        (r"\bn (?=a half\b)", "and "),
        (r"\b(small|big|large|huge|tiny|quiet|nice|decent|free|bigger|smaller|larger) one\b", r"\1 thing"),
        (r"\b(?:a|1|one) week on (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)", "a week from "),
        (r"\brn\b", "right now"),
        (r"\b(gim|lem)me\b", r"\1 me"),
        (r"\bgim me\b", "give me"),
        (r"\blem me\b", "let me"),
    ),
    asked=words_in("""
        show book booking bookings booked reserve reserved reservation reservations room rooms meeting meetings
        floor move extend extension available availability cancel cancelled delete change switch another
        calendar schedule tomorrow today tonight morning afternoon evening minute minutes hour hours people
        person persons screen whiteboard projector building monday tuesday wednesday thursday friday saturday
        sunday earlier later longer reschedule postpone weekly help
    """),
    digit_rewrites=(
        # "move my 2 to 3", "cancel my 2"
        (
            r"\b(my|our) (\d{1,2})(?= (?:to\b(?! \d{1,2} (?:meeting|booking))|until|back|forward|meeting\b|booking\b|"
            r"slot|on\b|tomorrow|today)|\W*$)",
            r"\1 \2 o'clock",
        ),
        (r"\bin (5|10|15|20|25|30|40|45)(?= ?(?:$|[,?!]|\.(?!\d)))", r"in \1 minutes"),
        (r"\bnext month on the (\d{1,2}(?:st|nd|rd|th))\b", r"the \1 of next month"),
        (
            r"\b((?:delay|push|postpone|shift|move|bring)\b.{0,40}? by (?:[1-5]?5|[1-69]0))"
            r"(?= please| pls|\W*$)",
            r"\1 minutes",
        ),
        (r"\b((?:extend|shorten|lengthen|prolong|cut)\b.{0,40}? by \d{1,3})(?= please| pls|\W*$)", r"\1 minutes"),
    ),
    book=r"book|reserve|get|grab|take|find|need|want|block|hold|schedule|use|rent|have",
    person_lead=r"with|and|or|by|invite|tell|from",
    asks_free=(
        r"\b(?:what|which(?: of (?:the|your|our))?|any|list|show|see|are(?: there)?|all|the)"
        r"(?:'s| is| are| me| us| else is)*"
        r"(?: (?:all|any|the|meeting|conference))*(?: rooms?)?(?: (?:that )?(?:is|are))?(?: still| currently)? "
        r"(?:free|available|open|empty|vacant|left)(?: (?:meeting |conference )?rooms)?\b|"
        r"\b(?:anything|something)(?:'s| is)?(?: still)? (?:free|available|open|left)\b|"
        r"^(?:free|available|empty|open|vacant) (?:meeting |conference )?rooms\b"
    ),
    free=r"free|available|open|busy|occupied|taken|in use|booked|unoccupied|vacant|empty",
)

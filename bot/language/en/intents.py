"""What people want, in English: ordered rules, read from the top; the first that fits and is not excepted counts.

In the text a known room is "@room", a known building "@building", and words in quotation marks are left out. One
alternative a line.
"""

from __future__ import annotations

from ..alternatives import any_of
from .setting_up import SETTING_UP
from .small_talk import GREETING, SMALL_TALK

_ROOM = any_of(r"""
    @room
    \b(?:\w{1,12} )?(?:rooms?|rms?|boardrooms?|confrooms?|huddle|booths?)\b
""")
_BOOKING = any_of(r"""
    \b(?:meetings?|meeing|reservations?|bookings?|events?|appointments?|appts?|schedule|calendar|calender|agenda|\
      sessions?)\b
    \b(?:interviews?|calls?|standups?|stand-ups?|sync|lunch|dinner|breakfast|conference|one on one|1:1|slot|\
      reviews?)\b
    \b(?:workshop|training|class|party|kick-?offs?|visit|lesson|demo|retro|presentation|seminar|briefing)\b
""")
_IT = any_of(r"""
    \b(?:it|this|that|these|those|them|everything|one|thing|mine|my \d{1,4}|series|occurrences?)\b
    \b\d{1,2}(?::\d\d)? ?[ap]\.? ?m\b
""")
_NOT_OURS = any_of(r"""
    \b(?:alarms?|timers?|reminders?|playlists?|songs?|music|subscriptions?|orders?|flights?|hotels?|cards?|\
      tickets?|trips?)\b
    \b(?:emails?|mails?|todo|to-do|account|bank|restaurant|table|pizza|taxi|cab|uber|lights?|pin|volume|weather|\
      train)\b
    \b(?:password|movies?|films?|recipes?|groceries|grocery|insurance|tires?|pto|vacation|radio|podcasts?|news|\
      coffee)\b
    \b(?:phone number|payday|tv show|thermostat|grace period|food|trucks?|library|loan|membership|warranty|visa|\
      lease|calories|bars?|cafe|diner|bistro|pub|brewery|\
      tavern|steakhouse)\b
    (?<=\w )lists?\b(?! (?:all|my|out|the|me|any|our|of|what|which|every))
""")
_SINGLE = any_of(r"""
    @room
    \b(?:the|this|that|my|which) (?:\w{1,12} )?(?:room|rm|boardroom)\b
    \b(?:room|rm)s? (?:no\.?|number|#)? ?\w{0,3}\d[\w./-]{0,8}
    (?<!which )(?<!any )(?<!a )(?<!meeting )(?<!conference )\broom(?= is\b| will\b|(?<!^room) free\b)
""")
_FREE = r"\b(?:free|available|availability|open|busy|occupied|unoccupied|taken|in use|booked|vacant|empty|used)\b"
_LENGTH_UNIT = r"(?:hours?|hrs?|minutes?|mins?|h)\b"
_LONGER = any_of(rf"""
    \b(?:extend(?:ed|ing)?|prolong|lengthen|longer|shorten|shorter|more time|stay (?:in )?(?:longer|another))\b
    \b(?:add|another|extra|additional|plus) (?:an? |another )?(?:half |\d{{1,3}} |\
      few )?(?:an )?(?:extra )?{_LENGTH_UNIT}
    \b(?:(?:to|should|will|needs? to) last|duration|until later)\b
    (?<!in )(?<!in the )(?<!next )\b\d{{1,3}} (?:more|extra|additional) {_LENGTH_UNIT}
""")
_MOVE = any_of(r"""
    \b(?:move|moved|moving|reschedule|re-schedule|rescheduled|postpone|postponed|push(?:ed)?|shift|delay|bring|\
      bump|rearrange|re-arrange)\b
    \b(?:change|changed|changing|update|modify|edit|adjust|rebook|put off|put back|switch|swap|advance|defer)\b
    \bstarts? (?:it )?(?:later|earlier)\b
    \b(?:shove|nudge|slide)\b
    \bmake (?:it|that|this|the meeting)\b
    ^let .{0,20}\bmeeting\b.{0,10}\bstart
""")
_DELETE = (
    r"\b(?:cancel|cancell?ed|cancell?ing|cancle|cancell|delete|remove|erase|drop|dump|nix|scratch|wipe|bin|void|\
      axe|abort|ditch|clear|scrap|"
    r"get rid of|call off|take off|"
    r"annul|withdraw|skip|kill|cxl|cncl|canx|release|give up|free up|undo|discard|close(?! (?:to|by)\b)|unbook)\b"
)
_YOU_CAN = any_of(r"""
    you (?:can |could )?(?:do|help|answer|know|able|assist|support|understand|capable|excel|familiar|complete|\
      perform|offer)
    would you (?:be able to )?(?:help|do|answer|assist)
    can you (?:do|help|answer|assist|complete|understand)
    ask(?:ed)? (?:you|of you)
    (?:can|may|could|should|allowed to|do) (?:i|we) (?:to )?(?:ask|say|do here|type)
    (?:am i|are we) (?:allowed|able) to (?:ask|say)
    are you (?:able|capable|familiar|good|knowledg\w{1,5})
    you have answers
    do you (?:do|know|understand|have answers|excel)
    your (?:capabilit\w{1,4}|abilit\w{1,4}|skills?|features?|functions?|commands?|purpose|job)
    (?:my )?(?:list of )?commands
    i should ask
    to ask you
    you best
    excel in
    (?:i|we) (?:can|could|may|should) (?:ask|say)
    can (?:i|we) do with (?:you|this|the bot|nook)
    help (?:can|could|do) you (?:give|offer|provide)
    (?:requests?|questions?|commands?) (?:can|do|could) you (?:handle|process|take|answer)
    you(?:'re| are) (?:able|capable)
""")

_HELP_ALONE = (
    r"^(?:please |can you |could you |i (?:really )?(?:need|want|would like) |i'd like |some |"
    r"a little |give me |get |send |\W){0,4}"
    r"(?:please )?(?:help|assist(?:ance)?|instructions|commands|usage|manual|faq|menu|"
    r"options)(?: me)?(?: out)?(?: here)?"
    r"(?: with (?:anything|something)(?: .{0,30})?)?(?: please| pls| plz)?\W*$"
)
_HELP = any_of(rf"""
    \b(?:what|which)(?:'s| is| are| were| kinds?| sorts?| types?| kid)?\b.{{0,50}}\b{_YOU_CAN}\b
    \bhow (?:can|do|could|would|should) (?:you|i|we) (?:help|use (?:you|this|the bot|nook)|work|assist|ask|\
      talk to you)\b
    \bhow (?:can|do|could|would|should) (?:i|we) (?:book|cancel|reserve|extend|change)\b
    \bhow does (?:this|it|nook) work\b
    \b(?:tell|show|teach|give|let) me .{{0,30}}\b(?:you can|can you|subjects?|topics?|what to (?:ask|say)|\
      examples?|commands)\b
    \b(?:tell|show|teach|give|let) me .{{0,30}}\byou (?:comprehend|know|understand)\b
    \bwho are you\b
    \b(?:anything|something|things) (?:that )?you can (?:help|do|assist)\b
    \btell me .{{0,30}}\b(?:(?:i|we) can (?:ask|say)|you(?:'re| are) able)\b
    ^(?:show|list|give|tell|display)(?: me)? (?:your|the|all|my)(?: the)? (?:commands|options|features|functions)\b
    \bmy options\b
    \b(?:some|any|a little|your) (?:help|guidance|assistance|instructions)\W*$
    \b(?:things|questions|stuff|something) (?:that )?(?:i|we) (?:can|could|may|should) ask\b
    \blist of commands\b
    ^(?:[\w']{{1,12}},? ){{0,3}}help\W*$
    \byour (?:capabilities|abilities|features|skills)\b
    ^(?:show )?(?:commands|examples)\W*$
    \bcan you help(?: me)?(?: with anything.{{0,20}}| with something| out)?\W*$
    \byou (?:knowledgeable|knowledgable) about\b
    \bwhat(?:'s| is) the sort of thing i should ask\b|^\?+$
""")
_HOW = any_of(r"""
    \bhow (?:do|should|can|could|would) (?:i|we) (?:ask|talk|speak|use|say)\b
    \bhow (?:do|should|can|could|would) (?:i|we) (?:book|reserve|cancel|extend|change|move|\
      make)\b.{0,30}\b(?:rooms?|booking|it|one|meeting)\b
""")
_END_NOW = any_of(r"""
    \b(?:end|finish) (?:[@\w]{1,10} ){0,3}(?:now|early)\b|\bmeeting (?:(?:has|is) )?(?:ended|over|finished) early
    \b(?:end|finish|stop) (?:the |this |my |our )?(?:current |running )?(?:meeting|booking|reservation|@room)\W*$
    ^(?:we|i)(?:'re| are|'m| am|'ve| have)? (?:all )?(?:done|finished|wrapped up|left)\b(?! (?:with|the|my|it)\b)
    ^(?:(?:we|i)(?:'re| are|'m| am) )?(?:all )?(?:done|finished)(?: here| early| already| in here| (?:with|in|\
      using) (?:the room|@room))*\W*$
    ^(?:i'm |we're |just )?(?:check(?:ing)? ?out|wrap(?:ping)? (?:it )?up)(?: now| early)?\W*$
""")
_CANCEL = any_of(rf"""
    {_DELETE}.{{0,80}}(?:{_BOOKING}|{_ROOM}|{_IT}|\b\d{{1,2}}(?::\d\d)?(?: ?[ap]m)?\b|\b(?:evening|morning|\
      afternoon|today|tomorrow)|day\b)
    ^(?:please |can you |could you |i (?:want|need|have) to |nevermind |never mind )*(?:cancel|delete)(?: please)?\W*$
""")
_NOT_NEEDED = any_of(rf"""
    \b(?:please|to|and|must|can you|could you),? (?:cancel|delete)\W*$
    [,.;] ?(?:please |pls )?(?:cancel|delete|drop)(?: it| that| this)?(?: please| pls| thanks)?\W*$
    \b(?:be|get|want)\b.{{0,40}}\b(?:cancell?ed|deleted|removed|dropped)\W*$|\bmy\b.{{0,30}} (?:is|was|got) cancell?ed\b
    \b(?:take|get|wipe|strike)\b.{{0,60}}\boff\b.{{0,12}}{_BOOKING}
    \b(?:don't|do not|dont|no longer|not|doesn't|won't) (?:\w{{1,9}} )?(?:need|want|requir|use\b|\
      attend)\w{{0,3}}\b.{{0,30}}\b(?:\
      reservations?|bookings?|meetings?|appointments?|rooms?|event|any ?more|it)\b
    \b(?:reservation|booking|meeting|room|appointment|event)\b.{{0,40}}\b(?:\
      (?:is|are)(?:n't| not| no longer) (?:needed|required|necessary|wanted|happening)|(?:isn't|\
      is not) .{{0,20}}any ?more)\b
    \b(?:reservation|booking|meeting|room|appointment|event)\b.{{0,40}}\b(?:not|no longer) (?:needed|required|\
      necessary|happening)\b
    \bcancel(?:lation|ed|led)?\b.{{0,60}}(?:{_BOOKING}|{_ROOM})
    \b(?:cancel|delete|remove)\b.{{0,40}}{_BOOKING}
""")
_OTHER_ROOM = r"(?:an?other|a different|a bigger|a larger|a smaller|a new|a quieter) (?:meeting |conference )?room"
_CHANGE_ROOM = any_of(rf"""
    \b(?:change|switch|swap|move|update|modify|edit|transfer|relocate)\b.{{0,60}}\b(?<!@)(?:rooms?|location|place|\
      building|venue|office)\b
    \b(?:change|switch|swap|move|update|transfer)\b.{{0,60}}(?:\bto |\binto |\bfrom )(?:the )?(?:@room|@building)
    \b(?:another|new|different|other|bigger|larger|smaller|quieter|better|alternative) (?:\w{{1,12}} )?(?:rooms?|\
      location|place|venue|\
      space)\b.{{0,20}}\b(?:for|instead of) (?:my|our|the|this|that|it|today'?s|\
      tomorrow'?s)\b(?! \w{{1,12}} (?:people|person))
    \bmore (?:space|seats|room|chairs) for (?:my|our|the|this|that)\b
    \b(?:swap|switch|exchange|trade)\b.{{0,40}}@room (?:for|with|to) (?:the )?@room
    \binstead of (?:the )?(?:@room|room|conf)
    \brelocate\b
    \bput (?:it|us|me|this|that|the \w{{1,15}}|my \w{{1,15}}) in(?:to)? (?:an?|another|the|\
      @room)\b.{{0,30}}(?:room|building|place)\b
    (?:@room|\brooms?\b(?: ?\w{{1,6}})?),? (?:instead|rather than)\b
    \bi(?:'d| would)? (?:want|need|like|prefer) (?:to (?:have|use) )?{_OTHER_ROOM}\W*$
    ^(?:find |get |book )?(?:me )?{_OTHER_ROOM}(?: please)?\W*$
    \b(?:something|somewhere|anything) (?:\w{{1,6}} )?(?:bigger|larger|smaller|quieter|roomier) for (?:my|our|the|\
      this|that)\b
    \b(?:room|it|@room)(?:'s| is) (?:a bit |way |far |much |really |just )?too (?:small|big|large|tiny|loud|noisy|\
      cold|hot|cramped)\b
    \b(?:move|switch|change)\b.{{0,40}}\b(?:somewhere|elsewhere)\b
    \b(?:my|our|the) room (?:has no|has n't|hasn't|doesn't have|does not have|is missing)\b
    \brather (?:have|use|take) {_OTHER_ROOM}|^(?:find |get )?(?:me )?something (?:bigger|\
      larger)\b(?!.{{0,40}}\d people)
    ^(?:could|can|may) (?:i|we) (?:please )?(?:use|have|get|take|switch to) {_OTHER_ROOM}(?: please| instead)?\W*$
""")
_NOT_CHANGE_ROOM = any_of(r"""
    \b(?:time|date|start)\b (?:of|to|for|on)\b
    ^(?:book|reserve) (?:me )?another\b.{0,12}\bfor\b
    \b(?:room|time) (?:from|to) \d{1,2}(?::\d\d)? ?(?:am|pm)\b
""")
_EXTEND = any_of(rf"""
    {_LONGER}
    \b(?:make|set|change)\b.{{0,60}}\b(?:to |it |that |last |be |for |meeting )?(?:an?|\d{{1,3}}|half an|one full|\
      a full|\d \d/\d)\
      (?: (?:and a half|full|whole|more))? ?-?{_LENGTH_UNIT}(?! (?:later|earlier|sooner|before|after|up|back|\
      forward|ahead))
    \bmake\b.{{0,60}}\b(?:go|last|run|end|ending|until|till?)\b.{{0,20}}\d
    \b(?:go|run|last)s? (?:until|till?|to) \d
    \b\d{{1,3}} {_LENGTH_UNIT} long\b
    \b(?:will|should|shall|must|needs? to|going to|gonna|to|might) (?:take|last|be|\
      run)(?: for)?(?: about)? \d{{1,3}} {_LENGTH_UNIT}
    \b(?:increase|decrease|reduce|double|halve) (?:the |its )?(?:time|duration|length)\b
    \bkeep (?:the room|it|@room) (?:until|till|for)\b|^(?:we|i)(?:'re|'ve| are| have)? r[au]n(?:ning)? (?:over|long)\b
    \bstay (?:on )?(?:(?:here |in here |in (?:it|the room|@room) )?)(?:until|till?|'till?)\b
    \b(?:set|change) (?:the )?end(?:ing)? time\b
    \bend (?:time|it|at|the meeting)\b.{{0,10}}(?:at|to|until)? ?\d
""")
_STAY = r"\b(?:need|want|keep|have|stay in) (?:this|the|my|it|@room)\b.{0,12}\bfor (?:another|\d{1,3} (?:more|\
  extra))\b"
_NOT_EXTEND = any_of(rf"""
    {_NOT_OURS}
    \b(?:move|reschedule|postpone|delay|start|starts?) .{{0,60}}\b(?:earlier|later)\b
    \b(?:book|reserve|find|schedule|set up)\b.{{0,60}}\b(?:room|@room)
    \b(?:create|schedule|book|add) (?:an?|the)
    \b(?:need|want|get|looking for|search)\b.{{0,30}}(?:\broom|@room)
    \b(?:book|create|schedule|plan)\b.{{0,40}}\b(?:take|last)
    \bset a\b
    \bmove\b
    \bhow much\b
    ^(?:what|which|where|who|when|do|does|is|are)\b
    \bpostpone\b
""")
_CHANGE_TIME = any_of(rf"""
    {_MOVE}.{{0,100}}(?:{_BOOKING}|{_IT}|\b(?:time|date|day|start)\b|\bfrom \d|@room)
    {_MOVE}.{{0,100}}\bto (?:\d|@|noon|midnight|half|quarter|next|tomorrow|today|this|(?:mon|tues|wednes|thurs|fri|\
      satur|sun)day)
    {_MOVE} \w{{1,15}}'s \w{{1,15}} (?:to|until|till)\b
    {_BOOKING}.{{0,80}}\b(?:moved|pushed|changed|rescheduled|postponed|shifted|delayed)\b
    \b(?:pushed|moved) (?:back|up|forward|to)\b
    \bstart(?:s|ing)? .{{0,20}}\b(?:earlier|later)\b
    \bmake (?:it|that|this) .{{0,20}}\b(?:earlier|later|sooner)\b
    ^no,? .{{0,10}}\bchange\b
    \b(?:do|have|make|set|hold|start|meet)\b.{{0,40}}\binstead\W*$
    \b(?:put|push|pull|bring)\b.{{0,40}}\b(?:back|forward|off)\b
    \b(?:time|date|it|that|this|meeting|we|my \d{{1,4}}\S{{0,3}}) (?:should|needs? to|must|has to|have to) (?:be|\
      start|\
      meet)(?: at| on)? (?:\d|noon|half|quarter)
    ^(?:no,? |sorry,? |oh,? )*i (?:actually )?meant\b
    \b(?:set|get) (?:it|that|this|the meeting) (?:up )?to (?:start|begin)\b
    \b(?:could|can|let's|lets|should) .{{0,30}}\b(?:hours?|minutes?|mins?|days?|weeks?) (?:later|earlier|sooner)\b
    \b(?:instead|rather) (?:of|than) (?:at )?\d
""")
_NOT_CHANGE_TIME = any_of(rf"""
    {_NOT_OURS}
    \bmake (?:that|it|this) (?:recurring|weekly|daily|repeat)
    \bmind\b.{{0,10}}$
    \bshow me\b
""")
_PLAN = any_of(r"""
    \b(?:floor ?plans?|floor ?maps?|office maps?|maps?|layout)\b
    \b(?:show|open|display|see|view|draw)\b(?: me| us)?(?: the| a)? (?:plan|map|floor|level|basement)\b
    \b(?:show|open|display|see|view|draw)\b(?: me| us)?(?: the| a)? (?:\d{1,2}(?:st|nd|rd|th)?|ground|top|first|\
      second|third|fourth|\
      fifth|sixth|seventh|eighth|ninth|tenth) floor\b
    ^(?:the )?(?:floor|level) \w{1,3}(?: (?:of|in) (?:the )?@building)?\W*$
    ^plan\b
    \b(?:which|what) (?:floor|level)(?:'s| is) (?:the )?@room\b|\b(?:how|where) (?:do|can) (?:i|we) (?:get to|\
      find) (?:the )?@room\b
    ^where(?:'s| is) (?:the )?(?:meeting |conference )?(?:room )?@room\W*$
    \bplan of\b
""")
_MINE = any_of(r"""
    \b(?:my|our|mine)\b(?! (?:name|team)).{0,40}\b(?:meetings?|reservations?|bookings?|events?|appointments?|\
      schedule|calendar|agenda)\b
    \b(?:my|our|mine)\b(?! (?:name|team)).{0,40}\b(?:calender|rooms?|plans?|kick-?offs?|interviews?|sessions?)\b
    \b(?:do|did|will|have|what|which|when|where|how many|whats|if|any|all)\b.{0,50}\b(?:i|we|me) (?:have|got|\
      booked|reserved|scheduled|\
      meeting|to be|supposed|doing|going)\b
    \b(?:do|have|what|where|when|if) (?:do |am |are |have |should |must )?(?:i|we) (?:have|got|meeting|supposed|\
      doing|going|to be|\
      scheduled|booked|reserved)\b
    \b(?:did|have) (?:i|we) (?:book|reserve|schedule)d?\b
    \b(?:is|was) (?:anything|something|nothing) (?:scheduled|planned|booked|on)\b
    \bwhat(?:'s| is) (?:scheduled|planned|booked|happening|on)\b
    \bdo (?:i|we) need to be\b
    \b(?:pull up|open) (?:my|our|the) (?:schedule|calendar|agenda|bookings|reservations|meetings)\b
    \b(?:when|where|what)(?:'s| is|'re| are) (?:the room (?:for|of) )?my (?:next |first |last )?\d
    \bdo (?:i|we) still have\b|\beverything (?:i|we)(?:'ve| have)\b
    \b(?:where|which room) (?:am|are|should|do) (?:i|we)\b(?! (?:book|get|find|reserve|meet|sit|go\b))
    ^my (?:stuff|rooms?|day|week)\b
    \bam i (?:meeting|free|busy|available|booked|seeing)\b
    \bi(?:'ve| have) (?:got )?(?:booked|scheduled|planned|on)\b
    \b(?:what|when|where|which|list|show|see|view|find|lookup|look up|check|tell me|read|display|get|give|\
      are there|is there|how many|who|\
      any|go over)\b.{0,50}\b(?:meetings?|events?|appointments?|schedule|calendar|agenda|bookings?|\
      reservations?)\b(?! room| space)
    ^(?:my |next |upcoming |today'?s |tomorrow'?s )+(?:meetings?|reservations?|bookings?|events?|appointments?|\
      schedule|calendar|agenda)\W*$
    ^(?:bookings|reservations|meetings)\W*$
    \bwhat(?:'s| is) (?:on|up|next|coming)(?: up)? (?:today|tomorrow|next|on|for)\b
""")
_NOT_MINE = any_of(rf"""
    {_NOT_OURS}
    \b(?:for|of) my (?:boss|manager|director|lead|ceo|colleague|supervisor)\b
    \b(?:book|reserve|schedule|set up|add|create|make|put) (?:me |us |an?|the |my |another|in)
    \b(?:can|could|may) (?:i|we) (?:book|reserve|have|get)\b
    \bfor (?:my|our|a|the) (?:\w{{1,15}} ){{0,2}}(?:meeting|event)\b.{{0,30}}\broom\b
    \b(?:get|find|need|want|give|grab)\b(?: me| us)?(?: an?| another| some| the)?(?: \w{{1,12}})? (?:room|space|\
      place)\b
    \brooms? .{{0,40}}\b(?:available|free|open)\b
    \bavailab\w{{1,6}} .{{0,20}}rooms?\b
    \b(?:need|want|looking for) (?:a|some|any|another|meeting|conference)\b
    \brooms? for (?:my|our|the)\b
    \bis @room\b
    \b(?:schedule|calendar|agenda|day|timeline|meetings?|bookings?|events?) (?:of|for|in) (?:the )?(?:room )?@room
    \bwork\b.{{0,4}}$|\bhours\b|\bneeds? (?:a|another) (?:\w{{1,12}} )?room\b
""")
_CHECK = any_of(rf"""
    {_SINGLE}.{{0,60}}{_FREE}
    {_FREE}.{{0,40}}{_SINGLE}
    \bwhen\b.{{0,40}}{_SINGLE}
    {_SINGLE}.{{0,40}}\bwhen\b
    \b(?:at )?what time\b.{{0,30}}{_SINGLE}
    \bhow many (?:people|seats|chairs)\b.{{0,20}}@room|\bwhat(?:'s| is) in @room|\b(?:does|has) @room (?:have|got|\
      fit|seat)\b
    \b(?:who|anyone|anybody|someone|somebody|something|anything)\b.{{0,40}}{_SINGLE}
    \b(?:status|schedule|calendar|availability|timeline|free slots|day) (?:of|for|in) (?:the )?{_SINGLE}
    \b(?:check|see) (?:if |whether |on )?(?:the )?(?:meeting |conference )?{_SINGLE}\W*(?:today|tomorrow|now)?\W*$
""")
_NOT_CHECK = any_of(r"""
    \bwhen (?:can|could) (?:i|we) (?:get|have) an?
    \b(?:can|could|may) (?:i|we) (?:book|reserve)\b
    ^(?:please )?(?:book|reserve|find|get|schedule)\b
    \bto be booked\b
    \bwant .{0,30}\b(?:booked|reserved)\b
    \bbook(?:ing)? (?:it|that|the|a|room)\b(?! for)
    \bif (?:it'?s |it is )?(?:available|free)\W*$
    \b(?:want|need|like) to (?:book|reserve)\b
    \bwhich rooms?\b
    \bwhat rooms?\b
    \b(?:biggest|largest|smallest|nearest|closest|nicest)\b
    \brooms\b
    \b(?:there|any|an?|some) (?:\w{1,12} ){0,2}(?:@room )?room
""")
_FIND = any_of(rf"""
    {_ROOM}
    @building
    \b(?:meeting|work|quiet|event|office|huddle|conference)[ -]?(?:space|place|area)s?\b
    \bconf rm\b
    \b(?:space|seats?) for (?:\d|a (?:team|group)\b|us\b|my\b|our\b)
    \b(?:use|need|want|get|find) (?:\w{{1,8}} ){{0,3}}space\b
    \bsomewhere (?:i|we) (?:can|could)\b
    \bwhat(?:'s| is| else is) (?:free|available|open)\b
    \bwhere (?:can|could|shall|should|do) (?:i|we) (?:sit|meet|take|have|hold|go|talk|work)\b
    \b(?:somewhere|someplace|anywhere) (?:\w{{1,9}} )?(?:to (?:sit|meet|work|talk|call|chat|huddle|focus|present|\
      gather|hide|hold|\
      have|host|discuss|take)\b|for (?:\d|an?\b|my\b|our\b|us\b|me\b)|(?:with|where|that|private|quiet)\b|we can)
    \b(?:got|have|is there|need|find|want|book|reserve|get|grab) (?:me |us )?(?:anything|something) (?:with|for|that|\
      going|left|on|in|big|small|free|open|available|from|at|near|around|today|tomorrow|next|this)\b
    ^(?:is |are )?(?:there )?(?:what|anything|something)(?:'s| is| else is)? (?:free|available|open|left|\
      going (?:for|at|from|today|tomorrow))\b
    \b(?:a|some) (?:space|place|spot|location)\b.{{0,30}}\b(?:meet|people|persons|work)
    \b(?:looking for|searching for|need|want|find) (?:me |us )?(?:something|somewhere|anything|space|\
      seats?)\b.{{0,60}}\b\d{{1,4}} \
      (?:people|persons|ppl|pax|guests)\b
    \b(?:looking for|need|want|find) (?:\w{{1,12}} ){{0,2}}\d{{1,4}} (?:people|persons)\b
    \b(?:book|reserve|rent|get|grab|find)\b.{{0,60}}\b(?:spaces?|hall|floor|studio|lounge|pod)\b
    \blocation for \d|\b(?:find|is there) (?:me |us )?(?:a|any|some) (?:time|slot) (?:when|where|that|for)\b
""")
_NOT_FIND = any_of(rf"""
    {_NOT_OURS}
    \b(?:bedroom|bathroom|living room|drawing|(?<!near the )(?<!by the )kitchen|hotel|hostel|airbnb|showroom|restroom|\
      room service|chat ?room|escape room)\b
    \b(?:turn|switch|dim) (?:on|off|up|down)\b
    \b(?:clean|vacuum|paint|redecorate|decorate)
    ^(?:what all|how (?:do|does|much|to)|why|who)
""")
_MEET = any_of(r"""
    \b(?:book|reserve|schedule|set up|setup|arrange|organi[sz]e|plan|need|want|host|make|create|\
      add)\b.{0,60}\b(?:meetings?|\
      reservations?|bookings?|interview|workshop|appointment|conference|stand-?up|session|presentation|training|\
      sync|call|event|\
      catch[ -]?up|brainstorm(?:ing)?|huddle|retro|review|demo|kick-?off|seminar)\b
""")
_NOT_MEET = any_of(rf"""
    {_NOT_OURS}
    \b(?:at|in|with) the (?:doctor|dentist|salon|barber|hair)
    \bto call\b
""")
INTENTS: tuple[tuple[str, str, str], ...] = (
    ("admin", SETTING_UP, r""),
    ("help", _HELP_ALONE, r""),
    ("help", _HOW, _NOT_OURS),
    ("help", _HELP, rf"@room|\brooms?\b(?! ?bot)(?<!book a room)|{_NOT_OURS}"),
    ("extend", _END_NOW, r"\bcancel"),
    ("cancel", _CANCEL, rf"{_NOT_OURS}|\b(?:instead|change|move|reschedule)\b"),
    ("cancel", _NOT_NEEDED, rf"{_NOT_OURS}|\binstead\b.{{0,20}}\bmove\b"),
    ("change_room", _CHANGE_ROOM, _NOT_CHANGE_ROOM),
    ("extend", _STAY, ""),
    ("extend", _EXTEND, _NOT_EXTEND),
    ("change_time", _CHANGE_TIME, _NOT_CHANGE_TIME),
    ("show_plan", _PLAN, r"\b(?:book|reserve|cancel|google)\b|\bnavigat"),
    ("my_bookings", _MINE, _NOT_MINE),
    ("check_room", _CHECK, _NOT_CHECK),
    ("find_or_book", _FIND, _NOT_FIND),
    ("find_or_book", _MEET, _NOT_MEET),
    ("greeting", GREETING, r""),
    ("greeting", SMALL_TALK, r"\brooms?\b|\bweather\b"),
)

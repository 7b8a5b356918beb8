"""English: what is said beside time, place and number."""

from __future__ import annotations

from ..alternatives import any_of, only_of
from ..aside_words import AsideWords

_ROOM = r"(?:@room|(?:the|this|that|my|our) (?:\w{1,12} )?(?:room|rm)|it)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = (
    rf"(?:(?:next )?{_WEEKDAY}|tomorrow|today|next (?:week|month)|then|the \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2})"
)
_ONE = "(?: one| 1| thing)?"
_THING = r"(?:meetings?|bookings?|reservations?|appointments?|one|room|slot|event)"

ASIDES = AsideWords(
    online=any_of(r"""
        teams (?:meeting|call|link|invite)|(?:video|meeting|online|join) link
        (?:online|hybrid|virtual)(?: meeting| call)?(?! (?:teaching|course|shop))
        (?:people|others|they|some|we) (?:can |may )?(?:join|dial in|call in) (?:online|remotely|from home)
    """),
    group=any_of(r"""
        (?:for|with|invite) (?:this|the|our) (?:whole |entire )?(?:group(?! of)|chat|channel)(?: here)?
        (?:for|with|invite) (?:everyone|everybody|all(?: of us)?)\
          (?: (?:who is |who's )?(?:here|in (?:this|the|our) (?:chat|group|channel|conversation|room)))
        invite (?:everyone|everybody|us all|all of us)
    """),
    near=any_of(r"""
        (?:near|nearest|close|closest|next)(?: to)? (?:me|us|here|my desk|where (?:i|we) (?:am|are|sit))
        (?:nearest|closest)(?: (?:free|available|empty|meeting|conference))*(?= (?:room|one|space|place|spot)\b)
        close ?by|nearby|around here|not far(?: from (?:here|me))?
    """),
    usual=any_of(rf"""
        (?:(?:the|my|our) )?(?:usual|favou?rite|fav) (?:{_THING}|time|place|spot)|(?:the|my|our) usual|\
          (?:same )?as (?:usual|always)|like always|like usual
    """),
    before=any_of(rf"""
        same(?: (?:{_THING}|thing|place|time))? (?:as|like|that (?:i|we) had) (?:we had |i had )?(?:last \
          (?:week|time)|the last time|yesterday|before)
        (?:like|as) (?:last (?:week|time)|the last time)|same(?: {_THING}| place)? again
        what (?:i|we) (?:had|booked) last (?:week|time)
        (?<= room )again|repeat (?:my|the) (?:last )?(?:booking|reservation)|rebook(?: (?:it|the same))?(?! to\b)
    """),
    again="again|once more|as before",
    whole_series=any_of(rf"""
        (?:the|this|that|my|our) (?=(?:weekly )?{_WEEKDAY}'?s? series)
        all (?:of )?(?:the|my|our) (?=(?:weekly )?{_WEEKDAY}'?s? (?:meetings|bookings|reservations|ones))
        (?:the |this |that |my |our )?(?:whole|entire|complete|full|all) (?:the |of the )?series
        all (?:the |of the |its )?(?:occurrences|instances|dates|repeats)|every (?:occurrence|instance)
        all of (?:them|it)
        (?:the|this|that|my|our) (?:\w{{1,12}} )?series
    """),
    all_of_them=r"all(?: of (?:them|it|those))?|every(?:thing| one| single one|one)|the (?:whole|entire) thing|the lot",
    following=any_of(rf"""
        (?:this|that){_ONE} and (?:all )?(?:the )?(?:following|later|future|next)(?: ones)?
        (?:this|that){_ONE} (?:on\b(?! \w)|onwards?)|from (?:now|here|then|(?:this|that){_ONE}) on(?:wards?)?
        all (?:the )?(?:following|future|later)(?: ones)?|the rest of (?:the|this|my) (?:\w{{1,12}} )?series
        from (?={_DAY}\b.{{0,14}}? on(?:wards?)?(?: |\W*$))
    """),
    only_this=any_of(r"""
        (?:just|only) (?:this|that|the) (?:one|1|thing|time|once|occurrence|week'?s?|single one|\w{1,9}day)
        (?:just|only) (?=(?:on |for )?(?:this|next|the)? ?\w{0,10}(?:day|morrow)\b)
        (?:this|that) (?:one|1|thing|time|occurrence) only|not the (?:whole |entire )?series|only once|only(?=\W*$)
    """),
    next_one=r"(?:my|our|the) (?:very )?next (?:meetings?|bookings?|reservations?|appointments?|one|room|slot|event)",
    company=r"invite|(?:meet|meeting|call|sync|chat|lunch|interview|1:1|1-on-1|one on one|catch-?up|together) with|"
    r"(?:time|slot) (?:when|where|for|that (?:works|suits)(?: for)?)",
    with_whom=r"with|include|including|add|for (?:me|myself) and",
    listed=r", and |, | and | & | plus ",
    behalf=any_of(r"""
        (?:on|in) behalf of|in the name of|acting for
        (?:on behalf of |for )my (?:boss|manager|colleague|director|lead|team ?lead|teammate|ceo|head|chief|\
          supervisor|\
          coworker|co-worker),?
    """),
    repeats=r"every|each|daily|weekly|bi-?weekly|fortnightly|monthly|repeating|recurring|weekdays|(?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)days",
    count="for|over|during",
    times=r"times|occurrences|sessions|meetings",
    until=r"until|till|til|through|up to|ending(?: on)?|ends(?: on)?|to the end of",
    waits=any_of(rf"""
        \b(?:tell|let|notify|ping|alert|inform|warn|message|remind)\b.{{0,12}}\b(?:when|if|once|\
          as soon as)\b.{{0,40}}\
          \b(?:frees? up|(?:becomes?|gets?|comes|turns) (?:free|available|vacant)|opens? up|(?:is |\
          gets )?(?:released|\
          given (?:back|up)|cancell?ed)|is free again|is available again)\b
        \b(?:tell|let|notify|ping|alert|inform|message)\b.{{0,12}}\b(?:once|as soon as)\b.{{0,40}}\b(?:free|\
          available)\b
        \bwait(?:ing)? ?-?list\b|\bwait(?:ing)? for {_ROOM}(?! to\b)|\bput me (?:on|in) the (?:queue|list|line)\b
    """),
    holder=any_of(r"""
        \bask\b.{0,20}\b(?:who(?:ever)?|them|the (?:owner|organi[sz]er|holder|person))\b.{0,40}
        \bwho(?:'s| is| has| had| booked| reserved| took| holds| occupies| uses)\b.{0,25}(?:@room|\bthe room\b)
    """),
    keeps=any_of(rf"""
        ^(?:(?:i'm |we're )?(?:running )?(?:a bit |a little )?late,? )?(?:yes,? |but |please |\
          i(?:'ll| will|'d like to| want to) |we(?:'ll| will|'d like to| want to) |let's |we |i )*\
          (?:keep|still need|still want|need|are using|'re using) {_ROOM}(?: please)?\W*$
        ^(?:yes,? )?(?:we're|we are|i'm|i am) (?:here|in the room|in @room|still here|coming)(?: now)?\W*$
        ^check ?(?:me |us )?in(?: (?:to )?{_ROOM})?(?: please)?\W*$
    """),
    releases=rf"^(?:no,? |please |you can |i |we |let's )*(?:release|free up|give (?:back|up)|let go(?: of)?|"
    rf"hand back) {_ROOM}(?: back| up)?(?: please| again| now)?\W*$|^(?:please )?give {_ROOM} (?:back|up|free)\W*$",
    quiets=any_of(r"""
        ^(?:please |be |stay |keep |shut )*(?:quiet|silent|silence|mute|shush|up)(?: please)?\W*$
        \b(?:stop|no more|don't|do not|dont|quit|turn off|switch off|mute|disable|never)\b.{0,20}\b(?:remind\w{0,6}|\
          notif\w{1,9}|nudg\w{1,4}|nagg?\w{0,3}|pinging|ping me|messaging me|bothering me)\b
    """),
    reminds=r"\b(?:turn on|switch on|start|resume|enable|unmute)\b.{0,20}\b(?:remind\w{0,6}|notif\w{1,9})\b|"
    r"^(?:please )?remind me again\W*$|^unmute\W*$|^(?:be )?(?:quiet|silent|mute):? off\W*$|^not quiet\W*$",
    thanks=only_of(
        r"""
        thanks?(?: ?(?:you|u|ya))?|thankyou|thx|thnx|tnx|tysm|ty|cheers|ta|much (?:obliged|appreciated)|\
          i? ?appreciate (?:it|that)
        (?:that's |that is |it's |all )?(?:great|perfect|awesome|cool|nice(?: one| work)?|lovely|brilliant|\
          excellent|fantastic|\
          amazing|super|wonderful|fab|sweet|sorted|grand|fine|wicked|legend|neat|magic|good(?: job| stuff| bot|\
           work| to know)?)
        ok(?:ay|ey|ie)?|kk?|all ?right|alrighty|got it|gotcha|understood|roger(?: that)?|noted|sounds (?:good|\
          great)|well done
        that's (?:all|it|everything)|you rock|you're (?:the best|a star|a legend|a lifesaver|awesome|great)|no worries
        (?:good ?)?bye(?: bye)?|see (?:you|ya)(?: (?:later|soon|tomorrow|around))?|have a (?:nice|good|great|\
          lovely) (?:\w{3,9})
        [👍🙏👌❤🎉😀-😊]{1,4}
    """,
        r"""
        very much|so much|a lot|a bunch|a million|again|nook|bot|for (?:the|your|that|all)(?: the| your)?(?: help)?|\
          for (?:help|\
          helping|everything|now)|and|very|really|so|many|too|then|now|mate|buddy|all|oh|ah|wow|yes|yeah|no|well|\
          man|dude|haha
    """,
    ),
)

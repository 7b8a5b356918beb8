"""Dutch: what people want, what they say beside it, and how they go on. The text is read without accents."""

from __future__ import annotations

from ..alternatives import any_of, only_of, words_in
from ..aside_words import AsideWords
from ..follow_words import FollowWords
from ..sheet import THING

_DAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_ROOM = r"(?:@room|\b\w{0,16}(?:ruimtes?|kamers?|zaal|zalen|lokaal)\b)"
_BOOKING = (
    r"\b(?:afspra\w{2,4}|reservering(?:en)?|vergadering(?:en)?|boeking(?:en)?|meetings?|agenda|kalender|"
    r"overleg(?:gen)?|serie|"
    r"bespreking(?:en)?|workshops?|training(?:en)?|\d{1,2}(?::\d\d)? ?uur)\b"
)
_IT = r"\b(?:hem|het|haar|deze|dit|die|alles|de)\b"
_BOOK = (
    r"\b(?:boek(?:en)?|reserveer|reserveren|plan(?:nen)?|regel(?:en)?|zoek(?:en)?|vind|wil(?:len)?|nodig|graag|"
    r"organiseer|organiseren|"
    r"heb)\b"
)
_NOT_OURS = any_of(r"""
    \b(?:hotelkamer|slaapkamer|badkamer|woonkamer|hotel|restaurant|tafel|vlucht|trein|licht|lamp|verwarming|\
      wekker|timer|muziek)\b
    \b(?:liedje|dokter|huisarts|tandarts|kapper|pizza|taxi|weer is|e-?mails?|mail|rekening)\b
""")
_FREE = r"\b(?:vrij|bezet|beschikbaar|geboekt|gereserveerd|leeg)\b"
_KIND = r"\w{0,16}(?:ruimte|kamer|zaal|lokaal)"

INTENTS: tuple[tuple[str, str, str], ...] = (
    (
        "admin",
        any_of(r"""
            ^admin\b
            ^\W*(?:hoe |ik (?:wil|moet) |kan ik )*(?:stel|richt|configureer|installeer) ik \
              (?:nook|dit|de bot)(?: in)?\W*$
            ^\W*(?:hoe |ik (?:wil|moet) |kan ik )*(?:nook|deze bot|de bot) \
              (?:instellen|inrichten|configureren|installeren)\W*$
            ^(?:instellingen|instellen|inrichten)\W*$
        """),
        "",
    ),
    (
        "help",
        any_of(r"""
            ^(?:help|hulp|help me|ik heb hulp nodig|commando's)\b|\bwat kun(?:t)? (?:je|jij|u)\b(?! .{0,20}vrij)
            \bwat kan (?:je|ik|jij)\b.{0,20}(?:\b(?:doen|vragen|zeggen)\b|\W*$)|\bhoe (?:werkt|gebruik)\b
            \bhoe (?:kan|boek|reserveer|annuleer) (?:ik|je|men)\b|\b(?:kun|kan) je (?:me|mij|ons) helpen\W*$|\
              \bwie ben je\b
        """),
        r"@room|\b(?:regelen|plannen|boeken|reserveren|zoeken|vinden)\b",
    ),
    (
        "extend",
        any_of(r"""
            \b(?:nu (?:beeindigen|stoppen|afsluiten)|beeindig(?:en)?|sluit\w{0,2} .{0,20}af|stop (?:de|het|deze|\
              mijn) (?:vergadering|overleg|meeting))\b
            \b(?:we zijn|wij zijn|ik ben) (?:al |nu |eerder |vroeger ){0,2}klaar\b
        """),
        "",
    ),
    (
        "cancel",
        any_of(rf"""
            \b(?:annuleer|annuleren|annuleert|verwijder\w{{0,2}}|schrap\w{{0,3}}|cancel\w{{0,2}}|\
              wis)\b.{{0,60}}(?:{_BOOKING}|{_ROOM}|{_IT}|\d)
            \bzeg\b.{{0,60}}\baf\b|\bgeef\b.{{0,40}}\b(?:vrij|terug)\b|{_BOOKING}.{{0,30}}\b(?:gaat niet door|\
              vervalt)\b
            (?:{_BOOKING}|{_ROOM}|{_IT}).{{0,40}}\b(?:annuleren|afzeggen|verwijderen|schrappen|vrijgeven)\b
            \bniet (?:meer|langer) nodig\b|^(?:annuleer|annuleren)\W*$
        """),
        _NOT_OURS,
    ),
    (
        "change_room",
        any_of(rf"""
            \b(?:andere|grotere|kleinere|rustigere|betere) {_KIND}\b|\b(?:wissel|verander)\w{{0,2}} van {_KIND}\b
            \b(?:verplaats\w{{0,2}}|verhuis\w{{0,2}}|zet|verander\w{{0,2}}|wissel\w{{0,2}}|ruil\w{{0,2}})\b.{{0,60}}\
              (?:\b(?:naar|in|voor) (?:de |het )?(?:zaal |ruimte )?)@room
            \bin plaats van (?:de |in )?(?:zaal |ruimte )?@room|@room in plaats\b
        """),
        r"^(?:boek|reserveer)\b(?!.{0,60}\bin plaats)",
    ),
    (
        "extend",
        any_of(r"""
            \b(?:verleng\w{0,2}|langer|inkorten|verkort\w{0,2}|korter|uitlopen)\b
            \b(?:nog|extra) (?:een |\d{1,3} ?)(?:half |extra )?(?:uur|uurtje|kwartier|kwartiertje|min\w{0,4})\b
            \b\d{1,3} (?:uur|min\w{0,4}) (?:extra|meer|erbij|langer)\b
        """),
        rf"^(?:boek|reserveer)\b|\been (?:\w{{1,12}} )?{_KIND}\b",
    ),
    (
        "change_time",
        any_of(rf"""
            \b(?:verplaats\w{{0,2}}|verzet\w{{0,3}}|verschuif|verschuiven|uitstellen|stel|vervroeg\w{{0,2}}|\
              wijzig\w{{0,2}}|\
              verander\w{{0,2}}|schuif|zet)\b.{{0,60}}(?:{_BOOKING}|\d|\b(?:de|het|mijn)\b)
            (?:{_BOOKING}|{_IT}).{{0,60}}\b(?:verzetten|verplaatsen|verschuiven|uitstellen|vervroegen)\b
        """),
        rf"^(?:boek|reserveer)\b|{_NOT_OURS}",
    ),
    (
        "show_plan",
        any_of(rf"""
            \bplattegrond\b|\bkaart\b|\b(?:toon|laat)\b.{{0,25}}\b(?:verdieping|etage|plattegrond|kelder|\
              begane grond)\b
            \bwaar (?:is|ligt|vind ik|zit) (?:de |het )?(?:{_KIND} )?@room|^(?:de )?\S{{1,12}} (?:verdieping|\
              etage)(?: van @building)?\W*$
            ^(?:verdieping|etage) \w{{1,3}}\W*$
        """),
        r"\b(?:boek|reserveer)\b",
    ),
    (
        "my_bookings",
        any_of(rf"""
            \b(?:mijn|onze)\b.{{0,25}}{_BOOKING}|\b(?:welke|wat|wanneer|heb ik|toon|laat|waar is)\b.{{0,40}}{_BOOKING}
            \b(?:wat|welke (?:ruimtes|zalen|kamers)) (?:heb ik|hebben we|staat er)\b|^(?:boekingen|reserveringen|\
              afspraken|agenda)\W*$
        """),
        rf"\b(?:boek|reserveer)\b|{_ROOM}.{{0,30}}\bvrij\b|\bvoor (?:mijn|onze|een|de|het)\b.{{0,25}}{_BOOKING}|"
        rf"{_NOT_OURS}"
        rf"|\b(?:een|welke) (?:\w{{1,12}} )?{_KIND}\b.{{0,40}}\b(?:nodig|voor|vrij)\b|\bis @room",
    ),
    (
        "check_room",
        any_of(rf"""
            @room.{{0,60}}{_FREE}|{_FREE}.{{0,40}}@room|\b(?:de|het|deze) {_KIND}\b.{{0,40}}{_FREE}
            \b(?:wanneer|wie|hoe lang|tot wanneer)\b.{{0,30}}@room|\b(?:agenda|bezetting|\
              beschikbaarheid) van (?:de |het )?@room
        """),
        r"^(?:boek|reserveer)",
    ),
    ("find_or_book", rf"{_ROOM}|@building|{_BOOK}.{{0,60}}(?:{_BOOKING}|\b(?:plek|plaats)\b)", _NOT_OURS),
    (
        "find_or_book",
        r"\b(?:is er|wat is er|iets)\b.{0,40}\b(?:vrij ?kom\w{1,2}|vrij is|(?:vrij|beschikbaar) (?:komt|wordt|is))\b",
        _NOT_OURS,
    ),
    (
        "greeting",
        r"^(?:hallo|hoi|hi|hey|hee|goedemorgen|goedemiddag|goedenavond|goeiemorgen|goeiedag|goededag|dag|morgen|"
        r"hello)\b(?!.{0,60}\d)|"
        r"\bhoe gaat het\b",
        "",
    ),
)

ASIDES = AsideWords(
    online=r"(?:een |als )?teams[- ]?(?:vergadering|meeting|overleg|afspraak|link|call)|(?:ook )?(?:online|"
    r"hybride?|virtuele?)"
    r"(?:[- ](?:vergadering|meeting|overleg))?",
    group=r"voor (?:deze|onze|de) (?:groep(?! van )|chat)|voor dit (?:kanaal|team)|(?:voor|met) iedereen (?:hier|"
    r"in deze (?:chat|groep))"
    r"|nodig iedereen uit",
    near=r"(?:dicht)?bij (?:mij|me|ons)(?: in de buurt)?|in de buurt|hier vlakbij|dichtstbijzijnde",
    usual=r"(?:de |het )?gebruikelijke(?: zaal| ruimte| kamer| tijd)?|zoals (?:altijd|gewoonlijk)|(?:mijn|"
    r"onze) vaste (?:zaal|ruimte|"
    r"kamer)|het vaste|(?:mijn|onze) (?:favoriete (?:zaal|ruimte|kamer)|lievelings(?:zaal|ruimte|kamer))",
    before=r"(?:de |het )?zelfde (?:zaal |ruimte |kamer |tijd )?als (?:vorige week|de vorige keer|gisteren)|(?:de|"
    r"het)zelfde (?:zaal |"
    r"ruimte |kamer )?als (?:vorige week|de vorige keer|gisteren)|(?:zoals|net als) (?:vorige week|de vorige keer)|"
    r"(?:de|het) ?zelfde(?: zaal| ruimte| kamer)? (?:weer|opnieuw|nog een keer|nogmaals)|"
    r"(?:weer|opnieuw|nogmaals) (?:de|het) ?zelfde(?: zaal| ruimte| kamer)?",
    again="weer|opnieuw|nog een keer|nogmaals",
    whole_series=r"de (?:hele|volledige) (?:serie|reeks)|(?:de|deze|mijn) (?:serie|reeks)|alle (?:keren|"
    r"exemplaren|herhalingen)",
    all_of_them="allemaal|alle|alles|allen",
    following=rf"(?:en )?alle (?:volgende|latere|toekomstige)|vanaf (?:nu|dan)|vanaf (?=(?:{_DAYS}|morgen|\d))",
    only_this=rf"(?:alleen|enkel) (?:deze|dit)(?: ene| keer)?|(?:alleen|enkel) (?=(?:die van )?(?:{_DAYS}|morgen|"
    rf"vandaag))|niet de hele "
    r"(?:serie|reeks)",
    next_one=r"(?:mijn|de|het|onze) (?:eerst)?volgende (?:vergadering|afspraak|reservering|boeking|meeting|overleg)",
    company=r"nodig|voeg|(?:vergadering|afspraak|overleg|meeting|gesprek|samen) met",
    with_whom=r"met|voor (?:mij|me) en",
    listed=", en |, | en | & ",
    behalf=r"(?:namens|in naam van|uit naam van)|voor mijn (?:baas|manager|chef|leidinggevende|collega|directeur)",
    repeats=r"elke?|iedere?|dagelijks|wekelijks|maandelijks|om de week",
    count="voor|gedurende",
    times="keer|maal",
    until="tot en met|t/m|tot",
    waits=r"\b(?:laat|meld|zeg|waarschuw|bericht|geef|informeer|stuur)\b.{0,30}\b(?:als|zodra|"
    r"wanneer)\b.{0,40}\b(?:vrij ?kom\w{1,2}|vrij is|(?:vrij|beschikbaar) (?:komt|wordt|is))\b"
    r"|\bwachtlijst\b",
    holder=r"\bvraag\b.{0,20}\bwie\b|\bwie (?:heeft|zit|is|gebruikt|bezet)\b.{0,30}@room",
    keeps=any_of(r"""
        ^(?:ja,? |we |ik |graag )*(?:houd?(?:en)?|behoud(?:en)?|behouden) (?:hem|het|de (?:zaal|ruimte|kamer)|\
          @room)(?: aan)?\W*$
        ^(?:ja,? )?(?:we zijn|ik ben) (?:er|hier|er al|in de (?:zaal|ruimte|kamer)|in @room)\W*$|^inchecken\W*$
    """),
    releases=r"^(?:nee,? )*(?:geef|geven) (?:hem|het|de (?:zaal|ruimte|kamer)|@room) (?:weer )?(?:vrij|terug)\W*$|"
    r"^(?:hem |@room )?"
    r"vrijgeven\W*$",
    quiets=r"^(?:graag )?(?:stil|stilte|wees stil|sst)\W*$|\bgeen (?:herinneringen?|meldingen?)(?: meer)?\b|"
    r"\b(?:niet|nooit) meer "
    r"(?:herinneren|waarschuwen)\b|\bstop met (?:herinner\w{0,4}|meld\w{0,4})",
    reminds=r"\b(?:herinneringen?|meldingen?) (?:weer )?aan\b|\bherinner me weer\b",
    thanks=only_of(
        r"""
        dank(?: ?je| ?u)?(?: ?wel)?|bedankt|hartelijk dank|heel erg bedankt|thanks|thx|merci|top|super|prima|\
          perfect|mooi|fijn
        geweldig|uitstekend|cool|lekker|oke|ok(?:ay)?|akkoord|begrepen|helder|duidelijk|goed (?:zo|gedaan|werk)|\
          dat was het
        tot (?:ziens|later|morgen|straks)|doei|dag|fijne (?:dag|avond)|fijn weekend|[👍🙏👌❤🎉😀-😊]{1,4}
    """,
        r"""
        nook|voor (?:je|de|uw|alles)(?: hulp)?|en|heel|erg|zeer|echt|dan|ja|hoor|nou|ah|oh|allemaal|nee|veel|nog
    """,
    ),
)

_ONE = r"(?:ruimte|zaal|kamer|optie|voorstel)"

FOLLOW = FollowWords(
    never=any_of(r"""
        \b(?:nog (?:een|\d)|verleng\w{0,2}|langer|mijn|onze)\b
        (?:^|\b(?:een|vrije|boek|reserveer|zoek|kleine|grote|voor) )\w{0,16}(?:ruimte|zaal|kamer)\b(?! ?#?\d)
        \b(?:reservering(?:en)?|boeking(?:en)?|afspra\w{2,4}|vergadering(?:en)?|agenda|plattegrond|help|hulp|\
          admin|annuleer|annuleren|\
          verwijder)\b
    """),
    stops=any_of(r"""
        (?:(?:nee|ok|oke|oh|nou|toch|sorry)[ ,.!]*){0,3}(?:laat maar(?: zitten)?|vergeet (?:het|dat)(?: maar)?|\
          maakt niet uit|\
          geeft niet|stop|nee bedankt|nee dank je|niet meer nodig|niet nodig|hoeft niet(?: meer)?|niets|toch niet|\
          laat het)\
          (?:[ ,.!]*(?:bedankt|dank je|hoor)){0,2}
    """),
    refuses=r"(?:nee|neen|geen|geen van (?:beide|die|deze)|niet (?:die|deze)|liever niet)",
    yes=any_of(r"""
        ja|jep|jazeker|prima|perfect|goed|uitstekend|precies|graag|akkoord|klinkt goed|doe maar|dat is goed|\
          dat past|waarom niet
        die neem ik|die nemen we|top|in orde
    """),
    that=any_of(rf"""
        (?:die|deze|dat) {_ONE}|die(?=\W*(?:graag|maar)?\W*$)|deze(?=\W*$)|dat(?=\W*$)|die ene|een(?= {THING})
    """),
    nth={"eerste|1e|1ste": 1, "tweede|2e|2de": 2, "derde|3e|3de": 3, "vierde|4e|4de": 4, "vijfde|5e|5de": 5},
    nth_thing=_ONE,
    not_nth=rf"\W*(?:van|helft|week|verdieping|etage|jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|"
    rf"{_DAYS}|\d)",
    numbered=rf"(?:nummer|nr\.?|optie|voorstel|{_ONE}|#) ?",
    last=rf"(?:de|het) laatste(?: {_ONE})?",
    bigger=rf"(?:de|het) grotere?(?: {_ONE})?",
    biggest=rf"(?:de |het )?grootste(?: {_ONE})?",
    smaller=rf"(?:de|het) kleinere?(?: {_ONE})?",
    smallest=rf"(?:de |het )?kleinste(?: {_ONE})?",
    larger=any_of(rf"""
        (?:een |iets )?(?:grotere? {_ONE}|groters?)|(?:met )?meer (?:ruimte|plaats|plaatsen|plek)|(?:het is |\
          die is )?te klein
    """),
    more=rf"(?:een |de )?andere(?: (?:{_ONE}s?|zalen|opties|voorstellen))?|iets anders|wat anders|meer(?=\W*$)|"
    rf"(?:laat )?meer (?:opties|"
    rf"zien)|de rest",
    negation="niet|maar niet|behalve|liever niet|zonder|geen|alles behalve",
    not_but=r"(?<!\w)niet (?:(?:om|op|voor) )?[\w: ]{1,20}(?:,| maar (?=\w)) ?(?=\w)",
    asks=r"(?:en )?(?:wat dacht je van|hoe zit het met|wat als|wat is)|kan het(?: ook)?|is|en(?= (?:op|om|voor))",
    make=(
        r"maak(?: er| het| dat)?(?: maar)?(?: van)?|doe(?: maar)?(?: dan)?|zet (?:het|hem) (?:op|om)|"
        r"verzet (?:het|hem)?(?: naar)?|"
        r"verander (?:het |dat )?(?:in|naar)|liever|laten we(?: zeggen| doen)?|neem|probeer|naar(?= \d)"
    ),
    day_shifts={
        r"(?:een|1) dag later|de (?:dag erna|volgende dag|dag daarna)": 1,
        r"(?:een|1) dag eerder|de dag ervoor": -1,
        rf"(?:de )?volgende week(?! (?:op )?(?:{_DAYS}|\d))|(?:een|1) week later": 7,
        r"(?:een|1) week eerder|de week ervoor": -7,
    },
    longer="langer|meer",
    shorter="korter|minder",
    book=words_in("boek boeken reserveer reserveren"),
    small=words_in("""
        nodig uit samen voeg toe
        aan aub alsjeblieft alstublieft bedankt beter bij daar dan dat de deze die dit doe doen dus een eens eigenlijk
        en er even ga goed graag had heb hebben het hier hij hoe iets ik in is ja je kan kunnen kunt liever maar
        gaan maak man mensen met mij misschien moet naar nee nemen neem niet nog nu of oh ok oke om ons ook op past
        personen plaatsen plek prima sorry te toch totaal tot uur van voor waarom wat we wel welke wij wil willen
        worden zal zijn zitten zou zouden meer u komen keer
    """),
    corrects="nee|sorry|eigenlijk|liever|beter|toch|ik bedoel(?:de)?|maar",
    soft=r"nee|sorry|eigenlijk|liever|oh|ok|oke|en|of|dan|ja|beter|toch|ik bedoel(?:de)?|we zijn met|we zijn|"
    r"misschien|voor|zo'n|ongeveer"
    r"|doe maar|maar",
    politely=r"van|graag|alsjeblieft|alstublieft|aub|dan|liever|toch|eigenlijk|sorry|bedankt|misschien|ook|is beter|"
    r"beter|in totaal",
)

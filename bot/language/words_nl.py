"""Dutch. The text is read without accents."""

from __future__ import annotations

from .alternatives import words_in
from .words import Words

_NAMES = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_UNITS = {
    f"{one}en{ten}": (i + 2) * 10 + j for i, ten in enumerate(_TENS) for j, one in enumerate(_NAMES) if 0 < j < 10
}
_ORDINALS = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
    "twintigste",
]
_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_ALL_DAYS = "|".join(_DAYS)
_ROOM = r"(?:@room|\b\w{0,16}(?:ruimtes?|kamers?|zaal|zalen|lokaal)\b)"
_BOOKING = (
    r"\b(?:afspra\w{2,4}|reservering(?:en)?|vergadering(?:en)?|boeking(?:en)?|meetings?|agenda|"
    r"kalender|overleg)\b"
)

WORDS = Words(
    lang="nl",
    numbers={name: value for value, name in enumerate(_NAMES) if name != "een"}
    | {name: (value + 2) * 10 for value, name in enumerate(_TENS)}
    | _UNITS,
    ordinals={name: value for value, name in enumerate(_ORDINALS, 1)} | {"eenentwintigste": 21, "dertigste": 30},
    ordinal_ending="e|de|ste|st",
    month_first=False,
    weekdays=tuple(
        rf"{name}(?:s|en)?|{name[:2]}\b\.?" if name[:2] not in ("do", "ma") else rf"{name}(?:s|en)?" for name in _DAYS
    ),
    weekday_plural=rf"(?:{_ALL_DAYS})en",
    months=(
        "januari|jan",
        "februari|feb",
        "maart|mrt",
        "april|apr",
        "mei",
        "juni|jun",
        "juli|jul",
        "augustus|aug",
        "september|sept|sep",
        "oktober|okt",
        "november|nov",
        "december|dec",
    ),
    near_days={
        "overmorgen": 2,
        "eergisteren": -2,
        "gisteren|gister": -1,
        "vandaag": 0,
        r"(?<!in de )(?<!'s )morgen|de volgende dag|volgende dag": 1,
    },
    weekend="weekend|weekeinde",
    the="de|het|den",
    of="van de|van het|van|in|der|in de",
    on="op|aan|voor|komende|aanstaande",
    this="deze|dit|komende?|aanstaande?|aankomende?|huidige",
    next="volgende?",
    next_after="aanstaande|a\\.?s\\.?",
    following="daaropvolgende",
    last="laatste",
    past="vorige|afgelopen",
    week_after_next="over twee weken",
    with_="met|in",
    polite="ik|we|wij|graag|alstublieft|aub",
    minute=r"minuten|minuut|min\b\.?|'(?!\w)|m(?=\b)",
    hour="uren|uurtje|uur|u|h",
    day="dagen|dag",
    week="weken|week",
    month="maanden|maand",
    year="jaren|jaar",
    one=r"\been\b|\b1\b(?= (?:uur|dag|week))",
    couple=r"\been paar\b",
    few=r"\b(?:enkele|wat)\b",
    and_half="en een half|en een halve|en half",
    set_lengths={
        "(?:een )?half ?uur(?:tje)?|(?:een )?halfuur|1/2 uur|½ uur": 30,
        "(?:een )?kwartier(?:tje)?": 15,
        "(?:drie|3) kwartier": 45,
        "anderhalf uur|een ?en ?een ?half uur|een uur en een half": 90,
        "twee(?:en)?(?:een)?half uur|tweeenhalf uur": 150,
        "(?:een )?halve dag": 240,
    },
    length_for="voor|gedurende|duurt",
    all_day="de hele dag|hele dag|de gehele dag|gehele dag",
    rest_of_day="de rest van de dag",
    within="over|binnen|in|na",
    about="ongeveer|circa|ca\\.?|zo'n|rond|precies|nog|minstens|exact",
    hence="vanaf nu|later|vanaf vandaag",
    ago="geleden",
    counted_from="na|vanaf|vanaf",
    now="nu meteen|nu|direct|meteen|onmiddellijk|zo snel mogelijk|op dit moment|momenteel",
    am=r"(?:uur |u )?(?:'s (?:morgens|ochtends|nachts)|in de (?:ochtend|morgen)|a\.?m\.?|smorgens)",
    pm=r"(?:uur |u )?(?:'s (?:middags|avonds)|in de (?:middag|avond)|p\.?m\.?|smiddags|savonds)",
    oclock="u\\b|precies",
    clock_hour="uur",
    clock_words={"middernacht": "24:00", "12 uur 's middags": "12:00"},
    half_to=True,
    half="half",
    quarter="kwart",
    minutes_past="over|na",
    minutes_to="voor",
    at="om|rond|tegen|omstreeks|vanaf|@|rond de klok van",
    frm="van|vanaf|beginnend om",
    between="tussen",
    to="tot|tot en met|t/m|tot aan|naar",
    and_="en",
    until="tot|voor|uiterlijk om|uiterlijk|tot en met",
    after="na|vanaf|sinds",
    ends="eindigt om|einde om",
    parts={
        "ochtend|(?<='s )(?:morgens|ochtends)|(?<=in de )morgen|smorgens|voormiddag|vm": "morning",
        "(?:na)?middag|(?<='s )middags|smiddags|nm": "afternoon",
        "avond|(?<='s )avonds|savonds": "evening",
        "nacht|(?<='s )nachts": "night",
        "lunch(?:tijd|pauze)?": "lunch",
    },
    part_lead="in de|'s|de hele|gedurende de|tijdens de|de|rond de|tijdens|in",
    early="vroeg in de|vroege|vroeg",
    late="laat in de|late|laat",
    today_parts={
        "vanochtend|vanmorgen|deze ochtend|deze morgen": "morning",
        "vanmiddag|deze middag": "afternoon",
        "vanavond|deze avond": "evening",
        "vannacht|deze nacht": "night",
    },
    later_today="later vandaag|straks|later op de dag",
    every="elke?|iedere?",
    other="twee|andere",
    series={
        "dagelijks": "FREQ=DAILY",
        "wekelijks": "FREQ=WEEKLY",
        "tweewekelijks|om de week|om de twee weken|elke twee weken": "FREQ=WEEKLY;INTERVAL=2",
        "maandelijks": "FREQ=MONTHLY",
        "per kwartaal|elk kwartaal": "FREQ=MONTHLY;INTERVAL=3",
        "jaarlijks": "FREQ=YEARLY",
        "doordeweeks|op werkdagen|elke werkdag": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    },
    people="personen|persoon|mensen|man|deelnemers?|collega's|gasten|plaatsen|zitplaatsen|pers\\b\\.?",
    group_of="groep van|team van|we zijn met|wij zijn met|met z'n",
    me_and="mij en|ik en",
    others="anderen|collega's",
    room_for="voor",
    fits="minstens|minimaal|plaats voor|ruimte voor",
    people_words={"alleen voor mij": 1, "met z'n tweeen": 2, "met z'n drieen": 3},
    floor="verdieping|etage",
    floor_words={"begane grond": "ground", "kelder": "basement"},
    number_sign="nummer|nr\\.?|#",
    room="(?:vergader|conferentie|meeting)?(?:ruimte|kamer|zaal|lokaal)",
    building="gebouw|toren",
    generic_place="de|het|een|ruimte|kamer|zaal|vergaderruimte|vergaderzaal|vergaderkamer|room|gebouw|toren|"
    "verdieping|etage|in|van",
    equipment={
        "schermen|scherm|beamer|projector|tv|televisie|monitor": "screen",
        "white ?board|flip-?over|bord": "whiteboard",
        "video\\w{0,14}|camera|webcam": "video",
        "telefoon": "phone",
        "rolstoel\\w{0,16}|toegankelijk\\w{0,2}": "wheelchair accessible",
        "rustige?|stille?": "quiet",
    },
    without="zonder|geen",
    called="genaamd|met (?:de )?(?:titel|naam|onderwerp)|(?:titel|onderwerp) ?:?|getiteld",
    subject_ends=r"(?:om|van|tot|vanaf|tussen|voor) \d|(?:morgen|vandaag|overmorgen)\b|(?:op|in|met) ",
    subject_for="voor (?:de |het |een |onze |mijn )",
    meeting_nouns="vergadering|overleg|workshop|training|gesprek|bespreking|planning|sessie|presentatie|review",
    later="later|uitstellen|uit te stellen",
    earlier="eerder|vervroegen|naar voren",
    shorter="korter|inkorten|verkort|minder",
    total="tot (?:een|\\d)|op (?:een|\\d)",
    more="langer|extra|meer|nog",
    move_to="naar|op",
    at_word="om",
    until_word="tot",
    noon_words="middernacht",
    end_now="(?:nu )?(?:beeindigen|beeindig|stoppen)(?: nu)?|(?:we|wij) zijn klaar|ik ben klaar",
    intents=(
        ("admin", r"^admin\b", ""),
        (
            "help",
            r"^(?:help|hulp|help me|ik heb hulp nodig)\b|\bwat kun(?:t)? (?:je|jij|u)\b|\bwat kan (?:je|"
            r"ik)\b.{0,20}\b(?:doen|vragen)\b|\bhoe werkt\b|\bkun je me helpen\W*$",
            "",
        ),
        ("extend", r"\b(?:nu (?:beeindigen|stoppen)|beeindig nu)\b|\b(?:we zijn|ik ben) klaar\b", ""),
        (
            "cancel",
            rf"\b(?:annuleer|annuleren|verwijder\w{{0,2}}|schrap\w{{0,3}}|zeg|"
            rf"cancel\w{{0,2}})\b.{{0,60}}(?:{_BOOKING}|{_ROOM}|\d)|\bniet meer nodig\b",
            "",
        ),
        (
            "change_room",
            r"\b(?:andere|grotere|kleinere) (?:\w{0,16}ruimte|\w{0,16}kamer|\w{0,16}zaal)\b|\b(?:wissel|"
            r"verander)\w{0,2} van (?:ruimte|kamer|zaal)\b",
            r"^(?:boek|reserveer)",
        ),
        ("extend", r"\b(?:verleng\w{0,2}|langer|inkorten|verkort\w{0,2}|korter)\b", ""),
        (
            "change_time",
            rf"\b(?:verplaats\w{{0,2}}|verzet\w{{0,3}}|verschuif|verschuiven|uitstellen|stel|"
            rf"vervroeg\w{{0,2}}|wijzig\w{{0,2}}|verander\w{{0,2}})\b.{{0,60}}(?:{_BOOKING}|\d|\b(?:de|het|"
            r"mijn)\b)",
            "",
        ),
        (
            "show_plan",
            r"\bplattegrond\b|\b(?:toon|laat)\b.{0,25}\b(?:verdieping|etage|plattegrond)\b|^waar is @room",
            "",
        ),
        (
            "my_bookings",
            rf"\b(?:mijn|onze)\b.{{0,25}}{_BOOKING}|\b(?:welke|wat|wanneer|heb ik)\b.{{0,40}}{_BOOKING}",
            rf"\b(?:boek|reserveer)\b|{_ROOM}.{{0,30}}\bvrij\b",
        ),
        (
            "check_room",
            r"@room.{0,40}\b(?:vrij|bezet|beschikbaar)\b|\b(?:vrij|bezet|beschikbaar)\b.{0,30}@room|"
            r"\b(?:de|het|deze) (?:\w{0,16}ruimte|\w{0,16}kamer|\w{0,16}zaal)\b.{0,40}\b(?:vrij|bezet|"
            r"beschikbaar)\b|\bwanneer\b.{0,20}@room",
            r"^(?:boek|reserveer)",
        ),
        (
            "find_or_book",
            rf"{_ROOM}|@building|\b(?:boek|boeken|reserveer|reserveren|plan)\b.{{0,40}}{_BOOKING}",
            r"\b(?:hotelkamer|slaapkamer|badkamer|woonkamer|hotel|restaurant|tafel|vlucht|trein|licht)\b",
        ),
        ("greeting", r"^(?:hallo|hoi|hi|hey|goedemorgen|goedemiddag|goedenavond|goeiedag|dag)\b|\bhoe gaat het\b", ""),
    ),
    filler=words_in(
        """
        een ruimte vergaderruimte boek boeken reserveer reserveren voor ik wij we wil graag nodig heb de het om
        uur in met en bedankt alstublieft aub van tot
        """
    ),
    ordinary=words_in(
        """
        aan aanstaande afspraak alle alleen als alstublieft annuleer annuleren avond bedankt beschikbaar bezet
        bij boek boeken boeking dag dagen dan dat de deze die dinsdag dit donderdag door een eerste en er etage
        gebouw geen graag groot grote grotere half heb hebben heeft hele help het hier hoe hoi ik in is ja jij
        kamer kan klein kleine komende kun kunnen kwart langer maandag maar mag man me meer met middag mij mijn
        minuten moet morgen na naar nacht niet nodig nog nu of om onder ons onze ook op over overleg overmorgen
        personen persoon plaats plan reserveer reserveren reservering ruimte ruimtes rustige scherm te team toon
        tot tussen uit uur uren van vanaf vanavond vandaag vanmiddag vanochtend veel verdieping vergadering
        vergaderruimte vergaderzaal volgende voor vrij vrijdag waar wanneer wat we week weken welke wie wij wil
        woensdag zaal zaterdag ze zijn zondag zonder
        """
    ),
    book="boek|reserveer|boeken|reserveren|neem|wil",
    person_lead="met|en|door|van",
    free="vrij|beschikbaar|bezet",
    instead_of="in plaats van",
    swap_for="voor",
    rewrites=(
        (rf"\b({_ALL_DAYS}|morgen|overmorgen|gister)(ochtend|middag|avond|nacht|morgen)\b", r"\1 \2"),
        (rf"\b({_ALL_DAYS}) morgen\b", r"\1 ochtend"),
        (r"\bmorgen (?:vroeg|morgen)\b", "morgen ochtend"),
        (r"\been uur(?! (?:lang|later|eerder|langer|geleden))(?= (?:'s|in de))", "1 uur"),
        (r"(?<=om )een uur\b", "1 uur"),
    ),
)

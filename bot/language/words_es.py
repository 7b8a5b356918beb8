"""Spanish. The text is read without accents: "mañana" is "manana"."""

from __future__ import annotations

from .alternatives import words_in
from .words import Words

_NAMES = [
    "cero",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50}
_ONES = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
_ORDINALS = ["segundo", "tercero", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno", "decimo"]
_DAYS = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"]
_ROOM = r"(?:@room|\bsalas?\b|\bsalon(?:es)?\b|\baulas?\b)"
_BOOKING = r"\b(?:reservas?|reservaci\w{2,4}|reunion(?:es)?|citas?|eventos?|agenda|calendario)\b"

WORDS = Words(
    lang="es",
    numbers={name: value for value, name in enumerate(_NAMES) if name != "un"}
    | _TENS
    | {f"{ten} y {one}": value + i for ten, value in _TENS.items() for i, one in enumerate(_ONES, 1)},
    ordinals={"primero": 1, "primer": 1, "primera": 1, "tercer": 3, "segunda": 2, "tercera": 3}
    | {name: i for i, name in enumerate(_ORDINALS, 2) if name != "cuarto"},
    ordinal_ending="º|ª|o|a|er|ero",
    month_first=False,
    weekdays=tuple(rf"{name}s?|{name[:3]}\b\.?" for name in _DAYS),
    weekday_plural="(?<=los )(?:lunes|martes|miercoles|jueves|viernes|sabados|domingos)",
    months=(
        "enero|ene",
        "febrero|feb",
        "marzo|mar",
        "abril|abr",
        "mayo|may",
        "junio|jun",
        "julio|jul",
        "agosto|ago",
        "septiembre|setiembre|sept|sep",
        "octubre|oct",
        "noviembre|nov",
        "diciembre|dic",
    ),
    near_days={
        "pasado manana|(?:el )?dia despues de manana": 2,
        "anteayer|antes de ayer|antier": -2,
        "ayer": -1,
        "hoy(?: dia)?|este dia|el dia de hoy": 0,
        r"(?<!la )(?<!de )manana|el dia siguiente|el siguiente dia|(?<=el dia de )manana|(?<=para el )manana": 1,
    },
    weekend="fin de semana|finde",
    the="el|la|los|las",
    of="de la|del|de|en",
    on="el|para el|este|al|los|en el|en|dia|el dia",
    this="este|esta",
    next="proxim[oa]s?|siguientes?",
    next_after="que viene|proxim[oa]|siguiente|entrante",
    following="proximo",
    last="ultim[oa]",
    past="pasad[oa]",
    week_after_next="semana despues de la proxima",
    with_="con|en|a",
    polite="yo|por|gracias|necesito|me|nos",
    minute=r"minutos?|min\b\.?|'(?!\w)|m(?=\b)",
    hour="horas?|hrs?|h",
    day="dias?",
    week="semanas?",
    fortnight="quincena",
    month="mes(?:es)?",
    year="anos?",
    one=r"\buna?\b",
    couple=r"\bun par de\b",
    few=r"\b(?:unos|unas|algunos|algunas|pocos|pocas)(?: pocos| pocas)?\b",
    and_half="y medi[oa]",
    set_lengths={
        "media hora|1/2 hora|½ hora": 30,
        "(?:un )?cuarto de hora|1/4 de hora|1/4 hora": 15,
        "(?:tres|3) cuartos de hora|3/4 de hora": 45,
        "(?:una )?hora y media|1 hora y media": 90,
        "hora y cuarto|una hora y cuarto": 75,
        "medio dia de trabajo|media jornada": 240,
    },
    length_for="durante|por|para|dura",
    all_day="todo el dia|el dia entero|dia completo",
    rest_of_day="el resto del dia",
    within="en|dentro de|de aqui a|tras",
    about="aproximadamente|unos|unas|cerca de|alrededor de|como|solo|exactamente|al menos",
    hence="a partir de ahora|desde ahora|mas tarde|despues|a partir de hoy",
    ago="hace",
    counted_from="despues de|a partir de|desde|tras",
    now="ahora mismo|ahora|ya mismo|inmediatamente|en este momento|cuanto antes|lo antes posible",
    am=r"(?:horas? |h )?(?:de la manana|de la madrugada|por la manana|a ?\.? ?m\b\.?)",
    pm=r"(?:horas? |h )?(?:de la tarde|de la noche|por la tarde|del mediodia|p ?\.? ?m\b\.?)",
    oclock="en punto",
    clock_hour="horas?",
    plus="y",
    minus="menos",
    clock_words={"(?:al |a )?medio ?dia": "12:00", "(?:a )?media ?noche": "24:00"},
    half_to=False,
    half="media",
    quarter="(?:un )?cuarto",
    at="a las|a la|sobre las|hacia las|a eso de las|alrededor de las|cerca de las|@|las|la|para las",
    frm="de|desde|desde las|de las|desde la|de la|a partir de las",
    between="entre las|entre la|entre",
    to="a las|a la|hasta las|hasta la|hasta|y las|y la|a",
    and_="y",
    until="hasta las|hasta la|hasta|antes de las|antes de la|antes de|para antes de las",
    after="despues de las|despues de la|despues de|a partir de las|a partir de la|desde las|tras",
    ends="termina a las|acaba a las",
    parts={
        r"(?<=la )mananas?|(?<=por la )manana|(?<=de )manana|madrugada": "morning",
        "tardes?": "afternoon",
        "noches?": "night",
        "almuerzo|hora de comer|comida": "lunch",
    },
    part_lead="por la|en la|a la|de la|la|durante la|al|por las|a|en el",
    early="primera hora de la|temprano por la|temprano en la|temprano",
    late="ultima hora de la|tarde en la|tarde por la",
    today_parts={
        "esta manana|hoy por la manana": "morning",
        "esta tarde|hoy por la tarde": "afternoon",
        "esta noche|hoy por la noche": "night",
    },
    later_today="mas tarde hoy|hoy mas tarde",
    every="cada|todos los|todas las",
    other="dos",
    series={
        "diari[oa](?:mente)?|a diario": "FREQ=DAILY",
        "semanal(?:mente)?": "FREQ=WEEKLY",
        "quincenal(?:mente)?|cada dos semanas|cada 2 semanas": "FREQ=WEEKLY;INTERVAL=2",
        "mensual(?:mente)?": "FREQ=MONTHLY",
        "trimestral(?:mente)?": "FREQ=MONTHLY;INTERVAL=3",
        "anual(?:mente)?": "FREQ=YEARLY",
        "entre semana|los dias laborables|dias laborables": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    },
    people="personas?|gente|asistentes?|participantes?|colegas|companeros|invitados?|plazas|asientos",
    group_of="grupo de|equipo de|somos|seremos",
    me_and="yo y",
    others="mas|otros|colegas",
    room_for="para",
    fits="al menos|capacidad para|capacidad de|minimo",
    people_words={"solo para mi": 1, "una docena de personas": 12},
    floor="piso|planta",
    floor_words={"planta baja|bajo": "ground", "sotano": "basement"},
    number_sign="numero|num\\.?|no\\.?|nº|#",
    room="salas?(?: de (?:reuniones|reunion|juntas|conferencias))?|salon|aula",
    building="edificio|torre|bloque",
    generic_place="el|la|los|las|de|del|sala|salas|reuniones|reunion|juntas|room|edificio|torre|piso|planta|en|a",
    equipment={
        "pantallas?|proyector|televisor|television|tele|monitor": "screen",
        "pizarras?|whiteboard|rotafolio": "whiteboard",
        "video\\w{0,14}|camara|webcam": "video",
        "telefono": "phone",
        "accesible\\w{0,2}|silla de ruedas": "wheelchair accessible",
        "tranquil[oa]|silencios[oa]": "quiet",
    },
    without="sin",
    called="llamad[oa]|titulad[oa]|con (?:el )?(?:titulo|asunto|nombre)(?: de)?|(?:titulo|asunto) ?:?",
    subject_ends=r"(?:a las|a la|de|desde|entre|para) \d|(?:manana|hoy|lunes|martes|miercoles|jueves|"
    r"viernes)\b|(?:el|en|con|por) ",
    subject_for="para (?:la |el |una? |nuestra |mi )",
    meeting_nouns="reunion|entrevista|taller|formacion|revision|presentacion|sesion|seminario",
    later="mas tarde|retrasa\\w{0,2}|aplaza\\w{0,2}|pospon\\w{0,2}",
    earlier="mas temprano|antes|adelanta\\w{0,2}",
    shorter="acorta\\w{0,2}|menos|reduce|reducir",
    total="a (?:una|\\d)|dure",
    more="mas|otros|adicionales",
    move_to="a las|a la|al|para las|para el|para|hasta|a",
    at_word="a las",
    until_word="hasta las",
    noon_words="mediodia|medianoche",
    end_now="(?:termina\\w{0,2}|acaba\\w{0,2}|finaliza\\w{0,2}) (?:ahora|ya)|(?:hemos|ya) (?:terminado|terminamos)",
    intents=(
        ("admin", r"^admin\b", ""),
        (
            "help",
            r"^(?:ayuda|ayudame|necesito ayuda|help)\b|\bque (?:puedes|sabes|puede) hacer\b|"
            r"\bcomo (?:funciona|me puedes ayudar)\b|\bpuedes ayudarme\W*$",
            "",
        ),
        ("extend", r"\b(?:termina\w{0,2}|acaba\w{0,2}) (?:ahora|ya)\b|\b(?:hemos|ya) (?:terminado|terminamos)\b", ""),
        (
            "cancel",
            rf"\b(?:cancela\w{{0,3}}|anula\w{{0,3}}|elimina\w{{0,3}}|borra\w{{0,3}}|"
            rf"quita\w{{0,3}})\b.{{0,60}}(?:{_BOOKING}|{_ROOM}|\d)|\bya no necesit\w{{1,5}}\b",
            "",
        ),
        (
            "change_room",
            r"\b(?:otra|diferente|mas grande|mas pequena) sala\b|\bsala (?:mas grande|mas pequena|"
            r"diferente)\b|\bcambia\w{0,2} de sala\b",
            r"^reserva",
        ),
        ("extend", r"\b(?:extiende|extender|alarga\w{0,2}|amplia\w{0,2}|prolonga\w{0,2}|acorta\w{0,2})\b", ""),
        (
            "change_time",
            rf"\b(?:mueve|mover|cambia\w{{0,2}}|aplaza\w{{0,2}}|retrasa\w{{0,2}}|adelanta\w{{0,2}}|"
            rf"reprograma\w{{0,2}}|pospon\w{{0,2}})\b.{{0,60}}(?:{_BOOKING}|\d|\b(?:la|el|mi)\b)",
            "",
        ),
        (
            "show_plan",
            r"\bplanos?\b|\b(?:muestra\w{0,3}|ensena\w{0,3}|ver)\b.{0,25}\b(?:piso|planta)\b|"
            r"^donde esta @room",
            "",
        ),
        (
            "my_bookings",
            rf"\b(?:mis|mi|nuestras?)\b.{{0,25}}{_BOOKING}|\b(?:que|cuales|cuando|"
            rf"tengo)\b.{{0,40}}{_BOOKING}",
            rf"\breserva\w{{0,2}} (?:una|la)|{_ROOM}.{{0,30}}\blibres?\b",
        ),
        (
            "check_room",
            r"@room.{0,40}\b(?:libre|ocupad[oa]|disponible)\b|\b(?:libre|ocupad[oa]|"
            r"disponible)\b.{0,30}@room|\b(?:la|esta) sala\b.{0,40}\b(?:libre|ocupada|disponible)\b|"
            r"\bcuando\b.{0,20}@room",
            r"^reserva",
        ),
        (
            "find_or_book",
            rf"{_ROOM}|@building|\breserva\w{{0,2}}\b.{{0,40}}{_BOOKING}",
            r"\b(?:sala de estar|hotel|restaurante|mesa|vuelo|tren|luces|luz)\b",
        ),
        (
            "greeting",
            r"^(?:hola|buenos dias|buenas(?: tardes| noches)?|hello|hey|hi|saludos)\b|\bcomo estas\b|"
            r"\bque tal\b",
            "",
        ),
    ),
    filler=words_in(
        """
        una un sala de reuniones reserva reservar me nos necesito quiero quisiera para el la los las a por favor
        gracias en y con
        """
    ),
    ordinary=words_in(
        """
        a ahora al algo alguna antes aqui asi ayuda buenas buenos cada cambiar cancelar cita como con
        conferencias cuando cual cuales de dentro del desde despues dia dias donde dos durante edificio el ella
        en entre equipo es esa ese esta este estar favor gracias grande gente ha hacer hasta hay hola hora horas
        hoy jueves juntas la las le libre libres llamada lo los lunes manana martes mas me mes mi miercoles
        minutos mis mucho muy necesito no noche nos nuestra o ocupada otra otro para pantalla pequena pequeno
        pero persona personas piso planta plano poder por puede puedes que quien quiero quisiera reserva
        reservar reservas reunion reuniones sabado sala salas se semana ser si sin sobre solo somos son su sus
        tarde tener tengo todo todos tranquila tu un una unos usted viernes y ya yo disponible disponibles
        domingo busco buscar
        """
    ),
    book="reserva|reservar|quiero|necesito|usar",
    person_lead="con|y|por",
    free="libre|disponible|ocupad[oa]",
    instead_of="en vez de|en lugar de",
    swap_for="por|con",
    rewrites=((r"\bmanana (?:por|en|a) la manana\b", "manana por la manana"), (r"\bde hoy en (\d)", r"en \1")),
)

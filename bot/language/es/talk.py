"""Spanish: what people want, what they say beside it, and how they go on. The text is read without accents."""

from __future__ import annotations

from ..alternatives import any_of, only_of, words_in
from ..aside_words import AsideWords
from ..follow_words import FollowWords
from ..sheet import THING

_DAYS = "lunes|martes|miercoles|jueves|viernes|sabado|domingo"
_ROOM = r"(?:@room|\bsalas?\b|\bsalon\b|\baulas?\b)"
_BOOKING = (
    r"\b(?:reservas?|reservacion(?:es)?|reunion(?:es)?|juntas?|citas?|eventos?|agenda|calendario|entrevistas?|"
    r"taller(?:es)?|"
    r"sesion(?:es)?|serie|meetings?)\b"
)
_IT = r"\b(?:la|lo|las|los|eso|esa|esta|todo|todas|serie)\b"
_BOOK = (
    r"\b(?:reserva\w{0,4}|necesit\w{1,5}|busc\w{1,4}|quier\w{1,3}|quisier\w{1,4}|encuentra\w{0,3}|"
    r"organiz\w{1,4}|"
    r"planific\w{1,4}|programa\w{0,3}|consigue\w{0,3}|hace falta)\b"
)
_NOT_OURS = any_of(r"""
    \b(?:sala de estar|hotel|restaurante|mesa|vuelo|tren|luces|luz|alarma|temporizador|musica|cancion|calefaccion)\b
    \b(?:medico|dentista|peluquer\w{1,3}|pizza|taxi|tiempo hace|correos?|e-?mails?|cuenta)\b
""")
_FREE = r"\b(?:libres?|ocupad[oa]s?|disponibles?|reservad[oa]|vaci[oa])\b"
_OTHER_ROOM = (
    r"(?:(?:otra|diferente|mejor|nueva|mas grande|mas pequena) sala|sala (?:mas (?:grande|pequena|tranquila)|"
    r"diferente|distinta))"
)

INTENTS: tuple[tuple[str, str, str], ...] = (
    (
        "admin",
        any_of(r"""
            ^admin\b
            ^\W*(?:como |quiero |puedo |hay que |se )*(?:configuro|configurar?|instalo|instalar?) \
              (?:a )?(?:nook|este bot|el bot|esto)\W*$
            ^configuracion\W*$
        """),
        "",
    ),
    (
        "help",
        any_of(r"""
            ^(?:ayuda|ayudame|necesito ayuda|help|comandos)\b|\bque (?:puedes|sabes|puede|puedo|podemos) (?:hacer|\
              pedir|preguntar|decir)
            \bcomo (?:funciona|se usa|(?:puedo|se puede|puedes|me puedes)|reservo|cancelo|hago)\b.{0,30}
            \b(?:puedes|podrias) ayudar(?:me|nos)\W*$|\bquien eres\b|\ben que (?:puedes|me puedes)\b
        """),
        rf"@room|^(?!.{{0,20}}\bcomo\b).{{0,80}}(?:"
        rf"{_ROOM}.{{0,20}}\ba (?:reservar|encontrar|buscar|organizar|planificar)|"
        rf"\ba (?:reservar|encontrar|buscar|organizar|planificar)\b.{{0,20}}{_ROOM})",
    ),
    (
        "extend",
        any_of(r"""
            \b(?:termina\w{0,2}|acaba\w{0,2}|finaliza\w{0,2})\b.{0,30}\b(?:ahora|ya|antes)\b|^(?:ya )?(?:hemos|\
              ya) (?:terminado|terminamos|acabado)\b
            \b(?:hemos|ya) (?:terminado|terminamos|acabado|acabamos)\b|^(?:termina|acaba|finaliza)r? (?:la|mi|\
              esta) reunion\W*$
        """),
        "",
    ),
    (
        "cancel",
        any_of(rf"""
            \b(?:cancel\w{{1,5}}|anul\w{{1,5}}|elimin\w{{1,5}}|borr\w{{1,4}}|quit\w{{1,4}}|suprim\w{{1,4}}|\
              liber\w{{1,4}})\b.{{0,60}}\
              (?:{_BOOKING}|{_ROOM}|{_IT}|\d)
            \bya no (?:necesit\w{{1,5}}|hace falta|quiero)\b|^cancela\w{{0,3}}\W*$|\
              {_BOOKING}.{{0,20}}\bno se (?:hace|celebra)\b
        """),
        _NOT_OURS,
    ),
    (
        "change_room",
        any_of(rf"""
            {_OTHER_ROOM}|\bcambi\w{{1,4}} (?:de|la) sala\b
            \b(?:mueve\w{{0,2}}|mover|cambi\w{{1,4}}|traslada\w{{0,2}}|pasa(?:r|la|lo)?\b|\
              pon\w{{0,2}})\b.{{0,60}}\b(?:a|en|por|para) (?:la )?\
              (?:sala )?@room
            \ben (?:vez|lugar) de (?:la )?(?:sala )?@room|@room en (?:vez|lugar)\b
        """),
        r"^reserva\w{0,3}\b(?!.{0,60}\ben (?:vez|lugar))",
    ),
    (
        "extend",
        any_of(r"""
            \b(?:extiend\w{1,3}|extender|alarga\w{0,3}|amplia\w{0,3}|prolonga\w{0,3}|acorta\w{0,3}|mas tiempo|\
              mas larga)\b
            \b(?:otra|otros|anade|agrega|suma) (?:media |\d{1,3} )?(?:horas?|min\w{0,4})\b
            \b(?:media hora|\d{1,3} (?:horas?|min\w{0,4})) (?:mas(?! tarde| temprano)|adicionales|extra)\b
        """),
        r"^reserva\w{0,3}\b|\buna (?:\w{1,12} )?sala\b",
    ),
    (
        "change_time",
        any_of(rf"""
            \b(?:mueve\w{{0,2}}|mover|cambi\w{{1,4}}|aplaza\w{{0,2}}|retrasa\w{{0,2}}|adelanta\w{{0,2}}|\
              reprograma\w{{0,2}}|pasa(?:r|la|lo)?\b|\
              pospon\w{{0,3}}|atrasa\w{{0,2}})\b.{{0,60}}(?:{_BOOKING}|\d|\b(?:la|el|mi)\b)
        """),
        rf"^reserva\w{{0,3}}\b|{_NOT_OURS}",
    ),
    (
        "show_plan",
        any_of(r"""
            \bplanos?\b|\bmapa\b|\b(?:muestra\w{0,3}|muestrame|ensena\w{0,3}|ver)\b.{0,25}\b(?:piso|planta|sotano)\b
            \bdonde (?:esta|queda|se encuentra) (?:la )?(?:sala )?@room|^(?:la |el )?(?:\S{1,12} )?(?:planta|\
              piso)(?: \w{1,3})?(?: (?:de|del) @building)?\W*$
        """),
        r"\breserva\w{0,3}\b",
    ),
    (
        "my_bookings",
        any_of(rf"""
            \b(?:mis|mi|nuestras?)\b.{{0,25}}{_BOOKING}
            \b(?:que|cuales|cuando|tengo|muestra\w{{0,3}}|ensena\w{{0,3}}|lista\w{{0,2}}|\
              donde es)\b.{{0,40}}{_BOOKING}
            \b(?:que|que salas)\b.{{0,10}}\b(?:tengo|tenemos|he reservado|hemos reservado)\b|^(?:reservas|\
              reuniones|agenda|calendario)\W*$
        """),
        rf"\breserva\w{{0,3}} (?:una|la)|{_ROOM}.{{0,30}}\blibres?\b|\bpara (?:mi|nuestra|una|"
        rf"la)\b.{{0,25}}{_BOOKING}|{_NOT_OURS}"
        r"|\b(?:necesito|busco|quiero|quisiera)\b|\bsala para\b|\bsalas? hay\b",
    ),
    (
        "check_room",
        any_of(rf"""
            @room.{{0,60}}{_FREE}|{_FREE}.{{0,40}}@room|\b(?:la|esta) sala\b.{{0,40}}{_FREE}
            \b(?:cuando|quien|hasta cuando)\b.{{0,30}}@room|\b(?:horario|agenda|disponibilidad|huecos) (?:de|en|\
              para) (?:la sala )?@room
        """),
        r"^reserva",
    ),
    ("find_or_book", rf"{_ROOM}|@building|{_BOOK}.{{0,60}}(?:{_BOOKING}|\b(?:sitio|lugar|espacio)\b)", _NOT_OURS),
    ("find_or_book", r"\b(?:que hay|hay algo|algo|que esta)\b.{0,40}\b(?:libre|disponible)\b", _NOT_OURS),
    (
        "greeting",
        r"^(?:hola|buenos dias|buen dia|buenas(?: tardes| noches)?|hello|hey|hi|saludos|que tal)\b(?!.{0,60}\d)|"
        r"\bcomo estas\b|"
        r"\bque tal\b",
        "",
    ),
)

ASIDES = AsideWords(
    online=r"(?:una |como )?(?:reunion|llamada) (?:de|por|en) teams|(?:con )?(?:un )?enlace (?:de|a) teams|"
    r"(?:tambien )?(?:en linea|"
    r"online|hibrida|virtual)",
    group=r"para (?:este|nuestro|el) (?:grupo(?! de )|canal|chat)|(?:para|con) todos (?:aqui|los de este (?:chat|"
    r"grupo))|invita\w{0,2} "
    r"a todos",
    near=r"cerca (?:de (?:mi|nosotros|aqui)|mio)|aqui cerca|la mas cercana|por aqui",
    usual=r"(?:lo|la|el|mi|nuestra) (?:sala |hora )?(?:de siempre|habitual)|como siempre|lo mismo de siempre|"
    r"(?:mi|nuestra) sala (?:favorita|preferida)",
    before=r"(?:la |lo |el )?mism[oa] (?:sala |hora )?(?:que|de) (?:la semana pasada|la ultima vez|ayer)|"
    r"como la (?:semana pasada|"
    r"ultima vez)|(?:la |lo )mism[oa] (?:sala )?(?:otra vez|de nuevo)|"
    r"(?:otra vez|de nuevo) (?:la |lo )mism[oa](?: sala)?",
    again="otra vez|de nuevo|nuevamente",
    whole_series=r"toda la serie|(?:la|mi|nuestra|esta) serie(?: completa| entera)?|"
    r"todas las (?:repeticiones|ocurrencias|sesiones|fechas)",
    all_of_them="tod[ao]s?(?: ellas| ellos)?",
    following=rf"(?:y )?(?:todas )?las siguientes|de ahora en adelante|(?:a partir del?|desde el) (?=(?:{_DAYS}|"
    rf"manana|\d))",
    only_this=rf"(?:solo|solamente|unicamente) (?:esta(?: vez| reunion)?|este)|solo (?=(?:la |el )?(?:del |"
    rf"de )?(?:{_DAYS}|manana|hoy))"
    r"|no toda la serie",
    next_one=r"(?:mi|la|nuestra) proxima (?:reunion|reserva|cita|sesion)",
    company=r"invita a|invitar a|(?:reunion|cita|entrevista|llamada) con",
    with_whom=r"con|para mi y",
    listed=", y |, | y | e | & ",
    behalf=r"(?:en nombre|de parte) de|para mi (?:jefe|jefa|director|directora|companero|companera|colega|gerente)",
    repeats=r"cada|todos los|todas las|diari\w{1,6}|semanal\w{0,5}|mensual\w{0,5}",
    count="durante|por|para",
    times="veces",
    until="hasta el|hasta",
    waits=r"\b(?:avis\w{1,6}|notific\w{1,6}|dime|dinos|inform\w{1,5})\b.{0,30}\b(?:cuando|si|"
    r"en cuanto)\b.{0,40}\b(?:se libere|quede "
    r"libre|este (?:libre|disponible)|se quede libre)\b|\blista de espera\b",
    holder=r"\bpregunta\w{0,4}\b.{0,20}\b(?:a quien|quien)\b|\bquien (?:tiene|esta|ocupa|usa|reservo|"
    r"ha reservado)\b.{0,30}@room",
    keeps=any_of(r"""
        ^(?:si,? |la |lo |nos )*(?:mantenla|mantenlo|conserva\w{0,2}|quedamos con|mantener|quedo con|\
          guardala)(?: ella| la sala| @room)?\W*$
        ^(?:si,? )?(?:ya )?(?:estamos|estoy) (?:aqui|ya aqui|en la sala|en @room)\W*$
    """),
    releases=r"^(?:no,? )*(?:libera\w{0,3}|suelta\w{0,2}|devuelve\w{0,2})(?: la sala| @room)?\W*$",
    quiets=r"^(?:por favor )?(?:silencio|callate|calla)\W*$|\b(?:no mas|sin) (?:recordatorios?|notificaciones?|"
    r"avisos?)\b|"
    r"\b(?:deja|desactiva|para)\w{0,2} (?:de |los |las )?(?:recorda\w{0,7}|notific\w{0,7}|avisa\w{0,3})|"
    r"\bno me (?:recuerdes|avises)\b",
    reminds=r"\bactiva\w{0,2} (?:los |las )?(?:recordatorios?|notificaciones?)\b|\brecuerdame de nuevo\b",
    thanks=only_of(
        r"""
        (?:muchas |mil |muchisimas )?gracias|vale|(?:esta )?(?:perfecto|genial|estupendo|fenomenal|excelente|\
          buenisimo|guay|bien)
        muy bien|de acuerdo|ok(?:ay|ey)?|entendido|eso es todo|bravo|buen trabajo|adios|hasta (?:luego|pronto|\
          manana|la vista)
        que tengas? (?:un )?buen (?:dia|fin de semana)|te lo agradezco|thanks|[👍🙏👌❤🎉😀-😊]{1,4}
    """,
        r"""
        nook|por (?:la|tu|su|todo)(?: ayuda)?|y|de verdad|muy|mucho|entonces|si|pues|ah|oh|todo|amigo|no
    """,
    ),
)

_ONE = r"(?:sala|opcion|propuesta)"

FOLLOW = FollowWords(
    never=any_of(r"""
        \b(?:otra (?:hora|media)|otros \d|extiende|alarga\w{0,2}|mas tiempo|mis|mi|nuestras?)\b
        (?:^|\b(?:una|alguna|reserva\w{0,3}|busca\w{0,2}|necesito|pequena|grande) )salas?\b(?! ?#?\d)
        \b(?:reservas?|reunion(?:es)?|citas?|agenda|calendario|planos?|ayuda|admin|cancela\w{0,3}|elimina\w{0,2}|\
          borra\w{0,2})\b
    """),
    stops=any_of(r"""
        (?:(?:no|ok|vale|ah|bueno|mejor|perdon)[ ,.!]*){0,3}(?:olvidalo|olvida(?: eso)?|dejalo|da igual|\
          no importa|es igual|nada|\
          para|stop|no gracias|ya no(?: hace falta)?|no hace falta|no es necesario|cancela|he cambiado de idea)\
          (?:[ ,.!]*(?:gracias)){0,2}
    """),
    refuses=r"(?:no|nop|ningun[ao]|ningun[ao] de (?:ellas|esas|las dos)|esas no|no esas|mejor no)",
    yes=any_of(r"""
        si|sip|claro|perfecto|vale|de acuerdo|genial|estupendo|exacto|adelante|me parece bien|esta bien|muy bien|\
          por supuesto
        por que no|me la quedo|hazlo|venga
    """),
    that=any_of(rf"""
        (?:esa|esta|la) {_ONE}(?=\W*$)|esa(?: misma)?|esta misma|ese|eso(?=\W*$)|una(?= {THING})
    """),
    nth={
        "primer[oa]?|1[ao]": 1,
        "segund[oa]|2[ao]": 2,
        "tercer[oa]?|\
      3[ao]": 3,
        "cuart[oa](?! de)": 4,
        "quint[oa]": 5,
    },
    nth_thing=_ONE,
    not_nth=rf"\W*(?:de|del|mitad|semana|planta|piso|ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|{_DAYS}|\d)",
    numbered=rf"(?:numero|num\.?|opcion|{_ONE}|#) ?",
    last=rf"la ultima(?: {_ONE})?",
    bigger=rf"la (?:{_ONE} )?(?:mas grande|mayor)",
    biggest=r"(?!)",
    smaller=rf"la (?:{_ONE} )?mas pequena",
    smallest=r"(?!)",
    larger=any_of(rf"""
        (?:una |algo |un poco )?(?:{_ONE} )?(?:mas grande|mas amplia|con mas (?:espacio|plazas|sitio)|mas espacio)
        (?:es )?(?:demasiado|muy) pequen[oa]
    """),
    more=rf"(?:alguna |una )?otras? {_ONE}(?:e?s)?|(?:la |las |alguna )?otras?(?=\W*$)|otra cosa|mas opciones|"
    rf"algo (?:mas|distinto)"
    rf"|ensename mas|mas(?=\W*$)",
    negation="no|pero no|excepto|menos|salvo|sin|mejor no|todo menos",
    not_but=r"(?<!\w)no (?:(?:a las|el|para) )?[\w: ]{1,20}(?:,| sino (?=\w)) ?(?=\w)",
    asks=r"y si|que tal|que te parece|y(?= (?:el|la|para|a))|puede ser|es posible|esta|es",
    make=(
        r"(?:pon|ponla|ponlo|pongamos|digamos|que sea|que sean|hazlo|hazla|cambialo|cambiala|cambia|mejor|mueve|"
        r"muevelo|pasalo|"
        r"prueba|vamos con|usa)(?: mejor)?(?: (?:a|para)(?! las?))?"
    ),
    day_shifts={
        r"(?:el|al) dia siguiente|(?:un|1) dia (?:despues|mas tarde)": 1,
        r"(?:el|un|1) dia (?:antes|anterior)": -1,
        rf"la (?:semana (?:que viene|proxima|siguiente)|proxima semana)(?! (?:el )?(?:{_DAYS}|\d))|(?:una|"
        rf"1) semana (?:despues|mas "
        rf"tarde)": 7,
        r"(?:una|1) semana antes|la semana anterior": -7,
    },
    longer="mas larg[ao]|mas(?! (?:tarde|temprano|grande|amplia))",
    shorter="mas cort[ao]|menos",
    book=words_in("reserva reservar reservame"),
    small=words_in("""
        invita invitar anade juntos
        a ah ahora al algo aunque bien bueno como con cual de del digo el ella en entonces era es esa ese eso esta
        este favor gente gracias ha hay hora horas igual la las le lo los mas me mejor mejora muy no nos o ok oye para
        pero perdon perfecto personas plazas poco por puede puedo que queda quedo quiero quisiera sala se sea sean ser
        seremos seria si sin sino sobre somos son tal tambien te tengo tiene toma tomo total un una uno unos va vale
        vamos ya y yo prefiero
    """),
    corrects="no|mejor|perdon|en realidad|quise decir|quiero decir|digo|sino",
    soft=r"no|mejor|perdon|en realidad|oh|ah|ok|vale|y|o|entonces|si|somos|seremos|digo|para|unos|unas|quizas|"
    r"solo|seran",
    politely=r"por favor|mejor|entonces|gracias|perdon|tambien|porfa|personas en total|en total",
)

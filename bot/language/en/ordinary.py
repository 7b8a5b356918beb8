"""Everyday English words of the office: none of them is taken for a mistyped or unknown name."""

from __future__ import annotations

from ..alternatives import words_in

# What may be left of a sentence that only names a time: "2pm tomorrow for 6 of us please".
FILLER = words_in("""
    make then
    a about all an and any appointment around as at available be bit book booked booking can conference could do
    for free from get give gonna have hello hello'd hey hi i i'd if in is ish it its just kindly let lets like
    looking me meet meeting my need need's needed of ok okay on one open or our out people person place please
    pls plz possible reserve room say schedule set sit slot so some someone something somewhere space spot stay
    quick short brief small weekly daily proper little decent nice big large huge long new fast regular extra
    potential client clients customer customers candidate candidates mates friends guests chance hold host got w mins
    gimme after before our whole entire everyone everybody or one thing something
    squeeze fit anything anywhere sometime talk chat discuss
    team thank thanks that the there this time to today until up us wanna want we we'd where will with would you
""")

ORDINARY = FILLER | words_in("""
    able accept accessible across add added additional after afternoon again agenda ago ahead alarm alone along
    already also always am annual another anybody anymore anyone anything anyway anywhere apart appointments are
    area arrange arranged asap ask assist attend attendees audio august availability away back bad basement
    beamer because been before begin beginning being best better between big bigger biggest board boardroom
    bookings booth booths boss both brainstorm brainstorming break breakfast briefing bring brown budget
    building buildings business busy but buy by cafe calendar call called calls cam camera cancel cannot canteen
    capacity car catch celebration center certain chair chairs change chat cheap cheapest check cinema class
    classroom clear client clients clock close closed code coffee colleague colleagues come comfortable coming
    committee company computer conf confirm confroom connect contact corner cost council couple course cover
    create current currently customer customers cut daily date dates day days debrief december decent delay
    delete demo dentist department design desk desks development did different digital dining dinner director
    discuss discussion display doctor does doing don't done door double down draft drop during each earlier
    early easy eight elevator eleven email employees empty end ending engineering enough entire equipment
    evening event events ever every everybody everyone everything exactly exam executive exercise exist extend
    extra far fast fastest feb february few fifteen fifth fifty film films final finance find fine finish
    finished first fit fits five flight flip flipchart floor floors focus following food forever forget forty
    forward four fourteen fourth friday fridays friend front full fun future game garden general getting go goes
    going good got grab great green ground group guest guests guys gym half hall hand hands happy has haven't
    having he head help her here high him hiring his hold holds home host hotel hour hours how however huddle
    hundred idea immediately important indeed inside instead interview interviews into invite issue itself
    january job join july june keep kick kickoff kind kitchen know lab large larger largest last late later
    launch law learn least leave lecture left less lesson level library life lift light list lists little live
    load local location locations long longer look lot lots lounge lower lunch lunchtime made main major make
    making management manager many march marketing massage may maybe mean meant medium meetings member members
    midday middle midnight might mine minute minutes monday mondays month monthly months more morning mornings
    most mothers move movie movies much music must myself name named near nearby never new next nice nicest
    night nine no nobody none noon nor normal not nothing november now number nursing occupied october off offer
    office offsite often old onboarding once ones only onto operations order organise organize other others
    ourselves outside over own parking part partner party past pay payroll pencil per perfect perhaps phone
    physio pitch pizza plan planning play plus pm pod pods possibly post practice prayer prep presentation
    printer private probably product project projector proper purpose push put quarter quarterly question quick
    quickly quiet quietest quite radio rather ready really reception recurring red regular release reminder
    reminders remote remove rent repeat report request reschedule reservation reservations reserved rest
    restaurant retro retrospective return review reviews right rm roof rooms roughly round run safe sales same
    saturday saturdays screen screens seat seats second seminar senior sept september series session sessions
    seven seventh several share she short should show side silent similar since single site situation six sixth
    size slots small smaller smallest sometime song songs soon sooner sorry sort spaces spare speak special
    sprint staff stairs stand standard standup start starting starts status still stop story strategy student
    studio subject such suitable sunday sundays super supervisor support sure sync system table take taken talk
    talks taxi tbd teach teams tech telephone tell ten terrace test than theater theatre their them then therapy
    these they thing things think third thirty those three through thu thursday thursdays ticket tickets til
    till timer times tiny title titled tomorrow tonight too top total tower town townhall train training travel
    trip triple tuesday tuesdays tv twelve twenty two under unit unless upcoming update urgent use used using
    usual vacant venue very via video view visit visitors wait walk war was weather wed wednesday wednesdays
    week weekday weekdays weekend weekly weeks welcome well wellness went were what whatever when whenever which
    while white whiteboard who whole whose why wide wifi window windows wish without won't word work working
    workshop workshops write yes yesterday yet yoga your yourself
""")

"""The faults that Nook is tried with, each with its dose and what must hold.

A test belongs to a fault by `@pytest.mark.fault("F7")`; one that switches a defence off, and must then see the harm, by
`@pytest.mark.control("F7")`.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """`dose`: what `make faults` tries, the long ones included. `less`: what it leaves out, "" where nothing."""

    what: str
    dose: str
    holds: str
    less: str = ""


FAULTS: dict[str, Fault] = {
    "F1": Fault(
        "Graph breaks off before or after a write",
        "each POST with a chance of 1 in 3, 1,040 bookings; each kind of write once",
        "one event a booking, everybody is told",
    ),
    "F2": Fault(
        "429 for all, Retry-After 1, 30, 300",
        "60 s of 100 %, 40 people at one mailbox",
        "told within 5 s, no call before its time but those under way, drained within 60 s",
    ),
    "F3": Fault(
        "500, 502, 503, 504",
        "one call in five for 10 min, 2,000 bookings",
        "all end right, at most 4 tries a call",
    ),
    "F4": Fault(
        "Graph is slow, or hangs",
        "every call, by 5, 20 and 120 s, and for good; words and presses in chat, tab and compose box",
        "a sign of life, a last word within 10 s, nobody else is held up",
    ),
    "F5": Fault(
        "delivered again: 2 to 5 times, 15 s and 30 s, new id, out of order, at another replica",
        "400 people at one process, 400 at two replicas: more than 10,000 deliveries; one offer pressed 50 times",
        "one effect, one card; what a dead replica left is answered",
    ),
    "F6": Fault(
        "kill -9 before and after each step",
        "every step of four ways of booking, eight of changing, of a series and its changes; 200 chains each",
        "nothing lost, doubled or silent",
    ),
    "F7": Fault(
        "PostgreSQL stopped at once and started",
        "10 times in 3,000 jobs; 10 times under 40 people at 2 and at 3 replicas",
        "nothing lost, nothing half done, “nothing was booked” meanwhile, and only where that is known",
    ),
    "F8": Fault(
        "fail-over: refused, then a stand-by that only reads, then that takes over",
        "5 times, each 30 s refused, under 20 people at 2 replicas; each once in a turn",
        "not ready, no false word",
    ),
    "F9": Fault(
        "clocks 10 min early and late, set back an hour",
        "two replicas; a restart",
        "leases go by the database's clock, nothing is done twice or held up",
    ),
    "F10": Fault(
        "clocks change",
        "every half hour around each change of all zones, 2024 to 2035",
        "an hour is an hour, a gap is asked about",
    ),
    "F11": Fault(
        "malformed activities",
        "the table, and 10,000 bodies",
        "4xx, never 5xx, the bot never runs, no body holds the loop",
    ),
    "F12": Fault(
        "tokens: wrong, old, forged, keys rolled over, key server slow or away",
        "each once; eight of them 50 times",
        "401 or 403 at once; a new key at once; no start without what tokens need",
    ),
    "F13": Fault(
        "forged, foreign, replayed and edited presses",
        "5,000; of another chat, another tenant, replayed, 1 MB, nested",
        "refused, in the log, no call to Graph",
    ),
    "F14": Fault(
        "256 KiB, names of 10,000 characters, cards of 25 KB", "each; every card at its worst", "413, or short"
    ),
    "F15": Fault(
        "direction marks, zero width, Markdown, HTML, {{DATE}}, new lines",
        "eight names in a whole conversation, 500 sentences, a corpus against each card",
        "shown as they are, one line in the log",
    ),
    "F16": Fault(
        "200 people, one room, one instant; 200 people, 20 rooms; 50 more in Outlook",
        "100 rounds at the store, 5 over HTTP: SQLite, PostgreSQL, 3 replicas; Outlook before, after and amid",
        "one has it, 199 are offered others, nothing is left over",
        "5 rounds instead of 100 over HTTP",
    ),
    "F17": Fault(
        "rooms that are late, decline, waver, are silent, take conflicts, or are moved in Outlook",
        "0, 5, 60 and 600 s late; each; all acts in any order",
        "the right words for each",
    ),
    "F18": Fault(
        "change notifications lost, doubled, disarranged, forged, subscriptions removed",
        "each",
        "right within one sweep, forged ones do nothing",
    ),
    "F19": Fault("the sweep stands still for 30 min", "once", "the card says as of when, booking looks again"),
    "F20": Fault(
        "tokens end, Entra is away, the secret or the consent is gone",
        "each once",
        "served meanwhile, then admins told once and people clearly",
    ),
    "F21": Fault(
        "the connector hangs, throttles, refuses",
        "100 that hang; each",
        "nobody else waits; sent again; who blocked Nook is left alone",
    ),
    "F22": Fault(
        "SIGTERM under load, each replica in turn; while nothing answers",
        "21 times: 3 replicas in turn, 50 people without a pause",
        "nothing lost, nothing doubled, reminders and sweeps once, ended within 30 s",
    ),
    "F23": Fault(
        "disk full, mounted read-only, file locked, second process, network drive",
        "each once, with a real disk of 3 MB where one may be mounted",
        "said clearly, nothing broken",
    ),
    "F24": Fault(
        "one person, one tenant floods",
        "100 a second and 500 a second, 60 s each; 3,000 messages at once",
        "one word and silence, everybody else is served",
    ),
    "F25": Fault("the return of a consent: none, old, used, foreign, declined", "each", "nothing changes"),
    "F26": Fault(
        "addresses of pictures: edited, expired, of another key",
        "each; 1,000 a second for 10 s, 2,000 at once",
        "not found or “ask again”, one drawing, no call to Graph",
        "turns' p99 is to stay as it is: it is 2 to 3 x beside a thousand looks a second",
    ),
}

"""Nook, from the inside.

A message becomes a value, a decision becomes a value, and only the edges know HTTP, SQL or cards.

    Teams ──► teams ──► conversations ──► turn ──► commands ──► domain + language   (pure: no I/O, no clock)
                              │                      │
                              │                      ├──► ports ◄── graph ──► Microsoft Graph
                              │                      └──► ports ◄── store ──► SQLite / PostgreSQL
                              └──► showing ──► cards ──► Adaptive Card
    worker ──► the same ports: invites the rooms, follows their answers, changes the cards

domain/       rooms, people, spans of time, bookings and their states, who books as what, which rooms fit
language/     one sentence in, one Understanding out
imdf/         floor plans from an archive or a picture: bytes in, plans and their faults out
replies/      everything Nook can say               presses/     everything a button can ask for
ports/        what Nook needs of the world          plain.py     values as JSON text and back
commands/     one file for each thing a person can ask for; COMMANDS is the list. commands/admin: set-up by chat
free_busy/    what the room calendars say           hours.py     when people work
limits.py     how often one may speak
turn.py       one turn: words or a press in, a reply out
showing.py    a reply becomes a card whose buttons are remembered
watching.py   floors that somebody looks at in the tab, read again when something changed
worker/       what goes on between turns: the outbox, asking rooms, changes, watching what Outlook does, notices
graph/ store/ teams/ web/      the edges; none knows another. openid/: keys that tokens are checked with
conversations.py tab.py wiring.py warming.py demo.py      where they meet
simulator/    a pretend Microsoft 365 tenant over real HTTP; imports nothing of the rest
"""

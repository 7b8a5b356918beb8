"""Bookings that stand: which are mine, and what can be done with them by words and by button.

    mine.py       `my bookings`: Nook's own and those made in Outlook, as the calendar has them
    line.py       one of them as it is listed, with what its person may do
    finding.py    which one is meant
    times.py      what it shall become: "to 4pm", "half an hour later", "until 5"
    doing.py      one of them as Exchange has it now, who may change it, and writing the change down
    discreet.py   what others who read along are not shown
    rooms.py      the rooms it could have instead
    refusing.py   why a time is not possible, and the nearest that is
    series.py     series_changing.py    which dates of a series are meant, and all of them at once
    cancelling.py   moving.py   extending.py   switching.py   what is said and pressed

Nothing here asks a room: what is wanted is written down, and the worker does it.
"""

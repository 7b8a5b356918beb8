"""`make bench`: what a turn costs Nook, beside a bare aiohttp echo that is measured in the same rounds.

    __main__      the rounds, the table, the bars; exit 1 where a bar is missed
    scenarios     what is measured: help, searches, presses
    measuring     one slice of turns over 32 connections: turns, latencies, CPU
    pictures      pictures of floors, and turns beside a hundred of them a second
    raw_http      HTTP by hand, so that the measuring end costs less than what it measures
    microsoft     what Microsoft's end answers: login, keys, Graph, the connector
    teams         signed activities as Teams sends them
    office        the rooms, and the database with them
    processes     Nook and the echo as processes of their own: started, counted, stopped
    echo          the bare aiohttp bot

Nook runs as in production: `app.py`, tokens required, every rate limit switched on (and set high). The measuring
process is Microsoft's end too; it answers at once, so that what is measured is Nook.
"""

"""The edge to Microsoft 365: Graph for calendars, people and places, Entra for tokens (the connector's too).

    tokens     one valid token for each tenant and scope, fetched once, renewed in the background
    entra      MSAL, which blocks and caches on its own, kept in a few threads of its own and told not to
    call       a call to Graph as a value
    client     carries a call out: token, gate, deadline, repeats
    gate       four calls in flight for a mailbox, and none before Retry-After is over
    sdk        the only module that knows msgraph and kiota: addresses, authentication, errors
    troubles   what went wrong, in the words of `bot.ports`
    calendars  implements `bot.ports.Calendars`, with `schedules` (free/busy), `events` (invitations), `changing`
               (another time, another room) and `meetings` (a person's own calendar) for the JSON
    people     implements `bot.ports.People`
    places     the room calendars that Microsoft 365 offers, for the admin's choice
    directory  implements `bot.ports.Directory`: consent, domains, rooms, people and zones, for setting up
    windows_zones  Exchange's names of time zones
    health     whether tokens can be had and Graph answers

Start with `GraphCalendars` in `calendars`, then `Graph` in `client`. Nothing is bound to one configuration or tenant.
"""

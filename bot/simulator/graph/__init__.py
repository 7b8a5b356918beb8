"""Microsoft Graph v1.0, the part a room-booking bot uses, over a `Tenant`.

server.py   takes HTTP requests in: tokens, faults, log, errors
calls.py    one request and its answer as values; errors of Graph's shape
routes.py   the table of addresses
odata.py    $filter, $select, $top, $skip, $count, nextLink
the rest    one file per resource
"""

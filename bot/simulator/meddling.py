"""A middleware that brings a service's faults to its requests; Graph, whose errors have a shape, does so by itself."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from .faults import Faults
from .tenant import Tenant


def cut(request: web.Request) -> web.Response:
    """Breaks the connection off. The response is for aiohttp's sake: nobody reads it."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def meddle(faults: Faults, tenant: Tenant) -> Middleware:
    """Delays, refuses or cuts off requests as the switches say."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        await faults.delay(request.method, request.path, None, tenant.now())
        fault = faults.next(request.method, request.path, None, tenant.now())
        if fault is None:
            return await handler(request)
        if fault.after_effect:
            await handler(request)
        if fault.kind == "reset":
            return cut(request)
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        error = {"code": fault.code or "ServiceError", "message": fault.message or "The service is in trouble."}
        return web.json_response({"error": error}, status=fault.status, headers=headers)

    return middleware

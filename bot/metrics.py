"""What operators watch, under the names that Prometheus' own guide advises.

No label ever holds a name, an address or an id.
"""

from __future__ import annotations

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from bot.ports import Figures

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.turns = Counter(
            "nook_turns_total",
            "Turns answered, by kind, by command and by reply",
            ("kind", "command", "reply"),
            registry=self.registry,
        )
        self.turn_seconds = Histogram(
            "nook_turn_duration_seconds",
            "Time from hearing to answering, by kind and by command",
            ("kind", "command"),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.limited = Counter(
            "nook_turns_limited_total",
            "Turns that were too many for a person or a tenant: told so, or met with silence",
            ("verdict",),
            registry=self.registry,
        )
        self.graph_seconds = Histogram(
            "nook_graph_request_duration_seconds",
            "Time until Microsoft Graph answered, by kind of call; its count by status is nook_graph_requests_total",
            ("call",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.graph_requests = Counter(
            "nook_graph_requests_total",
            "Calls to Microsoft Graph, by kind and status (429: throttled, 0: no answer)",
            ("call", "status"),
            registry=self.registry,
        )
        self.bookings = Gauge(
            "nook_bookings", "Bookings that are not over, by state", ("state",), registry=self.registry
        )
        self.due = Gauge("nook_outbox_due", "Steps of bookings whose time has come", registry=self.registry)
        self.oldest_due = Gauge(
            "nook_outbox_oldest_due_seconds", "How long the first of them has waited", registry=self.registry
        )
        self.read_age = Gauge(
            "nook_free_busy_age_seconds",
            "How old the oldest reading of today is, of the calendars that can be booked",
            registry=self.registry,
        )
        self.sweep_age = Gauge(
            "nook_sweep_age_seconds",
            "Since this process last got through all that was to be read ahead",
            registry=self.registry,
        )
        self.ready = Gauge(
            "nook_ready",
            "Whether that check was well when /ready was last asked",
            ("check",),
            registry=self.registry,
        )
        ProcessCollector(registry=self.registry)

    def turned(self, kind: str, command: str, reply: str, seconds: float) -> None:
        """`command`: by its name, "" where it did not get that far. `reply`: its kind, such as "RoomsOffered"."""
        self.turns.labels(kind, command, reply).inc()
        self.turn_seconds.labels(kind, command).observe(seconds)

    def too_many(self, verdict: str) -> None:
        """ "tell" or "silent": a turn that was not taken, and counts among no others."""
        self.limited.labels(verdict).inc()

    def asked_graph(self, call: str, status: int, seconds: float) -> None:
        """`call` as in "GET /users/{}/events": no names, no ids."""
        self.graph_seconds.labels(call).observe(seconds)
        self.graph_requests.labels(call, str(status)).inc()

    def checked(self, check: str, well: bool) -> None:
        self.ready.labels(check).set(well)

    def swept(self, swept_at: datetime, now: datetime) -> None:
        self.sweep_age.set(_seconds(swept_at, now))

    def show(self, figures: Figures, now: datetime) -> None:
        """What the store counts, just before it is read."""
        self.bookings.clear()
        for state, number in figures.bookings.items():
            self.bookings.labels(state).set(number)
        self.due.set(figures.due)
        self.oldest_due.set(_seconds(figures.oldest_due, now) if figures.oldest_due else 0)
        self.read_age.set(_seconds(figures.read_at, now) if figures.read_at else float("nan"))


def _seconds(since: datetime, now: datetime) -> float:
    """Not less than 0, where clocks were set back."""
    return max(0.0, (now - since).total_seconds())

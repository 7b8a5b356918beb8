"""What operators watch, under the names that Prometheus' own guide advises.

No label ever holds a name, an address or an id.
"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.turns = Counter(
            "nook_turns_total", "Turns answered, by kind and by reply", ("kind", "reply"), registry=self.registry
        )
        self.turn_seconds = Histogram(
            "nook_turn_duration_seconds",
            "Time from hearing to answering",
            ("kind",),
            buckets=SECONDS,
            registry=self.registry,
        )

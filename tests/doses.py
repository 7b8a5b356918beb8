"""How many examples Hypothesis tries of a property: a third with `make test`, which tries others each time, and all
with `make faults` or NOOK_EXAMPLES=all.
"""

from __future__ import annotations

import os


def examples(all_of_them: int) -> int:
    return all_of_them if os.environ.get("NOOK_EXAMPLES") == "all" else all_of_them // 3

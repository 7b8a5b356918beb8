"""Whether what one worker took may be taken by another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_

from bot.store.columns import Moment

_NOW, _UNTIL = (bindparam(name, type_=Moment) for name in ("now", "until"))


def free(lease_until: ColumnElement[Any]) -> ColumnElement[bool]:
    """At `now`: never leased, or the lease has ended. So has one that would end later than one taken now (`until`): it
    is from before the clock was set back.
    """
    return or_(lease_until.is_(None), lease_until <= _NOW, lease_until > _UNTIL)

"""OData query options over lists of JSON objects. Microsoft's page: "Use query parameters to customize responses"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from .calls import Answer, Call, bad

Json = dict[str, Any]
_TERM = re.compile(r"^(?P<field>[\w/]+)\s+(?P<op>eq|ne|ge|gt|le|lt)\s+(?P<value>'(?:[^']|'')*'|[\w.:+-]+)$")
_CALLED = re.compile(
    r"^(?P<name>startswith|endswith|contains)\(\s*(?P<field>[\w/]+)\s*,\s*'(?P<value>(?:[^']|'')*)'\s*\)$", re.I
)
_SPLIT = re.compile(r"\s+(and|or)\s+(?=(?:[^']*'[^']*')*[^']*$)", re.I)


def select(item: Json, wanted: str | None, always: tuple[str, ...] = ("id",)) -> Json:
    """The properties named in $select, and those that come along always or by $expand. Names this simulator lacks are
    passed over.
    """
    if not wanted:
        return item
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    keep = {*names, *always, "singleValueExtendedProperties"}
    return {k: v for k, v in item.items() if k in keep or k.startswith("@")}


def matcher(expression: str, fields: frozenset[str]) -> Callable[[Json], bool]:
    """A test for a simple $filter: comparisons and startswith/endswith/contains over `fields`, joined by and/or."""
    parts = _SPLIT.split(expression.strip())
    tests = [_term(part.strip(), fields) for part in parts[::2]]
    joins = [join.lower() for join in parts[1::2]]

    def test(item: Json) -> bool:
        groups, current = [], tests[0](item)
        for join, check in zip(joins, tests[1:], strict=True):
            if join == "or":
                groups.append(current)
                current = check(item)
            else:
                current = current and check(item)
        return any([*groups, current])

    return test


def _term(text: str, fields: frozenset[str]) -> Callable[[Json], bool]:
    text = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    if called := _CALLED.match(text):
        name, wanted = called["name"].lower(), called["value"].replace("''", "'").lower()
        field = _known(called["field"], fields)
        check = {"startswith": str.startswith, "endswith": str.endswith, "contains": str.__contains__}[name]
        return lambda item: check(str(item.get(field) or "").lower(), wanted)
    if term := _TERM.match(text):
        field, value = _known(term["field"], fields), _literal(term["value"])
        return lambda item: _compare(item.get(field), term["op"], value)
    raise bad(f"Invalid filter clause: {text}", "BadRequest")


def _known(field: str, fields: frozenset[str]) -> str:
    if field not in fields:
        raise bad(f"The property '{field}' does not support filtering.", "BadRequest")
    return field


def _literal(text: str) -> Any:
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    if text in ("true", "false", "null"):
        return {"true": True, "false": False, "null": None}[text]
    try:
        return int(text)
    except ValueError:
        return text


def _compare(have: Any, op: str, want: Any) -> bool:
    if isinstance(have, str) and isinstance(want, str):
        have, want = have.lower(), want.lower()
    if op in ("eq", "ne"):
        return bool(have == want) == (op == "eq")
    if have is None or want is None or type(have) is not type(want):
        return False
    return bool({"ge": have >= want, "gt": have > want, "le": have <= want, "lt": have < want}[op])


def number(call: Call, name: str, default: int, maximum: int | None = None) -> int:
    """A query option that is a number; 400 when it is not."""
    try:
        value = int(call.query.get(name, default))
    except ValueError as cause:
        raise bad(f"The value of {name} is not a number.", "BadRequest") from cause
    if value < 0:
        raise bad(f"The value of {name} may not be negative.", "BadRequest")
    return min(value, maximum) if maximum is not None else value


def page(call: Call, items: list[Json], context: str, *, size: int, maximum: int = 1000) -> Answer:
    """One page of a list. `size` applies without $top, `maximum` bounds $top (and odata.maxpagesize)."""
    preferred = call.prefer("odata.maxpagesize")
    top = number(call, "$top", int(preferred) if preferred and preferred.isdigit() else size, maximum)
    skipped = number(call, "$skiptoken", 0) if "$skiptoken" in call.query else number(call, "$skip", 0)
    shown = items[skipped : skipped + top]
    body: Json = {"@odata.context": f"{call.base}/$metadata#{context}"}
    if call.query.get("$count") == "true":
        body["@odata.count"] = len(items)
    if skipped + top < len(items) and top:
        kept = {k: v for k, v in call.query.items() if k not in ("$skip", "$skiptoken")} | {
            "$skiptoken": str(skipped + top)
        }
        path = "/".join(quote(segment, safe="@$()=.,'") for segment in call.segments)
        body["@odata.nextLink"] = f"{call.base}/{path}?" + "&".join(f"{k}={quote(v, safe='')}" for k, v in kept.items())
    always: tuple[str, ...] = ("id",)
    return Answer(200, body | {"value": [select(item, call.query.get("$select"), always) for item in shown]})

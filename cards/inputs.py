"""What can be filled in, as strict as the other elements; every input has an id and a label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cards.elements import Element, fill


class Input(Element):
    """Anything to be filled in; every one has an id and a label."""


class InputText(Input):
    def __init__(
        self,
        id: str,
        label: str,
        *,
        value: str | None = None,
        placeholder: str | None = None,
        max_length: int | None = None,
        is_multiline: bool | None = None,
        is_required: bool | None = None,
        error_message: str | None = None,
    ) -> None:
        fill(self, "Input.Text", locals())


class InputNumber(Input):
    def __init__(
        self,
        id: str,
        label: str,
        *,
        value: int | None = None,
        min: int | None = None,
        max: int | None = None,
        is_required: bool | None = None,
        error_message: str | None = None,
    ) -> None:
        fill(self, "Input.Number", locals())


class InputDate(Input):
    """`value`, `min`, `max`: YYYY-MM-DD."""

    def __init__(
        self,
        id: str,
        label: str,
        *,
        value: str | None = None,
        min: str | None = None,
        max: str | None = None,
        is_required: bool | None = None,
        error_message: str | None = None,
    ) -> None:
        fill(self, "Input.Date", locals())


class InputTime(Input):
    """`value`: HH:MM, 24 hours, whatever the reader's own clock."""

    def __init__(
        self,
        id: str,
        label: str,
        *,
        value: str | None = None,
        is_required: bool | None = None,
        error_message: str | None = None,
    ) -> None:
        fill(self, "Input.Time", locals())


class InputChoices(Input):
    """`choices`: what is shown for each value, in order."""

    def __init__(
        self,
        id: str,
        label: str,
        choices: Mapping[str, str],
        *,
        value: str | None = None,
        style: Literal["compact", "expanded", "filtered"] = "compact",
        is_multi_select: bool | None = None,
        wrap: bool = True,
        is_required: bool | None = None,
        error_message: str | None = None,
    ) -> None:
        shown = [{"title": title, "value": value_} for value_, title in choices.items()]
        fill(self, "Input.ChoiceSet", {**locals(), "choices": shown, "shown": None})


class InputToggle(Input):
    """A check box; `title` stands beside it. What comes back is "true" or "false"."""

    def __init__(
        self, id: str, label: str, title: str, *, value: Literal["true", "false"] | None = None, wrap: bool = True
    ) -> None:
        fill(self, "Input.Toggle", locals())

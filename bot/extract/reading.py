"""What a reader finds: a typed value, where it stands, and the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True)
class Reading(Generic[Value]):
    """One finding in a text; `text[start:end]` is what it was read from."""

    value: Value
    """The typed value, such as a `Pay` or `"part_time"`."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    rule: str
    """Readable name of the rule, so that any result can be explained."""
    negated: bool = False
    """True when the text turns the value down: "no nights", "not part time"."""

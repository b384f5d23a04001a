"""What every adapter offers, so that one loop can run them all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.errors import InputError
from bot.importers.row import Rejected, Row
from bot.importers.source import Source


@dataclass(frozen=True)
class Format:
    """One feed format."""

    name: str
    """As given to `--format`."""
    says: str
    """What it is, in a few words for people."""
    unit: str
    """What a row's number counts: "line" or "posting"."""
    recognises: Callable[[str], bool]
    """Whether the beginning of a source (its first 64 KiB) is of this format."""
    read: Callable[[Source], Iterator[Row]]
    """The rows in order; `InputError` when the source as a whole cannot be used."""


def decoded(source: Source) -> Any:
    """The source's one JSON value; `InputError` says where it breaks off."""
    try:
        return json.loads(source.text())
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{source.name} is not complete JSON: {error.msg} at {where}. Fetch it again.") from None
    except RecursionError:
        raise InputError(f"{source.name} is nested too deep to be a feed.") from None


def items_in(found: Any, source: Source, what: str, system: str) -> list[Any]:
    """What stands where a source's list should, such as the "jobs" of "Lever"; `InputError` where it is no list."""
    if not isinstance(found, list):
        raise InputError(
            f"{source.name} holds no list of {what} as {system} gives it. Fetch it again; if it is another system's, "
            "say --format NAME."
        )
    return found


def rows_of(feed: Any, row: Callable[[int, dict[str, Any]], Row]) -> Iterator[Row]:
    """A row for each object of a decoded list; one of another shape is rejected, and the others still read."""
    for number, item in enumerate(feed, 1):
        if not isinstance(item, dict):
            yield Rejected(number, f"must be a JSON object, not {type(item).__name__}")
            continue
        try:
            yield row(number, item)
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
            yield Rejected(number, f"is not in the feed's usual shape: {error}")

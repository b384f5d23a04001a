"""What a feed's object gives under a key, checked: a row of another shape is rejected, not guessed at."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any, Optional


def given(item: Mapping[str, Any], *keys: str) -> str:
    """The text under the first of the keys that has any, trimmed; else "". `TypeError` where it is no text."""
    for key in keys:
        value = item.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise TypeError(f"'{key}' must be text, not {type(value).__name__}")
        if value.strip():
            return value.strip()
    return ""


def given_day(item: Mapping[str, Any], *keys: str) -> Optional[str]:
    """The day of the first moment, in whichever time zone the feed writes it."""
    return given(item, *keys)[:10] or None


def given_id(feed: str, item: Mapping[str, Any], key: str = "id") -> Optional[str]:
    """What the store calls it, such as `ashby-123`; None where the feed gives neither number nor name."""
    value = item.get(key)
    named = isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip()
    return f"{feed}-{named}" if named else None


def given_amount(item: Mapping[str, Any], key: str) -> Optional[float]:
    """The amount of money, a number or written as one; None for none or nothing. `ValueError` where it is no number."""
    value = item.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)) or not isfinite(float(value)):
        raise ValueError(f"'{key}' must be an amount, not {value!r}"[:80])
    return float(value) or None


def given_object(item: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The object under the key; empty where there is none. `TypeError` where it is something else."""
    value = item.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise TypeError(f"'{key}' must be an object, not {type(value).__name__}")
    return value


def given_list(item: Mapping[str, Any], key: str) -> list[Any]:
    """The list under the key; empty where there is none. `TypeError` where it is something else."""
    value = item.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError(f"'{key}' must be a list, not {type(value).__name__}")
    return value

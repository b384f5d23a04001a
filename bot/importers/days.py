"""The day in a feed's field, however the feed writes it."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Optional

from dateutil import parser

from bot.importers.age import posted_on

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")


@lru_cache(maxsize=4096)
def day_of(text: str, today: date) -> Optional[str]:
    """The day as ISO 8601: of "2026-03-02T08:00Z", "3/2/2026" (month first), "2.3.2026" (day first), "Mon, 02 Mar 2026
    08:00:00 GMT", seconds or milliseconds since 1970, "3 days ago". None for words ("Until filled"); `ValueError`
    for anything else.
    """
    stated = text.strip()
    if not any(letter.isdigit() for letter in stated) or len(stated) > 60:
        aged = posted_on(stated, today)
        return aged.isoformat() if aged else None
    if _EPOCH.fullmatch(stated):
        return datetime.fromtimestamp(int(stated[:10]), timezone.utc).date().isoformat()
    aged = posted_on(stated, today)
    return aged.isoformat() if aged else _parsed(stated).isoformat()


def _parsed(stated: str) -> date:
    """The day that stands whatever is filled in for what is missing: a day without its year is none."""
    first = bool(_DOTTED.match(stated))
    try:
        if _ISO.match(stated):
            return date.fromisoformat(stated[:10])
        found = {
            parser.parse(stated, default=filled, dayfirst=first, ignoretz=True).date()
            for filled in (datetime(2000, 1, 1), datetime(2004, 2, 2))
        }
    except (ValueError, OverflowError):
        found = set()
    if len(found) != 1:
        raise ValueError(f"'{stated[:60]}' is no date")
    return found.pop()

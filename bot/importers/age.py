"""How long ago a job board says that a posting went up."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Optional

_AGE = re.compile(
    r"(?:(?:re)?posted\s+|active\s+)?"
    r"(?:(?P<now>just (?:posted|now)|today|moments ago)|(?P<yesterday>yesterday)"
    r"|(?:(?:about|over|almost)\s+)?(?P<number>\d{1,3}|an?|one)(?P<more>\+)?\s*"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|h|d|w)(?:\s+ago)?)",
    re.I,
)
_DAYS = {"m": 0, "h": 0, "d": 1, "w": 7, "mo": 30, "y": 365}


def is_age(line: str) -> bool:
    """Whether the line is an age and nothing else: "1 week ago", "30+ days ago", "Just posted"."""
    match = _AGE.fullmatch(line.strip()) if len(line) < 40 else None
    return match is not None and (match["number"] is None or "ago" in line.lower() or len(line.strip()) <= 4)


def posted_on(age: str, today: date) -> Optional[date]:
    """The day that an age means, counted back from the day when the page was seen; None when it is no age.

    Months count 30 days, years 365; "30+ days ago" is taken as 31, so that it does not pass for within 30.
    """
    match = _AGE.fullmatch(age.strip())
    if match is None:
        return None
    if match["number"] is None:
        return today - timedelta(days=1 if match["yesterday"] else 0)
    number = int(match["number"]) if match["number"].isdigit() else 1
    unit = match["unit"].lower()
    days = _DAYS["mo" if unit.startswith("mo") else unit[0]]
    return today - timedelta(days=number * days + (1 if match["more"] else 0))

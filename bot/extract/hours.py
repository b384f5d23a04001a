"""Reads hours of work, "7p-7a" or "8 to 2", as the part of the day they fall in."""

from __future__ import annotations

import re
from typing import Optional

from bot.extract.negation import negated
from bot.extract.reading import Reading

_HALF = r"(?:\s?(?P<{0}_half>[ap])\.?(?:\s?m\b\.?|(?![a-z])))?"
_CLOCK = r"(?P<{0}>\d{{1,2}})(?::?(?P<{0}_minute>[0-5]\d))?" + _HALF
_RANGE = re.compile(
    r"(?<![\w$£€.,:/-])"
    + _CLOCK.format("start")
    + r"(?:\s?\+/-)?\s*(?P<join>-|–|—|to|and|til+|until|thru|through)\s*"
    + _CLOCK.format("end")
    + r"(?![\w:%]|[.,]\d|\s?[-–/]\s?\d)",
    re.IGNORECASE,
)
_NOT_A_TIME = re.compile(
    r"""\s*\+?\s*(?:(?:an?|per|/)\s*(?:hour|hr)|hours?|hrs?|h\b|days?|weeks?|wks?|months?|mos?|years?|yrs?|miles?|mi\b|km|k\b
        |people|lbs?|pounds|minutes?|mins?|dollars|bucks|percent|employees|times|shifts|jobs|ratio|patients|per\b|/)""",
    re.VERBOSE | re.IGNORECASE,
)
_SHIFT_AFTER = re.compile(r"\s*shift\b", re.IGNORECASE)
_MONEY_BEFORE = re.compile(
    r"(?:[$£€]|pay|paying|pays|within|last|past|least|about|around|score|ratio|grades?|ages?)\s*$", re.IGNORECASE
)


def read_hours(text: str) -> list[Reading[str]]:
    """Ranges of clock times in `text` as parts of the day; bare numbers count only where they wrap round noon."""
    if not any(letter.isdigit() for letter in text):
        return []
    readings = []
    for found in _RANGE.finditer(text):
        part = _part_of_day(found)
        if part is None or _NOT_A_TIME.match(text, found.end()):
            continue
        if _MONEY_BEFORE.search(text, max(0, found.start() - 12), found.start()):
            continue
        readings.append(Reading(part, found.start(), found.end(), "clock_hours", negated(text, found.start())))
    return readings


def _part_of_day(found: re.Match[str]) -> Optional[str]:
    start, end = _hour(found, "start"), _hour(found, "end")
    if start is None or end is None:
        return None
    first, second = (found["start_half"] or "").lower(), (found["end_half"] or "").lower()
    if found["join"].lower() == "and" and not (first and second):
        return None
    if not first and not second:
        return _without_halves(found, start, end)
    if not first:
        first = second if (start % 12) < (end % 12) else ("a" if second == "p" else "p")
    if not second:
        second = first if (start % 12) < (end % 12) else ("a" if first == "p" else "p")
    return _named(start % 12 + 12 * (first == "p"), end % 12 + 12 * (second == "p"))


def _without_halves(found: re.Match[str], start: int, end: int) -> Optional[str]:
    """What "8 to 2", "0700-1930" or "3-11 shift" means, where neither end says a.m. or p.m."""
    minutes = found["start_minute"] and found["end_minute"]
    if minutes and (start > 12 or end > 12 or found["start"][0] == "0"):
        return None if start == end == 20 else _named(start, end)  # "2025-2026" are years
    if 5 <= start <= 12 and 1 <= end < start:
        return "nights" if (start, end) == (11, 7) else _named(start, end + 12)
    sure = minutes or _SHIFT_AFTER.match(found.string, found.end())
    return _named(start + 12, end + 12) if sure and 1 <= start <= 4 < end <= 12 else None


def _hour(found: re.Match[str], name: str) -> Optional[int]:
    hour = int(found[name])
    limit = 12 if found[f"{name}_half"] else 24
    return hour if hour <= limit and (hour > 0 or found[f"{name}_minute"]) else None


def _named(start: int, end: int) -> str:
    """The part of the day of work from hour `start` to hour `end` (0 to 24)."""
    if 3 <= start < 5 and end > start:
        return "early_mornings"
    if 5 <= start < 13:
        return "days"
    if start < 13 or start >= 20:
        return "nights"
    if start >= 18 and end <= 9:
        return "nights"
    return "evenings" if end >= 19 or end < start else "days"

"""Reads where the work is done: remote, hybrid, on site."""

from __future__ import annotations

import re
from functools import cache

from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading

_SOME_DAYS = re.compile(r"\bdays?\b[\w ]{0,20}$", re.IGNORECASE)


@cache
def _shared() -> re.Pattern[str]:
    """Work shared out between home and office: "part in the office, part at home", "2 days home 3 days office"."""
    some = (
        r"(?:(?:a\s+)?(?:part|half|some|bit|few|couple|rest|most|mostly|partly|sometimes|\d|one|two|three|four)"
        r"(?:\s+(?:of\s+)?(?:the\s+)?(?:time|week|days?))?(?:\s+(?:a|per)\s+week)?\s+)"
    )
    prep = r"(?:(?:in|at|from|on|of)\s+)?(?:the\s+|an\s+|my\s+)?"
    home, office = r"(?:home|remote(?:ly)?|house|wfh)", r"(?:office|on[\s-]?site|person|hq|headquarters)"
    join = r"\s*(?:,|/|&|\+|-|\band\b|\bor\b|\bn\b|\bbut\b|\bthen\b|\s)*\s*(?:the\s+)?"
    return re.compile(
        rf"\b{some}{prep}(?:{home}{join}{some}?{prep}{office}|{office}{join}{some}?{prep}{home})\b", re.IGNORECASE
    )


def read_workplace(text: str) -> list[Reading[str]]:
    """The kinds of workplace in `text`, in order; days in the office of hybrid work do not make it on site."""
    readings = [*read_phrases("workplace", text)]
    lowered = text.lower()
    if ("home" in lowered or "remote" in lowered or "wfh" in lowered) and (found := _shared().search(text)):
        kept = [r for r in readings if r.end <= found.start() or r.start >= found.end()]
        shared = Reading("hybrid", found.start(), found.end(), "shared out between home and office")
        readings = sorted([*kept, shared], key=lambda reading: reading.start)
    if not any(reading.value == "hybrid" for reading in readings):
        return readings
    return [reading for reading in readings if not (reading.value == "on_site" and _of_some_days(text, reading))]


def _of_some_days(text: str, reading: Reading[str]) -> bool:
    return _SOME_DAYS.search(text, max(0, reading.start - 30), reading.start) is not None

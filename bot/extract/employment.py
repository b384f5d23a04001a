"""Reads kinds of employment: full time, PRN, 1099, summer job."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.extract.negation import turned_down
from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading

PART_TIME_AT_MOST, FULL_TIME_FROM = 30, 35
"""Hours a week."""

_WEEKLY_HOURS = re.compile(
    r"""(?<![\d$.])(?P<low>\d{1,2})(?:[ ]?(?:-|–|to)[ ]?(?P<high>\d{1,2}))?\+?[ ]?-?(?:hours?|hrs?\.?|h)[ ]?
        (?:a|per|/|each|every)[ ]?(?:week|wk)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_FEAST = r"(?:memorial day|labor day|thanksgiving|christmas|new years?|easter|halloween)"
_WHEN = rf"(?:(?:early|mid|late|the end of|end of)[- ])?(?:{_MONTH}|{_FEAST})"
_MONTHS = re.compile(
    rf"\b{_WHEN}\s*(?:-|–|to|thru|through|until|till?|into)\s*{_WHEN}\b(?!\s*(?:\d{{4}}|20\d\d))", re.IGNORECASE
)
"""A part of the year: "May to October"."""
_FULL_AND_PART = re.compile(r"\b(full)\s?(?:/|-?\s?(?:or|and|&)\s)\s?part[\s-]?time", re.IGNORECASE)


def read_employment(text: str) -> list[Reading[str]]:
    """The kinds of employment in `text`, in order; weekly hours count as part time or full time."""
    readings = read_phrases("employment", text)
    folded = text.lower()
    if "week" in folded or "wk" in folded:
        readings = sorted([*readings, *_by_hours(text)], key=lambda reading: reading.start)
    if "full" in folded and (found := _FULL_AND_PART.search(text)):
        refused = turned_down(text, *found.span())
        readings = [replace(r, negated=refused) if found.start() <= r.start < found.end() else r for r in readings]
        readings.insert(0, Reading("full_time", *found.span(1), "full_and_part_time", refused))
    if (months := _MONTHS.search(text)) is not None:
        readings.append(Reading("seasonal", *months.span(), "season", turned_down(text, *months.span())))
    if any(reading.value == "internship" and not reading.negated for reading in readings):
        # a summer internship is no summer job
        readings = [reading for reading in readings if reading.rule not in ("season", "part_of_year")]
    return readings


def _by_hours(text: str) -> list[Reading[str]]:
    readings = []
    for found in _WEEKLY_HOURS.finditer(text):
        hours = int(found["high"] or found["low"])
        if PART_TIME_AT_MOST < hours < FULL_TIME_FROM or hours < 4:
            continue
        kind = "part_time" if hours <= PART_TIME_AT_MOST else "full_time"
        refused = turned_down(text, found.start(), found.end())
        readings.append(Reading(kind, found.start(), found.end(), "weekly_hours", refused))
    return readings

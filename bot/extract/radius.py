"""Reads how far a job may be, in miles: "within 25 miles of", "10 km", "no more than 10 miles out"."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.extract.numbers import FIGURES, value_of, words_pattern
from bot.extract.reading import Reading

MILES_PER_KM = 0.621371
FARTHEST = 500
"""Miles beyond which a number is no wish about distance."""

_GATE = re.compile(r"\d\s?-?(?:mi|km|kilo|k\s?m)|mile|kilomet|\bkm|radius", re.IGNORECASE)
_NOT_DISTANCE = re.compile(
    r"\s*(?:(?:per|a|an|/|each|every)\s*(?:week|wk|day|hour|hr|gallon|month|year)|driver|run|stone|race)", re.IGNORECASE
)
_MONEY = re.compile(r"(?:[$¢£€]|\b(?:cents|cpm|per|a))\s*$|\$\s?[\d.,]+\s*(?:per|a|/)?\s*$", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    amount = rf"(?P<amount>{FIGURES}|{words_pattern()}|(?:a\s+)?(?:couple(?:\s+of)?|few)|a(?=\s+mile\b))"
    return re.compile(
        rf"""(?:\b(?:with\s?in|in|inside|under|less\s+than|no\s+(?:more|farther|further)\s+than|up\s+to|at\s+most
               |max(?:imum)?)\s+(?:a\s+|about\s+|like\s+)?)?
            (?:{FIGURES}\s*(?:-|–|to|or)\s*)?(?<![\w$.,]){amount}\s*-?\s*
            (?P<unit>miles?|mi|kms?|kilomet(?:er|re)s?|k\.?m\.?)\b
            (?:\s*(?:radius|max(?:imum)?|tops|or\s+less|at\s+most|away|out))?
          | \bradius\s*(?:of|:|=|is)?\s*(?P<bare>\d{{1,3}})(?!\d)
          | \b(?P<before>\d{{1,3}})\s*radius\b""",
        re.VERBOSE | re.IGNORECASE,
    )


def read_radius(text: str) -> list[Reading[float]]:
    """Distances in `text`, in miles."""
    if not _GATE.search(text):
        return []
    readings = []
    for found in _pattern().finditer(text):
        count = _count((found["amount"] or found["bare"] or found["before"]).lower())
        money = _MONEY.search(text, max(0, found.start() - 14), found.start())
        if count is None or money or _NOT_DISTANCE.match(text, found.end()):
            continue
        metric = (found["unit"] or "").lower().startswith("k")
        miles = round(count * MILES_PER_KM, 1) if metric else count
        if 0 < miles <= FARTHEST:
            readings.append(Reading(miles, found.start(), found.end(), "kilometres" if metric else "miles"))
    return readings


def _count(said: str) -> Optional[float]:
    if "couple" in said:
        return 2.0
    if "few" in said:
        return 3.0
    return 1.0 if said == "a" else value_of(said)

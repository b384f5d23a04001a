"""Reads how new a posting must be, in days: "posted this week", "last 24 hours"."""

from __future__ import annotations

import re
from functools import cache

from bot.extract.numbers import FIGURES, value_of, words_pattern
from bot.extract.reading import Reading

DAYS = {"hour": 1 / 24, "hr": 1 / 24, "day": 1, "week": 7, "wk": 7, "month": 30, "mo": 30}

_GATE = re.compile(r"\b(?:post|list|new|today|yesterday|last|past|week|old|fresh|recent|day|month|hour|hr|since|add)", re.I)
_NEW = r"(?:posted|listed|added|new(?:est|er|ly)?(?:\s+(?:jobs?|postings?|listings?|ones|openings?|stuff|posted|positions?))?|fresh|opened|published|came\s+(?:in|out|up)|uploaded|put\s+up|went\s+up|advertised)"


@cache
def _rules() -> list[tuple[str, re.Pattern[str]]]:
    amount = rf"(?P<amount>{FIGURES}|{words_pattern()}|an?|(?:a\s+)?(?:couple(?:\s+of)?|few))"
    unit = r"(?P<unit>hours?|hrs?|days?|weeks?|wks?|months?|mos?)\b"
    span = rf"{amount}\s*-?{unit}"
    single = r"(?P<single>day|week|month|wk)\b"
    rules = {
        "last_days": rf"\b(?:(?:in|within|during|over|from|for)\s+)?(?:the\s+|these\s+)?(?:last|past|previous|latest)\s+(?:{span}|{single})(?!\s+(?:of\s+school|at\b|i\b))",
        "posted_within": rf"\b{_NEW}\s+(?:with\s*in|in|less\s+than|under|not?\s+more\s+than|up\s+to|at\s+most|max)?\s*(?:the\s+)?(?:last\s+|past\s+)?(?:{span}|{single})(?:\s+ago|\s+or\s+less)?",
        "not_older": rf"\b(?:not?|isn'?t|aren'?t|less|newer|younger|fresher|under|nothing)\s+(?:(?:be\s+)?(?:older|more)\s+than|than|over)?\s*{span}(?:\s+old)",
        "no_older_than": rf"\b(?:no|not|nothing|isn'?t|aren'?t)\s+(?:posted\s+)?(?:older|longer)\s+than\s+(?:{span}|{single})",
        "or_newer": rf"\b{span}\s+(?:or\s+(?:newer|less\s+old|fresher)|old\s+(?:or\s+less|max|at\s+most|tops))\b",
        "today": rf"\b(?:(?:{_NEW}|just\s+in|hot|jobs?|postings?|listings?|openings?|anything|something|what'?s)(?:\s+(?:up|from|for|in|as\s+of|since|just))?\s+(?P<today>today|this\s+morning|yesterday|this\s+(?:week|month)|(?:last|past)\s+night)|(?P<todays>today|yesterday|this\s+week)['’]?s\s+(?:new\s+)?(?:jobs?|postings?|listings?|openings?|positions?|ads))\b",
        "since": r"\b(?:since|from)\s+(?P<today>yesterday|last\s+week|last\s+month)\b",
        "recently": r"\b(?P<recently>(?:recently|newly|just|freshly)\s+(?:posted|listed|added|published)|(?:most\s+)?recent\s+(?:postings?|listings?)|fresh\s+(?:postings?|listings?))\b",
    }
    return [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in rules.items()]


NAMED = {"today": 1, "this morning": 1, "yesterday": 1, "last night": 1, "past night": 1, "this week": 7, "this month": 30,
         "last week": 7, "last month": 30}
RECENTLY = 7
"""Days that "recently posted" stands for."""


def read_recency(text: str) -> list[Reading[float]]:
    """The most days since posting that `text` asks for; at most one reading."""
    if not _GATE.search(text):
        return []
    for rule, pattern in _rules():
        found = pattern.search(text)
        if found is None:
            continue
        days = _days(found.groupdict())
        if days is not None:
            return [Reading(days, found.start(), found.end(), rule)]
    return []


def _days(said: dict[str, str | None]) -> float | None:
    if said.get("recently"):
        return RECENTLY
    named = said.get("today") or said.get("todays")
    if named:
        return float(NAMED[re.sub(r"\s+", " ", named.lower())])
    if said.get("single"):
        return float(DAYS[(said["single"] or "").lower()])
    amount, unit = (said.get("amount") or "").lower(), (said.get("unit") or "").lower().rstrip("s")
    if not amount or unit not in DAYS:
        return None
    if "couple" in amount:
        count: float | None = 2.0
    elif "few" in amount:
        count = 3.0
    elif amount in ("a", "an"):
        count = 1.0
    else:
        count = value_of(amount)
    if not count:
        return None
    return max(1.0, round(count * DAYS[unit], 2))

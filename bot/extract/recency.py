"""Reads how new a posting must be, in days: "posted this week", "last 24 hours"."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.extract.numbers import FIGURES, value_of, words_pattern
from bot.extract.reading import Reading

DAYS = {"hour": 1 / 24, "hr": 1 / 24, "day": 1.0, "week": 7.0, "wk": 7.0, "fortnight": 14.0, "month": 30.0, "mo": 30.0}
NAMED = {
    "today": 1.0, "this morning": 1.0, "yesterday": 1.0, "last night": 1.0, "past night": 1.0, "this week": 7.0,
    "this wk": 7.0, "this weak": 7.0, "since monday": 7.0, "since sunday": 7.0, "since the weekend": 7.0,
    "this month": 30.0, "last week": 7.0, "last month": 30.0,
}  # fmt: skip
RECENTLY = 7.0
"""Days that "recently posted" stands for."""

_GATE = re.compile(
    r"\b(?:today|this|since|yesterday|last|past|recent|fresh|just|newly|old|newer|day|week|wk|month|hour|hr|\d)",
    re.IGNORECASE,
)
_THING = r"(?:jobs?|postings?|listings?|ones|openings?|stuff|positions?|roles?|ads|vacancies)"
_NEW = rf"""(?:posted|listed|added|new(?:est|er|ly)?(?:\s+(?:posted|{_THING}))?|fresh|opened|published|uploaded
    |advertised|put\s+out|out|uploaded|came\s+(?:in|out|up)|(?:put|went)\s+up)"""


@cache
def _rules() -> list[tuple[str, re.Pattern[str]]]:
    amount = rf"(?P<amount>{FIGURES}|{words_pattern()}|(?:a\s+)?(?:couple(?:\s+of)?|few)|an?)"
    span = rf"{amount}\s*-?(?P<unit>hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|mos?)\b"
    when = rf"(?:{span}|(?P<single>hour|day|week|fortnight|month|wk)\b)"
    named = (
        r"(?P<named>today|this\s+morning|yesterday|this\s+(?:week|month|wk|weak)|(?:last|past)\s+night|"
        r"since\s+(?:monday|sunday|the\s+weekend))"
    )
    rules = {
        "last_days": rf"\b(?:last|past|previous|latest)\s+{when}(?!\s+(?:of\s+school|at\b|i\b))",
        "posted_within": rf"""\b{_NEW}\s+
            (?:(?:with\s*in|in|less\s+than|under|not?\s+more\s+than|up\s+to|at\s+most|max)\s+)?
            (?:the\s+)?{when}(?:\s+ago|\s+or\s+less)?""",
        "no_older_than": rf"""\b(?:not?|nothing|isn'?t|aren'?t)\s+(?:posted\s+)?(?:older|longer)\s+than\s+
            {when}(?!\s+(?:a|per)\b)""",
        "less_old_than": rf"""\b(?:(?:less|more|newer|younger|fresher)\s+than|under|within)\s+{span}
            \s+(?:old|ago|of\s+posting)""",
        "or_newer": rf"\b{span}\s+(?:ago\s+)?(?:or\s+(?:newer|less\s+old|fresher|sooner|more\s+recent)"
        r"|old\s+(?:or\s+less|max|at\s+most|tops))\b",
        "named_day": rf"""\b(?:{_NEW}|just\s+in|hot|{_THING}|anything|something|what'?s)
            (?:\s+(?:up|from|for|in|as\s+of|since|just))?\s+{named}\b""",
        "new_jobs": rf"""\b(?:new|newest|latest|fresh)\s+{_THING}\b[^.,;!?]{{0,30}}?
            \s(?P<named>today|this\s+(?:week|month|wk))\b""",
        "days_jobs": rf"\b(?P<named>today|yesterday|this\s+week)['’]?s\s+(?:new\s+)?{_THING}\b",
        "since": r"\b(?:since|from)\s+(?P<named>yesterday|last\s+week|last\s+month)\b",
        "recently": rf"""\b(?P<recently>(?:recently|newly|just|freshly)\s+(?:posted|listed|added|published)
            |(?:most\s+)?recent\s+{_THING}|fresh\s+{_THING})\b""",
    }
    return [(name, re.compile(pattern, re.VERBOSE | re.IGNORECASE)) for name, pattern in rules.items()]


_LIFE = re.compile(
    r"\b(?:(?:came|come)(?!\s+(?:in|up|out)\b)|moved|got|lost|quit|left|started|graduated|finished|was|were|been|released|turned|had|arrived|retired"
    r"|returned|married|divorced|fired|laid\s+off|let\s+go|discharged|separated|broke|bought|passed|born)\b[^.,;!?]{0,30}$",
    re.IGNORECASE,
)
_POSTING = re.compile(
    rf"(?<!my )(?<!old )(?<!last )\b(?:{_THING}|posted|listed|added|published|advertised|opened)\b", re.IGNORECASE
)
_TIMES = ("last_days", "since")
"""Rules that hold without a word for postings, unless the time is that of something in the candidate's life."""


def _of_life(text: str, start: int) -> bool:
    """True for "last month" of "came home last month"."""
    life = _LIFE.search(text[:start])
    return life is not None and not _POSTING.search(life[0])


def read_recency(text: str) -> list[Reading[float]]:
    """The most days since posting that `text` asks for; at most one reading."""
    if not _GATE.search(text):
        return []
    for rule, pattern in _rules():
        for found in pattern.finditer(text):
            days = _days(found.groupdict())
            if days is not None and not (rule in _TIMES and _of_life(text, found.start())):
                start = found.start("named" if rule == "new_jobs" else 0)
                return [Reading(days, start, found.end(), rule)]
    return []


def _days(said: dict[str, Optional[str]]) -> Optional[float]:
    if said.get("recently"):
        return RECENTLY
    if said.get("named"):
        return NAMED[re.sub(r"\s+", " ", (said["named"] or "").lower())]
    if said.get("single"):
        return max(1.0, DAYS[(said["single"] or "").lower()])
    count, unit = _count((said.get("amount") or "").lower()), (said.get("unit") or "").lower().rstrip("s")
    return max(1.0, round(count * DAYS[unit], 2)) if count and unit in DAYS else None


def _count(amount: str) -> Optional[float]:
    if "couple" in amount:
        return 2.0
    if "few" in amount:
        return 3.0
    return 1.0 if amount in ("a", "an") else value_of(amount)

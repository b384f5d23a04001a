"""Reads years of experience; "no experience" and "entry level" are 0."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.extract.numbers import FIGURES, value_of, words_pattern
from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading

MOST = 50
"""Years beyond which a number is the age of a firm, not a career."""
NEAR = 90
"""Characters in which the word "experience" makes years mean experience."""

_YEARS = re.compile(r"y(?:ea)?rs?\b|\byears|decade|month|\dyoe|\byoe", re.IGNORECASE)
_EXPERIENCE = re.compile(r"exp(?:erien|\b|\.)|expier|experian|yoe|background\s+in", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
# What makes years something other than experience, right before and right after them.
_OTHER_BEFORE = re.compile(
    r"""(?:\b(?:last|past|previous|next|every|each|per|after|within|first|coming|these|age[ds]?(?:\s+of)?|ago|lived|living|been\s+here|here\s+for
        |served?|prison|jail|sober|clean|than|over\s+the|in\s+the|turn(?:ed|ing)?|i['’]?m|am|kids?|son|daughter|married|moved|unemployed
        |out\s+of\s+work(?:\s+for)?|retired(?:\s+for)?|gap(?:\s+of)?|contract(?:\s+for|\s+of)?|for\s+(?:more\s+than|over|nearly|almost))|\$\s?[\d.,]+)\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"""['’]?\s*-?\s*(?:olds?\b|of\s+age|ago\b|or\s+older|and\s+older|and\s+(?:up|over)\s+(?:old|of)|contract|degree|college|diploma|university|program
        |plan\b|warranty|anniversary|commitment|term\b|lease|period|history|tradition|in\s+(?:business|prison|jail|the\s+usa?\b|this\s+country|a\s+row|america)
        |of\s+(?:history|service\s+to|growth|tradition|innovation|excellence|success|college|school|marriage)|younger|sober|clean\b|from\s+now|later|apart
        |before|since|after|round\b|now\s+and|left|until|till|to\s+life|salary|paid|pto|vacation)""",
    re.VERBOSE | re.IGNORECASE,
)
_WORK_AFTER = re.compile(
    r"""['’]?\s*(?:\+|plus\b)?\s*(?:as\s+an?\b|as\b|in\b|doing|working|of\b|with\b|driving|teaching|cooking|cleaning|selling|managing|on\s+the\s+(?:job|floor|line)|under\s+my\s+belt|experienced|prior|relevant|related|previous|[a-z]+ing\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_CUE_BEFORE = re.compile(
    r"\b(?:minimum|min\.?|at\s+least|must\s+have|requires?|required|require|requiring|need(?:s|ed)?|have|has|having|with|got|i['’]ve|possess|w/?|desire[sd]?|desiring|prefers?|preferred|done|worked|nurs\w+|been\s+\w+\s+\w+(?:\s+for)?|for)\s*(?:of\s*)?(?:about|over|around|almost|nearly|more\s+than|like|only|just|up\s+to|less\s+than|under|at\s+least)?\s*$",
    re.IGNORECASE,
)


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"(?:{FIGURES}|{words_pattern()})"
    paren = r"(?:\s*\(\s*\d{1,2}\s*\+?\s*\))?"
    return re.compile(
        rf"""(?<![\w$£€.,/-])(?:
            (?P<low>{number}){paren}\s*(?P<plus>\+|plus\b|or\s+more\b)?
            (?:\s*(?:-|–|—|to|or)\s*(?P<high>{number}){paren}\s*\+?)?
            [\s-]*\+?\s*(?:or\s+more\s+|full\s+|solid\s+|plus\s+)?(?P<unit>years?|yrs?\b|yr\b|y\b(?=['’]?\s*(?:of\s+)?exp)|yoe\b|months?|mos?\b)
          | (?P<loose>(?:a\s+)?couple\s+(?:of\s+)?(?:years|yrs)|(?:a\s+)?few\s+(?:years|yrs)|a\s+year\s+and\s+a\s+half|half\s+a\s+year|an?\s+(?:full\s+|whole\s+)?(?:year|yr)\b|(?:a|over\s+a)\s+decade|several\s+years)
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


_LOOSE = (("half a year", 0.5), ("year and a half", 1.5), ("couple", 2.0), ("few", 3.0), ("several", 3.0), ("decade", 10.0), ("year", 1.0), ("yr", 1.0))


def read_experience(text: str, *, stated_by: str = "candidate") -> list[Reading[float]]:
    """Years of experience in `text`, in order: of a range the upper end when a candidate says it, the lower when an employer does."""
    readings = [
        Reading(0.0, reading.start, reading.end, reading.rule, reading.negated and reading.rule != "no_experience")
        for reading in read_phrases("experience", text)
        if not (stated_by == "employer" and text[reading.start : reading.end].lower() == "entry")
    ]
    if _YEARS.search(text):
        taken = [(reading.start, reading.end) for reading in readings]
        readings += [r for r in _years(text, stated_by) if not any(r.start < end and start < r.end for start, end in taken)]
        readings.sort(key=lambda reading: reading.start)
    return readings


def _years(text: str, stated_by: str) -> list[Reading[float]]:
    readings = []
    for found in _pattern().finditer(text):
        value = _value(found, stated_by)
        if value is None or not 0 <= value <= MOST:
            continue
        rule = _rule(text, found, stated_by)
        if rule:
            readings.append(Reading(value, found.start(), found.end(), rule))
    return readings


def _value(found: re.Match[str], stated_by: str) -> Optional[float]:
    if found["loose"]:
        loose = re.sub(r"\s+", " ", found["loose"].lower())
        return next(years for words, years in _LOOSE if words in loose)
    said = found["high"] if found["high"] and stated_by == "candidate" else found["low"]
    value = value_of(said)
    if value is not None and found["unit"].lower().startswith("m"):
        return round(value / 12, 2)
    return value


def _rule(text: str, found: re.Match[str], stated_by: str) -> Optional[str]:
    """The rule by which these years are experience; None when they are something else."""
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + NEAR]
    if _OTHER_AFTER.match(after):
        return None
    clause_after = _SENTENCE_END.split(after, maxsplit=1)[0]
    if _EXPERIENCE.search(clause_after) or (found["unit"] or "").lower() == "yoe":
        return "years_of_experience"
    clause_before = _SENTENCE_END.split(text[max(0, found.start() - NEAR) : found.start()])[-1]
    if re.search(r"exp(?:erience|\.)?(?:\s+\w+){0,3}\s*[:=(–-]?\s*(?:of|is|for)?\s*(?:at least|minimum|over|more than)?[ (]*$", clause_before, re.I):
        return "experience_years"
    if _OTHER_BEFORE.search(before) or (found["unit"] or "").lower().startswith("m"):
        return None
    if stated_by == "employer":
        required = re.search(r"\b(?:minimum|at least|must have|requires?|required)\b", clause_before, re.I)
        return "years_required" if required and _WORK_AFTER.match(after) else None
    if found["loose"] and not _WORK_AFTER.match(after):
        return None
    if _WORK_AFTER.match(after) or _CUE_BEFORE.search(before) or re.match(r"['’]?\s*\+?\s*(?:$|[,.;!?\n)])", after):
        return "years_said"
    return "years_said" if re.match(r"\s+[a-z]", after) and found["unit"] and before.strip() == "" else None

"""Reads years of experience; "no experience" and "entry level" are 0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, Optional

from bot.extract.numbers import FIGURES, value_of, words_pattern
from bot.extract.phrases import read_phrases
from bot.extract.reading import Reading

MOST = 50
"""Years beyond which a number is the age of a firm, not a career."""
NEAR = 90
"""Characters in which the word "experience" makes years mean experience."""
_EMPLOYERS_RULES = ("no_experience", "entry_level")

_UNIT = re.compile(r"y(?:ea)?rs?\b|\bdecade|month|\bmos?\b|yoe\b|\d\s?y\b", re.IGNORECASE)
_EXPERIENCE = re.compile(r"exp(?:erien|\b|\.)|expier|experian|yoe|background\s+in", re.IGNORECASE)
_EXPERIENCE_BEFORE = re.compile(
    r"""exp(?:erience|\.)?(?:\s+\w+){0,3}\s*[:=(–-]?\s*(?:of|is|for)?\s*
        (?:a\s+)?(?:at\s+least|minimum(?:\s+of)?|over|more\s+than)?[\s(]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;]\s|\n")
_TEXT_END = re.compile(r"['’]?\s*\+?\s*(?:$|[,.;!?\n)])")
_NEXT_WORD = re.compile(r"\s+[a-z]", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|fewer)\s+the?a?n\s*$|\bunder\s*$|\bup\s+to\s*$", re.IGNORECASE)
_REQUIRED = re.compile(r"\b(?:minimum|at\s+least|must\s+have|requires?|required)\b", re.IGNORECASE)
# What makes years something other than experience, right before and right after them.
_OTHER_BEFORE = re.compile(
    r"""(?:\b(?:(?:job|work|worked)\s+(?:in|for)|did|last|past|previous|next|every|each|per|after|within|first|coming|these|age[ds]?(?:\s+of)?|ago|lived|living
        |been\s+here|here\s+for|served?|prison|jail|sober|clean|than|over\s+the|in\s+the|turn(?:ed|ing)?|i['’]?m|am|kids?|son
        |daughter|married|moved|unemployed|out\s+of\s+work(?:\s+for)?|retired(?:\s+for)?|gap(?:\s+of)?|contract(?:\s+for|\s+of)?
        |for\s+(?:more\s+than|over|nearly|almost))|\$\s?[\d.,]+)\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"""['’]?\s*-?\s*(?:olds?\b|of\s+age|ago\b|or\s+older|and\s+older|and\s+(?:up|over)\s+(?:old|of)|contract|degree|college
        |diploma|university|program|plan\b|warranty|anniversary|commitment|term\b|lease|period|history|tradition
        |in\s+(?:(?:state\s+|federal\s+|county\s+|the\s+)?(?:prison|jail|custody|pen\b)|business|college|school|high\s+school|the\s+usa?\b|this\s+country|a\s+row|america)|inside\b|behind\s+bars|locked\s+up|younger|sober|clean\b|from\s+now|later|apart
        |of\s+(?:history|service\s+to|growth|tradition|innovation|excellence|success|college|(?:high\s+)?school|marriage|zoom
          |unemployment|therapy|lockdown|covid|waiting|searching|looking|my\s+life|th(?:is|at)\b)|before
        |since(?!\s+(?:my\s+|getting\s+|i\s+got\s+|i\s+)?(?:certif|licens|graduat|board|passing|rn\b|start))|after
        |round\b|now\s+and|left|until|till|to\s+life|salary|paid|pto|vacation)""",
    re.VERBOSE | re.IGNORECASE,
)
_WORK_AFTER = re.compile(
    r"""['’]?\s*(?:\+|plus\b|or\s+so|or\s+two|or\s+more|and\s+change|and\s+counting|give\s+or\s+take)?\s*(?:as\b|in\b|of\b|with\b|on\s+the\s+(?:job|floor|line)|under\s+my\s+belt|behind\s+(?:me|the\s+(?:wheel|chair|bar|desk|counter|stove|camera))|strong\b|since|at\s+(?:it|the\s+bench)
        |experienced|prior
        |relevant|related|previous|[a-z]+ing\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|did)\s*$", re.IGNORECASE)
"""Before years of work, as in "laid off after 12 years in payroll"; years alone are of life, or of prison."""
_MONTHS_AFTER = re.compile(
    r"\s*(?:as\s+an?\b|under\s+my\s+belt|behind\s+me|on\s+the\s+(?:job|floor|line)|(?!being|going|living|looking|having)[a-z]{3,}ing\b)",
    re.IGNORECASE,
)
_HAVE_BEFORE = re.compile(
    r"""\b(?:minimum|min\.?|at\s+least|must\s+have|require[sd]?|requiring|need(?:s|ed)?|have|has|having|with|got|i['’]ve|possess
        |w/?|desire[sd]?|desiring|prefers?|preferred|done|worked|nurs\w+|been\s+\w+\s+\w+(?:\s+for)?|for)\s*(?:of\s*)?
        (?:about|over|around|almost|nearly|more\s+than|like|only|just|up\s+to|less\s+than|under|at\s+least)?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOSE = (
    ("half a year", 0.5), ("year and a half", 1.5), ("couple", 2.0), ("few", 3.0), ("several", 3.0), ("decade", 10.0),
    ("year", 1.0), ("yr", 1.0),
)  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"(?:{FIGURES}|{words_pattern()})"
    paren = r"(?:\s*\(\s*\d{1,2}\s*\+?\s*\))?"
    return re.compile(
        rf"""(?<![\w$£€.,/-])(?:
            (?P<low>{number}){paren}\s*(?:\+|plus\b|or\s+more\b)?
            (?:\s*(?:-|–|—|to|or)\s*(?P<high>{number}){paren}\s*\+?)?
            [\s-]*\+?\s*(?P<half>and\s+(?:a|one)\s+half\s+|½\s*|1/2\s+)?(?:or\s+more\s+|full\s+|solid\s+|good\s+|long\s+|plus\s+|odd\s+)?
            (?P<unit>years?|yrs?\b|y\b(?=['’]?\s*(?:of\s+)?exp)|yoe\b|months?|mos?\b)
          | (?P<loose>(?:a\s+)?(?:couple(?:\s+of)?|few)\s+(?:years|yrs)|a\s+year\s+and\s+a\s+half|half\s+a\s+year
              |an?\s+(?:full\s+|whole\s+)?(?:year|yr)\b|(?:a|over\s+a)\s+decade|several\s+years)
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


def read_experience(text: str, *, stated_by: Literal["candidate", "employer"] = "candidate") -> list[Reading[float]]:
    """Years of experience in `text`, in order: of a range a candidate's upper end, an employer's lower."""
    by_employer = stated_by == "employer"
    readings = [
        Reading(0.0, reading.start, reading.end, reading.rule, reading.negated and reading.rule != "no_experience")
        for reading in read_phrases("experience", text)
        if not by_employer or (reading.rule in _EMPLOYERS_RULES and reading.end - reading.start > len("entry"))
    ]
    taken = [(reading.start, reading.end) for reading in readings]
    years = [r for r in _years(text, by_employer) if not any(r.start < end and start < r.end for start, end in taken)]
    return sorted([*readings, *years], key=lambda reading: reading.start) if years else readings


def _years(text: str, by_employer: bool) -> Iterator[Reading[float]]:
    # the pattern is dear, so it is tried only right before words for years
    done = 0
    for unit in _UNIT.finditer(text):
        if unit.start() < done:
            continue
        for found in _pattern().finditer(text, max(done, unit.start() - 45), min(len(text), unit.end() + 16)):
            done = found.end()
            value = _value(text, found, by_employer)
            rule = _rule(text, found, by_employer) if value is not None and 0 <= value <= MOST else None
            if value is not None and rule:
                yield Reading(value, found.start(), found.end(), rule)


def _value(text: str, found: re.Match[str], by_employer: bool) -> Optional[float]:
    if by_employer and _LESS.search(text, max(0, found.start() - 12), found.start()):
        return 0.0
    if found["loose"]:
        loose = re.sub(r"\s+", " ", found["loose"].lower())
        return next(years for words, years in _LOOSE if words in loose)
    value = value_of(found["low"] if by_employer or not found["high"] else found["high"])
    if value is not None and found["half"]:
        value += 0.5
    return round(value / 12, 2) if value is not None and found["unit"].lower().startswith("m") else value


def _rule(text: str, found: re.Match[str], by_employer: bool) -> Optional[str]:
    """The rule by which these years are experience; None when they are something else."""
    before, after = text[max(0, found.start() - NEAR) : found.start()], text[found.end() : found.end() + NEAR]
    if _OTHER_AFTER.match(after):
        return None
    unit = (found["unit"] or "").lower()
    if unit == "yoe" or _EXPERIENCE.search(_CLAUSE_END.split(after, maxsplit=1)[0]):
        return "years_of_experience"
    clause = _CLAUSE_END.split(before)[-1]
    if _EXPERIENCE_BEFORE.search(clause):
        return "experience_years"
    if not by_employer and _LESS.search(before) and not unit.startswith("m"):
        return "years_at_most"
    if _OTHER_BEFORE.search(before) and not (_AFTER.search(before) and _WORK_AFTER.match(after)):
        return None
    if unit.startswith("m"):
        return "months_of_work" if not by_employer and _MONTHS_AFTER.match(after) else None
    if by_employer:
        return "years_required" if _REQUIRED.search(clause) and _WORK_AFTER.match(after) else None
    if _WORK_AFTER.match(after):
        return "years_of_work"
    if found["loose"]:
        return None
    said = _HAVE_BEFORE.search(before) or _TEXT_END.match(after) or (unit and _NEXT_WORD.match(after))
    return "years_said" if said else None

"""Years of experience that a posting asks for, required or preferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Optional

from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.words import need_of
from bot.lexicon import lexicon

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "eighteen": 18,
}  # fmt: skip
FIGURE = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(NUMBERS)})"
YEARS = re.compile(
    rf"(?<![\d$.,])\b(?P<low>{FIGURE})(?: ?\((?:\d+\+?|[a-z]+)\))?(?P<plus> ?\+| plus| or more| ?\(?minimum\)?)?"
    rf"(?: ?(?:-|/|to|or|~) ?(?P<high>{FIGURE})(?: ?\(\d+\+?\))?\+?)?(?: or more| full| solid)? ?-?(?:plus |\+ )?"
    rf"(?P<unit>years?|yrs?\.?|months?)\b'?s?'?"
)
OF_THE_EMPLOYER = frozenset({"benefits", "company", "pay", "equal_opportunity", "how_to_apply"})
"""Sections where years are those of experience only if the word itself is there."""
NEAR = 22


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("facets/experience")[name])


def experience_facts(page: Page) -> Iterator[Fact]:
    """One fact for each number of years asked, the lower end of a range; months are parts of a year."""
    for line in page.lines:
        if "year" not in line.low and "yr" not in line.low and "month" not in line.low:
            continue
        if line.section in OF_THE_EMPLOYER and "experience" not in line.low:
            continue
        for match in YEARS.finditer(line.low):
            years = _years(line, match)
            if years is None:
                continue
            need = need_of(line, *match.span())
            yield page.fact(line, match.span(), "experience", years, "years of experience", need=need)


def _years(line: Line, match: re.Match[str]) -> Optional[float]:
    low, start, end = line.low, match.start(), match.end()
    left = max(0, start - NEAR)
    for other in _pattern("other").finditer(low, left, end + NEAR):
        if other.start() < end and other.end() > start:
            return None
    before, after = low[max(0, start - 70) : start], low[end : end + 90]
    if not (_pattern("experience").search(after) or _pattern("before").search(before)):
        return None
    if _pattern("employer").search(before[-30:]) and not _pattern("asked").search(before):
        return None
    years = _number(match["low"])
    if match["unit"].startswith("month"):
        years = round(years / 12, 2)
    return years if years <= 30 else None


def _number(text: str) -> float:
    return float(NUMBERS[text]) if text in NUMBERS else float(text)

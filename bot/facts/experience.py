"""Years of experience that a posting asks for: what the shared reader finds, and years that it does not call so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Optional

from bot.extract.experience import read_experience
from bot.extract.numbers import value_of, words_pattern
from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.words import need_of
from bot.lexicon import lexicon

MOST = 30
"""Years beyond which a number is the history of a firm."""
NEAR = 22
HYPHENED = re.compile(r"-(?:year|month)$")
"""The end of "nine-month", which tells how long something lasts."""
OF_THE_EMPLOYER = frozenset({"benefits", "company", "pay", "equal_opportunity", "how_to_apply"})
"""Sections where years are those of experience only if the word itself is there."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("facets/experience")[name])


@cache
def _years() -> re.Pattern[str]:
    number = rf"(?:\d{{1,2}}(?:\.\d)?|couple(?: of)?|{words_pattern()})"
    return re.compile(
        rf"(?<![\d$.,/])(?<!\d-)\b(?P<low>{number})(?: ?\((?:\d+\+?|[a-z]+)\))?(?: ?\+| plus| or more| ?\(?minimum\)?)?"
        rf"(?: ?(?:-|/|to|or|~) ?{number}(?: ?\(\d+\+?\))?\+?)?(?: or more| full| solid)? ?-?(?:plus |\+ )?"
        r"(?P<unit>years?|yrs?\.?|months?)\b'?s?'?"
    )


def experience_facts(page: Page) -> Iterator[Fact]:
    """One fact for each number of years asked, the lower end of a range; months are parts of a year."""
    for place, line in enumerate(page.lines):
        if "year" not in line.low and "yr" not in line.low and "month" not in line.low:
            continue
        if line.section in OF_THE_EMPLOYER and "experience" not in line.low:
            continue
        label = page.lines[place - 1].low.rstrip(" :") if place else ""
        for start, end, years, rule in sorted(_asked(line, labelled=label.endswith("experience"))):
            yield page.fact(line, (start, end), "experience", years, rule, need=need_of(line, start, end))


def _asked(line: Line, *, labelled: bool) -> Iterator[tuple[int, int, float, str]]:
    """Offsets, years and rule of what the line asks for; years alone count below the label "Experience"."""
    taken = []
    for reading in read_experience(line.low, stated_by="employer"):
        span = (reading.start, reading.end)
        bounded = _pattern("or_less").match(line.low[span[1] :])
        if not reading.negated and not bounded and not _of_others(line, *span, reading.value):
            taken.append(span)
            if reading.value:  # That none is needed, or less than a year, is for the rules of words.
                yield *span, reading.value, "years of experience"
    for match in _years().finditer(line.low):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        alone = len(line.low) <= match.end() + 1 and (labelled or _measures(line, match))
        years = _count(line, match) if alone else _worked(line, match)
        if years is not None:
            yield match.start(), match.end(), years, "years of work"


def _measures(line: Line, match: re.Match[str]) -> bool:
    """Whether an item of what is asked ends with the years of it: "Testing of software - 10 years"."""
    asked = line.section in ("required", "preferred")
    return asked and _pattern("measure").search(line.low[: match.start()]) is not None


def _worked(line: Line, match: re.Match[str]) -> Optional[float]:
    """Years that a posting means as experience though it does not say so: "5+ years in a sales role"."""
    start, end = match.span()
    after, before = line.low[end : end + 90], line.low[max(0, start - 70) : start]
    if HYPHENED.search(match.group()) and "experience" not in after:
        return None
    said = _pattern("experience").search(after) or _pattern("before").search(before)
    asked = line.section in ("required", "preferred") or _pattern("asked").search(before)
    if not said and (asked or not before.strip(" -*+•~>")):
        said = _pattern("leads").search(after)
    if not said or _pattern("less").search(before) or _pattern("or_less").match(after):
        return None
    return _count(line, match)


def _count(line: Line, match: re.Match[str]) -> Optional[float]:
    """The years that were matched, unless they are no candidate's."""
    years = 2.0 if match["low"].startswith("couple") else value_of(match["low"])
    if years is None or _of_others(line, *match.span(), years):
        return None
    return round(years / 12, 2) if match["unit"].startswith("month") else years


def _of_others(line: Line, start: int, end: int, years: float) -> bool:
    """Whether the years are no candidate's: ages, degrees, contracts, an employer's history."""
    if years > MOST:
        return True
    others = _pattern("other").finditer(line.low, max(0, start - NEAR), end + NEAR + 8)
    if any(other.start() < end and start < other.end() for other in others):
        return True
    before = line.low[max(0, start - 70) : start]
    return bool(_pattern("employer").search(before[-40:])) and not _pattern("asked").search(before)

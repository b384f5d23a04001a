"""Years of experience that a posting asks for, required or preferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Optional

from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.facts.words import need_of

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "eighteen": 18,
}  # fmt: skip
FIGURE = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(NUMBERS)})"
YEARS = re.compile(
    rf"(?<![\d$.,])\b(?P<low>{FIGURE})(?: ?\((?:\d+\+?|[a-z]+)\))?(?P<plus> ?\+| plus| or more| ?\(?minimum\)?)?"
    rf"(?: ?(?:-|/|to|or|~) ?(?P<high>{FIGURE})(?: ?\(\d+\+?\))?\+?)?(?: or more| full| solid)? ?-?(?:plus |\+ )?(?P<unit>years?|yrs?\.?|months?)\b'?s?'?"
)
EXPERIENCE = re.compile(
    r"\b(?:experience\w*|exp\b|background|in (?:a |an |the )?(?:[\w/&-]+ ){0,3}(?:role|position|field|industry|capacity|management|sales|environment)"
    r"|work(?:ing|ed)?\b|as an? |practice|practicing|track record|post[- ]?grad\w*|driving|relevant|related|hands-on|of (?:\w+ )?(?:programming|development|management|supervis\w+|service|sales))"
)
OTHER_SENSE = re.compile(
    r"\b(?:years? (?:old|of age|degree|college|university|program|contract|accredited|in a row|ago|in business|of (?:college|education|school\w*|history|service to|growth|excellence|innovation|leadership in|success)|anniversary|and older|or older)"
    r"|year (?:round|end|term)|founded|for (?:over|more than|the past|nearly|almost|the last) [\w ]{1,12} years?|(?:within|in|over|during|every|after|next|past|last|first|each|vest\w*|for) (?:the )?(?:past |last |first |next |following )?(?:\w+ )?(?:\(\d\) )?years?"
    r"|years? (?:after|from|prior|period|as (?:a|an|the) (?:leader|leading|premier|top))|our \d+|company has|we have (?:been|over)|in business|combined)\b"
)
INSTEAD = re.compile(r"\b(?:in lieu|equivalent|substitut\w*|or \d+ years|combination)\b")
EMPLOYER = re.compile(r"\b(?:we|our|company|firm|founded|established|clients? for|has been)\b")


def experience_facts(page: Page) -> Iterator[Fact]:
    """One fact for each number of years asked, the lower end of a range; months are parts of a year."""
    for line in page.lines:
        if "year" not in line.low and "yr" not in line.low and "month" not in line.low:
            continue
        if line.section in ("benefits", "company", "pay", "equal_opportunity", "how_to_apply") and not re.search(
            r"\bexperience\b(?! (?:the|our))", line.low
        ):
            continue
        for match in YEARS.finditer(line.low):
            years = _years(line, match)
            if years is None:
                continue
            start, end, quote = page.evidence(line, match.start(), match.end())
            yield Fact(
                facet="experience", value=years, need=need_of(line, match.start(), match.end()), field="description",
                start=start, end=end, quote=quote, rule="years of experience",
            )  # fmt: skip


def _years(line: Line, match: re.Match[str]) -> Optional[float]:
    low = line.low
    around = low[max(0, match.start() - 22) : match.end() + 22]
    for other in OTHER_SENSE.finditer(around):
        if other.start() + max(0, match.start() - 22) < match.end() and other.end() + max(0, match.start() - 22) > match.start():
            return None
    before, after = low[max(0, match.start() - 70) : match.start()], low[match.end() : match.end() + 90]
    if not (EXPERIENCE.search(after) or re.search(r"\b(?:experience|exp|minimum)\b[^.;]{0,60}$", before)):
        return None
    if EMPLOYER.search(before[-30:]) and not re.search(r"\b(?:you|must|candidate|require\w*|minimum|looking|seeking|want)\b", before):
        return None
    years = _number(match["low"])
    if match["unit"].startswith("month"):
        years = round(years / 12, 2)
    return years if years <= 30 else None


def _number(text: str) -> float:
    return float(NUMBERS.get(text) or text) if text in NUMBERS else float(text)

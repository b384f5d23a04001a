"""What shows that a number is pay: a sign, a period, words for pay, its size; and what shows that it is not."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.extract.money import Money, period_of
from bot.lexicon import lexicon

LEAST_A_YEAR = 1000
"""An amount without period is a year's from here on, an hour's below."""
LEAST = {"hour": 1.0, "day": 20.0, "week": 80.0, "fortnight": 150.0, "month": 250.0, "year": 1000.0}
"""Smallest amounts that are pay for a period; less for a year is meant in thousands."""

_NEAR = 60
"""Characters before a number in which words bear on it."""
_OTHER_UNIT = re.compile(
    r"""\s*-?\s*(?:years?|yrs?|yo\b|y/o|miles?|mi\b|kms?\b|kilo|hours?\b|hrs\b|h\b|days?\b|weeks?\b|wks?\b|months?\b|mos?\b
        |minutes?|mins?\b|lbs?\b|pounds?\b|%|percent|people|employees|[ap]\.?m\b|o['’]?clock|st\b|nd\b|rd\b|th\b|x\b|kids?
        |children|patients?|shifts?|jobs?\b|positions?|openings|times|beds?\b|seats?|locations?|stores?|states?|countries
        |clients?|customers?|schools?|sq|square|feet|ft\b|inch|words|reps?\b|staff|direct|or\s+(?:older|younger)
        |[-–]\d|:\d|/\d|\(k\)|k\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_LENGTH_OF_TIME = re.compile(
    r"""\s*-?(?:(?:\w+\s)?shift|rotat|day|night|week|drive|commute|a\b|per\b(?!\s+diem)|/|notice|schedule|work|s\b|fast|response
        |nurs|on\b|emergency)""",
    re.VERBOSE | re.IGNORECASE,
)
_TIME_BEFORE = re.compile(r"\b(?:within|last|past|every|work|than|a)\s*$", re.IGNORECASE)
_COUNT_BEFORE = re.compile(
    r"\b(?:within|last|past|every|team of|crew of|ages?|aged|about|i['’]?m|am|for|in|of)\s*:?\s*$", re.IGNORECASE
)
_PLACE_BEFORE = re.compile(r"\b(?:near|zip(?:\s?code)?|in|from|by|code|area|to|#)\s*:?\s*$", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:im|i['’]m|am|age[ds]?|be|turn(?:ing|ed)?|is)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NOT_WAGES_BEFORE = re.compile(
    r"""\b(?:bonus(?:es)?|sign(?:ing)?[\s-]on)\s*(?:of|is|:|at\s+least|over)?\s*$
      | \b(?:i\s+(?:currently\s+|only\s+|already\s+)?(?:make|earn)
          |i['’]?m\s+(?:currently\s+|only\s+)?(?:making|earning|at)
          |i\s+am\s+(?:currently\s+)?making|currently\s+(?:making|make|earn(?:ing)?|at|on)
          |(?:current|last|old|previous)\s+(?:pay|salary|wage|job|rate)\s+(?:is|was|paid|pays))
        \s*(?:about|around|only|like)?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_ENOUGH_AFTER = re.compile(
    r"\s*(?:is|['’]s|was|isn['’]?t|are|aint)\s+(?:way\s+|just\s+)?(?:too\s+low|not\s+enough|enough|nothing|peanuts|a\s+joke)",
    re.IGNORECASE,
)
_BONUS_AFTER = re.compile(
    r"\s*(?:sign|hiring\s+bonus|joining|retention|referral|relocation|tuition)[\s-]*(?:ing|on)?\b|\s*bonus",
    re.IGNORECASE,
)
"""After an amount without a period: "$5,000 sign-on", where "$45/hr, sign-on bonus" are wages and a bonus."""
_START_BEFORE = re.compile(r"\b(?:start\w*|from)\s*(?:at|from)?\s*$", re.IGNORECASE)
_AND_UP = re.compile(r"\s*(?:n|and|&|or)\s+(?:up|more|above|better)\b", re.IGNORECASE)
_END_OF_WISH = re.compile(
    r"\s*(?:$|[,.;!?)]|(?:and|n|or|but|in|near|with|no|pls|please|if|for|around|max|min)\b|to\s+start)", re.IGNORECASE
)
_EMPLOYER_CUE = re.compile(
    r"""\b(?:pay|salar(?:y|ies)|wages?|compensation|rate|range|hourly|annual(?:ly)?|earn(?:ings?)?|starting|stipend
        |minimum)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSE_CUE = re.compile(r"\b(?:pay|salary|wage|compensation|rate|range|minimum)s?\b[^.\d\n]{0,15}$", re.IGNORECASE)
_PERIOD_BEFORE = re.compile(
    r"""\b(hourly|hour|by\s+the\s+(?:hour|day|week|month|year)|annual(?:ly)?|annualized|yearly|monthly|weekly|daily|bi-?weekly)\b
        (?:[^.\d\n$£€]{0,45}|[^.\d\n$£€]{0,20}\n+\s*)$""",
    re.VERBOSE | re.IGNORECASE,
)


def before(text: str, money: Money) -> str:
    """The words before the amount that bear on it."""
    return text[max(0, money.start - _NEAR) : money.start]


def is_pay(text: str, money: Money, *, by_employer: bool) -> bool:
    """True when the number is pay, as far as its surroundings show."""
    if money.scaled and not money.sign and re.match(r"401|403|457", money.said):
        return False
    if money.sign and by_employer:
        return money.low >= 15 or bool(money.per) or not text[money.start].isalpha()  # "PHP 7" is a language
    if money.word in ("pound", "pounds") and not money.per and money.low < LEAST_A_YEAR:
        return False
    return _employer_means_pay(text, money) if by_employer else _candidate_means_pay(text, money)


def _candidate_means_pay(text: str, money: Money) -> bool:
    low, said_before = money.low, before(text, money)
    if _NOT_WAGES_BEFORE.search(said_before) or _NOT_ENOUGH_AFTER.match(text, money.end):
        return False
    if not money.per and not money.bare_hour and _BONUS_AFTER.match(text, money.end):
        return False
    if money.sign and not text[money.start].isalpha():
        return True
    if money.signed or (money.scaled and low >= 500):
        return low >= 15 or bool(money.per) or not money.sign  # "PHP 7" is a language
    if money.bare_hour:
        length = _LENGTH_OF_TIME.match(text, money.end) or _TIME_BEFORE.search(said_before)
        return 7 <= low <= 300 and not length
    if money.per:
        return low >= LEAST[money.per] * (0.015 if money.per == "year" else 1) and (money.per != "hour" or low >= 3)
    if _OTHER_UNIT.match(text, money.end):
        return False
    if 1900 <= low <= 2035 and "," not in money.said and not money.more:
        return False
    if money_word_before(said_before):
        return low >= 7
    ends = _END_OF_WISH.match(text, money.end) is not None
    bound = bound_before(said_before)
    if bound is not None:
        if low >= LEAST_A_YEAR and not _PLACE_BEFORE.search(said_before):
            return True
        least = 13 if _START_BEFORE.search(said_before) else 10
        return least <= low <= 300 and ends and not _AGE_BEFORE.search(said_before[: bound[1]])
    if 10000 <= low <= 1_000_000 and ("," in money.said or low % 500 == 0):
        return not _PLACE_BEFORE.search(said_before)
    if re.search(r"\.\d\d$", money.said):
        return 7 <= low <= 200 and ends
    if money.high is not None and not money.scaled:  # "welder 26-30" names an hourly range
        return 13 <= low < money.high <= min(150, 2 * low) and ends and not _COUNT_BEFORE.search(said_before)
    more = money.more or _AND_UP.match(text, money.end) is not None
    return more and 10 <= low <= 100 and ends and not _AGE_BEFORE.search(said_before)


def _employer_means_pay(text: str, money: Money) -> bool:
    said_before, low = before(text, money), money.low
    cue = _EMPLOYER_CUE.search(said_before) is not None
    if money.signed:
        return money.per is not None or cue
    leads = not said_before.strip(" :*•-\n")
    if money.per and not money.bare_hour:
        sure = cue or leads or money.per in ("year", "month") or re.search(r"\.\d\d$", money.said) is not None
        return low >= LEAST[money.per] and sure and (money.per != "hour" or low >= 7)
    if _OTHER_UNIT.match(text, money.end):
        return False
    if leads and len(text) <= 60:
        return low >= 10000 or (money.bare_hour and low >= 7)
    likely = low >= 10000 or money.scaled or (money.bare_hour and low >= 7)
    return likely and _CLOSE_CUE.search(said_before) is not None


def period_before(said_before: str, low: float) -> Optional[str]:
    """The period that words before the amount name: "hourly rate: $52", "annual salary $81,000"."""
    found = _PERIOD_BEFORE.search(said_before)
    if found is None:
        return None
    period = period_of(found[1].lower().replace("annualized", "annual"))
    fits = period is not None and low >= LEAST[period] and not (period == "hour" and low >= LEAST_A_YEAR)
    return period if fits else None


def money_word_before(said_before: str) -> bool:
    """True when a word for pay or earning comes right before the amount."""
    return _bounds()[2].search(said_before) is not None


def bound_before(said_before: str) -> Optional[tuple[str, int]]:
    """`min` or `max` as the words right before the amount say, and where they start in `said_before`."""
    least, most = _bounds()[0].search(said_before), _bounds()[1].search(said_before)
    if least and (not most or least.start() <= most.start()):
        return "min", least.start()
    return ("max", most.start()) if most else None


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = lexicon("pay")

    def ending(name: str) -> re.Pattern[str]:
        words = sorted(names[name], key=len, reverse=True)
        said = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
        between = r"(?:of\s+|like\s+|about\s+|around\s+|the\s+|is\s+)*"
        return re.compile(rf"(?<!\w)(?:{said})\s*:?\s*{between}$", re.IGNORECASE)

    money = "|".join(names["money_words"])
    earning = rf"\b(?:{money})\b\s*:?\s*(?:[a-z']+\s+){{0,3}}?(?:at\s+least\s+|>\s*)?$"
    return ending("at_least"), ending("at_most"), re.compile(earning, re.IGNORECASE)

"""Reads pay, in what candidates want ("25+ an hour") and employers state ("$22-$30/hr DOE")."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, Optional

from bot.extract.money import amount_of, amounts, currency_of, period_of
from bot.extract.negation import negated
from bot.extract.numbers import has_number, words_pattern
from bot.extract.reading import Reading
from bot.extract.values import Pay
from bot.lexicon import lexicon

StatedBy = Literal["candidate", "employer"]

LEAST_A_YEAR = 1000
"""An amount without period is a year's from here on, an hour's below."""
LEAST = {"hour": 1.0, "day": 20.0, "week": 80.0, "fortnight": 150.0, "month": 250.0, "year": 1000.0}
"""Smallest amounts that are pay for a period; less for a year is meant in thousands."""

_UNIT_AFTER = re.compile(
    r"""\s*-?\s*(?:years?|yrs?|yo\b|y/o|miles?|mi\b|kms?\b|kilo|hours?\b|hrs\b|h\b|days?\b|weeks?\b|wks?\b|months?\b|mos?\b|minutes?|mins?\b|lbs?\b|pounds?\b
        |%|percent|people|employees|[ap]\.?m\b|o['’]?clock|st\b|nd\b|rd\b|th\b|x\b|kids?|children|patients?|shifts?|jobs?\b|positions?|openings|times|beds?\b
        |seats?|locations?|stores?|states?|countries|clients?|customers?|schools?|sq|square|feet|ft\b|inch|words|reps?\b|staff|direct|or\s+(?:older|younger)
        |(?:m|mm|mn|b|bn|mil|million|billion|trillion)\b|[-–]\d|:\d|/\d|\(k\)|k\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_LARGE = re.compile(r"\s?(?:m(?![-–]| ?[-–] ?f)|mm|mn|b|bn|mil|million|billion|trillion|millions)\b(?!\.\s?[a-z]\b)|\s?%", re.IGNORECASE)
_BARE_HOUR = re.compile(r"\s*-?(?:(?:\w+\s)?shift|rotat|day|night|week|drive|commute|a\b|per\b|/|notice|schedule|work|s\b|fast|response|nurs|on\b|emergency)", re.I)
_MAX_AFTER = re.compile(r"\s*(?:/?\w+\s)?(?:max\b|maximum|tops|or\s+(?:less|under|below|lower)|at\s+most)", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"\b(?:near|zip(?:\s?code)?|in|from|by|code|area|to|#)\s*:?\s*$", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:im|i['’]m|am|age[ds]?|be|turn(?:ing|ed)?|is)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CUE = re.compile(r"\b(?:pay|salar(?:y|ies)|wages?|compensation|rate|range|hourly|annual(?:ly)?|earn(?:ings?)?|starting|stipend|differential|hiring\s+range)\b", re.I)
_PERIOD_BEFORE = re.compile(
    r"\b(hourly|hour|annual(?:ly|ized)?|yearly|monthly|weekly|daily|biweekly|bi-weekly)\b(?:[^.\d\n$£€]{0,45}|[^.\d\n$£€]{0,20}\n+\s*)$", re.IGNORECASE
)
_FIGURES = re.compile(r"\b(?P<count>six|6|seven|7)[\s-]*(?:figures?|figs?)\b", re.IGNORECASE)
_LOW_END = re.compile(r"\b(?:min|minimum|low(?:est)?|from|starting)\b[^.\d\n]{0,25}\n*\s*$", re.IGNORECASE)
_HIGH_END = re.compile(r"\b(?:max|maximum|high(?:est)?|to)\b[^.\d\n]{0,25}\n*\s*$", re.IGNORECASE)


def read_pay(text: str, stated_by: StatedBy = "candidate") -> list[Reading[Pay]]:
    """Amounts of pay in `text`, in order. A single amount is a wanted `min` from a candidate, both bounds from an employer."""
    if not has_number(text) if stated_by == "candidate" else not _has_digit(text):
        return []
    with_words = stated_by == "candidate" and re.search(words_pattern(), text, re.IGNORECASE) is not None
    readings = []
    for found in amounts(with_words).finditer(text):
        reading = _read(text, found, stated_by)
        if reading is not None:
            readings.append(reading)
    if stated_by == "employer":
        return _ends_joined(text, readings)
    return readings or _figures(text)


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _read(text: str, found: re.Match[str], stated_by: StatedBy) -> Optional[Reading[Pay]]:
    low, high = amount_of(found["low"], found["low_scale"]), None
    ranged = bool(found["high"]) and _joins(text, found)
    if ranged:
        high = amount_of(found["high"], found["high_scale"])
    if low is None or low <= 0:
        return None
    low, high = _same_scale(low, high, found)
    if high is not None and (high < low or _LARGE.match(text, found.end("high"))):
        ranged, high = False, None
    end = found.end() if ranged or not found["high"] else _end_of_low(found)
    said_per = (found["per"] if ranged or not found["high"] else None) or found["low_per"]
    per = period_of(said_per)
    if per is None and _LARGE.match(text, end):
        return None
    before = text[max(0, found.start() - 60) : found.start()]
    signed = bool(found["sign"] or found["low_after"] or (found["after"] if end == found.end() else None) or found["high_sign"])
    scaled = bool(found["low_scale"] or found["high_scale"])
    if not _is_pay(text, found, before, low, end, per, said_per, signed, scaled, stated_by):
        return None
    period = per or _period_before(before, low)
    if period is None or (low < LEAST[period] and period != "year"):
        period = "year" if low >= LEAST_A_YEAR else "hour"
    if period == "year" and low < LEAST_A_YEAR:
        if stated_by == "employer" and not scaled and low < 15:
            return None
        low, high = low * 1000, high * 1000 if high is not None else None
    if period == "fortnight":
        period, low, high = "week", low / 2, high / 2 if high is not None else None
    currency = currency_of(text, found["sign"], found["low_after"], found["after"], found["late_after"], found["high_sign"])
    if (found["low_scale"] or "").lower() == "lpa":
        currency = currency or "INR"
    return _bounded(text, found, low, high, period, currency, end, stated_by)


def _joins(text: str, found: re.Match[str]) -> bool:
    join = found["join"].lower()
    if join == "and":
        return re.search(r"\bbetween\s*$", text[: found.start()], re.IGNORECASE) is not None
    if join in ("/", "or"):
        return bool(found["high_sign"])
    return True


def _same_scale(low: float, high: Optional[float], found: re.Match[str]) -> tuple[float, Optional[float]]:
    """ "60-70k" and "80-100,000" mean thousands at both ends."""
    if high is None:
        return low, None
    if not found["low_scale"] and low < 1000 <= high and low * 1000 <= high * 1.0001:
        return low * 1000, high
    if found["low_scale"] and not found["high_scale"] and high < 1000 <= low:
        return low, high * 1000
    return low, high


def _end_of_low(found: re.Match[str]) -> int:
    ends = [found.end(name) for name in ("low", "low_scale", "low_plus", "low_after", "low_per") if found[name]]
    return max(ends)


def _is_pay(
    text: str, found: re.Match[str], before: str, low: float, end: int, per: Optional[str], said_per: Optional[str],
    signed: bool, scaled: bool, stated_by: StatedBy,
) -> bool:  # fmt: skip
    """True when something shows that the number is money: a sign, a period, "k", a word for pay, its size."""
    if re.match(r"401|403|457", found["low"]) and scaled and not found["sign"]:
        return False
    if found["sign"]:
        return True
    weight = signed and re.fullmatch(r"\s?pounds?", found["low_after"] or found["after"] or "", re.IGNORECASE) is not None
    if weight and not per:
        return False
    bare = bool(said_per) and re.fullmatch(r"\s?(?:hr|hour)", said_per or "", re.IGNORECASE) is not None
    if stated_by == "employer":
        return _employer_means_pay(text, found, before, low, end, per, signed, scaled, bare)
    if _UNIT_AFTER.match(text, end) and not (signed or scaled or (per and not bare)):
        return False
    if signed or (scaled and low >= 500):
        return True
    if per:
        if bare:
            return 7 <= low <= 300 and not _BARE_HOUR.match(text, end) and not re.search(r"\b(?:within|last|past|every|work|than|a)\s*$", before, re.I)
        return low >= LEAST[per] * (0.015 if per == "year" else 1) and (per != "hour" or low >= 3)
    if _money_word_before(before):
        return low >= 7 and not re.search(r"^\s*(?:am|pm)\b", text[end : end + 4], re.I)
    bound = _bound_before(before)
    rest = re.match(r"\s*(?:$|[,.;!?)]|and\b|or\b|but\b|in\b|near\b|with\b|no\b|pls|please|to\s+start)", text[end:], re.I)
    if bound is not None and not (1900 <= low <= 2035 and "," not in found["low"]):
        if low >= 1000 and not _PLACE_BEFORE.search(before):
            return True
        timely = re.search(r"\b(?:start\w*|from)\s*(?:at|from)?\s*$", before, re.I)
        return (13 if timely else 10) <= low <= 300 and rest is not None and not _AGE_BEFORE.search(before[: bound[1]])
    round_sum = "," in found["low"] or low % 500 == 0
    if 10000 <= low <= 1_000_000 and round_sum:
        return not _PLACE_BEFORE.search(before) or re.search(r"\bneed\s+of\s*$", before, re.I) is not None
    return bool(found["low_plus"]) and 10 <= low <= 100 and rest is not None


def _employer_means_pay(
    text: str, found: re.Match[str], before: str, low: float, end: int, per: Optional[str], signed: bool, scaled: bool, bare: bool
) -> bool:
    cue = _CUE.search(before) is not None
    if signed:
        return per is not None or cue
    if per and not bare:
        cents = re.search(r"\.\d\d$", found["low"]) is not None
        return low >= LEAST[per] and (cue or cents) and (per != "hour" or low >= 7)
    if _UNIT_AFTER.match(text, end):
        return False
    alone = len(text) <= 40 and not re.search(r"[a-z]{3}", text[: found.start()] + text[end:], re.IGNORECASE)
    if alone:
        return low >= LEAST_A_YEAR or bool(per)
    close = re.search(r"\b(?:pay|salary|wage|compensation|rate|range)s?\b[^.\d\n]{0,15}$", before, re.IGNORECASE) is not None
    return close and (low >= 10000 or scaled or (bare and low >= 7))


def _period_before(before: str, low: float) -> Optional[str]:
    found = _PERIOD_BEFORE.search(before)
    if found is None:
        return None
    period = period_of(" " + found[1].lower().replace("annualized", "annual"))
    return period if period and low >= LEAST[period] and not (period == "hour" and low >= LEAST_A_YEAR) else None


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon("pay")

    def ending(name: str) -> re.Pattern[str]:
        said = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words[name], key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{said})\s*:?\s*(?:of\s+|like\s+|about\s+|around\s+|the\s+|is\s+)*$", re.IGNORECASE)

    money = "|".join(words["money_words"])
    return ending("at_least"), ending("at_most"), re.compile(
        rf"\b(?:{money})\b\s*:?\s*(?:[a-z']+\s+){{0,3}}?(?:at\s+least\s+|>\s*)?$", re.IGNORECASE
    )


def _money_word_before(before: str) -> bool:
    return _bounds()[2].search(before) is not None


def _bound_before(before: str) -> Optional[tuple[str, int]]:
    """`min` or `max` as the words right before the amount say, and where they start."""
    least, most = _bounds()[0].search(before), _bounds()[1].search(before)
    if least and (not most or least.start() <= most.start()):
        return "min", least.start()
    return ("max", most.start()) if most else None


def _bounded(
    text: str, found: re.Match[str], low: float, high: Optional[float], period: str, currency: Optional[str], end: int, stated_by: StatedBy
) -> Reading[Pay]:
    shift = max(0, found.start() - 60)
    bound = _bound_before(text[shift : found.start()])
    side, rule = (bound[0], "at_least" if bound[0] == "min" else "at_most") if bound else (None, "amount")
    if bound and side == "max" and negated(text, shift + bound[1]):
        side, rule = "min", "at_least"
    more = found["low_plus"] or re.match(r"\s*\+|\s*(?:or|and)\s+(?:more|up|above|higher|better)", text[end : end + 12], re.IGNORECASE)
    if high is not None:
        low_end, high_end, rule = low, high, "range"
        pay = Pay(min=low_end, max=high_end, per=period, currency=currency)
    elif side == "max" or (side is None and _MAX_AFTER.match(text, end)):
        pay, rule = Pay(max=low, per=period, currency=currency), "at_most"
    elif stated_by == "candidate" or side == "min" or more:
        pay, rule = Pay(min=low, per=period, currency=currency), "at_least" if side == "min" or more else rule
    else:
        pay = Pay(min=low, max=low, per=period, currency=currency)
    start = found.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return Reading(pay, start, end, rule)


def _figures(text: str) -> list[Reading[Pay]]:
    found = _FIGURES.search(text)
    if found is None:
        return []
    amount = 100000.0 if found["count"].lower() in ("six", "6") else 1000000.0
    return [Reading(Pay(min=amount, per="year"), found.start(), found.end(), "figures")]


def _ends_joined(text: str, readings: list[Reading[Pay]]) -> list[Reading[Pay]]:
    """ "Minimum: $33.50 … Maximum: $53.60" read as one range."""
    joined: list[Reading[Pay]] = []
    for reading in readings:
        last = joined[-1] if joined else None
        if (
            last is not None and last.rule in ("amount", "at_least") and reading.rule in ("amount", "at_most")
            and 0 <= reading.start - last.end <= 60
            and _LOW_END.search(text[max(0, last.start - 40) : last.start])
            and _HIGH_END.search(text[last.end : reading.start])
            and last.value.per == reading.value.per
            and (last.value.min or 0) <= (reading.value.max or 0)
        ):  # fmt: skip
            value = last.value.copy(update={"max": reading.value.max})
            joined[-1] = Reading(value, last.start, reading.end, "minimum_and_maximum")
        else:
            joined.append(reading)
    return joined

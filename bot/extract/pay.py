"""Reads pay, in what candidates want ("25+ an hour") and what employers state ("$22-$30/hr DOE")."""

from __future__ import annotations

import re
from typing import Literal, Optional

from bot.extract.money import Money, money_in
from bot.extract.negation import negated
from bot.extract.numbers import number_word
from bot.extract.pay_cues import LEAST, LEAST_A_YEAR, before, bound_before, is_pay, period_before
from bot.extract.reading import Reading
from bot.extract.values import Pay

StatedBy = Literal["candidate", "employer"]

_MORE_AFTER = re.compile(r"\s*(?:\+(?!\s*[a-z])|(?:or|and|n|&)\s+(?:more|up|above|higher|better))", re.IGNORECASE)
_MAX_AFTER = re.compile(
    r"[ ]?(?:/?\w+[ ])?(?:(?:max|maximum)\b(?!\s*(?:\w+\s*)?:)|tops|or\s+(?:less|under|below|lower)|at\s+most)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\b(?P<count>five|5|six|6|seven|7)[\s-]*(?:figures?|figs?)(?:\s+an?\s+(?P<per>month|week))?\b", re.IGNORECASE
)
FIGURES_SAID = {"five": 5, "5": 5, "six": 6, "6": 6, "seven": 7, "7": 7}
_LOW_END = re.compile(r"\b(?:min|minimum|low(?:est)?|from|starting)\b[^.\d\n]{0,25}\n*\s*$", re.IGNORECASE)
_HIGH_END = re.compile(r"\b(?:max|maximum|high(?:est)?|to)\b[^.\d\n]{0,25}\n*\s*$", re.IGNORECASE)
_CANNOT = re.compile(
    r"\b(?:can['’]?t|cannot|won['’]?t|will not|not)\s+(?:\w+\s+){1,2}(?:on|for|with)\s+$", re.IGNORECASE
)
"""Before "less than": "can't live on less than"."""
_DIGIT = re.compile(r"\d")


def read_pay(text: str, stated_by: StatedBy = "candidate") -> list[Reading[Pay]]:
    """Amounts of pay in `text`, in order: a single one is a candidate's `min`, and both bounds of an employer's."""
    by_employer = stated_by == "employer"
    in_words = not by_employer and number_word().search(text) is not None
    if not in_words and not _DIGIT.search(text):
        return []
    found = [
        _reading(text, money, by_employer)
        for money in money_in(text, with_words=in_words)
        if is_pay(text, money, by_employer=by_employer)
    ]
    readings = [reading for reading in found if reading is not None]
    return _ends_joined(text, readings) or ([] if by_employer else _figures(text))


def _reading(text: str, money: Money, by_employer: bool) -> Optional[Reading[Pay]]:
    low, high = money.low, money.high
    period = money.per or period_before(before(text, money), low)
    said_so = by_employer and money.per is not None  # "$60 a month" for the phone is no wage by the hour
    if period is None or (period != "year" and low < LEAST[period] and not said_so):
        period = "year" if low >= LEAST_A_YEAR else "hour"
    if period == "year" and low < LEAST_A_YEAR:
        if by_employer and (low < 15 or (money.per == "year" and money.sign and not money.scaled)):
            return None
        low, high = low * 1000, None if high is None else high * 1000
    if period == "fortnight":
        period, low, high = "week", low / 2, None if high is None else high / 2
    pay, rule = _bounded(text, money, low, high, by_employer)
    return Reading(Pay(**pay, per=period, currency=money.currency), money.start, money.end, rule)


def _bounded(
    text: str, money: Money, low: float, high: Optional[float], by_employer: bool
) -> tuple[dict[str, float], str]:
    """The bounds and the name of the rule that told them."""
    if high is not None:
        return {"min": low, "max": high}, "range"
    said_before = before(text, money)
    bound = bound_before(said_before)
    side = bound[0] if bound else None
    if bound and side == "max":
        start = money.start - len(said_before) + bound[1]
        if negated(text, start) or _CANNOT.search(text[:start]):
            side = "min"
    if side is None and not money.more and _MAX_AFTER.match(text, money.end):
        side = "max"
    if side is None and (money.more or _MORE_AFTER.match(text, money.end)):
        side = "min"
    if side == "max":
        return {"max": low}, "at_most"
    if side == "min":
        return {"min": low}, "at_least"
    return ({"min": low, "max": low} if by_employer else {"min": low}), "amount"


def _figures(text: str) -> list[Reading[Pay]]:
    found = _FIGURES.search(text)
    if found is None:
        return []
    digits = FIGURES_SAID[found["count"].lower()]
    return [Reading(Pay(min=10.0 ** (digits - 1), per=found["per"] or "year"), *found.span(), "figures")]


def _ends_joined(text: str, readings: list[Reading[Pay]]) -> list[Reading[Pay]]:
    """Readings with "Minimum: $33.50 … Maximum: $53.60" made one range."""
    joined: list[Reading[Pay]] = []
    for reading in readings:
        if joined and _are_ends(text, joined[-1], reading):
            low = joined[-1]
            value = low.value.copy(update={"max": reading.value.max})
            joined[-1] = Reading(value, low.start, reading.end, "minimum_and_maximum")
        else:
            joined.append(reading)
    return joined


def _are_ends(text: str, low: Reading[Pay], high: Reading[Pay]) -> bool:
    near = 0 <= high.start - low.end <= 60 and low.value.per == high.value.per
    single = low.rule in ("amount", "at_least") and high.rule in ("amount", "at_most")
    if not near or not single or (low.value.min or 0) > (high.value.max or 0):
        return False
    named = _LOW_END.search(text[max(0, low.start - 40) : low.start]) and _HIGH_END.search(text[low.end : high.start])
    return bool(named)

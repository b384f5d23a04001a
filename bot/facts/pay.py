"""Amounts of money that a description pays: base pay and, kept apart, bonuses, commission, differentials and more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Optional

from bot.facts.model import Fact
from bot.facts.page import Line, Page
from bot.lexicon import lexicon

GATE = re.compile(
    r"[$£€]|\d ?k\b|\d ?/ ?(?:hr|hour|yr|year|h\b)|\d\d (?:per|an?|hourly) |\d{2,3},\d{3}|\d ?usd|usd ?\d|\d{5}"
)
SIGN = r"(?:us ?\$|usd ?\$?|cad ?\$?|c\$|\$|£|€)"
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
PERIOD = (
    r"(?: ?usd)?[ (*]*(?:(?:/|per|an?|p/|each|every)[ -]*)?"
    r"(hour(?:ly)?|hr\b|hrs\b|h\b|year(?:ly)?|yr\b|yrs\b|annum|annual(?:ly)?|month(?:ly)?|mo\b|week(?:ly)?|wk\b|day\b|daily|pa\b|p\.a)"
)
AMOUNT = re.compile(
    rf"(?P<sign>{SIGN})? ?(?<![\d.,])(?P<low>{NUMBER})(?P<lowk> ?k\b)?(?:{PERIOD})?"
    r"(?:[ \]*]*(?:-|to|and|through|up to|~)+[ \[*]*(?:a )?(?:max(?:imum)?(?: (?:salary|pay|rate|of))* )?"
    rf"(?P<sign2>{SIGN})? ?(?P<high>{NUMBER})(?P<highk> ?k\b)?(?:{PERIOD})?)?"
    r"(?P<tail> ?(?:\+ ?)?(?:million|billion|mm\b|m\b|b\b|bn\b|%|percent))?"
)
PERIODS = {"h": "hour", "y": "year", "a": "year", "p": "year", "m": "month", "w": "week", "d": "day"}
FACETS = {"bonus": "bonus", "commission": "bonus", "sign_on": "sign_on_bonus"}
NEAREST = 70
PLAUSIBLE = {"hour": (2, 1000), "day": (20, 8000), "week": (50, 20000), "month": (200, 100000), "year": (4000, 3000000)}


@dataclass(frozen=True)
class Words:
    """The compiled `facets/pay.yml`."""

    kinds: dict[str, re.Pattern[str]]
    other: re.Pattern[str]
    pay: re.Pattern[str]
    sure: re.Pattern[str]
    unfigured: re.Pattern[str]
    not_unfigured: re.Pattern[str]
    hourly: re.Pattern[str]


@cache
def _words() -> Words:
    data = lexicon("facets/pay")
    kinds = {kind: re.compile(pattern) for kind, pattern in data["kinds"].items()}
    unfigured = data["unfigured"]
    patterns = (
        data["other_money"],
        data["pay_words"],
        data["sure"],
        unfigured["pattern"],
        unfigured["unless"],
        unfigured["hourly"],
    )
    return Words(kinds, *map(re.compile, patterns))


def pay_facts(page: Page) -> Iterator[Fact]:
    """Every amount that is paid to the worker, as stated, with its kind; no two alike of a kind."""
    seen: set[tuple[Any, ...]] = set()
    base = False
    for place, line in enumerate(page.lines):
        if not GATE.search(line.low) or line.boilerplate:
            continue
        before = page.lines[place - 1].low if place and len(page.lines[place - 1].low) < 60 else ""
        for match in AMOUNT.finditer(line.low):
            value = _value(line, match, before)
            if value is None:
                continue
            key = (value["kind"], value["min"], value["max"], value["per"])
            if key in seen:
                continue
            seen.add(key)
            base = base or value["kind"] == "base"
            kind = value["kind"]
            rule = f"{kind.replace('_', ' ')} amount"
            yield page.fact(line, match.span(), FACETS.get(kind, "pay"), value, rule, kind=kind)
    if not base:
        yield from _unfigured(page)


def _unfigured(page: Page) -> Iterator[Fact]:
    """The first mention of a salary or hourly wage without its figure: a PAY object without bounds."""
    words = _words()
    for line in page.lines:
        if "salar" not in line.low and "hourly" not in line.low:
            continue
        match = words.unfigured.search(line.low)
        if match is None or words.not_unfigured.search(line.low):
            continue
        per = "hour" if words.hourly.search(match.group()) else "year"
        value = {"kind": "base", "min": None, "max": None, "per": per, "currency": None}
        yield page.fact(line, match.span(), "pay", value, "pay without a figure", kind="base")
        return


def _value(line: Line, match: re.Match[str], heading: str) -> Optional[dict[str, Any]]:
    words, low = _words(), line.low
    sign = match["sign"] or match["sign2"]
    periods = [group for group in (match.group(4), match.group(8)) if group]
    if match["tail"] or not (sign or match["lowk"] or match["highk"] or periods):
        return None
    around = low[max(0, match.start() - NEAREST) : match.end() + NEAREST]
    before, after = low[max(0, match.start() - NEAREST) : match.start()], low[match.end() : match.end() + 45]
    said = (
        words.pay.search(around)
        or words.pay.search(heading)
        or line.section == "pay"
        or words.sure.search(low)
        or (sign and (match["lowk"] or match["highk"]))
    )
    if not (sign or (periods and said) or said):
        return None
    kind = _kind(before, after, heading)
    if words.other.search(_clause_before(before)) or words.other.search(_clause_after(after)):
        return None
    if not (said or periods or kind != "base"):
        return None
    thousands = bool(match["lowk"] or match["highk"])
    if match["low"] in ("401", "403", "457"):
        return None
    low_amount = _figure(match["low"], thousands)
    high_amount = _figure(match["high"], thousands) if match["high"] else None
    if high_amount is not None and high_amount >= 1000 > low_amount and low_amount * 1000 <= high_amount:
        low_amount *= 1000
    if match["high"] and not (sign or match["highk"]) and not periods and "," not in match["high"]:
        return None
    per = _period(periods, around, high_amount or low_amount, heading)
    if high_amount is not None and high_amount < low_amount:
        high_amount = None
    if kind in ("base", "total"):
        least, most = PLAUSIBLE[per]
        if not least <= low_amount <= most or (not periods and not sign and low_amount < 1000):
            return None
    least_amount, most_amount = _bounds(low_amount, high_amount, before)
    once = kind in ("sign_on", "bonus") and not periods
    return {
        "kind": kind,
        "min": least_amount,
        "max": most_amount,
        "per": None if once else per,
        "currency": _currency(sign),
    }


def _bounds(low: float, high: Optional[float], before: str) -> tuple[Optional[float], Optional[float]]:
    if high is not None:
        return low, high
    if re.search(r"\b(?:up to|maximum|as much as|to)\s*$", before):
        return None, low
    if re.search(
        r"\b(?:from|starting (?:at|pay|rate|wage)s?(?: is| of|:)?|starts? at|at least|minimum(?: of)?|over)\s*:?\s*$",
        before,
    ):
        return low, None
    return low, low


def _kind(before: str, after: str, heading: str) -> str:
    """The kind whose word stands nearest to the amount; base when none does."""
    clause, rest = _clause_before(before), _clause_after(after)
    best, nearest = "base", 1000
    for kind, pattern in _words().kinds.items():
        spans = [len(clause) - m.end() for m in pattern.finditer(clause)] + [m.start() for m in pattern.finditer(rest)]
        if spans and min(spans) < nearest:
            best, nearest = kind, min(spans)
    if best == "base":
        return next((kind for kind, pattern in _words().kinds.items() if heading and pattern.search(heading)), "base")
    base = [len(clause) - m.end() for m in re.finditer(r"\b(?:base|salary|hourly|wages?|starting pay)\b", clause)]
    return "base" if base and min(base) <= nearest else best


def _clause_before(text: str) -> str:
    return re.split(r"[;.!?](?=\s)|,\s(?!\d)", text)[-1]


def _clause_after(text: str) -> str:
    return re.split(r"[;.!?](?=\s|$)|,\s|\b(?:plus|and|with)\b| \+ ", text)[0]


def _figure(text: str, thousands: bool) -> float:
    amount = float(text.replace(",", ""))
    if re.fullmatch(r"\d{2,3}\.\d00", text):
        return amount * 1000
    return amount * 1000 if thousands and amount < 1000 else amount


def _period(periods: list[str], around: str, amount: float, heading: str) -> str:
    if periods:
        return PERIODS[periods[-1][0]]
    if amount < 300 and re.search(r"\b(?:hour\w*|hr)\b", around + heading):
        return "hour"
    if amount >= 1000:
        named = re.search(r"\b(?:(?:per|a|/) ?(month|week)|(month|week)ly)\b", around)
        return (named.group(1) or named.group(2)) if named else "year"
    return "hour"


def _currency(sign: Optional[str]) -> Optional[str]:
    if not sign:
        return None
    if "£" in sign:
        return "GBP"
    if "€" in sign:
        return "EUR"
    return "CAD" if sign.startswith("c") else "USD"

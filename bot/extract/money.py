"""Amounts of money in text: signs, figures, "k", currency words, period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Optional

from bot.extract.currency import currency_of, sign_pattern, words_pattern_after
from bot.extract.numbers import FIGURES, value_of, words_pattern

PERIODS = {
    "hour": ("hour", "hours", "hr", "hrs", "h", "hourly", "hrly", "ph", "hora", "heure"),
    "day": ("day", "days", "daily", "pd", "shift", "dia", "día", "jour"),
    "week": ("week", "weeks", "wk", "wks", "weekly", "wkly", "pw", "semana", "semaine"),
    "month": ("month", "months", "mo", "mos", "mth", "mths", "monthly", "pcm", "mes", "mois", "mensual"),
    "year": ("year", "years", "yr", "yrs", "annum", "annual", "annually", "yearly", "pa", "año", "ano", "an"),
    "fortnight": ("fortnight", "biweekly"),
}
"""Words for the contract's periods; a fortnight is told apart, to be halved to a week."""

_UNIT = r"(?:hours?|hrs?|h|days?|weeks?|wks?|months?|mths?|mos?|years?|yrs?|annum|fortnight)"
_ADVERB = r"(?:hourly|hrly|daily|weekly|wkly|monthly|yearly|annually|annual|bi-?weekly)"
_PER = rf"""(?:
      \s*(?:/|\\|\bper\b|\ban?\b|\bthe\b(?=\s(?:hour|hr|week)\b)|\bevery\b|\beach\b|\bp/|\bp\.)\s*
        (?:other[ ]week|(?:two|2)[ ]weeks|(?:full[ ])?{_UNIT}|{_ADVERB})\b(?!-[a-z])
    | [ ]*,?[ ]*\(?{_ADVERB}\b(?!\s+(?:bonus|pay\b))
    | [ ]*\b(?:al|por|la|a\ la|cada|par)[ ]+(?:hora|d[ií]a|semana|mes|a[ñn]o|heure|jour|semaine|mois|an)\b
    | [ ]*mensual(?:es)?\b
    | (?:[ ]|(?<=[ ]))(?:week|wk|month)\b(?=\s*(?:[,.;!]|$|or\b|plus\b|min\b))
    | [ ]?(?:p\.?\s?h|p\.?\s?a|pcm|p\.?\s?w)\b\.?
)"""
_BARE_PER = r"[ ]?(?:hr|hour)\b"
_SCALE = r"(?:k\b|grand\b|thousand\b|thou\b|lakhs?\b|lacs?\b|lpa\b)"
_NOISE = r"""(?P<noise>\s*(?:gross|net|base|basic|before\s+tax(?:es)?|salary|base\s+salary|ish
    |or\s+(?:more|above|better|so|higher)|and\s+up|starting|to\s+start))?"""

FARTHEST_APART = 10
"""A number that is so many times less than the amount after it is no part of a range with it."""

_LARGE = re.compile(
    r"\s?(?:(?:m(?!\s?[-–])|mm|mn|b|bn|mil|million|millions|billion|trillion)\b(?!\.\s?[a-z]\b)|%)", re.IGNORECASE
)
_MORE = re.compile(r"\s*(?:or|and)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Money:
    """A number or a range in text that may be money."""

    start: int
    end: int
    low: float
    high: Optional[float]
    said: str
    """The (lower) number as written, without sign."""
    per: Optional[str]
    """hour, day, week, fortnight, month or year, where it is said right after the number."""
    bare_hour: bool
    """The period is a mere "hr" after the number, which may as well be a length of time."""
    sign: bool
    """A sign or code stands before the number."""
    word: str
    """The currency word or sign after the number, in lower case."""
    scaled: bool
    """The number has "k" or the like."""
    more: bool
    """The number has a plus."""
    currency: Optional[str]

    @property
    def signed(self) -> bool:
        return self.sign or bool(self.word)


@cache
def _pattern(with_words: bool) -> re.Pattern[str]:
    number = rf"(?:{words_pattern()}|{FIGURES})" if with_words else rf"(?:{FIGURES})"
    sign, after = sign_pattern(), words_pattern_after()
    plus = r"(?:\+|\s\+(?!\s*[a-z]))"  # "25+ an hour" is more, "$18 + commission" is not
    end_of_number = r"(?![\d]|[.,]\d)"
    return re.compile(
        rf"""(?:(?P<sign>{sign})\s?|(?<![\w.,])(?<!\d[-–/:]))(?P<low>{number}){end_of_number}\s?
            (?P<low_scale>{_SCALE})?(?P<low_plus>{plus})?
            (?P<low_after>{after})?(?P<low_per>{_PER})?
            (?:\s*(?P<join>-+|–|—|−|\bto\b|\band\b|\bthrough\b|\bor\b|/|~)\s*
               (?P<high_sign>{sign})?\s?(?P<high>{number}){end_of_number}\s?
               (?P<high_scale>{_SCALE})?(?P<high_plus>{plus})?)?
            (?P<after>{after})?{_NOISE}(?P<per>{_PER}|{_BARE_PER})?(?P<late_after>{after})?""",
        re.VERBOSE | re.IGNORECASE,
    )


def money_in(text: str, *, with_words: bool) -> Iterator[Money]:
    """Every number or range in `text`, money or not; `with_words` finds numbers written out ("twenty two") as well."""
    for found in _pattern(with_words).finditer(text):
        money = _money(text, found)
        if money is not None and money.low > 0:
            yield money


def _money(text: str, found: re.Match[str]) -> Optional[Money]:
    low = _amount(found["low"], found["low_scale"])
    high = _amount(found["high"], found["high_scale"]) if found["high"] and _joins(text, found) else None
    if low is None or _LARGE.match(text, found.end("high" if high is not None else "low")):
        return None
    if high is not None and found["high_sign"] and not found["sign"] and low * FARTHEST_APART < high:
        return _money(text, again) if (again := _pattern(False).match(text, found.start("high_sign"))) else None
    if high is not None:
        low, high = _same_scale(low, high, found)
        high = high if high >= low else None
    whole = high is not None or not found["high"]
    said_per = (found["per"] if whole else None) or found["low_per"]
    word = found["low_after"] or ((found["after"] or found["late_after"]) if whole else None) or ""
    names = (found["sign"], found["low_after"], found["after"], found["late_after"], found["high_sign"])
    currency = currency_of(text, *names)
    ends_of_low = ("low", "low_scale", "low_plus", "low_after", "low_per")
    end = found.end() if whole else max(found.end(name) for name in ends_of_low)
    while text[end - 1].isspace():
        end -= 1
    lakhs = (found["low_scale"] or "").lower() == "lpa"
    return Money(
        start=found.start(),
        end=end,
        low=low,
        high=high,
        said=found["low"],
        per="year" if lakhs else period_of(said_per),
        bare_hour=bool(said_per) and (said_per or "").strip().lower() in ("hr", "hour"),
        sign=bool(found["sign"] or (whole and found["high_sign"])),
        word=word.strip().lower(),
        scaled=bool(found["low_scale"] or (high is not None and found["high_scale"])),
        more=bool(found["low_plus"] or (whole and (found["high_plus"] or _MORE.match(found["noise"] or "")))),
        currency=currency or ("INR" if lakhs else None),
    )


def _joins(text: str, found: re.Match[str]) -> bool:
    join = found["join"].lower()
    if join == "and":
        return re.search(r"\bbetween\s*$", text[: found.start()], re.IGNORECASE) is not None
    return bool(found["high_sign"] or found["per"]) if join in ("/", "or") else True


def _same_scale(low: float, high: float, found: re.Match[str]) -> tuple[float, float]:
    """ "60-70k" and "80-100,000" mean thousands at both ends."""
    if not found["low_scale"] and low < 1000 <= high and low * 1000 <= high:
        return low * 1000, high
    if found["low_scale"] and not found["high_scale"] and high < 1000 <= low:
        return low, high * 1000
    return low, high


def _amount(said: str, scale: Optional[str]) -> Optional[float]:
    value = float(said.replace(".", "")) if re.fullmatch(r"\d{1,3}\.\d{3}", said) else value_of(said)
    if value is None or not scale:
        return value
    return round(value * (100000 if scale.lower()[:2] in ("la", "lp") else 1000), 2)


def period_of(said: Optional[str]) -> Optional[str]:
    """The period in words such as "/hr", "a year", "every two weeks"; None when there is none."""
    folded = (said or "").lower()
    if re.search(r"other week|(?:two|2) weeks|bi-?weekly", folded):
        return "fortnight"
    words = re.findall(r"[a-z]+", folded.replace(".", "").replace("p h", "ph").replace("p a", "pa"))
    return _periods().get(words[-1]) if words else None


@cache
def _periods() -> dict[str, str]:
    return {word: period for period, words in PERIODS.items() for word in words}

"""The shape of an amount of money in text: signs, figures, "k", currency words, period."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.extract.numbers import FIGURES, value_of, words_pattern
from bot.lexicon import lexicon

PERIODS = {
    "hour": "hour", "hr": "hour", "hrs": "hour", "h": "hour", "hourly": "hour", "ph": "hour", "hours": "hour", "hrly": "hour",
    "day": "day", "daily": "day", "diem": "day", "shift": "day",
    "week": "week", "wk": "week", "weekly": "week", "pw": "week", "wkly": "week",
    "month": "month", "mo": "month", "mth": "month", "monthly": "month", "pcm": "month", "pm": "month",
    "year": "year", "yr": "year", "annum": "year", "annually": "year", "annual": "year", "yearly": "year", "pa": "year", "lpa": "year",
    "fortnight": "fortnight", "biweekly": "fortnight", "weeks": "fortnight",
}  # fmt: skip
"""The contract's period for each word for one; a fortnight is told apart, since it must be halved to a week."""

_UNIT = r"(?:hours?|hrs?|h|days?|weeks?|wks?|months?|mths?|mos?|years?|yrs?|annum|fortnight)"
_PER = rf"""(?:
      [ ]*(?:/|\\|\bper\b|\ban?\b|\bevery\b|\beach\b|\bp/|\bp\.)[ ]*(?:other[ ]week|(?:two|2)[ ]weeks|(?:full[ ])?{_UNIT})\b(?!-)
    | [ ]*,?[ ]*\(?(?:hourly|hrly|daily|weekly|wkly|monthly|yearly|annually|annual|bi-?weekly)\b(?!\s+(?:bonus|pay\b))
    | [ ]?(?:p\.?\s?h|p\.?\s?a|pcm|p\.?\s?w)\b\.?
)"""
_BARE_PER = r"[ ]?(?:hr|hour)\b"
_SCALE = r"(?:k\b|grand\b|thousand\b|thou\b|lakhs?\b|lacs?\b|lpa\b)"
_NOISE = r"(?:\s*(?:gross|net|base|basic|before\s+tax(?:es)?|salary|base\s+salary|ish|or\s+(?:more|above|better|so|higher)|and\s+up|starting|to\s+start))?"


@cache
def amounts(with_words: bool) -> re.Pattern[str]:
    """Pattern of an amount or range; `with_words` lets numbers be written out ("twenty two")."""
    number = rf"(?:{words_pattern()}|{FIGURES})" if with_words else rf"(?:{FIGURES})"
    marked = "|".join(re.escape(sign) for sign in sorted(lexicon("pay")["marked_dollars"], key=len, reverse=True))
    codes = "|".join(lexicon("pay")["codes"])
    sign = rf"(?:(?:{marked})|(?:(?:{codes}|Rs\.?)\s?[$£€]?)|[$£€₹₱¥₩₪₦₫฿])"
    after = rf"(?:\s?(?:{_words_after()})\b|\s?[$£€₹₱](?!\s?\d))"
    return re.compile(
        rf"""(?<![\w.,])(?<!\d[-–/:])
            (?:(?P<sign>{sign})\s?)?(?P<low>{number})(?![\d]|[.,]\d)\s?(?P<low_scale>{_SCALE})?(?P<low_plus>\s?\+)?
            (?P<low_after>{after})?(?P<low_per>{_PER})?
            (?:\s*(?P<join>-+|–|—|−|\bto\b|\band\b|\bthrough\b|\bor\b|/|~)\s*
               (?P<high_sign>{sign})?\s?(?P<high>{number})(?![\d]|[.,]\d)\s?(?P<high_scale>{_SCALE})?(?P<high_plus>\s?\+)?)?
            (?P<after>{after})?{_NOISE}(?P<per>{_PER}|{_BARE_PER})?(?P<late_after>\s?(?:{codes})\b)?""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _words_after() -> str:
    names = lexicon("pay")
    words = [*(name for said in names["words"].values() for name in said), *names["dollars"], "pesos", "peso", *names["codes"]]
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def amount_of(said: str, scale: Optional[str]) -> Optional[float]:
    """The amount that figures or words with "k" and the like stand for."""
    said = said.strip()
    value = float(said.replace(".", "")) if re.fullmatch(r"\d{1,3}\.\d{3}", said) else value_of(said)
    if value is None or not scale:
        return value
    scale = scale.lower().rstrip("s")
    return round(value * (100000 if scale in ("lakh", "lac", "lpa") else 1000), 2)


def period_of(said: Optional[str]) -> Optional[str]:
    """The period in words such as "/hr", "a year", "every two weeks"."""
    if not said:
        return None
    folded = said.lower()
    if "other week" in folded or "two weeks" in folded or "2 weeks" in folded or "bi" in folded:
        return "fortnight"
    last = re.sub(r"[^a-z]", "", folded.replace("per", " ").split("/")[-1].split()[-1]) if folded.strip(" /") else ""
    return PERIODS.get(last) or PERIODS.get(last.rstrip("s"))


def currency_of(text: str, *said: Optional[str]) -> Optional[str]:
    """ISO 4217 of the first sign or word that names a currency; None for a bare $ or dollars."""
    names = lexicon("pay")
    for part in said:
        folded = re.sub(r"\s+", " ", (part or "").strip().lower())
        if not folded:
            continue
        if folded in ("peso", "pesos"):
            return _pesos(text)
        found = names["signs"].get(folded) or names["marked_dollars"].get(folded.replace(" ", ""))
        code = found or _by_word().get(folded.rstrip(" $£€."))
        if code:
            return str(code)
    return None


@cache
def _by_word() -> dict[str, str]:
    names = lexicon("pay")
    by_word = {word: code for code, said in names["words"].items() for word in said}
    return {**{code.lower(): code for code in names["codes"]}, **by_word}


def _pesos(text: str) -> str:
    folded = text.lower()
    for code, hints in lexicon("pay")["pesos"].items():
        if any(hint in folded for hint in hints):
            return str(code)
    return "PHP"

"""Pay from a feed's loose fields: one text, or amounts with a period and a currency beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Optional

from bot.extract.pay import read_pay
from bot.importers.board_pay import stated_pay
from bot.importers.columns import bare
from bot.lexicon import lexicon

_AMOUNT = re.compile(
    r"[$€£]?\s*(?P<whole>\d{1,3}(?:[,. ']\d{3})+|\d{1,9})(?P<cents>[.,]\d{1,2}0*)?\s*(?P<k>[kK])?"
)
_BOUNDS = {"min": "pay_min", "max": "pay_max"}
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
_LONGEST = 300
"""Characters; what is longer tells of pay, but is read with the description."""
_CODE = re.compile(r"[A-Z]{3}")
_WORDS = re.compile(r"[a-z]+")
_WORD = re.compile(r"[^\W\d_]{3}")


def pay_of(said: Mapping[str, str], location: str) -> tuple[Optional[dict[str, Any]], str]:
    """(pay as in the contract, text that no field can hold): both, either or neither may be there."""
    stated = said.get("pay", "")
    bounds = {bound: said[field] for bound, field in _BOUNDS.items() if _amount(said.get(field, "0")) != 0}
    if not bounds and _AMOUNT.fullmatch(stated) and ("pay_per" in said or "pay_currency" in said):
        bounds, stated = {"min": stated, "max": stated}, ""
    pay = _from_amounts(bounds, said) if bounds else None
    if bounds and pay is None:
        around = (said.get("pay_currency", ""), said.get("pay_per", ""))
        stated = stated or " ".join([" - ".join(dict.fromkeys(bounds.values())), *filter(None, around)])
    elif not bounds and 0 < len(stated) <= _LONGEST:
        stated = _with_period(stated, said.get("pay_per", ""))
        read = stated_pay(stated, location)
        pay = read.dict() if read else None
        if pay and pay["currency"] is None:
            pay["currency"] = _currency(said.get("pay_currency", ""))
    return pay, stated if stated and (pay is None or _says_more(stated)) else ""


def _from_amounts(bounds: Mapping[str, str], said: Mapping[str, str]) -> Optional[dict[str, Any]]:
    amounts = {bound: _amount(text) for bound, text in bounds.items()}
    per = _period(said.get("pay_per", ""))
    low, high = amounts.get("min"), amounts.get("max")
    if None in amounts.values() or ("pay_per" in said and per is None) or (low and high and low > high):
        return None
    if per is None:
        guessed = read_pay(f"${low or high:.2f}")
        per = guessed[0].value.per if guessed else None
    sign = next((text[0] for text in bounds.values() if text[0] in _CURRENCIES), "")
    return {"min": low, "max": high, "per": per, "currency": _currency(said.get("pay_currency", "") or sign)}


def _amount(text: str) -> Optional[float]:
    """83600 of "$83,600.00", "83.600", "83,6k"; None when it is no bare amount."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    whole = re.sub(r"[,. ']", "", match["whole"])
    cents = (match["cents"] or "")[1:]
    return float(f"{whole}.{cents or 0}") * (1000 if match["k"] else 1)


def _period(stated: str) -> Optional[str]:
    return _periods().get(bare(stated))


def _with_period(stated: str, period: str) -> str:
    """The text with the period that stands beside it, unless it has one of its own."""
    per = _period(period)
    own = any(word in _periods() for word in _WORDS.findall(stated.lower()))
    return stated if per is None or own else f"{stated} per {per}"


def _currency(stated: str) -> Optional[str]:
    code = stated.strip().upper()
    return code if _CODE.fullmatch(code) else _CURRENCIES.get(code)


def _says_more(stated: str) -> bool:
    """Whether words stand around the amounts, such as "plus tips"."""
    readings = read_pay(stated) if len(stated) <= _LONGEST else []
    return not readings or bool(_WORD.search(stated[: readings[0].start] + stated[readings[0].end :]))


@cache
def _periods() -> dict[str, str]:
    return {bare(word): period for period, names in lexicon("feed_words")["periods"].items() for word in names}

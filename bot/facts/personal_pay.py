""" "is that more than 25 an hour?": the base pay against an amount told, both by the hour and by the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Optional

from bot.extract.pay import read_pay
from bot.extract.values import HOURS_PER, Pay
from bot.facts.model import Fact
from bot.lexicon import lexicon


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("personal")["pay"][name])


def amount_told(question: str) -> Optional[Pay]:
    """The amount that the pay is to be compared with; None where none or several are told."""
    if not _pattern("asked").search(question):
        return None
    found = read_pay(question)
    return found[0].value if len(found) == 1 else None


def judge_pay(question: str, facts: Sequence[Fact]) -> Optional[tuple[str, list[Fact]]]:
    """Above, below or across, by base pay alone: bonus, commission and totals are never mixed in."""
    told = amount_told(question)
    bases = [fact for fact in facts if fact.facet == "pay" and fact.kind == "base" and isinstance(fact.value, dict)]
    bases = [fact for fact in bases if fact.value.get("min") is not None or fact.value.get("max") is not None]
    if told is None or not bases:
        return None
    fact = next((fact for fact in bases if fact.field == "pay"), bases[0])
    pay = fact.value
    amount, per = told.hourly("min"), pay.get("per")
    if amount is None or per not in HOURS_PER or not _same_money(told, pay):
        return None
    words = lexicon("personal")["pay"]
    key = _compared(pay, amount * HOURS_PER[per], at_least=_pattern("at_least").search(question) is not None)
    text = words[key].format(pay=_range(pay, per), told=_said(told))
    rule = words["rule"].format(told=_said(told), amount=_money(amount * HOURS_PER[per]), per=_period(per))
    return f"{text} {rule}" if told.per != per else str(text), [fact]


def _compared(pay: dict[str, Any], amount: float, *, at_least: bool) -> str:
    """The key of the wording; an end that is not stated decides nothing."""
    low, high = pay.get("min"), pay.get("max")
    if low is not None and low == high == amount and not at_least:
        return "same"
    if low is not None and (low > amount or (at_least and low == amount)):
        return "reaches" if at_least else "more"
    return "less" if high is not None and high < amount else "across"


def _range(pay: dict[str, Any], per: str) -> str:
    low, high = pay.get("min"), pay.get("max")
    key = "up_to" if low is None else "from" if high is None else "single" if low == high else "range"
    return str(lexicon("personal")["pay"][key].format(low=_money(low or 0), high=_money(high or 0), per=_period(per)))


def _same_money(told: Pay, pay: dict[str, Any]) -> bool:
    return told.currency is None or pay.get("currency") in (None, told.currency)


def _said(told: Pay) -> str:
    return str(
        lexicon("personal")["pay"]["amount"].format(
            amount=_money(told.min or told.max or 0), per=_period(told.per or "year")
        )
    )


def _period(per: str) -> str:
    return str(lexicon("personal")["pay"]["periods"][per])


def _money(amount: float) -> str:
    return f"{amount:,.0f}" if float(amount).is_integer() or amount >= 1000 else f"{amount:,.2f}"

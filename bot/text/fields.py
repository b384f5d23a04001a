"""The stored text of a posting, field by field: what evidence quotes."""

from __future__ import annotations

from typing import Optional

from bot.text.markup import unescaped
from bot.text.plain import plain_text
from bot.text.posting import Posting, StatedPay

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
PERIODS = {"hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}
SHORT_FIELDS = ("title", "company", "location", "employment_type", "workplace", "url", "industry")


def fields_of(posting: Posting) -> dict[str, str]:
    """Each field that the posting has, as text; `description` is always there. Dates are ISO 8601."""
    fields = {"description": plain_text(posting.description)}
    for name in SHORT_FIELDS:
        value = getattr(posting, name)
        if value:
            fields[name] = " ".join((value if name == "url" else unescaped(value)).split())
    pay = pay_in_words(posting.pay)
    if pay:
        fields["pay"] = pay
    for name in ("posted_on", "closes_on"):
        day = getattr(posting, name)
        if day:
            fields[name] = day.isoformat()
    return fields


def pay_in_words(pay: Optional[StatedPay]) -> str:
    """The record's figures as a person writes them ("$20.50 - $24 an hour"); empty when it has none."""
    if pay is None or (pay.min is None and pay.max is None):
        return ""
    low, high = (None if bound is None else _amount(bound, pay.currency) for bound in (pay.min, pay.max))
    if low is None:
        words = f"up to {high}"
    elif high is None:
        words = f"from {low}"
    else:
        words = low if low == high else f"{low} - {high}"
    return f"{words} {PERIODS[pay.per]}" if pay.per else words


def _amount(value: float, currency: Optional[str]) -> str:
    """`value` with thousands set off; cents, and finer parts, only where there are any."""
    code = (currency or "").strip().upper()
    places = "" if round(value, 2) != value else ".0f" if value == int(value) else ".2f"
    figure = f"{value:,{places}}"
    sign = SIGNS.get(code)
    return f"{sign}{figure}" if sign else f"{code} {figure}".strip()

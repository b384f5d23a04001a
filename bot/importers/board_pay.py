"""The pay line in a job board's header: "$20 an hour", "From $17.50 an hour", "$83,600 - $135,111 a year"."""

from __future__ import annotations

import re
from typing import Optional

from bot.extract.pay import read_pay
from bot.extract.place import places_of
from bot.text.posting import StatedPay

_OPEN = re.compile(r"\b(?:from|start|starting|minimum|at least)\b|\+", re.I)
_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD"}
"""What a bare $ means, by country; elsewhere it is US dollars."""


def stated_pay(line: str, location: Optional[str]) -> Optional[StatedPay]:
    """The line's pay as a posting's record: a single amount is both bounds, unless the line leaves one open."""
    readings = read_pay(line)
    if not readings:
        return None
    pay = readings[0].value
    high = pay.min if pay.max is None and not _OPEN.search(line) else pay.max
    currency = pay.currency
    if currency is None and "$" in line:
        country = next((place.country for place in places_of(location or "")), None)
        currency = _DOLLARS.get(country or "", "USD")
    return StatedPay(min=pay.min, max=high, per=pay.per, currency=currency)

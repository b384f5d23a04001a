"""Pay, compared by the hour. A posting that states none never fits a wish for pay.

A posting's top pay must reach the least that is wished, and its lowest must not lie above the most. Where the
candidate names a currency, pay in another does not fit; where they name none, amounts are compared as stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from bot.extract.values import HOURS_PER, LEAST_YEARLY
from bot.lexicon import lexicon
from bot.postings import terms
from bot.postings.expression import EVERYTHING, NOTHING, Expression, all_of, none_of, term
from bot.postings.filters.base import Found, Tier, wording
from bot.postings.job import JobPay
from bot.query.model import PayWish

SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "INR": "₹", "CAD": "CA$", "AUD": "A$"}


@dataclass(frozen=True)
class PayFilter:
    """A floor, a ceiling, or that pay is stated at all."""

    wish: PayWish

    def tiers(self) -> list[Tier]:
        """The index knows steps of pay; rows between two of them are compared."""
        also: dict[str, Any] = {}
        needs: list[Expression] = [term(terms.pay_reaches(0))]
        sure: list[Expression] = []
        if self.wish.currency:
            needs.append(term(terms.currency(self.wish.currency)))
        if self.wish.min is not None:
            least = self._hourly(self.wish.min)
            below, above = terms.steps_around(least)
            needs.append(term(terms.pay_reaches(below)))
            if below != above:
                also["pay_from"] = least - terms.CENT
                sure.append(NOTHING if above is None else term(terms.pay_reaches(above)))
        if self.wish.max is not None:
            most = self._hourly(self.wish.max)
            below, above = terms.steps_around(most)
            needs.append(EVERYTHING if above is None else none_of([term(terms.pay_exceeds(above))]))
            if below != above:
                also["pay_to"] = most + terms.CENT
                sure.append(none_of([term(terms.pay_exceeds(below))]))
        return [Tier(all_of(needs), also, all_of(sure))]

    def _hourly(self, amount: float) -> float:
        return amount / HOURS_PER[self._period(amount)]

    def _period(self, amount: float) -> str:
        return self.wish.per or ("year" if amount >= LEAST_YEARLY else "hour")

    def why(self, found: Found) -> Optional[str]:
        pay = found.job.pay
        if pay is None:
            return None
        if self.wish.min is not None:
            wished = _per(money(self.wish.min, self.wish.currency), self._period(self.wish.min))
            return wording("pay", stated=in_words(pay), wished=wished)
        if self.wish.max is not None:
            wished = _per(money(self.wish.max, self.wish.currency), self._period(self.wish.max))
            return wording("pay_below", stated=in_words(pay), wished=wished)
        return wording("pay_stated", stated=in_words(pay))


def money(amount: float, currency: Optional[str]) -> str:
    """An amount as people write it: "$22", "$17.50", "$85,000", "85,000 CHF"."""
    figure = f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,.2f}"
    sign = SIGNS.get(currency or "USD")
    return f"{sign}{figure}" if sign else f"{figure} {currency}"


def in_words(pay: JobPay) -> str:
    """Pay as the posting states it: "$18 - $22.50 an hour", "up to $90,000 a year"."""
    low, high = (None if amount is None else money(amount, pay.currency) for amount in (pay.min, pay.max))
    if low and high and low != high:
        stated = wording("range", low=low, high=high)
    elif low or high:
        stated = low or wording("up_to", money=high)
    return _per(stated, pay.per) if pay.per else stated


def _per(stated: str, period: str) -> str:
    return wording("amount_per", money=stated, per=lexicon("why")["per"][period])

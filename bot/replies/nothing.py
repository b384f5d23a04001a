"""What to offer when nothing matches: each filter left out once, with what there is then; never widened unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.lexicon import lexicon
from bot.postings.search import MOST_COUNTED
from bot.query.model import PayWish, Query
from bot.query.relax import relaxations
from bot.query.say import filters
from bot.replies.buttons import Button
from bot.replies.cards import count_in_words

MOST = 3
"""Offers in one reply."""


@dataclass(frozen=True)
class Offer:
    """A filter that could be left out."""

    key: str
    """As `filters` names it."""
    words: str
    """The filter in words."""
    total: int
    """How many postings match without it."""


def offers_for(query: Query, count: Callable[[Query], int]) -> list[Offer]:
    """The filters without which something is found, those that help most first; the work itself comes last."""
    said = dict(filters(query))
    found = [
        Offer(key, said.get(key, key), total)
        for key, wider in relaxations(query)
        if wider.as_dict() and (total := count(wider)) > 0
    ]
    return sorted(found, key=lambda offer: (offer.key == "role", -offer.total))[:MOST]


def silent_on_pay(query: Query, total: int, count: Callable[[Query], int]) -> int:
    """How many postings would match a wish for pay but state none; 0 when there are too many to count.

    They are not shown as if they fitted, but people may want to know of them.
    """
    pay = query.pay
    if pay is None or total > MOST_COUNTED:
        return 0
    any_pay = count(query.copy(update={"pay": None}))
    stated = total if pay.stated else count(query.copy(update={"pay": PayWish(stated=True)}))
    return any_pay - stated if any_pay <= MOST_COUNTED else 0


def offer_button(offer: Offer) -> Button:
    """Leaves the filter out."""
    title = lexicon("reply_words")["buttons"]["drop"].format(words=offer.words, total=count_in_words(offer.total))
    return Button.of(title, "search_jobs", drop=offer.key)

"""What to offer when nothing matches: each filter left out once, with what there is then. Nothing is widened unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.lexicon import lexicon
from bot.query.model import Query
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
    """The filters without which something is found, the least loss first: the one that leaves the fewest postings."""
    said = dict(filters(query))
    found = [
        Offer(key, said.get(key, key), total)
        for key, wider in relaxations(query)
        if wider.as_dict() and (total := count(wider)) > 0
    ]
    return sorted(found, key=lambda offer: offer.total)[:MOST]


def offer_button(offer: Offer) -> Button:
    """Leaves the filter out."""
    title = lexicon("reply_words")["buttons"]["drop"].format(words=offer.words, total=count_in_words(offer.total))
    return Button.of(title, "search_jobs", drop=offer.key)

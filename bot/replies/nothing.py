"""What to offer when nothing matches: the filters to leave out, with what there is then; never widened unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.lexicon import lexicon
from bot.postings.search import MOST_COUNTED
from bot.query.model import PayWish, Query
from bot.query.relax import WORK, choices, parts, without_all
from bot.query.say import filters
from bot.replies.buttons import Button
from bot.replies.cards import count_in_words
from bot.replies.changes import KEYS_APART

MOST = 3
"""Offers in one reply."""
MOST_LEFT_OUT = 3
"""Filters that are left out together where fewer do not help."""
MOST_TRIED = 40
"""Counts in one turn."""


@dataclass(frozen=True)
class Offer:
    """Filters, or one value of a filter, that could be left out together; mostly one."""

    keys: tuple[str, ...]
    """As `parts` names them."""
    words: str
    """The filters in words."""
    total: int
    """How many postings match without them."""

    @property
    def drop(self) -> str:
        """The keys as a button's payload carries them."""
        return KEYS_APART.join(self.keys)


def offers_for(query: Query, count: Callable[[Query], int]) -> list[Offer]:
    """The fewest filters without which something is found, those that help most first; the work itself comes last.

    Two are left out together only where no single one helps, three where no two do, the work with another last of all.
    """
    said, both = dict(parts(query)), str(lexicon("say")["both"])
    tried = 0
    for group in _groups(query, count):
        found = []
        for keys in group[: MOST_TRIED - tried]:
            wider = without_all(query, keys)
            total = count(wider) if wider.as_dict() else 0
            if total > 0:
                found.append(Offer(keys, both.join(said[key] for key in keys), total))
        if found:
            return sorted(found, key=lambda offer: (WORK in offer.keys, -offer.total))[:MOST]
        tried += len(group)
    return []


def _groups(query: Query, count: Callable[[Query], int]) -> Iterator[list[tuple[str, ...]]]:
    """The choices of filters to leave out, a group after the other until one helps."""
    yield choices(query, 1, with_work=False) + choices(query, 1, with_work=True)
    others = [key for key, _ in filters(query) if key != WORK]
    if query.role is None or count(without_all(query, others)):  # else there is no such work at all
        for size in range(2, MOST_LEFT_OUT + 1):
            yield choices(query, size, with_work=False)
    yield choices(query, 2, with_work=True)


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
    return Button.of(title, "search_jobs", drop=offer.drop)

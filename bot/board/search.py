"""What is typed into the board's search, read as the bot reads it, and a page of what fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.board.address import search_path
from bot.lexicon import lexicon
from bot.postings.job import Job
from bot.postings.search import MOST_COUNTED
from bot.postings.store import PostingStore
from bot.query.edit import applied
from bot.query.model import Query
from bot.query.read import read_message
from bot.query.relax import parts, without_all
from bot.query.say import filters
from bot.replies.cards import count_in_words
from bot.replies.nothing import offers_for
from bot.replies.unknown import unknown_words

PAGE = 10
"""Postings on a page."""


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    words: str
    href: str


@dataclass(frozen=True)
class Listing:
    """A page of postings, and what was understood of the words that they were searched with."""

    typed: str
    total: int
    count: str
    """The total in words."""
    jobs: list[Job]
    number: int
    """Of this page, from 1."""
    pages: int
    understood: list[Link] = field(default_factory=list)
    """Each wish in force, with the search without it."""
    mended: list[str] = field(default_factory=list)
    """Words that were read as others, as “said” as “read”."""
    unknown: list[str] = field(default_factory=list)
    """Words that nothing understood."""
    nearest: list[Link] = field(default_factory=list)
    """What may have been meant."""
    ways_out: list[Link] = field(default_factory=list)
    """Where nothing fits: what would, and how many."""

    def path(self, number: int) -> str:
        """Where another page of the same list is."""
        return search_path(self.typed, self._left_out, number)

    _left_out: tuple[str, ...] = ()


def listing(store: PostingStore, typed: str, left_out: Sequence[str], number: int, today: date) -> Listing:
    """A page of the open postings that fit what is typed; of all, newest first, where it says no wish.

    `left_out`: keys of wishes to leave aside, as the page's own links name them; any other is ignored. A page that is
    not there is the nearest that is.
    """
    vocabulary = store.vocabulary()
    reading = read_message(typed, vocabulary=vocabulary, today=today)
    whole = applied(Query(), reading)
    known = {key for key, _ in [*filters(whole), *parts(whole)]}
    kept_out = tuple(key for key in dict.fromkeys(left_out) if key in known)
    query = without_all(whole, kept_out)
    total = store.count(query, today=today)
    pages = max(1, -(-min(total, MOST_COUNTED) // PAGE))
    number = min(max(number, 1), pages)
    found = store.search(query, limit=PAGE, offset=(number - 1) * PAGE, today=today)
    words = lexicon("reply_words")
    unknown = unknown_words(reading, vocabulary)
    offers = [] if total else offers_for(query, lambda wider: store.count(wider, today=today))
    return Listing(
        typed,
        total,
        count_in_words(total),
        found.jobs,
        number,
        pages,
        understood=[Link(said, search_path(typed, [*kept_out, key])) for key, said in filters(query)],
        mended=[words["mended"].format(said=said, read=read) for said, read in reading.corrections],
        unknown=[one.word for one in unknown],
        nearest=[Link(one.nearest, search_path(one.instead)) for one in unknown if one.nearest],
        ways_out=[
            Link(
                words["offer"].format(words=offer.words, total=count_in_words(offer.total)),
                search_path(typed, [*kept_out, *offer.keys]),
            )
            for offer in offers
        ],
        _left_out=kept_out,
    )


def suggested() -> list[Link]:
    """Searches that people start with."""
    return [Link(words, search_path(words)) for words in lexicon("reply_words")["suggestions"]]

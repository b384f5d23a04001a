"""The common English words, for telling a misspelling from a word and a name from a word."""

from __future__ import annotations

from functools import cache

from bot.lexicon import lexicon


@cache
def english_words() -> frozenset[str]:
    """About 30,000 common words, lower case."""
    return frozenset(lexicon("english_words")["words"].split())


@cache
def commonest_words(count: int) -> frozenset[str]:
    """The `count` most frequent of them."""
    return frozenset(lexicon("english_words")["words"].split()[:count])

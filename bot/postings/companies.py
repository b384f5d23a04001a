"""Which stored companies a name means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, takewhile

from rapidfuzz import fuzz, process

from bot.postings.words import company_words

LEAST_ALIKE = 88
"""Percentage of likeness from which a misspelt name is taken for a stored one."""


def company_key(name: str) -> str:
    """A company's name as it is compared."""
    return " ".join(company_words(name))


class Companies(dict[str, str]):
    """The stored companies: key to the name to show."""

    @cached_property
    def keys_in_order(self) -> list[str]:
        """Every key, so that those that begin alike stand together."""
        return sorted(self)

    def beginning(self, words: str) -> Iterator[str]:
        """The keys that have these words and more."""
        at = bisect_left(self.keys_in_order, f"{words} ")
        return takewhile(lambda key: key.startswith(f"{words} "), islice(self.keys_in_order, at, None))


def companies_named(name: str, stored: Companies) -> dict[str, str]:
    """The stored companies (by key, with the name to show) that a name means.

    The same name, or one that begins with all the other's words ("Amazon" and "Amazon Fresh"); failing both, the names
    that are spelt most alike.
    """
    wanted = company_key(name)
    if not wanted:
        return {}
    found = [key for key in (wanted, *stored.beginning(wanted)) if key in stored]
    if not found:
        close = process.extract(wanted, stored.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE, limit=5)
        best = max((score for _, score, _ in close), default=0)
        found = [key for key, score, _ in close if score == best]
    return {key: stored[key] for key in found}

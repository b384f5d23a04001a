"""Which stored companies a name means."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from bot.postings.words import company_words

LEAST_ALIKE = 88
"""Percentage of likeness from which a misspelt name is taken for a stored one."""


def company_key(name: str) -> str:
    """A company's name as it is compared."""
    return " ".join(company_words(name))


def companies_named(name: str, stored: Mapping[str, str]) -> dict[str, str]:
    """The stored companies (by key, with the name to show) that a name means.

    The same name, or one that begins with all the other's words ("Amazon" and "Amazon Fresh"); failing both, the names
    that are spelt most alike.
    """
    wanted = company_key(name)
    if not wanted:
        return {}
    found = {key: shown for key, shown in stored.items() if key == wanted or key.startswith(wanted + " ")}
    if not found:
        close = process.extract(wanted, stored.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE, limit=5)
        best = max((score for _, score, _ in close), default=0)
        found = {key: stored[key] for key, score, _ in close if score == best}
    return found

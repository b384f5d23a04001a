"""A fact's words on a card: cut so that what its rule read stays in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Optional

from bot.facts.model import Fact
from bot.facts.page import folded
from bot.facts.rules import FAMILIES
from bot.lexicon import lexicon

MOST = 90
"""Characters of a quote, about."""


def quoted(fact: Fact) -> str:
    """The words of a fact, of which no more than about `MOST` characters are shown."""
    return shortened(fact.quote, 0 if len(fact.quote) <= MOST else _read_at(fact))


def shortened(quote: str, around: int = 0, most: int = MOST) -> str:
    """A quote on one line, of at most about so many characters, cut at words so that the offset `around` stays in."""
    if len(quote) <= most:
        return " ".join(quote.split())
    start = max(0, min(around - most // 2, len(quote) - most)) if around > most * 2 // 3 else 0
    end = start + most
    head = quote[start:end].split(" ", 1)[-1] if start else quote[:end]
    cut = head if end >= len(quote) else head.rsplit(" ", 1)[0]
    return ("…" if start else "") + " ".join(cut.split()) + ("" if end >= len(quote) else "…")


def named_in(said: Sequence[str], text: str) -> Optional[re.Match[str]]:
    """Where a text has these words, as the index makes them, one after the other."""
    pattern = r"(?<!\w)" + r"\W+".join(map(re.escape, said)) + r"(?!\w)"
    return re.search(pattern, text, re.IGNORECASE) if said else None


def _read_at(fact: Fact) -> int:
    """Where in its quote the rule found the fact, else where its value or facet is named; -1 if nowhere."""
    low = folded(fact.quote)
    pattern = _pattern(fact.facet, fact.rule)
    found = pattern.search(low) if pattern else None
    if found:
        return found.start()
    names = (str(fact.value).replace("_", " "), fact.facet.rpartition("_")[2])
    return next((at for name in names if (at := low.find(name)) >= 0), -1)


@cache
def _pattern(facet: str, rule: str) -> Optional[re.Pattern[str]]:
    """The pattern of a rule, compiled alone: a search must not wait for those of all the others."""
    entries = (entry for family in FAMILIES for entry in lexicon(f"facets/{family}").get(facet, ()))
    return next((re.compile(entry["pattern"]) for entry in entries if entry["name"] == rule), None)

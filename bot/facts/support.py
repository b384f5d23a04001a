"""Whether a sentence that no rule read proves an answer: it must hold what the question is about, not be near it."""

from __future__ import annotations

import re
from functools import cache
from typing import Optional

from bot.facts.page import folded
from bot.facts.wanted import Wanted, alike, stem, stems
from bot.lexicon import lexicon

HALF = 0.5
"""Share of the named words' weight that a sentence about something unruly must hold, unless it is very near."""
NEAR = 0.56
"""Likeness to the question that makes up for words not shared: the same said in other words."""
NEARER = 0.75
"""The same for what no facet covers, where nothing but the words tells that it is the same thing."""
FREE = frozenset({"duties", "company", "other", "team", "location"})
"""Facets whose sentences may be about anything, so that no words of their own can be demanded."""


@cache
def _topics() -> dict[str, re.Pattern[str]]:
    return {facet: re.compile(words) for facet, words in lexicon("answers")["topics"].items()}


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(lexicon("answers")["counted"])


def counted(want: Wanted) -> Optional[frozenset[str]]:
    """Stems of the thing whose number is asked, "patients" in "how many patients at a time"; None without one."""
    match = _counted().search(want.text)
    if match is None:
        return None
    word = stem(match.group("thing"))
    return alike(word) if word in {word for word, _ in want.words} else None


def on_topic(facet: str, quote: str) -> bool:
    """Whether the words hold one of the facet's own, "degree" or "diploma" of education; free facets have none."""
    topic = _topics().get(facet)
    return topic is None or topic.search(folded(quote)) is not None


def supported(facet: str, quote: str, want: Wanted, share: float, likeness: float) -> bool:
    """Whether a sentence may answer alone, given the share of the named words it holds and its likeness in meaning."""
    thing = counted(want)
    if thing is not None and facet in FREE and not thing & set(stems(folded(quote))):
        return False
    if facet in FREE and want.named(facet) and share < HALF:
        return likeness >= (NEARER if facet == "other" else NEAR)
    return on_topic(facet, quote)

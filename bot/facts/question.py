"""Which facets a candidate's question asks about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from bot.facts.page import folded
from bot.lexicon import lexicon

WORD = re.compile(r"[a-z]{5,}")
MOST_FACETS = 4


@dataclass(frozen=True)
class Asking:
    """Facets that one way of asking is about."""

    facets: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _askings() -> tuple[Asking, ...]:
    return tuple(
        Asking(tuple(entry["facets"]), re.compile(rf"(?<![a-z])(?:{ask})"))
        for entry in lexicon("questions")["asks"]
        for ask in entry["ask"]
    )


@cache
def _work_verbs() -> re.Pattern[str]:
    return re.compile(lexicon("questions")["work_verbs"])


@cache
def _spelling() -> tuple[tuple[str, ...], frozenset[str]]:
    data = lexicon("questions")
    return tuple(data["spelling"]), frozenset(data["spelling"]) | frozenset(data["known"])


def facets_asked(question: str) -> list[str]:
    """The contract's facets that `question` asks about, in the order asked; empty when no facet covers it.

    A question about the work itself that names nothing else gives `duties` and `other`.
    """
    text = mended(folded(question)).strip(" ?!.\n")
    found = [(m.start(), m.end(), asking.facets) for asking in _askings() for m in asking.pattern.finditer(text) if m.end() > m.start()]
    kept = [
        (start, end, facets)
        for start, end, facets in found
        if not any(s <= start and end <= e and (e - s) > (end - start) for s, e, _ in found)
    ]
    kept.sort(key=lambda ask: ask[0])
    facets = list(dict.fromkeys(facet for _, _, named in kept for facet in named))[:MOST_FACETS]
    if facets:
        return facets
    return ["duties", "other"] if _work_verbs().search(text) else []


def mended(text: str) -> str:
    """`text` with likely typos of the questions' own words mended; other words stay as they are."""
    words, known = _spelling()

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        if word in known:
            return word
        allowed = 1 if len(word) < 8 else 2
        near = [(OSA.distance(word, other, score_cutoff=allowed), other) for other in words if abs(len(other) - len(word)) <= allowed]
        near = [(distance, other) for distance, other in near if distance <= allowed and other[0] == word[0]]
        return min(near)[1] if near else word

    return WORD.sub(mend, text)

"""Which facets a candidate's question asks about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from bot.facts.page import folded
from bot.lexicon import lexicon

WORD = re.compile(r"[a-z]{5,}")
CLAUSE = re.compile(r"[?,;+&/]| and | plus | or ")
MOST_FACETS = 4
WORK = ["duties", "other"]
"""What a question about the work that names nothing else is about."""


@dataclass(frozen=True)
class Asking:
    """Facets that one way of asking is about."""

    facets: tuple[str, ...]
    pattern: re.Pattern[str]
    weak: bool
    """Whether it counts only when its clause asks nothing else."""


@dataclass(frozen=True)
class Ask:
    """Facets asked by the words at `start` to `end` of the question as `plain` gives it."""

    facets: tuple[str, ...]
    start: int
    end: int


@cache
def _askings() -> tuple[Asking, ...]:
    return tuple(
        Asking(tuple(entry["facets"]), re.compile(rf"(?<![a-z])(?:{ask})"), key == "weak")
        for entry in lexicon("questions")["asks"]
        for key in ("ask", "weak")
        for ask in entry.get(key, ())
    )


@cache
def _work_verbs() -> re.Pattern[str]:
    return re.compile(lexicon("questions")["work_verbs"])


@cache
def _spelling() -> tuple[tuple[str, ...], frozenset[str]]:
    data = lexicon("questions")
    return tuple(data["spelling"]), frozenset(data["spelling"]) | frozenset(data["known"])


def plain(question: str) -> str:
    """The question in lower case with straight quotes, likely typos mended, and no punctuation at its end."""
    return mended(folded(question)).strip(" ?!.\n")


@lru_cache(maxsize=512)
def asks(question: str) -> tuple[Ask, ...]:
    """What the question asks, in order; of two ways of asking, the one that covers the other's words counts."""
    text = plain(question)
    strong = list(_matches(text, weak=False))
    bounds = [cut.start() for cut in CLAUSE.finditer(text)]
    told = {bisect_left(bounds, ask.start) for ask in strong}
    found = strong + [ask for ask in _matches(text, weak=True) if bisect_left(bounds, ask.start) not in told]
    kept = [
        ask
        for ask in found
        if not any(o.start <= ask.start and ask.end <= o.end and o.end - o.start > ask.end - ask.start for o in found)
    ]
    return tuple(sorted(kept, key=lambda ask: ask.start))


def facets_asked(question: str) -> list[str]:
    """The contract's facets that the rules read in `question`, in the order asked; empty when no rule covers it.

    A question about the work itself that names nothing else gives `WORK`. `facets_meant` knows more ways of asking, but
    takes any text for a question.
    """
    facets = list(dict.fromkeys(facet for ask in asks(question) for facet in ask.facets))[:MOST_FACETS]
    if facets:
        return facets
    return list(WORK) if _work_verbs().search(plain(question)) else []


def _matches(text: str, *, weak: bool) -> Iterator[Ask]:
    for asking in _askings():
        if asking.weak == weak:
            for match in asking.pattern.finditer(text):
                if match.end() > match.start():
                    yield Ask(asking.facets, match.start(), match.end())


def mended(text: str) -> str:
    """`text` with likely typos of the questions' own words mended; other words stay as they are."""
    words, known = _spelling()

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        return word if word in known else _nearest(word, words)

    return WORD.sub(mend, text)


def _nearest(word: str, words: tuple[str, ...]) -> str:
    """The first of `words` that is one slip of a key away: a letter wrong, missing, too many, or two swapped."""
    near = (other for other in words if abs(len(other) - len(word)) < 2 and other[0] == word[0])
    return next((other for other in near if OSA.distance(word, other, score_cutoff=1) == 1), word)

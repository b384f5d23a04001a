"""Which facets a question means: what the rules read in it, checked and filled up by the learned head."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.facts.head import chances_of
from bot.facts.question import CLAUSE, MOST_FACETS, WORK, facets_asked, plain
from bot.lexicon import lexicon

LEAST_TOLD = 0.15
"""Least chance at which what a rule read is believed."""
LEAST_MORE = 0.35
"""Least chance of a facet that no rule read beside those that one did."""
SURE = 0.8
"""Least chance of a facet that one clause of several asks about."""
MOST_CLAUSES = 3
UNSURE = 0.15
"""Chance below which the head only guesses."""
CLOSE = 0.5
"""How near the chance of what a rule read another facet must come, beyond `UNSURE`, to be asked too."""
NEAR = 0.3
"""Where no rule read anything, how near the second guess must be to the first."""


def _clauses(question: str) -> list[str]:
    """The parts of a question with several; none of one that asks but one thing."""
    clauses = [part.strip() for part in CLAUSE.split(question) if len(part.split()) > 1 or facets_asked(part)]
    return clauses[:MOST_CLAUSES] if len(clauses) > 1 else []


def _of_clause(clause: str, likely: dict[str, float], told: list[str]) -> list[str]:
    """What a part of a question asks for itself; the head knows but one question at a time."""
    by_rule = [facet for facet in facets_asked(clause) if facet in told and likely.get(facet, 0.0) >= LEAST_TOLD]
    return by_rule + [facet for facet, chance in likely.items() if chance >= SURE and facet != "other"]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("answers")["insurance"][name])


def insurances(question: str) -> list[str]:
    """The kinds of insurance that a question names in a row: "life and dental insurance"; of "insurance?" the usual."""
    text, words = plain(question), lexicon("answers")["insurance"]
    if "insurance" in text and _pattern("alone").fullmatch(text):
        return list(words["all"])
    row = _pattern("row").search(text)
    named = _pattern("kind").findall(row.group()) if row else []
    return list(dict.fromkeys(words["kinds"][kind] for kind in named))


@lru_cache(maxsize=1024)
def facets_meant(question: str) -> tuple[str, ...]:
    """The facets that `question`, which is known to be one, asks about, best first; never empty."""
    told = [] if facets_asked(question) == WORK else facets_asked(question)
    if insured := insurances(question):
        others = [facet for facet in told if facet not in lexicon("answers")["insurance"]["kinds"].values()]
        return tuple(dict.fromkeys([*insured, *others]))[:MOST_FACETS]
    clauses = _clauses(question)
    likely, *of_clauses = chances_of([question, *clauses])
    if not likely:
        return tuple(told or facets_asked(question) or ["other"])
    if len(told) == MOST_FACETS:
        return tuple(told)  # "what are the requirements?" means all of them, where the head looks for one
    first, second = sorted(likely, key=likely.__getitem__, reverse=True)[:2]
    kept: list[str] = []
    for clause, chances in zip(clauses, of_clauses, strict=True):
        kept += _of_clause(clause, chances, told)
    kept += [facet for facet in told if likely.get(facet, 0.0) >= LEAST_TOLD]
    if kept:
        kept += [
            facet
            for facet in (first, second)
            if facet not in kept and likely[facet] >= min(LEAST_MORE, CLOSE * likely[kept[0]] + UNSURE)
        ]
        ranked = kept if clauses else sorted(kept, key=likely.__getitem__, reverse=True)
        return tuple(dict.fromkeys(ranked))[:MOST_FACETS]
    if likely[first] < UNSURE and facets_asked(question) == WORK:
        return tuple(WORK)
    return (first, second) if likely[second] >= NEAR * likely[first] else (first,)

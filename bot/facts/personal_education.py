""" "I only have an associate's": the level told against the one that the posting asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Optional

from bot.extract.values import EDUCATIONS
from bot.facts.education import levels_in
from bot.facts.model import Fact
from bot.lexicon import lexicon


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("personal")["education"][name])


@cache
def _levels() -> dict[str, re.Pattern[str]]:
    """By level how candidates say it: shorter than postings do."""
    return {level: re.compile(words) for level, words in lexicon("personal")["education"]["levels"].items()}


def level_told(question: str) -> Optional[str]:
    """The level that the candidate has; None where the question tells none or several."""
    if not _pattern("told").search(question) or _pattern("never").search(question):
        return None
    if _pattern("nothing").search(question):
        return "none"
    kept = _pattern("lacking").sub(" ", question)
    levels = {level for level, pattern in _levels().items() if pattern.search(kept)}
    return levels.pop() if len(levels) == 1 else None


def judge_education(question: str, facts: Sequence[Fact]) -> Optional[tuple[str, list[Fact]]]:
    """Enough or not by the lowest level required, else by the one preferred."""
    told = level_told(question)
    asked = [fact for fact in facts if fact.facet == "education" and fact.value in EDUCATIONS]
    if told is None or not asked:
        return None
    words = lexicon("personal")["education"]
    firm = [fact for fact in asked if fact.need != "preferred"]
    bar = min(firm or asked, key=_rank)
    said = {"told": words["names"][told], "asked": words["names"][str(bar.value)]}
    enough = EDUCATIONS.index(told) >= EDUCATIONS.index(str(bar.value))
    key = ("enough" if enough else "short") if firm else ("enough_preferred" if enough else "short_preferred")
    if key == "short" and _pattern("instead").search(bar.quote.lower()):
        key = "instead"
    return str(words[key].format(**said)), [bar]


def _rank(fact: Fact) -> tuple[int, bool]:
    """The lowest level first, and of its facts the one whose words name it."""
    return EDUCATIONS.index(str(fact.value)), str(fact.value) not in levels_in(fact.quote.lower())
